"""Tells where two inks lie over each other: light goes through both, so the spot is darker than either.

How each pen looks is taken from the page itself, and what two of them would let through together is the product (Beer and Lambert).
"""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from bodymap.paper.finding import PER_MM
from bodymap.paper.flattening import Shares
from bodymap.paper.inks import BLACK, NOTHING
from bodymap.paper.pens import PENS
from bodymap.paper.vision import Plane

PAIRS = tuple(combinations(range(len(PENS)), 2))
FIRST_PAIR = BLACK + 1
"""Number of the first pair; the others follow in the order of PAIRS."""
ENOUGH = 3.0
"""mm2 of a pen on the page from which its colour is known well enough to look for it under another."""
SINGLE = (0.6, 0.8, 1.0, 1.3, 1.6, 2.1)
"""Thickness of one ink, of its usual: a line over a line of the same pen has about 2."""
DOUBLE = (0.7, 1.0, 1.3)
BETTER = 0.7
"""Two inks have to explain a pixel so much better than one (share of the distance; assumed)."""


def with_pairs(numbers: NDArray[np.int8], shares: Shares) -> NDArray[np.int8]:
    """The numbers of the pens, and FIRST_PAIR and on where two lie over each other."""
    usual = _usual(numbers, shares)
    pairs = [(place, pair) for place, pair in enumerate(PAIRS) if all(pen in usual for pen in pair)]
    inked = numbers != NOTHING
    if not pairs or not inked.any():
        return numbers
    seen = np.sqrt(np.clip(shares[inked], 0, 1))
    one = np.min([_distance(seen, (k * density).astype(np.float32)) for density in usual.values() for k in SINGLE], axis=0)
    each = np.stack(
        [
            np.min([_distance(seen, (k * usual[a] + m * usual[b]).astype(np.float32)) for k in DOUBLE for m in DOUBLE], axis=0)
            for _, (a, b) in pairs
        ]
    )
    best = each.argmin(axis=0)
    codes = np.array([FIRST_PAIR + place for place, _ in pairs], np.int8)[best]
    found = numbers.copy()
    found[inked] = np.where(each.min(axis=0) < BETTER * one, codes, numbers[inked])
    return found


def _usual(numbers: NDArray[np.int8], shares: Shares) -> dict[int, Plane]:
    """How much of blue, green and red each pen usually takes, as logarithms."""
    found: dict[int, Plane] = {}
    for pen in range(len(PENS)):
        here = shares[numbers == pen]
        if len(here) >= ENOUGH * PER_MM**2:
            inner = here[here.min(axis=1) <= np.quantile(here.min(axis=1), 0.7)]  # not the paler edges
            found[pen] = -np.log(np.clip(np.median(inner, axis=0), 0.004, 1.0)).astype(np.float32)
    return found


def _distance(seen: Plane, density: Plane) -> Plane:
    """Between what is seen and what an ink lets through; of square roots, so that dark colours count as the eye sees them."""
    blue, green, red = np.abs(seen - np.sqrt(np.exp(-density))).T
    return np.maximum(np.maximum(blue, green), red)
