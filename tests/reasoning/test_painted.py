"""What many marks cover together: going on from the drawing before gives what uniting everything gives."""

import gc
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import Brush
from bodymap.reasoning import painted
from bodymap.reasoning.parts import LATELY, level_faces, zone_faces

BODY = open_atlas()
ZONES, LEVELS = zone_faces(BODY, View.FRONT), level_faces(BODY, View.FRONT)


def scribble(seed: int) -> MultiPolygon:
    """A stroke on one thigh: any two of them are likely to cross."""
    chance = Random(seed)
    brush = Brush(BODY, View.FRONT, Sensation.ACHE, chance.uniform(10, 40))
    x, y = chance.uniform(50, 100), chance.uniform(850, 950)
    brush.press(Sample(x, y))
    for _ in range(15):
        x, y = x + chance.gauss(0, 8), y + chance.gauss(4, 8)
        brush.move(Sample(x, y))
    return brush.release(PainDrawing()).marks[0].area


MARKS = [scribble(seed) for seed in range(12)]


def anew(faces, areas) -> np.ndarray:
    painted.forget()
    return painted.painted_sizes(faces, areas)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sets(st.integers(0, 11)), min_size=2, max_size=6))
def test_any_walk_from_drawing_to_drawing_ends_where_uniting_ends(walk: list[set[int]]) -> None:
    drawings = [[MARKS[n] for n in sorted(numbers)] for numbers in walk]
    for faces in (ZONES, LEVELS):
        painted.forget()
        reached = [painted.painted_sizes(faces, areas) for areas in drawings]
        assert reached[-1] == pytest.approx(anew(faces, drawings[-1]), abs=1e-3)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(6)))
def test_marks_cover_the_same_in_any_order(order: list[int]) -> None:
    one_by_one = [painted.painted_sizes(ZONES, [MARKS[n] for n in order[: i + 1]]) for i in range(6)]
    assert one_by_one[-1] == pytest.approx(anew(ZONES, MARKS[:6]), abs=1e-3)


def test_a_mark_twice_covers_what_it_covers_once() -> None:
    same = MultiPolygon([box(60, 900, 110, 1000)])
    twice = painted.painted_sizes(ZONES, [same, MultiPolygon(same)])
    assert twice.sum() == pytest.approx(same.area, abs=0.1)


def test_no_marks_cover_nothing() -> None:
    assert not painted.painted_sizes(ZONES, []).any()


def test_a_sum_goes_with_any_of_its_marks() -> None:
    painted.forget()
    marks = [MultiPolygon([box(60 + 20 * n, 900, 110 + 20 * n, 1000)]) for n in range(2)]
    painted.painted_sizes(ZONES, marks)
    assert painted.remembered() == 1
    del marks[0]
    gc.collect()
    assert painted.remembered() == 0


def test_a_stroke_that_grows_does_not_push_out_what_was_there_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    painted.forget()
    painted.painted_sizes(ZONES, MARKS[:3])
    for n in range(LATELY + 1):
        painted.painted_sizes(ZONES, [*MARKS[:3], MultiPolygon([box(60, 880 + n, 90, 980)])])
    monkeypatch.setattr(painted, "_united", None)  # nobody unites the three anew
    assert painted.painted_sizes(ZONES, MARKS[:4]).any()


def test_a_new_mark_where_an_old_one_was_is_not_taken_for_it() -> None:
    rest = MARKS[:3]
    for n in range(30):
        other = MultiPolygon([box(60, 880 + n, 90, 980 + n)])
        reached = painted.painted_sizes(ZONES, [*rest, other])
        assert reached == pytest.approx(anew(ZONES, [*rest, other]), abs=1e-3)
        painted.painted_sizes(ZONES, [*rest, other])
