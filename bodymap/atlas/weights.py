"""How broad an outline is along its way, where one width is not enough.

The outline is finer where two edges of the body lie close, so that the clefts of fingers and toes do not clot to
dark wedges; the edge of the hair runs out at both ends.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.curve import Segments, divided, piece_counts, stretch

Array = NDArray[np.float64]

CLEFTS = ((6.0, 0.92), (4.6, 0.84), (3.4, 0.76), (2.4, 0.68), (1.6, 0.6), (1.0, 0.52))
"""In a cleft or corner that a disc of this radius (mm) cannot enter, the outline has this share of its full width."""
PIECE = 2.0
"""mm; widths change from piece to piece of about this length."""
EVEN = 3
"""Pieces on either side over which a change of width is spread."""
ENDS = (0.3, 26.0)
"""Share of the full width at the ends of a line that runs out, and mm from there to its full width."""
FULL = 0.985
"""A share from here on is drawn as 1."""
_INSIDE = 0.12
"""mm by which a point must lie inside a filled cleft to be in it."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """A line in two kinds of stretches: those of the full width, as curves, and the finer ones, as areas (mm)."""

    full: tuple[Segments, ...]
    fine: tuple[BaseGeometry, ...]


def in_clefts(segments: Segments, width: float, body: BaseGeometry) -> Weighted:
    """The outline of `body`, finer in its clefts. width: the full one, mm."""
    pieces = divided(segments, PIECE)
    middles = (pieces[:, 0] + 3 * pieces[:, 1] + 3 * pieces[:, 2] + pieces[:, 3]) / 8
    shares = np.ones(len(pieces))
    for radius, share in CLEFTS:
        filled = body.buffer(radius, quad_segs=6).buffer(-radius - _INSIDE, quad_segs=6)
        shares[shapely.contains_xy(filled, middles[:, 0], middles[:, 1])] = share
    kernel = np.full(2 * EVEN + 1, 1 / (2 * EVEN + 1))
    return _weighted(
        segments, pieces, np.convolve(np.pad(shares, EVEN, mode="edge"), kernel, mode="valid"), width
    )


def running_out(segments: Segments, width: float) -> Weighted:
    """A line that is thin at both ends. width: the full one, mm."""
    pieces = divided(segments, PIECE)
    lengths = np.hypot(*(pieces[:, -1] - pieces[:, 0]).T)
    along = np.cumsum(lengths) - lengths / 2
    near = np.minimum(along, lengths.sum() - along)
    least, ramp = ENDS
    return _weighted(
        segments, pieces, least + (1 - least) * np.sin(np.pi / 2 * np.clip(near / ramp, 0, 1)), width
    )


def _weighted(segments: Segments, pieces: Segments, shares: Array, width: float) -> Weighted:
    full = shares > FULL
    turns = [0, *(np.flatnonzero(np.diff(full)) + 1).tolist(), len(shares)]
    runs = [(a, b) for a, b in pairwise(turns)]
    padded = np.pad(np.where(full, 1.0, shares), 1, mode="edge")
    at_ends = (padded[:-1] + padded[1:]) / 2
    return Weighted(
        tuple(stretch(segments, piece_counts(segments, PIECE), a, b) for a, b in runs if full[a]),
        tuple(_ribbon(pieces[a:b], at_ends[a : b + 1] * width / 2) for a, b in runs if not full[a]),
    )


def _ribbon(pieces: Segments, radii: Array) -> BaseGeometry:
    """The area swept by a disc along the pieces; radii (mm) at their ends."""
    ends = np.concatenate([pieces[:1, 0], pieces[:, -1]])
    discs = shapely.buffer(shapely.points(ends), radii, quad_segs=6)
    pairs = shapely.multipolygons(np.stack([discs[:-1], discs[1:]], axis=1))
    return shapely.union_all(shapely.convex_hull(pairs))
