"""Everything about the safety of the records is reached and done with the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.records.keys.keepers import Keeping
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.safety_sheet import Page, SafetySheet
from bodymap.ui.window import Window
from tests.ui.guarded import SECRET, begun, desk_at, guard, quiet
from tests.ui.test_keyboard_walk import beside, walked
from tests.ui.test_records import paint


@pytest.fixture
def desk(window: Window, tmp_path: Path, atlas: Atlas, library: Library) -> RecordsDesk:
    made = desk_at(window, tmp_path, atlas, library)
    begun(made)
    return made


def unreached(sheet: QWidget) -> list[str]:
    """Buttons and fields in sight that Tab and the arrow keys do not come to."""
    found: set[QWidget] = set()
    here: QWidget | None = QApplication.focusWidget()
    while here is not None and here not in found:
        found.add(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    for made in list(found):
        found.update(beside(made) if isinstance(made, QAbstractButton) else ())
    wanted = (*sheet.findChildren(QAbstractButton), *sheet.findChildren(QLineEdit))
    return [
        one.accessibleName() for one in wanted if one.isVisible() and one.isEnabled() and one not in found
    ]


def focused() -> QWidget:
    """Where the keyboard is."""
    here = QApplication.focusWidget()
    assert here is not None
    return here


def shown(qtbot: QtBot, sheet: QWidget) -> None:
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)


@pytest.mark.parametrize("guarded", [False, True])
@pytest.mark.parametrize("page", list(Page))
def test_tab_and_arrows_reach_everything_on_every_page(
    qtbot: QtBot, desk: RecordsDesk, window: Window, page: Page, guarded: bool
) -> None:
    if guarded:
        guard(desk.keeper)
    quiet(qtbot, desk.keeper)
    sheet = SafetySheet(desk.keeper, window.kept.around(), page)
    shown(qtbot, sheet)
    (sheet.passphrase.change if guarded else sheet.passphrase.set).click()
    sheet.pages.segment(page.value).setFocus()
    assert unreached(sheet) == []


def test_a_passphrase_is_set_by_typing_alone(qtbot: QtBot, desk: RecordsDesk, window: Window) -> None:
    sheet = SafetySheet(desk.keeper, window.kept.around())
    shown(qtbot, sheet)
    sheet.passphrase.set.setFocus()
    QTest.keyClick(sheet.passphrase.set, Qt.Key.Key_Space)
    QTest.keyClicks(focused(), SECRET)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), SECRET)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.keeper.place.ring.read().keeping is Keeping.PASSPHRASE)
    qtbot.waitUntil(lambda: desk.keeper.guarded)
    assert sheet.isVisible()


def test_the_records_are_unlocked_by_typing_alone(qtbot: QtBot, desk: RecordsDesk) -> None:
    guard(desk.keeper)
    desk.lock()
    sheet = desk.sheet(lambda: True, lambda _dialog: None)
    shown(qtbot, sheet)
    assert unreached(sheet) == []
    sheet.secret.field.setFocus()
    QTest.keyClicks(sheet.secret.field, SECRET)
    QTest.keyClick(sheet.secret.field, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.list.isVisible, timeout=5000)


def test_the_keys_lock_while_a_sheet_is_open(qtbot: QtBot, desk: RecordsDesk) -> None:
    guard(desk.keeper)
    sheet = desk.sheet(lambda: True, lambda _dialog: None)

    def run(_dialog: QWidget) -> None:
        shown(qtbot, sheet)
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(sheet, Qt.Key.Key_L, modifiers)

    desk.show(sheet, run)
    assert not desk.keeper.is_open
    assert sheet.isHidden()


def test_what_helps_is_a_stop_of_the_window(desk: RecordsDesk, window: Window) -> None:
    guard(desk.keeper)
    desk.lock()
    paint(window, 95, 900)
    stops = walked(window)
    assert [
        made.text() for made in desk.alarm.offers.buttons.values() if made.isVisible() and made not in stops
    ] == []
