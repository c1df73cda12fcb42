"""Brush, eraser, fill and select: what one gesture makes of a drawing."""

from itertools import pairwise
from math import nan

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import PainDrawing, Sample, StrokeKind
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.drawing.tools import (
    Brush,
    Eraser,
    Filler,
    Picker,
    Tool,
    change_mark,
    clear,
    delete_mark,
)
from tests.drawing.squares import square, squares

ATLAS = squares()
EMPTY = PainDrawing()
Points = list[tuple[float, float]]


def hold(tool: Tool, points: Points) -> Tool:
    tool.press(Sample(*points[0]))
    for point in points[1:]:
        tool.move(Sample(*point))
    return tool


def paint(
    drawing: PainDrawing, points: Points, sensation: Sensation = Sensation.ACHE, width: float = 20, **more
):
    return hold(Brush(ATLAS, View.FRONT, sensation, width, **more), points).release(drawing)


def erase(drawing: PainDrawing, points: Points, width: float = 20, view: View = View.FRONT):
    return hold(Eraser(ATLAS, view, width), points).release(drawing)


def fill(drawing: PainDrawing, x: float, y: float, sensation: Sensation = Sensation.ACHE):
    return hold(Filler(ATLAS, View.FRONT, sensation), [(x, y)]).release(drawing)


def pick(drawing: PainDrawing, x: float, y: float):
    tool = Picker(View.FRONT)
    hold(tool, [(x, y)])
    return tool.picked(drawing)


LINE: Points = [(20, 50), (80, 50)]
BESIDE: Points = [(20, 150), (80, 150)]


# Brush


def test_a_stroke_makes_a_mark_with_all_it_means():
    mark = paint(EMPTY, LINE, Sensation.BURNING, intensity=7, depth=Depth.DEEP).marks[0]
    assert (mark.view, mark.sensation, mark.intensity, mark.depth) == (
        View.FRONT,
        Sensation.BURNING,
        7,
        Depth.DEEP,
    )


def test_a_stroke_is_kept_as_a_line_too():
    stroke = paint(EMPTY, LINE).marks[0].strokes[0]
    assert (stroke.kind, stroke.points, stroke.width) == (StrokeKind.PAINT, ((20, 50), (80, 50)), 20)


def test_a_stroke_that_touches_grows_the_mark():
    drawing = paint(paint(EMPTY, LINE), [(50, 50), (50, 90)])
    assert len(drawing.marks) == 1
    assert len(drawing.marks[0].strokes) == 2


def test_a_stroke_apart_is_a_new_mark():
    assert len(paint(paint(EMPTY, LINE), BESIDE).marks) == 2


def test_a_stroke_that_joins_two_marks_makes_them_one():
    two = paint(paint(EMPTY, LINE), BESIDE)
    assert len(paint(two, [(50, 50), (50, 150)]).marks) == 1


@pytest.mark.parametrize(
    ("sensation", "more"),
    [
        (Sensation.NUMBNESS, {}),
        (Sensation.ACHE, {"intensity": 3}),
        (Sensation.ACHE, {"depth": Depth.SKIN}),
    ],
)
def test_another_feeling_on_top_is_another_mark(sensation: Sensation, more: dict):
    assert len(paint(paint(EMPTY, LINE), LINE, sensation, **more).marks) == 2


def test_a_stroke_off_the_body_changes_nothing():
    drawing = paint(EMPTY, LINE)
    assert paint(drawing, [(300, 50), (400, 90)]) is drawing


def test_painting_may_start_off_the_body():
    assert paint(EMPTY, [(160, 50), (60, 50)]).marks[0].area.bounds[2] == 100


def test_painting_what_is_painted_changes_nothing():
    drawing = paint(EMPTY, LINE, width=30)
    assert paint(drawing, LINE, width=10) is drawing


def test_a_gesture_of_broken_samples_changes_nothing():
    assert paint(EMPTY, [(nan, 5), (5, nan)]) is EMPTY


def test_a_cancelled_stroke_changes_nothing():
    brush = hold(Brush(ATLAS, View.FRONT, Sensation.ACHE, 20), LINE)
    brush.cancel()
    assert brush.release(EMPTY) is EMPTY


def test_a_movement_without_a_press_changes_nothing():
    brush = Brush(ATLAS, View.FRONT, Sensation.ACHE, 20)
    brush.move(Sample(50, 50))
    assert brush.release(EMPTY) is EMPTY


def test_the_preview_shows_what_release_will_keep():
    brush = hold(Brush(ATLAS, View.FRONT, Sensation.ACHE, 20), LINE)
    now = brush.preview(EMPTY).marks[0].area
    assert brush.release(EMPTY).marks[0].area.symmetric_difference(now).area < 0.01 * now.area


def test_the_old_drawing_stays_as_it_was():
    drawing = paint(EMPTY, LINE)
    before = drawing.marks[0].area
    erase(drawing, LINE)
    assert drawing.marks[0].area.equals(before)


def test_a_mark_never_takes_the_number_of_another():
    drawing = paint(paint(EMPTY, LINE), BESIDE)
    drawing = paint(delete_mark(drawing, drawing.marks[0].id), LINE)
    assert len({mark.id for mark in drawing.marks}) == 2


@pytest.mark.parametrize("intensity", [-1, 11])
def test_an_intensity_outside_the_scale_is_refused(intensity: int):
    with pytest.raises(ValueError, match="0 to 10"):
        Brush(ATLAS, View.FRONT, Sensation.ACHE, 20, intensity=intensity)


# Eraser


def test_the_eraser_takes_from_all_feelings():
    both = paint(paint(EMPTY, LINE), LINE, Sensation.NUMBNESS)
    after = erase(both, [(50, 30), (50, 70)])
    assert all(not shapely.intersects_xy(mark.area, 50, 50) for mark in after.marks)


def test_a_mark_with_nothing_left_vanishes():
    assert erase(paint(EMPTY, LINE), LINE, width=30).marks == ()


def test_the_eraser_leaves_the_other_views_alone():
    drawing = paint(EMPTY, LINE)
    assert erase(drawing, LINE, view=View.BACK) is drawing


def test_erasing_bare_skin_changes_nothing():
    drawing = paint(EMPTY, LINE)
    assert erase(drawing, BESIDE) is drawing


# Fill


def test_a_fill_is_exactly_the_zone_of_that_side():
    assert fill(EMPTY, 50, 50).marks[0].area.equals(square(Side.LEFT, 0))


def test_a_second_fill_takes_the_first_away():
    assert fill(fill(EMPTY, 50, 50), 20, 20).marks == ()


def test_a_second_fill_leaves_the_neighbour_filled():
    drawing = fill(fill(EMPTY, 50, 50), 50, 150)
    assert fill(drawing, 50, 50).marks[0].area.equals(square(Side.LEFT, 100))


def test_a_fill_with_another_feeling_lies_on_top():
    assert len(fill(fill(EMPTY, 50, 50), 50, 50, Sensation.NUMBNESS).marks) == 2


def test_filling_a_partly_painted_zone_fills_it():
    assert fill(paint(EMPTY, LINE), 50, 50).marks[0].area.area == pytest.approx(10_000, rel=1e-4)


def test_a_fill_off_the_body_changes_nothing():
    assert fill(EMPTY, 500, 50) is EMPTY


def test_a_cancelled_fill_changes_nothing():
    tool = hold(Filler(ATLAS, View.FRONT, Sensation.ACHE), [(50, 50)])
    tool.cancel()
    assert tool.release(EMPTY) is EMPTY


# Select, change, delete


def test_the_topmost_mark_is_picked():
    both = paint(paint(EMPTY, LINE), LINE, Sensation.NUMBNESS)
    assert pick(both, 50, 50) is both.marks[1]


def test_nothing_is_picked_on_bare_skin():
    assert pick(paint(EMPTY, LINE), 50, 150) is None


def test_picking_changes_nothing():
    drawing = paint(EMPTY, LINE)
    assert hold(Picker(View.FRONT), [(50, 50)]).release(drawing) is drawing


def test_a_mark_can_be_changed_later():
    drawing = paint(EMPTY, LINE)
    mark = change_mark(drawing, 1, sensation=Sensation.PINS, intensity=4, depth=Depth.SKIN).marks[0]
    assert (mark.sensation, mark.intensity, mark.depth) == (Sensation.PINS, 4, Depth.SKIN)


def test_an_intensity_can_be_taken_back():
    assert change_mark(paint(EMPTY, LINE, intensity=4), 1, intensity=None).marks[0].intensity is None


def test_a_change_that_says_nothing_new_is_none():
    drawing = paint(EMPTY, LINE, intensity=4)
    assert change_mark(drawing, 1, sensation=Sensation.ACHE) is drawing


def test_changing_or_deleting_a_mark_that_is_not_there_changes_nothing():
    drawing = paint(EMPTY, LINE)
    assert change_mark(drawing, 99, sensation=Sensation.PINS) is delete_mark(drawing, 99) is drawing


def test_clearing_takes_all_marks():
    assert clear(paint(paint(EMPTY, LINE), BESIDE)).marks == ()


def test_clearing_an_empty_drawing_changes_nothing():
    assert clear(EMPTY) is EMPTY


# All gestures in a row, against a plain model: a grid of points, each feeling a set of them.

RADIUS = 12.0
GRID = (
    np.stack(np.meshgrid(np.arange(-99, 100, 2), np.arange(1, 200, 2)), axis=-1).reshape(-1, 2).astype(float)
)
on_lattice = st.tuples(st.integers(-13, 13), st.integers(-3, 23)).map(lambda p: (10.0 * p[0], 10.0 * p[1]))
gestures = st.lists(
    st.tuples(
        st.sampled_from(["brush", "brush", "eraser", "fill"]),
        st.sampled_from([Sensation.ACHE, Sensation.NUMBNESS]),
        st.lists(on_lattice, min_size=1, max_size=4),
    ),
    max_size=8,
)


def distance_to(path: Points) -> np.ndarray:
    """mm from every grid point to the nearest point of the path, by the book."""
    nearest = np.hypot(*(GRID - path[0]).T)
    for start, end in pairwise(np.array(path)):
        along = end - start
        t = np.clip((GRID - start) @ along / max(along @ along, 1e-9), 0, 1)
        nearest = np.minimum(nearest, np.hypot(*(GRID - start - t[:, None] * along).T))
    return nearest


def in_zone_of(x: float, y: float) -> np.ndarray:
    face = ATLAS.zone_at(View.FRONT, x, y)
    return shapely.intersects_xy(face.shape, *GRID.T) if face else np.zeros(len(GRID), bool)


@settings(deadline=None, max_examples=60)
@given(gestures)
def test_any_gestures_in_a_row_cover_what_the_model_covers(steps: list):
    drawing = EMPTY
    model = {sensation: np.zeros(len(GRID), bool) for sensation in (Sensation.ACHE, Sensation.NUMBNESS)}
    unsure = np.zeros(len(GRID), bool)
    for kind, sensation, path in steps:
        far = distance_to(path)
        unsure |= (kind != "fill") & (abs(far - RADIUS) < 0.3)
        if kind == "brush":
            drawing = paint(drawing, path, sensation, 2 * RADIUS)
            model[sensation] |= far < RADIUS
        elif kind == "eraser":
            drawing = erase(drawing, path, 2 * RADIUS)
            model = {feeling: covered & (far >= RADIUS) for feeling, covered in model.items()}
        else:
            drawing = fill(drawing, path[0][0], path[0][1], sensation)
            zone = in_zone_of(*path[0])
            full = zone.any() and model[sensation][zone].all()
            model[sensation] = model[sensation] & ~zone if full else model[sensation] | zone
    for sensation, covered in model.items():
        areas = [mark.area for mark in drawing.marks if mark.sensation is sensation]
        painted = shapely.intersects_xy(shapely.union_all(areas), *GRID.T)
        assert (painted == covered)[~unsure].all()
