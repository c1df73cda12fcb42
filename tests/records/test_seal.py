"""The checksum of a drawing file: what was changed since it was saved is told, and can be opened all the same."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bodymap.files.bounded import read_json
from bodymap.files.problems import BodymapError
from bodymap.records.document import Document
from bodymap.records.drawing_file import document_of, load, text_of
from bodymap.records.seal import EDITED, EDITED_NOTE, Seal, seal_of
from bodymap.records.versions import knowledge_fingerprint
from tests.records.documents import SAMPLE

TEXT = text_of(SAMPLE)
OLDER = sorted((Path(__file__).parent / "older").glob("*.bodymap"))


def loaded(text: str | bytes) -> Document:
    return document_of(read_json(text, name="d.bodymap"))


def with_program(**facts: Any) -> str:
    content = json.loads(TEXT)
    content["program"] = {name: value for name, value in {**content["program"], **facts}.items() if value}
    return json.dumps(content)


def test_a_changed_number_is_told_at_the_line_of_the_checksum() -> None:
    text = TEXT.replace("1200.99", "1100.99")
    with pytest.raises(BodymapError, match="was changed since it was saved") as caught:
        loaded(text)
    assert caught.value.place is not None
    assert '"checksum"' in text.splitlines()[caught.value.place.line - 1]


def test_a_file_edited_by_hand_opens_when_it_says_so() -> None:
    text = TEXT.replace("1200.99", "1100.99")
    checksum = json.loads(text)["program"]["checksum"]
    assert loaded(text.replace(checksum, EDITED)).notes == (EDITED_NOTE,)


def test_saving_an_edited_file_makes_it_whole_again() -> None:
    again = text_of(loaded(with_program(checksum=EDITED)))
    assert loaded(again).notes == ()


def test_a_checksum_that_was_taken_out_is_missed() -> None:
    with pytest.raises(BodymapError, match="the checksum of the file is missing"):
        loaded(with_program(checksum=None))


@pytest.mark.parametrize("path", OLDER, ids=lambda path: path.name)
def test_files_from_before_there_were_checksums_open(path: Path) -> None:
    assert seal_of(json.loads(path.read_text("utf-8"))) is Seal.NONE
    assert load(path).drawing.marks


def test_other_blanks_and_line_ends_change_nothing() -> None:
    packed = json.dumps(json.loads(TEXT), sort_keys=True, ensure_ascii=True)
    assert loaded(packed).notes == loaded(TEXT.replace("\n", "\r\n")).notes == ()


def test_the_file_names_the_knowledge_it_was_saved_with() -> None:
    assert json.loads(TEXT)["program"]["knowledge"] == knowledge_fingerprint()
    assert len(knowledge_fingerprint()) == 16


def test_all_that_is_new_stands_where_programs_without_checksums_take_any_text() -> None:
    """Their model forbids unknown names everywhere but in about, frames and program, which are names with texts."""
    content = json.loads(TEXT)
    older = json.loads(OLDER[0].read_text("utf-8"))
    assert set(content) == set(older)
    assert all(isinstance(value, str) for value in content["program"].values())


def test_no_single_flipped_bit_is_taken_for_another_drawing() -> None:
    data, random, sound = TEXT.encode(), Random(7), loaded(TEXT)
    for _ in range(300):
        at = random.randrange(len(data) * 8)
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        try:
            found = loaded(bytes(flipped))
        except BodymapError:
            continue
        assert text_of(found) == text_of(sound)
