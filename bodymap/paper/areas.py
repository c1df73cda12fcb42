"""From coloured pixels to painted areas: gaps of hatching closed, closed lines filled, outlines in mm of paper. Needs OpenCV."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.areas import multipolygon
from bodymap.drawing.stroke_area import sound
from bodymap.paper import vision
from bodymap.paper.finding import PER_MM
from bodymap.paper.inks import BLACK, NOTHING, UNKNOWN
from bodymap.paper.mixing import FIRST_PAIR, PAIRS
from bodymap.paper.pens import PENS
from bodymap.paper.vision import Labels, Mask

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
        labels, stats = vision.spots(numbers == number)
        for spot in range(1, len(stats)):
            _sort_out(spot, number, labels, stats, numbers, masks, alone)
    return Inked(tuple(masks[:UNKNOWN]), masks[UNKNOWN], masks[BLACK], masks[FIRST_PAIR])


def _sort_out(
    spot: int,
    number: int,
    labels: Labels,
    stats: Labels,
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
    rim = numbers[here][vision.around(own, RIM) & ~own]
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
    left, top, wide, high = vision.box_around(mask)
    closed = _closed(mask[top : top + high, left : left + wide])
    corner = np.array([left, top], np.int32)
    parts = [_shape(rim + corner) for rim in vision.outer_rims(closed)]
    return sound(multipolygon(shapely.union_all(parts).simplify(FINE)))


def _shape(middles: Labels) -> BaseGeometry:
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
    wide = np.pad(mask, edge)
    narrow = _shrunk(_grown(wide, THIN / 2), THIN / 2) | wide
    added = _shrunk(_grown(narrow, GAP / 2), GAP / 2) & ~narrow
    kept = _grown(_shrunk(added, THIN / 2), THIN / 2) & added
    return (narrow | kept)[edge:-edge, edge:-edge]


def _grown(mask: Mask, by: float) -> Mask:
    """By so many mm; distances are exact, and as fast for any."""
    return vision.from_edge(~mask) <= by * PER_MM


def _shrunk(mask: Mask, by: float) -> Mask:
    return vision.from_edge(mask) > by * PER_MM
