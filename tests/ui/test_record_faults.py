"""Every fault of the records in the window: a sentence, what helps as buttons, and the drawing still there. Real faults where it goes."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.records.drawing_file import load
from bodymap.records.keys.keepers import Keeping
from bodymap.records.keys.library_key import new_key
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.connection import open_to_write
from bodymap.records.store.opening import open_with_key
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.remedies import REMEDIES, UNKNOWN, Offer, remedy_for
from bodymap.ui.record_following import Following
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.records_sheet import RecordsSheet
from bodymap.ui.safety_sheet import SafetySheet
from bodymap.ui.window import Window
from tests.records.store.made import make_read_only, place_in, small_disk
from tests.ui.conftest import Answers
from tests.ui.guarded import begun, desk_at, guard, quiet, unlock
from tests.ui.test_records import paint

EVERY = [(row, sentence) for row in REMEDIES for sentence in row.sentences]


@pytest.fixture
def desk(window: Window, tmp_path: Path, atlas: Atlas, library: Library) -> RecordsDesk:
    made = desk_at(window, tmp_path, atlas, library)
    begun(made)
    return made


def offered(desk: RecordsDesk) -> set[Offer]:
    return {offer for offer, made in desk.alarm.offers.buttons.items() if made.isVisible()}


def alarmed(qtbot: QtBot, desk: RecordsDesk) -> str:
    qtbot.waitUntil(desk.alarm.isVisible, timeout=8000)
    return desk.alarm.words.text()


# -- the table


@pytest.mark.parametrize(
    ("row", "sentence"), EVERY, ids=lambda one: getattr(one, "fault", None) or str(one)[:30]
)
def test_a_fault_finds_its_row_and_can_be_saved_elsewhere(row, sentence: str) -> None:
    said = sentence.replace("{theirs}", "9").replace("{ours}", "1")
    assert remedy_for(said) is row
    assert Offer.SAVE_ELSEWHERE in row.offers or row.fault == "wrong passphrase"


def test_an_unknown_fault_can_be_saved_elsewhere_and_tried_again() -> None:
    assert remedy_for("something that nobody thought of") is UNKNOWN
    assert UNKNOWN.offers == (Offer.SAVE_ELSEWHERE, Offer.TRY_AGAIN)


@pytest.mark.parametrize("row", REMEDIES, ids=lambda row: row.fault)
def test_the_line_over_the_body_says_what_is_wrong_and_offers_what_helps(
    row, desk: RecordsDesk, window: Window
) -> None:
    paint(window, 95, 900)
    window.session.mark_loose()
    desk.alarm.show_following(Following("somebody", False, row.sentences[0]))
    assert row.sentences[0] in desk.alarm.words.text()
    assert "in memory" in desk.alarm.words.text()
    assert "somebody" not in desk.alarm.words.text()
    assert offered(desk) == set(row.offers)


def test_a_patient_is_told_nothing_of_the_records(desk: RecordsDesk, window: Window) -> None:
    window.session.set_mode("patient")
    window.session.mark_loose()
    desk.alarm.show_following(Following("somebody", False, REMEDIES[0].sentences[0]))
    assert desk.alarm.isHidden()


# -- while a hand paints


@pytest.fixture
def small(tmp_path: Path, window: Window, atlas: Atlas, library: Library) -> Iterator[RecordsDesk]:
    """Records on a real small disk."""
    with ExitStack() as mounted:
        try:
            folder = mounted.enter_context(small_disk(tmp_path / "disk", 2000))
        except PermissionError:
            pytest.skip("mounting a small disk is not allowed here")
        made = desk_at(window, folder, atlas, library)
        begun(made)
        quiet_table(made)
        yield made
        window.session.new()
        made.keeper.close()


def quiet_table(desk: RecordsDesk) -> None:
    """No thread begins to write to the small disk while it is filled."""
    desk.keeper.errands.finish()


def test_a_full_disk_keeps_the_drawing_and_saves_it_once_there_is_room(
    qtbot: QtBot, small: RecordsDesk, window: Window
) -> None:
    folder = small.keeper.place.folder
    free = os.statvfs(folder)
    filling = folder / "filling"
    filling.write_bytes(b"x" * (free.f_bavail * free.f_frsize))
    paint(window, 95, 900)
    assert "the disk is full" in alarmed(qtbot, small)
    assert offered(small) == {Offer.SAVE_ELSEWHERE, Offer.TRY_AGAIN}
    assert len(window.session.document.drawing.marks) == 1
    filling.unlink()
    small.alarm.offers.buttons[Offer.TRY_AGAIN].click()
    qtbot.waitUntil(small.alarm.isHidden)
    assert not window.session.state.paper.unsaved


def test_a_read_only_disk_is_told_and_the_drawing_can_be_saved_elsewhere(
    qtbot: QtBot,
    small: RecordsDesk,
    window: Window,
    answers: Answers,
    tmp_path: Path,
    atlas: Atlas,
    library: Library,
) -> None:
    paint(window, 95, 900)
    small.keeper.close()
    make_read_only(tmp_path / "disk")
    sheet = opened_anew(qtbot, window, tmp_path / "disk", atlas, library)
    assert "its disk or folder cannot be written" in sheet.notice.text()
    assert sheet.keep_patient.isHidden()
    answers.path = tmp_path / "elsewhere.bodymap"
    sheet.offers.buttons[Offer.SAVE_ELSEWHERE].click()
    assert len(load(answers.path).drawing.marks) == 1


def test_a_stick_that_is_pulled_out_is_told_and_saving_goes_on_when_it_is_back(
    qtbot: QtBot, desk: RecordsDesk, window: Window
) -> None:
    quiet(qtbot, desk.keeper)
    folder = desk.keeper.place.folder
    folder.rename(folder.parent / "away")
    paint(window, 95, 900)
    assert "perhaps because a stick was pulled out" in alarmed(qtbot, desk)
    (folder.parent / "away").rename(folder)
    desk.alarm.offers.buttons[Offer.TRY_AGAIN].click()
    qtbot.waitUntil(desk.alarm.isHidden)


def test_what_is_saved_elsewhere_is_safe_and_the_line_goes_until_the_next_change(
    qtbot: QtBot, desk: RecordsDesk, window: Window, answers: Answers, tmp_path: Path
) -> None:
    quiet(qtbot, desk.keeper)
    folder = desk.keeper.place.folder
    folder.rename(folder.parent / "away")
    paint(window, 95, 900)
    alarmed(qtbot, desk)
    answers.path = tmp_path / "elsewhere.bodymap"
    desk.alarm.offers.buttons[Offer.SAVE_ELSEWHERE].click()
    assert len(load(answers.path).drawing.marks) == 1
    assert desk.alarm.isHidden()
    assert window.status.record.text().startswith("NOT SAVED: ")
    paint(window, -95, 900)
    assert "stick was pulled out" in alarmed(qtbot, desk)


def test_a_damaged_page_offers_a_backup(qtbot: QtBot, desk: RecordsDesk, window: Window) -> None:
    quiet(qtbot, desk.keeper)
    path = desk.keeper.place.library
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    path.write_bytes(data)
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    store._leave()  # pyright: ignore[reportPrivateUsage]  (what it remembers of the pages)
    paint(window, 95, 900)
    assert "damaged" in alarmed(qtbot, desk)
    assert offered(desk) == {Offer.BACKUPS, Offer.SAVE_ELSEWHERE}


def test_the_offer_of_backups_leads_to_their_page(
    desk: RecordsDesk, window: Window, answers: Answers
) -> None:
    desk.helpers()[Offer.BACKUPS]()
    sheet = answers.shown[-1][1]
    assert isinstance(sheet, SafetySheet)
    assert sheet.pages.value() == "backups"


def test_a_sheet_that_was_saved_elsewhere_meanwhile_is_kept_beside_and_not_over_it(
    qtbot: QtBot, desk: RecordsDesk, window: Window
) -> None:
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    (visit,) = store.visits(store.people()[0].person.id)
    (head,) = store.sheets(visit.id)
    theirs = replace(window.session.document, title="theirs")
    store.save_sheet(head, theirs)
    paint(window, 95, 900)
    assert "was saved elsewhere since" in alarmed(qtbot, desk)
    desk.alarm.offers.buttons[Offer.KEEP_BOTH].click()
    qtbot.waitUntil(desk.alarm.isHidden)
    first, second = store.sheets(visit.id)
    assert store.sheet(first.id).document().title == "theirs"
    assert (second.copy_of, len(store.sheet(second.id).document().drawing.marks)) == (first.id, 1)


# -- when they are opened


def opened_anew(qtbot: QtBot, window: Window, folder: Path, atlas: Atlas, library: Library) -> RecordsSheet:
    sheet = desk_at(window, folder, atlas, library).sheet(lambda: True, lambda _dialog: None)
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet


def offered_in(sheet: RecordsSheet) -> set[Offer]:
    return {offer for offer, made in sheet.offers.buttons.items() if made.isVisible()}


def test_a_newer_format_is_read_only_and_says_so(
    qtbot: QtBot, desk: RecordsDesk, window: Window, tmp_path: Path, atlas: Atlas, library: Library
) -> None:
    desk.keeper.close()
    place = place_in(tmp_path)
    connection = open_to_write(place.library, place.ring.fetch(place.ring.read()))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    sheet = opened_anew(qtbot, window, tmp_path, atlas, library)
    assert "newer bodymap (format 99" in sheet.notice.text() + sheet.trouble.text()
    assert sheet.new.isHidden()
    assert offered_in(sheet) == {Offer.SAVE_ELSEWHERE}


def test_a_wrong_key_is_told_and_the_recovery_key_opens(
    qtbot: QtBot, desk: RecordsDesk, window: Window, tmp_path: Path, atlas: Atlas, library: Library
) -> None:
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    printed = desk.keeper.place.ring.make_recovery_key(store.key)
    desk.keeper.close()
    (key_file,) = (tmp_path / "keys").glob("*.key")
    key_file.write_text(new_key().raw().hex())
    sheet = opened_anew(qtbot, window, tmp_path, atlas, library)
    assert "does not belong to this library" in sheet.notice.text()
    assert offered_in(sheet) == {Offer.UNLOCK, Offer.SAVE_ELSEWHERE}
    assert sheet.secret.kind is WrapKind.RECOVERY
    sheet.secret.field.setText(printed)
    sheet._unlock()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(sheet.list.isVisible, timeout=5000)
    assert sheet.list.topLevelItemCount() == 1


def test_a_damaged_library_offers_its_backups(
    qtbot: QtBot, desk: RecordsDesk, window: Window, tmp_path: Path, atlas: Atlas, library: Library
) -> None:
    desk.keeper.close()
    path = place_in(tmp_path).library
    path.write_bytes(b"x" * 8192)
    sheet = opened_anew(qtbot, window, tmp_path, atlas, library)
    assert "damaged" in sheet.trouble.text()
    assert offered_in(sheet) == {Offer.BACKUPS, Offer.SAVE_ELSEWHERE}


def test_a_second_window_says_why_it_only_reads_and_can_save_a_file(
    qtbot: QtBot, desk: RecordsDesk, window: Window, tmp_path: Path, atlas: Atlas, library: Library
) -> None:
    sheet = opened_anew(qtbot, window, tmp_path, atlas, library)
    assert "another window has the library open" in sheet.notice.text()
    assert offered_in(sheet) == {Offer.SAVE_ELSEWHERE}
    desk.keeper.close()


def test_the_line_unlocks_with_the_passphrase_and_tells_a_wrong_one(
    qtbot: QtBot, desk: RecordsDesk, window: Window
) -> None:
    guard(desk.keeper)
    desk.lock()
    sheet = desk.sheet(lambda: True, lambda _dialog: None)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.list.isHidden()
    sheet.secret.field.setText("not the passphrase")
    sheet._unlock()  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: "does not open the library" in sheet.trouble.text(), timeout=5000)
    assert unlock(qtbot, desk.keeper) == []
    assert sheet.list.isVisible()


def test_removing_the_passphrase_while_the_other_window_reads_changes_no_row(desk: RecordsDesk) -> None:
    """The key stays the same, so what is open stays open."""
    guard(desk.keeper)
    place = desk.keeper.place
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    other = open_with_key(
        place, place.ring.open_with(place.ring.read(), WrapKind.PASSPHRASE, "heron lantern copper tide")
    )
    place.ring.remove_passphrase(store.key)
    assert place.ring.read().keeping is Keeping.FILE
    assert len(other.people()) == 1
    other.close()
