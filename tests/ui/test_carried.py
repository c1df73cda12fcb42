"""Zones painted in one view are hinted at in the others and never counted twice."""

import pytest

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.coverage import extent, symptoms_of
from bodymap.ui.carried import Carried, CarriedZones, legend

ATLAS = open_atlas()
PAINTING = open_library().rules.painting
ZONE = "thigh_lateral_prox"


def whole(number: int, view: View, zone: str = ZONE, side: Side = Side.RIGHT) -> Mark:
    """A mark that fills a zone."""
    face = next(f for f in ATLAS.zones(view) if (f.zone, f.side) == (zone, side))
    return Mark(number, view, Sensation.NUMBNESS, face.shape)


def carried(*marks: Mark) -> tuple[Carried, ...]:
    return CarriedZones(ATLAS, PAINTING)(PainDrawing(marks))


def test_a_zone_painted_on_the_side_is_hinted_at_in_front_and_behind() -> None:
    hints = carried(whole(1, View.SIDE_RIGHT))
    assert {(h.face.view, h.face.zone, h.face.side) for h in hints} == {
        (View.FRONT, ZONE, Side.RIGHT),
        (View.BACK, ZONE, Side.RIGHT),
    }
    assert {h.words for h in hints} == {"painted on the right side"}


def test_a_view_in_which_the_zone_is_painted_itself_gets_no_hint() -> None:
    assert {h.face.view for h in carried(whole(1, View.SIDE_RIGHT), whole(2, View.BACK))} == {View.FRONT}


def test_an_overshoot_of_the_brush_is_no_hint() -> None:
    mark = whole(1, View.SIDE_RIGHT)
    neighbours = {f.zone for f in ATLAS.zones(View.SIDE_RIGHT) if f.zone != ZONE}
    area = multipolygon(mark.area.buffer(1.0).intersection(ATLAS.silhouette(View.SIDE_RIGHT)))
    found = {h.face.zone for h in carried(Mark(1, View.SIDE_RIGHT, Sensation.NUMBNESS, area))}
    assert not found & neighbours


def test_the_legend_names_the_view_or_says_that_there_are_several() -> None:
    assert legend(carried(whole(1, View.SIDE_RIGHT))) == "Dotted: painted on the right side"
    several = carried(whole(1, View.SIDE_RIGHT), whole(2, View.SIDE_LEFT, side=Side.LEFT))
    assert legend(several) == "Dotted: painted on another view"
    assert legend(()) == ""


@pytest.mark.parametrize("views", [(View.SIDE_RIGHT,), (View.SIDE_RIGHT, View.BACK)])
def test_a_zone_painted_in_two_views_is_one_zone_to_a_reading(views: tuple[View, ...]) -> None:
    drawing = PainDrawing(tuple(whole(i, view) for i, view in enumerate(views, start=1)))
    signs = [s for s in symptoms_of(ATLAS, drawing, PAINTING).signs if s.zone == ZONE]
    assert [(s.side, s.channel, s.weight) for s in signs] == [(Side.RIGHT, Channel.SENSORY, 1.0)]
    assert signs[0].share == pytest.approx(1)


def test_what_is_painted_on_the_side_does_not_count_as_front_or_back() -> None:
    back, both = (
        PainDrawing((whole(1, View.BACK),)),
        PainDrawing((whole(1, View.BACK), whole(2, View.SIDE_RIGHT))),
    )
    assert extent(ATLAS, both).percent == extent(ATLAS, back).percent > 0
    assert extent(ATLAS, both).by_view[View.SIDE_RIGHT] > 0
