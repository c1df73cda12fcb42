"""Passphrase, recovery key, locking by itself and backups, as a person presses them."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.records.keys.keepers import Keeping
from bodymap.records.keys.key_card import read_card
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.backups import SECOND_FOLDER, backups_in, make_backup
from bodymap.records.store.record_store import RecordStore
from bodymap.ui.backups_page import MADE, UNDONE, BackupsPage
from bodymap.ui.passphrase_page import CHANGED, IS_SET, NONE_SET, REMOVED, SET, PassphrasePage
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.recovery_sheet import RecoverySheet
from bodymap.ui.safety_sheet import Page, SafetySheet
from bodymap.ui.window import Window
from tests.ui.conftest import NOW, Answers
from tests.ui.guarded import SECRET, begun, desk_at, guard, quiet
from tests.ui.test_records import paint


@pytest.fixture
def desk(window: Window, tmp_path: Path, atlas: Atlas, library: Library) -> RecordsDesk:
    made = desk_at(window, tmp_path, atlas, library)
    begun(made)
    return made


@pytest.fixture
def sheet(qtbot: QtBot, desk: RecordsDesk, window: Window) -> SafetySheet:
    made = SafetySheet(desk.keeper, window.kept.around())
    qtbot.addWidget(made)
    made.show()
    return made


def store_of(desk: RecordsDesk) -> RecordStore:
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    return store


# -- the passphrase


def typed(page: PassphrasePage, new: str, again: str | None = None, old: str = "") -> None:
    page.old.setText(old)
    page.new.setText(new)
    page.again.setText(new if again is None else again)


def test_a_passphrase_is_set(qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk) -> None:
    page = sheet.passphrase
    assert page.state.text() == NONE_SET
    page.set.click()
    typed(page, SECRET)
    page.do.click()
    qtbot.waitUntil(lambda: page.told.text() == SET)
    assert page.state.text() == IS_SET
    assert desk.keeper.place.ring.read().keeping is Keeping.PASSPHRASE


def test_its_strength_is_told_while_it_is_typed(sheet: SafetySheet) -> None:
    page = sheet.passphrase
    page.set.click()
    typed(page, "lantern7")
    assert page.strength.text().startswith("Weak: one computer")
    typed(page, SECRET)
    assert page.strength.text().startswith("Strong: ")


@pytest.mark.parametrize(("new", "again"), [("short", "short"), (SECRET, ""), (SECRET, "another thing")])
def test_it_cannot_be_set_while_it_is_too_short_or_typed_differently(
    sheet: SafetySheet, new: str, again: str
) -> None:
    sheet.passphrase.set.click()
    typed(sheet.passphrase, new, again)
    assert not sheet.passphrase.do.isEnabled()


def test_it_is_changed_by_who_knows_the_old_one(qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk) -> None:
    guard(desk.keeper)
    page = sheet.passphrase
    page.change.click()
    typed(page, "quite another passphrase", old=SECRET)
    page.do.click()
    qtbot.waitUntil(lambda: page.told.text() == CHANGED)
    ring = desk.keeper.place.ring
    assert ring.open_with(ring.read(), WrapKind.PASSPHRASE, "quite another passphrase")


def test_who_does_not_know_the_old_one_changes_nothing(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk
) -> None:
    guard(desk.keeper)
    before = desk.keeper.place.card.read_bytes()
    page = sheet.passphrase
    page.change.click()
    typed(page, "quite another passphrase", old="a guess")
    page.do.click()
    qtbot.waitUntil(lambda: page.told.text().startswith("The passphrase does not open"))
    assert desk.keeper.place.card.read_bytes() == before
    assert page.form.isEnabled()


def test_it_is_removed_and_the_account_opens_the_records_again(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk
) -> None:
    guard(desk.keeper)
    page = sheet.passphrase
    page.remove.click()
    page.old.setText(SECRET)
    page.do.click()
    qtbot.waitUntil(lambda: page.told.text() == REMOVED)
    assert desk.keeper.place.ring.read().keeping is Keeping.FILE


def test_nothing_typed_stays_in_a_field_afterwards(qtbot: QtBot, sheet: SafetySheet) -> None:
    page = sheet.passphrase
    page.set.click()
    typed(page, SECRET)
    page.do.click()
    qtbot.waitUntil(lambda: page.told.text() == SET)
    assert [field.text() for field in page.findChildren(QLineEdit)] == [""] * 3


def test_letters_are_hidden_until_somebody_wants_to_see_them(sheet: SafetySheet) -> None:
    page = sheet.passphrase
    page.set.click()
    assert page.new.echoMode() is QLineEdit.EchoMode.Password
    page.shown.setChecked(True)
    assert page.new.echoMode() is QLineEdit.EchoMode.Normal


# -- the recovery key


def shown_key(answers: Answers) -> RecoverySheet:
    made = answers.shown[-1][1]
    assert isinstance(made, RecoverySheet)
    return made


def test_a_passphrase_without_a_recovery_key_asks_for_one(sheet: SafetySheet, desk: RecordsDesk) -> None:
    sheet.turn(Page.RECOVERY)
    assert sheet.recovery.needed.isHidden()
    guard(desk.keeper)
    assert sheet.recovery.needed.isVisible()


def test_the_recovery_key_that_is_shown_opens_the_library(
    sheet: SafetySheet, desk: RecordsDesk, answers: Answers
) -> None:
    sheet.recovery.make.click()
    key = "-".join(one.text() for one in shown_key(answers).findChildren(QLabel, "key"))
    ring = desk.keeper.place.ring
    assert ring.open_with(ring.read(), WrapKind.RECOVERY, key).print() == store_of(desk).key.print()
    assert sheet.recovery.needed.isHidden()


@pytest.fixture
def recovery(qtbot: QtBot, tmp_path: Path) -> RecoverySheet:
    key = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF-GGGGG-HHHHH"
    day = datetime(2026, 11, 27, tzinfo=UTC).date()
    made = RecoverySheet(key, "0123456789abcdef", day, lambda: tmp_path / "key.pdf")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_page_carries_every_group_and_what_it_is_for(recovery: RecoverySheet, tmp_path: Path) -> None:
    recovery.save()
    (page,) = PdfReader(io.BytesIO((tmp_path / "key.pdf").read_bytes())).pages
    words = " ".join(page.extract_text().split())
    assert all(letter * 5 in words for letter in "ABCDEFGH")
    assert "27 November 2026" in words
    assert "0123456789abcdef" in words
    assert "keep it on a stick that lies elsewhere" in recovery.told.text()


def test_the_file_with_the_key_is_for_its_owner_alone(recovery: RecoverySheet, tmp_path: Path) -> None:
    recovery.save()
    assert (tmp_path / "key.pdf").stat().st_mode & 0o077 == 0


def test_the_key_does_not_go_before_somebody_says_it_is_on_paper(recovery: RecoverySheet) -> None:
    recovery.reject()
    assert recovery.isVisible()
    assert not recovery.close_button.isEnabled()
    recovery.noted.click()
    recovery.close_button.click()
    assert recovery.isHidden()


# -- backups


def page_of(qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk, lines: int) -> BackupsPage:
    sheet.turn(Page.BACKUPS)
    quiet(qtbot, desk.keeper)
    sheet.backups.look()
    qtbot.waitUntil(lambda: sheet.backups.list.topLevelItemCount() == lines)
    return sheet.backups


def test_a_backup_is_made_when_asked_for(qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk) -> None:
    page = page_of(qtbot, sheet, desk, 0)
    page.make.click()
    qtbot.waitUntil(lambda: page.told.text() == MADE)
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 1)
    assert len(backups_in(desk.keeper.place.backups)) == 1


def test_opening_makes_the_backup_beside_the_window(
    qtbot: QtBot, desk: RecordsDesk, window: Window, tmp_path: Path, atlas: Atlas, library: Library
) -> None:
    desk.keeper.close()
    again = desk_at(window, tmp_path, atlas, library)
    again.keeper.store()
    assert again.keeper.errands.busy
    quiet(qtbot, again.keeper)
    assert len(backups_in(again.keeper.place.backups)) == 1


def test_a_second_place_is_set_and_gets_a_backup_at_once(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk, answers: Answers, tmp_path: Path
) -> None:
    page = page_of(qtbot, sheet, desk, 0)
    answers.path = tmp_path / "stick"
    answers.path.mkdir()
    page.choose.click()
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 2)
    assert len(backups_in(answers.path / SECOND_FOLDER)) == 1
    assert page.second.text() == f"Second place: {answers.path}"


def test_the_card_with_a_new_passphrase_lies_beside_every_backup_at_once(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk, answers: Answers, tmp_path: Path
) -> None:
    """Else the stick would hold backups that nothing opens once this disk is gone."""
    page = page_of(qtbot, sheet, desk, 0)
    answers.path = tmp_path / "stick"
    answers.path.mkdir()
    page.choose.click()
    qtbot.waitUntil(lambda: page.list.topLevelItemCount() == 2)
    guard(desk.keeper)
    quiet(qtbot, desk.keeper)
    for folder in (desk.keeper.place.backups, answers.path / SECOND_FOLDER):
        assert read_card(folder / "library.keys").keeping is Keeping.PASSPHRASE


def test_backups_that_only_this_computer_opens_are_told(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk
) -> None:
    page = page_of(qtbot, sheet, desk, 0)
    assert page.no_way.isVisible()
    guard(desk.keeper)
    assert page.no_way.isHidden()


def test_a_second_place_that_is_not_there_is_said_calmly(
    qtbot: QtBot, desk: RecordsDesk, window: Window, tmp_path: Path, atlas: Atlas, library: Library
) -> None:
    store_of(desk).set_second_place(str(tmp_path / "stick"))
    desk.keeper.close()
    window.trouble_bar.hide()
    again = desk_at(window, tmp_path, atlas, library)
    again.keeper.store()
    quiet(qtbot, again.keeper)
    assert window.trouble_bar.isHidden()
    sheet = again.sheet(lambda: True, lambda _dialog: None)
    qtbot.addWidget(sheet)
    assert "The second place for backups is not there" in sheet.notice.text()
    safety = SafetySheet(again.keeper, window.kept.around())
    qtbot.addWidget(safety)
    page_of(qtbot, safety, again, 1)
    assert "not there at the moment" in safety.backups.second.text()


def with_backup(desk: RecordsDesk, window: Window, days: int) -> None:
    """A backup of some days ago, without what is painted now."""
    made = NOW.astimezone(UTC) - timedelta(days=days)
    make_backup(store_of(desk), desk.keeper.place.backups, made)
    paint(window, 95, 900)
    desk.keeper.settle()


def marks_in(desk: RecordsDesk) -> int:
    store = store_of(desk)
    (head,) = store.sheets(store.visits(store.people()[0].person.id)[0].id)
    return len(store.sheet(head.id).document().drawing.marks)


def chosen(page: BackupsPage) -> None:
    """The newest, and the first press."""
    newest = page.list.topLevelItem(0)
    assert newest is not None
    page.list.setCurrentItem(newest)
    page.restore.click()


def restored(qtbot: QtBot, page: BackupsPage) -> None:
    chosen(page)
    page.yes.click()
    qtbot.waitUntil(lambda: page.told.text().startswith("The records are as they were on"))


def test_two_presses_put_a_backup_back_and_keep_what_was_there(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk, window: Window
) -> None:
    with_backup(desk, window, 3)
    page = page_of(qtbot, sheet, desk, 1)
    restored(qtbot, page)
    assert marks_in(desk) == 0
    assert "is kept as library-" in page.told.text()
    assert len(list(desk.keeper.place.replaced.glob("*.db"))) == 1


def test_before_the_second_press_it_says_what_happens_and_what_is_kept(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk, window: Window
) -> None:
    with_backup(desk, window, 3)
    page = page_of(qtbot, sheet, desk, 1)
    chosen(page)
    assert "(3 days ago)" in page.what.text()
    assert "is not deleted" in page.what.text()
    assert marks_in(desk) == 1


def test_the_drawing_on_the_table_stays_and_is_nobodys_and_unsaved(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk, window: Window
) -> None:
    with_backup(desk, window, 3)
    restored(qtbot, page_of(qtbot, sheet, desk, 1))
    assert len(window.session.document.drawing.marks) == 1
    assert window.session.state.paper.unsaved
    assert window.status.record.text() == ""


def test_a_restore_can_be_taken_back(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk, window: Window
) -> None:
    with_backup(desk, window, 3)
    page = page_of(qtbot, sheet, desk, 1)
    restored(qtbot, page)
    quiet(qtbot, desk.keeper)
    page.undo.click()
    qtbot.waitUntil(lambda: page.told.text() == UNDONE)
    assert marks_in(desk) == 1


def test_a_damaged_backup_changes_nothing_and_the_sheet_is_followed_again(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk, window: Window
) -> None:
    with_backup(desk, window, 3)
    (backup,) = backups_in(desk.keeper.place.backups)
    data = bytearray(backup.path.read_bytes())
    data[len(data) // 2] ^= 1
    backup.path.write_bytes(data)
    page = page_of(qtbot, sheet, desk, 1)
    chosen(page)
    page.yes.click()
    qtbot.waitUntil(lambda: "damaged" in page.told.text())
    assert marks_in(desk) == 1
    paint(window, -95, 900)
    qtbot.waitUntil(lambda: not window.session.state.paper.unsaved)
    assert marks_in(desk) == 2


def test_a_library_that_is_gone_comes_back_with_its_key_card(
    qtbot: QtBot, desk: RecordsDesk, window: Window, tmp_path: Path, atlas: Atlas, library: Library
) -> None:
    with_backup(desk, window, 3)
    guard(desk.keeper)
    make_backup(store_of(desk), desk.keeper.place.backups, datetime.now(UTC))
    desk.keeper.close()
    for lost in (desk.keeper.place.library, desk.keeper.place.card):
        lost.unlink()
    again = desk_at(window, tmp_path, atlas, library)
    safety = SafetySheet(again.keeper, window.kept.around())
    qtbot.addWidget(safety)
    safety.show()
    page = page_of(qtbot, safety, again, 2)
    chosen(page)
    page.secret.field.setText(SECRET)
    page.yes.click()
    qtbot.waitUntil(lambda: page.told.text().startswith("The records are as they were on"))
    assert marks_in(again) == 1


def test_a_backup_that_takes_long_can_be_watched_and_stopped(
    qtbot: QtBot, sheet: SafetySheet, desk: RecordsDesk
) -> None:
    page = page_of(qtbot, sheet, desk, 0)

    def endless(watch) -> None:
        while True:
            watch(0.4)

    failed: list[str] = []
    desk.keeper.errands.run("A backup", endless, lambda _made: None, lambda p: failed.append(p.sentence))
    qtbot.waitUntil(page.wait.isVisible, timeout=30_000)
    page.wait.stop.click()
    qtbot.waitUntil(lambda: failed == ["it was stopped; nothing was changed"], timeout=30_000)
    assert page.wait.isHidden()
