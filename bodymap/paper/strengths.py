"""Reads the boxes for 0 to 10 in the legend: one clear mark in a line, or nothing is said. Needs OpenCV."""

import numpy as np

from bodymap.paper.inks import Inks, box_of
from bodymap.paper.layout import LegendRow

INNER = 0.8
"""mm of the edge of a box that are left out."""
DARK = 0.25
"""Of the light that is missing in a pixel that counts as written on."""
WRITTEN, SLIP = 0.07, 0.03
"""Share of a box from which on it is marked, and up to which it is empty (assumed; a cross of a pen covers 0.2 to 0.5)."""
CLEARLY = 0.4
"""Of the fullest box that the next one may reach: a cross runs over into its neighbour."""


def strength(inks: Inks, row: LegendRow) -> tuple[int | None, bool]:
    """The number that is marked, None = none; and whether something is there that was not understood."""
    shares = [_written(inks, box) for box in row.steps]
    order = sorted(shares, reverse=True)
    if order[0] < SLIP:
        return None, False
    if order[0] < WRITTEN or order[1] > CLEARLY * order[0]:
        return None, True
    return shares.index(order[0]), False


def _written(inks: Inks, box: tuple[float, float, float, float]) -> float:
    here = box_of(box, INNER)
    on = (inks.amount[here] > inks.least) | (inks.dark[here] > DARK)
    return float(np.mean(on))
