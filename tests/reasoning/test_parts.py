"""What is cut once and remembered is what cutting every mark with every face would give."""

import gc
from collections import defaultdict
from random import Random

import pytest
import shapely
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing, Sample
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.drawing.tools import Brush, Eraser
from bodymap.reasoning import parts
from bodymap.reasoning.coverage import coverage, level_areas

BODY = open_atlas()


def painted(seed: int, strokes: int = 6) -> PainDrawing:
    """Strokes of every feeling that cross each other, some rubbed out, over front, back and feet."""
    chance, drawing = Random(seed), PainDrawing()
    for number in range(strokes):
        view, width = chance.choice((View.FRONT, View.BACK)), chance.uniform(15, 60)
        tool = Brush(BODY, view, chance.choice(list(Sensation)), width)
        hand = Eraser(BODY, view, width) if number % 4 == 3 else tool
        x, y = chance.choice((-1, 1)) * chance.uniform(50, 130), chance.uniform(700, 1500)
        hand.press(Sample(x, y))
        for _ in range(40):
            x, y = x + chance.gauss(0, 6), y + chance.gauss(3, 6)
            hand.move(Sample(x, y))
        drawing = hand.release(drawing)
    return drawing


def crossing(number: int) -> Mark:
    """One of two marks on the left thigh that lie over each other."""
    left = 60.0 + 20 * number
    return Mark(number + 1, View.FRONT, Sensation.ACHE, MultiPolygon([box(left, 900, left + 50, 1000)]))


def united(drawing: PainDrawing, view: View, channel: Channel | None = None) -> shapely.Geometry:
    fitting = (m for m in drawing.marks if m.view is view and channel in (None, m.sensation.channel))
    return shapely.union_all([m.area for m in fitting])


@pytest.mark.parametrize("seed", range(6))
def test_five_maps_give_the_areas_of_the_plain_way(seed: int) -> None:
    drawing, wanted = painted(seed), defaultdict[tuple[str, Side, str], float](float)
    for view in BODY.views:
        for body_map in BODY.maps.values():
            for face in body_map.faces.get(view, ()):
                key = (body_map.id, face.side, face.level)
                wanted[key] += shapely.intersection(face.shape, united(drawing, view)).area
    found = level_areas(BODY, drawing.marks)
    for (map_id, side, level), area in wanted.items():
        assert found[map_id].get((side, level), 0.0) == pytest.approx(
            area, abs=1.0
        )  # mm2: outlines to 0.01 mm


@pytest.mark.parametrize("seed", range(6))
def test_zones_are_covered_as_the_plain_way_says(seed: int) -> None:
    drawing, found = painted(seed), {}
    for one in coverage(BODY, painted(seed)):
        found[one.view, one.zone, one.side, one.channel] = one.area
    for view in BODY.views:
        for face in BODY.zones(view):
            for channel in Channel:
                area = shapely.intersection(face.shape, united(drawing, view, channel)).area
                assert found.get((view, face.zone, face.side, channel), 0.0) == pytest.approx(area, abs=0.2)


def test_a_map_with_a_hole_counts_only_its_own_faces() -> None:
    whole = BODY.maps["isncsci"]
    faces = tuple(face for face in whole.faces[View.FRONT] if face.level != "L4")
    holed = parts.layered([faces], BODY.silhouette(View.FRONT))
    assert not holed.layers


def test_an_empty_area_has_no_parts() -> None:
    assert parts.parts_of(parts.zone_faces(BODY, View.FRONT), MultiPolygon()) == ()


def test_an_area_beside_the_body_has_no_parts() -> None:
    beside = MultiPolygon([box(900, 900, 950, 950)])
    assert parts.parts_of(parts.level_faces(BODY, View.FRONT), beside) == ()


def test_nothing_is_remembered_of_marks_that_are_gone() -> None:
    parts.forget()
    drawing = painted(1)
    coverage(BODY, drawing)
    level_areas(BODY, drawing.marks)
    before = parts.remembered()
    del drawing
    gc.collect()
    assert before > 0
    assert parts.remembered() == 0
