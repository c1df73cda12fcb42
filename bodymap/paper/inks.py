"""Which pixels of a flat page a pen coloured, and which pen. Needs OpenCV.

Whether ink lies on a pixel is told by the light that is missing unevenly among red, green and blue: grey print and shadow miss
evenly. Which ink is told by the direction of what is missing, in steps as the eye sees them (square roots): a thick layer would keep
its direction in logarithms (Beer and Lambert), a line blurred into the paper in plain light; in between, both turn least. An ink ends where half of the light is missing that is missing in the middle of its line, so that blur does not widen it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bodymap.exports.panels import Box
from bodymap.paper import vision
from bodymap.paper.finding import PER_MM
from bodymap.paper.flattening import Shares, linear
from bodymap.paper.layout import LegendRow
from bodymap.paper.pens import PENS, Pen
from bodymap.paper.vision import Mask, Plane

FAINTEST = 0.08
"""Unevenness of light (0-1) below which a pixel is paper, whatever the noise (assumed; felt-tip pens reach 0.3 to 0.8)."""
NOISE = 5.0
"""So many standard deviations of the bare paper count as ink."""
HALF = 0.5
"""Of the ink in the middle of a line, at its edge."""
LINE = 0.9
"""mm around a pixel in which the middle of its line is looked for."""
UNSURE = 0.6
"""A direction belongs to a pen when it is nearer to it than this share of the way to the next one, and not beyond FARTHEST."""
FARTHEST, FARTHEST_TRIED = 42.0, 60.0
"""Degrees in the plane of colours, from a printed patch to an ink, and to the ink in the pen's own trial box."""
FOREIGN = ("#f5a020", "#ffd400")
"""Orange and yellow are in every set of pens and stand for nothing here: what is nearer to them is not taken for red or green."""
INNER = 1.1
"""mm of the edge of a box that are left out when it is looked into."""
TRIED = 0.12
"""Share of a trial box that has to be inked."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The direction of each pen on this page, degrees; tried: the pens that were tried in their box.

    strange: pens whose trial has another colour than its patch; grey: the patches have no colour at all.
    """

    angles: Mapping[Pen, float]
    foreign: tuple[float, ...] = ()
    tried: tuple[Pen, ...] = ()
    strange: tuple[Pen, ...] = ()
    grey: bool = False


@dataclass(frozen=True, slots=True)
class Inks:
    """amount: unevenness of light, 0-1; angle: direction of what is missing, degrees; dark: light missing in all colours,
    missing: in the colour that lacks most, 0-1; least: amount from which on it is ink.
    """

    amount: Plane
    angle: Plane
    dark: Plane
    missing: Plane
    least: float


def inks_of(shares: Shares) -> Inks:
    """What lies on the paper, pixel by pixel."""
    calm = vision.soft(shares, 0.12 * PER_MM)
    blue, green, red = (np.clip(np.ascontiguousarray(calm[..., i]), 0.004, 1.2) for i in range(3))
    most = np.maximum(np.maximum(blue, green), red)
    least = np.minimum(np.minimum(blue, green), red)
    amount = np.sqrt(most) - np.sqrt(least)  # steps as the eye sees them; a thick dark ink keeps its colour so
    b, g, r = (1 - np.sqrt(np.minimum(plane, 1.0)) for plane in (blue, green, red))
    angle = vision.direction(_single((2 * r - g - b) / np.sqrt(6)), _single((g - b) / np.sqrt(2)))
    paper = amount[least > 0.85]
    noise = float(np.median(paper)) if paper.size else 0.0
    return Inks(amount, angle, 1 - most, 1 - least, max(FAINTEST, NOISE * noise))


def _single(values: NDArray[np.floating[Any]]) -> Plane:
    return values.astype(np.float32)


def apart(one: float | Plane, other: float | Plane) -> Plane:
    """Degrees between directions, 0 to 180."""
    return np.abs((np.asarray(one) - np.asarray(other) + 180.0) % 360.0 - 180.0).astype(np.float32)


def nominal_angle(colour: str) -> float:
    """The direction of a printed colour "#rrggbb" on white paper, degrees."""
    pixel = np.array([[[int(colour[i : i + 2], 16) for i in (5, 3, 1)]]], np.uint8)
    return float(inks_of(np.repeat(np.repeat(linear(pixel), 9, 0), 9, 1)).angle[4, 4])


def calibrated(inks: Inks, legend: tuple[LegendRow, ...]) -> Calibration:
    """The pens' directions from the trial boxes, else from the printed patches, else from the colours as they were meant."""
    meant = {row.pen: nominal_angle(row.pen.printed) for row in legend}
    printed = {row.pen: _direction(inks, row.patch, 0.5) for row in legend}
    grey = all(angle is None for angle in printed.values())
    patches = {pen: meant[pen] if angle is None else angle for pen, angle in printed.items()}
    angles, tried, strange = dict(patches), list[Pen](), list[Pen]()
    foreign = tuple(nominal_angle(colour) for colour in FOREIGN)
    for row in legend:
        found = _direction(inks, row.trial, TRIED)
        if found is None:
            continue
        off = float(apart(found, patches[row.pen]))
        others = [*(angle for pen, angle in patches.items() if pen is not row.pen), *foreign]
        if off < FARTHEST_TRIED and off < UNSURE * min(float(apart(found, other)) for other in others):
            angles[row.pen] = found
            tried.append(row.pen)
        else:
            strange.append(row.pen)
    return Calibration(angles, foreign, tuple(tried), tuple(strange), grey)


def box_of(box: Box, inner: float = INNER) -> tuple[slice, slice]:
    """Rows and columns of a box of the page without its edge."""
    left, top, right, bottom = (
        round(value * PER_MM) for value in (box[0] + inner, box[1] + inner, box[2] - inner, box[3] - inner)
    )
    return slice(top, bottom), slice(left, right)


def _direction(inks: Inks, box: Box, share: float) -> float | None:
    """The mean direction of the ink in a box; None where less than this share of it is inked."""
    here = box_of(box)
    amount, angle = inks.amount[here], np.radians(inks.angle[here])
    inked = amount > max(inks.least, HALF * float(np.quantile(amount, 0.95)))
    if inked.mean() < share or float(np.quantile(amount, 0.95)) < inks.least:
        return None
    weight = amount[inked]
    return float(
        np.degrees(np.arctan2((np.sin(angle[inked]) * weight).sum(), (np.cos(angle[inked]) * weight).sum()))
    )


def inked(inks: Inks) -> tuple[Mask, Mask]:
    """Where any pen was, to the edges of its lines; and the middles of the lines, where its colour is seen best."""
    wide = round(2 * LINE * PER_MM) | 1
    strongest = vision.most_around(inks.missing, wide)
    found = (inks.missing > HALF * strongest) & (inks.amount > inks.least)
    return found, found & (inks.missing > 0.7 * strongest)


UNKNOWN = len(PENS)
"""Number of what no pen of the legend can have been."""
BLACK = UNKNOWN + 1
"""Number of what is dark without a colour and not printed: pencil, a black pen, or two inks over each other."""
DARK = 0.3
"""Light that is missing evenly, from which it is a mark."""
NOTHING = -1


def pens_of(inks: Inks, calibration: Calibration, printed: Mask) -> NDArray[np.int8]:
    """The number of the pen in PENS for every pixel; UNKNOWN, BLACK, or NOTHING where there is no ink.

    printed: where print is, which is dark as well.
    """
    found, middles = inked(inks)
    classes = np.full(found.shape, UNKNOWN, np.int8)
    classes[middles] = _nearest(inks.angle[middles], calibration)
    voted = _voted(classes, middles)
    dark = (inks.dark > DARK) & ~printed
    return np.where(found, _spread(voted, middles), np.where(dark, BLACK, NOTHING)).astype(np.int8)


def _nearest(angle: Plane, calibration: Calibration) -> NDArray[np.int8]:
    """The pen whose direction is nearest, where that is clear; else UNKNOWN."""
    known = (*(calibration.angles[pen] for pen in PENS), *calibration.foreign)
    each = np.stack([apart(angle, one) for one in known])
    order = np.sort(each, axis=0)
    sure = (order[0] < FARTHEST) & (order[0] < UNSURE * order[1]) & (each.argmin(axis=0) < len(PENS))
    return np.where(sure, each.argmin(axis=0), UNKNOWN).astype(np.int8)


def _voted(classes: NDArray[np.int8], middles: Mask) -> NDArray[np.int8]:
    """The class most of the middles around have: single pixels of noise have no say."""
    most, winner = np.zeros(classes.shape, np.float32), np.full(classes.shape, UNKNOWN, np.int8)
    for number in range(UNKNOWN + 1):
        votes = vision.mean_around(((classes == number) & middles).astype(np.float32), 9)
        winner[votes > most] = number
        most = np.maximum(most, votes)
    return winner


def _spread(classes: NDArray[np.int8], middles: Mask) -> NDArray[np.int8]:
    """Every pixel gets the class of the nearest middle of a line: edges mix with the paper and the neighbour."""
    labels = vision.nearest(middles)
    numbered = np.full(int(labels.max()) + 1, UNKNOWN, np.int8)
    numbered[labels[middles]] = classes[middles]
    return numbered[labels]
