"""Painted areas between shapely and plain numbers: checked before shapely sees them, rounded to 0.01 mm."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LinearRing, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from bodymap.atlas.areas import multipolygon
from bodymap.language import tr

GRID = 0.01
"""mm. A tenth of what an outline is smoothed by."""
DECIMALS = 2
MOST_POINTS = 200_000
"""Points of all areas of one file; a whole painted body has some thousand."""
MOST_REPAIRED = 300
"""Points of an area that is still repaired: the cost grows faster than their square."""
LARGEST_CHANGE = 0.001
"""Share of an area a repair may change."""

Ring = Sequence[Sequence[float]]


class UnsoundAreaError(ValueError):
    """An area that cannot be trusted, with the reason; `piece` counts from 0, -1 when it is the whole."""

    def __init__(self, reason: str, piece: int = -1) -> None:
        self.reason = reason
        self.piece = piece
        super().__init__(reason)


def area_of(pieces: Sequence[tuple[Ring, Sequence[Ring]]]) -> MultiPolygon:
    """The area of outlines and their holes; numbers have to be finite already.

    Raises UnsoundAreaError for open rings and for areas that cross themselves, unless the repair moves next to
    nothing: a crossing area has no certain inside, and could light another root.
    """
    for number, (outline, holes) in enumerate(pieces):
        for ring in (outline, *holes):
            _check_ring(ring, number)
    area = MultiPolygon([Polygon(outline, holes) for outline, holes in pieces])
    if area.is_valid:
        return area
    reason = explain_validity(area).replace("[", " at ").rstrip("]").lower()
    if len(_points(area)) > MOST_REPAIRED:
        raise UnsoundAreaError(reason)
    return _repaired(area, reason)


def _check_ring(ring: Ring, piece: int) -> None:
    if list(ring[0]) != list(ring[-1]):
        raise UnsoundAreaError(tr("a ring is not closed"), piece)
    if len({(x, y) for x, y in ring}) < 3:
        raise UnsoundAreaError(tr("a ring has fewer than three different points"), piece)


def _repaired(area: MultiPolygon, reason: str) -> MultiPolygon:
    made = multipolygon(shapely.make_valid(area, method="structure"))
    before = sum(_ring_area(polygon) for polygon in area.geoms)
    if not made.is_valid or abs(made.area - before) > LARGEST_CHANGE * max(before, made.area):
        raise UnsoundAreaError(reason)
    return made


def _ring_area(polygon: Polygon) -> float:
    """mm2 by the trapezes under each ring: the same for a sound polygon, too small where it crosses itself."""
    return _trapezes(polygon.exterior) - sum(_trapezes(hole) for hole in polygon.interiors)


def _trapezes(ring: LinearRing) -> float:
    points = _points(ring)
    x, y = points[:, 0], points[:, 1]
    return float(abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2


def on_grid(area: MultiPolygon) -> MultiPolygon:
    """The area with all points on the grid of 0.01 mm, sound; the same object when it is already so."""
    if area.is_valid and np.array_equal(_points(_rounded(area)), _points(area)):
        return area
    for _ in range(3):  # moving points to the grid can close a needle and so make new crossings
        if not area.is_valid:
            area = multipolygon(shapely.make_valid(area, method="structure"))
        with np.errstate(all="ignore"):  # a coordinate such as 1e-214 makes GEOS divide by zero, harmlessly
            snapped = shapely.set_precision(area, GRID)  # pyright: ignore[reportUnknownMemberType]
        area = _rounded(multipolygon(snapped))
        if area.is_valid:
            break
    return area


def _rounded(area: MultiPolygon) -> MultiPolygon:
    def nearest(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.round(points, DECIMALS) + 0.0  # no minus zero

    return shapely.transform(area, nearest)


def rings_of(polygon: Polygon) -> tuple[list[list[float]], list[list[list[float]]]]:
    """Outline and holes as lists of points on the grid."""
    return rounded(_points(polygon.exterior)), [rounded(_points(hole)) for hole in polygon.interiors]


def rounded(points: NDArray[np.float64] | Sequence[Sequence[float]]) -> list[list[float]]:
    """Points to 0.01 mm, never minus zero."""
    return (np.round(np.asarray(points, dtype=np.float64), DECIMALS) + 0.0).tolist()


def _points(shape: BaseGeometry) -> NDArray[np.float64]:
    return shapely.get_coordinates(shape)
