"""Measures of the drawn body (mm), taken from the atlas as a tape and callipers would take them."""

from collections.abc import Mapping
from math import hypot, pi, sqrt
from pathlib import Path

import numpy as np
import shapely
from shapely import LineString, MultiPolygon

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.atlas.variants import warp_of

SURVEY = Path(__file__).parent / "survey.yaml"


def survey() -> dict[str, tuple[float, float]]:
    """Name of a measure to the means of men and women, mm at a stature of 1750."""
    lines = [line for line in SURVEY.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = (line.split(":") for line in lines)
    return {name: (float(two.split(",")[0]), float(two.split(",")[1])) for name, two in rows}


def measures(atlas: Atlas, figure: str = "neutral") -> dict[str, float]:
    """Every measure of the survey on one of the three figures; feet, hands and heights have no variants."""
    body = {view: _seen(atlas, view, figure) for view in (View.FRONT, View.SIDE_RIGHT, View.FEET_SOLE)}
    front, side, sole = body[View.FRONT], body[View.SIDE_RIGHT], body[View.FEET_SOLE]
    taken: Mapping[str, float] = {
        "head height": _spot(atlas, "menton")[1] - front.bounds[1],
        "head breadth": _most(front, 40, 95),
        "neck breadth": _least(front, 205, 275),
        "shoulder breadth": _most(front, 395, 425),
        "chest breadth": _across(front, 476),
        "waist breadth at the navel": _across(front, 697),
        "hip breadth": _most(front, 800, 910),
        "crotch height": 1750 - _spot(atlas, "crotch")[1],
        "kneecap height": 1750 - _spot(atlas, "patella_centre")[1],
        "thigh circumference": _around(front, side, 945),
        "thigh circumference above the knee": _around(front, side, 1220),
        "calf circumference": max(_around(front, side, y) for y in range(1360, 1441, 5)),
        "ankle circumference": min(_around(front, side, y) for y in range(1560, 1661, 5)),
        "buttock depth": _most(side, 800, 900, at=-60),
        "waist depth at the navel": _across(side, 697, at=0),
        "hand length": _hand_length(atlas),
        "hand breadth": _hand_breadth(atlas),
        "foot length": sole.bounds[3] - sole.bounds[1],
        "foot breadth": _most(sole, 40, 130, at=78),
        "heel breadth": _most(sole, 190, 262, at=78),
    }
    return dict(taken)


def _seen(atlas: Atlas, view: View, figure: str) -> MultiPolygon:
    warp = warp_of(view, figure)
    shape = atlas.silhouette(view)
    return shape if warp is None else warp.shape(shape)


def _spot(atlas: Atlas, name: str) -> tuple[float, float]:
    mark = next(
        m for m in atlas.landmarks if (m.name, m.view) == (name, View.FRONT) and m.side is not Side.RIGHT
    )
    return mark.x, mark.y


def _across(shape: MultiPolygon, y: float, at: float = 0) -> float:
    """The width of the part of the body that holds x = at, on the level y."""
    cut = shapely.intersection(shape, LineString([(-900, y), (900, y)]))
    parts = shapely.get_parts(cut)
    return float(parts[int(np.argmin(shapely.distance(parts, shapely.Point(at, y))))].length)


def _most(shape: MultiPolygon, top: int, bottom: int, at: float = 0) -> float:
    return max(_across(shape, y, at) for y in range(top, bottom + 1, 5))


def _least(shape: MultiPolygon, top: int, bottom: int) -> float:
    return min(_across(shape, y) for y in range(top, bottom + 1, 5))


def _around(front: MultiPolygon, side: MultiPolygon, y: float) -> float:
    """The circumference of the leg: an ellipse through its breadth and its depth (Ramanujan)."""
    a, b = _across(front, y, at=90) / 2, _across(side, y, at=-20) / 2
    return pi * (3 * (a + b) - sqrt((3 * a + b) * (a + 3 * b)))


def _hand_length(atlas: Atlas) -> float:
    (x, y), (u, v) = _spot(atlas, "wrist_crease_centre"), _spot(atlas, "middle_fingertip")
    return hypot(u - x, v - y)


def _hand_breadth(atlas: Atlas) -> float:
    """Across the roots of the fingers, square to the line from wrist to fingertip, without the thumb."""
    (x, y), (u, v) = _spot(atlas, "wrist_crease_centre"), _spot(atlas, "middle_fingertip")
    at = (x + 0.47 * (u - x), y + 0.47 * (v - y))
    along = ((v - y) / hypot(u - x, v - y), -(u - x) / hypot(u - x, v - y))
    line = LineString([(at[0] + s * along[0], at[1] + s * along[1]) for s in (-70, 70)])
    parts = shapely.get_parts(shapely.intersection(atlas.silhouette(View.FRONT), line))
    return float(parts[int(np.argmin(shapely.distance(parts, shapely.Point(at))))].length)
