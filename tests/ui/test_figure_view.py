"""The body in the window, driven by real mouse, touch and key events."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPaintEvent, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Located, open_atlas
from bodymap.atlas.levels import DiscLevel, Root, Side, View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.ui.figure_layout import LayoutKind
from bodymap.ui.modes import MODES
from bodymap.ui.state import NOTHING_SELECTED, Pen, Selection, Show, ToolName
from bodymap.ui.theme import THEMES
from tests.ui.screen import LEFT, Screen

OUTER_CALF = (-130.0, 1400.0)
"""On the viewer's left of the back view: the patient's left."""


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[Screen]:
    made = Screen(qtbot)
    yield made
    made.view.cancel()


# -- painting


def test_press_move_release_is_one_named_step(screen: Screen) -> None:
    screen.look(pen=Pen(sensation=Sensation.NUMBNESS))
    screen.drag(View.BACK, OUTER_CALF, (-125, 1450), (-120, 1500))
    assert [name for name, _ in screen.edits] == ["Paint numbness"]
    mark = screen.drawn.marks[0]
    assert (mark.view, mark.sensation) == (View.BACK, Sensation.NUMBNESS)


def test_the_viewers_left_of_the_back_view_is_painted_as_the_patients_left(screen: Screen) -> None:
    screen.drag(View.BACK, OUTER_CALF, (-125, 1450))
    spot = screen.drawn.marks[0].area.representative_point()
    assert open_atlas().locate(View.BACK, spot.x, spot.y).side is Side.LEFT


def test_the_viewers_left_of_the_front_view_is_painted_as_the_patients_right(screen: Screen) -> None:
    screen.drag(View.FRONT, (-120, 1400), (-120, 1450))
    spot = screen.drawn.marks[0].area.representative_point()
    assert open_atlas().locate(View.FRONT, spot.x, spot.y).side is Side.RIGHT


def test_a_tap_paints_a_dot_as_wide_as_the_brush(screen: Screen) -> None:
    screen.use(ToolName.BRUSH, width=40.0)
    screen.click(View.FRONT, 90, 1000)
    left, top, right, bottom = screen.drawn.marks[0].area.bounds
    assert right - left == pytest.approx(40, abs=0.5)
    assert bottom - top == pytest.approx(40, abs=0.5)


def test_a_stroke_is_clipped_to_the_body(screen: Screen) -> None:
    screen.use(ToolName.BRUSH, width=60.0)
    screen.drag(View.FRONT, (175, 1000), (150, 1100))
    body = open_atlas().silhouette(View.FRONT)
    assert screen.drawn.marks[0].area.difference(body).area < 0.01


def test_a_wide_brush_at_the_hip_does_not_paint_the_hand_that_is_not_shown(screen: Screen) -> None:
    screen.use(ToolName.BRUSH, width=150.0)
    screen.drag(View.FRONT, (170, 700), (175, 900))
    zones = {
        f.zone
        for f in open_atlas().zones(View.FRONT)
        if f.shape.intersection(screen.drawn.marks[0].area).area > 1
    }
    assert zones
    assert not zones & {"arm", "hand"}


def test_a_stroke_may_begin_beside_the_body(screen: Screen) -> None:
    screen.drag(View.FRONT, (-185, 1000), (-140, 1000))
    assert len(screen.edits) == 1


def test_nothing_happens_far_from_the_body(screen: Screen) -> None:
    QTest.mouseClick(screen.view, LEFT, pos=QPoint(3, 700))
    assert screen.edits == []


def test_what_the_eraser_takes_is_seen_to_go_while_it_moves(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 800), (90, 1000))
    screen.look(drawing=screen.edits[-1][1])
    painted, at = screen.view.grab().toImage(), screen.at(View.FRONT, 90, 850)
    screen.use(ToolName.ERASER, width=60.0)
    screen.drag(View.FRONT, (90, 820), (90, 850), (90, 900), (90, 960), (90, 1000), release=False)
    erased = screen.view.grab().toImage()
    screen.view.cancel()
    assert erased.pixelColor(at) != painted.pixelColor(at)
    screen.leave()
    assert screen.view.grab().toImage().pixelColor(at) == painted.pixelColor(at)


def test_the_eraser_takes_skin_away(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 900), (90, 1100))
    before = screen.drawn.marks[0].area.area
    screen.use(ToolName.ERASER, width=60.0)
    screen.drag(View.FRONT, (60, 1000), (120, 1000))
    assert screen.edits[-1][0] == "Erase"
    assert 0 < screen.drawn.marks[0].area.area < before


def test_a_fill_fills_exactly_the_zone_that_was_clicked(screen: Screen) -> None:
    screen.use(ToolName.FILL, sensation=Sensation.PINS)
    spot = next(f for f in open_atlas().zones(View.FEET_TOP) if (f.zone, f.side) == ("hallux", Side.LEFT))
    middle = spot.shape.representative_point()
    screen.click(View.FEET_TOP, middle.x, middle.y)
    assert screen.edits[-1][0].startswith("Fill left big toe")
    assert screen.drawn.marks[0].area.area == pytest.approx(spot.shape.area)


def test_a_second_fill_empties_the_zone_and_says_so(screen: Screen) -> None:
    screen.use(ToolName.FILL)
    screen.click(View.FRONT, 90, 1000)
    assert screen.drawn.marks
    screen.click(View.FRONT, 90, 1000)
    assert screen.drawn.marks == ()
    assert screen.edits[-1][0].startswith("Empty ")


def test_the_skin_between_the_legs_can_be_painted(screen: Screen) -> None:
    screen.use(ToolName.BRUSH, width=12.0)
    screen.click(View.PERINEUM, 8, 130)
    mark = screen.drawn.marks[0]
    spot = mark.area.representative_point()
    assert mark.view is View.PERINEUM
    assert open_atlas().locate(View.PERINEUM, spot.x, spot.y).zone in {"perineum", "perianal"}


# -- giving up


def test_escape_gives_the_stroke_up(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 900), (90, 1000), release=False)
    screen.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(screen.view, LEFT, pos=screen.at(View.FRONT, 90, 1000))
    assert screen.edits == []
    assert screen.previews[-1] is None


def test_a_second_button_gives_the_stroke_up(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 900), (90, 1000), release=False)
    QTest.mousePress(screen.view, Qt.MouseButton.RightButton, pos=screen.at(View.FRONT, 90, 1000))
    QTest.mouseRelease(screen.view, LEFT, pos=screen.at(View.FRONT, 90, 1000))
    assert screen.edits == []


def test_losing_the_focus_gives_the_stroke_up(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 900), (90, 1000), release=False)
    screen.view.clearFocus()
    screen.view.hide()
    assert screen.edits == []
    assert screen.previews[-1] is None


def test_a_given_up_stroke_leaves_no_trace_on_the_screen(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 900), (90, 901))
    assert screen.drawn.marks
    screen.leave()
    before = screen.picture()
    for tool in (ToolName.BRUSH, ToolName.ERASER):
        screen.use(tool)
        screen.drag(View.FRONT, (90, 860), (90, 1000), release=False)
        screen.view.cancel()
    screen.use(ToolName.BRUSH)
    screen.leave()
    assert screen.picture() == before


def test_a_growing_stroke_is_told_in_between(screen: Screen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.view.previewed, timeout=2000):
        screen.drag(View.FRONT, (90, 900), (90, 1000), release=False)
    growing = screen.previews[-1]
    assert growing is not None
    drawing = growing()
    assert drawing is not None
    assert drawing.marks


def test_a_stroke_that_has_ended_is_no_longer_told(screen: Screen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.view.previewed, timeout=2000):
        screen.drag(View.FRONT, (90, 900), (90, 1000), release=False)
    growing = screen.previews[-1]
    screen.view.cancel()
    assert growing is not None
    assert growing() is None


# -- speed by design


class PaintBoxes(QObject):
    """Writes down how many pixels each repaint asks for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sizes: list[int] = []
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.sizes.append(event.rect().width() * event.rect().height())
        return super().eventFilter(watched, event)


def test_a_moving_brush_repaints_only_a_small_box(screen: Screen) -> None:
    screen.use(ToolName.BRUSH, width=20.0)
    screen.drag(View.FRONT, (90, 900), (90, 901), release=False)
    QApplication.processEvents()
    boxes = PaintBoxes(screen.view)
    for y in range(902, 1000, 7):
        QTest.mouseMove(screen.view, screen.at(View.FRONT, 90, y))
        QApplication.processEvents()
    assert boxes.sizes
    assert max(boxes.sizes) < 0.01 * screen.view.width() * screen.view.height()


def test_a_finished_stroke_repaints_only_its_box(screen: Screen) -> None:
    screen.view.edited.connect(lambda _name, drawing: screen.look(drawing=drawing))
    QApplication.processEvents()
    boxes = PaintBoxes(screen.view)
    screen.use(ToolName.BRUSH, width=20.0)
    screen.drag(View.FRONT, (90, 900), (90, 930), release=False)
    QApplication.processEvents()
    boxes.sizes.clear()
    QTest.mouseRelease(screen.view, LEFT, pos=screen.at(View.FRONT, 90, 930))
    QApplication.processEvents()
    assert boxes.sizes
    assert max(boxes.sizes) < 0.2 * screen.view.width() * screen.view.height()


def test_a_pen_that_comes_down_elsewhere_takes_its_circle_along(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.use(ToolName.BRUSH, width=20.0)
    screen.drag(View.FRONT, (150, 1100), (190, 1100))
    QApplication.processEvents()
    ring, told = screen.view._ring, QRegion()
    assert ring is not None
    assert screen.view._hover is None  # it lies beside the body, where nothing else is painted anew
    monkeypatch.setattr(screen.view, "update", lambda *box: told.__iadd__(QRegion(*box)))
    QTest.mousePress(screen.view, LEFT, pos=screen.at(View.FRONT, 90, 1200))  # no movement on the way
    QTest.mouseRelease(screen.view, LEFT, pos=screen.at(View.FRONT, 90, 1200))  # no other test finds it pressed
    assert told.intersected(ring.toRect()) == QRegion(ring.toRect())


# -- looking closer


def wheel(screen: Screen, at: QPoint, steps: int) -> None:
    place = QPointF(at)
    nobody, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, 120 * steps), nobody, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(screen.view, event)


def test_the_wheel_zooms_at_the_pointer_and_fit_goes_back(screen: Screen) -> None:
    at = screen.at(View.FRONT, 90, 1300)
    wheel(screen, at, 3)
    assert screen.view.lens.zoom > 1.5
    assert (screen.at(View.FRONT, 90, 1300) - at).manhattanLength() <= 2
    screen.view.fit()
    assert screen.view.lens.zoom == 1


def test_a_stroke_on_the_zoomed_body_lands_where_it_was_drawn(screen: Screen) -> None:
    wheel(screen, screen.at(View.FEET_TOP, 90, 350), 6)
    screen.use(ToolName.BRUSH, width=6.0)
    screen.click(View.FEET_TOP, 90, 330)
    spot = screen.drawn.marks[0].area.centroid
    assert (spot.x, spot.y) == pytest.approx((90, 330), abs=1)


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, LEFT])
def test_middle_button_and_space_drag_pan_and_never_paint(screen: Screen, button: Qt.MouseButton) -> None:
    screen.view.zoom(3)
    before = screen.view.lens
    if button is LEFT:
        QTest.keyPress(screen.view, Qt.Key.Key_Space)
    QTest.mousePress(screen.view, button, pos=QPoint(300, 300))
    QTest.mouseMove(screen.view, QPoint(340, 320))
    QTest.mouseRelease(screen.view, button, pos=QPoint(340, 320))
    if button is LEFT:
        QTest.keyRelease(screen.view, Qt.Key.Key_Space)
    after = screen.view.lens
    assert (after.x - before.x, after.y - before.y) == (40, 20)
    assert screen.edits == []


# -- fingers


def test_one_finger_paints(screen: Screen) -> None:
    finger = QTest.createTouchDevice()
    start, end = screen.at(View.FRONT, 90, 900), screen.at(View.FRONT, 90, 1000)
    QTest.touchEvent(screen.view, finger).press(0, start, screen.view).commit()
    QTest.touchEvent(screen.view, finger).move(0, end, screen.view).commit()
    QTest.touchEvent(screen.view, finger).release(0, end, screen.view).commit()
    assert len(screen.edits) == 1


def test_two_fingers_zoom_and_never_paint(screen: Screen) -> None:
    finger = QTest.createTouchDevice()
    one, two = screen.at(View.FRONT, 90, 900), screen.at(View.FRONT, 90, 1100)
    apart = QPoint(0, 80)
    QTest.touchEvent(screen.view, finger).press(0, one, screen.view).commit()
    QTest.touchEvent(screen.view, finger).move(0, one, screen.view).press(1, two, screen.view).commit()
    QTest.touchEvent(screen.view, finger).move(0, one - apart, screen.view).move(
        1, two + apart, screen.view
    ).commit()
    QTest.touchEvent(screen.view, finger).release(0, one, screen.view).move(1, two, screen.view).commit()
    QTest.touchEvent(screen.view, finger).move(1, one, screen.view).commit()
    QTest.touchEvent(screen.view, finger).release(1, two, screen.view).commit()
    assert screen.view.lens.zoom > 1.5
    assert screen.edits == []


# -- pointing and picking


def test_a_click_with_the_select_tool_answers_for_all_maps(screen: Screen) -> None:
    screen.use(ToolName.SELECT)
    screen.click(View.BACK, *OUTER_CALF)
    point = screen.picks[-1].point
    assert isinstance(point, Located)
    assert point.side is Side.LEFT
    assert set(point.maps) == set(open_atlas().maps)


def test_a_click_on_a_mark_picks_the_mark(screen: Screen) -> None:
    screen.drag(View.FRONT, (90, 900), (90, 1000))
    mark = screen.drawn.marks[0].id
    screen.use(ToolName.SELECT)
    screen.click(View.FRONT, 90, 950)
    assert screen.picks == [Selection(mark=mark)]


def test_a_drag_with_the_select_tool_picks_nothing(screen: Screen) -> None:
    screen.use(ToolName.SELECT)
    screen.drag(View.FRONT, (90, 900), (90, 1000))
    assert (screen.picks, screen.edits) == ([], [])


def test_a_click_beside_the_body_selects_nothing(screen: Screen) -> None:
    screen.use(ToolName.SELECT)
    QTest.mouseClick(screen.view, LEFT, pos=QPoint(3, 700))
    assert screen.picks == [NOTHING_SELECTED]


def test_hovering_says_side_zone_view_and_what_the_maps_say(screen: Screen) -> None:
    QTest.mouseMove(screen.view, screen.at(View.BACK, *OUTER_CALF))
    words = screen.words[-1]
    assert words.startswith("Left ")
    assert "seen from behind" in words
    assert "on 3 maps" in words


def test_a_patient_is_not_told_levels(screen: Screen) -> None:
    screen.look(mode=MODES["patient"])
    QTest.mouseMove(screen.view, screen.at(View.BACK, *OUTER_CALF))
    assert screen.words[-1].startswith("Left ")
    assert "ISNCSCI" not in screen.words[-1]


def test_hovering_names_what_is_painted_there(screen: Screen) -> None:
    screen.look(pen=Pen(sensation=Sensation.BURNING, intensity=7))
    screen.drag(View.FRONT, (90, 900), (90, 1000))
    assert screen.drawn.marks
    QTest.mouseMove(screen.view, screen.at(View.FRONT, 90, 950))
    assert "painted: burning, 7 of 10" in screen.words[-1]


# -- the keyboard alone


def test_arrow_and_enter_fill_a_zone_without_a_mouse(screen: Screen) -> None:
    screen.tab_in()
    screen.key(Qt.Key.Key_Down)
    assert screen.words[-1]
    screen.key(Qt.Key.Key_Return)
    assert screen.drawn.marks[0].area.area > 0


def test_space_fills_the_zone_too(screen: Screen) -> None:
    screen.tab_in()
    screen.key(Qt.Key.Key_Space)
    assert len(screen.edits) == 1


def test_enter_with_the_select_tool_answers_for_all_maps(screen: Screen) -> None:
    screen.use(ToolName.SELECT)
    screen.tab_in()
    screen.key(Qt.Key.Key_Return)
    assert screen.picks[-1].point is not None


def test_enter_with_the_eraser_empties_the_zone(screen: Screen) -> None:
    screen.tab_in()
    screen.key(Qt.Key.Key_Return)
    assert screen.drawn.marks
    screen.use(ToolName.ERASER)
    screen.key(Qt.Key.Key_Return)
    assert screen.drawn.marks == ()


@pytest.mark.parametrize(("key", "wider"), [(Qt.Key.Key_BracketLeft, False), (Qt.Key.Key_BracketRight, True)])
def test_brackets_change_the_width_of_the_brush(screen: Screen, key: Qt.Key, wider: bool) -> None:
    screen.key(key)
    assert (screen.widths[-1] > Pen().width) is wider


def test_escape_without_a_stroke_clears_the_selection(screen: Screen) -> None:
    screen.look(selection=Selection(root=Root.L5, side=Side.LEFT))
    screen.key(Qt.Key.Key_Escape)
    assert screen.picks == [NOTHING_SELECTED]


def test_the_view_has_a_name_and_says_how_to_use_it_by_keys(screen: Screen) -> None:
    screen.view.tell()
    assert screen.view.accessibleName() == "Body"
    assert "Arrow keys" in screen.view.accessibleDescription()


# -- what is shown


def colour(screen: Screen, view: View, x: float, y: float) -> str:
    return screen.picture().pixelColor(screen.at(view, x, y)).name()


def test_a_chosen_root_lights_its_skin_on_that_side_only(screen: Screen) -> None:
    left, right = (60.0, 330.0), (-60.0, 330.0)
    before = [shades(screen, View.FEET_TOP, *place) for place in (left, right)]
    screen.look(selection=Selection(root=Root.L5, side=Side.LEFT))
    assert shades(screen, View.FEET_TOP, *left) != before[0]
    assert shades(screen, View.FEET_TOP, *right) == before[1]


def shades(screen: Screen, view: View, x: float, y: float) -> list[str]:
    """Colours along 12 mm across the lines of a hatch, of which any single place may lie between two."""
    return [colour(screen, view, x + step, y + step) for step in range(0, 13, 2)]


def test_a_chosen_disc_lights_the_root_it_usually_presses(screen: Screen) -> None:
    dark = shades(screen, View.FEET_TOP, 60, 330)
    screen.look(selection=Selection(disc=DiscLevel.L4_5))
    assert shades(screen, View.FEET_TOP, 60, 330) != dark


def test_a_patient_sees_no_root_and_no_map(screen: Screen) -> None:
    screen.look(mode=MODES["patient"])
    before = screen.picture()
    screen.look(selection=Selection(root=Root.L5, side=Side.LEFT), show=Show(map="isncsci"))
    assert screen.picture() == before


def test_a_shown_map_colours_its_levels(screen: Screen) -> None:
    plain = colour(screen, View.FEET_TOP, 60, 330)
    screen.look(show=Show(map="isncsci"))
    assert colour(screen, View.FEET_TOP, 60, 330) != plain


def test_a_painted_place_is_seen_and_gone_after_undo(screen: Screen) -> None:
    screen.leave()
    before = screen.picture()
    screen.drag(View.FRONT, (90, 900), (90, 1000))
    assert screen.drawn.marks
    assert colour(screen, View.FRONT, 90, 950) != before.pixelColor(screen.at(View.FRONT, 90, 950)).name()
    screen.look(drawing=PainDrawing())
    screen.leave()
    assert screen.picture() == before


def test_the_whole_body_is_one_switch_away(screen: Screen) -> None:
    screen.look(show=Show(views=LayoutKind.WHOLE))
    screen.use(ToolName.SELECT)
    screen.click(View.FRONT, 10, 100)
    point = screen.picks[-1].point
    assert point is not None
    assert point.zone == "head_neck"


@pytest.mark.parametrize("theme", list(THEMES))
def test_the_ground_is_the_themes(screen: Screen, theme: str) -> None:
    screen.view.set_colours(THEMES[theme])
    assert screen.picture().pixelColor(3, 3).name() == THEMES[theme].canvas


def test_a_right_to_left_language_never_mirrors_the_body(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    there, plain = Screen(qtbot, host), Screen(qtbot)
    assert there.picture() == plain.picture()
    there.view.cancel()


def test_no_level_is_written_where_no_body_is_shown(screen: Screen) -> None:
    screen.look(pen=Pen(tool=ToolName.SELECT))
    plain = screen.picture()
    screen.look(show=Show(map="isncsci"))
    mapped = screen.picture()
    hand = [screen.at(View.FRONT, x, y) for x in range(200, 300, 4) for y in range(660, 1000, 4)]
    assert all(
        mapped.pixelColor(p) == plain.pixelColor(p) for p in hand if p.x() < screen.at(View.BACK, -200, 0).x()
    )
