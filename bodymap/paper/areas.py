"""From coloured pixels to painted areas: gaps of hatching closed, closed lines filled, outlines in mm of paper. Needs OpenCV."""

from collections.abc import Iterator
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
SMALL = 3.0
"""mm2 of one ink amid others below which it is taken for these lying over each other."""
RIM = 3
"""Pixels around a spot in which its neighbours are looked for."""
HAS_PART = 0.15
"""Of the inked part of its rim that a colour needs to be one of the two."""
TOUCHES = 6
"""Pixels of a pen by which it goes on beside a spot."""
BEYOND = 14
"""Pixels around a spot of two inks in which they go on: a third line may cross there."""
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
    doubtful = np.zeros_like(masks[0])
    found = [spot for number in np.unique(numbers).tolist() for spot in _spots(numbers == number, number)]
    pairs = [spot for spot in found if spot.number >= FIRST_PAIR]
    for spot in found:
        if spot.number not in (NOTHING, *(pair.number for pair in pairs)):
            _sort_out(spot, numbers, masks)
    while settled := [spot for spot in pairs if len(_going_on(spot, masks)) == 2]:
        for spot in settled:  # a line over another colour may lie in pieces: each settled one carries it on
            for pen in PAIRS[spot.number - FIRST_PAIR]:
                masks[pen][spot.here][spot.own] = True
        pairs = [spot for spot in pairs if spot not in settled]
    for spot in pairs:
        _believed(spot, _going_on(spot, masks), alone, masks, doubtful)
    return Inked(tuple(masks[:UNKNOWN]), masks[UNKNOWN], masks[BLACK], doubtful)


@dataclass(frozen=True, slots=True, eq=False)
class _Spot:
    """Pixels of one number that hang together: where they are, with their rim, and which they are there."""

    number: int
    here: tuple[slice, slice]
    own: Mask
    size: int

    @property
    def rim(self) -> Mask:
        return vision.around(self.own, RIM) & ~self.own


def _spots(mask: Mask, number: int) -> Iterator[_Spot]:
    if number == NOTHING:
        return
    labels, stats = vision.spots(mask)
    for spot, (left, top, wide, high, size) in enumerate(stats.tolist()[1:], start=1):
        rows = slice(max(0, top - RIM), top + high + RIM)
        columns = slice(max(0, left - RIM), left + wide + RIM)
        yield _Spot(number, (rows, columns), labels[rows, columns] == spot, size)


def _sort_out(spot: _Spot, numbers: NDArray[np.int8], masks: list[Mask]) -> None:
    """Give a spot amid other inks to these, and take away a speck."""
    rim = numbers[spot.here][spot.rim]
    others = rim[(rim != NOTHING) & (rim != spot.number)]
    told = spot.number in (UNKNOWN, BLACK) or spot.size < SMALL * PER_MM**2
    mixed = told and rim.size > 0 and others.size >= MIXED * rim.size
    if not mixed and spot.size >= SPECK * PER_MM**2:
        return
    masks[spot.number][spot.here][spot.own] = False
    for pen in range(len(PENS) if mixed else 0):
        if (others == pen).sum() >= HAS_PART * others.size:
            masks[pen][spot.here][spot.own] = True


def _going_on(spot: _Spot, masks: list[Mask]) -> list[int]:
    """The pens of a pair that go on beside its spot."""
    rows, columns = spot.here
    here = slice(max(0, rows.start - BEYOND), rows.stop + BEYOND), slice(max(0, columns.start - BEYOND), columns.stop + BEYOND)
    size = masks[0][here].shape
    own = np.zeros(size, dtype=bool)
    top, left = rows.start - here[0].start, columns.start - here[1].start
    own[top : top + spot.own.shape[0], left : left + spot.own.shape[1]] = spot.own
    rim = vision.around(own, BEYOND) & ~own
    return [pen for pen in PAIRS[spot.number - FIRST_PAIR] if (masks[pen][here] & rim).sum() >= TOUCHES]


def _believed(spot: _Spot, near: list[int], alone: NDArray[np.int8], masks: list[Mask], doubtful: Mask) -> None:
    """A thick ink may look like two others: no pen is believed that does not go on beside the spot."""
    if near:
        doubtful[spot.here][spot.own] = True
        masks[near[0]][spot.here][spot.own] = True
        return
    for number, mask in enumerate(masks):
        mask[spot.here][spot.own & (alone[spot.here] == number)] = True


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
