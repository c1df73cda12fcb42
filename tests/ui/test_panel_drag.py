"""A panel is dragged by its heading with the mouse: a line shows where it lands, Escape leaves everything as it was."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bodymap.ui.arrangement import (
    LISTS,
    LOOK_ALIKES,
    NEXT,
    ROOTS,
    SPINE,
    USUAL_ARRANGEMENT,
    moved,
    read_arrangement,
)
from bodymap.ui.commands import kept_panels
from bodymap.ui.settings import Settings
from bodymap.ui.window import Window
from tests.ui.test_panels import sampled

MakeWindow = Callable[..., Window]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def heading(window: Window, panel: str) -> tuple[QWidget, QPoint]:
    """What lies under the hand that takes the panel, and where."""
    side = window.side
    if panel == SPINE:
        return side.spine, QPoint(side.spine.width() // 2, 10)
    if panel == LISTS:
        return side.signs[LISTS], side.signs[LISTS].rect().center()
    head = {ROOTS: side.roots, NEXT: side.evidence, LOOK_ALIKES: side.look_alikes}[panel].head
    words = head.itemAt(0).widget()
    return words, words.rect().center()


def pull(window: Window, panel: str, to: tuple[int, int]) -> QWidget:
    """Take the panel and hold it there (px of the right side); what was taken."""
    taken, at = heading(window, panel)
    QTest.mousePress(taken, LEFT, NONE, at)
    for spot in (taken.mapTo(window.side, at) + QPoint(30, 30), QPoint(*to)):
        move(window, taken, spot)
    return taken


def move(window: Window, taken: QWidget, spot: QPoint) -> None:
    QTest.mouseMove(taken, taken.mapFrom(window.side, spot))


def let_go(taken: QWidget) -> None:
    QTest.mouseRelease(taken, LEFT)
    QApplication.processEvents()


def over(window: Window, panel: str, across: float, down: float) -> tuple[int, int]:
    """A point in a panel, by shares of what is seen of it."""
    box = window.side._boxes()[panel]
    return round(box.left + across * box.width), round(box.top + down * box.height)


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_a_panel_is_dragged_above_another(make_window: MakeWindow, size: tuple[int, int]) -> None:
    window = sampled(make_window, size=size)
    let_go(pull(window, LOOK_ALIKES, over(window, NEXT, 0.5, 0.2)))
    assert window.session.state.arrangement == moved(USUAL_ARRANGEMENT, LOOK_ALIKES, -1)


@pytest.mark.parametrize(("panel", "onto", "share"), [(SPINE, ROOTS, 0.1), (ROOTS, SPINE, 0.9)])
def test_roots_and_spine_are_dragged_to_the_other_side(
    make_window: MakeWindow, panel: str, onto: str, share: float
) -> None:
    window = sampled(make_window)
    let_go(pull(window, panel, over(window, onto, share, 0.5)))
    assert window.session.state.arrangement.order[:2] == (SPINE, ROOTS)


def test_the_lists_are_dragged_to_the_other_column(make_window: MakeWindow) -> None:
    window = sampled(make_window, size=(1920, 1080))
    let_go(pull(window, LISTS, over(window, ROOTS, 0.1, 0.5)))
    assert window.session.state.arrangement.lists_first


def test_a_line_shows_where_it_lands_and_goes_with_the_hand(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    taken = pull(window, LOOK_ALIKES, over(window, NEXT, 0.5, 0.2))
    line = window.side.drag.line
    assert line.isVisible()
    assert abs(line.geometry().center().y() - over(window, NEXT, 0.5, 0.0)[1]) <= 3
    let_go(taken)
    assert not line.isVisible()


def test_escape_leaves_everything_as_it_was(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    taken = pull(window, LOOK_ALIKES, over(window, NEXT, 0.5, 0.2))
    QTest.keyClick(window.figure, Qt.Key.Key_Escape)
    assert not window.side.drag.line.isVisible()
    move(window, taken, QPoint(*over(window, ROOTS, 0.5, 0.1)))
    let_go(taken)
    assert window.session.state.arrangement == USUAL_ARRANGEMENT
    assert not window.side.drag.holds


def test_outside_the_right_side_it_lands_nowhere(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    let_go(pull(window, LOOK_ALIKES, (-200, 200)))
    assert window.session.state.arrangement == USUAL_ARRANGEMENT


def test_it_is_kept_as_from_the_menu(make_window: MakeWindow, settings: Settings) -> None:
    window = sampled(make_window)
    let_go(pull(window, LOOK_ALIKES, over(window, NEXT, 0.5, 0.2)))
    assert kept_panels(settings) == (("consultation", read_arrangement("roots spine look-alikes next")),)


def test_dragged_by_its_sign_no_menu_opens(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    sign = window.side.signs[LOOK_ALIKES]
    QTest.mousePress(sign, LEFT, NONE, sign.rect().center())
    for share in (0.4, 0.2):
        move(window, sign, QPoint(*over(window, NEXT, 0.5, share)))
    let_go(sign)
    assert QApplication.activePopupWidget() is None
    assert not sign.isDown()
    assert window.session.state.arrangement == moved(USUAL_ARRANGEMENT, LOOK_ALIKES, -1)


def test_a_press_that_hardly_moves_drags_nothing(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    taken, at = heading(window, LOOK_ALIKES)
    QTest.mousePress(taken, LEFT, NONE, at)
    QTest.mouseMove(taken, at + QPoint(2, 1))
    assert not window.side.drag.holds
    let_go(taken)


def test_to_take_the_spine_leaves_what_is_selected(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    window.side.roots.rows[0].click()
    chosen = window.session.state.selection
    let_go(pull(window, SPINE, over(window, ROOTS, 0.1, 0.5)))
    assert window.session.state.selection == chosen


def test_a_hand_at_the_edge_brings_what_is_hidden(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = sampled(make_window, "cauda-equina", size=(1280, 800))
    side = window.side
    foot = side.reading.mapTo(side, QPoint(100, side.reading.height() - 6))
    taken = pull(window, ROOTS, (foot.x(), foot.y()))
    qtbot.waitUntil(lambda: side.reading.verticalScrollBar().value() > 0)
    QTest.keyClick(window.figure, Qt.Key.Key_Escape)
    let_go(taken)
