"""The body sheet as SVG text, in mm of paper: bodies, corner marks, code, legend, plain words. The same sheet, the same bytes."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.picture import figure_svg
from bodymap.exports.palette import Skin
from bodymap.exports.panels import Box
from bodymap.exports.svg import body_svg, sides_svg
from bodymap.exports.svg_text import ALARM, INK, PAGE, QUIET, number, path, text_line
from bodymap.language import tr, tr_later
from bodymap.paper.code import COLUMNS, SheetKind, code_cells
from bodymap.paper.layout import (
    BESIDE,
    CELL,
    FOOT,
    MARGIN,
    MARK,
    TRIAL_AT,
    WORDS_AT,
    Layout,
    LegendRow,
    Placed,
    layout_of,
)

SKIN = Skin(
    dark="#ffffff",
    light="#ffffff",
    shadow="#ffffff",
    outline="#5c6670",
    ink="#a3abb3",
    nail="#ffffff",
    nipple="#a3abb3",
    cloth="#ffffff",
    cloth_light="#ffffff",
)
"""A white body in grey lines: nothing printed on it has a colour that could be taken for a pen."""
BLACK = "#000000"
UNIT = 0.13
"""mm of paper of one unit of the words around a view, as in the report (exports/report_picture.py)."""
TITLE = tr_later("Show where you feel it")
STEPS = (
    tr_later("1.  Take felt-tip pens in these four colours and try each one in its box below."),
    tr_later("2.  Colour the places on the bodies, or draw a closed line around them: all inside a closed line counts."),
    tr_later("3.  LEFT is your own left side. Mark how strong it is, 0 (nothing) to 10 (worst). Leave out what you do not feel."),
)
NO_PEN = tr_later("Burning, or cramp? Use red and write the word beside the body.")
HOW_STRONG = tr_later("How strong? Mark one box in a line.")
TRY = tr_later("Try the pen")
SAFETY, SAFETY_LINE, SAFETY_SIZE = 142, 3.6, 2.95
"""Letters in a line of the safety words, mm from line to line, height of the letters in mm."""
LEGEND_WORDS = 3.5


def sheet_svg(kind: SheetKind, safety_net: str) -> str:
    """The sheet. safety_net: what to do if things change (library.safety_net), on the sheet whole."""
    layout = layout_of(kind)
    parts = [
        *_marks(layout),
        *_code(layout),
        *_words(layout),
        *(part for placed in layout.panels for part in _view(placed, kind.figure)),
        *_legend(layout),
        *_safety(layout, safety_net),
    ]
    wide, high = number(layout.paper.width), number(layout.paper.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" '
        f'width="{wide}mm" height="{high}mm">'
    )
    return "\n".join([head, f'<rect width="{wide}" height="{high}" fill="{PAGE}"/>', *parts, "</svg>\n"])


def _squares(cells: Iterable[tuple[float, float]]) -> str:
    """Black cells as one path, so that no hair of white shows between two of them."""
    return path(
        "".join(f"M{number(x)},{number(y)}h{CELL}v{CELL}h-{CELL}Z" for x, y in cells), fill=BLACK
    )


def _marks(layout: Layout) -> Iterator[str]:
    for marker, x, y in layout.marks:
        yield _squares((x + i * CELL, y + j * CELL) for i, j in marker.black())


def _code(layout: Layout) -> Iterator[str]:
    x, y = layout.code
    cells = code_cells(layout.kind)
    yield _squares((x + i % COLUMNS * CELL, y + i // COLUMNS * CELL) for i, on in enumerate(cells) if on)
    end = x + COLUMNS * CELL
    yield text_line(end, y - 1.8, 2.3, layout.kind.words, colour=QUIET, anchor="end")


def _words(layout: Layout) -> Iterator[str]:
    left = MARGIN + MARK + BESIDE
    yield text_line(left, MARGIN + 6.2, 6.6, tr(TITLE), bold=True)
    for i, line in enumerate(STEPS):
        yield text_line(MARGIN, MARGIN + MARK + 6.2 + i * 4.6, 3.3, tr(line))


def _view(placed: Placed, figure: str) -> Iterator[str]:
    panel = placed.panel
    k = panel.factor
    body = figure_svg(panel.view, asdict(SKIN), figure)
    move = f"translate({placed.x - panel.box[0] * k:.3f} {placed.y - panel.box[1] * k:.3f}) scale({k:.6f})"
    yield f'<g transform="{move}">{body_svg(open_atlas(), panel, body)}</g>'
    left, _, right, _ = placed.room
    sides = sides_svg(open_atlas(), panel.view, left / UNIT, right / UNIT, (placed.y - 1.2) / UNIT)
    yield f'<g transform="scale({UNIT})">{"".join(sides)}</g>'


def _legend(layout: Layout) -> Iterator[str]:
    y = layout.paper.height - FOOT + 5.6
    first = layout.legend[0]
    yield text_line(MARGIN + TRIAL_AT, y, 2.6, tr(TRY), colour=QUIET)
    yield text_line(first.steps[0][0], y - 2.0, 2.6, tr(HOW_STRONG), colour=QUIET)
    for i, box in enumerate(first.steps):
        yield text_line((box[0] + box[2]) / 2, y + 1.6, 2.6, str(i), colour=INK, anchor="middle")
    for row in layout.legend:
        yield from _row(row)
    yield text_line(MARGIN, layout.legend[-1].patch[3] + 4.6, 3.3, tr(NO_PEN), colour=INK)


def _row(row: LegendRow) -> Iterator[str]:
    yield _rect(row.patch, row.pen.printed, "none")
    foot = row.patch[3] - 1.4
    name = row.pen.words.capitalize()
    yield text_line(MARGIN + WORDS_AT, foot, LEGEND_WORDS, name, bold=True)
    yield text_line(MARGIN + WORDS_AT + 15.0, foot, LEGEND_WORDS, row.pen.sensation.words)
    for box in (row.trial, *row.steps):
        yield _rect(box, PAGE, SKIN.outline)


def _rect(box: Box, fill: str, stroke: str) -> str:
    left, top, right, bottom = map(number, box)
    return path(f"M{left},{top}H{right}V{bottom}H{left}Z", fill=fill, stroke=stroke, stroke_width="0.25")


def _safety(layout: Layout, words: str) -> Iterator[str]:
    """All of it, a sentence a paragraph, the first in the colour of warnings; between the lower corner marks."""
    first, *rest = words.split(". ")
    paragraphs = [f"{first}." if rest else first, ". ".join(rest)]
    lines = [(i, line) for i, one in enumerate(paragraphs) for line in textwrap.wrap(one, SAFETY)]
    y = layout.paper.height - MARGIN - 0.8 - (len(lines) - 1) * SAFETY_LINE
    left = MARGIN + MARK + BESIDE
    for number_, (paragraph, line) in enumerate(lines):
        colour = INK if paragraph else ALARM
        yield text_line(left, y + number_ * SAFETY_LINE, SAFETY_SIZE, line, colour=colour)
