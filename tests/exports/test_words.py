"""Places in plain words with the side."""

import pytest

from bodymap.atlas.levels import Side, View
from bodymap.exports.words import listed_apart, place_words, places_words, zone_words
from bodymap.knowledge.library import ZoneFacts

ZONES = {
    name: ZoneFacts(name, words, "", {})
    for name, words in {
        "calf_lateral": "outer calf",
        "hallux": "big toe",
        "popliteal": "back of the knee",
        "thigh_post_upper": "back of the thigh, just below the buttock",
        "perianal": "skin around the anus",
        "sacrum": "sacrum, the flat bone above the buttock cleft",
    }.items()
}


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("calf_lateral", "left outer calf"),
        ("popliteal", "back of the left knee"),
        ("thigh_post_upper", "back of the left thigh, just below the buttock"),
        ("perianal", "skin around the anus, left side"),
        ("sacrum", "sacrum, the flat bone above the buttock cleft, left side"),
        ("not_yet_named", "left not yet named"),
    ],
)
def test_a_zone_is_named_with_its_side(zone: str, words: str):
    assert zone_words(ZONES, zone, Side.LEFT) == words


def test_on_the_midline_no_side_is_said():
    assert zone_words(ZONES, "perianal", None) == "skin around the anus"


def test_a_place_says_from_where_it_is_seen():
    assert place_words(ZONES, "calf_lateral", Side.LEFT, View.BACK) == "left outer calf, seen from behind"


def test_off_the_body_is_no_place():
    assert place_words(ZONES, None, None, View.BACK) == ""


def test_places_of_one_side_share_its_word():
    places = [("hallux", Side.RIGHT), ("calf_lateral", Side.RIGHT), ("popliteal", Side.RIGHT)]
    assert places_words(ZONES, places) == "right: big toe, outer calf and back of the knee"


def test_what_is_on_both_sides_is_said_once():
    places = [
        ("hallux", Side.LEFT),
        ("calf_lateral", Side.RIGHT),
        ("hallux", Side.RIGHT),
        ("hallux", Side.LEFT),
    ]
    assert places_words(ZONES, places) == "both sides: big toe; right: outer calf"


def test_nowhere_is_no_words():
    assert places_words(ZONES, []) == ""


def test_names_with_commas_are_kept_apart():
    assert (
        listed_apart(["big toe", "back of the thigh, inner part"])
        == "big toe; and back of the thigh, inner part"
    )
