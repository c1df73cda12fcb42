"""The female and the male figure as warps of the neutral one. Nothing is stored in a figure's own mm: a drawing, a
zone and a map always are in mm of the neutral figure, and a warp says where they are seen.

A warp moves points level with the floor only (y stays), never turns the order of two points around, and is undone
exactly: on every level it is a chain of straight pieces. The feet and the inset between the legs have no variants.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiLineString, MultiPolygon

from bodymap.atlas.levels import View

NEUTRAL = "neutral"
FIGURES = (NEUTRAL, "female", "male")
"""The bodies that can be shown; the neutral one is the one everything is drawn on."""

FINE = 8.0
"""mm: a straight edge of a shape is cut into pieces no longer than this, because it is seen bent."""
_STEP = 5.0
"""mm between two levels of a warp; in between it runs straight."""
_TOP, _BOTTOM = -40.0, 1900.0
_SMOOTH = 5
"""Levels to each side over which a table is smoothed, so that an outline shows no corner at its rows."""

Array = NDArray[np.float64]
Shape = TypeVar("Shape", bound=MultiPolygon | MultiLineString)


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Warp:
    """Where the points of one view are seen on another figure, mm.

    Each level y = top + i * 5 has a chain of knots: `plain[i]` are x of the neutral figure, `seen[i]` the same
    points as they are seen, both growing; beyond the ends everything moves along with the end.
    even: the knots are for x >= 0 and hold mirrored for x < 0. flip: -1 for a view that is drawn mirrored.
    """

    plain: tuple[tuple[float, ...], ...]
    seen: tuple[tuple[float, ...], ...]
    even: bool
    flip: int = 1

    def to_seen(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the neutral figure is seen."""
        return self._moved(x, y, self.plain, self.seen), y

    def to_plain(self, x: float, y: float) -> tuple[float, float]:
        """The point of the neutral figure that is seen there: the inverse of `to_seen`."""
        return self._moved(x, y, self.seen, self.plain), y

    def _moved(
        self, x: float, y: float, here: Sequence[Sequence[float]], there: Sequence[Sequence[float]]
    ) -> float:
        level = min(max((y - _TOP) / _STEP, 0.0), len(here) - 1.0)
        row = min(int(level), len(here) - 2)
        part = level - row
        own = [a + (b - a) * part for a, b in zip(here[row], here[row + 1], strict=True)]
        other = [a + (b - a) * part for a, b in zip(there[row], there[row + 1], strict=True)]
        sign = self.flip * (-1 if self.even and x * self.flip < 0 else 1)
        x *= sign
        piece = min(max(bisect_right(own, x), 1), len(own) - 1)
        if own[0] <= x <= own[-1]:
            share = (x - own[piece - 1]) / (own[piece] - own[piece - 1])
            return sign * (other[piece - 1] + share * (other[piece] - other[piece - 1]))
        end = 0 if x < own[0] else -1
        return sign * (x - own[end] + other[end])

    def points(self, xy: Array) -> Array:
        """`to_seen` for many points (n, 2) at once."""
        if not len(xy):
            return xy
        plain, seen = _arrays(self)
        level = np.clip((xy[:, 1] - _TOP) / _STEP, 0, len(plain) - 1)
        row = np.minimum(level.astype(int), len(plain) - 2)
        part = (level - row)[:, None]
        own = plain[row] + (plain[row + 1] - plain[row]) * part
        other = seen[row] + (seen[row + 1] - seen[row]) * part
        sign = np.full(len(xy), float(self.flip))
        if self.even:
            sign = np.where(xy[:, 0] * self.flip < 0, -sign, sign)
        x = xy[:, 0] * sign
        piece = np.clip((own <= x[:, None]).sum(axis=1), 1, own.shape[1] - 1)
        at = np.arange(len(xy))
        start, stop = own[at, piece - 1], own[at, piece]
        to, upto = other[at, piece - 1], other[at, piece]
        inside = to + (x - start) / (stop - start) * (upto - to)
        moved = np.where(x < own[:, 0], x - own[:, 0] + other[:, 0], inside)
        moved = np.where(x > own[:, -1], x - own[:, -1] + other[:, -1], moved)
        return np.stack([moved * sign, xy[:, 1]], axis=1)

    def shape(self, shape: Shape) -> Shape:
        """Areas or lines as they are seen."""
        fine = shapely.get_parts(
            shapely.segmentize(shape, FINE)
        )  # of a single part it would make no collection
        return type(shape)(list(shapely.transform(fine, self.points)))

    def box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box (left, top, right, bottom; mm) around everything of `box` as it is seen."""
        left, top, right, bottom = box
        levels = np.unique(np.clip(np.append(np.arange(top, bottom, _STEP), (top, bottom)), top, bottom))
        ends = [self.points(np.stack([np.full_like(levels, x), levels], axis=1))[:, 0] for x in (left, right)]
        return float(ends[0].min()), top, float(ends[1].max()), bottom


@cache
def _arrays(warp: Warp) -> tuple[Array, Array]:
    """The knots of a warp as arrays (levels, knots)."""
    return np.array(warp.plain), np.array(warp.seen)


def warp_of(view: View, figure: str) -> Warp | None:
    """How a view of the neutral figure is seen on this one; None where nothing differs.

    Raises KeyError for a figure that is not in FIGURES.
    """
    if figure == NEUTRAL or view in _SAME:
        return None
    return _warp(view, figure)


_SAME = (View.FEET_TOP, View.FEET_SOLE, View.PERINEUM)
_MIRRORED = (View.SIDE_LEFT, View.INNER_RIGHT)
"""Drawn as the mirror image of the other side, see regions/figure."""


@cache
def _warp(view: View, figure: str) -> Warp:
    if view in (View.FRONT, View.BACK):
        return _across(_BREADTH[figure])
    return _along(_DEPTH[figure], -1 if view in _MIRRORED else 1)


# -- seen from the front and from behind

Table = Sequence[tuple[float, float]]
"""Rows of (y in mm, value); straight between the rows, then smoothed."""


@dataclass(frozen=True, slots=True)
class _Breadth:
    """trunk: factor of x for head, trunk and legs; arm: factor of x for the arm, from its inner edge; arm_moves: mm by
    which that edge moves outwards below the armpit.

    The factors are those of the survey's means at one stature (ANSUR II, US Army 2012, public records; each
    sex against the mean of both): breadth of head, neck (from circumference), shoulders, waist, hips, thigh, calf,
    ankle, wrist and hand, at about half their deviation where the whole would look like a caricature
    (neck, waist), with the heights between them assumed.
    """

    trunk: Table
    arm: Table
    arm_moves: float


_BREADTH: Mapping[str, _Breadth] = {
    "female": _Breadth(
        trunk=(
            (0, 1.0), (90, 0.995), (160, 0.98), (202, 0.975), (250, 0.955), (290, 0.95), (350, 0.955), (430, 0.965),
            (477, 0.965), (550, 0.955), (640, 0.945), (697, 0.985), (790, 1.04), (850, 1.045), (910, 1.035), (990, 1.025),
            (1110, 1.01), (1270, 0.995), (1400, 1.0), (1690, 0.975), (1860, 0.97),
        ),
        arm=((250, 0.94), (400, 0.93), (480, 0.92), (850, 0.92), (950, 0.96)),
        arm_moves=-5.5,
    ),
    "male": _Breadth(
        trunk=(
            (0, 1.005), (150, 1.02), (202, 1.08), (250, 1.105), (290, 1.06), (350, 1.035), (430, 1.03), (477, 1.03),
            (550, 1.035), (640, 1.035), (697, 1.0), (790, 0.962), (850, 0.96), (910, 0.97), (990, 0.98),
            (1110, 0.99), (1270, 1.005), (1400, 1.0), (1690, 1.01), (1860, 1.01),
        ),
        arm=((250, 1.05), (400, 1.05), (850, 1.05), (950, 1.01)),
        arm_moves=4.0,
    ),
}  # fmt: skip
_ARMPIT = 441.0
_BELOW_ARMPIT = 120.0
"""mm over which the arm's own movement takes over from the trunk's."""
_TRUNK_ENDS: Table = (
    (441, 152), (466, 158.5), (497, 157), (540, 154), (585, 151), (625, 150), (662, 153), (702, 161), (742, 172),
    (782, 182), (822, 192), (865, 198), (905, 200), (1005, 198), (1068, 200), (1120, 225),
)  # fmt: skip
_ARM_BEGINS: Table = (
    (441, 158), (466, 162), (497, 165), (540, 173), (585, 185), (625, 194), (662, 201), (702, 213), (742, 229),
    (782, 244), (822, 262), (865, 281), (905, 288), (1068, 290),
)  # fmt: skip
"""x of two lines in the gap between trunk and arm; above the armpit they run through the body, where both sides of
them move alike.
"""
_HAND_ENDS = 470.0


def _across(breadth: _Breadth) -> Warp:
    y = _levels()
    trunk_ends, arm_begins = np.interp(y, *_columns(_TRUNK_ENDS)), np.interp(y, *_columns(_ARM_BEGINS))
    trunk, arm = _smoothed(breadth.trunk), _smoothed(breadth.arm)
    own = _eased((y - _ARMPIT) / _BELOW_ARMPIT)
    moves = (1 - own) * (trunk - 1) * arm_begins + own * breadth.arm_moves
    plain = np.stack([np.zeros_like(y), trunk_ends, arm_begins, np.full_like(y, _HAND_ENDS)], axis=1)
    inner = arm_begins + moves
    seen = np.stack(
        [np.zeros_like(y), trunk * trunk_ends, inner, inner + arm * (_HAND_ENDS - arm_begins)], axis=1
    )
    return Warp(_rows(plain), _rows(seen), even=True)


# -- seen from the side


@dataclass(frozen=True, slots=True)
class _Depth:
    """mm by which the front and the back of the profile move forward (+) or back (-).

    Chest, waist and buttock depth follow the same survey in direction and about in size; their heights
    and the face, the neck, the bust and the legs are assumed.
    """

    front: Table
    back: Table


_DEPTH: Mapping[str, _Depth] = {
    "female": _Depth(
        front=(
            (120, 0), (150, -1), (215, -1), (270, -4), (330, -3), (385, 0), (435, 5), (478, 9), (515, 7), (548, 1), (590, -5), (640, -4),
            (690, -2), (750, 1), (850, 3), (950, 3), (1080, 1), (1250, 0), (1465, -1), (1620, -1), (1700, 0),
        ),
        back=(
            (180, 0), (245, 4), (320, 3), (420, 3), (565, 3), (640, 1), (700, -2), (770, -6), (842, -8), (905, -6),
            (960, -4), (1095, -1), (1262, 0), (1405, 1), (1615, 0),
        ),
    ),
    "male": _Depth(
        front=(
            (50, 0), (95, 3), (120, 2), (155, 4), (185, 2), (220, 7), (270, 5), (400, 1), (475, -1), (550, 3), (640, 5), (700, 4), (780, 2), (850, 0), (960, -1),
            (1100, 0), (1465, 1), (1620, 0),
        ),
        back=(
            (180, 0), (245, -3), (330, -4), (430, -4), (565, -1), (640, 0), (700, 2), (780, 5), (842, 6), (905, 4),
            (960, 2), (1095, 0), (1405, -1), (1615, 0),
        ),
    ),
}  # fmt: skip
_FRONT_LINE: Table = (
    (-40, 100), (200, 100), (274, 61), (350, 90), (394, 107), (440, 117), (500, 115), (560, 104), (650, 107),
    (745, 106), (845, 89), (960, 92), (1080, 86), (1200, 69), (1300, 52), (1395, 41), (1545, 17), (1605, 8), (1640, 20),
)  # fmt: skip
_BACK_LINE: Table = (
    (-40, -80), (150, -72), (218, -54), (278, -80), (366, -111), (414, -114), (518, -97), (602, -84), (680, -88),
    (755, -112), (842, -138), (908, -121), (960, -100), (1095, -84), (1262, -68), (1405, -90), (1565, -79), (1650, -85),
)  # fmt: skip
"""x of the front and the back of the trunk and the leg in profile, without the folded arms; between them all moves
in proportion, beyond them all moves along.
"""


def _along(depth: _Depth, flip: int) -> Warp:
    y = _levels()
    ends = np.stack([np.interp(y, *_columns(_BACK_LINE)), np.interp(y, *_columns(_FRONT_LINE))], axis=1)
    moves = np.stack([_smoothed(depth.back), _smoothed(depth.front)], axis=1)
    return Warp(_rows(ends), _rows(ends + moves), even=False, flip=flip)


# -- tables


def _levels() -> Array:
    return np.arange(_TOP, _BOTTOM + _STEP, _STEP)


def _columns(table: Table) -> tuple[list[float], list[float]]:
    return [row[0] for row in table], [row[1] for row in table]


def _smoothed(table: Table) -> Array:
    """The table on every level, its corners rounded by a weighted mean."""
    weights = np.hanning(2 * _SMOOTH + 3)[1:-1]
    shifts = np.arange(-_SMOOTH, _SMOOTH + 1) * _STEP
    near: Array = np.interp(_levels()[:, None] + shifts, *_columns(table))
    return near @ (weights / weights.sum())


def _eased(share: Array) -> Array:
    """0 to 1 without a jerk at either end."""
    inside = np.clip(share, 0, 1)
    return inside * inside * (3 - 2 * inside)


def _rows(values: Array) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(row) for row in values.tolist())
