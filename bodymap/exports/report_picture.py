"""The drawing on a page of the report: views as large as the room allows, the patient's sides, letters and legend.

One user unit is 0.13 mm of paper (UNIT), at whatever size the body stands, so that words, lines and patterns are as easy to read in a
crowded picture as in an empty one.
"""

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from shapely import Polygon

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.atlas.naming import roomiest
from bodymap.atlas.picture import figure_svg
from bodymap.atlas.variants import NEUTRAL
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.exports.label_places import Size, Wish, placed
from bodymap.exports.mark_svg import mark_svg, swatch_svg
from bodymap.exports.packing import Packed, Piece, Spacing, packed
from bodymap.exports.palette import PRINT_SKIN, SKINS
from bodymap.exports.panels import FEET_FACTOR, Panel, sheet_panels
from bodymap.exports.report_key import Entry, Key, legend_key
from bodymap.exports.svg import body_svg, sides_svg
from bodymap.exports.svg_text import INK, PAGE, QUIET, TEXT, number, page, path, text_line
from bodymap.language import tr

UNIT = 0.13
"""mm of paper of one unit: letters of 26 units are 9.6 points high."""
ALWAYS = (View.FRONT, View.BACK)
SPACING = Spacing(across=44.0, above=74.0, below=46.0)
NARROWEST: Mapping[View, float] = {
    View.FRONT: 205.0,
    View.BACK: 205.0,
    View.SIDE_LEFT: 150.0,
    View.SIDE_RIGHT: 150.0,
    View.INNER_LEFT: 275.0,
    View.INNER_RIGHT: 275.0,
    View.FEET_TOP: 225.0,
    View.FEET_SOLE: 205.0,
    View.PERINEUM: 235.0,
}
"""Units that the words above a view need: its name, or LEFT and RIGHT beside each other."""
BOTH_SIDES = frozenset(View) - {View.SIDE_LEFT, View.SIDE_RIGHT, View.INNER_LEFT, View.INNER_RIGHT}
"""Views with both of a person's sides in them."""
CAPITAL, BETWEEN_SIDES = TEXT * 0.715, 37.0
"""Units of a bold capital letter on the average, and between the words LEFT and RIGHT."""
FEET = (FEET_FACTOR, 2.4, 2.0, 1.6)
"""How much larger than the body insets may stand, the best first."""
BLACK = "#000000"
FAINTEST = 0x99
"""Green of a tone from which it is paper in black and white."""
_COLOUR = re.compile(r"#[0-9a-f]{2}([0-9a-f]{2})[0-9a-f]{2}")
LETTER, SMALLEST_LETTER = 25.0, 16.0
"""Height of the letter on a mark, in units, where the body is large, and where it is small."""
LARGE_BODY = 0.5
"""Units of a mm of the body from which letters have their full height."""
TINY = 0.022
"""mm on paper of 1 mm of the body: below that front and back alone are drawn, for nothing could be seen of more."""
NOTE = 34.0
"""Height of a line below the legend, in units."""
MOST_PARTS = 3
"""Parts of one mark that get its letter."""
AROUND = (
    (0, 0),
    (0, -1),
    (0, 1),
    (1, 0),
    (-1, 0),
    (1, -1),
    (-1, 1),
    (0, -2),
    (0, 2),
    (1.6, 0),
    (-1.6, 0),
    (0, 3),
    (0, -3),
)
"""Where a letter may stand when its place is taken, in heights of a letter."""
BESIDE = 40.0
ENTRY = (420.0, 72.0)
"""Width and height of an entry of the legend, in units."""
_SWATCH = (62.0, 46.0)
_CAPITAL, _WIDE, _HALO = 0.36, 0.68, 7.5


@dataclass(frozen=True, slots=True)
class Picture:
    """svg: the text; scale: mm on paper of 1 mm of the body in the views that are not enlarged; views: those drawn."""

    svg: str
    scale: float
    views: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands: panels with their factors, their boxes, and the corner and columns of the legend."""

    panels: tuple[Panel, ...]
    views: Packed
    legend: tuple[float, float]
    columns: int


def report_picture(
    atlas: Atlas,
    drawing: PainDrawing,
    width: float,
    height: float,
    *,
    colour: bool = True,
    figure: str = NEUTRAL,
) -> Picture:
    """Front, back and every view with a mark, and the legend, in a box of paper (mm).

    colour: False = pure black on white, told apart by pattern and letter alone. figure: whose body is drawn.
    """
    wide, high = width / UNIT, height / UNIT
    legend = legend_key(drawing.marks)
    shown = drawing
    plan = _plan(sheet_panels(atlas, drawing, figure, ALWAYS), legend, wide, high)
    if plan.views.size * UNIT < TINY:
        shown = replace(drawing, marks=tuple(m for m in drawing.marks if m.view in ALWAYS))
        plan = _plan(sheet_panels(atlas, shown, figure, ALWAYS), legend, wide, high)
    skin = "paper" if colour else PRINT_SKIN
    parts: list[str] = []
    for panel, box in zip(plan.panels, plan.views.boxes, strict=True):
        marks = [mark for mark in shown.marks if mark.view is panel.view]
        body = figure_svg(panel.view, asdict(SKINS[skin]), figure)
        x, y = (box[0] + box[2] - panel.width) / 2, box[1] + SPACING.above
        move = (
            f"translate({number(x - panel.box[0] * panel.factor)} {number(y - panel.box[1] * panel.factor)})"
        )
        parts += [
            f'<g transform="{move} scale({panel.factor:.5f})">',
            body_svg(atlas, panel, body),
            *(mark_svg(mark, panel, skin) for mark in marks),
            "</g>",
            *_letters(panel, marks, legend, x, y),
            *sides_svg(atlas, panel.view, box[0], box[2], y - TEXT * 0.6),
            _scale_bar(box[0], box[2], y + panel.height + 14, panel.factor),
        ]
    parts += _legend(legend, plan, skin)
    svg = page(wide, high, parts)
    return Picture(svg if colour else _black(svg), plan.views.size * UNIT, tuple(p.view for p in plan.panels))


def _plan(panels: Sequence[Panel], legend: Key, wide: float, high: float) -> _Plan:
    """The legend below or beside the views, and the insets as much enlarged as lets the body stand largest."""
    plans: list[tuple[float, _Plan]] = []
    columns = max(1, int(wide // ENTRY[0]))
    entries, note = max(len(legend.entries), 1), NOTE if legend.note else 0.0
    below = -(-entries // columns) * ENTRY[1] + note
    for enlarged in FEET:
        sized = tuple(replace(p, factor=min(p.factor, enlarged)) for p in panels)
        pieces = [Piece(p.width, p.height, _narrowest(p.view)) for p in sized]
        for room, corner in (((wide, high - below), "below"), ((wide - ENTRY[0], high), "beside")):
            if corner == "beside" and SPACING.above + entries * ENTRY[1] + 2 * note > high:
                continue
            views = packed(pieces, *room, SPACING)
            made = tuple(replace(p, factor=p.factor * views.size) for p in sized)
            plan = _centred(_Plan(made, views, (0.0, 0.0), columns), corner, wide, high, below)
            plans.append((views.size * enlarged**0.25, plan))
    return max(plans, key=lambda one: one[0])[1]


def _narrowest(view: View) -> float:
    """Units that the words above a view need in the language spoken: LEFT and RIGHT never run into each other."""
    sides = sum(len(side.word) for side in (Side.LEFT, Side.RIGHT)) * CAPITAL + BETWEEN_SIDES
    return max(NARROWEST[view], sides if view in BOTH_SIDES else 0.0)


def _centred(plan: _Plan, corner: str, wide: float, high: float, below: float) -> _Plan:
    """The views in the middle of their room, the legend right beside or below them."""
    views = plan.views
    room = wide - ENTRY[0] if corner == "beside" else wide
    gap = SPACING.across if corner == "beside" else 0.0
    x = max(0.0, (room - views.wide) / 2 - gap)
    moved = replace(views, boxes=tuple((a + x, b, c + x, d) for a, b, c, d in views.boxes))
    if corner == "beside":
        return replace(plan, views=moved, legend=(x + views.wide + 2 * gap, SPACING.above), columns=1)
    return replace(plan, views=moved, legend=(0.0, min(views.high, high - below)))


# -- letters and legend


def _letters(panel: Panel, marks: Sequence[Mark], legend: Key, x: float, y: float) -> list[str]:
    """The letter of every mark on its larger parts, none over another."""
    size = max(SMALLEST_LETTER, LETTER * min(1.0, (panel.factor / LARGE_BODY) ** 0.5))
    wanted = [
        (legend.label(mark), _spots(panel, part, x, y, size))
        for mark in marks
        for part in sorted(panel.seen(mark.area).geoms, key=lambda p: -p.area)[:MOST_PARTS]
    ]
    room = (x - BESIDE, y - SPACING.above / 2, x + panel.width + BESIDE, y + panel.height + 10)
    places = placed(
        [
            Wish([_letter_size(text, size)], spots, room, rank=number_)
            for number_, (text, spots) in enumerate(wanted)
        ]
    )
    return [
        _haloed(place.x, place.y, size, text)
        for (text, _), place in zip(wanted, places, strict=True)
        if place is not None
    ]


def _letter_size(text: str, size: float) -> Size:
    half = len(text) * size * _WIDE / 2 + _HALO / 2
    return Size((-half, -size * _CAPITAL - 2, half, size * _CAPITAL + 2))


def _spots(panel: Panel, part: Polygon, x: float, y: float, size: float) -> list[tuple[float, float, float]]:
    """The roomiest place of a part in units of the page, then places around it."""
    across, down, room = roomiest(part)
    k = panel.factor
    middle = (x + (across - panel.box[0]) * k, y + (down - panel.box[1]) * k)
    return [(middle[0] + a * size, middle[1] + b * size, room * k) for a, b in AROUND]


def _haloed(x: float, y: float, size: float, text: str) -> str:
    """The letter once as a light edge and once in ink: not every reader of SVG knows the order of painting."""
    ink = text_line(x, y + size * _CAPITAL, size, text, colour=BLACK, bold=True, anchor="middle")
    edge = f'<text stroke="{PAGE}" stroke-width="{number(_HALO)}" stroke-linejoin="round" '
    return f"{ink.replace('<text ', edge, 1)}{ink}"


def _legend(legend: Key, plan: _Plan, skin: str) -> list[str]:
    """Letter, colour and pattern, and the words of every feeling."""
    left, top = plan.legend
    if not legend.entries:
        return [text_line(left, top + TEXT, TEXT, tr("Nothing is painted."), colour=INK)]
    parts = [
        part
        for i, entry in enumerate(legend.entries)
        for part in _entry(
            entry, left + i % plan.columns * ENTRY[0], top + i // plan.columns * ENTRY[1], skin
        )
    ]
    foot = top + -(-len(legend.entries) // plan.columns) * ENTRY[1] + TEXT * 0.8
    lines = textwrap.wrap(legend.note, 34 if plan.columns == 1 else 80)
    return parts + [text_line(left, foot + i * NOTE, TEXT * 0.8, line) for i, line in enumerate(lines)]


def _entry(entry: Entry, x: float, y: float, skin: str) -> tuple[str, ...]:
    at = x + LETTER * 1.3
    beside = at + _SWATCH[0] + 14
    lines = ((entry.words, True), (entry.more, False)) if entry.more else ((entry.words, True),)
    return (
        text_line(x, y + 34, LETTER, entry.letter, colour=BLACK, bold=True),
        swatch_svg(entry.like, (at, y + 2, at + _SWATCH[0], y + 2 + _SWATCH[1]), skin),
        *(
            text_line(beside, y + 22 + i * 28 + (0 if entry.more else 12), TEXT * 0.94, line, bold=strong)
            for i, (line, strong) in enumerate(lines)
        ),
    )


def _scale_bar(left: float, right: float, y: float, factor: float) -> str:
    """10 cm of the body, or 5 of an enlarged view, in the middle under it."""
    cm = 10 if factor * 100 < (right - left) * 0.6 else 5
    length = cm * 10 * factor
    start = (left + right - length - 70) / 2
    d = f"M{number(start)},{number(y)}v9h{number(length)}v-9"
    label = text_line(start + length + 10, y + 12, TEXT * 0.8, f"{cm} cm", colour=QUIET)
    return path(d, fill="none", stroke=QUIET, stroke_width="2.5") + label


def _black(svg: str) -> str:
    """Every tone as black or as white, whichever is nearer to what it is for: faint lines stay lines."""
    return _COLOUR.sub(lambda found: PAGE if int(found[1], 16) >= FAINTEST else BLACK, svg)
