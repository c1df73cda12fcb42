"""From the path of a brush to the skin it covers: an area that grows with the hand, clipped to the body.

A whole stroke is never buffered at once: where a line crosses itself often, one buffer of 5,000 points takes
a minute; pieces take half a second (measured). The stroke is cut into chunks, each chunk is buffered when it is
full, and chunks of equal size are merged two by two, so that every point is merged only a few times.
"""

from collections.abc import Sequence
from math import acos, ceil, hypot, isfinite, pi

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

NOTHING = MultiPolygon()
"""The empty area."""

CHUNK = 64
"""Points of a stroke that are buffered together."""

SCRIBBLE, CROSSING_CHUNK = 3.0, 16
"""A chunk this many times longer than its place is buffered in pieces of so many points: the cost of a buffer
grows with the square of the crossings of its edges.
"""

NEAREST = 0.3
"""mm. A point closer to the one before tells nothing: a screen pixel is about 1 mm of skin."""

FARTHEST = 3000.0
"""mm from the origin in x and y; the body is 1750 mm tall, so anything beyond is a broken sample."""

DECIMALS = 3
"""Of a mm. More is noise, and numbers near the smallest a computer knows upset the buffer (measured)."""

LINE_TOLERANCE = 0.05
"""mm the middle line may move before it is buffered."""

ARC_TOLERANCE = 0.05
"""mm by which the corners of a round end may cut its circle."""

OUTLINE_TOLERANCE = 0.1
"""mm the outline of a finished stroke may move; keeps a stroke of a minute at a few hundred corners."""

CRUMB = 0.1
"""mm2. Smaller parts are leftovers of rounding, not something a person painted."""

MOST_POINTS = 5000
"""Points kept of one stroke; longer ones are thinned until they fit."""


class GrowingArea:
    """The area under a round brush of one width (mm) while it moves.

    A new point costs nothing but its place in a list; all geometry is done when the area is asked for, which another
    thread may do while points come in (one thread at a time). So whoever follows a stroke beside the hand does its
    work ahead, and little is left when the hand lifts.
    """

    __slots__ = ("_closed", "_done", "_merged", "_path", "width")

    def __init__(self, width: float) -> None:
        if not (isfinite(width) and 0 < width <= FARTHEST):
            raise ValueError(f"a brush is between 0 and {FARTHEST:g} mm wide, not {width}")
        self.width = width
        self._path: list[tuple[float, float]] = []  # only ever grows
        self._done = 0  # place in the path of the last point of the last closed chunk
        self._merged: list[tuple[int, BaseGeometry]] = []  # (chunks in it, area), largest first
        self._closed: BaseGeometry | None = None  # all of `_merged` as one area, made when asked for

    @property
    def path(self) -> tuple[tuple[float, float], ...]:
        """The points that counted, in mm."""
        return tuple(self._path)

    def add(self, x: float, y: float) -> bool:
        """Move the brush to a point (mm). False: the point is broken, off the table or too near the last one."""
        if not usable(x, y) or (self._path and hypot(x - self._path[-1][0], y - self._path[-1][1]) < NEAREST):
            return False
        self._path.append((round(x, DECIMALS), round(y, DECIMALS)))
        return True

    def area(self) -> MultiPolygon:
        """Everything under the brush so far, mm; one dot for a tap, empty before the first point."""
        path = self._path[self._done :]
        while len(path) > CHUNK:
            self._close(path[: CHUNK + 1])
            path = path[CHUNK:]
        parts = [self._closed_area(), *brushed(path, self.width)] if path else []
        return polygons_of(shapely.union_all(parts)) if parts else NOTHING

    def _close(self, chunk: Sequence[tuple[float, float]]) -> None:
        """Buffer a full chunk and merge equals; the next chunk begins where this one ends."""
        count, area = 1, shapely.union_all(brushed(chunk, self.width))
        while self._merged and self._merged[-1][0] == count:
            area = shapely.union(self._merged.pop()[1], area)
            count *= 2
        self._merged.append((count, area))
        self._done += CHUNK
        self._closed = None

    def _closed_area(self) -> BaseGeometry:
        if self._closed is None:
            self._closed = shapely.union_all([area for _, area in self._merged])
        return self._closed


def usable(x: float, y: float) -> bool:
    """Whether the numbers can be a place on the table at all."""
    return isfinite(x) and isfinite(y) and abs(x) <= FARTHEST and abs(y) <= FARTHEST


def brushed(points: Sequence[tuple[float, float]], width: float) -> list[BaseGeometry]:
    """The areas under a brush (width mm) along a short line; several where it scribbles."""
    radius, corners = width / 2, _arc_corners(width / 2)
    if len(points) == 1:
        return [Point(points[0]).buffer(radius, quad_segs=corners)]
    step = CROSSING_CHUNK if _scribbles(LineString(points)) else len(points)
    lines = [LineString(points[i : i + step + 1]) for i in range(0, len(points) - 1, step)]
    return [line.simplify(LINE_TOLERANCE).buffer(radius, quad_segs=corners) for line in lines]


def _scribbles(line: LineString) -> bool:
    """Whether the line runs to and fro in a small place, so that the brush covers its own track."""
    left, top, right, bottom = line.bounds
    return line.length > SCRIBBLE * hypot(right - left, bottom - top)


def _arc_corners(radius: float) -> int:
    """Corners of a quarter circle so that no edge cuts the circle by more than ARC_TOLERANCE."""
    return max(4, ceil(pi / 4 / acos(1 - min(ARC_TOLERANCE / radius, 1))))


def polygons_of(shape: BaseGeometry) -> MultiPolygon:
    """Only the polygon parts, without crumbs. Overlays may also answer lines and points (measured)."""
    parts: list[Polygon] = []
    for part in shapely.get_parts(shape):
        if isinstance(part, Polygon) and part.area > CRUMB:
            parts.append(part)
        elif isinstance(part, MultiPolygon):
            parts += [polygon for polygon in part.geoms if polygon.area > CRUMB]
    return MultiPolygon(parts) if parts else NOTHING


def sound(area: MultiPolygon) -> MultiPolygon:
    """The same area with its outline repaired where it is not valid."""
    return area if area.is_valid else polygons_of(shapely.make_valid(area, method="structure"))


def clipped(area: MultiPolygon, silhouette: MultiPolygon) -> MultiPolygon:
    """The part of the area that lies on the body."""
    shapely.prepare(silhouette)
    if silhouette.covers(area):
        return area
    return polygons_of(shapely.intersection(area, silhouette))


def finished(area: MultiPolygon, silhouette: MultiPolygon) -> MultiPolygon:
    """A stroke as it is kept: fewer corners, valid, on the body. Clipped last, so it never leaves the body."""
    return clipped(sound(polygons_of(area.simplify(OUTLINE_TOLERANCE))), silhouette)


def joined(area: MultiPolygon, more: MultiPolygon) -> MultiPolygon:
    """Both areas as one."""
    return sound(polygons_of(shapely.union(area, more)))


def reduced(area: MultiPolygon, less: MultiPolygon) -> MultiPolygon:
    """The first area without the second."""
    return sound(polygons_of(shapely.difference(area, less)))


def kept_path(path: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """The middle line as it is stored: as few points as OUTLINE_TOLERANCE allows, never over MOST_POINTS."""
    if len(path) < 3:
        return tuple(path)
    line, tolerance = LineString(np.asarray(path)), OUTLINE_TOLERANCE  # an array is read twice as fast
    thin = line.simplify(tolerance, preserve_topology=False)
    while len(thin.coords) > MOST_POINTS:
        tolerance *= 2
        thin = line.simplify(tolerance, preserve_topology=False)
    return tuple((float(x), float(y)) for x, y in np.asarray(thin.coords).tolist())
