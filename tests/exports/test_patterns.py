"""Patterns as geometry: inside the shape, one for every part, hanging on the body and not on the mark."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from bodymap.exports.palette import Pattern
from bodymap.exports.patterns import LARGEST_GRID, pattern_lines

BLOCK = MultiPolygon([box(0, 0, 100, 60)])
DRAWN = [pattern for pattern in Pattern if pattern is not Pattern.SOLID]
circles = st.tuples(st.floats(-300, 300), st.floats(-300, 300), st.floats(0.5, 60))
shapes = st.lists(circles, min_size=1, max_size=3).map(
    lambda found: shapely.union_all([Point(x, y).buffer(r) for x, y, r in found])
)


def parts(shape: BaseGeometry) -> MultiPolygon:
    return MultiPolygon([part for part in shapely.get_parts(shape) if isinstance(part, Polygon)])


def drawn_on(shape: MultiPolygon, pattern: Pattern, spacing: float = 10) -> list[BaseGeometry]:
    found = pattern_lines(shape, pattern, spacing)
    return [*map(LineString, found.lines), *map(Point, found.dots)]


def test_a_solid_mark_has_no_pattern():
    assert drawn_on(BLOCK, Pattern.SOLID) == []


def test_nothing_has_no_pattern():
    assert drawn_on(MultiPolygon(), Pattern.WAVES) == []


@pytest.mark.parametrize("pattern", DRAWN)
@settings(max_examples=40)
@given(shape=shapes)
def test_every_piece_lies_in_the_shape(pattern: Pattern, shape: BaseGeometry):
    around = shape.buffer(1e-6)
    assert all(around.covers(piece) for piece in drawn_on(parts(shape), pattern))


@pytest.mark.parametrize("pattern", DRAWN)
@settings(max_examples=40)
@given(shape=shapes)
def test_every_shape_shows_its_pattern(pattern: Pattern, shape: BaseGeometry):
    assert drawn_on(parts(shape), pattern)


@pytest.mark.parametrize("pattern", [Pattern.DOTS, Pattern.RINGS, Pattern.CROSSES])
def test_a_part_between_the_repeats_gets_its_own(pattern: Pattern):
    tiny = box(203, 203, 205, 205)
    found = drawn_on(MultiPolygon([box(0, 0, 100, 60), tiny]), pattern, 50)
    assert any(tiny.intersects(piece) for piece in found)


@pytest.mark.parametrize("pattern", DRAWN)
def test_a_mark_that_grows_keeps_its_lines(pattern: Pattern):
    small = pattern_lines(BLOCK, pattern, 10)
    large = pattern_lines(MultiPolygon([box(-40, -30, 130, 90)]), pattern, 10)
    inner = box(20, 20, 80, 40)
    for one, other in ((small, large), (large, small)):
        here = shapely.union_all(
            [inner.intersection(p) for p in [*map(LineString, one.lines), *map(Point, one.dots)]]
        )
        there = shapely.union_all([*map(LineString, other.lines), *map(Point, other.dots)])
        assert there.buffer(1e-6).covers(here)


def test_dots_keep_their_distance():
    dots = np.array(pattern_lines(BLOCK, Pattern.DOTS, 10).dots)
    gaps = np.hypot(*(dots[:, None] - dots[None]).T) + np.eye(len(dots)) * 99
    assert gaps.min() == pytest.approx(10)


def test_a_huge_shape_gets_a_coarser_pattern_instead_of_a_million_dots():
    huge = MultiPolygon([box(0, 0, 1e6, 1e6)])
    assert len(pattern_lines(huge, Pattern.DOTS, 1).dots) < 1.2 * LARGEST_GRID
