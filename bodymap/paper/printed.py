"""What is printed inside the bodies of a sheet, so that it is not taken for a pen. Needs OpenCV."""

import re
from collections.abc import Iterator
from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray

from bodymap.atlas.picture import figure_svg
from bodymap.exports.cropping import path_lines
from bodymap.paper import vision
from bodymap.paper.finding import PER_MM
from bodymap.paper.layout import Layout, Placed
from bodymap.paper.sheet import SKIN

NEAR, AROUND = 0.2, 0.8
"""mm around a printed line: what is surely print, and what may be. Pages are laid flat to 0.1 to 0.5 mm."""
_PATH = re.compile(r"<path\b([^>]*)/>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_WHITE = ("none", "#ffffff")


def printed_mask(layout: Layout, around: float) -> NDArray[np.bool_]:
    """True on everything printed in and around the bodies, and so many mm around it."""
    size = round(layout.paper.height * PER_MM), round(layout.paper.width * PER_MM)
    mask = np.zeros(size, np.uint8)
    for placed in layout.panels:
        for line, width, filled in _drawn(placed, layout.kind.figure):
            points = line * PER_MM - 0.5
            if filled:
                vision.fill(mask, points)
            vision.draw(mask, [points], round((width + 2 * around) * PER_MM))
    return mask.astype(bool)


def _drawn(placed: Placed, figure: str) -> Iterator[tuple[NDArray[np.float64], float, bool]]:
    """Every dark line of the body on the paper, mm: its points, its width, and whether it is filled."""
    for found in _PATH.finditer(figure_svg(placed.panel.view, asdict(SKIN), figure)):
        said = dict(_ATTRIBUTE.findall(found[1]))
        stroked, filled = said.get("stroke", "none") not in _WHITE, said.get("fill", "none") not in _WHITE
        if not (stroked or filled):
            continue
        width = float(said.get("stroke-width", "0")) * placed.panel.factor if stroked else 0.0
        for line in path_lines(said["d"]):
            yield placed.on_paper(line), width, filled
    for part in placed.body().geoms:
        yield np.asarray(part.exterior.coords), 0.5, False
