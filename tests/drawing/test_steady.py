"""The steady hand: what a path becomes, what a tap means."""

from itertools import pairwise
from math import cos, dist, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodymap.drawing.steady import HELP, MOST, Moment, Steadied, Steady, Tap

steps = st.tuples(st.floats(0, 0.2), st.floats(-300, 300), st.floats(-300, 300))
HELPED = [Steady.NORMAL, Steady.STRONG]


def steadied(path: list[Moment], steady: Steady) -> list[Moment]:
    way = Steadied(steady)
    settled = [done for moment in path for done in way.add(moment)]
    return settled + way.finish()


def line(speed: float, shake: float = 0.0, seconds: float = 1.0, rate: int = 120) -> list[Moment]:
    """To the right at px a second, trembling by so many px at 6 Hz."""
    times = [i / rate for i in range(int(seconds * rate) + 1)]
    return [Moment(t, speed * t, shake * sin(2 * pi * 6 * t)) for t in times]


@pytest.mark.parametrize("steady", HELPED)
@pytest.mark.parametrize("speed", [60, 150, 400, 1500])
def test_a_straight_stroke_of_a_calm_hand_is_not_changed(steady: Steady, speed: float) -> None:
    path = line(speed)
    found = steadied(path, steady)
    assert max(abs(m.y) for m in found) < 0.01
    assert (found[0].x, found[-1].x) == pytest.approx((path[0].x, path[-1].x), abs=0.01)


def test_without_help_a_path_stays_as_it_comes() -> None:
    path = line(200, shake=9)
    assert steadied(path, Steady.OFF) == path


def test_a_tremor_is_taken_out_of_the_middle_of_a_stroke() -> None:
    path = steadied(line(150, shake=15, seconds=2), Steady.STRONG)
    inner = [abs(m.y) for m in path if 0.3 < m.time < 1.7]
    assert max(inner) < 15 / 3


@pytest.mark.parametrize("steady", HELPED)
def test_a_quick_circle_stays_a_circle(steady: Steady) -> None:
    path = [Moment(i / 240, 150 * cos(i / 240 * 4), 150 * sin(i / 240 * 4)) for i in range(240)]
    radii = [hypot(m.x, m.y) for m in steadied(path, steady)]
    assert min(radii) > 0.93 * 150


@pytest.mark.parametrize("steady", HELPED)
def test_events_that_come_all_at_once_are_not_drawn_together(steady: Steady) -> None:
    path = [Moment(0.0, x, y) for x, y in ((0, 0), (0, 150), (150, 150), (150, 300))]
    assert [(m.x, m.y) for m in steadied(path, steady)] == [(m.x, m.y) for m in path]


def test_a_hand_that_rests_catches_up() -> None:
    way, path = Steadied(Steady.STRONG), line(200, seconds=0.5)
    for moment in path:
        way.add(moment)
    settled = [done for step in range(1, 20) for done in way.rest(0.5 + step * 0.02)]
    assert settled[-1].x == pytest.approx(path[-1].x, abs=1)


@pytest.mark.parametrize("steady", Steady)
def test_a_hand_that_rests_long_leaves_nothing_to_wait_for(steady: Steady) -> None:
    way = Steadied(steady)
    for moment in line(200, seconds=0.5):
        way.add(moment)
    for step in range(1, 60):
        way.rest(0.5 + step * 0.06)
    assert not way.waits


@given(st.lists(steps, min_size=1, max_size=80), st.sampled_from(Steady))
def test_a_steadied_path_stays_in_the_box_of_the_hand(
    row: list[tuple[float, float, float]], steady: Steady
) -> None:
    time, path = 0.0, list[Moment]()
    for wait, x, y in row:
        time += wait
        path.append(Moment(time, x, y))
    found = steadied(path, steady)
    assert found
    assert min(m.x for m in path) - 1e-6 <= min(m.x for m in found)
    assert max(m.y for m in found) <= max(m.y for m in path) + 1e-6
    assert all(a.time <= b.time for a, b in pairwise(found))


def test_a_path_without_end_is_not_remembered() -> None:
    way = Steadied(Steady.STRONG)
    for i in range(20_000):
        way.add(Moment(i / 1000, 40 * sin(i / 90), i / 40))
    assert len(way._seen) <= 2 * MOST


def test_a_tap_means_the_middle_of_where_it_trembled() -> None:
    swing = [Moment(i / 120, 300 + 15 * sin(2 * pi * 6 * i / 120 + 1.3), 200) for i in range(21)]
    tap = Tap(swing[0])
    for moment in swing[1:]:
        tap.add(moment)
    assert dist(tap.place, (300, 200)) < 3
    assert tap.within(HELP[Steady.STRONG].room)


def test_a_tap_that_took_no_time_means_where_it_was() -> None:
    tap = Tap(Moment(1.0, 30, 40))
    tap.add(Moment(1.0, 30, 40))
    assert tap.place == (30, 40)


def test_a_drag_is_no_tap() -> None:
    tap = Tap(Moment(0.0, 0, 0))
    tap.add(Moment(0.1, 60, 0))
    assert not tap.within(HELP[Steady.STRONG].room)
