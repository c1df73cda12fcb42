"""Locked records show nobody and save nothing; what is on the table waits in memory and goes into its record afterwards."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.locked import LockedStore
from bodymap.records.store.opening import open_with_key
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.ui.record_following import Locked
from bodymap.ui.record_keeper import UNGUARDED
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.window import Window
from tests.ui.conftest import Answers
from tests.ui.guarded import NAME, SECRET, begun, desk_at, guard, unlock
from tests.ui.test_records import paint


@pytest.fixture
def desk(window: Window, tmp_path: Path, atlas: Atlas, library: Library) -> RecordsDesk:
    made = desk_at(window, tmp_path, atlas, library)
    begun(made)
    return made


@pytest.fixture
def locked(desk: RecordsDesk) -> RecordsDesk:
    guard(desk.keeper)
    desk.lock()
    return desk


def test_without_a_passphrase_nothing_is_locked_and_the_window_says_why(
    desk: RecordsDesk, window: Window
) -> None:
    with pytest.raises(BodymapError, match="have no passphrase"):
        desk.keeper.lock()
    desk.lock()
    assert window.trouble_words.text().startswith(UNGUARDED[0].upper())
    assert desk.keeper.is_open


def test_a_locked_library_has_no_method_that_saves_or_reads(locked: RecordsDesk) -> None:
    store = locked.keeper.store()
    assert isinstance(store, LockedStore)
    assert not {name for name in dir(store) if name.startswith(("save", "add", "sheet", "people", "search"))}


def test_the_key_is_forgotten(desk: RecordsDesk) -> None:
    guard(desk.keeper)
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    desk.lock()
    with pytest.raises(BodymapError, match="locked"):
        store.key.raw()


def test_no_name_is_on_the_screen(locked: RecordsDesk, window: Window) -> None:
    said = [label.text() for label in window.findChildren(QLabel)]
    assert [text for text in said if NAME in text] == []
    assert window.status.record.text() == Locked.SAVED.value


def test_a_sheet_with_names_goes_and_its_list_is_emptied(
    qtbot: QtBot, desk: RecordsDesk, window: Window
) -> None:
    guard(desk.keeper)
    sheet = desk.sheet(lambda: True, lambda _dialog: None)
    qtbot.addWidget(sheet)
    desk.show(sheet, lambda dialog: (dialog.show(), desk.lock()))
    assert sheet.isHidden()
    assert sheet.list.topLevelItemCount() == 0


def test_every_sheet_of_the_records_goes_and_no_other(qtbot: QtBot, desk: RecordsDesk) -> None:
    guard(desk.keeper)
    of_records, other = QDialog(), QDialog()
    for dialog in (of_records, other):
        qtbot.addWidget(dialog)
        dialog.show()
    desk.show(of_records, lambda _dialog: desk.lock())
    assert (of_records.isVisible(), other.isVisible()) == (False, True)


def test_what_is_painted_meanwhile_waits_in_memory_and_the_window_says_so(
    locked: RecordsDesk, window: Window
) -> None:
    paint(window, 95, 900)
    assert window.status.record.text() == Locked.WAITING.value
    assert window.session.state.paper.unsaved
    assert locked.alarm.isVisible()
    assert "locked" in locked.alarm.words.text()


def test_unlocking_takes_up_the_saving_again(
    qtbot: QtBot, locked: RecordsDesk, window: Window, tmp_path: Path
) -> None:
    paint(window, 95, 900)
    assert unlock(qtbot, locked.keeper) == []
    qtbot.waitUntil(lambda: window.status.record.text() == f"Saved in the record of {NAME}")
    assert not window.session.state.paper.unsaved
    assert locked.alarm.isHidden()
    paint(window, -95, 900)
    qtbot.waitUntil(lambda: not window.session.state.paper.unsaved)
    place = locked.keeper.place
    store = locked.keeper.store()
    assert isinstance(store, RecordStore)
    seen = open_with_key(place, store.key, backup=False)
    assert isinstance(seen, ReadOnlyStore)
    (head,) = seen.sheets(seen.visits(seen.people()[0].person.id)[0].id)
    assert len(seen.sheet(head.id).document().drawing.marks) == 2
    seen.close()


def test_a_wrong_passphrase_opens_nothing(qtbot: QtBot, locked: RecordsDesk) -> None:
    (said,) = unlock(qtbot, locked.keeper, "wrong passphrase")
    assert said.startswith("the passphrase does not open the library")
    assert not locked.keeper.is_open


def test_the_recovery_key_unlocks(qtbot: QtBot, desk: RecordsDesk) -> None:
    guard(desk.keeper)
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    printed = desk.keeper.place.ring.make_recovery_key(store.key)
    desk.lock()
    assert unlock(qtbot, desk.keeper, printed.lower(), WrapKind.RECOVERY) == []
    assert desk.keeper.is_open


def test_a_new_drawing_while_locked_goes_into_nobodys_record(
    qtbot: QtBot, locked: RecordsDesk, window: Window
) -> None:
    window.session.new()
    paint(window, 95, 900)
    unlock(qtbot, locked.keeper)
    assert window.status.record.text() == ""
    window.close()
    assert marks_kept_with(locked) == [0]


def marks_kept_with(desk: RecordsDesk) -> list[int]:
    place = desk.keeper.place
    key = place.ring.open_with(place.ring.read(), WrapKind.PASSPHRASE, SECRET)
    store = open_with_key(place, key, backup=False)
    heads = [h for p in store.people() for v in store.visits(p.person.id) for h in store.sheets(v.id)]
    found = [len(store.sheet(head.id).document().drawing.marks) for head in heads]
    store.close()
    return found


def test_what_waits_is_asked_about_before_it_leaves_the_table(
    locked: RecordsDesk, window: Window, answers: Answers
) -> None:
    paint(window, 95, 900)
    window.commands.new()
    assert answers.asked == ["New drawing"]


def test_a_library_that_another_window_took_meanwhile_is_told_and_nothing_is_overwritten(
    qtbot: QtBot, locked: RecordsDesk, window: Window
) -> None:
    place = locked.keeper.place
    key = place.ring.open_with(place.ring.read(), WrapKind.PASSPHRASE, SECRET)
    other = open_with_key(place, key, backup=False)
    paint(window, 95, 900)
    unlock(qtbot, locked.keeper)
    assert window.status.record.text().startswith("NOT SAVED: another window has the library open")
    assert locked.alarm.isVisible()
    other.close()


def test_idle_hands_lock_guarded_records(desk: RecordsDesk) -> None:
    guard(desk.keeper)
    assert desk.idle.watching
    desk.idle.idle.emit()
    assert not desk.keeper.is_open
    assert not desk.idle.watching


def test_records_without_a_passphrase_are_not_watched(desk: RecordsDesk) -> None:
    desk.keeper.opened.emit()
    assert not desk.idle.watching


def test_never_is_a_choice(desk: RecordsDesk, window: Window) -> None:
    window._settings.keep("records/idle", "0")  # pyright: ignore[reportPrivateUsage]
    guard(desk.keeper)
    assert not desk.idle.watching


def test_the_menu_locks_with_its_key(desk: RecordsDesk, window: Window) -> None:
    guard(desk.keeper)
    action = window.actions_by_id["lock-records"]
    assert action.shortcut() == QKeySequence("Ctrl+Shift+L")
    action.trigger()
    assert not desk.keeper.is_open


def test_locking_what_is_not_open_says_so(
    window: Window, tmp_path: Path, atlas: Atlas, library: Library
) -> None:
    desk_at(window, tmp_path, atlas, library)
    window.actions_by_id["lock-records"].trigger()
    assert "not open in this window" in window.status.place.text()


def test_locking_keeps_the_reading_of_what_is_on_the_table_first(desk: RecordsDesk, window: Window) -> None:
    guard(desk.keeper)
    rested: list[str] = []
    desk.keeper.rested.connect(lambda _store, sheet: rested.append(sheet))
    desk.keeper.lock()
    assert len(rested) == 1


def test_a_lock_closes_the_drawings_over_time(desk: RecordsDesk, qtbot: QtBot) -> None:
    guard(desk.keeper)
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    sheet = desk.visits.over_time(store.people()[0].person, lambda _dialog: None)
    assert sheet is not None
    qtbot.addWidget(sheet)
    sheet.show()
    desk.show(sheet, lambda _dialog: desk.lock())
    assert not sheet.isVisible()
