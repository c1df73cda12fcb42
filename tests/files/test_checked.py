"""Faults of content: one sentence at the line of the first, and how many more there are."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from bodymap.files.bounded import read_json, read_yaml
from bodymap.files.checked import parse
from bodymap.files.problems import BodymapError


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid")
    side: Literal["L", "R"]
    grade: Annotated[int, Field(ge=0, le=5)] = 5


class File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str
    rows: list[Row] = []


def fault(text: str) -> str:
    with pytest.raises(BodymapError) as caught:
        parse(File, read_yaml(text, name="f.yaml"))
    return str(caught.value)


def test_sound_content_comes_out_as_the_model() -> None:
    assert parse(File, read_yaml("title: x\nrows:\n- side: L")).rows == [Row(side="L")]


def test_an_unknown_name_is_told_with_its_line_and_what_is_known() -> None:
    assert (
        fault("title: x\nrowz: []")
        == "f.yaml:2:1: rowz is not a known name here; expected one of title, rows"
    )


def test_a_name_of_any_length_and_with_line_ends_is_told_in_one_short_line() -> None:
    told = fault('title: x\n"a\\nb' + "c" * 300 + '": 1')
    assert told.startswith("f.yaml:2:1: a bccc")
    assert len(told) < 150


def test_a_wrong_word_is_told_with_what_was_expected() -> None:
    assert fault("title: x\nrows:\n- side: X") == "f.yaml:3:3: rows/1/side is 'X'; expected 'L' or 'R'"


def test_a_wrong_type_is_told_in_plain_words() -> None:
    assert fault("title: [a]") == "f.yaml:1:1: title is a list; expected a text"


def test_a_number_out_of_range_is_told_with_the_range() -> None:
    assert fault("title: x\nrows:\n- {side: L, grade: 7}").endswith("grade is 7; expected at most 5")


def test_a_missing_member_is_placed_at_what_lacks_it() -> None:
    assert fault("title: x\nrows:\n- side: L\n- grade: 3") == "f.yaml:4:3: rows/2/side is missing"


def test_further_faults_are_counted_with_their_lines() -> None:
    told = fault("title: x\nrows:\n- side: X\n- side: Y\n- grade: 9\n  side: L")
    assert told.startswith("f.yaml:3:3: ")
    assert told.endswith(", and 2 more (lines 4, 5)")


def test_the_first_fault_is_the_first_in_the_file() -> None:
    assert fault("rows:\n- side: X\ntitle: 3").startswith("f.yaml:2:3: rows/1/side")


def test_a_list_where_a_mapping_belongs_is_told() -> None:
    assert "the file is a list; expected name: value lines" in fault("[1, 2]")


def test_faults_in_json_have_lines_too() -> None:
    with pytest.raises(BodymapError, match=r"f\.json:2:11: rows/1/side is 3"):
        parse(File, read_json('{"title": "x",\n"rows": [{"side": 3}]}', name="f.json"))


def test_bodymap_itself_does_not_load_pydantic() -> None:
    import subprocess
    import sys

    code = "import bodymap, bodymap.files.bounded, bodymap.files.checked, sys; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
