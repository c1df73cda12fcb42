import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.palette import mark_ink
from bodymap.exports.thumbnail_svg import BODY, thumbnail_svg
from tests.reasoning.test_over_time import drawn


def bodies(drawing: PainDrawing) -> int:
    return thumbnail_svg(open_atlas(), drawing).count(f'fill="{BODY}"')


def test_front_and_back_are_always_there() -> None:
    assert bodies(PainDrawing()) == bodies(drawn((90, 900, 40))) == 2


@pytest.mark.parametrize("view", [View.FEET_TOP, View.FEET_SOLE, View.PERINEUM, View.SIDE_LEFT])
def test_a_view_with_a_mark_is_there_too(view: View) -> None:
    assert bodies(drawn((60, 200, 20), view=view)) == 3


def test_every_mark_has_colour_and_line() -> None:
    drawing = drawn((90, 900, 40), (90, 1200, 40))
    edge = mark_ink(drawing.marks[0].sensation, "paper").edge
    assert thumbnail_svg(open_atlas(), drawing).count(f'stroke="{edge}"') >= 2


def test_the_sides_of_the_patient_stand_over_it_in_their_places() -> None:
    front, back = thumbnail_svg(open_atlas(), PainDrawing()).split("</g>")[1:3]
    assert front.index(">R<") < front.index(">L<")
    assert back.index(">L<") < back.index(">R<")


def test_a_place_above_the_waist_is_seen() -> None:
    low, high = (thumbnail_svg(open_atlas(), drawn((40, y, 30))) for y in (900, 400))
    assert low.split("scale(")[1] != high.split("scale(")[1]
