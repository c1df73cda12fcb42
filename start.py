"""Set up and start bodymap: `python3 start.py` opens the window, `python3 start.py test` runs every check.

Needs Python and nothing else. It makes `.venv`, installs the locked dependencies, finds missing system libraries,
and starts. Further arguments go to `bodymap` (or, after `test`, to pytest alone). A second start skips the set-up.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

VERSION = "{}.{}".format(*sys.version_info[:2])
if not (3, 11) <= sys.version_info[:2] <= (3, 14):  # said before any line that an older Python cannot read
    sys.exit(f"bodymap needs Python 3.11, 3.12, 3.13 or 3.14; this is Python {VERSION}.")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / ".start-stamp"
PICTURE = "bodymap-window.png"
SAMPLE = ROOT / "assets" / "samples" / "s1-student.bodymap"  # the one the window opens with

RUN_LOCK, TEST_LOCK = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"

# What Qt's wheels leave to the system; the same names on Debian 12, Debian 13 and Ubuntu 24.04.
LIBRARIES = (
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libwayland-cursor0",
)
VENV_PACKAGE = f"python{VERSION}-venv"

CHECKS = (
    ("ruff", (PYTHON, "-m", "ruff", "check", ".")),
    ("import-linter", (PYTHON, "-c", "from importlinter.cli import lint_imports_command as run; run()")),
    ("pyright", (PYTHON, "-m", "pyright")),
    ("pytest", (PYTHON, "-m", "pytest", "-q", "-n", "auto", "--maxprocesses", "4")),
)

USABLE, LIBRARY_MISSING, NO_ANSWER = 0, 3, 4
ANSWER_SECONDS = 10


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing, then run the checks or the program; the exit status is theirs."""
    if arguments[:1] == ["--probe"]:
        return probe(Path(arguments[1]), arguments[2])
    testing = arguments[:1] == ["test"]
    set_up(testing)
    platform = usable_platform(("offscreen",) if testing else wanted_platforms(os.environ))
    if testing:
        return run_checks(arguments[1:])
    if platform == "offscreen" and opens_window(arguments):
        return show_without_display(arguments)
    return become_bodymap(arguments, platform)


# Environment and dependencies


def set_up(testing: bool) -> None:
    """Make `.venv` and install the locked dependencies, unless the stamp says that this was done."""
    mark = fingerprint()
    if (
        PYTHON.exists()
        and STAMP.exists()
        and STAMP.read_text().split() in ([mark, "test"], [mark, kind(testing)])
    ):
        return
    make_venv()
    print(f"Installing the dependencies into {VENV} (once; about 110 MB)", flush=True)
    pip("-r", TEST_LOCK if testing else RUN_LOCK, "--only-binary", ":all:", "--no-deps")
    pip("-e", ROOT, "--no-build-isolation", "--no-deps")
    quiet(PYTHON, "-m", "compileall", "-q", ROOT / "bodymap")  # pip does so for all but the folder itself
    STAMP.write_text(f"{mark} {kind(testing)}\n")


def kind(testing: bool) -> str:
    """Which lock is meant, in the word the stamp uses."""
    return "test" if testing else "run"


def fingerprint() -> str:
    """Changes when the locks, the project file, the Python or the place of this folder change."""
    parts = [lock.read_bytes() for lock in (RUN_LOCK, TEST_LOCK, ROOT / "pyproject.toml")]
    return hashlib.sha256(b"\0".join([*parts, sys.version.encode(), os.fsencode(ROOT)])).hexdigest()


def make_venv() -> None:
    """Make `.venv`, keeping one that fits this Python (an editor or uv may have made it)."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        install_packages((VENV_PACKAGE, *LIBRARIES), "Python here cannot make a virtual environment")
    fits = PYTHON.exists() and quiet(PYTHON, "-c", "import sys; print(sys.version_info[:2])").stdout
    clear = () if str(fits).strip() == str(sys.version_info[:2]) else ("--clear",)
    made = quiet(sys.executable, "-m", "venv", *clear, VENV)
    if made.returncode:
        stop(f"Could not make {VENV}:\n{last_lines(made)}")


def pip(*arguments: str | Path) -> None:
    """Run pip in the environment; it obeys the user's own index settings, and the locks carry hashes."""
    settings = {"PIP_USER": "no", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = quiet(PYTHON, "-m", "pip", "install", "-q", *arguments, settings=settings)
    if done.returncode:
        stop(f"Could not install the dependencies (is there a network?). pip says:\n{last_lines(done)}")


# System libraries and display


def wanted_platforms(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Qt platforms to try for a window, best first; the last resort draws without a display."""
    if environment.get("QT_QPA_PLATFORM"):
        return (*environment["QT_QPA_PLATFORM"].split(";"), "offscreen")
    wayland = ("wayland",) if environment.get("WAYLAND_DISPLAY") else ()
    x11 = ("xcb",) if environment.get("DISPLAY") else ()
    return (*wayland, *x11, "offscreen")


def usable_platform(platforms: Sequence[str]) -> str | None:
    """The first platform whose libraries load and whose display answers; None where Qt needs no help."""
    if sys.platform != "linux":
        return None
    folder = next(VENV.glob("lib/python3*/site-packages/PySide6/Qt/plugins/platforms"))
    for platform in platforms:
        plugin = folder / f"libq{platform.partition(':')[0]}.so"
        if plugin.exists() and with_libraries(plugin, platform) == USABLE:
            return platform
    return "offscreen"


def with_libraries(plugin: Path, platform: str) -> int:
    """Probe a plugin; when a system library is missing, install the libraries and probe again."""
    probed = probe_in_child(plugin, platform)
    if probed.returncode == LIBRARY_MISSING:
        install_packages(LIBRARIES, f"Qt cannot load {probed.stdout.strip()}")
        probed = probe_in_child(plugin, platform)
    if probed.returncode == LIBRARY_MISSING:
        stop(f"Qt still cannot load {probed.stdout.strip()}; please install the system package that has it.")
    return probed.returncode


def probe_in_child(plugin: Path, platform: str) -> subprocess.CompletedProcess[str]:
    """Run `probe` apart, because a broken display can hang or end the process that asks it."""
    command = (PYTHON, "-I", "-S", Path(__file__).resolve(), "--probe", plugin, platform)
    try:
        return quiet(*command, seconds=ANSWER_SECONDS)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, NO_ANSWER, "", "")


def probe(plugin: Path, platform: str) -> int:
    """Load a Qt platform plugin and ask its display; prints the missing library if there is one."""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as missing:
        print(str(missing).partition(":")[0])
        return LIBRARY_MISSING
    asks = {"xcb": x11_answers, "wayland": wayland_answers}
    return USABLE if platform not in asks or asks[platform]() else NO_ANSWER


def x11_answers() -> bool:
    """Whether the X server of DISPLAY takes a connection."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    return xcb.xcb_connection_has_error(connection) == 0


def wayland_answers() -> bool:
    """Whether the compositor of WAYLAND_DISPLAY takes a connection and replies."""
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = ctypes.c_void_p(wayland.wl_display_connect(None))
    return bool(display) and wayland.wl_display_roundtrip(display) >= 0


def install_packages(packages: Sequence[str], why: str) -> None:
    """Install system packages as root or by password-free sudo, or stop with the line to type."""
    if shutil.which("apt-get") is None:
        stop(f"{why}; on Debian the packages are called: {' '.join(packages)}")
    rights = rights_to_install()
    install = ("apt-get", "install", "-y", "--no-install-recommends", *packages)
    if rights is None:
        stop(
            f"{why}. Please run this line, then start again:\nsudo apt-get update && sudo {' '.join(install)}"
        )
    print(f"{why}; installing {' '.join(packages)}", flush=True)
    apt = (*rights, "env", "DEBIAN_FRONTEND=noninteractive")
    done = quiet(*apt, *install)
    if done.returncode:  # most often because the package lists are old or empty
        quiet(*apt, "apt-get", "update")
        done = quiet(*apt, *install)
    if done.returncode:
        stop(f"apt-get could not install them:\n{last_lines(done)}")


def rights_to_install() -> tuple[str, ...] | None:
    """What to put before apt-get: nothing for root, sudo if it asks no password, None if neither."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and quiet("sudo", "-n", "true").returncode == 0:
        return ("sudo", "-n")
    return None


# Running


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether bodymap, given these arguments, would open a window and stay."""
    ends_by_itself = {"--screenshot", "--help", "-h"}
    return all(one.startswith("-") for one in arguments[:1]) and not ends_by_itself.intersection(arguments)


def show_without_display(arguments: Sequence[str]) -> int:
    """Write a picture of the window and print the reading of the sample case."""
    failed = bodymap(("--screenshot", PICTURE, *arguments), "offscreen")
    if failed:
        return failed
    picture = Path(PICTURE).resolve()
    print(
        f"No display here: the window is in {picture}, and this is the sample case read as text.", flush=True
    )
    return bodymap(("assess", str(SAMPLE)), "offscreen")


def bodymap(arguments: Sequence[str], platform: str | None) -> int:
    """Run the program with these arguments and answer its exit status."""
    settings = {"QT_QPA_PLATFORM": platform} if platform else {}
    return subprocess.call([PYTHON, "-m", "bodymap", *arguments], env={**os.environ, **settings})


def become_bodymap(arguments: Sequence[str], platform: str | None) -> int:
    """Run the program in the place of this one, so that whoever ends this one ends the window."""
    settings = {"QT_QPA_PLATFORM": platform} if platform else {}
    command = (str(PYTHON), "-m", "bodymap", *arguments)
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(PYTHON, command, {**os.environ, **settings})
    child = subprocess.Popen(command, env={**os.environ, **settings})
    for name in ("SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: child.terminate())
    return child.wait()


def run_checks(arguments: Sequence[str]) -> int:
    """Run every check, also after one failed; with arguments, run pytest alone and hand them on."""
    if arguments:
        return subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT)
    failed: list[str] = []
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        if subprocess.call(command, cwd=ROOT):
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def quiet(
    *command: str | Path, settings: Mapping[str, str] | None = None, seconds: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command, keeping its output for the case that it fails."""
    environment = {**os.environ, **(settings or {})}
    return subprocess.run(
        command,
        env=environment,
        timeout=seconds,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


def last_lines(done: subprocess.CompletedProcess[str]) -> str:
    """The end of what a failed command said."""
    return "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])


def stop(sentence: str) -> NoReturn:
    """End with a sentence and status 1."""
    sys.exit(sentence)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
