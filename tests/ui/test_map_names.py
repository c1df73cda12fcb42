"""What is said of the maps at a place: plainly, and conflicts first."""

import pytest

from bodymap.atlas.atlas import BodyMap, open_atlas
from bodymap.ui.map_names import conflict_words, counted_answers, grouped, level_words, short_name

OURS = open_atlas().maps
MINE = BodyMap("mine", "My own map", None, "", "", "", {}, unverified_by="A. Author")


@pytest.mark.parametrize("map_id", OURS)
def test_every_shipped_map_has_a_short_name_that_fits(map_id: str) -> None:
    assert len(short_name(OURS[map_id])) <= 20


def test_a_map_nobody_has_checked_says_so_in_every_name() -> None:
    assert short_name(MINE) == "My own map (unverified)"
    assert MINE.full_title == "My own map: unverified map by A. Author"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (
            {"a": "L4", "b": "L4", "c": "L5", "d": "none"},
            "The maps disagree here: L4 (2 maps) or L5 (1 map).",
        ),
        ({"a": "L4", "b": "L4"}, "All 2 maps that name a root here say L4."),
        ({"a": "L4", "b": "L4", "c": "none"}, "All 2 maps that name a root here say L4; 1 leaves it blank."),
        ({"a": "L4", "b": "none"}, "One map alone names a root here: L4."),
        ({"a": "none", "b": "above"}, "No map names a root here."),
        ({}, ""),
    ],
)
def test_whether_the_maps_agree_is_said_plainly(answers: dict[str, str], words: str) -> None:
    assert conflict_words(answers) == words


def test_answers_are_counted_in_one_line() -> None:
    assert (
        counted_answers({"a": "none", "b": "S1", "c": "L5", "d": "L5"}) == "L5 on 2 maps, S1 on 1, blank on 1"
    )


def test_the_commonest_answer_stands_first_and_blanks_last() -> None:
    found = grouped({"a": "none", "b": "none", "c": "L5", "d": "S1", "e": "S1"})
    assert [level for level, _ in found] == ["S1", "L5", "none"]


def test_a_blank_is_no_error() -> None:
    assert level_words("none") == "blank"
