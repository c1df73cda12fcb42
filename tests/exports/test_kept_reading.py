import json
from functools import cache

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.exports.kept_reading import (
    NEWER,
    NO_ROOT,
    NOT_OURS,
    Said,
    kept_reading,
    said_now,
    summary_text,
)
from bodymap.exports.reading_json import reading_data
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.read import read_drawing
from bodymap.reasoning.reading import EMPTY_READING, Reading
from bodymap.records.drawing_file import load
from bodymap.records.samples import samples
from bodymap.records.store.values import StoredReading
from bodymap.records.versions import versions_in_use


@cache
def reading_of(sample_id: str) -> Reading:
    document = load(next(one.path for one in samples() if one.id == sample_id))
    return read_drawing(open_library(), open_atlas(), document.drawing, document.examination)


def stored(summary: str) -> StoredReading:
    return StoredReading("r", "s", 1, "2026-10-17T09:30:00.000+00:00", summary, versions_in_use())


@pytest.mark.parametrize("sample_id", [one.id for one in samples()])
def test_what_was_kept_says_what_was_said(sample_id: str) -> None:
    reading = reading_of(sample_id)
    assert kept_reading(stored(summary_text(reading, "a\nb"))).said == said_now(reading)


def test_the_note_comes_back_to_the_letter() -> None:
    note = "bodymap note, 2026-10-17\n\nDrawing\nLeft: numbness, 6 of 10.\n"
    assert kept_reading(stored(summary_text(EMPTY_READING, note))).note == note


def test_the_whole_reading_is_stored_and_not_only_what_is_told_again() -> None:
    reading = reading_of("s1-student")
    assert json.loads(summary_text(reading, ""))["reading"] == reading_data(reading)


def test_no_root_is_told_alone() -> None:
    said = said_now(reading_of("s1-student"))
    assert said.roots_words.startswith("S1 right (")
    assert len(said.leading) == 2


def test_where_no_root_fits_none_is_named() -> None:
    assert said_now(EMPTY_READING).roots_words == NO_ROOT


def test_names_that_a_newer_program_added_are_left_alone() -> None:
    made = json.loads(summary_text(reading_of("s1-student"), ""))
    made["reading"]["new"] = made["new"] = 1
    assert kept_reading(stored(json.dumps(made))).said == said_now(reading_of("s1-student"))


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [("{}", NOT_OURS), ('{"first": "S1"}', NOT_OURS), ("[1]", NOT_OURS), ('{"summary": 2}', NEWER)],
)
def test_what_is_not_understood_is_told_in_a_sentence(summary: str, sentence: str) -> None:
    with pytest.raises(BodymapError) as fault:
        kept_reading(stored(summary))
    assert fault.value.sentence == sentence


@pytest.mark.parametrize(
    "roots", ['"L5"', '[{"root": "L5"}]', '[{"root": "L5", "side": "X", "rank": 0, "probability": 2, "band": ""}]']
)
def test_a_reading_that_is_none_is_one_sentence(roots: str) -> None:
    with pytest.raises(BodymapError):
        kept_reading(stored(f'{{"summary": 1, "reading": {{"roots": {roots}}}}}'))


def test_an_empty_reading_is_a_reading() -> None:
    assert kept_reading(stored(summary_text(EMPTY_READING, ""))).said == Said()
