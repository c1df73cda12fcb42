from datetime import date
from pathlib import Path

import pytest

from bodymap.records.document import Document
from bodymap.records.store.record_of import record_of
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import NO_VISIT, Author, Person
from tests.records.store.made import SLIP, made


@pytest.fixture
def store(tmp_path: Path) -> RecordStore:
    return made(tmp_path)


def person_with(store: RecordStore, *days: date) -> Person:
    person = store.add_person()
    for day in days:
        store.add_sheet(store.add_visit(person.id, day).id, Author.PATIENT, Document())
    return person


MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_the_record_goes_from_the_oldest_to_the_newest(store: RecordStore) -> None:
    person = person_with(store, JUNE, MAY)
    assert [place.day for place in record_of(store, person.id)] == [MAY, JUNE]


def test_nobody_elses_visit_is_in_it(store: RecordStore) -> None:
    person_with(store, MAY)
    assert record_of(store, store.add_person().id) == ()


def test_a_visit_without_a_drawing_has_its_place(store: RecordStore) -> None:
    person = store.add_person()
    visit = store.add_visit(person.id, MAY)
    (place,) = record_of(store, person.id)
    assert (place.visit, place.head, place.fault) == (visit.id, None, "")


def test_what_was_voided_is_not_in_it(store: RecordStore) -> None:
    person = person_with(store, MAY, JUNE)
    store.void_visit(record_of(store, person.id)[0].visit, SLIP)
    assert [place.day for place in record_of(store, person.id)] == [JUNE]


def test_a_damaged_drawing_is_told_in_its_place_and_hides_no_other(store: RecordStore) -> None:
    person = person_with(store, MAY, JUNE)
    first, second = record_of(store, person.id)
    assert first.head is not None
    with store.asking() as connection:
        connection.execute("UPDATE sheet SET text = '{}' WHERE id = ?", (first.head.id,))
    damaged, sound = record_of(store, person.id)
    assert (damaged.day, damaged.head) == (MAY, None)
    assert "damaged" in damaged.fault
    assert sound == second


def test_a_damaged_visit_is_told_and_hides_no_other(store: RecordStore) -> None:
    person = person_with(store, MAY, JUNE)
    with store.asking() as connection:
        connection.execute("UPDATE visit SET date = '2026-05-02' WHERE date = '2026-05-01'")
    damaged, sound = record_of(store, person.id)
    assert damaged.day == NO_VISIT
    assert "visit is damaged" in damaged.fault
    assert sound.day == JUNE
