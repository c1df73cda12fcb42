"""What hands do at the body: mouse, wheel, pen, fingers and keys, as events of Qt."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.random_actions.table import BrokenError, Four, Table
from bodymap.ui.pointers import Doing

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NOBODY, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
PRESS, MOVE, UP = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
ODD = (float("nan"), float("inf"), -1.0, 0.0, 7.0)


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
    figure = table.figure
    if figure._gesture is not None or figure._hands.doing is not Doing.IDLE:
        raise BrokenError(f"a gesture is left over: {figure._hands}")
