"""Patterns as plain lines and dots cut to a shape, for pictures whose readers know no pattern fills.

A pattern hangs on the millimetres of its view, not on the shape: two marks side by side show one pattern, and
a mark that grows keeps the lines it had.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, floor, pi, sin
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import LineString, MultiPolygon, Polygon

from bodymap.exports.palette import Pattern

Point = tuple[float, float]
Line = tuple[Point, ...]
Bounds = tuple[float, float, float, float]
_Places = npt.NDArray[np.floating[Any]]

DOT = 0.13
"""Radius of a dot, in spacings."""

LARGEST_GRID = 40_000
"""Repeats of a pattern in one shape; beyond that the spacing grows, because nobody could tell them apart."""


@dataclass(frozen=True, slots=True)
class PatternShapes:
    """What to draw over the colour: open lines, and centres of dots with one radius; mm."""

    lines: tuple[Line, ...] = ()
    dots: tuple[Point, ...] = ()
    radius: float = 0.0


def pattern_lines(shape: MultiPolygon, pattern: Pattern, spacing: float) -> PatternShapes:
    """The pattern inside a shape, one repeat every `spacing` mm. Each part shows at least one piece of it."""
    if shape.is_empty or pattern is Pattern.SOLID:
        return PatternShapes()
    left, top, right, bottom = shape.bounds
    spacing = max(spacing, ((right - left) * (bottom - top) / LARGEST_GRID) ** 0.5)
    shapely.prepare(shape)
    if pattern is Pattern.DOTS:
        dots = [(x, y) for x, y, _ in _centres(shape, spacing).tolist()]
        return PatternShapes(dots=tuple(dots), radius=DOT * spacing)
    if pattern in _GLYPHS:
        return PatternShapes(_cut(shape, _glyphs(_GLYPHS[pattern], _centres(shape, spacing))))
    return PatternShapes(_cut(shape, _ROWS[pattern](shape.bounds, spacing)) or _one_each(shape, spacing))


def _centres(shape: MultiPolygon, spacing: float) -> _Places:
    """The points of a staggered grid inside the shape, each with the size of what is drawn there: (n, 3).

    A part too small for the grid gets one of its own in its middle, small enough to be seen whole.
    """
    left, top, right, bottom = shape.bounds
    rows = np.arange(floor(top / spacing), floor(bottom / spacing) + 2)
    columns = np.arange(floor(left / spacing) - 1, floor(right / spacing) + 2)
    column, row = np.meshgrid(columns, rows)
    x, y = ((column + 0.5 * (row % 2)) * spacing).ravel(), (row * spacing).ravel()
    grid = np.stack([x, y, np.full_like(x, spacing)], axis=-1)[shapely.contains_xy(shape, x, y)]
    alone: list[tuple[float, float, float]] = []
    for part in shape.geoms:
        held = shapely.contains_xy(part, grid[:, 0], grid[:, 1])
        if part.area < spacing**2 or not held.any():
            grid = grid[~held]
            alone.append(_own_centre(part))
    return np.concatenate([grid, np.array(alone).reshape(-1, 3)])


def _own_centre(part: Polygon) -> tuple[float, float, float]:
    """A point well inside and the size that fits around it."""
    middle = part.representative_point()
    return middle.x, middle.y, 2 * middle.distance(part.boundary)


def _glyphs(glyph: tuple[_Places, ...], centres: _Places) -> list[LineString]:
    """The glyph, drawn at size 1 around the origin, at every centre in its size."""
    return [LineString(centre[:2] + line * centre[2]) for centre in centres for line in glyph]


def _slashes(bounds: Bounds, spacing: float) -> list[LineString]:
    """Lines from lower left to upper right: x + y is the same along each of them."""
    left, top, right, bottom = bounds
    step = spacing * 2**0.5
    sums = np.arange(floor((left + top) / step), floor((right + bottom) / step) + 2) * step
    return [LineString([(left - 1, s - left + 1), (right + 1, s - right - 1)]) for s in sums.tolist()]


def _uprights(bounds: Bounds, spacing: float) -> list[LineString]:
    """Upright lines, two in a spacing."""
    left, top, right, bottom = bounds
    step = spacing / 2
    columns = np.arange(floor(left / step), floor(right / step) + 2) * step
    return [LineString([(x, top - 1), (x, bottom + 1)]) for x in columns.tolist()]


def _waves(bounds: Bounds, spacing: float) -> list[LineString]:
    """Level waves, 1.5 spacings long and 0.2 high."""
    left, top, right, bottom = bounds
    length = 1.5 * spacing
    x = np.arange(floor(left / length), floor(right / length) + 1 + 1 / 12, 1 / 12) * length
    rise = 0.2 * spacing * np.sin(2 * pi * x / length)
    rows = np.arange(floor(top / spacing), floor(bottom / spacing) + 2) * spacing
    return [LineString(np.stack([x, row + rise], axis=-1)) for row in rows.tolist()]


_ROWS: dict[Pattern, Callable[[Bounds, float], list[LineString]]] = {
    Pattern.SLASHES: _slashes,
    Pattern.UPRIGHT: _uprights,
    Pattern.WAVES: _waves,
}

_GLYPHS: dict[Pattern, tuple[_Places, ...]] = {
    Pattern.RINGS: (np.array([(0.27 * cos(k * pi / 8), 0.27 * sin(k * pi / 8)) for k in range(17)]),),
    Pattern.CROSSES: (
        np.array([(-0.2, -0.2), (0.2, 0.2)]),
        np.array([(-0.2, 0.2), (0.2, -0.2)]),
    ),
}


def _cut(shape: MultiPolygon, lines: list[LineString]) -> tuple[Line, ...]:
    """The parts of the lines inside the shape."""
    found: list[Line] = []
    for line in lines:
        if shape.covers(line):
            found.append(_points(line))
        elif shape.intersects(line):
            pieces = shapely.get_parts(shapely.intersection(line, shape))
            found += [_points(piece) for piece in pieces if isinstance(piece, LineString)]
    return tuple(found)


def _one_each(shape: MultiPolygon, spacing: float) -> tuple[Line, ...]:
    """A short stroke through the middle of each part, for shapes that fall between all rows."""
    stroke = (np.array([(-0.5, 0.5), (0.5, -0.5)]),)
    middles = [(*_own_centre(part)[:2], spacing) for part in shape.geoms]
    return _cut(shape, _glyphs(stroke, np.array(middles)))


def _points(line: LineString) -> Line:
    return tuple((float(x), float(y)) for x, y in line.coords)
