"""Painted places on paper: colour, pattern and outline of a mark, and the legend of the feelings."""

from collections.abc import Iterable

import shapely
from shapely import MultiPolygon

from bodymap.drawing.pain_drawing import Mark
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.palette import mark_ink, mark_pattern, wash_share
from bodymap.exports.panels import Box, Panel
from bodymap.exports.patterns import PatternShapes, pattern_lines
from bodymap.exports.svg_text import QUIET, TEXT, area_path, dot_path, line_path, number, path, text_line
from bodymap.exports.words import feeling_words
from bodymap.language import tr

SPACING = 12.5
"""mm between repeats of a pattern, on paper at the scale of the body."""
ENTRY_WIDTH = 620.0
"""mm of one entry of the legend."""
_SWATCH = (60.0, 34.0)


def mark_svg(mark: Mark, panel: Panel, skin: str) -> str:
    """Colour, pattern and outline of a mark; lines and repeats keep their size on paper in enlarged views."""
    area, factor = panel.seen(mark.area), panel.factor
    pattern = pattern_lines(area, mark_pattern(mark.sensation, skin), SPACING / factor)
    return _inked(mark, area_path(area.geoms), pattern, 1 / factor, skin)


def _inked(mark: Mark, outline: str, pattern: PatternShapes, unit: float, skin: str = "paper") -> str:
    ink = mark_ink(mark.sensation, skin)
    dash = {"stroke_dasharray": f"{number(9 * unit)} {number(6 * unit)}"} if mark.depth is Depth.DEEP else {}
    wash = number(ink.share * wash_share(mark.intensity))
    parts = [path(outline, fill=ink.wash, fill_opacity=wash, fill_rule="evenodd")] if ink.share else []
    if pattern.lines:
        width = number(1.6 * unit)
        lines = "".join(line_path(line) for line in pattern.lines)
        parts.append(path(lines, fill="none", stroke=ink.line, stroke_width=width, stroke_linecap="round"))
    if pattern.dots:
        dots = "".join(dot_path(x, y, pattern.radius) for x, y in pattern.dots)
        parts.append(path(dots, fill=ink.line))
    parts.append(path(outline, fill="none", stroke=ink.edge, stroke_width=number(2 * unit), **dash))
    return "\n".join(parts)


def feelings(marks: Iterable[Mark]) -> list[Mark]:
    """One mark of each feeling, in the order of the table of sensations, stronger ones first."""
    found = {(m.sensation, m.intensity, m.depth): m for m in marks}
    order = list(Sensation)
    return sorted(
        found.values(), key=lambda m: (order.index(m.sensation), -(m.intensity or 0), m.depth.value)
    )


def legend_svg(marks: Iterable[Mark], x: float, y: float, width: float) -> list[str]:
    """Colour, pattern and words of every feeling, in columns."""
    found = feelings(marks)
    if not found:
        return [text_line(x, y + _SWATCH[1] * 0.75, TEXT, tr("Nothing is painted."), colour=QUIET)]
    columns = _columns(width)
    return [
        part
        for i, mark in enumerate(found)
        for part in _entry(mark, x + i % columns * ENTRY_WIDTH, y + i // columns * _SWATCH[1] * 1.5)
    ]


def _entry(mark: Mark, x: float, y: float) -> tuple[str, str]:
    words = text_line(x + _SWATCH[0] + 16, y + _SWATCH[1] * 0.75, TEXT, feeling_words(mark))
    return swatch_svg(mark, (x, y, x + _SWATCH[0], y + _SWATCH[1])), words


def swatch_svg(mark: Mark, box: Box, skin: str = "paper") -> str:
    """How a feeling looks, for a legend; box: left, top, right, bottom on the page."""
    swatch = MultiPolygon([shapely.box(*box)])
    pattern = pattern_lines(swatch, mark_pattern(mark.sensation, skin), SPACING)
    return _inked(mark, area_path(swatch.geoms), pattern, 1.0, skin)


def legend_height(marks: Iterable[Mark], width: float) -> float:
    """Mm that the legend takes in this width (mm)."""
    rows = -(-max(len(feelings(marks)), 1) // _columns(width))
    return rows * _SWATCH[1] * 1.5


def _columns(width: float) -> int:
    return max(1, int(width // ENTRY_WIDTH))
