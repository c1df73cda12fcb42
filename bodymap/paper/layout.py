"""Where everything stands on the sheet, in mm of paper: read by what draws it and by what reads it, so both agree.

x to the right, y down, from the upper left corner of the paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.stroke_area import polygons_of
from bodymap.exports.packing import Packed, Piece, Spacing, packed
from bodymap.exports.panels import Box, Panel, sheet_panels
from bodymap.exports.paper import PAPERS, Paper
from bodymap.paper.code import COLUMNS, ROWS, SheetKind
from bodymap.paper.markers import CELLS, MARKERS, Marker
from bodymap.paper.pens import PENS, Pen

MARGIN = 9.0
"""mm from the edge of the paper to the corner marks; most printers need 5."""
CELL = 2.4
"""mm along a side of a cell of the code, and of a cell of a corner mark."""
MARK = CELLS * CELL
"""mm along a side of a corner mark."""
BESIDE = 5.0
"""mm of white around the corner marks, without which they are not found."""
HEAD = 42.0
"""y where the bodies begin."""
FOOT = 76.0
"""mm from the lower edge to where the bodies end and the legend begins."""
ROW = 7.2
"""mm from one line of the legend to the next."""
STEPS = 11
"""Boxes for a strength of 0 to 10."""
SPACING = Spacing(across=5.0, above=8.5, below=1.5)
NARROWEST = 30.0
"""mm that the words above a view need."""
FEET = (3.0, 2.4, 2.0, 1.6)
"""How much larger than the body the feet may stand, the best first."""
VIEWS = (View.FRONT, View.BACK, View.FEET_TOP, View.FEET_SOLE)

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Placed:
    """One view on the sheet. room: its box with its words; x, y: where the upper left corner of panel.box lies;
    panel.factor: mm of paper for one of the body.
    """

    panel: Panel
    room: Box
    x: float
    y: float

    def on_paper(self, xy: Points) -> Points:
        """Places (n, 2) as they are seen on this figure, mm, on the paper."""
        left, top = self.panel.box[:2]
        return (xy - (left, top)) * self.panel.factor + (self.x, self.y)

    def on_figure(self, xy: Points) -> Points:
        """Places on the paper (n, 2) in mm of the neutral figure, whichever body is printed."""
        left, top = self.panel.box[:2]
        seen = (xy - (self.x, self.y)) / self.panel.factor + (left, top)
        warp = self.panel.warp
        return seen if warp is None else np.array([warp.to_plain(x, y) for x, y in seen.tolist()])

    def body(self) -> MultiPolygon:
        """The printed body, mm of paper."""
        panel = self.panel
        shown = panel.seen(panel.shown(open_atlas().silhouette(panel.view)))
        return polygons_of(shapely.transform(shown, self.on_paper))


@dataclass(frozen=True, slots=True)
class LegendRow:
    """One pen in the legend: the printed patch, the box to try the pen in, the boxes for 0 to 10."""

    pen: Pen
    patch: Box
    trial: Box
    steps: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole sheet. marks: each corner mark with x and y of its upper left corner; code: corner of its first cell."""

    kind: SheetKind
    paper: Paper
    marks: tuple[tuple[Marker, float, float], ...]
    code: tuple[float, float]
    panels: tuple[Placed, ...]
    legend: tuple[LegendRow, ...]

    def corners(self, marker_id: int) -> Points:
        """The four corners (4, 2) of a mark, clockwise from its upper left one."""
        x, y = next((x, y) for marker, x, y in self.marks if marker.id == marker_id)
        return np.array([(x, y), (x + MARK, y), (x + MARK, y + MARK), (x, y + MARK)])

    def code_middles(self) -> Points:
        """The middle of every cell of the code (n, 2), row by row."""
        x, y = self.code
        return np.array(
            [(x + (i + 0.5) * CELL, y + (j + 0.5) * CELL) for j in range(ROWS) for i in range(COLUMNS)]
        )


@cache
def layout_of(kind: SheetKind) -> Layout:
    """The layout of a sheet; always the same."""
    paper = PAPERS[kind.paper]
    right, low = paper.width - MARGIN - MARK, paper.height - MARGIN - MARK
    marks = tuple((m, right if m.right else MARGIN, low if m.low else MARGIN) for m in MARKERS)
    code = (right - BESIDE - COLUMNS * CELL, MARGIN + MARK - ROWS * CELL)
    return Layout(kind, paper, marks, code, _panels(kind, paper), _legend(paper))


def _panels(kind: SheetKind, paper: Paper) -> tuple[Placed, ...]:
    """The views as large as they fit, the feet as much enlarged as lets the body stand largest."""
    panels = sheet_panels(open_atlas(), PainDrawing(), kind.figure, VIEWS, kind.views == "whole")
    wide, high = paper.width - 2 * MARGIN, paper.height - HEAD - FOOT
    tries = [_packed(panels, feet, wide, high) for feet in FEET]
    sized, views = max(tries, key=lambda one: one[1].size * one[0][-1].factor ** 0.25)
    across, down = MARGIN + (wide - views.wide) / 2, HEAD + (high - views.high) / 2
    return tuple(
        _placed(panel, room, across, down, views.size)
        for panel, room in zip(sized, views.boxes, strict=True)
    )


def _packed(
    panels: Sequence[Panel], feet: float, wide: float, high: float
) -> tuple[tuple[Panel, ...], Packed]:
    sized = tuple(replace(panel, factor=min(panel.factor, feet)) for panel in panels)
    return sized, packed([Piece(p.width, p.height, NARROWEST) for p in sized], wide, high, SPACING)


def _placed(panel: Panel, room: Box, across: float, down: float, size: float) -> Placed:
    made = replace(panel, factor=panel.factor * size)
    box = (room[0] + across, room[1] + down, room[2] + across, room[3] + down)
    return Placed(made, box, (box[0] + box[2] - made.width) / 2, box[1] + SPACING.above)


PATCH, TRIAL, STEP = 9.0, 13.0, 5.2
"""mm: width of a patch, of a box to try a pen in, and along a side of a box for a strength."""
PATCH_AT, WORDS_AT, TRIAL_AT = 0.0, 11.5, 84.0
"""mm from the left edge of the legend."""
STEP_GAP = 1.4


def _legend(paper: Paper) -> tuple[LegendRow, ...]:
    return tuple(_row(pen, paper, paper.height - FOOT + 8.0 + i * ROW) for i, pen in enumerate(PENS))


def _row(pen: Pen, paper: Paper, y: float) -> LegendRow:
    left = MARGIN + PATCH_AT
    start = paper.width - MARGIN - STEPS * STEP - (STEPS - 1) * STEP_GAP
    steps = tuple(_box(start + i * (STEP + STEP_GAP), y, STEP) for i in range(STEPS))
    return LegendRow(pen, _box(left, y, PATCH), _box(MARGIN + TRIAL_AT, y, TRIAL), steps)


def _box(x: float, y: float, wide: float) -> Box:
    return x, y, x + wide, y + STEP

