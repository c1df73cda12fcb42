"""The outline is finer where two edges of a body lie close, and nowhere else."""

import numpy as np
import pytest
import shapely
from shapely import Polygon, box

from bodymap.atlas.curve import Knot, Segments, divided, flatten, piece_counts, spline, stretch
from bodymap.atlas.weights import PIECE, Weighted, in_clefts, running_out

SLOT = ((0, 0), (40, 0), (40, 60), (21, 60), (21, 20), (19, 20), (19, 60), (0, 60))
"""A block of 40 by 60 mm with a slot of 2 mm from below."""
WIDTH = 2.0


def corners(points: tuple[tuple[float, float], ...]) -> Segments:
    return spline([Knot(x, y, corner=True) for x, y in points], closed=True)


def breadth(line: Weighted, x: float, y: float) -> float:
    """How broad the line is at a point on it, across and along; mm."""
    full = [shapely.LineString(flatten(one)).buffer(WIDTH / 2) for one in line.full]
    ink = shapely.union_all([*full, *line.fine])
    return 2 * shapely.Point(x, y).distance(ink.boundary)


def test_an_edge_that_has_room_keeps_its_full_width() -> None:
    line = in_clefts(corners(SLOT), WIDTH, Polygon(SLOT))
    assert breadth(line, 0, 30) == pytest.approx(WIDTH, rel=0.02)


def test_both_edges_of_a_narrow_cleft_are_fine() -> None:
    line = in_clefts(corners(SLOT), WIDTH, Polygon(SLOT))
    assert all(ribbon.area > 0 for ribbon in line.fine)
    middle = shapely.LineString([(15, 40), (25, 40)]).intersection(shapely.union_all(line.fine))
    assert middle.length < 0.7 * 2 * WIDTH


def test_a_body_without_clefts_is_drawn_in_one_stroke() -> None:
    square = ((0, 0), (50, 0), (50, 50), (0, 50))
    line = in_clefts(corners(square), WIDTH, box(0, 0, 50, 50))
    assert len(line.full) == 1
    assert line.fine == ()


def test_nothing_of_the_outline_is_left_out() -> None:
    whole = shapely.LineString(flatten(corners(SLOT)))
    line = in_clefts(corners(SLOT), WIDTH, Polygon(SLOT))
    ink = shapely.union_all(
        [shapely.LineString(flatten(one)).buffer(0.1) for one in line.full] + [*line.fine]
    )
    assert ink.buffer(0.05).covers(whole)


def test_a_line_that_runs_out_is_thin_at_both_ends_and_full_between() -> None:
    line = running_out(spline([Knot(0, 0), Knot(100, 0), Knot(200, 0)]), WIDTH)
    first, last = line.fine
    assert breadth(line, 100, 0) == pytest.approx(WIDTH, rel=0.02)
    assert first.intersection(box(-9, -9, 0.5, 9)).bounds[3] < 0.2 * WIDTH
    assert last.intersection(box(199.5, -9, 209, 9)).bounds[3] < 0.2 * WIDTH


def test_a_stretch_holds_whole_segments_as_they_are() -> None:
    segments = spline([Knot(0, 0), Knot(30, 10), Knot(60, 0), Knot(90, 10)])
    counts = piece_counts(segments, PIECE)
    part = stretch(segments, counts, 3, counts[0] + counts[1])
    assert np.array_equal(part[-1], segments[1])
    assert np.allclose(part[0, 0], divided(segments, PIECE)[3, 0])
