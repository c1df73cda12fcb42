"""The other side: mirrored exactly, and back again."""

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.mirror import OTHER_VIEW, mirrored
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import feeling, filled


@pytest.mark.parametrize("view", View)
def test_each_zone_becomes_the_same_zone_of_the_other_side(view: View) -> None:
    atlas = open_atlas()
    for face in atlas.zones(view):
        drawing = filled(PainDrawing(), feeling(view, Sensation.ACHE), face.shape, (0.0, 0.0))
        (mark,) = mirrored(drawing).marks
        there = next(
            f for f in atlas.zones(OTHER_VIEW.get(view, view)) if (f.zone, f.side) == (face.zone, face.side.other)
        )
        assert mark.area.symmetric_difference(there.shape).area == pytest.approx(0.0, abs=1e-6)


def test_mirrored_twice_is_where_it_was() -> None:
    face = open_atlas().zones(View.BACK)[7]
    drawing = filled(PainDrawing(), feeling(View.BACK, Sensation.ACHE), face.shape, (3.0, 4.0))
    again = mirrored(mirrored(drawing)).marks[0]
    assert again.area.equals(drawing.marks[0].area)
    assert again.strokes == drawing.marks[0].strokes
