import csv
import io

import pytest

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.exports.drawing_csv import HEAD, drawing_csv
from bodymap.knowledge.stored import open_library


@pytest.fixture(scope="module")
def body() -> Atlas:
    return open_atlas()


def rows(body: Atlas, *marks: Mark) -> list[dict[str, str]]:
    text = drawing_csv(body, open_library().zones, PainDrawing(marks))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def filled(body: Atlas, side: Side, sensation: Sensation, number: int = 1) -> Mark:
    face = next(f for f in body.zones(View.BACK) if f.zone == "calf_lateral" and f.side is side)
    return Mark(number, View.BACK, sensation, face.shape)


def test_a_filled_zone_is_a_row_with_its_side_in_words(body: Atlas) -> None:
    found = [r for r in rows(body, filled(body, Side.LEFT, Sensation.PINS)) if r["what"] == "zone"]
    assert [(r["zone"], r["side"], r["sensation"]) for r in found if float(r["percent"]) > 99] == [
        ("calf_lateral", "left", "pins_and_needles")
    ]


@pytest.mark.parametrize("side", Side)
def test_left_stays_left_and_right_stays_right(body: Atlas, side: Side) -> None:
    found = rows(body, filled(body, side, Sensation.ACHE))
    assert {r["side"] for r in found if r["what"] == "zone"} == {side.word}


def test_two_feelings_in_one_zone_are_two_rows(body: Atlas) -> None:
    marks = (filled(body, Side.LEFT, Sensation.ACHE), filled(body, Side.LEFT, Sensation.BURNING, 2))
    found = [r["sensation"] for r in rows(body, *marks) if r["zone"] == "calf_lateral"]
    assert found == ["ache", "burning"]


def test_places_that_overlap_are_counted_once_in_the_view(body: Atlas) -> None:
    one = filled(body, Side.LEFT, Sensation.ACHE)
    two = filled(body, Side.LEFT, Sensation.BURNING, 2)
    extents = [
        next(r for r in rows(body, *m) if r["view"] == "back" and r["what"] == "view")
        for m in ((one,), (one, two))
    ]
    assert extents[0]["percent"] == extents[1]["percent"]


def test_an_empty_drawing_has_no_zone_and_says_nothing_is_painted_of_any_view(body: Atlas) -> None:
    found = rows(body)
    assert {(r["what"], float(r["percent"])) for r in found} == {("view", 0.0), ("body", 0.0)}


def test_the_columns_have_names(body: Atlas) -> None:
    assert tuple(rows(body)[0]) == HEAD
