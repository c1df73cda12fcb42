from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.kept_reading import said_now
from bodymap.exports.loaded_sheet import NOTHING_DRAWN, LoadedSheet, load_sheet
from bodymap.exports.reading_shelf import keep_reading
from bodymap.records.document import Document
from bodymap.records.store.record_of import record_of
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.rows import COLUMNS, seal_of
from bodymap.records.store.values import Author
from tests.exports.test_kept_reading import reading_of
from tests.reasoning.test_over_time import drawn
from tests.records.store.made import DAY, made

DRAWING = Document(drawn((90, 900, 40)))
Loaded = Callable[[], LoadedSheet]


@pytest.fixture
def store(tmp_path: Path) -> RecordStore:
    return made(tmp_path)


@pytest.fixture
def loaded(store: RecordStore) -> Loaded:
    """The one sheet of the library, loaded anew."""
    person = store.add_person()
    store.add_sheet(store.add_visit(person.id, DAY).id, Author.PATIENT, DRAWING)
    return lambda: load_sheet(store, open_atlas(), record_of(store, person.id)[0])


def rewritten(store: RecordStore, table: str, **values: str) -> None:
    """Changes the one row of a table, sealed as a newer program would."""
    with store.asking() as connection:
        row = connection.execute(f"SELECT {', '.join(COLUMNS[table])} FROM {table}").fetchall()[0]
        new = [values.get(name, old) for name, old in zip(COLUMNS[table], row, strict=True)]
        settings = ", ".join(f"{name} = ?" for name in (*COLUMNS[table], "seal"))
        connection.execute(f"UPDATE {table} SET {settings}", (*new, seal_of(new)))


def test_a_sound_sheet_has_facts_and_a_thumbnail(loaded: Loaded) -> None:
    one = loaded()
    assert one.facts is not None
    assert one.facts.areas == 1
    assert one.svg.startswith("<svg")
    assert one.fault == ""


def test_what_was_read_then_comes_with_it(store: RecordStore, loaded: Loaded) -> None:
    reading = reading_of("l5-skier")
    keep_reading(store, loaded().id, reading, "the note")
    one = loaded()
    assert one.then is not None
    assert (one.then.said, one.then.note, one.unread) == (said_now(reading), "the note\n", "")


def test_without_a_reading_it_says_so(loaded: Loaded) -> None:
    assert (loaded().then, loaded().unread) == (None, "No reading was kept.")


def test_a_drawing_of_a_newer_program_is_told_and_not_opened(store: RecordStore, loaded: Loaded) -> None:
    rewritten(store, "sheet", text='{"format": "bodymap drawing", "format_number": 99}')
    one = loaded()
    assert one.drawing is None
    assert "newer bodymap" in one.fault


def test_a_reading_of_a_newer_program_leaves_the_drawing(store: RecordStore, loaded: Loaded) -> None:
    keep_reading(store, loaded().id, reading_of("l5-skier"), "")
    rewritten(store, "reading", summary='{"summary": 9}')
    one = loaded()
    assert one.drawing is not None
    assert (one.then, "newer bodymap" in one.unread) == (None, True)


def test_a_damaged_reading_leaves_the_drawing(store: RecordStore, loaded: Loaded) -> None:
    keep_reading(store, loaded().id, reading_of("l5-skier"), "")
    with store.asking() as connection:
        connection.execute("UPDATE reading SET summary = '{}'")
    assert loaded().drawing is not None
    assert "damaged" in loaded().unread


def test_a_damaged_drawing_is_told(store: RecordStore, loaded: Loaded) -> None:
    with store.asking() as connection:
        connection.execute("UPDATE sheet SET text = '{}'")
    assert loaded().id == ""
    assert "damaged" in loaded().fault


def test_a_visit_without_a_drawing_says_so(store: RecordStore) -> None:
    person = store.add_person()
    store.add_visit(person.id, DAY)
    assert load_sheet(store, open_atlas(), record_of(store, person.id)[0]).fault == NOTHING_DRAWN


def test_a_drawing_on_another_figure_is_not_measured(store: RecordStore) -> None:
    person = store.add_person()
    other = replace(DRAWING, drawing=PainDrawing(DRAWING.drawing.marks, "somebody-elses-figure"))
    store.add_sheet(store.add_visit(person.id, DAY).id, Author.PATIENT, other)
    one = load_sheet(store, open_atlas(), record_of(store, person.id)[0])
    assert (one.facts, one.svg, "another figure" in one.fault) == (None, "", True)
