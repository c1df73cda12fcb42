"""What is written into the library comes out again; corrections stay readable; nothing is overwritten in silence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.records.document import Document
from bodymap.records.drawing_file import text_of
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import NO_VISIT, Author
from bodymap.records.store.writes import ConflictError, Reason
from bodymap.records.versions import versions_in_use
from tests.records.documents import SAMPLE
from tests.records.store.made import DAY, SLIP, made, opened, read_only, with_sheet

OTHER = replace(SAMPLE, title="Numb foot")


@pytest.fixture
def store(tmp_path: Path):
    store = made(tmp_path)
    yield store
    store.close()


def test_a_person_gets_a_pseudonym_and_no_name(store: RecordStore) -> None:
    person = store.add_person()
    assert (person.name, person.birth_year) == ("", 0)
    assert person.pseudonym
    assert store.person(person.id) == person


def test_a_sheet_comes_back_as_it_was_drawn(store: RecordStore) -> None:
    head = with_sheet(store)
    sheet = store.sheet(head.id)
    assert sheet.head == head
    assert text_of(sheet.document()) == text_of(SAMPLE) == sheet.text


def test_everything_is_there_after_closing(tmp_path: Path) -> None:
    first = made(tmp_path)
    head = with_sheet(first)
    first.add_note(head.visit, "Walks on heels.")
    first.close()
    again = opened(tmp_path)
    assert again.sheet(head.id).head == head
    assert [note.text for note in again.notes(head.visit)] == ["Walks on heels."]
    again.close()


def test_saving_counts_up_the_version(store: RecordStore) -> None:
    head = with_sheet(store)
    later = store.save_sheet(head, OTHER)
    assert (later.version, store.sheet(head.id).document().title) == (2, "Numb foot")


def test_an_older_version_does_not_overwrite_a_newer_one(store: RecordStore) -> None:
    head = with_sheet(store)
    store.save_sheet(head, OTHER)
    with pytest.raises(ConflictError, match="save yours as a copy"):
        store.save_sheet(head, Document())
    assert store.sheet(head.id).document().title == "Numb foot"


def test_after_a_conflict_both_sheets_stand_side_by_side(store: RecordStore) -> None:
    head = with_sheet(store)
    store.save_sheet(head, OTHER)
    copy = store.save_as_copy(head, Document())
    assert [sheet.copy_of for sheet in store.sheets(head.visit)] == ["", head.id]
    assert store.sheet(copy.id).document().drawing.marks == ()


def test_a_voided_sheet_leaves_the_list_and_stays_readable(store: RecordStore) -> None:
    head = with_sheet(store)
    store.void_sheet(head.id, SLIP)
    assert store.sheets(head.visit) == ()
    (found,) = store.sheets(head.visit, voided=True)
    assert (found.voiding.who, found.voiding.why) == (SLIP.who, SLIP.why)


def test_a_voided_sheet_is_not_saved_over(store: RecordStore) -> None:
    head = with_sheet(store)
    store.void_sheet(head.id, SLIP)
    with pytest.raises(BodymapError, match="taken back"):
        store.save_sheet(head, OTHER)


@pytest.mark.parametrize("reason", [Reason("", "a slip"), Reason("clinician", " ")])
def test_nothing_is_taken_back_without_who_and_why(store: RecordStore, reason: Reason) -> None:
    head = with_sheet(store)
    with pytest.raises(BodymapError, match="needs who makes it and why"):
        store.void_sheet(head.id, reason)
    assert store.sheets(head.visit) == (head,)


def test_what_a_person_was_called_before_stays_readable(store: RecordStore) -> None:
    person = store.add_person(birth_year=1970)
    store.change_person(replace(person, birth_year=1971), SLIP)
    (change,) = store.changes(person.id)
    assert (change.field, change.before, change.after, change.why) == ("birth_year", "1970", "1971", SLIP.why)


def test_two_changes_made_from_one_state_do_not_overwrite_each_other(store: RecordStore) -> None:
    person = store.add_person()
    store.change_person(replace(person, birth_year=1971), SLIP)
    with pytest.raises(ConflictError):
        store.change_person(replace(person, birth_year=1980), SLIP)
    assert store.person(person.id).birth_year == 1971


def test_a_visit_can_be_moved_to_another_day(store: RecordStore) -> None:
    visit = store.add_visit(store.add_person().id, DAY)
    moved = store.change_visit(replace(visit, date=date(2026, 3, 2)), SLIP)
    assert (moved.date, moved.version) == (date(2026, 3, 2), 2)


def test_no_two_people_have_one_pseudonym(store: RecordStore) -> None:
    first = store.add_person(pseudonym="Heron 27")
    with pytest.raises(BodymapError, match="is taken") as caught:
        store.add_person(pseudonym=" Heron  27 ")
    assert first.pseudonym not in str(caught.value)


def test_the_list_tells_visits_and_the_last_day(store: RecordStore) -> None:
    person = store.add_person(pseudonym="Heron 27")
    store.add_visit(person.id, DAY)
    wrong = store.add_visit(person.id, date(2027, 1, 1))
    store.void_visit(wrong.id, SLIP)
    (listed,) = store.people()
    assert (listed.visits, listed.last) == (1, DAY)


def test_somebody_without_a_visit_has_no_last_day(store: RecordStore) -> None:
    store.add_person()
    assert store.people()[0].last == NO_VISIT


@pytest.mark.parametrize("words", ["heron", "27 HERON", "facade", "1970", "heels walk", ""])
def test_people_are_found_by_any_of_their_words(store: RecordStore, words: str) -> None:
    person = store.add_person(name="Façade", birth_year=1970, pseudonym="Heron 27")
    store.add_note(store.add_visit(person.id, DAY).id, "Walks on heels")
    assert [found.person for found in store.search(words)] == [person]


def test_every_word_of_a_search_has_to_be_found(store: RecordStore) -> None:
    store.add_person(pseudonym="Heron 27")
    assert store.search("heron 28") == ()


def test_a_voided_note_is_not_searched(store: RecordStore) -> None:
    head = with_sheet(store)
    store.void_note(store.add_note(head.visit, "wrongperson").id, SLIP)
    assert store.search("wrongperson") == ()


def test_a_reading_keeps_what_it_was_made_from(store: RecordStore) -> None:
    head = with_sheet(store)
    reading = store.add_reading(head, '{"first": "S1"}', versions_in_use())
    assert store.readings(head.id) == (reading,)
    assert reading.made_from.knowledge
    assert reading.version == head.version


def test_a_summary_that_is_no_json_is_refused(store: RecordStore) -> None:
    head = with_sheet(store)
    with pytest.raises(BodymapError, match="no JSON"):
        store.add_reading(head, "S1, likely", versions_in_use())


def test_what_could_not_be_opened_again_is_not_stored(store: RecordStore) -> None:
    head = with_sheet(store)
    twice = replace(SAMPLE, examination=replace(SAMPLE.examination, findings=SAMPLE.examination.findings * 2))
    with pytest.raises(BodymapError):
        store.save_sheet(head, twice)
    assert store.sheet(head.id).head == head


def test_a_sheet_of_no_visit_is_refused(store: RecordStore) -> None:
    with pytest.raises(BodymapError, match="no such entry"):
        store.add_sheet("0" * 32, Author.PATIENT, SAMPLE)


@pytest.mark.parametrize("year", [1800, 2100])
def test_a_birth_year_that_cannot_be_is_refused(store: RecordStore, year: int) -> None:
    with pytest.raises(BodymapError, match="birth year"):
        store.add_person(birth_year=year)


def test_a_closed_library_is_not_written(tmp_path: Path) -> None:
    store = made(tmp_path)
    store.close()
    with pytest.raises(BodymapError, match="is closed"):
        store.add_person()


def test_a_second_window_reads_what_the_first_has_written(tmp_path: Path) -> None:
    store = made(tmp_path)
    second = read_only(tmp_path)
    head = with_sheet(store)
    assert second.sheet(head.id).head == head
    assert "another window" in second.why
    second.close()
    store.close()


def test_a_library_that_is_only_read_has_no_way_to_write() -> None:
    writing = {
        name for name in dir(RecordStore) if name.startswith(("add_", "save_", "change_", "void_", "set_"))
    }
    assert len(writing) > 10
    assert not writing & set(dir(ReadOnlyStore))


def test_the_next_window_may_write_once_the_first_is_closed(tmp_path: Path) -> None:
    made(tmp_path).close()
    store = opened(tmp_path)
    store.add_person()
    store.close()


def test_nothing_of_a_text_is_left_in_the_files_once_it_is_overwritten(tmp_path: Path) -> None:
    store = made(tmp_path)
    head = with_sheet(store, replace(SAMPLE, title="Quillfeather"))
    store.save_sheet(head, SAMPLE)
    with store.asking() as connection:
        kept = connection.execute("SELECT count(*) FROM sheet WHERE text LIKE '%Quillfeather%'").fetchall()
    store.close()
    assert kept == [(0,)]
    assert all(b"Quillfeather" not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
