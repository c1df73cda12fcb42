"""The same person drawing the same pain a second time: a simulation that keeps to what was measured on people.

52 people with back or neck pain drew twice, a minute apart (Leoni 2013, SUPSI); how far their drawings overlapped and their
areas differed stands in knowledge/telling.yaml (drawn_twice). A second drawing here is made for a Jaccard index that is drawn first, from a beta
distribution with that mean and SD: every separate part is made wider or narrower so that its area changes, then moved in
a direction of its own, all by the same multiple of their half width, as far as the index asks for. What falls off the body is lost.

Assumed: that people err in proportion to the width of what they draw, and each part for itself. Not simulated: parts
that are forgotten or added, another choice of sensation, another view.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, exp, pi, sin
from random import Random

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.areas import polygons, united
from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.knowledge.rules import DrawnTwice
from bodymap.reasoning.evaluation.repeated import iccs
from bodymap.reasoning.over_time import painted

FARTHEST, STEPS = 8.0, 14
"""The way of a part is looked for up to so many half widths, by halving so many times."""
DETAIL = 0.5
"""mm an outline may move before the search: corners cost time."""

Areas = Mapping[View, BaseGeometry]


@dataclass(frozen=True, slots=True)
class Part:
    """One separate piece of a mark, as it is drawn the second time before it is moved.

    way: mm in x and y for one half width in the direction it goes.
    """

    mark: Mark
    shape: BaseGeometry
    way: tuple[float, float]


def redrawn(atlas: Atlas, drawing: PainDrawing, random: Random, rules: DrawnTwice) -> PainDrawing:
    """The drawing a second time. Marks keep their sensation and view; a mark that is all off the body is gone."""
    target = _beta(random, rules.overlap, rules.overlap_sd)
    growth = min(max(exp(random.gauss(0.0, rules.spread)), target), 1 / target)
    parts = tuple(_parts(drawing, growth, random))
    before, bodies = painted(drawing), {view: _coarse(atlas.silhouette(view)) for view in atlas.views}
    for body in bodies.values():
        shapely.prepare(body)

    def overlap(way: float) -> float:
        return jaccard(before, _united(_moved(parts, way, bodies)))

    return _as_drawing(drawing, _moved(parts, _solved(overlap, target), bodies))


def jaccard(one: Areas, other: Areas) -> float:
    """What two drawings share of what either covers, 0-1, over all views; two empty ones are alike."""
    views = {*one, *other}
    nothing = MultiPolygon()
    pairs = [(one.get(view, nothing), other.get(view, nothing)) for view in views]
    shared = sum(a.intersection(b).area for a, b in pairs)
    either = sum(a.area + b.area for a, b in pairs) - shared
    return shared / either if either > 0 else 1.0


def area(drawing: PainDrawing) -> float:
    """mm2 of all views, overlaps counted once."""
    return sum(shape.area for shape in painted(drawing).values())


def icc(pairs: Sequence[tuple[float, float]]) -> float:
    """Intraclass correlation of two measurements of several people: one-way, single (Shrout and Fleiss 1979, ICC 1,1)."""
    return iccs(np.array(pairs))[0]


def _beta(random: Random, mean: float, sd: float) -> float:
    size = mean * (1 - mean) / sd**2 - 1
    return random.betavariate(mean * size, (1 - mean) * size)


def _parts(drawing: PainDrawing, growth: float, random: Random) -> Iterable[Part]:
    for mark in drawing.marks:
        for piece in polygons(mark.area):
            angle, half = random.uniform(0, 2 * pi), 2 * piece.area / piece.length
            yield Part(mark, _grown(piece, growth), (half * cos(angle), half * sin(angle)))


def _grown(piece: Polygon, growth: float) -> BaseGeometry:
    """Wider or narrower all around, so that the area becomes about so many times as large."""
    coarse = _coarse(piece)
    return coarse.buffer(piece.area * (growth - 1) / piece.length, quad_segs=4)


def _coarse(shape: BaseGeometry) -> BaseGeometry:
    return shape.simplify(DETAIL)


def _moved(
    parts: Iterable[Part], way: float, bodies: Mapping[View, BaseGeometry]
) -> Iterable[tuple[Mark, BaseGeometry]]:
    for part in parts:
        dx, dy = part.way
        shape = shapely.transform(part.shape, lambda xy, d=(way * dx, way * dy): xy + d)
        body = bodies[part.mark.view]
        yield part.mark, shape if body.contains(shape) else shape.intersection(body)


def _united(shapes: Iterable[tuple[Mark, BaseGeometry]]) -> Areas:
    by_view: dict[View, list[BaseGeometry]] = {}
    for mark, shape in shapes:
        by_view.setdefault(mark.view, []).append(shape)
    return {view: united(of_view) for view, of_view in by_view.items()}


def _solved(overlap: Callable[[float], float], target: float) -> float:
    """How far the parts go until the overlap has fallen to the target, in half widths."""
    near, far = 0.0, FARTHEST
    for _ in range(STEPS):
        middle = (near + far) / 2
        near, far = (middle, far) if overlap(middle) > target else (near, middle)
    return (near + far) / 2


def _as_drawing(drawing: PainDrawing, shapes: Iterable[tuple[Mark, BaseGeometry]]) -> PainDrawing:
    pieces: dict[int, list[BaseGeometry]] = {}
    for mark, shape in shapes:
        pieces.setdefault(mark.id, []).append(shape)
    marks = (replace(m, area=united(pieces.get(m.id, ())), strokes=()) for m in drawing.marks)
    return replace(drawing, marks=tuple(mark for mark in marks if not mark.area.is_empty))
