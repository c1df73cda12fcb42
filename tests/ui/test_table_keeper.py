"""What is on the table and in nobody's record is kept, sealed, where records are kept, and gone when it is safe or let go."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.data import own_folder
from bodymap.knowledge.library import Library
from bodymap.records.drafts import DraftFile, left_behind
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Author
from bodymap.ui.dialogs import Answer
from bodymap.ui.left_behind_line import LeftBehindLine
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.window import Window
from tests.ui.conftest import Answers, MakeWindow
from tests.ui.guarded import DAY, NAME, begun, desk_at, guard, quiet, unlock
from tests.ui.test_records import paint


@pytest.fixture
def desk(qtbot: QtBot, window: Window, tmp_path: Path, atlas: Atlas, library: Library) -> RecordsDesk:
    """Records with one person; what is on the table is in nobody's."""
    made = desk_at(window, tmp_path, atlas, library)
    begun(made)
    window.session.new()
    quiet(qtbot, made.keeper)
    assert window.kept.table is not None
    return made


def drafts(desk: RecordsDesk) -> int:
    return len(list(desk.keeper.place.table.glob("*.draft")))


def settled(window: Window) -> None:
    assert window.kept.table is not None
    window.kept.table.wait()


def test_a_drawing_in_nobodys_record_is_kept_for_a_crash(desk: RecordsDesk, window: Window) -> None:
    paint(window, 95, 900)
    settled(window)
    assert drafts(desk) == 1


def test_without_records_nothing_is_written(
    window: Window, tmp_path: Path, atlas: Atlas, library: Library
) -> None:
    made = desk_at(window, tmp_path / "data", atlas, library)
    paint(window, 95, 900)
    window.kept.look_for_table()
    assert window.kept.table is None
    assert not made.keeper.place.folder.exists()


def keep_in_record(desk: RecordsDesk, window: Window, _answers: Answers, _folder: Path) -> None:
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    desk.keeper.keep(store.people()[0].person, DAY, Author.PATIENT)


def save_as_file(_desk: RecordsDesk, window: Window, answers: Answers, folder: Path) -> None:
    answers.path = folder / "x.bodymap"
    window.commands.save_as()


def let_it_go(_desk: RecordsDesk, window: Window, answers: Answers, _folder: Path) -> None:
    answers.unsaved_answer = Answer.DISCARD
    window.commands.new()


def undo(_desk: RecordsDesk, window: Window, _answers: Answers, _folder: Path) -> None:
    window.commands.undo()


def hand_to_a_patient(_desk: RecordsDesk, window: Window, _answers: Answers, _folder: Path) -> None:
    """Where the window says that nothing is stored."""
    window.session.set_mode("patient")


@pytest.mark.parametrize("safe", [keep_in_record, save_as_file, let_it_go, undo, hand_to_a_patient])
def test_it_is_gone_once_it_is_safe_or_let_go(
    safe, desk: RecordsDesk, window: Window, answers: Answers, tmp_path: Path
) -> None:
    paint(window, 95, 900)
    settled(window)
    safe(desk, window, answers, tmp_path)
    settled(window)
    assert drafts(desk) == 0


def test_what_a_record_saves_is_not_kept_twice(
    desk: RecordsDesk, window: Window, answers: Answers, tmp_path: Path
) -> None:
    keep_in_record(desk, window, answers, tmp_path)
    paint(window, 95, 900)
    settled(window)
    assert drafts(desk) == 0


def test_what_waits_for_locked_records_is_kept(
    qtbot: QtBot, desk: RecordsDesk, window: Window, answers: Answers, tmp_path: Path
) -> None:
    keep_in_record(desk, window, answers, tmp_path)
    guard(desk.keeper)
    desk.lock()
    paint(window, 95, 900)
    settled(window)
    assert drafts(desk) == 1
    unlock(qtbot, desk.keeper)
    qtbot.waitUntil(lambda: not window.session.state.paper.unsaved)
    settled(window)
    assert drafts(desk) == 0


def test_a_window_that_closes_leaves_nothing(desk: RecordsDesk, window: Window, answers: Answers) -> None:
    paint(window, 95, 900)
    settled(window)
    answers.unsaved_answer = Answer.DISCARD
    window.close()
    assert [path.name for path in desk.keeper.place.table.iterdir()] == ["table.half"]


# -- what was left behind


def left(desk: RecordsDesk, window: Window) -> LeftBehindLine:
    """A draft as a crash leaves it, of what is on the table now, which is then let go; and the line that offers it."""
    paint(window, 95, 900)
    crashed = DraftFile(desk.keeper.place.table)
    crashed.save(window.session.document)
    crashed._lock.release()  # pyright: ignore[reportPrivateUsage]
    window.session.new()
    line = window.kept.left_behind
    assert line is not None
    line.look()
    return line


def test_it_is_offered_with_its_time(desk: RecordsDesk, window: Window) -> None:
    line = left(desk, window)
    assert line.isVisible()
    assert "was kept, sealed" in line.words.text()


def test_it_opens_as_itself_in_nobodys_record_and_unsaved(desk: RecordsDesk, window: Window) -> None:
    left(desk, window).open.click()
    assert len(window.session.document.drawing.marks) == 1
    assert window.session.state.paper.unsaved
    assert (window.session.state.paper.path, window.status.record.text()) == (None, "")


def test_nothing_it_is_opened_over_goes_without_being_asked_about(
    desk: RecordsDesk, window: Window, answers: Answers
) -> None:
    line = left(desk, window)
    paint(window, -95, 900)
    now = window.session.document
    answers.unsaved_answer = Answer.CANCEL
    line.open.click()
    assert window.session.document is now
    assert line.isVisible()


def test_it_is_gone_from_the_disk_only_once_it_is_kept_anew(
    qtbot: QtBot, desk: RecordsDesk, window: Window
) -> None:
    line = left(desk, window)
    (old,) = left_behind(desk.keeper.place.table)
    line.open.click()
    qtbot.waitUntil(lambda: not old.path.exists())
    assert drafts(desk) == 1
    assert line.isHidden()


def test_later_offers_it_again_at_the_next_start(desk: RecordsDesk, window: Window) -> None:
    line = left(desk, window)
    line.later.click()
    assert line.isHidden()
    assert len(left_behind(desk.keeper.place.table)) == 1


@pytest.mark.parametrize(("answer", "stays"), [(Answer.CANCEL, 1), (Answer.DISCARD, 0)])
def test_it_is_thrown_away_only_when_somebody_says_so_twice(
    desk: RecordsDesk, window: Window, answers: Answers, answer: Answer, stays: int
) -> None:
    line = left(desk, window)
    answers.unsaved_answer = answer
    line.gone.click()
    assert len(left_behind(desk.keeper.place.table)) == stays


def test_a_patient_is_not_offered_it(desk: RecordsDesk, window: Window) -> None:
    line = left(desk, window)
    window.session.set_mode("patient")
    assert line.isHidden()


def test_locked_records_are_asked_for_first(desk: RecordsDesk, window: Window, answers: Answers) -> None:
    line = left(desk, window)
    guard(desk.keeper)
    desk.lock()
    line.open.click()
    assert "People and visits" in [title for title, _ in answers.shown]
    assert line.isVisible()
    assert "locked" in window.trouble_words.text()


def test_a_draft_of_other_records_is_told_and_stays(desk: RecordsDesk, window: Window) -> None:
    line = left(desk, window)
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    store.key = LibraryKey(bytes(32))
    line.open.click()
    assert "not sealed for this library" in window.trouble_words.text()
    assert len(left_behind(desk.keeper.place.table)) == 1


def test_nobody_is_named_outside_the_library(desk: RecordsDesk, window: Window, tmp_path: Path) -> None:
    paint(window, 95, 900)
    settled(window)
    every = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(every) > 4
    assert [path for path in every if NAME in path.name or NAME.encode() in path.read_bytes()] == []


# -- at the start


def test_a_start_offers_what_the_last_one_left_behind(
    qtbot: QtBot, window: Window, atlas: Atlas, library: Library, make_window: MakeWindow
) -> None:
    """With the folders of a real start."""
    desk = desk_at(window, own_folder(), atlas, library)
    begun(desk)
    window.session.new()
    quiet(qtbot, desk.keeper)
    left(desk, window)
    window.close()
    again = make_window()
    again.kept.look_for_table()
    qtbot.waitUntil(lambda: again.kept.left_behind is not None)
    assert again.kept.left_behind is not None
    assert again.kept.left_behind.isVisible()
    again.kept.left_behind.open.click()
    assert len(again.session.document.drawing.marks) == 1
    assert again.session.state.paper.unsaved


def test_a_start_without_records_looks_at_nothing(window: Window) -> None:
    window.kept.look_for_table()
    assert window.kept.left_behind is None
    assert not own_folder().exists()
