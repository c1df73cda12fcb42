"""A double tap, a double click and Enter on the name of a view fit that view; again, all views."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from bodymap.atlas.levels import View
from bodymap.ui.figure_groups import LayoutKind
from bodymap.ui.figure_twice import APART, ROOM, TAP, Taps, Touch
from bodymap.ui.state import Show, ToolName
from tests.ui.screen import LEFT, NOBODY, Screen, pen_device, tablet

KEY = Qt.Key


# -- two taps, as numbers


def tapped(*touches: tuple[float, float, float, float]) -> bool:
    """Whether the last of these taps is the second of two: x, y, when, how long."""
    taps, twice = Taps(), False
    for x, y, time, long in touches:
        taps, twice = taps.down(Touch(x, y, time)).up(Touch(x, y, time + long))
    return twice


def test_two_quick_taps_on_one_place_are_one_double_tap() -> None:
    assert tapped((10, 10, 0, 0.1), (20, 15, 0.3, 0.1))


def test_a_single_tap_is_none() -> None:
    assert not tapped((10, 10, 0, 0.1))


@pytest.mark.parametrize(
    "second", [(10 + APART + 1, 10, 0.3, 0.1), (10, 10, 0.2 + TAP, 0.1), (10, 10, 0.3, TAP + 0.1)]
)
def test_far_away_or_late_or_long_is_none(second: tuple[float, float, float, float]) -> None:
    assert not tapped((10, 10, 0, 0.1), second)


def test_a_third_tap_begins_anew() -> None:
    assert not tapped((10, 10, 0, 0.1), (10, 10, 0.2, 0.1), (10, 10, 0.4, 0.1))


def test_a_stroke_is_no_tap() -> None:
    taps, _ = Taps().down(Touch(0, 0, 0)).up(Touch(ROOM + 1, 0, 0.1))
    assert not taps.down(Touch(0, 0, 0.2)).up(Touch(0, 0, 0.3))[1]


# -- on the body


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen(qtbot)


def name_of(screen: Screen, view: View) -> QPoint:
    """The middle of the name above a view."""
    return next(
        h.caption_line.center().toPoint()
        for h in screen.view._headers
        if screen.view.placements[h.index].view is view
    )


def tap(screen: Screen, at: QPoint) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(screen.view, device).press(0, at, screen.view).commit()
    QTest.touchEvent(screen.view, device).release(0, at, screen.view).commit()


@pytest.mark.parametrize("tool", ToolName)
@pytest.mark.parametrize("view", [View.FRONT, View.BACK, View.FEET_SOLE, View.PERINEUM])
def test_two_taps_of_a_finger_on_a_name_fit_the_view_and_paint_nothing(
    screen: Screen, tool: ToolName, view: View
) -> None:
    screen.use(tool)
    before = next(p.scale for p in screen.view.placements if p.view is view)
    for _ in range(2):
        tap(screen, name_of(screen, view))
    assert next(p.scale for p in screen.view.placements if p.view is view) > 1.2 * before
    assert screen.edits == []


def test_two_more_taps_show_everything_again(screen: Screen) -> None:
    for _ in range(4):
        tap(screen, name_of(screen, View.BACK))
    assert screen.view.lens.zoom == 1


def test_two_taps_on_the_body_paint(screen: Screen) -> None:
    for _ in range(2):
        tap(screen, screen.at(View.BACK, 90, 1300))
    assert (len(screen.edits), screen.view.lens.zoom) == (2, 1)


def test_two_taps_of_select_on_the_body_fit_the_view(screen: Screen) -> None:
    screen.use(ToolName.SELECT)
    for _ in range(2):
        tap(screen, screen.at(View.BACK, 90, 1300))
    assert screen.view.lens.zoom > 1


def test_two_taps_of_a_pen_on_a_name_fit_the_view(screen: Screen) -> None:
    at, device = QPointF(name_of(screen, View.FRONT)), pen_device()
    for _ in range(2):
        tablet(screen.view, device, QEvent.Type.TabletPress, at)
        tablet(screen.view, device, QEvent.Type.TabletRelease, at, 0.0, NOBODY, LEFT)
    assert screen.view.lens.zoom > 1
    assert screen.edits == []


def test_a_double_click_on_the_words_paints_nothing(screen: Screen) -> None:
    QTest.mouseDClick(screen.view, LEFT, pos=name_of(screen, View.FRONT))
    assert screen.view.lens.zoom > 1
    assert screen.edits == []


def test_a_double_click_of_select_on_the_body_fits_the_view(screen: Screen) -> None:
    screen.use(ToolName.SELECT)
    QTest.mouseDClick(screen.view, LEFT, pos=screen.at(View.BACK, 90, 1300))
    assert screen.view.lens.zoom > 1


def test_one_click_on_the_words_paints_nothing(screen: Screen) -> None:
    QTest.mouseClick(screen.view, LEFT, pos=name_of(screen, View.FRONT))
    assert screen.edits == []


def test_a_stroke_that_begins_on_the_words_paints(screen: Screen) -> None:
    QTest.mousePress(screen.view, LEFT, pos=name_of(screen, View.FRONT))
    for y in (750, 850):
        QTest.mouseMove(screen.view, screen.at(View.FRONT, 60, y))
    QTest.mouseRelease(screen.view, LEFT, pos=screen.at(View.FRONT, 60, 850))
    assert len(screen.edits) == 1


# -- by keys


def climb(screen: Screen) -> None:
    """From the first zone up to the name of its view."""
    screen.tab_in()
    for _ in range(30):
        if screen.view._on_name:
            return
        screen.key(KEY.Key_Up)
    raise AssertionError("no name was reached")


@pytest.mark.parametrize("kind", LayoutKind)
def test_the_keyboard_climbs_to_a_name_and_enter_fits_its_view(screen: Screen, kind: LayoutKind) -> None:
    screen.look(show=Show(views=kind))
    climb(screen)
    assert "Enter shows this view large" in screen.words[-1]
    screen.key(KEY.Key_Return)
    assert screen.view.lens.zoom > 1 or len(screen.view.placements) == 1
    screen.key(KEY.Key_Return)
    assert screen.view.lens.zoom == 1
    assert screen.edits == []


def test_from_name_to_name_and_down_again_to_the_zones(screen: Screen) -> None:
    climb(screen)
    first = screen.words[-1]
    screen.key(KEY.Key_Right)
    assert screen.words[-1] != first
    assert screen.view._on_name
    screen.key(KEY.Key_Down)
    assert not screen.view._on_name


def test_names_stand_in_no_way_between_the_views(screen: Screen) -> None:
    screen.tab_in()
    views, steps = set(), (KEY.Key_Right, KEY.Key_Down, KEY.Key_Left, KEY.Key_Up)
    for i in range(160):
        screen.key(steps[(i // 13) % 4])
        views.add(screen.view.placements[screen.view._cursor.index].view)  # type: ignore[union-attr]
    assert {View.FRONT, View.BACK, View.FEET_TOP, View.FEET_SOLE} <= views


def test_where_the_keyboard_stands_is_seen_on_the_name(screen: Screen) -> None:
    screen.view.activateWindow()
    screen.qtbot.waitUntil(screen.view.isActiveWindow)
    screen.view.setFocus(Qt.FocusReason.TabFocusReason)
    climb(screen)
    before = screen.picture()
    screen.key(KEY.Key_Right)
    assert screen.picture() != before


# -- discoverable


def test_the_name_says_what_can_be_done_with_it(screen: Screen) -> None:
    at = name_of(screen, View.BACK)
    QApplication.sendEvent(screen.view, QHelpEvent(QEvent.Type.ToolTip, at, screen.view.mapToGlobal(at)))
    assert QToolTip.text().startswith("Back: double click or tap twice")
    QToolTip.hideText()
