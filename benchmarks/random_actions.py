"""Random actions on the real window: hands of every kind, keys, menus, buttons, files, sizes; nothing may break.

    python -m benchmarks.random_actions [--count 100000] [--seed 1] [--piece 2000]

Every piece has a seed of its own and a window of its own. After a piece that fails, actions are left out as long as it
still fails, and the shortest list that was found is printed: it can be given back with `--list`. What counts as failing:
an exception anywhere, a warning of Qt, a broken invariant (see `Watch`). At the end: how many actions, how much memory
grew from the second piece to the last, and how many references to None went.
"""

import argparse
import contextlib
import gc
import json
import os
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter
from types import TracebackType
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shapely
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from bodymap.atlas.atlas import open_atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.knowledge.stored import open_library
from bodymap.records.samples import samples
from bodymap.ui.app import reader
from bodymap.ui.calm import CalmCombo, CalmSlider
from bodymap.ui.dialogs import Answer
from bodymap.ui.pointers import Doing
from bodymap.ui.report_file import ReportChoice
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.window import Window

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NOBODY, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
PRESS, MOVE, UP = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
SIZES = ((900, 600), (900, 620), (1000, 640), (1280, 720))
ODD = (float("nan"), float("inf"), -1.0, 0.0, 7.0)
NOISE = "This plugin does not support"
"""What Qt says of a window without a display."""
MOST_UNDONE = 400
"""Steps taken back in one check: a history without end would be all that is tested."""

Four = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Step:
    """One action and four chances that say how, each 0 to 1."""

    kind: str
    how: Four

    def told(self) -> list[object]:
        return [self.kind, *self.how]


class BrokenError(Exception):
    """An invariant does not hold."""


class Stand:
    """Answers where a dialog would ask."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answer = Answer.DISCARD
        self.path: Path | None = None

    def unsaved(self, title: str, can_save: bool) -> Answer:
        return self.answer

    def open_path(self, folder: Path) -> Path | None:
        return self.path

    def save_path(self, suggestion: Path) -> Path | None:
        return self.path

    def export_path(self, suggestion: Path) -> Path | None:
        return self.path and self.path.with_suffix(".svg")

    def report_path(self, suggestion: Path) -> Path | None:
        return None

    def key_path(self, suggestion: Path) -> Path | None:
        return None

    def folder_path(self, title: str, folder: Path) -> Path | None:
        return None

    def report(self, desk: object, choice: ReportChoice) -> ReportChoice:
        return choice

    def run(self, sheet: QDialog) -> None:
        sheet.deleteLater()

    def table(self, title: str, groups: object) -> None: ...

    def text(self, title: str, text: str) -> None: ...


@dataclass
class Table:
    """The window, the hands at it, and what went wrong."""

    window: Window
    stand: Stand
    now: float = 0.0
    faults: list[str] = field(default_factory=list)
    first: PainDrawing = field(default_factory=PainDrawing)
    looked_at: dict[int, object] = field(default_factory=dict)
    fingers: set[int] = field(default_factory=set)

    @property
    def figure(self) -> QWidget:
        return self.window.figure

    def spot(self, how: Four) -> QPointF:
        """Mostly on the figure, now and then beside it or nowhere."""
        a, b, c, _ = how
        if c < 0.03:
            return QPointF(-300 + 4000 * a, -300 + 4000 * b)
        if c < 0.035:
            return QPointF(float("nan"), b)
        return QPointF(a * self.figure.width(), b * self.figure.height())


# -- the actions


def mouse(table: Table, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, down: Qt.MouseButton) -> None:
    QApplication.sendEvent(table.figure, QMouseEvent(kind, at, at, button, down, NO_KEY))


def stroke(table: Table, how: Four) -> None:
    """Press, a few moves, let go."""
    at, step = table.spot(how), QPointF(40 * how[2] - 20, 60 * how[3] - 30)
    mouse(table, PRESS, at, LEFT, LEFT)
    for i in range(1, 4):
        mouse(table, MOVE, at + step * i, NOBODY, LEFT)
    mouse(table, UP, at + step * 3, LEFT, NOBODY)


def press(table: Table, how: Four) -> None:
    button = (LEFT, LEFT, LEFT, RIGHT, MIDDLE)[int(how[3] * 5)]
    mouse(table, PRESS, table.spot(how), button, button)


def move(table: Table, how: Four) -> None:
    mouse(table, MOVE, table.spot(how), NOBODY, LEFT if how[3] < 0.6 else NOBODY)


def lift(table: Table, how: Four) -> None:
    mouse(table, UP, table.spot(how), (LEFT, LEFT, RIGHT, MIDDLE)[int(how[3] * 4)], NOBODY)


def wheel(table: Table, how: Four) -> None:
    at, turn = (
        QPointF(how[0] * table.figure.width(), how[1] * table.figure.height()),
        round(800 * how[2] - 400),
    )
    phase = list(Qt.ScrollPhase)[int(how[3] * 5)]
    pixels = QPoint(turn // 8, turn // 5) if how[3] > 0.5 else QPoint()
    event = QWheelEvent(at, at, pixels, QPoint(0, turn), NOBODY, NO_KEY, phase, False)
    QApplication.sendEvent(table.figure, event)


DEVICES: dict[str, QPointingDevice] = {}


def pen_device(tail: bool) -> QPointingDevice:
    name = "tail" if tail else "tip"
    if name not in DEVICES:
        able = (
            QInputDevice.Capability.Position
            | QInputDevice.Capability.Pressure
            | QInputDevice.Capability.Hover
        )
        pointer = QPointingDevice.PointerType.Eraser if tail else QPointingDevice.PointerType.Pen
        DEVICES[name] = QPointingDevice(name, 70 + tail, QInputDevice.DeviceType.Stylus, pointer, able, 1, 3)
    return DEVICES[name]


def pen(table: Table, how: Four) -> None:
    """One report of a pen: down, moving, up, with any pressure."""
    kind, button, down = (
        (QEvent.Type.TabletPress, LEFT, LEFT),
        (QEvent.Type.TabletMove, NOBODY, LEFT),
        (QEvent.Type.TabletMove, NOBODY, LEFT),
        (QEvent.Type.TabletMove, NOBODY, NOBODY),
        (QEvent.Type.TabletRelease, LEFT, NOBODY),
        (QEvent.Type.TabletPress, RIGHT, RIGHT),
    )[int(how[3] * 6)]
    pressure = ODD[int(how[0] * 1000) % 5] if how[2] > 0.8 else how[2]
    at = table.spot(how)
    event = QTabletEvent(
        kind, pen_device(how[1] > 0.8), at, at, pressure, 0, 0, 0, 0, 0, NO_KEY, button, down
    )
    QApplication.sendEvent(table.figure, event)


def pen_gone(table: Table, how: Four) -> None:
    gone = QEvent.Type.TabletLeaveProximity
    nowhere = QPointF()
    event = QTabletEvent(gone, pen_device(False), nowhere, nowhere, 0, 0, 0, 0, 0, 0, NO_KEY, NOBODY, NOBODY)
    app = QApplication.instance()
    assert app is not None
    QApplication.sendEvent(app, event)


def touch(table: Table, how: Four) -> None:
    """One finger of three lands, moves or lifts."""
    if "screen" not in DEVICES:
        DEVICES["screen"] = QTest.createTouchDevice()
    number, at = int(how[3] * 3), table.spot((how[0], how[1], 1, 0)).toPoint()
    sequence = QTest.touchEvent(table.figure, DEVICES["screen"], False)
    for other in table.fingers - {number}:
        sequence.stationary(other)
    if number not in table.fingers:
        table.fingers.add(number)
        sequence.press(number, at, table.figure)
    elif how[2] < 0.6:
        sequence.move(number, at, table.figure)
    else:
        table.fingers.discard(number)
        sequence.release(number, at, table.figure)
    sequence.commit(False)


KEYS = (
    Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_Plus, Qt.Key.Key_Minus,
    Qt.Key.Key_B, Qt.Key.Key_E, Qt.Key.Key_F, Qt.Key.Key_V, Qt.Key.Key_W, Qt.Key.Key_Delete, Qt.Key.Key_Tab,
    Qt.Key.Key_5, Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_F6, Qt.Key.Key_F2,
)  # fmt: skip


def key(table: Table, how: Four) -> None:
    """To whoever has the keyboard, or to the body."""
    has = table.window.focusWidget()
    target = has if has is not None and how[1] < 0.4 else table.figure
    QTest.keyClick(target, KEYS[int(how[0] * len(KEYS))])


def key_held(table: Table, how: Four) -> None:
    (QTest.keyPress if how[0] < 0.5 else QTest.keyRelease)(table.figure, Qt.Key.Key_Space)


def action(table: Table, how: Four) -> None:
    """A row of the table of actions, where it can be reached now."""
    rows = [made for name, made in table.window.actions_by_id.items() if name != "quit"]
    made = rows[int(how[0] * len(rows))]
    if made.isVisible() and made.isEnabled():
        made.trigger()


W = TypeVar("W", bound=QWidget)


def widgets(table: Table, kind: type[W]) -> list[W]:
    """Our own widgets only: a wrapper of what Qt makes for itself may outlive it and stand for another (PySide6 6.11)."""
    return [one for one in table.window.findChildren(kind) if one.isVisible() and one.isEnabled()]


def button(table: Table, how: Four) -> None:
    found = [*widgets(table, QPushButton), *table.window.tools.tools.values()]
    if found:
        found[int(how[0] * len(found))].click()


def slide(table: Table, how: Four) -> None:
    found = widgets(table, CalmSlider)
    if found:
        one = found[int(how[0] * len(found))]
        one.setValue(one.minimum() + round(how[1] * (one.maximum() - one.minimum())))


def choose(table: Table, how: Four) -> None:
    found = [one for one in widgets(table, CalmCombo) if one.count()]
    if found:
        one = found[int(how[0] * len(found))]
        number = int(how[1] * one.count())
        one.setCurrentIndex(number)
        one.activated.emit(number)


def file(table: Table, how: Four) -> None:
    """Open or save: what was saved before, what is no drawing, what is not there, where nothing can be written."""
    stand, folder = table.stand, table.stand.folder
    names = ("a.bodymap", "b.bodymap", "broken.bodymap", "empty.bodymap", "missing/c.bodymap", "deep.bodymap")
    stand.path = folder / names[int(how[0] * len(names))]
    stand.answer = list(Answer)[int(how[1] * len(Answer))]
    name = ("open", "save-as", "save", "export", "new")[int(how[2] * 5)]
    if how[3] < 0.15:
        table.window.commands.open_path(stand.path)
    elif table.window.actions_by_id[name].isVisible():
        table.window.actions_by_id[name].trigger()
    stand.answer = Answer.DISCARD


def resize(table: Table, how: Four) -> None:
    table.window.resize(*SIZES[int(how[0] * len(SIZES))])


def focus(table: Table, how: Four) -> None:
    if how[0] < 0.5:
        table.figure.setFocus()
    else:
        table.window.focusNextChild()


def hide(table: Table, how: Four) -> None:
    table.window.hide()
    table.window.show()


def close(table: Table, how: Four) -> None:
    table.stand.answer = list(Answer)[int(how[1] * len(Answer))]
    table.stand.path = table.stand.folder / "a.bodymap"
    table.window.close()
    table.stand.answer = Answer.DISCARD
    table.window.show()


def wait(table: Table, how: Four) -> None:
    table.now += how[0] * 3


def undo(table: Table, how: Four) -> None:
    (table.window.session.undo if how[0] < 0.7 else table.window.session.redo)()


def rest(table: Table, how: Four) -> None:
    """Every hand lets go: then nothing may be left of a gesture."""
    mouse(table, UP, QPointF(5, 5), LEFT, NOBODY)
    pen_gone(table, how)
    if table.fingers:
        cancel = QTest.touchEvent(table.figure, DEVICES["screen"], False)
        for number in sorted(table.fingers):
            cancel.release(number, QPoint(5, 5), table.figure)
        cancel.commit(False)
        table.fingers.clear()
    table.now += 10
    mouse(table, MOVE, QPointF(5, 5), NOBODY, NOBODY)
    figure = table.window.figure
    if figure._gesture is not None or figure._hands.doing is not Doing.IDLE:
        raise BrokenError(f"a gesture is left over: {figure._hands}")


def back_to_start(table: Table, how: Four) -> None:
    """All undone gives what was there at first; all done again gives what was there last."""
    session = table.window.session
    if session.state.mode.asks_always or len(session._history.past) > MOST_UNDONE:
        return
    last, steps = session.document, len(session._history.past)
    for _ in range(steps):
        session.undo()
    if session.state.drawing != table.first:
        raise BrokenError("all steps undone do not give the first drawing")
    for _ in range(steps):
        session.redo()
    if session.document != last:
        raise BrokenError("all steps done again do not give the last drawing")


ACTIONS: dict[str, tuple[int, Callable[[Table, Four], None]]] = {
    "stroke": (20, stroke), "press": (20, press), "move": (90, move), "lift": (24, lift), "wheel": (20, wheel),
    "pen": (90, pen), "pen gone": (6, pen_gone), "touch": (90, touch), "key": (16, key), "key held": (6, key_held),
    "action": (12, action), "button": (10, button), "slide": (8, slide), "choose": (4, choose), "file": (2, file),
    "resize": (1, resize), "focus": (8, focus), "hide": (2, hide), "close": (1, close), "wait": (20, wait),
    "undo": (10, undo), "rest": (10, rest), "back to start": (1, back_to_start),
}  # fmt: skip
"""Each with how often it comes."""


def steps_of(seed: int, count: int) -> list[Step]:
    """The same for the same seed, on every machine."""
    chance = Random(seed)
    kinds, weights = list(ACTIONS), [weight for weight, _ in ACTIONS.values()]
    return [
        Step(kind, (chance.random(), chance.random(), chance.random(), chance.random()))
        for kind in chance.choices(kinds, weights, k=count)
    ]


# -- what must hold


def check(table: Table) -> None:
    """What holds after every action."""
    state, session = table.window.session.state, table.window.session
    if state.drawing is not session.document.drawing:
        raise BrokenError("the state shows another drawing than the document")
    if state.selection.mark is not None and state.drawing.mark(state.selection.mark) is None:
        raise BrokenError("a mark is chosen that is not there")
    if table.window.figure._state.drawing is not state.drawing:
        raise BrokenError("the body shows another drawing than the state")
    if len({mark.id for mark in state.drawing.marks}) != len(state.drawing.marks):
        raise BrokenError("two marks have one id")
    if not session._history.past and not session._history.future:
        table.first = state.drawing
    for mark in state.drawing.marks:
        if id(mark) not in table.looked_at:
            _check_mark(table, mark.area, mark.view)
            table.looked_at[id(mark)] = mark
    if len(table.looked_at) > 5000:
        table.looked_at.clear()


def _check_mark(table: Table, area: shapely.MultiPolygon, view: object) -> None:
    body = table.window._atlas.silhouette(view)  # type: ignore[arg-type]
    if area.is_empty or not area.is_valid:
        raise BrokenError("a mark is empty or not valid")
    if shapely.difference(area, body).area > 0.5:
        raise BrokenError(f"a mark leaves the body of {view}")


@contextlib.contextmanager
def watched(faults: list[str]) -> Iterator[None]:
    """Exceptions that Qt would only print, and Qt's own warnings, are written down."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        faults.append("".join(traceback.format_exception(kind, error, trace)))

    def said(kind: QtMsgType, _context: object, text: str | None) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) and NOISE not in (text or ""):
            faults.append(f"Qt: {text}")

    before, sys.excepthook = sys.excepthook, caught
    handler = qInstallMessageHandler(said)
    try:
        yield
    finally:
        sys.excepthook = before
        qInstallMessageHandler(handler)


def run(steps: Sequence[Step], every: int = 40) -> tuple[int, str]:
    """Do the steps at a window of their own. How many were done, and the first fault; "" = none."""
    with tempfile.TemporaryDirectory() as name:
        folder, faults = Path(name), list[str]()
        (folder / "broken.bodymap").write_text('{"format": "bodymap drawing", "marks": [', encoding="utf-8")
        (folder / "empty.bodymap").write_text("", encoding="utf-8")
        (folder / "deep.bodymap").write_text("[" * 100_000, encoding="utf-8")
        with watched(faults):
            table = _table(folder, faults)
            try:
                return _run(table, steps, every)
            finally:
                _put_away(table)


def _table(folder: Path, faults: list[str]) -> Table:
    app = QApplication.instance() or QApplication(["bodymap"])
    library, atlas = open_library(), open_atlas()
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = Window(Session(reader(library, atlas)), library, atlas, samples(), settings, "light")
    stand = Stand(folder)
    window.commands.dialogs = stand  # type: ignore[assignment]
    table = Table(window, stand, faults=faults)
    window.figure.clock = lambda: table.now
    window.resize(*SIZES[0])
    window.show()
    app.processEvents()
    table.first = window.session.document.drawing
    return table


def _run(table: Table, steps: Sequence[Step], every: int) -> tuple[int, str]:
    for done, step in enumerate(steps, 1):
        table.now += 0.01
        try:
            ACTIONS[step.kind][1](table, step.how)
            if done % every == 0:
                QApplication.processEvents()
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            check(table)
        except Exception:
            table.faults.append(traceback.format_exc())
        if table.faults:
            return done, table.faults[0]
    return len(steps), ""


def _put_away(table: Table) -> None:
    table.stand.answer = Answer.DISCARD
    QApplication.processEvents()  # what a button has put off is done before its window goes
    table.window.close()
    QApplication.processEvents()
    table.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def shrunk(steps: Sequence[Step], fault: str, tries: int = 120, most: int = 60_000) -> list[Step]:
    """Fewer steps that end in the same kind of fault: chunks are left out, large ones first.

    Ends after so many `tries`, or `most` actions done again.
    """
    wanted, left, size = _kind(fault), list(steps), max(len(steps) // 2, 1)
    while size and tries > 0 and most > 0:
        at = 0
        while at < len(left) and tries > 0 and most > 0:
            fewer = left[:at] + left[at + size :]
            done, found = run(fewer)
            tries, most = tries - 1, most - done
            if found and _kind(found) == wanted:
                left = fewer[:done]
            else:
                at += size
        size //= 2
    return left


def _kind(fault: str) -> str:
    return fault.strip().splitlines()[-1][:60]


def told(steps: Sequence[Step], fault: str) -> str:
    return f"{fault}\nafter these {len(steps)} actions:\n{json.dumps([step.told() for step in steps])}"


def listed(text: str) -> list[Step]:
    """A list as it was printed."""
    return [Step(kind, (a, b, c, d)) for kind, a, b, c, d in json.loads(text)]


def _memory() -> float:
    """MiB in use now; 0 where the system does not say."""
    try:
        return (
            int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            * os.sysconf("SC_PAGE_SIZE")
            / 2**20
        )
    except (OSError, ValueError, AttributeError):
        return 0.0


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m benchmarks.random_actions", description=__doc__)
    words.add_argument("--count", type=int, default=100_000)
    words.add_argument("--piece", type=int, default=2000)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--list", type=Path, help="a file with a list of actions as printed")
    asked = words.parse_args()
    if asked.list:
        done, fault = run(listed(asked.list.read_text(encoding="utf-8")))
        print(fault or f"{done} actions, no fault")
        return
    began, memory, kinds = perf_counter(), list[float](), Counter[str]()
    nones = sys.getrefcount(None)
    for piece in range(max(asked.count // asked.piece, 1)):
        steps = steps_of(asked.seed + piece, asked.piece)
        kinds.update(step.kind for step in steps)
        done, fault = run(steps)
        if fault:
            print(f"seed {asked.seed + piece}:\n" + told(shrunk(steps[:done], fault), fault))
            sys.exit(1)
        gc.collect()
        memory.append(_memory())
        print(
            f"{(piece + 1) * asked.piece} actions, {memory[-1]:.0f} MiB, None {sys.getrefcount(None) - nones:+d}",
            flush=True,
        )
    took = perf_counter() - began
    grown = memory[-1] - memory[min(1, len(memory) - 1)]
    print(
        f"{sum(kinds.values())} actions in {took:.0f} s, no fault; memory grew by {grown:.1f} MiB; {dict(kinds)}"
    )


if __name__ == "__main__":
    main()
