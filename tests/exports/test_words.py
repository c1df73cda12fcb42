"""Places in plain words with the side."""

from dataclasses import replace

import pytest
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import Located, open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.words import (
    feeling_words,
    painted_places,
    place_line,
    place_words,
    places_words,
    zone_words,
)
from bodymap.knowledge.library import ZoneFacts
from bodymap.knowledge.stored import open_library

ATLAS = open_atlas()
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
    places = [("hallux", Side.LEFT), ("thigh_post_upper", Side.LEFT)]
    assert places_words(ZONES, places) == "left: big toe; and back of the thigh, just below the buttock"


def test_a_place_alone_begins_with_a_capital():
    point = Located(View.BACK, 0, 0, Side.LEFT, "popliteal", {})
    assert place_line(ZONES, point) == "Back of the left knee, seen from behind"


def test_off_the_body_there_is_nothing_to_say():
    assert place_line(ZONES, Located(View.BACK, 0, 0, None, None, {})) == ""


def mark_on(share: float) -> Mark:
    """A square on the left outer calf that takes this share of it."""
    face = next(f for f in ATLAS.zones(View.BACK) if (f.zone, f.side) == ("calf_lateral", Side.LEFT))
    middle, half = face.shape.representative_point(), (share * face.shape.area) ** 0.5 / 2
    square = box(middle.x - half, middle.y - half, middle.x + half, middle.y + half)
    return Mark(1, View.BACK, Sensation.NUMBNESS, MultiPolygon([square]), 7, Depth.SKIN)


@pytest.mark.parametrize("share", [0.1, 0.002])
def test_a_mark_however_small_lies_somewhere(share: float):
    assert painted_places(ATLAS, open_library().rules.painting, mark_on(share)) == (
        ("calf_lateral", Side.LEFT),
    )


def test_a_feeling_says_its_strength_and_depth():
    assert feeling_words(mark_on(0.1)) == "numbness, 7 of 10, on the skin"


def test_a_feeling_without_strength_and_depth_is_its_name():
    plain = replace(mark_on(0.1), intensity=None, depth=Depth.UNSTATED)
    assert feeling_words(plain) == "numbness"
