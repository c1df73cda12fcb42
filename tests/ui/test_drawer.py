import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bodymap.ui.drawer import Drawer, Tab
from bodymap.ui.modes import MODES
from bodymap.ui.theme import THEMES, style_sheet


@pytest.fixture
def tab(qtbot: QtBot) -> Tab:
    made = Tab("Conditions and options", "Conditions", lambda: None)
    qtbot.addWidget(made)
    made.setStyleSheet(style_sheet(THEMES["light"], MODES["consultation"]))
    made.show()
    return made


def test_a_tab_needs_no_more_room_when_it_is_chosen(tab: Tab) -> None:
    before = tab.sizeHint(), tab.minimumSizeHint()
    tab.setChecked(True)
    assert (tab.sizeHint(), tab.minimumSizeHint()) == before


def test_a_tab_needs_no_more_room_with_the_keyboard_on_it(tab: Tab) -> None:
    before = tab.sizeHint()
    tab.setFocus()
    assert tab.sizeHint() == before


def test_a_narrow_tab_shows_its_short_words(tab: Tab) -> None:
    tab.resize(tab.minimumSizeHint())
    assert tab.text() == "Conditions"
    tab.resize(tab.sizeHint())
    assert tab.text() == "Conditions and options"


def test_the_bold_words_fit_into_the_tab(tab: Tab) -> None:
    tab.setChecked(True)
    tab.resize(tab.sizeHint())
    font = tab.font()
    font.setBold(True)
    assert tab.fontMetrics().horizontalAdvance(tab.text()) + 20 <= tab.width()


def test_a_narrow_tab_keeps_its_full_name_for_a_screen_reader(qtbot: QtBot) -> None:
    drawer = Drawer((("one", "Conditions and options", "Conditions", QWidget),))
    qtbot.addWidget(drawer)
    assert drawer.buttons["one"].accessibleName() == "Conditions and options"
