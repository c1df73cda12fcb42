"""A display, a bus and the program on it, all of its own and all ended at the end; and what is read there."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ASKS_ATSPI = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
PATIENCE = 120
"""Seconds after which something that should answer does not (assumed)."""


@dataclass(frozen=True, slots=True)
class Node:
    """One object on the bus."""

    depth: int
    role: str
    name: str
    description: str
    states: tuple[str, ...]


def missing() -> tuple[str, ...]:
    """What this machine lacks for a bus of its own, in words; () = nothing."""
    lacks = [name for name in ("Xvfb", "dbus-daemon") if shutil.which(name) is None]
    lacks += [path for path in (LAUNCHER, SYSTEM_PYTHON) if not Path(path).exists()]
    if SYSTEM_PYTHON not in lacks:
        asked = subprocess.run([SYSTEM_PYTHON, "-c", ASKS_ATSPI], check=False, capture_output=True)
        lacks += ["Atspi for the system's Python"] if asked.returncode else []
    return tuple(lacks)


class OnBus:
    """The program on its bus. Raises BrokenPipeError or EOFError when the program is gone."""

    def __init__(self, program: "subprocess.Popen[str]", environment: dict[str, str]) -> None:
        self.program, self._environment = program, environment

    def do(self, words: str) -> None:
        """Tell the program something and wait until it is done."""
        assert self.program.stdin is not None
        self.program.stdin.write(f"{words}\n")
        self.program.stdin.flush()
        self.wait_for(words.partition(" ")[0])

    def wait_for(self, word: str) -> None:
        assert self.program.stdout is not None
        if (answer := self.program.stdout.readline().strip()) != word:
            raise EOFError(f"the program answered {answer!r} and not {word!r}")

    def tree(self) -> list[Node]:
        """Everything that is on the bus now."""
        said = self._read("tree")
        return [Node(**{**row, "states": tuple(row["states"])}) for row in map(json.loads, said.splitlines())]

    def heard(self, words: Sequence[str], seconds: float) -> list[str]:
        """What is announced while the program does this."""
        command = [SYSTEM_PYTHON, str(HERE / "walk.py"), "listen", str(seconds)]
        with subprocess.Popen(command, env=self._environment, stdout=subprocess.PIPE, text=True) as listener:
            assert listener.stdout is not None
            listener.stdout.readline()
            for one in words:
                self.do(one)
            return [json.loads(line) for line in listener.stdout]

    def _read(self, *words: str) -> str:
        command = [SYSTEM_PYTHON, str(HERE / "walk.py"), *words]
        done = subprocess.run(
            command, env=self._environment, check=True, capture_output=True, text=True, timeout=PATIENCE
        )
        return done.stdout


@contextmanager
def on_bus() -> Iterator[OnBus]:
    """The program, started on a display and a bus that end with it."""
    with ExitStack() as ends:
        folder = ends.enter_context(TemporaryDirectory())
        environment = {**os.environ, "XDG_RUNTIME_DIR": folder, "HOME": folder, "PYTHONPATH": str(ROOT)}
        environment |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8"}
        environment["DISPLAY"] = ":" + _first_line(ends, ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24"], environment)
        bus = ["dbus-daemon", "--session", "--print-address=1", "--nofork"]
        environment["DBUS_SESSION_BUS_ADDRESS"] = _first_line(ends, bus, environment)
        _started(ends, [LAUNCHER, "--launch-immediately"], environment)
        program = _started(ends, [sys.executable, "-m", "tests.bus.program"], environment)
        made = OnBus(program, environment)
        made.wait_for("ready")
        yield made


def _first_line(ends: ExitStack, command: Sequence[str], environment: dict[str, str]) -> str:
    stdout = _started(ends, command, environment).stdout
    assert stdout is not None
    return stdout.readline().strip()


def _started(ends: ExitStack, command: Sequence[str], environment: dict[str, str]) -> "subprocess.Popen[str]":
    made = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    ends.callback(_end, made)
    return made


def _end(process: "subprocess.Popen[str]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None and not pipe.closed:
            pipe.close()
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
