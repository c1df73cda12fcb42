"""A drawing as small as a stamp: front and back and every view with a mark, in a row, with R and L beside them.

Lines and patterns are drawn coarser than on paper, so that they are still told apart at a hundred pixels.
"""

from collections.abc import Iterator
from dataclasses import replace

import shapely

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.stroke_area import polygons_of
from bodymap.exports.mark_svg import mark_svg
from bodymap.exports.panels import UPRIGHT, Panel, sheet_panels
from bodymap.exports.svg_text import QUIET, area_path, number, page, path, text_line

HIGH = 1200.0
"""mm of the body that the row is high."""
INSET = 0.55
"""What a foot is high of that: it tells that it is painted, and leaves the row short."""
BETWEEN = 90.0
"""mm between two views, with the letter of a side in it."""
LETTER = 110.0
"""Height of the letters, mm of the body."""
COARSE = 5.0
"""How much coarser than on paper."""
SMOOTH = 3.0
"""mm by which the outline may be off: less than a pixel."""
BODY = "#f4efe9"


def thumbnail_svg(atlas: Atlas, drawing: PainDrawing) -> str:
    """The whole SVG text, on white."""
    parts: list[str] = []
    x = BETWEEN
    for panel in sheet_panels(atlas, drawing, views=(View.FRONT, View.BACK)):
        high = HIGH if panel.view in UPRIGHT else HIGH * INSET
        scale = high / (panel.box[3] - panel.box[1])
        here = [mark for mark in drawing.marks if mark.view is panel.view]
        parts += _view(atlas, panel, here, x, scale)
        x += (panel.box[2] - panel.box[0]) * scale + BETWEEN
    return page(x, HIGH + LETTER * 1.3, parts)


def _view(atlas: Atlas, panel: Panel, marks: list[Mark], x: float, scale: float) -> Iterator[str]:
    left, top, right, _bottom = panel.box
    coarse = replace(panel, factor=scale / COARSE)
    shown = polygons_of(shapely.simplify(panel.shown(atlas.silhouette(panel.view)), SMOOTH))
    body = path(area_path(shown.geoms), fill=BODY, stroke=QUIET, stroke_width=number(8 / scale))
    move = f"translate({number(x - left * scale)} {number(LETTER * 1.3 - top * scale)}) scale({number(scale)})"
    yield f'<g transform="{move}">{body}'
    yield from (mark_svg(mark, coarse, "paper") for mark in marks)
    yield "</g>"
    faces = sorted(atlas.zones(panel.view), key=lambda face: face.shape.bounds[0])
    first, last = faces[0].side, faces[-1].side
    yield text_line(x, LETTER, LETTER, first.value, colour=QUIET, bold=True)
    if first is not last:
        end = x + (right - left) * scale
        yield text_line(end, LETTER, LETTER, last.value, colour=QUIET, bold=True, anchor="end")
