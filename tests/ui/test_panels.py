"""Panels of the right side are moved, closed and restored, by mouse and keyboard, and no warning goes with them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from bodymap.records.samples import samples
from bodymap.ui.arrangement import (
    LISTS,
    LOOK_ALIKES,
    NEXT,
    ROOTS,
    SPINE,
    USUAL,
    USUAL_ARRANGEMENT,
    read_arrangement,
)
from bodymap.ui.commands import kept_panels
from bodymap.ui.settings import Settings
from bodymap.ui.window import Window
from tests.ui.hands import words

MakeWindow = Callable[..., Window]
SIZES = [(1280, 800), (1920, 1080)]


def top(made: QWidget, window: Window) -> int:
    return made.mapTo(window, made.rect().topLeft()).y()


def press(window: Window, panel: str, item: str) -> None:
    """What a person does in the small menu of a panel."""
    menu = window.side.menu_of(panel)
    next(made for made in menu.actions() if made.text() == item).trigger()
    menu.deleteLater()
    words(window)


def sampled(make_window: MakeWindow, name: str = "s1-student", **how: object) -> Window:
    window = make_window(**how)
    window.commands.show_sample(next(s for s in samples() if s.id == name))
    words(window)
    return window


@pytest.mark.parametrize("size", SIZES)
def test_a_panel_moves_above_the_one_it_stood_below(make_window: MakeWindow, size: tuple[int, int]) -> None:
    window = sampled(make_window, size=size)
    press(window, LOOK_ALIKES, "Move up")
    assert top(window.side.look_alikes, window) < top(window.side.evidence, window)


def test_the_lists_move_to_the_other_column(make_window: MakeWindow) -> None:
    window = sampled(make_window, size=(1920, 1080))
    press(window, LISTS, "Move left")
    assert (
        window.side.drawer.mapTo(window, window.side.drawer.pos()).x()
        < window.side.reading.mapTo(window, window.side.reading.rect().topLeft()).x()
    )


@pytest.mark.parametrize("panel", USUAL)
def test_a_closed_panel_comes_back_where_it_was(make_window: MakeWindow, panel: str) -> None:
    window = sampled(make_window)
    part = {**window.side.column.parts, LISTS: window.side.drawer}[panel]
    before = part.geometry()
    press(window, panel, "Close")
    assert part.isHidden()
    window.actions_by_id[f"panel-{panel}"].trigger()
    words(window)
    assert part.isVisible()
    assert part.geometry() == before


def test_restoring_brings_everything_to_its_usual_place(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    window.commands.arrange_panels(read_arrangement("lists next -roots spine -look-alikes"))
    window.actions_by_id["restore-panels"].trigger()
    assert window.session.state.arrangement == USUAL_ARRANGEMENT
    assert window.side.roots.isVisible()
    assert not window.actions_by_id["restore-panels"].isEnabled()


@pytest.mark.parametrize("mode", ["consultation", "classroom"])
def test_with_every_panel_closed_an_emergency_is_seen_whole(make_window: MakeWindow, mode: str) -> None:
    window = sampled(make_window, "cauda-equina", mode=mode)
    for panel in USUAL:
        window.commands.turn_panel(panel)
    words(window)
    shown = [label for label in window.side.flags.alarms.findChildren(QLabel) if label.isVisible()]
    assert shown
    assert all(one.visibleRegion().boundingRect().size() == one.size() for one in shown)


def test_an_alarm_that_comes_while_all_is_closed_shows(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    for panel in USUAL:
        window.commands.turn_panel(panel)
    window.commands.show_sample(next(s for s in samples() if s.id == "cauda-equina"))
    words(window)
    assert window.side.flags.alarms.isVisible()


def test_a_panel_that_was_closed_shows_what_came_meanwhile(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    window.commands.turn_panel(ROOTS)
    window.commands.show_sample(next(s for s in samples() if s.id == "l5-skier"))
    window.commands.turn_panel(ROOTS)
    words(window)
    assert window.side.roots.rows[0].accessibleName().startswith("L5 left")


def test_asking_for_a_page_opens_the_closed_lists(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    window.commands.turn_panel(LISTS)
    window.actions_by_id["page-conditions"].trigger()
    words(window)
    assert window.side.conditions.isVisible()


def test_a_click_on_the_body_does_not_open_closed_lists(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    window.commands.turn_panel(LISTS)
    window.side.roots.rows[0].click()
    assert window.side.drawer.isHidden()


def test_the_arrangement_is_there_at_the_next_start(make_window: MakeWindow, settings: Settings) -> None:
    window = sampled(make_window)
    window.commands.turn_panel(SPINE)
    assert kept_panels(settings) == (("consultation", read_arrangement("roots -spine")),)


def test_one_mode_does_not_change_the_other(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    window.commands.turn_panel(SPINE)
    window.session.set_mode("classroom")
    assert window.session.state.arrangement == USUAL_ARRANGEMENT


@pytest.mark.parametrize("panel", USUAL)
def test_the_small_menu_opens_by_the_space_key(make_window: MakeWindow, qtbot: QtBot, panel: str) -> None:
    window = sampled(make_window)
    sign = window.side.signs[panel]
    sign.setFocus(Qt.FocusReason.TabFocusReason)
    assert sign.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(sign, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction() is not None
    menu.close()


def test_the_keyboard_stays_at_the_panel_that_was_moved(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    window.side.signs[LOOK_ALIKES].setFocus()
    press(window, LOOK_ALIKES, "Move up")
    assert window.focusWidget() is window.side.signs[LOOK_ALIKES]


def test_the_keyboard_goes_on_to_a_panel_that_is_left(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    window.side.signs[ROOTS].setFocus()
    press(window, ROOTS, "Close")
    assert window.focusWidget() is window.side.signs[SPINE]


def test_with_nothing_left_the_keyboard_is_on_what_brings_it_back(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    window.commands.arrange_panels(read_arrangement("roots -spine -next -look-alikes -lists"))
    window.side.signs[ROOTS].setFocus()
    press(window, ROOTS, "Close")
    assert window.focusWidget() is window.side.restore


def test_what_would_change_nothing_is_grey(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    menu = window.side.menu_of(ROOTS)
    grey = [made.text() for made in menu.actions() if not made.isEnabled()]
    menu.deleteLater()
    assert grey == ["Move up", "Restore the usual panels"]


@pytest.mark.parametrize("name", ["s1-student", "l5-skier", "meralgia-cook"])
def test_the_first_root_and_the_first_test_are_seen_without_scrolling(
    make_window: MakeWindow, name: str
) -> None:
    window = sampled(make_window, name, size=(1280, 800))
    for made in (window.side.roots.rows[0], window.side.evidence.steps[0]):
        assert made.visibleRegion().boundingRect().size() == made.size()


def test_in_a_low_window_one_press_shows_all_that_is_worth_testing(make_window: MakeWindow) -> None:
    window = sampled(make_window, size=(1280, 800))
    assert [made.isVisible() for made in window.side.evidence.steps] == [True, False, False]
    window.side.evidence.more.click()
    assert all(made.isVisible() for made in window.side.evidence.steps)


def test_in_a_high_window_all_of_it_stands_there(make_window: MakeWindow) -> None:
    window = sampled(make_window, size=(1920, 1080))
    assert all(made.isVisible() for made in window.side.evidence.steps)
    assert window.side.evidence.more.isHidden()


def test_questions_that_nobody_asked_stand_out(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    more = window.side.flags.more
    assert more is not None
    assert "none of 28 asked" in more.head.text()
    assert more.head.property("kind") == "ask"


def test_below_a_question_that_asks_now_the_line_is_quiet(make_window: MakeWindow) -> None:
    window = sampled(make_window, "l5-skier")
    more = window.side.flags.more
    assert more is not None
    assert more.head.property("kind") == "link"


def test_the_body_keeps_its_place_when_a_panel_is_closed(make_window: MakeWindow) -> None:
    window = sampled(make_window)
    before = window.figure.geometry()
    window.commands.turn_panel(NEXT)
    words(window)
    assert window.figure.geometry() == before
