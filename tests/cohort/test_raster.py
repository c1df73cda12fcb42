"""Cells count the drawings that paint them, and nothing else."""

import numpy as np
import pytest
import shapely
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.atlas.segments import open_segments
from bodymap.cohort.raster import Grid, body_share, counted, grid_of, segment_cells, smoothed
from bodymap.cohort.segments import segment_table

SMALL = Grid(View.FRONT, 0.0, 0.0, 1.0, 6, 8)


def of(*shapes, groups=None, count=1):
    number = np.array(groups or [0] * len(shapes), np.intp)
    return counted(SMALL, np.array(shapes, object), number, count)


def test_a_cell_counts_when_its_middle_is_covered() -> None:
    expected = np.zeros((6, 8))
    expected[1:3, 2:5] = 1
    assert (of(box(1.6, 0.6, 5.4, 3.4))[0] == expected).all()


def test_a_hole_is_not_painted_and_an_island_in_it_is() -> None:
    ring = box(0, 0, 8, 6).difference(box(2, 2, 6, 4)).union(box(3, 2.4, 4, 3.6))
    assert of(ring)[0].sum() == 48 - 8 + 2


def test_overlapping_drawings_add_up() -> None:
    found = of(box(0, 0, 4, 4), box(2, 0, 6, 4))[0]
    assert found[0].tolist() == [1, 1, 2, 2, 1, 1, 0, 0]


def test_groups_are_counted_apart() -> None:
    found = of(box(0, 0, 4, 4), box(2, 0, 6, 4), groups=[0, 1], count=2)
    assert found[1, 0].tolist() == [0, 0, 1, 1, 1, 1, 0, 0]


def test_the_way_round_a_ring_runs_does_not_matter() -> None:
    shape = box(1, 1, 4, 4)
    assert (of(shape) == of(shape.reverse())).all()


def test_what_reaches_beyond_the_grid_is_cut_off() -> None:
    assert of(box(-5, -5, 50, 50))[0].tolist() == np.ones((6, 8)).tolist()


def test_parts_of_a_shape_count_once_each() -> None:
    two = MultiPolygon([box(0, 0, 2, 2), box(4, 4, 6, 6)])
    assert of(two)[0].sum() == 8


def test_counts_agree_with_asking_every_cell() -> None:
    random = np.random.default_rng(3)
    shapes = [shapely.LineString(random.uniform(0, 60, (9, 2))).buffer(4) for _ in range(20)]
    grid = Grid(View.FRONT, 0.0, 0.0, 1.5, 40, 40)
    x, y = np.meshgrid((np.arange(40) + 0.5) * 1.5, (np.arange(40) + 0.5) * 1.5)
    asked = sum(shapely.contains_xy(shape, x, y).astype(int) for shape in shapes)
    assert (counted(grid, np.array(shapes, object), np.zeros(20, np.intp), 1)[0] == asked).all()


@pytest.mark.parametrize("view", list(View))
def test_the_cells_of_the_body_have_its_area(view: View) -> None:
    grid = grid_of(open_atlas(), view)
    area = body_share(open_atlas(), grid).sum() * grid.cell**2
    assert area == pytest.approx(open_atlas().silhouette(view).area, rel=0.001)


def test_every_segment_has_cells_of_its_own_on_its_side() -> None:
    table = segment_table(open_atlas())
    for view in (View.FRONT, View.BACK):
        grid = grid_of(open_atlas(), view, 4.0)
        cells = segment_cells(open_atlas(), grid, table.ids.tolist())
        for number, segment in open_segments().segments.items():
            columns = np.nonzero(cells == table.row_of(number))[1]
            assert (len(columns) > 0) == (segment.view is view)


def test_smoothing_keeps_an_even_map_even_to_the_edge_of_the_body() -> None:
    body = np.zeros((20, 20))
    body[5:15, 5:15] = 1
    assert smoothed(body * 7, body, 6.0, 2.0)[5:15, 5:15] == pytest.approx(np.full((10, 10), 7.0))


def test_no_smoothing_changes_nothing() -> None:
    values = np.random.default_rng(1).random((9, 9))
    assert (smoothed(values, np.ones((9, 9)), 0, 2.0) == values).all()
