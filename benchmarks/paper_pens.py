"""Pen strokes on a paper sheet as a hand draws them: geometry in mm of paper, with what each of them meant. Seeded, no camera."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.levels import View
from bodymap.drawing.stroke_area import polygons_of
from bodymap.paper.layout import Layout, Placed
from bodymap.paper.pens import PENS, Pen

Points = NDArray[np.float64]
APART = 6.5
"""mm between two marks of one pen; nearer ones would count as one, by the rule the sheet is read with."""
TRIES = 60


class Drawn(StrEnum):
    """How a place was drawn."""

    LINE = "open line"
    OUTLINE = "closed outline"
    HATCH = "hatching"
    FILL = "coloured in"


@dataclass(frozen=True, slots=True)
class PenMark:
    """ink: what is on the paper; meant: the place a person meant by it, clipped to the body; mm of paper."""

    pen: Pen
    view: View
    drawn: Drawn
    ink: tuple[Polygon, ...]
    meant: MultiPolygon


def pen_marks(random: np.random.Generator, layout: Layout, count: int) -> tuple[PenMark, ...]:
    """So many marks in all four colours at random places of all views; two of one colour never near each other."""
    found: list[PenMark] = []
    for number in range(count):
        pen = PENS[number % len(PENS)]
        for _ in range(TRIES):
            made = _mark(random, layout, pen)
            others = (p.body() for p in layout.panels if p.panel.view is not made.view)
            if any(shapely.union_all(list(made.ink)).intersects(body) for body in others):
                continue  # ink on two views at once would mean two things
            near = (one for one in found if one.pen is pen and one.view is made.view)
            ink = shapely.union_all(list(made.ink))
            if made.meant.area > 6 and all(shapely.union_all(list(o.ink)).distance(ink) > APART for o in near):
                found.append(made)
                break
    return tuple(found)


def _mark(random: np.random.Generator, layout: Layout, pen: Pen) -> PenMark:
    placed = layout.panels[int(random.choice(len(layout.panels), p=(0.35, 0.35, 0.15, 0.15)))]
    drawn = list(Drawn)[int(random.integers(4))]
    body = placed.body()
    middle = _inside(random, body)
    width = float(random.uniform(0.9, 2.4))
    ink, meant = {
        Drawn.LINE: _line,
        Drawn.OUTLINE: _outline,
        Drawn.HATCH: _hatch,
        Drawn.FILL: _fill,
    }[drawn](random, middle, width, placed)
    return PenMark(pen, placed.panel.view, drawn, ink, polygons_of(shapely.intersection(meant, body)))


def _inside(random: np.random.Generator, body: MultiPolygon) -> Points:
    left, top, right, bottom = body.bounds
    inner = body.buffer(-2)
    while True:
        spot = random.uniform((left, top), (right, bottom))
        if inner.contains(Point(spot)):
            return spot


# -- the four ways


Made = tuple[tuple[Polygon, ...], BaseGeometry]


def _line(random: np.random.Generator, middle: Points, width: float, _: Placed) -> Made:
    """A line down the leg that wavers and never comes back to itself."""
    length = random.uniform(14, 55)
    along = np.linspace(-0.5, 0.5, 60)
    turn = random.uniform(-0.5, 0.5)
    bow = random.uniform(-0.12, 0.12) * length
    x = bow * (1 - 4 * along**2) + _wander(random, 60, 0.35)
    y = along * length + _wander(random, 60, 0.2)
    path = np.stack([x, y], axis=1) @ _turned(turn) + middle
    swept = _swept(path, _widths(random, 60, width))
    return (swept,), swept


def _outline(random: np.random.Generator, middle: Points, width: float, _: Placed) -> Made:
    """Once around a place; the end runs a little past the beginning and misses it by up to a mm."""
    width = min(width, 1.6)
    path = _ring(random, random.uniform(5.5, 14), 120, 2 * np.pi * random.uniform(1.0, 1.05)) + middle
    path[-20:] += np.linspace(0, 1, 20)[:, None] * random.uniform(-0.7, 0.7, 2)
    swept = _swept(path, _widths(random, 120, width))
    whole = shapely.union_all([swept, *(Polygon(ring) for part in shapely.get_parts(swept) for ring in part.interiors)])
    return (swept,), whole


def _hatch(random: np.random.Generator, middle: Points, width: float, _: Placed) -> Made:
    """Parallel lines over a place, with gaps of up to 2.6 mm of white between them."""
    width = min(width, 1.5)
    return _hatched(random, middle, width, width + random.uniform(0.8, 2.6))


def _fill(random: np.random.Generator, middle: Points, width: float, _: Placed) -> Made:
    """Coloured in: lines that overlap."""
    return _hatched(random, middle, max(width, 1.2), max(width, 1.2) * 0.75)


def _hatched(random: np.random.Generator, middle: Points, width: float, spacing: float) -> Made:
    region = Polygon(_ring(random, random.uniform(5, 13), 80, 2 * np.pi)).buffer(0)
    turn = _turned(random.uniform(0, np.pi))
    turned = shapely.transform(region, lambda xy: xy @ turn)
    left, top, right, bottom = turned.bounds
    ink: list[Polygon] = []
    ends: list[tuple[Points, Points]] = []
    y = top + width / 2
    while y < bottom - width / 4:
        cut = shapely.intersection(turned, LineString([(left - 9, y), (right + 9, y)]))
        if not cut.is_empty:
            a, _, b, _ = cut.bounds
            start, stop = a + random.uniform(-0.5, 0.5), b + random.uniform(-0.5, 0.5)
            n = 16
            line = np.stack(
                [np.linspace(start, max(stop, start + 0.4), n), np.full(n, y) + _wander(random, n, 0.12)], axis=1
            )
            back = line @ turn.T + middle
            ink.append(_swept(back, _widths(random, n, width)))
            ends.append((back[0], back[-1]))
        y += spacing * random.uniform(0.9, 1.1)
    rim = [a for a, _ in ends] + [b for _, b in reversed(ends)]
    meant = Polygon(rim).buffer(0).buffer(width / 2) if len(ends) > 1 else Point(middle).buffer(0.1)
    return tuple(ink), shapely.union_all([meant, *ink])


# -- a hand


def _ring(random: np.random.Generator, size: float, count: int, angle: float) -> Points:
    """Around a place, longer than wide, never quite round."""
    t = np.linspace(0, angle, count)
    radius = size * (1 + sum(random.uniform(-0.1, 0.1) * np.cos(k * t + random.uniform(0, 6)) for k in (2, 3)))
    shape = np.stack([radius * np.cos(t) * random.uniform(0.5, 0.9), radius * np.sin(t)], axis=1)
    return shape + np.stack([_wander(random, count, 0.15), _wander(random, count, 0.15)], axis=1)


def _turned(angle: float) -> Points:
    return np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


def _wander(random: np.random.Generator, count: int, size: float) -> Points:
    """Smooth jitter with this spread, mm."""
    rough = np.convolve(random.normal(0, 1, count + 14), np.hanning(15), "valid")
    return size * rough / 2.0


def _widths(random: np.random.Generator, count: int, width: float) -> Points:
    """A pen that is pressed now more, now less."""
    return np.clip(width * (1 + _wander(random, count, 0.14)), 0.5 * width, 1.5 * width)


def _swept(path: Points, widths: Points) -> Polygon:
    """The area a round pen of changing width covers."""
    pieces = [
        shapely.MultiPoint([a, b]).convex_hull.buffer((wa + wb) / 4)
        for a, b, wa, wb in zip(path[:-1], path[1:], widths[:-1], widths[1:], strict=True)
    ]
    whole = shapely.union_all(pieces)
    return whole if isinstance(whole, Polygon) else max(whole.geoms, key=lambda part: part.area)
