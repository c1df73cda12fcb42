from dataclasses import replace

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.reasoning.coverage import extent
from bodymap.reasoning.drawing_facts import DrawingFacts, drawing_facts
from bodymap.records.drawing_file import load
from bodymap.records.samples import samples
from tests.reasoning.test_over_time import drawn


def facts(drawing: PainDrawing) -> DrawingFacts:
    return drawing_facts(open_atlas(), drawing)


@pytest.mark.parametrize("sample", samples(), ids=lambda one: one.id)
def test_how_much_is_painted_is_what_the_window_says(sample) -> None:
    drawing = load(sample.path).drawing
    found, said = facts(drawing).extent, extent(open_atlas(), drawing)
    assert found.percent == pytest.approx(said.percent, abs=1e-3)
    assert found.by_view == pytest.approx(said.by_view, abs=1e-3)


def test_places_that_touch_are_one_area() -> None:
    assert facts(drawn((90, 900, 40), (90, 950, 40), (90, 1400, 20))).areas == 2


def test_a_place_drawn_in_two_views_counts_in_each() -> None:
    one, other = drawn((90, 900, 40)), drawn((90, 900, 40), view=View.BACK)
    assert facts(PainDrawing((*one.marks, replace(other.marks[0], id=2)))).areas == 2


def test_the_worst_is_the_highest_strength_that_was_said() -> None:
    marks = drawn((90, 900, 40), (90, 1200, 40), (90, 1400, 20)).marks
    said = [
        replace(mark, intensity=strength) for mark, strength in zip(marks, (3, 8, None), strict=True)
    ]
    assert facts(PainDrawing(tuple(said))).worst == 8


def test_a_strength_nobody_said_is_none_and_not_nought() -> None:
    assert facts(drawn((90, 900, 40))).worst is None


def test_a_strength_of_nought_is_one_that_was_said() -> None:
    (mark,) = drawn((90, 900, 40)).marks
    assert facts(PainDrawing((replace(mark, intensity=0),))).worst == 0


def test_feelings_are_told_once_in_the_order_of_their_table() -> None:
    marks = drawn((90, 900, 40), (90, 1200, 40), (90, 1400, 20)).marks
    kinds = (Sensation.NUMBNESS, Sensation.ACHE, Sensation.NUMBNESS)
    felt = tuple(replace(mark, sensation=kind) for mark, kind in zip(marks, kinds, strict=True))
    assert facts(PainDrawing(felt)).feelings == (Sensation.ACHE, Sensation.NUMBNESS)


def test_paint_on_the_feet_alone_is_no_nought_of_the_body() -> None:
    assert facts(drawn((60, 200, 20), view=View.FEET_TOP)).body_percent is None


def test_nothing_painted_is_nought() -> None:
    assert facts(PainDrawing()).body_percent == 0


def test_front_and_back_count_although_the_feet_are_painted_too() -> None:
    one, other = drawn((90, 900, 40)), drawn((60, 200, 20), view=View.FEET_TOP)
    found = facts(PainDrawing((*one.marks, replace(other.marks[0], id=2))))
    assert found.body_percent == found.extent.percent > 0
