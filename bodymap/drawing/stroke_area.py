"""From the path of a brush to the skin it covers: an area that grows with the hand, clipped to the body.

A whole stroke is never buffered at once: where a line crosses itself often, one buffer of 5,000 points takes
a minute; pieces take half a second (measured). The stroke is cut into chunks, each chunk is buffered once it is
full, and whenever the area is asked for, those that are new join it.
"""

from collections.abc import Sequence
from math import acos, ceil, hypot, isfinite, pi

import numpy as np
import shapely
from numpy.typing import NDArray
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

TINY = 1e-12
"""mm2. Two discs nearer than this are in one place."""

CRUMB = 0.1
"""mm2. Smaller parts are leftovers of rounding, not something a person painted."""

MOST_POINTS = 5000
"""Points kept of one stroke; longer ones are thinned until they fit."""

PIECE = 512
"""Points of a long path that are thinned together; a whole number of chunks. Its ends stay, so it is not short."""

MOST_KEPT = MOST_POINTS - PIECE - CHUNK
"""Points kept of a long stroke while it grows: with the rest it still fits."""

MOST_WAITING = 20_000
"""Points that may wait for their area: more than a minute of a pen at 240 Hz."""


Disc = tuple[float, float, float]
"""Where a round brush was and how wide it was there, mm."""


class GrowingArea:
    """The area under a round brush while it moves; width: mm where no other is said.

    A new point costs nothing but its place in a list; all geometry is done when the area is asked for, which another
    thread may do while points come in (one thread at a time). So whoever follows a stroke beside the hand does its
    work ahead, and little is left when the hand lifts.
    """

    __slots__ = ("_closed", "_done", "_kept", "_path", "_tolerance", "_varies", "width")

    def __init__(self, width: float) -> None:
        if not (isfinite(width) and 0 < width <= FARTHEST):
            raise ValueError(f"a brush is between 0 and {FARTHEST:g} mm wide, not {width}")
        self.width = width
        self._kept: list[Disc] = []  # the beginning of a long path, as few points as tell it
        self._tolerance = OUTLINE_TOLERANCE
        self._path: list[
            Disc
        ] = []  # the rest; whoever adds only appends, whoever measures only takes away in front
        self._done = 0  # place in it of the last point of the last closed chunk
        self._varies = False
        self._closed: BaseGeometry = NOTHING  # under all chunks that are full

    @property
    def path(self) -> tuple[tuple[float, float], ...]:
        """The points that counted, in mm; of a long path that was measured, those that tell its beginning."""
        return tuple((x, y) for x, y, _ in self.discs)

    @property
    def widths(self) -> tuple[float, ...]:
        """The width at each point of the path, mm; () = it never changed."""
        return tuple(width for _, _, width in self.discs) if self._varies else ()

    @property
    def varies(self) -> bool:
        """Whether the width ever changed."""
        return self._varies

    @property
    def discs(self) -> list[Disc]:
        """Where the brush was and how wide, mm: the points of `path`."""
        return [*self._kept, *self._path[1 if self._kept else 0 :]]

    @property
    def behind(self) -> bool:
        """Whether so many points wait that somebody should ask for the area, or memory grows without bound."""
        return len(self._path) > MOST_WAITING

    def add(self, x: float, y: float, width: float | None = None) -> bool:
        """Move the brush to a point (mm). False: the point is broken, off the table or too near the last one."""
        wide = self.width if width is None else width
        if not (usable(x, y) and isfinite(wide) and 0 < wide <= FARTHEST):
            return False
        if self._path:
            before = self._path[-1]
            if hypot(x - before[0], y - before[1]) < NEAREST and abs(wide - before[2]) < NEAREST:
                return False
            self._varies = self._varies or wide != before[2]
        self._path.append((round(x, DECIMALS), round(y, DECIMALS), wide))
        return True

    def area(self) -> MultiPolygon:
        """Everything under the brush so far, mm; one dot for a tap, empty before the first point."""
        path = self._path[self._done :]
        full = max(len(path) - 1, 0) // CHUNK * CHUNK  # a chunk begins where the one before ends
        if full:
            self._closed = grown_by(self._closed, swept(path[: full + 1]))
            self._done += full
        while self._done >= PIECE:
            self._shorten()
        return polygons_of(grown_by(self._closed, swept(path[full:]) if path else []))

    def _shorten(self) -> None:
        """Of the first piece of the path only so many points are remembered as tell it; where they are too many,
        all that is remembered is told half as exactly.
        """
        self._kept += thinned(self._path[: PIECE + 1], self._tolerance)[1 if self._kept else 0 :]
        self._done -= PIECE
        del self._path[:PIECE]
        self._kept, self._tolerance = told_in(MOST_KEPT, self._kept, self._tolerance)

    def kept(self) -> list[Disc]:
        """The path as it is stored: as few points as OUTLINE_TOLERANCE allows, never over MOST_POINTS."""
        rest = thinned(self._path, self._tolerance) if self._path else []
        return told_in(MOST_POINTS, [*self._kept, *rest[1 if self._kept else 0 :]], self._tolerance)[0]


def told_in(most: int, discs: list[Disc], tolerance: float) -> tuple[list[Disc], float]:
    """The discs thinned, each time half as exactly, until they are at most so many; and the tolerance (mm) reached.

    What is thinned twice may move by the sum of both tolerances: by less than twice the last one.
    """
    while len(discs) > most:
        tolerance *= 2
        discs = thinned(discs, tolerance)
    return discs, tolerance


def grown_by(area: BaseGeometry, parts: Sequence[BaseGeometry]) -> BaseGeometry:
    """The area with all parts. A hand that shades is mostly where it has been: such parts cost no union."""
    if area.is_empty or not parts:
        return shapely.union_all(parts) if parts else area
    shapely.prepare(area)
    new = [part for part, known in zip(parts, shapely.covers(area, parts).tolist(), strict=True) if not known]
    return shapely.union_all([area, *new]) if new else area


def usable(x: float, y: float) -> bool:
    """Whether the numbers can be a place on the table at all."""
    return isfinite(x) and isfinite(y) and abs(x) <= FARTHEST and abs(y) <= FARTHEST


def swept(discs: Sequence[Disc]) -> list[BaseGeometry]:
    """The areas under a brush along a line, chunk by chunk: of one width, or from disc to disc where it varies."""
    widths = {width for _, _, width in discs}
    if len(widths) > 1:
        return hulls(thinned(discs, LINE_TOLERANCE, CHUNK))
    points, width = [(x, y) for x, y, _ in discs], widths.pop()
    chunks = [points[i : i + CHUNK + 1] for i in range(0, max(len(points) - 1, 1), CHUNK)]
    return [area for chunk in chunks for area in brushed(chunk, width)]


def hulls(discs: Sequence[Disc]) -> list[BaseGeometry]:
    """What each two neighbours cover together with all discs between them: the convex hull of both."""
    table = np.asarray(discs, dtype=np.float64)
    corners = 4 * _arc_corners(float(table[:, 2].max()) / 2)
    turn = np.arange(corners) * (2 * pi / corners)
    circle = np.c_[np.cos(turn), np.sin(turn)]
    rings = table[:, None, :2] + table[:, None, 2:] / 2 * circle
    pairs = np.concatenate([rings[:-1], rings[1:]], axis=1)
    found: list[BaseGeometry] = np.asarray(shapely.convex_hull(shapely.linestrings(pairs))).tolist()
    return found


def thinned(discs: Sequence[Disc], tolerance: float, every: int = 0) -> list[Disc]:
    """As few of the discs as tell the path and its widths to the tolerance (mm); both ends stay, and where the width
    varies also each `every`th (0 = none).
    """
    table = np.asarray(discs, dtype=np.float64)
    if len(discs) > 2 and (table[:, 2] == table[0, 2]).all():  # a line: GEOS is ten times as fast
        line = LineString(table[:, :2]).simplify(tolerance, preserve_topology=False)
        return [(x, y, discs[0][2]) for x, y in shapely.get_coordinates(line).tolist()]
    return [discs[i] for i in _corners(table * (1.0, 1.0, 0.5), tolerance, every)]


def _corners(points: NDArray[np.float64], tolerance: float, every: int = 0) -> list[int]:
    """Indices of the points that a line through them must keep (Douglas and Peucker 1973), in any dimension; with
    each `every`th. All spans of one depth are measured together.
    """
    keep = np.zeros(len(points), dtype=np.bool_)
    keep[[0, -1]] = True
    keep[:: every or len(points)] = True
    inner = np.flatnonzero(~keep)  # of the spans that are still open
    while len(inner):
        ends = np.flatnonzero(keep)
        span = np.searchsorted(ends, inner) - 1
        low = points[ends[span]]
        along, off = points[ends[span + 1]] - low, points[inner] - low
        length, reach = (along * along).sum(axis=1), (off * along).sum(axis=1)
        share = np.minimum(np.maximum(reach / np.maximum(length, TINY), 0.0), 1.0)
        beside = off - share[:, None] * along
        away = (beside * beside).sum(axis=1)
        new = _begins(span)
        worst = np.maximum.reduceat(away, np.flatnonzero(new))[np.cumsum(new) - 1]
        far = worst > tolerance * tolerance
        hits = np.flatnonzero(far & (away == worst))
        keep[inner[hits[_begins(span[hits])]]] = True  # of several as far, the first
        inner = inner[far & ~keep[inner]]
    return np.flatnonzero(keep).tolist()


def _begins(runs: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which of a row of numbers are not the one before."""
    new = np.ones(len(runs), dtype=np.bool_)
    np.not_equal(runs[1:], runs[:-1], out=new[1:])
    return new


def brushed(points: Sequence[tuple[float, float]], width: float) -> list[BaseGeometry]:
    """The areas under a brush (width mm) along a short line; several where it scribbles."""
    radius, corners = width / 2, _arc_corners(width / 2)
    if len(points) == 1:
        return [Point(points[0]).buffer(radius, quad_segs=corners)]
    along = np.asarray(points, dtype=np.float64)
    lines = [LineString(along)]
    if _scribbles(lines[0]):
        begins = range(0, len(points) - 1, CROSSING_CHUNK)
        lines = [LineString(along[i : i + CROSSING_CHUNK + 1]) for i in begins]
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
