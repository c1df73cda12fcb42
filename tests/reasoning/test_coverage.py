"""How much of each zone is painted: exact against pixels that know nothing of our geometry library."""

from itertools import pairwise

import numpy as np
import pytest
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing, Sample
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.drawing.tools import Brush, Filler
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.coverage import Coverage, coverage, extent, symptoms_of
from bodymap.reasoning.symptoms import NO_SYMPTOMS, ZoneSign
from tests.drawing.squares import LOWER, UPPER, squares

SQUARES = squares()
PAINTING = open_library().rules.painting


def drawn(*areas: tuple[MultiPolygon, Sensation], view: View = View.FRONT) -> PainDrawing:
    return PainDrawing(tuple(Mark(i + 1, view, feels, area) for i, (area, feels) in enumerate(areas)))


def block(left: float, top: float, right: float, bottom: float) -> MultiPolygon:
    return MultiPolygon([box(left, top, right, bottom)])


def only(drawing: PainDrawing) -> Coverage:
    (found,) = coverage(SQUARES, drawing)
    return found


def sign(drawing: PainDrawing, zone: str, side: Side) -> ZoneSign:
    return next(s for s in symptoms_of(SQUARES, drawing, PAINTING).signs if (s.zone, s.side) == (zone, side))


# Coverage


def test_nothing_painted_is_nothing_covered():
    assert coverage(SQUARES, PainDrawing()) == ()


def test_a_tenth_of_a_zone_is_a_tenth():
    found = only(drawn((block(10, 10, 60, 30), Sensation.ACHE)))
    assert (found.zone, found.side, found.area, found.share) == (UPPER, Side.LEFT, 1000, 0.1)


def test_marks_of_one_channel_that_overlap_count_once():
    twice = drawn((block(0, 0, 50, 20), Sensation.ACHE), (block(25, 0, 75, 20), Sensation.BURNING))
    assert only(twice).area == pytest.approx(1500)


def test_a_zone_tells_all_that_is_felt_in_it():
    both = drawn((block(0, 0, 50, 20), Sensation.ACHE), (block(25, 0, 75, 20), Sensation.BURNING))
    assert only(both).sensations == {Sensation.ACHE, Sensation.BURNING}


def test_pain_and_numbness_are_counted_apart():
    both = drawn((block(0, 0, 50, 20), Sensation.ACHE), (block(0, 0, 50, 20), Sensation.NUMBNESS))
    assert [c.channel for c in coverage(SQUARES, both)] == [Channel.PAIN, Channel.SENSORY]


def test_left_on_the_back_is_on_the_other_side_of_the_picture():
    assert only(drawn((block(10, 10, 60, 30), Sensation.ACHE), view=View.BACK)).side is Side.RIGHT


def test_touching_the_neighbour_covers_nothing_of_it():
    assert only(drawn((block(0, 0, 100, 100), Sensation.ACHE))).zone == UPPER


def test_a_mark_in_a_view_the_atlas_lacks_is_left_out():
    assert coverage(SQUARES, drawn((block(0, 0, 50, 50), Sensation.ACHE), view=View.FEET_TOP)) == ()


# Extent


def test_the_extent_is_the_painted_share_of_front_and_back():
    found = extent(SQUARES, drawn((block(0, 0, 100, 100), Sensation.ACHE)))
    assert (found.percent, found.by_view[View.FRONT], found.by_view[View.BACK]) == (12.5, 25, 0)


def test_the_extent_counts_every_feeling_once():
    both = drawn((block(0, 0, 100, 100), Sensation.ACHE), (block(0, 0, 100, 100), Sensation.NUMBNESS))
    assert extent(SQUARES, both).percent == 12.5


# Symptoms


def test_nothing_painted_says_nothing():
    assert symptoms_of(SQUARES, PainDrawing(), PAINTING) == NO_SYMPTOMS


@pytest.mark.parametrize(("share", "weight"), [(0, 0), (0.04, 0), (0.12, 0.5), (0.2, 1), (0.9, 1)])
def test_a_zone_counts_from_a_brushed_edge_to_a_clear_line(share: float, weight: float):
    assert PAINTING.weight(share) == pytest.approx(weight)


def test_a_brush_gone_over_the_border_does_not_count():
    drawing = drawn((block(0, 0, 100, 103), Sensation.ACHE))
    assert sign(drawing, LOWER, Side.LEFT).weight == 0


def test_a_line_through_a_zone_counts_in_full():
    drawing = drawn((block(40, 0, 60, 200), Sensation.ACHE))
    assert sign(drawing, LOWER, Side.LEFT).weight == 1


def test_a_tap_counts_in_the_zone_it_was_meant_for():
    tap = drawn((block(50, 50, 60, 60), Sensation.ACHE))
    assert sign(tap, UPPER, Side.LEFT).weight == 1


def test_a_zone_painted_whole_is_filled():
    assert sign(drawn((block(0, 0, 100, 100), Sensation.ACHE)), UPPER, Side.LEFT).filled


def test_a_zone_painted_by_half_is_not_filled():
    assert not sign(drawn((block(0, 0, 100, 50), Sensation.ACHE)), UPPER, Side.LEFT).filled


def test_the_view_that_shows_a_zone_most_counts():
    front = Mark(1, View.FRONT, Sensation.ACHE, block(0, 0, 100, 10))
    back = Mark(2, View.BACK, Sensation.ACHE, block(-100, 0, 0, 60))
    assert sign(PainDrawing((front, back)), UPPER, Side.LEFT).share == 0.6


# The real body


@pytest.fixture(scope="module")
def body() -> Atlas:
    return open_atlas()


def test_a_filled_zone_is_covered_whole(body: Atlas):
    face = next(f for f in body.zones(View.FEET_TOP) if (f.zone, f.side) == ("hallux", Side.RIGHT))
    point = face.shape.representative_point()
    tool = Filler(body, View.FEET_TOP, Sensation.NUMBNESS)
    tool.press(Sample(point.x, point.y))
    signs = symptoms_of(body, tool.release(PainDrawing()), PAINTING).signs
    assert [(s.zone, s.side, s.share, s.filled) for s in signs] == [("hallux", Side.RIGHT, 1, True)]


@pytest.mark.parametrize("seed", range(4))
def test_shares_are_within_a_thousandth_of_a_picture_of_pixels(body: Atlas, seed: int):
    drawing = wandering(body, seed)
    for found in coverage(body, drawing):
        face = next(f for f in body.zones(found.view) if (f.zone, f.side) == (found.zone, found.side))
        marks = [m for m in drawing.marks if m.view is found.view and m.sensation.channel is found.channel]
        assert found.share == pytest.approx(pixel_share(face.shape, [m.area for m in marks]), abs=1e-3)


@pytest.mark.parametrize("seed", range(2))
def test_the_extent_is_within_a_thousandth_of_a_picture_of_pixels(body: Atlas, seed: int):
    drawing = wandering(body, seed)
    marks = [m.area for m in drawing.marks if m.view is View.FRONT]
    found = extent(body, drawing).by_view[View.FRONT]
    assert found == pytest.approx(100 * pixel_share(body.silhouette(View.FRONT), marks), rel=1e-3)


def wandering(body: Atlas, seed: int) -> PainDrawing:
    """Three random strokes of random feelings over the legs, from a seed."""
    random = np.random.default_rng(seed)
    drawing = PainDrawing()
    for sensation in random.choice(list(Sensation), 3):
        brush = Brush(body, View.FRONT, Sensation(sensation), float(random.uniform(8, 60)))
        start = np.array([float(random.choice([-90, 90])), 950.0])
        path = start + np.cumsum(random.normal((0, 4), 12, (60, 2)), axis=0)
        brush.press(Sample(*path[0]))
        for point in path[1:]:
            brush.move(Sample(*point))
        drawing = brush.release(drawing)
    return drawing


def pixel_share(face: MultiPolygon, areas: list[MultiPolygon]) -> float:
    """Share of the face under the areas, counted on a raster of about four million points of the face's box."""
    left, top, right, bottom = face.bounds
    step = ((right - left) * (bottom - top) / 4e6) ** 0.5
    xs = np.arange(left + step / 2, right, step)
    ys = np.arange(top + step / 2, bottom, step)
    inside = raster(face, xs, ys)
    painted = np.zeros_like(inside)
    for area in areas:
        painted |= raster(area, xs, ys)
    return (inside & painted).sum() / inside.sum()


def raster(area: MultiPolygon, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
    """Which points of a grid lie inside, by the even-odd rule: rows of crossings, holes and all. No shapely."""
    flips = np.zeros((len(ys), len(xs) + 1), bool)
    rings = [ring for part in area.geoms for ring in (part.exterior, *part.interiors)]
    for ring in rings:
        points = np.array(ring.coords)
        for (x0, y0), (x1, y1) in pairwise(points):
            low, high = np.searchsorted(ys, sorted((y0, y1)))
            rows = np.arange(low, high)
            if len(rows):
                crossing = x0 + (ys[rows] - y0) / (y1 - y0) * (x1 - x0)
                flips[rows, np.searchsorted(xs, crossing)] ^= True
    return np.logical_xor.accumulate(flips, axis=1)[:, :-1]
