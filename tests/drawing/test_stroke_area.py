"""The area under a brush: round ends, any path, never off the body."""

from itertools import pairwise
from math import inf, nan, pi

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import GeometryCollection, LineString, MultiPolygon, Point, box
from shapely.geometry.base import BaseGeometry

from bodymap.drawing.stroke_area import (
    ARC_TOLERANCE,
    CRUMB,
    LINE_TOLERANCE,
    MOST_POINTS,
    MOST_WAITING,
    NOTHING,
    OUTLINE_TOLERANCE,
    GrowingArea,
    clipped,
    finished,
    joined,
    polygons_of,
    reduced,
    thinned,
)

BODY = MultiPolygon([box(-100, 0, -25, 400), Point(40, 200).buffer(60)])
places = st.tuples(st.floats(-200, 200), st.floats(-100, 500))
paths = st.lists(places, min_size=1, max_size=90)


def grown(path: list[tuple[float, float]], width: float = 20) -> GrowingArea:
    area = GrowingArea(width)
    for x, y in path:
        area.add(x, y)
    return area


def stroked(path: list[tuple[float, float]], width: float = 20) -> MultiPolygon:
    return finished(grown(path, width).area(), BODY)


def test_a_tap_is_one_dot():
    assert grown([(10, 10)], 20).area().area == pytest.approx(pi * 10**2, rel=0.01)


def test_a_line_is_as_wide_as_the_brush():
    assert grown([(0, 0), (50, 0), (100, 0)], 20).area().bounds == pytest.approx(
        (-10, -10, 110, 10), abs=0.05
    )


def test_before_the_first_point_there_is_nothing():
    assert GrowingArea(20).area().is_empty


@pytest.mark.parametrize("point", [(nan, 0), (0, inf), (-inf, 0), (1e9, 0), (0, -3001)])
def test_a_broken_sample_is_dropped(point: tuple[float, float]):
    area = grown([(0, 0), point, (50, 0)])
    assert area.path == ((0, 0), (50, 0))


def test_a_point_nearer_than_a_hair_is_dropped():
    assert grown([(0, 0), (0.2, 0.2), (1, 0)]).path == ((0, 0), (1, 0))


def test_numbers_too_small_to_mean_anything_do_no_harm():
    assert grown([(0, 1), (0, 1e-176), (1, 0), (0, 0)], 2).area().is_valid


@pytest.mark.parametrize("width", [0, -3, nan, inf, 1e9])
def test_a_brush_without_a_sensible_width_is_refused(width: float):
    with pytest.raises(ValueError, match="mm wide"):
        GrowingArea(width)


def test_a_long_stroke_covers_what_one_buffer_would():
    t = np.arange(1000)
    path = np.c_[80 * np.sin(t * 0.02), t * 0.4]
    whole = LineString(path).buffer(15, quad_segs=64)
    assert grown(path.tolist(), 30).area().area == pytest.approx(whole.area, rel=2e-3)


def test_a_scribble_over_itself_covers_what_small_pieces_cover():
    path = np.random.default_rng(3).uniform(0, 200, (150, 2))
    pieces = shapely.union_all([LineString(path[i : i + 2]).buffer(10, quad_segs=64) for i in range(149)])
    assert grown(path.tolist()).area().area == pytest.approx(pieces.area, rel=2e-3)


def test_asking_in_between_changes_nothing():
    path = [(float(i), float(i % 40)) for i in range(200)]
    asked = GrowingArea(20)
    for x, y in path:
        asked.add(x, y)
        asked.area()
    assert asked.area().symmetric_difference(grown(path).area()).area < CRUMB


@settings(deadline=None, max_examples=60)
@given(paths, st.floats(2, 80))
def test_paint_never_leaves_the_body(path: list[tuple[float, float]], width: float):
    assert shapely.difference(stroked(path, width), BODY).area < 1e-6


@settings(deadline=None, max_examples=60)
@given(paths)
def test_a_finished_stroke_is_valid_polygons(path: list[tuple[float, float]]):
    area = stroked(path)
    assert isinstance(area, MultiPolygon)
    assert area.is_valid


@settings(deadline=None, max_examples=60)
@given(paths)
def test_erasing_with_the_same_stroke_leaves_nothing(path: list[tuple[float, float]]):
    assert reduced(stroked(path), stroked(path)).is_empty


@settings(deadline=None, max_examples=60)
@given(paths, paths)
def test_joining_never_loses_skin(one: list[tuple[float, float]], other: list[tuple[float, float]]):
    first, second = stroked(one), stroked(other)
    both = joined(first, second)
    assert shapely.difference(first, both).area + shapely.difference(second, both).area < CRUMB


@settings(deadline=None, max_examples=60)
@given(paths, paths)
def test_what_is_left_and_what_was_taken_make_the_whole(
    one: list[tuple[float, float]], other: list[tuple[float, float]]
):
    first, second = stroked(one), stroked(other)
    taken = polygons_of(shapely.intersection(first, second))
    assert reduced(first, second).area + taken.area == pytest.approx(first.area, abs=1)


def test_clipping_to_where_there_is_no_body_leaves_nothing():
    assert clipped(grown([(500, 0)]).area(), BODY) == NOTHING


def test_lines_and_crumbs_of_an_overlay_are_left_out():
    mixed = GeometryCollection(
        [LineString([(0, 0), (1, 1)]), box(0, 0, 0.1, 0.1), MultiPolygon([box(0, 0, 9, 9)])]
    )
    assert polygons_of(mixed).area == 81


def test_a_straight_path_is_kept_as_its_two_ends():
    assert grown([(float(i), 0.0) for i in range(500)]).kept() == [(0, 0, 20), (499, 0, 20)]


def test_a_path_without_end_is_thinned_to_what_a_file_takes():
    path = np.random.default_rng(5).uniform(0, 100, (MOST_POINTS + 500, 2))
    assert len(grown([(float(x), float(y)) for x, y in path]).kept()) <= MOST_POINTS


@pytest.mark.parametrize("asked", [20, 700])
def test_a_long_path_that_was_measured_on_the_way_is_kept_as_exactly(asked: int):
    area, path = GrowingArea(20), [(80 * np.sin(i / 50), i / 3) for i in range(3000)]
    for i, (x, y) in enumerate(path):
        area.add(x, y)
        if i % asked == 0:
            area.area()
    line = LineString([(x, y) for x, y, _ in area.kept()])
    assert line.hausdorff_distance(LineString(path)) <= OUTLINE_TOLERANCE + 0.001
    assert len(line.coords) < len(path) / 4


def test_after_a_scribble_that_was_measured_the_kept_path_fits_at_once():
    area = GrowingArea(20)
    for i, (x, y) in enumerate(np.random.default_rng(6).uniform(0, 90, (9000, 2)).tolist()):
        area.add(x, y)
        if i % 500 == 0:
            area.area()
    area.area()
    assert len(area.discs) <= MOST_POINTS


# -- a brush whose width varies

halves = st.integers(-120, 120).map(lambda n: n / 2)  # mm; steps under NEAREST are left out on purpose
discs = st.lists(st.tuples(halves, halves, st.integers(4, 120).map(lambda n: n / 2)), min_size=2, max_size=90)


def swept_area(path: list[tuple[float, float, float]]) -> GrowingArea:
    area = GrowingArea(20)
    for x, y, width in path:
        area.add(x, y, width)
    return area


def reference(path: list[tuple[float, float, float]]) -> BaseGeometry:
    """The union of the hulls of neighbouring discs, each with 64 corners a quarter."""
    round_ = [Point(x, y).buffer(width / 2, quad_segs=64) for x, y, width in path]
    return shapely.union_all([a.union(b).convex_hull for a, b in pairwise(round_)])


@settings(deadline=None, max_examples=60)
@example([(0.0, 0.0, 3.0), (0.0, 0.0, 2.0), (0.0, 10.0, 2.0)])  # lifted a little in one place
@given(discs)
def test_a_varying_brush_covers_what_its_discs_sweep(path: list[tuple[float, float, float]]):
    right = reference(path)
    assert (
        swept_area(path).area().symmetric_difference(right).area
        <= right.length * (ARC_TOLERANCE + 2 * LINE_TOLERANCE) + CRUMB
    )


def test_a_long_varying_stroke_is_as_exact_as_one_of_one_width():
    t = np.arange(1500)
    path = np.c_[80 * np.sin(t * 0.02), t * 0.4, 20 + 8 * np.sin(t * 0.05)].tolist()
    assert swept_area(path).area().area == pytest.approx(reference(path).area, rel=2e-3)


@settings(deadline=None, max_examples=60)
@given(discs, st.sampled_from([0.1, 1.0, 8.0]))
def test_thinning_moves_no_disc_by_more_than_it_may(path: list[tuple[float, float, float]], tolerance: float):
    halved = np.asarray(path) * (1, 1, 0.5)
    thin = np.asarray(thinned([*path, (0.0, 0.0, 61.0)], tolerance)) * (1, 1, 0.5)
    low, along = thin[:-1], np.diff(thin, axis=0)
    length = np.maximum(np.square(along).sum(axis=1), 1e-12)
    for disc in halved:
        share = np.clip(((disc - low) * along).sum(axis=1) / length, 0, 1)
        assert np.linalg.norm(disc - low - share[:, None] * along, axis=1).min() <= tolerance + 1e-9


def test_a_brush_of_one_width_keeps_no_widths():
    assert swept_area([(0, 0, 8), (50, 0, 8), (50, 50, 8)]).widths == ()


def test_a_varying_brush_keeps_the_width_of_each_point():
    assert swept_area([(0, 0, 8), (50, 0, 12), (50, 50, 6)]).widths == (8, 12, 6)


@pytest.mark.parametrize("width", [nan, inf, 0, -4])
def test_a_broken_width_is_dropped(width: float):
    assert swept_area([(0, 0, 8), (50, 0, width)]).path == ((0, 0),)


def test_a_million_moments_keep_a_bounded_path():
    area = GrowingArea(20)
    for i in range(1_000_000):
        area.add((i % 500) * 0.01, (i // 250) * 0.2)
        if area.behind:
            area.area()
    assert len(area.path) <= 2 * MOST_POINTS + MOST_WAITING
    assert area.area().is_valid


def test_a_path_shortened_on_the_way_stays_where_it_was():
    area = GrowingArea(20)
    for i in range(3 * MOST_WAITING):
        area.add(300 * np.sin(i / 400), 300 * np.cos(i / 570))
        if area.behind:
            area.area()
    right = GrowingArea(20)
    for i in range(0, 3 * MOST_WAITING, 5):
        right.add(300 * np.sin(i / 400), 300 * np.cos(i / 570))
    assert LineString(area.path).hausdorff_distance(LineString(right.path)) < 2
