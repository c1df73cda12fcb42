from dataclasses import replace
from pathlib import Path

import pytest

from bodymap.exports.kept_reading import kept_reading, said_now
from bodymap.exports.reading_shelf import keep_reading, newest_reading, then_words
from bodymap.exports.then_and_now import NONE_KEPT
from bodymap.records.document import Document
from bodymap.records.store.record_store import RecordStore
from bodymap.records.versions import versions_in_use
from tests.exports.test_kept_reading import reading_of
from tests.records.store.made import made, with_sheet

READING = reading_of("l5-skier")


@pytest.fixture
def store(tmp_path: Path) -> RecordStore:
    return made(tmp_path)


def test_reading_and_note_are_stored_with_the_versions_they_were_made_from(store: RecordStore) -> None:
    head = with_sheet(store)
    keep_reading(store, head.id, READING, "the note\n")
    stored = newest_reading(store, head.id)
    assert stored is not None
    assert (stored.version, stored.made_from) == (1, versions_in_use())
    assert kept_reading(stored).note == "the note\n"


def test_the_same_version_is_stored_once(store: RecordStore) -> None:
    head = with_sheet(store)
    keep_reading(store, head.id, READING, "")
    assert keep_reading(store, head.id, READING, "") is None
    assert len(store.readings(head.id)) == 1


def test_another_version_gets_a_reading_beside_the_one_of_then(store: RecordStore) -> None:
    head = with_sheet(store)
    keep_reading(store, head.id, READING, "first")
    store.save_sheet(head, Document())
    keep_reading(store, head.id, READING, "second")
    assert [(one.version, kept_reading(one).note) for one in store.readings(head.id)] == [
        (1, "first\n"),
        (2, "second\n"),
    ]


def test_an_old_drawing_without_a_reading_says_so(store: RecordStore) -> None:
    assert then_words(store, with_sheet(store), said_now(READING), of_today=False) == NONE_KEPT


def test_a_drawing_of_today_that_reads_the_same_says_nothing(store: RecordStore) -> None:
    head = with_sheet(store)
    keep_reading(store, head.id, READING, "")
    assert then_words(store, head, said_now(READING), of_today=True) == ""


def test_a_drawing_of_today_that_reads_otherwise_says_so(store: RecordStore) -> None:
    head = with_sheet(store)
    keep_reading(store, head.id, READING, "")
    words = then_words(store, head, said_now(reading_of("s1-student")), of_today=True)
    assert "Today's reading differs" in words


def test_a_summary_that_is_not_ours_is_told_and_opens_the_drawing_all_the_same(store: RecordStore) -> None:
    head = with_sheet(store)
    store.add_reading(head, '{"first": "S1"}', replace(versions_in_use(), program="9"))
    words = then_words(store, head, said_now(READING), of_today=False)
    assert "bodymap 9" in words
    assert "cannot be shown" in words


def test_a_damaged_reading_is_told(store: RecordStore) -> None:
    head = with_sheet(store)
    keep_reading(store, head.id, READING, "")
    with store.asking() as connection:
        connection.execute("UPDATE reading SET summary = '{}'")
    assert "damaged" in then_words(store, head, said_now(READING), of_today=False)
