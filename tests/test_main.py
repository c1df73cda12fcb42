"""What is loaded when, and who answers which arguments: in real processes."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bodymap import __main__ as program

HEAVY = ("typer", "pydantic", "yaml", "numpy", "shapely")
STOP_AT_FIRST_PAINT = """
import os, sys
heavy = sys.argv.pop(1).split(",")
from bodymap import __main__ as program
from bodymap.ui.own_import import load_qt
load_qt()
from bodymap.ui import frame
def paint(self, event, own=frame.Frame.paintEvent):
    own(self, event)
    print(self.has_opening, sorted(set(heavy) & set(sys.modules)), flush=True)
    os._exit(0)
frame.Frame.paintEvent = paint
program.main()
"""


def process(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)


def test_the_first_picture_needs_nothing_heavy() -> None:
    done = process("-c", STOP_AT_FIRST_PAINT, ",".join(HEAVY), "--theme", "light")
    assert done.stdout == "True []\n", done.stderr


def test_a_picture_of_the_window_needs_no_command_line(tmp_path: Path) -> None:
    code = "import sys, atexit; atexit.register(lambda: print(*sys.modules)); from bodymap.__main__ import main; main()"
    done = process("-c", code, "--screenshot", str(tmp_path / "window.png"))
    assert done.returncode == 0, done.stderr
    assert "typer" not in done.stdout.split()


@pytest.mark.parametrize(
    "arguments", [["--help"], ["assess"], ["--mode"], ["--nonsense", "a"], ["atlas", "check"]]
)
def test_everything_but_the_plain_window_goes_to_the_command_line(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("sys.argv", ["bodymap", *arguments])
    monkeypatch.setattr("bodymap.cli.run", lambda: asked.append(True))
    program.main()
    assert asked == [True]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--mode", "doctor"], "--mode 'doctor' is not known; expected consultation, patient, classroom"),
        (["--size=big"], "--size 'big' is not a size; expected WIDTHxHEIGHT in pixels, as 1280x800"),
    ],
)
def test_a_word_that_is_not_known_is_told_in_one_sentence(
    arguments: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["bodymap", *arguments])
    with pytest.raises(SystemExit) as end:
        program.main()
    assert (end.value.code, capsys.readouterr().err) == (2, f"bodymap: {sentence}\n")


def test_a_broken_file_ends_the_start_with_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.bodymap"
    broken.write_text("{", encoding="utf-8")
    done = process("-m", "bodymap", "--open", str(broken))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "broken.bodymap" in done.stderr


def test_the_moments_of_a_start_are_told_where_the_environment_asks(tmp_path: Path) -> None:
    times = tmp_path / "times"
    with subprocess.Popen(
        [sys.executable, "-m", "bodymap"], env={**os.environ, "BODYMAP_TIMES": str(times)}
    ) as child:
        while child.poll() is None and not times.exists():
            time.sleep(0.05)
        child.terminate()
    told = [json.loads(line) for line in times.read_text("utf-8").splitlines()]
    assert [row["moment"] for row in told] == ["first paint", "ready", "whole window"]
    assert all(Path(row["picture"]).is_file() for row in told)
