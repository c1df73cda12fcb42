"""Smooth curves through a few points: C2 cubic splines with corners, as polylines and as SVG paths.

The curve goes through every point it is given, with centripetal parameter and continuous curvature, so what
a person types is where it runs. A corner breaks the tangent. Segments are Bezier control points, float
arrays of shape (segments, 4, 2), in mm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Segments = NDArray[np.float64]
Polyline = NDArray[np.float64]

REACH = 6
"""How many points past a seam are looked at; the influence of a point fades by about 0.27 with each step."""


@dataclass(frozen=True, slots=True)
class Knot:
    """A point a curve runs through, in mm; a corner breaks the tangent there."""

    x: float
    y: float
    corner: bool = False


def spline(knots: Sequence[Knot], closed: bool = False, mirrored: bool = False) -> Segments:
    """Bezier segments through the knots.

    closed: the last knot runs on into the first. mirrored: the ends lie on x = 0 and run on smoothly into
    the mirror image, unless they are corners. Two knots at least.
    """
    if closed:
        return _closed(knots)
    if mirrored:
        return _mirrored(knots)
    return _open(knots)


def _open(knots: Sequence[Knot]) -> Segments:
    inner = [i for i, k in enumerate(knots) if k.corner and 0 < i < len(knots) - 1]
    breaks = [0, *inner, len(knots) - 1]
    return np.concatenate([_smooth(knots[a : b + 1]) for a, b in pairwise(breaks)])


def _closed(knots: Sequence[Knot]) -> Segments:
    first = next((i for i, k in enumerate(knots) if k.corner), None)
    if first is not None:
        turned = [*knots[first:], *knots[:first], knots[first]]
        return _open(turned)
    n, reach = len(knots), min(REACH, len(knots))
    around = [*knots[-reach:], *knots, *knots[: reach + 1]]
    return _smooth(around)[reach : reach + n]


def _mirrored(knots: Sequence[Knot]) -> Segments:
    before = [] if knots[0].corner else [_flip(k) for k in knots[REACH:0:-1]]
    after = [] if knots[-1].corner else [_flip(k) for k in knots[-2 : -2 - REACH : -1]]
    segments = _open([*before, *knots, *after])
    return segments[len(before) : len(before) + len(knots) - 1]


def _flip(knot: Knot) -> Knot:
    return Knot(-knot.x, knot.y, knot.corner)


def _smooth(knots: Sequence[Knot]) -> Segments:
    """One stretch without corners: solve for the tangents that make the second derivative continuous."""
    p = np.array([(k.x, k.y) for k in knots])
    step = np.sqrt(np.maximum(np.hypot(*np.diff(p, axis=0).T), 1e-6))
    if len(p) == 2:
        third = (p[1] - p[0]) / 3
        return np.array([[p[0], p[0] + third, p[1] - third, p[1]]])
    tangent = _tangents(p, step)
    reach = step[:, None] / 3
    return np.stack([p[:-1], p[:-1] + tangent[:-1] * reach, p[1:] - tangent[1:] * reach, p[1:]], axis=1)


def _tangents(p: NDArray[np.float64], step: NDArray[np.float64]) -> NDArray[np.float64]:
    """Natural ends; a tridiagonal system solved by elimination (Thomas), so long lines stay cheap."""
    slope = np.diff(p, axis=0) / step[:, None]
    low = np.concatenate([step[1:], [1.0]])
    main = np.concatenate([[2.0], 2 * (step[:-1] + step[1:]), [2.0]])
    high = np.concatenate([[1.0], step[:-1]])
    inner = 3 * (step[1:, None] * slope[:-1] + step[:-1, None] * slope[1:])
    right = np.concatenate([3 * slope[:1], inner, 3 * slope[-1:]])
    for i in range(1, len(p)):
        factor = low[i - 1] / main[i - 1]
        main[i] -= factor * high[i - 1]
        right[i] -= factor * right[i - 1]
    out = np.empty_like(right)
    out[-1] = right[-1] / main[-1]
    for i in range(len(p) - 2, -1, -1):
        out[i] = (right[i] - high[i] * out[i + 1]) / main[i]
    return out


def flatten(segments: Segments, tolerance: float = 0.05) -> Polyline:
    """Points (n, 2) of a polyline that stays within `tolerance` mm of the curve."""
    pieces = [segments[0, :1]]
    second = segments[:, :-2] - 2 * segments[:, 1:-1] + segments[:, 2:]
    bend = np.hypot(second[..., 0], second[..., 1]).max(axis=1)
    counts = np.clip(np.ceil(np.sqrt(6 * bend / (8 * tolerance))), 1, 200).astype(int)
    for bezier, count in zip(segments, counts, strict=True):
        t = np.linspace(0.0, 1.0, int(count) + 1)[1:, None]
        s = 1 - t
        a, b, c, d = bezier
        pieces.append(s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d)
    return np.concatenate(pieces)


def divided(segments: Segments, longest: float) -> Segments:
    """The same curve in pieces of about `longest` mm at most."""
    shares = (np.linspace(0, 1, count + 1) for count in piece_counts(segments, longest))
    return np.concatenate([_parts(one, share) for one, share in zip(segments, shares, strict=True)])


def piece_counts(segments: Segments, longest: float) -> list[int]:
    """Into how many pieces `divided` cuts each segment."""
    chords = np.hypot(*np.diff(segments, axis=1).transpose(2, 0, 1)).sum(axis=1)
    return np.clip(np.ceil(chords / longest), 1, 200).astype(int).tolist()


def stretch(segments: Segments, counts: Sequence[int], first: int, last: int) -> Segments:
    """The curve from piece `first` to before piece `last`, pieces counted as in `piece_counts`; whole segments stay whole."""
    found: list[Segments] = []
    start = 0
    for one, count in zip(segments, counts, strict=True):
        low, high = max(first - start, 0), min(last - start, count)
        if low < high:
            found.append(_parts(one, np.array((low / count, high / count))))
        start += count
    return np.concatenate(found)


def _parts(bezier: Segments, shares: NDArray[np.float64]) -> Segments:
    """One curve cut at these shares (0-1) of its parameter: ends and slopes there give each part its control points."""
    a, b, c, d = bezier
    t = shares[:, None]
    at = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    slope = 3 * ((1 - t) ** 2 * (b - a) + 2 * (1 - t) * t * (c - b) + t**2 * (d - c))
    reach = slope * (np.diff(shares).mean() / 3)
    return np.stack([at[:-1], at[:-1] + reach[:-1], at[1:] - reach[1:], at[1:]], axis=1)


def length_along(polyline: Polyline) -> NDArray[np.float64]:
    """Distance from the start at each point, mm."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(polyline, axis=0).T))])


def path_of(segments: Segments, closed: bool = False) -> str:
    """SVG path data with exact cubic curves."""
    start = "M" + point_text(segments[0, 0])
    curves = (f"C{point_text(b)} {point_text(c)} {point_text(d)}" for _, b, c, d in segments)
    return start + "".join(curves) + ("Z" if closed else "")


def point_text(point: Sequence[float] | NDArray[np.float64]) -> str:
    return f"{number(point[0])},{number(point[1])}"


def number(value: float, digits: int = 1) -> str:
    """A number for SVG, without needless zeros."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return "0" if text in {"-0", ""} else text
