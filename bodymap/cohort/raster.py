"""How many drawings paint each cell of a grid laid over a view: all outlines at once, by their edges.

An edge that crosses the middle of a row of cells begins or ends a painted run there, so it adds 1 or -1 at its column; the sum along the
row is the count. A cell counts when its middle is painted. The work is that of the edges, whatever the size of what is painted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.atlas.segments import segment_areas
from bodymap.reasoning.parts import Same

Counts = NDArray[np.int64]
CELL = 2.0
"""mm a cell is wide and high, where nobody says otherwise."""
LEAST_CELL, MOST_CELL = 1.0, 20.0
FINER = 4
"""The edge of the body is found on a grid so many times as fine."""
BETWEEN = 16.0
MARGIN = 1
"""Cells around the body."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells over a view: the corner up left and the size of a cell in mm, and how many rows and columns."""

    view: View
    left: float
    top: float
    cell: float
    rows: int
    columns: int

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in mm."""
        return self.left, self.top, self.left + self.columns * self.cell, self.top + self.rows * self.cell


def grid_of(atlas: Atlas, view: View, cell: float = CELL) -> Grid:
    """The grid over the silhouette of a view."""
    left, top, right, bottom = atlas.silhouette(view).bounds
    x, y = (np.floor(low / cell) * cell - MARGIN * cell for low in (left, top))
    columns, rows = (int(np.ceil((high - low) / cell)) + MARGIN for high, low in ((right, x), (bottom, y)))
    return Grid(view, float(x), float(y), cell, rows, columns)


def counted(grid: Grid, shapes: NDArray[Any], group: NDArray[np.intp], groups: int) -> Counts:
    """How many shapes of each group cover each cell: group, row, column. shapes: polygons without overlaps of their own parts."""
    total = np.zeros(groups * grid.rows * (grid.columns + 1), np.int64)
    if len(shapes):
        at, step = _crossings(grid, shapes, group)
        total += np.rint(np.bincount(at, step, len(total))).astype(np.int64)
    rows = total.reshape(groups, grid.rows, grid.columns + 1)
    return np.cumsum(rows, axis=2)[:, :, :-1]


def _crossings(
    grid: Grid, shapes: NDArray[Any], group: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Where runs begin (1) and end (-1): places in the flat counts."""
    begin, end, owner = _edges(shapes)
    u0, v0 = ((begin[:, n] - corner) / grid.cell for n, corner in enumerate((grid.left, grid.top)))
    u1, v1 = ((end[:, n] - corner) / grid.cell for n, corner in enumerate((grid.left, grid.top)))
    first = np.clip(np.ceil(np.minimum(v0, v1) - 0.5), 0, grid.rows).astype(np.intp)
    last = np.clip(np.ceil(np.maximum(v0, v1) - 0.5), 0, grid.rows).astype(np.intp)
    times = last - first
    edge = np.repeat(np.arange(len(times)), times)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(times) - times, times) + first[edge]
    with np.errstate(divide="ignore", invalid="ignore"):  # level edges cross no row
        slope = (u1 - u0) / (v1 - v0)
    across = u0[edge] + (row + 0.5 - v0[edge]) * slope[edge]
    column = np.clip(np.ceil(across - 0.5), 0, grid.columns).astype(np.intp)
    step = np.where(v1 < v0, 1.0, -1.0)[edge]  # outer rings run so that their left border goes up the page
    place = (group[owner[edge]] * grid.rows + row) * (grid.columns + 1) + column
    return place, step


def _edges(shapes: NDArray[Any]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.intp]]:
    """Begin and end of every edge of every ring, and the number of its shape; outer rings one way round, holes the other."""
    turned = shapely.orient_polygons(shapes, exterior_cw=False)
    kind, xy, offsets = shapely.to_ragged_array(turned, include_z=False)
    rings = np.asarray(offsets[0])
    ring_of = np.repeat(np.arange(len(rings) - 1), np.diff(rings))
    polygon_of = np.repeat(np.arange(len(offsets[1]) - 1), np.diff(offsets[1]))
    shape_of = polygon_of
    if kind == shapely.GeometryType.MULTIPOLYGON:
        shape_of = np.repeat(np.arange(len(offsets[2]) - 1), np.diff(offsets[2]))[polygon_of]
    inside = ring_of[:-1] == ring_of[1:]
    return xy[:-1][inside], xy[1:][inside], shape_of[ring_of[:-1][inside]]


def body_share(atlas: Atlas, grid: Grid) -> NDArray[np.float64]:
    """How much of each cell lies on the body, 0-1."""
    return _body_share(Same(atlas), grid)


@lru_cache(maxsize=16)
def _body_share(atlas: Same[Atlas], grid: Grid) -> NDArray[np.float64]:
    fine = Grid(grid.view, grid.left, grid.top, grid.cell / FINER, grid.rows * FINER, grid.columns * FINER)
    body = np.array([atlas.it.silhouette(grid.view)], np.object_)
    covered = counted(fine, body, np.zeros(1, np.intp), 1)[0]
    return covered.reshape(grid.rows, FINER, grid.columns, FINER).mean(axis=(1, 3))


def segment_cells(atlas: Atlas, grid: Grid, ids: Sequence[int]) -> NDArray[np.intp]:
    """For each cell the row of its segment among ids, -1 for none. Where outlines overlap a cell belongs to one of them; what lies between two
    outlines, at most BETWEEN mm from one, belongs to a neighbour: the published polygons leave gaps. Remembered.
    """
    return _segment_cells(Same(atlas), grid, tuple(ids))


@lru_cache(maxsize=4)
def _segment_cells(same: Same[Atlas], grid: Grid, ids: tuple[int, ...]) -> NDArray[np.intp]:
    found = np.full((grid.rows, grid.columns), -1)
    for number, area in segment_areas(same.it, grid.view).items():
        window, rows, columns = _window(grid, area.bounds)
        covered = counted(window, np.array([area], np.object_), np.zeros(1, np.intp), 1)[0] > 0
        found[rows, columns][covered] = ids.index(number)
    return _grown(found, body_share(same.it, grid) > 0, int(BETWEEN / grid.cell))


def _window(grid: Grid, bounds: tuple[float, float, float, float]) -> tuple[Grid, slice, slice]:
    """The part of a grid around a box, and which of its rows and columns that is."""
    left, top, right, bottom = bounds
    rows = _span(top - grid.top, bottom - grid.top, grid.cell, grid.rows)
    columns = _span(left - grid.left, right - grid.left, grid.cell, grid.columns)
    x, y = grid.left + columns.start * grid.cell, grid.top + rows.start * grid.cell
    size = rows.stop - rows.start, columns.stop - columns.start
    return Grid(grid.view, x, y, grid.cell, *size), rows, columns


def _span(low: float, high: float, cell: float, most: int) -> slice:
    return slice(max(int(low // cell), 0), min(int(high // cell) + 1, most))


def _grown(found: NDArray[np.intp], body: NDArray[np.bool_], steps: int) -> NDArray[np.intp]:
    """Cells of the body without a segment take that of a neighbour, step by step; no cell at the edge of a grid is on the body."""
    flat, width = found.ravel().copy(), found.shape[1]
    for _ in range(steps):
        empty = np.flatnonzero((flat < 0) & body.ravel())
        beside = np.stack([flat[empty + step] for step in (width, -width, 1, -1)])
        flat[empty] = beside.max(axis=0)
    return flat.reshape(found.shape)


def smoothed(
    counts: NDArray[np.float64], body: NDArray[np.float64], sigma: float, cell: float
) -> NDArray[np.float64]:
    """A Gaussian blur of so many mm (its standard deviation) that takes nothing from beside the body and loses nothing there."""
    if sigma <= 0:
        return counts
    reach = int(np.ceil(3 * sigma / cell))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) * cell / sigma) ** 2)
    kernel /= kernel.sum()
    weight = _blurred(body, kernel)
    return np.where(body > 0, _blurred(counts * body, kernel) / np.maximum(weight, 1e-9), 0.0)


def _blurred(values: NDArray[np.float64], kernel: NDArray[np.float64]) -> NDArray[np.float64]:
    reach = len(kernel) // 2
    for axis in (0, 1):
        around = [(reach, reach) if n == axis else (0, 0) for n in (0, 1)]
        wide = np.pad(values, around)
        size = values.shape[axis]
        slices = [wide[n : n + size] if axis == 0 else wide[:, n : n + size] for n in range(len(kernel))]
        values = sum((w * part for w, part in zip(kernel, slices, strict=True)), np.zeros_like(values))
    return values
