"""Surface shapes of muscles: between two edges and two ends lies a grid, whose lines are fibres and whose strips are
tendons, so that neither needs a drawing of its own (a Coons patch).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.areas import multipolygon, polygons, united
from bodymap.atlas.curve import Knot, Polyline, flatten, length_along, spline
from bodymap.atlas.layer_files import ALL, MusclePart

ALONG = 48
"""Points along an edge of the grid."""
ACROSS = 33
"""Points across an end of the grid."""
INSIDE = 1.0
"""mm by which a shape stays inside the outline, so that the ink of the outline remains."""
CORNER = 3.5
"""Largest radius (mm) by which the corners of a shape are rounded."""
FIBRE_GAP = 4.6
"""mm between two fibres, of a body; a foot is drawn at three times the scale."""
FINEST = 0.62
"""Share of it for the feet."""
SHORTEST = 8.0
"""mm: a shorter fibre is only a dot."""
CORD_GAP = 5.0
"""mm between the fine lines of a broad tendon."""
_BOW = 0.05
"""How far (share of the length) a tendon reaches into the belly along the middle."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The surface between two edges (origin to insertion) and two ends (first edge to second edge); mm."""

    first: Polyline
    second: Polyline
    origin: Polyline
    insertion: Polyline

    def at(
        self, across: float | Sequence[float] | Polyline, along: float | Sequence[float] | Polyline
    ) -> Polyline:
        """Points (n, 2) at shares 0-1 across (0 = first edge) and along (0 = origin)."""
        s, t = np.broadcast_arrays(np.atleast_1d(across).astype(float), np.atleast_1d(along).astype(float))
        u, v = s[:, None], t[:, None]
        sides = (1 - u) * _on(self.first, t) + u * _on(self.second, t)
        ends = (1 - v) * _on(self.origin, s) + v * _on(self.insertion, s)
        corners = (1 - u) * ((1 - v) * self.first[0] + v * self.first[-1]) + u * (
            (1 - v) * self.second[0] + v * self.second[-1]
        )
        return sides + ends - corners

    @property
    def ring(self) -> Polyline:
        return np.concatenate([self.first, self.insertion[1:-1], self.second[::-1], self.origin[::-1][1:-1]])

    @property
    def width(self) -> float:
        """Usual width in the middle half of its length, mm."""
        gaps = np.hypot(*(self.first - self.second).T)
        return float(np.median(gaps[ALONG // 4 : 3 * ALONG // 4]))

    @property
    def length(self) -> float:
        return float(length_along((self.first + self.second) / 2)[-1])


@dataclass(frozen=True, slots=True)
class Drawn:
    """A part of a muscle as it is shown: its shape, the tendons in it, its fibres; mm. raw: before it was clipped."""

    shape: MultiPolygon
    tendon: MultiPolygon
    fibres: MultiLineString
    raw: Polygon


def drawn_part(part: MusclePart, body: Polygon, fine: bool) -> Drawn:
    """The part on a body (its silhouette, mm); fine: for a view that is shown large."""
    grid = grid_of(part)
    raw = Polygon(grid.ring)
    inside = shapely.intersection(_rounded(raw), body.buffer(-INSIDE))
    whole = max(polygons(inside), key=lambda p: p.area, default=Polygon())
    shape = multipolygon(_on_grid(whole))
    gap = FIBRE_GAP * (FINEST if fine else 1.0)
    if part.tendon == ALL:
        return Drawn(shape, shape, _clipped(_cords(grid), shape, 0.0), raw)
    tendon = united(shapely.intersection(_strip(grid, a, b), whole) for a, b in part.tendon)
    fibres = _clipped(_fibres(grid, part.tendon, gap), shape, SHORTEST * (FINEST if fine else 1.0))
    return Drawn(shape, multipolygon(_on_grid(tendon)), fibres, raw)


def grid_of(part: MusclePart) -> Grid:
    """The grid of a part."""
    if part.edges is None:
        return _strap_grid(part.strap, part.widths)
    first, second = (_evenly(flatten(spline(edge)), ALONG) for edge in part.edges)
    return Grid(
        first,
        second,
        _end(first[0], second[0], part.origin),
        _end(first[-1], second[-1], part.insertion),
    )


def _strap_grid(knots: Sequence[Knot], widths: Sequence[float]) -> Grid:
    line = flatten(spline(knots))
    whole = LineString(line)
    spots = np.array([whole.project(shapely.Point(k.x, k.y), normalized=True) for k in knots])
    spots[0], spots[-1] = 0.0, 1.0
    middle = _evenly(line, ALONG)
    half = _monotone(spots, np.array(widths), np.linspace(0, 1, ALONG)) / 2
    first, second = beside(middle, half)
    return Grid(first, second, _end(first[0], second[0], ()), _end(first[-1], second[-1], ()))


def beside(line: Polyline, reach: NDArray[np.float64]) -> tuple[Polyline, Polyline]:
    """The lines on both sides of a line, this far (mm) from each of its points."""
    dx, dy = np.gradient(line[:, 0]), np.gradient(line[:, 1])
    share = reach / np.maximum(np.hypot(dx, dy), 1e-9)
    offset = np.stack([-dy * share, dx * share], axis=1)
    return line + offset, line - offset


def _end(start: Polyline, stop: Polyline, between: Sequence[Knot]) -> Polyline:
    """The end of a muscle from its first to its second edge."""
    corners = (Knot(float(start[0]), float(start[1])), *between, Knot(float(stop[0]), float(stop[1])))
    return _evenly(flatten(spline(corners)), ACROSS)


def _on(line: Polyline, shares: NDArray[np.float64]) -> Polyline:
    spots = np.linspace(0, 1, len(line))
    return np.stack([np.interp(shares, spots, line[:, 0]), np.interp(shares, spots, line[:, 1])], axis=1)


def _evenly(line: Polyline, count: int) -> Polyline:
    along = length_along(line)
    spots = np.linspace(0, float(along[-1]), count)
    return np.stack([np.interp(spots, along, line[:, 0]), np.interp(spots, along, line[:, 1])], axis=1)


def _monotone(
    spots: NDArray[np.float64], values: NDArray[np.float64], wanted: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Smooth values between given ones that never swing past them (Fritsch-Butland)."""
    step = np.maximum(np.diff(spots), 1e-9)
    slope = np.diff(values) / step
    before, after = slope[:-1], slope[1:]
    total = np.where(before * after > 0, before + after, 1.0)
    inner = np.where(before * after > 0, 2 * before * after / total, 0.0)
    tangent = np.concatenate([slope[:1], inner, slope[-1:]])
    i = np.clip(np.searchsorted(spots, wanted, "right") - 1, 0, len(step) - 1)
    t = (wanted - spots[i]) / step[i]
    rise = t * t * (3 - 2 * t)
    bend = step[i] * (t * (1 - t) ** 2 * tangent[i] - t * t * (1 - t) * tangent[i + 1])
    return values[i] + rise * (values[i + 1] - values[i]) + bend


def _rounded(raw: Polygon) -> BaseGeometry:
    """The same with rounded corners, as far as that costs next to nothing of it."""
    sound = raw if raw.is_valid else raw.buffer(0)
    radius = min(CORNER, sound.area / max(sound.length, 1.0) * 0.9)
    while radius > 0.2:
        smooth = sound.buffer(-radius).buffer(radius)
        if smooth.geom_type == "Polygon" and smooth.area > 0.97 * sound.area:
            return smooth
        radius *= 0.6
    return sound


def _on_grid(shape: BaseGeometry) -> BaseGeometry:
    """Without points that nobody sees."""
    return shape.simplify(0.08)


def _strip(grid: Grid, start: float, stop: float) -> BaseGeometry:
    """The part of the grid between two shares of its length, with a rounded border to the belly."""
    bow = min(_BOW, 0.35 * grid.width / max(grid.length, 1.0), (stop - start) * 0.8)
    across = np.linspace(-0.03, 1.03, 17)
    arch = bow * (1 - (2 * across - 1) ** 2)
    low = np.full_like(across, start) + (arch if start > 0 else 0)
    high = np.full_like(across, stop) - (arch if stop < 1 else 0)
    ring = [
        grid.at(across, low),
        grid.at(float(across[-1]), np.linspace(float(low[-1]), float(high[-1]), 40))[1:],
        grid.at(across[::-1], high[::-1])[1:],
        grid.at(float(across[0]), np.linspace(float(high[0]), float(low[0]), 40))[1:],
    ]
    return Polygon(np.concatenate(ring)).buffer(0)


def _fibres(grid: Grid, tendon: Sequence[tuple[float, float]], gap: float) -> list[Polyline]:
    """Lines of the belly, every other one a little longer, as a hand would draw them."""
    start = max((b for a, b in tendon if a <= 0), default=0.0)
    stop = min((a for a, b in tendon if b >= 1), default=1.0)
    count = int(np.clip(round(grid.width / gap), 2, 14))
    lines: list[Polyline] = []
    for number, across in enumerate(np.linspace(0, 1, count + 2)[1:-1]):
        odd = number % 2
        low, high = start + 0.015 + 0.02 * odd, stop - 0.015 - 0.025 * (1 - odd)
        if high > low:
            lines.append(grid.at(float(across), np.linspace(low, high, 30)))
    return lines


def _cords(grid: Grid) -> list[Polyline]:
    """The fine lines of a broad tendon; none for a narrow one."""
    if grid.width <= CORD_GAP + 2:
        return []
    shares = np.linspace(0, 1, max(3, int(grid.width / CORD_GAP)))[1:-1]
    return [grid.at(across, np.linspace(0.02, 0.98, 30)) for across in shares]


def _clipped(lines: Sequence[Polyline], shape: BaseGeometry, shortest: float) -> MultiLineString:
    found = [shapely.intersection(LineString(line).simplify(0.1), shape) for line in lines]
    parts = (part for one in found for part in shapely.get_parts(one))
    return MultiLineString([p for p in parts if isinstance(p, LineString) and p.length > max(shortest, 0.5)])
