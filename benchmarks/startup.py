"""How long the start takes, against a bare Qt window with a label.

    python -m benchmarks.startup [--runs 15] [--platform offscreen]

Fresh processes in turn, byte code and files warm. The bare window tells when its label is painted. The program tells
three moments (environment BODYMAP_TIMES); what counts here is

- first paint: body and paint of the sample are on the screen, looked for in the picture of that moment;
- ready for a click: the program says that it takes the hand, a press on the body is sent through the event queue, and
  the paint event that shows its ink has ended. The ink is looked for in the frame grabbed then, and it is that later
  time that counts. The stroke goes on: lifted before the window is there in every other run, held down until the window
  has come in the others; at the end it has to be exactly one new mark, and one step to undo;
- whole window: all is built and the event loop has nothing left to do. It carries the stroke and the looking.
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
from statistics import median

from benchmarks.timing import Gate, Series, Table, tell

FIRST_PAINT, AIM, READY = 1.5, 1.3, 2.2
"""Limits as multiples of the bare window."""
INK = 50.0
"""Milliseconds from a press to its ink that still feel like at once."""
LEG = (95.0, 900.0)
"""Mm of the view from the front: on a leg, where the first sample has no paint."""
ROOT = Path(__file__).parent.parent


def _press() -> tuple[int, int]:
    """Px of the window where the leg stands in the built opening."""
    row = json.loads((ROOT / "assets" / "built" / "opening.json").read_text("utf-8"))["openings"][0]
    body = next(b for b in row["bodies"] if b["view"] == "front")
    x, y = (c + o + body["scale"] * v for c, o, v in zip(row["canvas"], body["offset"], LEG, strict=False))
    return round(x), round(y)


PRESS = _press()
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
PROBED = """
import json, os, sys, time
from bodymap.__main__ import main
from bodymap.ui.moments import Moments
X, Y, STEP, EVERY = SPOT
held = sys.argv[1] == "held"
file = os.environ["BODYMAP_TIMES"]
told = {}
beats = []
class Probe:
    def __init__(self, frame):
        from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QMainWindow
        self.frame, self.step, self.down, self.built, self.turns = frame, 0, True, False, 0
        self.window = lambda: frame.findChild(QMainWindow)
        kinds = QEvent.Type
        def send(kind, button, buttons):
            at = QPointF(X, Y + STEP * self.step)
            made = QMouseEvent(kind, at, frame.mapToGlobal(at), button, buttons, Qt.KeyboardModifier(0))
            QCoreApplication.postEvent(frame, made)
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        self.press = lambda: send(kinds.MouseButtonPress, left, left)
        self.move = lambda: send(kinds.MouseMove, none, left)
        self.lift = lambda: send(kinds.MouseButtonRelease, left, none)
        self.timer = QTimer(frame)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.beat)
        self.later = lambda: QTimer.singleShot(0, self.grab)
        told["pressed"] = time.time()
        self.press()
    def grab(self):
        picture = file + ".inked.png"
        self.frame.grab().toImage().save(picture)
        told["picture"] = picture
        self.timer.start(EVERY)
    def beat(self):
        if not self.built:
            beats.append(time.time())
        if self.down and self.step < 12:
            self.step += 1
            self.move()
        elif self.down and (self.built or not held):
            self.down = False
            self.lift()
        elif not self.down and self.built:
            self.turns += 1  # the window gets some turns for what follows from the lifted hand
            if self.turns > 20:
                self.end()
    def whole(self):
        self.built = True
    def end(self):
        self.timer.stop()
        session = self.window().session
        told["new"], told["undo"] = len(session.state.drawing.marks), session.state.paper.undo
        session.undo()
        told["new"] -= len(session.state.drawing.marks)
        told["steps_left"] = session.state.paper.undo
        told["pause"] = max((b - a for a, b in zip(beats, beats[1:])), default=0.0)
        with open(file + ".part", "w") as out:
            json.dump(told, out)
        os.replace(file + ".part", file + ".probe")
from bodymap.ui.own_import import load_qt
load_qt()
from bodymap.ui.frame import Frame
def paint(self, event, own=Frame.paintEvent):
    own(self, event)
    if "pressed" in told and "inked" not in told and event.rect().height() < 100:
        told["inked"] = (time.time(), time.process_time())
        told["probe"].later()
Frame.paintEvent = paint
def reach(self, name, frame, own=Moments.reach):
    own(self, name, frame)
    if name == "ready":
        told["probe"] = Probe(frame)
    elif name == "whole window":
        told.pop("probe").whole()
Moments.reach = reach
sys.argv[1:] = ["--theme", "light"]
main()
""".replace("SPOT", str((*PRESS, 4, 20)))


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
    rows: dict[str, list[Moment]] = {
        name: []
        for name in ("bare window", "bodymap, first paint", "bodymap, ready", "bodymap, whole window")
    }
    probes: list[Probe] = []
    wrong: list[str] = []
    for number in range(runs + 1):  # the first round warms the files
        bare = _started(folder / f"bare{number}", ["-c", BARE])
        probe = _probed(folder / f"ours{number}", held=number % 2 == 1)
        if number:
            told = (*bare, probe.first, probe.inked, probe.whole)
            for row, moment in zip(rows.values(), told, strict=True):
                row.append(moment)
            probes.append(probe)
            wrong += probe.wrong()
    series = tuple(
        Series(name, tuple(m.wall for m in row), tuple(m.cpu for m in row), 1) for name, row in rows.items()
    )
    floor, paint, ready, whole = (one.at(0.5) for one in series)
    floor_cpu, paint_cpu, ready_cpu, whole_cpu = (one.cpu_at(0.5) for one in series)
    return Table(
        "Start, fresh processes in turn (thread = the process's own processor time)",
        series,
        (
            Gate("first paint with body and strokes, against a bare window", paint / floor, FIRST_PAINT),
            Gate("the same, the aim", paint / floor, AIM),
            Gate("ready: a press shows its ink, against a bare window", ready / floor, READY),
            Gate("that press until its ink is painted, median", median(p.latency for p in probes), INK, "ms"),
            Gate("runs in which something was wrong with picture, ink or mark", len(wrong), 0, "runs"),
        ),
        (
            f"by processor time: first paint {paint_cpu / floor_cpu:.2f} x, ready {ready_cpu / floor_cpu:.2f} x, "
            f"whole window {whole_cpu / floor_cpu:.2f} x",
            f"whole window by the clock: {whole / floor:.2f} x (no gate)",
            f"longest wait of the hand until then: median {median(p.pause for p in probes):.0f} ms, worst "
            f"{max(p.pause for p in probes):.0f} ms (asked every 20 ms)",
            *dict.fromkeys(wrong),
        ),
    )


@dataclass(frozen=True, slots=True)
class Probe:
    """One start of ours: its moments, ms from the press to its ink, the longest pause (ms), and what became of it."""

    first: Moment
    inked: Moment
    whole: Moment
    latency: float
    pause: float
    new: int
    undo: str
    steps_left: str

    def wrong(self) -> list[str]:
        """What is not as it has to be."""
        found = [f"first paint: {what}" for what in [_missing(Path(self.first.picture))] if what]
        found += [f"whole window: {what}" for what in [_missing(Path(self.whole.picture))] if what]
        if not _inked(Path(self.first.picture), Path(self.inked.picture)):
            found.append("the press shows no ink")
        if self.new != 1 or not self.undo or self.steps_left:
            found.append(f"the stroke is {self.new} new marks, undo {self.undo!r}, then {self.steps_left!r}")
        return found[:1]


def _probed(file: Path, held: bool) -> Probe:
    """Start ours, press, paint, and wait for what becomes of it."""
    probe = Path(f"{file}.probe")
    command = ["-c", PROBED, "held" if held else "lifted"]
    began, told = _run(file, command, probe)
    first, _, whole = told
    seen = json.loads(probe.read_text("utf-8"))
    at, cpu = seen["inked"]
    inked = Moment("ready", 1000 * (at - began), 1000 * cpu, seen["picture"])
    return Probe(
        first,
        inked,
        whole,
        1000 * (at - seen["pressed"]),
        1000 * seen["pause"],
        seen["new"],
        seen["undo"],
        seen["steps_left"],
    )


def _started(file: Path, command: list[str]) -> tuple[Moment, ...]:
    """Start a process, wait until it has told its moments, and end it."""
    return _run(file, command, file)[1]


def _run(file: Path, command: list[str], last: Path) -> tuple[float, tuple[Moment, ...]]:
    """Start a process and end it once the file `last` is there; answers when it began, and its moments."""
    began = time.time()
    with subprocess.Popen([sys.executable, *command], env=_environment(file), cwd=ROOT) as child:
        while not last.exists():
            if (child.poll() is not None and not last.exists()) or time.time() - began > WAIT:
                child.terminate()
                raise SystemExit(f"{command[0]} told no moments")
            time.sleep(0.005)
        child.terminate()
    told = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    return began, tuple(
        Moment(m["moment"], 1000 * (m["at"] - began), 1000 * m["cpu"], m.get("picture", "")) for m in told
    )


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


def _inked(before: Path, after: Path) -> bool:
    """Whether the place of the press has become colourful."""
    from PySide6.QtGui import QImage

    one, other = QImage(str(before)), QImage(str(after))
    differ = 0
    for dx in range(-2, 3):
        for dy in range(-2, 3):
            old, new = (image.pixelColor(PRESS[0] + dx, PRESS[1] + dy) for image in (one, other))
            differ += max(abs(a - b) for a, b in zip(old.getRgb()[:3], new.getRgb()[:3], strict=True)) > 16
    return differ > 18


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
