import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point

from bodymap.atlas.curve import Knot, flatten, length_along, number, path_of, spline

BEND = (Knot(0, 0), Knot(10, 5), Knot(20, 0), Knot(30, 8))
spots = st.tuples(st.floats(-500, 500), st.floats(-500, 500))


def test_a_curve_runs_through_every_point_it_is_given():
    segments = spline(BEND)
    ends = [tuple(s[0]) for s in segments] + [tuple(segments[-1][3])]
    assert ends == [(k.x, k.y) for k in BEND]


@given(st.lists(spots, min_size=2, max_size=12, unique_by=lambda p: (round(p[0]), round(p[1]))))
def test_any_distinct_points_give_a_finite_curve(points: list[tuple[float, float]]):
    line = flatten(spline([Knot(x, y) for x, y in points]), 1.0)
    assert np.isfinite(line).all()
    assert tuple(line[-1]) == pytest.approx(points[-1])


def test_curvature_does_not_jump_at_a_smooth_point():
    a, b = spline(BEND)[:2]
    step = np.sqrt(np.hypot(*(a[3] - a[0]))), np.sqrt(np.hypot(*(b[3] - b[0])))
    before = (a[3] - 2 * a[2] + a[1]) / step[0] ** 2
    after = (b[2] - 2 * b[1] + b[0]) / step[1] ** 2
    assert before == pytest.approx(after)


def test_a_corner_breaks_the_tangent():
    left, right = spline((Knot(0, 0), Knot(10, 0, corner=True), Knot(10, 10)))
    assert tuple(left[3] - left[2]) == pytest.approx((10 / 3, 0))
    assert tuple(right[1] - right[0]) == pytest.approx((0, 10 / 3))


def test_a_closed_curve_ends_where_it_starts_without_a_kink():
    ring = spline((Knot(0, 0), Knot(10, 0), Knot(10, 10), Knot(0, 10)), closed=True)
    assert tuple(ring[-1][3]) == pytest.approx(tuple(ring[0][0]))
    assert tuple(ring[-1][3] - ring[-1][2]) == pytest.approx(tuple(ring[0][1] - ring[0][0]), abs=0.1)


def test_a_mirrored_curve_crosses_the_midline_at_a_right_angle():
    start = spline((Knot(0, 0), Knot(10, 4), Knot(12, 20), Knot(0, 30, corner=True)), mirrored=True)[0]
    assert start[1][1] == pytest.approx(0, abs=1e-9)


def test_flattening_stays_within_its_tolerance():
    fine, coarse = flatten(spline(BEND), 0.001), flatten(spline(BEND), 0.2)
    assert len(coarse) < len(fine)
    assert max(LineString(coarse).distance(Point(p)) for p in fine) < 0.2


def test_length_is_measured_along_the_line():
    assert length_along(np.array([(0, 0), (3, 4), (3, 10)])).tolist() == [0, 5, 11]


def test_path_data_is_exact_cubic_curves():
    assert path_of(spline((Knot(0, 0), Knot(3, 6)))) == "M0,0C1,2 2,4 3,6"


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (-0.04, "0"), (2.25, "2.2"), (-3.5, "-3.5")])
def test_numbers_are_written_short(value: float, text: str):
    assert number(value) == text
