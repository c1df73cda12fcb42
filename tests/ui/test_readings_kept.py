"""What is kept beside a drawing of a visit, and what an opened one says of it; the day it belongs to."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from bodymap.exports.kept_reading import kept_reading, said_now
from bodymap.exports.reading_shelf import newest_reading
from bodymap.exports.then_and_now import NONE_KEPT, SAME
from bodymap.files.problems import BodymapError
from bodymap.reasoning.examination import Examination, Patient
from bodymap.records.begun import begun_words
from bodymap.records.keys.keepers import FileKeeper
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Author, StoredReading
from bodymap.records.versions import versions_in_use
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.report_file import ReportChoice
from bodymap.ui.visits_desk import UNREAD
from bodymap.ui.window import Window
from tests.ui.conftest import Answers
from tests.ui.keeping import TODAY, desk_at, drawn, open_store, paint, visited

THEN = TODAY - timedelta(days=41)
CALF = (90.0, 1200.0, 25.0)


@pytest.fixture
def desk(window: Window, tmp_path: Path) -> RecordsDesk:
    window.session.new()
    return desk_at(window, LibraryPlace(tmp_path / "library", (FileKeeper(tmp_path / "keys"),)))


def stored(desk: RecordsDesk, sheet: str) -> StoredReading:
    found = newest_reading(open_store(desk), sheet)
    assert found is not None
    return found


def test_keeping_a_drawing_keeps_its_reading_with_the_versions(desk: RecordsDesk, window: Window) -> None:
    paint(window, CALF)
    head = desk.keeper.keep(open_store(desk).add_person(), TODAY, Author.PATIENT)
    found = stored(desk, head.id)
    assert kept_reading(found).said == said_now(window.session.state.reading)
    assert found.made_from == versions_in_use()


def test_the_note_is_kept_with_the_reading(desk: RecordsDesk, window: Window) -> None:
    paint(window, CALF)
    head = desk.keeper.keep(open_store(desk).add_person(), TODAY, Author.PATIENT)
    window.commands.copy_note()
    assert kept_reading(stored(desk, head.id)).note == QGuiApplication.clipboard().text()


def test_what_was_painted_after_is_read_when_the_drawing_leaves(desk: RecordsDesk, window: Window) -> None:
    head = desk.keeper.keep(open_store(desk).add_person(), TODAY, Author.PATIENT)
    paint(window, CALF)
    said = said_now(window.session.state.reading)
    window.session.new()
    found = stored(desk, head.id)
    assert kept_reading(found).said == said
    assert found.version == open_store(desk).sheet(head.id).head.version


def test_what_was_painted_last_is_read_when_the_window_closes(
    desk: RecordsDesk, window: Window
) -> None:
    head = desk.keeper.keep(open_store(desk).add_person(), TODAY, Author.PATIENT)
    paint(window, CALF)
    desk.keeper.close()
    assert stored(desk, head.id).version == open_store(desk).sheet(head.id).head.version


def test_a_drawing_that_was_only_looked_at_is_not_read_anew(desk: RecordsDesk, window: Window) -> None:
    person, (head,) = visited(desk, [(41, Author.PATIENT, drawn(CALF))])
    desk.keeper.open(person, head.id)
    window.session.new()
    desk.keeper.open(person, head.id)
    window.session.new()
    assert len(open_store(desk).readings(head.id)) == 1


def test_a_reading_that_cannot_be_kept_is_told_and_the_drawing_is_kept_all_the_same(
    desk: RecordsDesk, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_all: object) -> None:
        raise BodymapError("the disk is full")

    monkeypatch.setattr(RecordStore, "add_reading", full)
    head = desk.keeper.keep(open_store(desk).add_person(), TODAY, Author.PATIENT)
    assert window.trouble_words.text() == UNREAD.format(why="the disk is full")
    assert open_store(desk).sheet(head.id).head.version == 1


def test_an_old_drawing_says_when_it_was_read_and_that_today_says_the_same(
    desk: RecordsDesk, window: Window
) -> None:
    person, (head,) = visited(desk, [(41, Author.PATIENT, drawn(CALF))])
    desk.keeper.open(person, head.id)
    assert desk.visits.then_words(head.id, THEN) == NONE_KEPT
    window.session.new()
    desk.keeper.open(person, head.id)
    words = desk.visits.then_words(head.id, THEN)
    assert words.startswith("Read on ")
    assert words.endswith(SAME)


def test_a_kept_drawing_is_of_the_day_of_its_visit(desk: RecordsDesk, window: Window) -> None:
    person, (head,) = visited(desk, [(41, Author.PATIENT, drawn(CALF))])
    desk.keeper.open(person, head.id)
    assert window.session.drawn_on(TODAY) == THEN


def test_a_kept_drawing_says_in_the_note_when_it_was_drawn_and_when_written(
    desk: RecordsDesk, window: Window
) -> None:
    person, (head,) = visited(desk, [(41, Author.PATIENT, drawn(CALF))])
    desk.keeper.open(person, head.id)
    window.commands.copy_note()
    words = "Drawn on 11 October 2026; this note was written on 21 November 2026, 41 days later."
    assert words in QGuiApplication.clipboard().text()


def test_a_kept_drawing_says_in_the_report_when_it_was_drawn(
    desk: RecordsDesk, window: Window, answers: Answers, tmp_path: Path
) -> None:
    person, (head,) = visited(desk, [(41, Author.PATIENT, drawn(CALF))])
    desk.keeper.open(person, head.id)
    window.commands.report()
    report, path = answers.desks[0], tmp_path / "report.pdf"
    report.save(path, ReportChoice(), report.pages(ReportChoice()))
    text = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "Drawn on 11 October 2026, printed on 21 November 2026, 41 days later" in text


def test_another_drawing_has_not_the_day_of_the_one_before(desk: RecordsDesk, window: Window) -> None:
    person, (head,) = visited(desk, [(41, Author.PATIENT, drawn(CALF))])
    desk.keeper.open(person, head.id)
    window.session.new()
    assert window.session.drawn_on(TODAY) == TODAY
    window.commands.step_sample(1)
    assert window.session.drawn_on(TODAY) is None


def test_an_old_drawing_kept_by_the_clinician_stays_one_of_its_visit(desk: RecordsDesk) -> None:
    person, (head,) = visited(desk, [(41, Author.PATIENT, drawn(CALF))])
    desk.keeper.open(person, head.id)
    mine = desk.keeper.keep(person, TODAY, Author.CLINICIAN)
    assert (mine.visit, mine.copy_of) == (head.visit, head.id)


def test_keeping_an_old_drawing_says_at_which_visit(qtbot: QtBot, desk: RecordsDesk, window: Window) -> None:
    person, (head,) = visited(desk, [(41, Author.PATIENT, drawn(CALF))])
    desk.keeper.open(person, head.id)
    sheet = desk.sheet(lambda: True, lambda _dialog: None)
    qtbot.addWidget(sheet)
    line = sheet.list.topLevelItem(0)
    assert line is not None
    sheet.list.setCurrentItem(line)
    sheet.keep_clinician.click()
    assert window.trouble_words.text() == "Kept at the visit of 11 Oct 2026, the day it was drawn."


def test_a_copy_is_of_today_and_without_what_belonged_to_that_day(desk: RecordsDesk, window: Window) -> None:
    then = replace(drawn(CALF, strength=7), examination=Examination(patient=Patient(60, "F")))
    _, (head,) = visited(desk, [(41, Author.PATIENT, then)])
    desk.keeper.copy(head.id, TODAY)
    document = window.session.document
    assert window.session.drawn_on(TODAY) == TODAY
    assert [m.intensity for m in document.drawing.marks] == [None]
    assert document.examination == Examination(patient=Patient(60, "F"))


def test_a_copy_says_in_note_and_report_what_it_was_begun_from_also_when_it_is_opened_again(
    desk: RecordsDesk, window: Window
) -> None:
    person, (head,) = visited(desk, [(41, Author.PATIENT, drawn(CALF))])
    desk.keeper.copy(head.id, TODAY)
    kept = desk.keeper.keep(person, TODAY, Author.PATIENT)
    window.session.new()
    desk.keeper.open(person, kept.id)
    assert window.session.document.notes == (begun_words(THEN),)
    window.commands.copy_note()
    assert begun_words(THEN) in QGuiApplication.clipboard().text()


def test_a_copy_opens_although_what_it_was_begun_from_is_damaged(desk: RecordsDesk, window: Window) -> None:
    person, (head,) = visited(desk, [(41, Author.PATIENT, drawn(CALF))])
    desk.keeper.copy(head.id, TODAY)
    kept = desk.keeper.keep(person, TODAY, Author.PATIENT)
    with open_store(desk).asking() as connection:
        connection.execute("UPDATE sheet SET text = '{}' WHERE id = ?", (head.id,))
    window.session.new()
    desk.keeper.open(person, kept.id)
    assert window.session.document.notes == ("Begun from another drawing.",)
