"""How long the start takes, against a bare Qt window with a label.

    python -m benchmarks.startup [--runs 15] [--platform offscreen]

Fresh processes in turn, byte code and files warm. Both tell their moments themselves: the bare window when its
label is painted; the program (environment BODYMAP_TIMES) when the first picture is on the screen, and when the whole
window is built and its event loop has nothing left to do. The pictures of both moments are looked at: body and
paint of the sample must be there. In a process of its own a press is sent at the moment "ready": it has to begin a
stroke.
"""

import argparse
import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import Gate, Series, Table, tell

FIRST_PAINT, AIM, READY = 1.5, 1.3, 2.2
"""Limits as multiples of the bare window."""
ROOT = Path(__file__).parent.parent
WAIT = 120.0
"""Seconds after which a start counts as failed."""

BARE = """
import json, os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
class Label(QLabel):
    told = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.told:
            self.told = True
            QTimer.singleShot(0, tell)
def tell():
    line = json.dumps({"moment": "painted", "at": time.time(), "cpu": time.process_time()})
    file = os.environ["BODYMAP_TIMES"]
    with open(file + ".part", "w") as out:
        out.write(line)
    os.replace(file + ".part", file)
    app.quit()
app = QApplication([])
label = Label("a label")
label.resize(1280, 800)
label.show()
app.exec()
"""
PRESSED = """
import sys, time
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from bodymap.__main__ import main
from bodymap.ui.moments import Moments
def reach(self, name, frame, own=Moments.reach):
    own(self, name, frame)
    if name != "ready":
        return
    figure = frame.findChild(QWidget, "figure")
    place = figure.placements[0]
    at = QPointF(*place.to_px(95, 900))
    began = time.perf_counter()
    left = Qt.MouseButton.LeftButton
    press = QMouseEvent(QEvent.Type.MouseButtonPress, at, figure.mapToGlobal(at), left, left, Qt.KeyboardModifier(0))
    QCoreApplication.sendEvent(figure, press)
    QCoreApplication.processEvents()
    print(1000 * (time.perf_counter() - began), figure._stroke_index() is not None, flush=True)
    figure.cancel()
Moments.reach = reach
sys.argv[1:] = ["--theme", "light"]
main()
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """Milliseconds since the process was asked for, those of its processor, and how the window looked."""

    name: str
    wall: float
    cpu: float
    picture: str = ""


def bench(runs: int = 15) -> list[Table]:
    compileall.compile_dir(str(ROOT / "bodymap"), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        return [_table(Path(folder), runs)]


def _table(folder: Path, runs: int) -> Table:
    times: dict[str, list[Moment]] = {"bare window": [], "bodymap, first paint": [], "bodymap, ready": []}
    wrong: list[str] = []
    for number in range(runs + 1):  # the first round warms the files
        bare = _started(folder / f"bare{number}", ["-c", BARE])
        ours = _started(folder / f"ours{number}", ["-m", "bodymap", "--theme", "light"])
        if number:
            for row, moment in zip(times.values(), (*bare, *ours), strict=True):
                row.append(moment)
            wrong += [f"{moment.name}: {what}" for moment in ours if (what := _missing(Path(moment.picture)))]
    series = tuple(
        Series(name, tuple(m.wall for m in row), tuple(m.cpu for m in row), 1) for name, row in times.items()
    )
    floor, paint, ready = (one.at(0.5) for one in series)
    floor_cpu, paint_cpu, ready_cpu = (one.cpu_at(0.5) for one in series)
    latency, begun = _pressed(folder)
    return Table(
        "Start, fresh processes in turn (thread = the process's own processor time)",
        series,
        (
            Gate("first paint with body and strokes, against a bare window", paint / floor, FIRST_PAINT),
            Gate("the same, the aim", paint / floor, AIM),
            Gate("whole window ready for a click, against a bare window", ready / floor, READY),
            Gate("pictures without body or strokes", len(wrong), 0, "pictures"),
            Gate("a press at that moment begins a stroke", float(begun), 1, "", at_least=True),
        ),
        (
            f"by processor time: first paint {paint_cpu / floor_cpu:.2f} x, ready {ready_cpu / floor_cpu:.2f} x",
            f"that press until its ink is painted: {latency:.1f} ms",
            *dict.fromkeys(wrong),
        ),
    )


def _started(file: Path, command: list[str]) -> tuple[Moment, ...]:
    """Start a process, wait until it has told its moments, and end it."""
    began = time.time()
    with subprocess.Popen([sys.executable, *command], env=_environment(file), cwd=ROOT) as child:
        while not file.exists():
            if (child.poll() is not None and not file.exists()) or time.time() - began > WAIT:
                child.terminate()
                raise SystemExit(f"{' '.join(command[:2])} told no moments")
            time.sleep(0.005)
        child.terminate()
    told = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    return tuple(
        Moment(m["moment"], 1000 * (m["at"] - began), 1000 * m["cpu"], m.get("picture", "")) for m in told
    )


def _pressed(folder: Path) -> tuple[float, bool]:
    """Milliseconds from a press at the moment "ready" to its ink, and whether it began a stroke."""
    file = folder / "pressed"
    command = [sys.executable, "-c", PRESSED]
    with subprocess.Popen(
        command, env=_environment(file), cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        line = child.stdout.readline().split()
        child.terminate()
    return float(line[0]), line[1] == "True"


def _environment(file: Path) -> dict[str, str]:
    """The file for the moments, settings of its own; byte code is used and kept."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**known, "BODYMAP_TIMES": str(file), "XDG_CONFIG_HOME": str(file.parent)}


def _missing(picture: Path) -> str:
    """What the picture does not show: the body is drawn in dark lines, paint alone is colourful; "" = both there.

    Looked at in the middle of the window, where the body stands.
    """
    from PySide6.QtGui import QImage

    image = QImage(str(picture))
    width, height = image.width(), image.height()
    middle = image.copy(width * 3 // 16, height // 6, width * 6 // 16, height * 3 // 4)
    plain = middle.convertToFormat(QImage.Format.Format_RGBX8888)
    pixels = bytes(plain.constBits())
    colours = list(zip(pixels[0::4], pixels[1::4], pixels[2::4], strict=True))
    paint = sum(max(one) - min(one) > 60 for one in colours)
    lines = sum(max(one) < 140 and max(one) - min(one) < 40 for one in colours)
    least = len(colours) // 500
    return " and ".join(w for w, n in (("no strokes", paint), ("no body", lines)) if n < least)


def main() -> int:
    words = argparse.ArgumentParser(
        prog="python -m benchmarks.startup", description=(__doc__ or "").split("\n")[0]
    )
    words.add_argument("--runs", type=int, default=15)
    words.add_argument(
        "--platform", default="offscreen", help="of Qt: offscreen, xcb, wayland, windows, cocoa"
    )
    words.add_argument("--json", type=Path, help="file for every single time")
    asked = words.parse_args()
    os.environ["QT_QPA_PLATFORM"] = asked.platform
    missed = 0
    for table in bench(asked.runs):
        tell(table, asked.json)
        missed += sum(not gate.passed for gate in table.gates)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
