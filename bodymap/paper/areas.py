"""From coloured pixels to painted areas: gaps of hatching closed, closed lines filled, outlines in mm of paper. Needs OpenCV."""

from dataclasses import dataclass

import cv2
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.areas import multipolygon
from bodymap.drawing.stroke_area import sound
from bodymap.paper.finding import PER_MM
from bodymap.paper.inks import BLACK, NOTHING, UNKNOWN, Mask
from bodymap.paper.mixing import FIRST_PAIR, PAIRS
from bodymap.paper.pens import PENS

GAP = 5.0
"""mm of paper: strokes of one colour that are no farther apart count as one area (hatching, a line that nearly closes)."""
THIN = 0.5
"""mm: white that is no wider lies within a line, not between two."""
SPECK = 0.5
"""mm2 of ink below which a spot is dirt, not a mark (assumed: a dot of a felt-tip pen has 0.8)."""
MIXED = 0.5
"""Of the rim of a spot: with this much of other inks around it, it is where two inks lie over each other."""
RIM = 3
"""Pixels around a spot in which its neighbours are looked for."""
HAS_PART = 0.15
"""Of the inked part of its rim that a colour needs to be one of the two."""
TOUCHES = 6
"""Pixels of a pen in the rim by which it goes on there."""
FINE = 0.06
"""mm by which an outline is smoothed."""


@dataclass(frozen=True, slots=True)
class Inked:
    """masks: one a pen, they may overlap; unknown: ink of no pen of the legend; black: pencil or a black pen;
    doubtful: looks like two inks of which only one goes on beside it, and is read as that one.
    """

    masks: tuple[Mask, ...]
    unknown: Mask
    black: Mask
    doubtful: Mask


def separated(numbers: NDArray[np.int8], alone: NDArray[np.int8]) -> Inked:
    """The pixels of each pen; where two inks cross, the spot belongs to both.

    numbers: of pens and pairs (mixing.py); alone: of the pens, as if no two could lie over each other.
    """
    masks = [numbers == number for number in range(FIRST_PAIR)]
    masks.append(np.zeros_like(masks[0]))
    for number in np.unique(numbers[numbers != NOTHING]).tolist():
        mask = (numbers == number).astype(np.uint8)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
        for spot in range(1, count):
            _sort_out(spot, number, np.asarray(labels), np.asarray(stats), numbers, masks, alone)
    return Inked(tuple(masks[:UNKNOWN]), masks[UNKNOWN], masks[BLACK], masks[FIRST_PAIR])


def _sort_out(
    spot: int,
    number: int,
    labels: NDArray[np.int32],
    stats: NDArray[np.int32],
    numbers: NDArray[np.int8],
    masks: list[Mask],
    alone: NDArray[np.int8],
) -> None:
    """Give a spot of two inks to these, one amid other inks to its neighbours, and take away a speck."""
    left, top, wide, high, size = (int(value) for value in stats[spot])
    here = (
        slice(max(0, top - RIM), top + high + RIM),
        slice(max(0, left - RIM), left + wide + RIM),
    )
    own = labels[here] == spot
    around = cv2.dilate(own.astype(np.uint8), np.ones((2 * RIM + 1, 2 * RIM + 1), np.uint8)).astype(bool)
    rim = numbers[here][around & ~own]
    if number >= FIRST_PAIR:
        pair = PAIRS[number - FIRST_PAIR]
        owners = [pen for pen in pair if (rim == pen).sum() >= TOUCHES]
        if len(owners) < 2:  # a thick ink may look like two others: no pen is believed that does not go on beside the spot
            masks[FIRST_PAIR][here][own] = len(owners) == 1
            for code in range(FIRST_PAIR if not owners else 0):
                masks[code][here][own & (alone[here] == code)] = True
    else:
        others = rim[(rim != NOTHING) & (rim != number)]
        mixed = rim.size > 0 and others.size >= MIXED * rim.size
        if not mixed and size >= SPECK * PER_MM**2:
            return
        masks[number][here][own] = False
        owners = [pen for pen in range(len(PENS)) if mixed and (others == pen).sum() >= HAS_PART * others.size]
    for pen in owners:
        masks[pen][here][own] = True


def whole_area(mask: Mask) -> MultiPolygon:
    """What a pen meant, mm of paper: gaps up to GAP closed, and all that a line encloses filled."""
    if not mask.any():
        return MultiPolygon()
    left, top, wide, high = cv2.boundingRect(mask.astype(np.uint8))
    closed = _closed(mask[top : top + high, left : left + wide])
    outlines, _ = cv2.findContours(closed.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    parts = [_shape(np.asarray(line).reshape(-1, 2) + (left, top)) for line in outlines]
    return sound(multipolygon(shapely.union_all(parts).simplify(FINE)))


def _shape(middles: NDArray[np.int32]) -> BaseGeometry:
    """The area of the pixels within a ring of pixels, mm. A ring may go out and back on a line one pixel wide."""
    points, half = (middles + 0.5) / PER_MM, 0.5 / PER_MM
    rim = shapely.LineString(points) if len(points) > 1 else shapely.Point(points[0])
    if len(points) < 4:
        return rim.buffer(half)
    inside = shapely.make_valid(Polygon(points), method="structure")
    return shapely.union(inside.buffer(half), rim.buffer(half))


def _closed(mask: Mask) -> Mask:
    """Gaps closed. What that adds along a line that only wavers is thin, and taken away again."""
    edge = int(GAP / 2 * PER_MM) + 2
    wide = cv2.copyMakeBorder(mask.astype(np.uint8), edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=0)
    narrow = _shrunk(_grown(wide.astype(bool), THIN / 2), THIN / 2) | wide.astype(bool)
    added = _shrunk(_grown(narrow, GAP / 2), GAP / 2) & ~narrow
    kept = _grown(_shrunk(added, THIN / 2), THIN / 2) & added
    return np.asarray(narrow | kept)[edge:-edge, edge:-edge]


def _grown(mask: Mask, by: float) -> Mask:
    """By so many mm; distances are exact, and as fast for any."""
    return np.asarray(
        cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE) <= by * PER_MM
    )


def _shrunk(mask: Mask, by: float) -> Mask:
    return np.asarray(
        cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE) > by * PER_MM
    )
