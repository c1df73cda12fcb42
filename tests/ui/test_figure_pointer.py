"""Pen, touch, trackpad and mouse on the body, driven by Qt events made by hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import inf, nan

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.steady import Steady
from bodymap.ui.figure_layout import LayoutKind
from bodymap.ui.figure_pointer import PEN_PAINTS, finger_contacts
from bodymap.ui.modes import MODES
from bodymap.ui.pointers import Kind, Phase
from bodymap.ui.state import Hand, Pen, Show, ToolName
from bodymap.ui.theme import THEMES
from tests.ui.screen import LEFT, NO_KEY, NOBODY, Screen, pen_device, pen_stroke, tablet

TAIL = QPointingDevice.PointerType.Eraser
PRESS, MOVE, RELEASE = QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[Screen]:
    made = Screen(qtbot)
    made.now = 100.0  # type: ignore[attr-defined]
    made.view.clock = lambda: made.now  # type: ignore[attr-defined]
    made.look(hand=Hand(Steady.OFF))
    yield made
    made.view.cancel()
    left_reach()


def left_reach() -> None:
    """The pen goes away from the tablet; Qt tells the application."""
    gone = QTabletEvent(
        QEvent.Type.TabletLeaveProximity, pen_device(), QPointF(), QPointF(), 0, 0, 0, 0, 0, 0,
        NO_KEY, NOBODY, NOBODY,
    )  # fmt: skip
    app = QApplication.instance()
    assert app is not None
    QApplication.sendEvent(app, gone)


def thigh(screen: Screen, *downs: float) -> list[QPoint]:
    return [screen.at(View.FRONT, 90, y) for y in downs]


def hold_pen(screen: Screen, *downs: float) -> QPointingDevice:
    """A stroke of a pen that has not ended."""
    device, points = pen_device(), thigh(screen, *downs)
    tablet(screen.view, device, PRESS, QPointF(points[0]))
    for point in points[1:]:
        tablet(screen.view, device, MOVE, QPointF(point), 0.5, LEFT, NOBODY)
    return device


# -- a pen


def test_a_pen_paints_one_stroke_and_qt_makes_no_mouse_event_of_it(screen: Screen) -> None:
    device, points = pen_device(), thigh(screen, 900, 950, 1000)
    assert tablet(screen.view, device, PRESS, QPointF(points[0]))
    tablet(screen.view, device, MOVE, QPointF(points[1]), 0.5, LEFT, NOBODY)
    tablet(screen.view, device, RELEASE, QPointF(points[2]), 0.0, NOBODY, LEFT)
    assert len(screen.edits) == 1


def test_mouse_events_that_echo_the_pen_paint_nothing(screen: Screen) -> None:
    points = thigh(screen, 900, 950, 1000)
    pen_stroke(screen.view, pen_device(), points)
    QTest.mousePress(screen.view, LEFT, pos=points[0])
    QTest.mouseMove(screen.view, points[1])
    QTest.mouseRelease(screen.view, LEFT, pos=points[1])
    assert len(screen.edits) == 1


def test_a_pen_that_hovers_shows_the_brush_and_names_the_place(screen: Screen) -> None:
    before = screen.picture()
    tablet(screen.view, pen_device(), MOVE, QPointF(*thigh(screen, 1000)[0].toTuple()), 0.0, NOBODY, NOBODY)
    assert "left thigh" in screen.words[-1]
    assert screen.picture() != before


def test_a_pen_out_of_reach_leaves_no_brush_behind(screen: Screen) -> None:
    before = screen.picture()
    tablet(screen.view, pen_device(), MOVE, QPointF(thigh(screen, 1000)[0]), 0.0, NOBODY, NOBODY)
    left_reach()
    assert screen.picture() == before


def widths(screen: Screen, pressures: list[float]) -> tuple[float, ...]:
    """The widths kept of a stroke with these pressures, told 20 ms apart."""
    points = thigh(screen, *(900 + 10 * i for i in range(len(pressures))))
    device = pen_device()
    for i, (point, pressure) in enumerate(zip(points, pressures, strict=True)):
        screen.now += 0.02  # type: ignore[attr-defined]
        kind, button = (PRESS, LEFT) if i == 0 else (MOVE, NOBODY)
        screen.view._stamps._clock = lambda: screen.now  # type: ignore[attr-defined]
        tablet(screen.view, device, kind, QPointF(point), pressure, LEFT, button)
    tablet(screen.view, device, RELEASE, QPointF(points[-1]), 0.0, NOBODY, LEFT)
    return screen.drawn.marks[0].strokes[-1].widths


def test_pressing_harder_paints_wider(screen: Screen) -> None:
    found = widths(screen, [0.2, 0.2, 0.9, 0.9, 0.9, 0.9])
    assert found[-1] > 1.5 * found[0]


def test_the_first_touch_is_never_a_blob_and_the_last_no_thread(screen: Screen) -> None:
    found = widths(screen, [1.0, 0.4, 0.4, 0.4, 0.0])
    assert found[0] <= Pen().width
    assert min(found) > 0.7 * Pen().width


@pytest.mark.parametrize("broken", [nan, inf, -inf, -3.0, 70.0, 0.0])
def test_a_broken_pressure_still_paints_within_the_usual_widths(screen: Screen, broken: float) -> None:
    found = widths(screen, [broken, 0.5, broken, broken, 0.6])
    assert all(0.4 * Pen().width <= width <= 1.6 * Pen().width for width in found)


def test_pressure_can_be_switched_off(screen: Screen) -> None:
    screen.look(hand=Hand(Steady.OFF, pressure=False))
    assert widths(screen, [0.2, 0.9, 0.9, 0.1]) == ()


def test_a_pen_without_pressure_paints_the_width_itself(screen: Screen) -> None:
    pen_stroke(screen.view, pen_device(feels=False), thigh(screen, 900, 950, 1000), [0.0, 1.0, 0.0])
    stroke = screen.drawn.marks[0].strokes[0]
    assert (stroke.width, stroke.widths) == (Pen().width, ())


@pytest.mark.parametrize("tool", list(ToolName))
def test_the_tail_erases_whatever_tool_is_chosen(screen: Screen, tool: ToolName) -> None:
    pen_stroke(screen.view, pen_device(), thigh(screen, 900, 950, 1000))
    before = screen.drawn.marks[0].area.area
    screen.use(tool)
    pen_stroke(screen.view, pen_device(TAIL), thigh(screen, 930, 960))
    assert screen.edits[-1][0] == "Erase"
    assert screen.drawn.marks[0].area.area < before
    assert screen.state.pen.tool is tool


def test_the_first_button_of_a_pen_held_erases(screen: Screen) -> None:
    pen_stroke(screen.view, pen_device(), thigh(screen, 900, 950, 1000))
    assert screen.drawn.marks
    points, both = thigh(screen, 930, 960), LEFT | Qt.MouseButton.RightButton
    device = pen_device()
    tablet(screen.view, device, PRESS, QPointF(points[0]), 0.5, both, LEFT)
    tablet(screen.view, device, MOVE, QPointF(points[1]), 0.5, both, NOBODY)
    tablet(screen.view, device, RELEASE, QPointF(points[1]), 0.0, NOBODY, LEFT)
    assert screen.edits[-1][0] == "Erase"


def test_the_second_button_of_a_pen_moves_the_picture(screen: Screen) -> None:
    screen.view.zoom(3)
    before, device, middle = screen.view.lens, pen_device(), Qt.MouseButton.MiddleButton
    tablet(screen.view, device, PRESS, QPointF(300, 300), 0.0, middle, middle)
    tablet(screen.view, device, MOVE, QPointF(340, 320), 0.0, middle, NOBODY)
    tablet(screen.view, device, RELEASE, QPointF(340, 320), 0.0, NOBODY, middle)
    assert (screen.view.lens.x - before.x, screen.view.lens.y - before.y) == (40, 20)
    assert screen.edits == []


# -- fingers beside a pen


def touch(screen: Screen, *steps: tuple[str, int, QPoint]) -> None:
    """One touch event with these fingers: press, move or release."""
    sequence = QTest.touchEvent(screen.view, DEVICES.setdefault("screen", QTest.createTouchDevice()))
    for verb, number, at in steps:
        getattr(sequence, verb)(number, at, screen.view)
    sequence.commit()


DEVICES: dict[str, QPointingDevice] = {}


def test_after_a_pen_a_finger_never_paints_and_says_why(screen: Screen) -> None:
    pen_stroke(screen.view, pen_device(), thigh(screen, 900, 950))
    screen.now += 5  # type: ignore[attr-defined]
    at = thigh(screen, 1000)[0]
    touch(screen, ("press", 0, at))
    touch(screen, ("release", 0, at))
    assert len(screen.edits) == 1
    assert PEN_PAINTS in screen.words


def test_in_another_mode_fingers_paint_again(screen: Screen) -> None:
    pen_stroke(screen.view, pen_device(), thigh(screen, 900, 950))
    screen.now += 5  # type: ignore[attr-defined]
    screen.look(mode=MODES["patient"])
    at = thigh(screen, 1000)[0]
    touch(screen, ("press", 0, at))
    touch(screen, ("release", 0, at))
    assert len(screen.edits) == 2


def test_the_size_of_a_contact_is_read_from_the_event() -> None:
    class Palm:
        def id(self) -> int:
            return 4

        def state(self) -> QEventPoint.State:
            return QEventPoint.State.Pressed

        def position(self) -> QPointF:
            return QPointF(10, 20)

        def ellipseDiameters(self) -> QSizeF:
            return QSizeF(40, 130)

    (contact,) = finger_contacts([Palm()], 1.0)
    assert (contact.kind, contact.phase, contact.number, contact.size) == (Kind.FINGER, Phase.DOWN, 4, 130)


def test_a_late_second_finger_takes_the_stroke_back_without_a_trace(screen: Screen) -> None:
    before = screen.picture()
    one, two = thigh(screen, 900, 1000)
    touch(screen, ("press", 0, one))
    touch(screen, ("move", 0, two))
    screen.now += 3  # type: ignore[attr-defined]
    touch(screen, ("move", 0, two), ("press", 1, one))
    assert screen.picture() == before
    touch(screen, ("release", 0, two), ("release", 1, one))
    assert (screen.edits, screen.previews[-1]) == ([], None)


# -- a stroke that is given up leaves nothing

END_STROKE: dict[str, Callable[[Screen], object]] = {
    "escape": lambda s: s.key(Qt.Key.Key_Escape),
    "another button": lambda s: QTest.mousePress(s.view, Qt.MouseButton.RightButton, pos=QPoint(9, 9)),
    "focus lost": lambda s: QApplication.sendEvent(s.view, QFocusOut()),
    "window hidden": lambda s: s.view.hide(),
    "mode": lambda s: s.look(mode=MODES["classroom"]),
    "theme": lambda s: s.view.set_colours(THEMES["dark"]),
    "layout": lambda s: s.look(show=Show(views=LayoutKind.WHOLE)),
    "skin": lambda s: s.look(show=Show(skin="light")),
    "size": lambda s: s.view.resize(700, 700),
    "zoom": lambda s: s.view.zoom(2),
    "another drawing": lambda s: s.look(drawing=PainDrawing()),
}


def QFocusOut() -> QEvent:
    from PySide6.QtGui import QFocusEvent

    return QFocusEvent(QEvent.Type.FocusOut)


@pytest.mark.parametrize("way", END_STROKE)
@pytest.mark.parametrize("tool", [ToolName.BRUSH, ToolName.ERASER, ToolName.FILL])
def test_a_stroke_given_up_changes_nothing_and_does_not_begin_again(
    screen: Screen, way: str, tool: ToolName
) -> None:
    screen.drag(View.FRONT, (90, 850), (90, 1100))
    assert screen.drawn.marks
    screen.edits.clear()
    screen.use(tool)
    screen.drag(View.FRONT, (90, 900), (90, 1000), release=False)
    END_STROKE[way](screen)
    screen.view.show()
    QTest.mouseMove(screen.view, thigh(screen, 1050)[0])
    QTest.mouseRelease(screen.view, LEFT, pos=thigh(screen, 1060)[0])
    assert screen.edits == []
    assert screen.previews[-1:] in ([], [None])
    assert screen.view._gesture is None


def test_a_pen_that_leaves_in_mid_stroke_leaves_nothing(screen: Screen) -> None:
    before = screen.picture()
    hold_pen(screen, 900, 1000)
    left_reach()
    assert screen.picture() == before
    assert screen.edits == []


def test_another_tool_in_mid_stroke_is_for_the_next_one(screen: Screen) -> None:
    screen.use(ToolName.BRUSH)
    screen.drag(View.FRONT, (90, 900), (90, 1000), release=False)
    screen.use(ToolName.FILL)
    QTest.mouseRelease(screen.view, LEFT, pos=thigh(screen, 1000)[0])
    assert [name for name, _ in screen.edits] == ["Paint ache or dull pain"]


# -- odd input


@pytest.mark.parametrize("place", [(nan, 5.0), (5.0, inf), (-1e9, 1e9), (1e300, -1e300)])
def test_a_place_that_cannot_be_is_no_place(screen: Screen, place: tuple[float, float]) -> None:
    at = QPointF(*place)
    for kind, buttons in (
        (QEvent.Type.MouseMove, NOBODY),
        (QEvent.Type.MouseButtonPress, LEFT),
        (QEvent.Type.MouseMove, LEFT),
        (QEvent.Type.MouseButtonRelease, NOBODY),
    ):
        QApplication.sendEvent(screen.view, QMouseEvent(kind, at, at, LEFT, buttons, NO_KEY))
    screen.picture()
    assert screen.edits == []


def test_a_broken_place_in_mid_stroke_loses_nothing_of_it(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 900), (90, 1000), release=False)
    at = QPointF(nan, nan)
    QApplication.sendEvent(screen.view, QMouseEvent(QEvent.Type.MouseMove, at, at, NOBODY, LEFT, NO_KEY))
    QApplication.sendEvent(
        screen.view, QMouseEvent(QEvent.Type.MouseButtonRelease, at, at, LEFT, NOBODY, NO_KEY)
    )
    assert screen.drawn.marks[0].area.bounds[3] > 1000


def test_a_stroke_that_ends_outside_the_window_is_kept(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 900), (90, 1000), release=False)
    QTest.mouseMove(screen.view, QPoint(-4000, 9000))
    QTest.mouseRelease(screen.view, LEFT, pos=QPoint(-4000, 9000))
    assert len(screen.edits) == 1


def test_a_release_without_a_press_is_nothing(screen: Screen) -> None:
    at = thigh(screen, 1000)[0]
    QTest.mouseRelease(screen.view, LEFT, pos=at)
    tablet(screen.view, pen_device(), RELEASE, QPointF(at), 0.0, NOBODY, LEFT)
    assert screen.edits == []


def test_a_press_without_a_release_loses_no_stroke(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 900), (90, 950), release=False)
    screen.drag(View.FRONT, (90, 1200), (90, 1250))
    assert len(screen.edits) == 2


# -- wheel and trackpad


def roll(
    screen: Screen, pixels: QPoint, angle: int, phase: Qt.ScrollPhase, keys: Qt.KeyboardModifier = NO_KEY
) -> None:
    at = QPointF(380, 370)
    QApplication.sendEvent(
        screen.view, QWheelEvent(at, at, pixels, QPoint(0, angle), NOBODY, keys, phase, False)
    )


def pinch(screen: Screen, value: float) -> None:
    pad = QPointingDevice(
        "pad", 18, QInputDevice.DeviceType.TouchPad, QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position, 5, 1,
    )  # fmt: skip
    at = QPointF(screen.at(View.FRONT, 90, 1300))
    event = QNativeGestureEvent(Qt.NativeGestureType.ZoomNativeGesture, pad, 2, at, at, at, value, QPointF())
    QApplication.sendEvent(screen.view, event)


def test_a_pinch_on_a_trackpad_zooms_at_the_pointer(screen: Screen) -> None:
    before = screen.at(View.FRONT, 90, 1300)
    pinch(screen, 0.5)
    assert screen.view.lens.zoom == pytest.approx(1.5)
    assert (screen.at(View.FRONT, 90, 1300) - before).manhattanLength() <= 2


@pytest.mark.parametrize("value", [-5.0, 1e9, -1.0])
def test_a_pinch_beyond_all_bounds_keeps_the_body_in_sight(screen: Screen, value: float) -> None:
    pinch(screen, value)
    assert 1 <= screen.view.lens.zoom <= 12


def test_two_fingers_on_a_trackpad_move_the_picture(screen: Screen) -> None:
    screen.view.zoom(3)
    before = screen.view.lens
    roll(screen, QPoint(-10, -20), -40, Qt.ScrollPhase.ScrollUpdate)
    assert (screen.view.lens.x - before.x, screen.view.lens.y - before.y) == (-10, -20)


def test_momentum_moves_nothing(screen: Screen) -> None:
    screen.view.zoom(3)
    before = screen.view.lens
    roll(screen, QPoint(-10, -200), -400, Qt.ScrollPhase.ScrollMomentum)
    assert screen.view.lens == before


def test_control_and_a_trackpad_zoom(screen: Screen) -> None:
    roll(screen, QPoint(0, 120), 120, Qt.ScrollPhase.ScrollUpdate, Qt.KeyboardModifier.ControlModifier)
    assert screen.view.lens.zoom == pytest.approx(1.2)


def test_a_wheel_that_runs_free_zooms_by_three_steps_at_most(screen: Screen) -> None:
    roll(screen, QPoint(), 12000, Qt.ScrollPhase.NoScrollPhase)
    assert screen.view.lens.zoom == pytest.approx(1.2**3)


def test_the_wheel_does_nothing_in_mid_stroke(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 900), (90, 950), release=False)
    roll(screen, QPoint(), 120, Qt.ScrollPhase.NoScrollPhase)
    pinch(screen, 0.5)
    QTest.mouseRelease(screen.view, LEFT, pos=thigh(screen, 950)[0])
    assert screen.view.lens.zoom == 1
    assert len(screen.edits) == 1


# -- a shaking hand


def test_a_tap_that_trembles_is_a_click_for_select(screen: Screen) -> None:
    screen.look(hand=Hand(Steady.STRONG), pen=Pen(tool=ToolName.SELECT))
    middle = thigh(screen, 1000)[0]
    QTest.mousePress(screen.view, LEFT, pos=middle + QPoint(12, 9))
    QTest.mouseMove(screen.view, middle - QPoint(12, 9))
    QTest.mouseRelease(screen.view, LEFT, pos=middle + QPoint(4, 0))
    assert screen.picks[-1].point is not None


def test_without_help_the_same_is_a_drag(screen: Screen) -> None:
    screen.look(pen=Pen(tool=ToolName.SELECT))
    middle = thigh(screen, 1000)[0]
    QTest.mousePress(screen.view, LEFT, pos=middle + QPoint(12, 9))
    QTest.mouseMove(screen.view, middle - QPoint(12, 9))
    QTest.mouseRelease(screen.view, LEFT, pos=middle + QPoint(4, 0))
    assert screen.picks == []


def test_a_tap_that_trembles_leaves_one_dot(screen: Screen) -> None:
    screen.look(hand=Hand(Steady.STRONG), pen=replace(Pen(), width=40.0))
    middle = thigh(screen, 1000)[0]
    QTest.mousePress(screen.view, LEFT, pos=middle + QPoint(12, 9))
    QTest.mouseMove(screen.view, middle - QPoint(12, 9))
    QTest.mouseRelease(screen.view, LEFT, pos=middle + QPoint(12, 9))
    left, top, right, bottom = screen.drawn.marks[0].area.bounds
    assert (right - left, bottom - top) == pytest.approx((40, 40), abs=0.5)


def test_a_steadied_stroke_ends_where_the_hand_lifts(screen: Screen) -> None:
    screen.look(hand=Hand(Steady.STRONG))
    screen.drag(View.FRONT, (90, 900), (90, 950), (90, 1000), (90, 1050))
    assert screen.drawn.marks[0].area.bounds[3] == pytest.approx(1050 + Pen().width / 2, abs=3)
