"""Tab through the whole window: everything that can be pressed is reached, in the order of reading."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from bodymap.ui.modes import MODES
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow


def walked(window: Window) -> list[QWidget]:
    """Where the keyboard comes to by Tab alone, once around."""
    window.centralWidget().setFocus()  # type: ignore[union-attr]
    found: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in found:
        found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return found


def beside(made: QAbstractButton) -> list[QAbstractButton]:
    """What the arrow keys reach from there."""
    group = made.group()
    return group.buttons() if group is not None else []


@pytest.fixture(params=[name for name, mode in MODES.items() if not mode.guided])
def whole(request: pytest.FixtureRequest, make_window: MakeWindow) -> Window:
    """A window with a sample, in each mode."""
    window = make_window(request.param)
    window.commands.show_sample(window._samples[0])
    return window


def test_tab_and_arrows_reach_every_button_in_sight(whole: Window) -> None:
    reached = set(walked(whole))
    for made in list(reached):
        reached.update(beside(made) if isinstance(made, QAbstractButton) else ())
    buttons = [b for b in whole.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    assert len(buttons) > 10
    assert [b.text() for b in buttons if b not in reached] == []


def test_tab_comes_to_the_chosen_one_of_several_and_to_no_other(whole: Window) -> None:
    choices = [
        one for one in walked(whole) if isinstance(one, QAbstractButton) and beside(one) and one.isCheckable()
    ]
    assert whole.mode_choice.segment(whole.session.state.mode.id) in choices
    assert [one.accessibleName() for one in choices if not one.isChecked()] == []


def test_tab_goes_from_the_bar_to_the_tools_to_the_views_to_the_body_to_the_right_side(whole: Window) -> None:
    order = walked(whole)
    parts = (whole.bar, whole.banner, whole.tools, whole.views, whole.figure, whole.maps, whole.side)
    kinds = [
        next(i for i, part in enumerate(parts) if part is one or part.isAncestorOf(one)) for one in order[1:]
    ]
    assert kinds == sorted(kinds)
    assert len(set(kinds)) == sum(part.isVisible() for part in parts)


def test_the_way_back_from_a_closer_look_is_a_stop(make_window: MakeWindow) -> None:
    window = make_window("classroom")
    window.figure.zoom(2)
    assert window.figure.fit_button in walked(window)


def test_undo_is_a_stop_once_there_is_something_to_undo(make_window: MakeWindow) -> None:
    window = make_window("classroom")
    undo = window.bar.widgetForAction(window.actions_by_id["undo"])
    window.commands.show_sample(window._samples[0])
    assert undo not in walked(window)
    window.commands.clear()
    assert undo in walked(window)


def test_tab_comes_to_a_newly_chosen_one_also_when_the_keyboard_was_elsewhere(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    made = Segmented((Choice("a", "A"), Choice("b", "B"), Choice("c", "C")), "Letters", parent=room)
    other = Segmented((Choice("x", "X"),), "Other", parent=room)
    room.show()
    QApplication.processEvents()
    made.segment("c").setFocus()
    other.segment("x").setFocus()
    made.set_value("b")
    QTest.keyClick(other.segment("x"), Qt.Key.Key_Tab)
    assert made.segment("b").hasFocus()
