"""A picture of a sheet with what was read drawn over it, for a person to check. Needs OpenCV.

It shows whatever is on the paper, also a name that somebody wrote there; it is made only when asked for.
"""

import numpy as np
from shapely import MultiPolygon

from bodymap.paper import vision
from bodymap.paper.finding import PER_MM
from bodymap.paper.pens import Pen
from bodymap.paper.reading import PaperRead
from bodymap.paper.vision import Pixels

PALE = 0.55
"""Of the paper's own colours."""
LINE = 3
"""Pixels."""


def overlay_png(read: PaperRead) -> bytes:
    """The sheet laid flat and paled, the areas outlined in the colours of their pens with the first letter of their names."""
    picture = np.asarray(255 - (255 - read.page.astype(np.float32)) * PALE, np.uint8)
    for area in read.areas:
        _outlined(picture, area.on_paper, area.pen)
    return vision.png(picture)


def _outlined(picture: Pixels, shape: MultiPolygon, pen: Pen) -> None:
    red, green, blue = (int(pen.printed[i : i + 2], 16) for i in (1, 3, 5))
    for part in shape.geoms:
        rings = [
            np.asarray(ring.coords) * PER_MM - 0.5
            for ring in (part.exterior, *part.interiors)
        ]
        for colour, wide in (((255, 255, 255), LINE + 3), ((blue, green, red), LINE)):
            vision.draw(picture, rings, wide, colour, closed=True)
        x, y = (value * PER_MM for value in part.representative_point().coords[0])
        for colour, wide in (((255, 255, 255), 8), ((blue, green, red), 3)):
            vision.letter(picture, pen.name[0].upper(), x, y, wide, colour)
