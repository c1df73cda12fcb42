"""The painted figure as SVG text: one view, or a sheet with the body and the feet at three times its scale.

Only plain paths, circles, lines and text: no filters, patterns, clip paths or style sheets, which QtSvg draws
badly or not at all. Patterns are cut to the marks here. One user unit is 1 mm of the body.
"""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import chain

import shapely

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.atlas.picture import figure_svg
from bodymap.atlas.variants import NEUTRAL
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.stroke_area import polygons_of
from bodymap.exports.beneath_svg import BeneathPage
from bodymap.exports.cropping import cropped
from bodymap.exports.extent_words import painted_words
from bodymap.exports.map_svg import MapPage
from bodymap.exports.mark_svg import ENTRY_WIDTH, legend_height, legend_svg, mark_svg
from bodymap.exports.page_names import names_svg
from bodymap.exports.palette import SKINS
from bodymap.exports.panels import EDGE, GAP, NARROWEST, Panel, row_width, rows_of, sheet_panels, whole_panel
from bodymap.exports.reading_text import NOT_A_DIAGNOSIS
from bodymap.exports.svg_text import ALARM, PAGE, QUIET, TEXT, area_path, number, page, path, text_line
from bodymap.language import tr
from bodymap.reasoning.coverage import extent

HEADING = 34.0
"""Height of the letters of a heading, in mm of the body."""

HEADER, FOOTER = 68.0, 78.0
"""mm of the body above panels for their words, below them for the scale bar."""

_BOLD = 0.82
"""Bold letters are wider: a line of them takes so much less of the words."""
_OUTER = re.compile(r"^.*?<svg\b[^>]*>(.*)</svg>\s*$", re.DOTALL)
_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)


def drawing_svg(
    atlas: Atlas, drawing: PainDrawing, view: View, figure: str | None = None, *, legend: bool = True
) -> str:
    """One view with its marks, sides, scale bar and, if wanted, the legend.

    figure: the SVG text of the bare body as of atlas/picture.py; None = the outline alone.
    """
    panel = whole_panel(atlas, view)
    marks = [mark for mark in drawing.marks if mark.view is view]
    width = max(panel.width, ENTRY_WIDTH if legend else NARROWEST) + GAP
    x, y = (width - panel.width) / 2, HEADER + GAP / 2
    below = y + panel.height + TEXT
    parts = [
        _placed(atlas, panel, marks, figure, x, y),
        _scale_bar(x + panel.width, below, panel.factor),
    ]
    if legend:
        parts += legend_svg(marks, GAP / 2, below + TEXT, width - GAP)
        below += TEXT + legend_height(marks, width - GAP)
    return page(width, below + GAP / 2, parts)


def sheet_svg(
    atlas: Atlas,
    drawing: PainDrawing,
    title: str = "",
    *,
    warnings: Sequence[str] = (),
    advice: str = "",
    skin: str = "paper",
    figure: str = NEUTRAL,
    picture: bool = True,
    maps: Sequence[MapPage] = (),
    beneath: BeneathPage | None = None,
    views: Sequence[View] = (),
    whole: bool = False,
    legend: bool = True,
) -> str:
    """Front and back from the waist down, foot tops and soles three times as large, and the legend.

    The whole body is shown where something is painted above the waist or on the hands, and further views when
    they hold a mark, so that nothing painted is ever left off the paper. warnings: red flags, at the head of the page;
    advice: what to do if things change, at its foot; skin: a row of palette.SKINS;
    picture: False draws outlines instead of the figure; maps: under the drawing, which is shown once for each, with
    its title above and its source at the foot; beneath: what to draw under the skin, told at the foot;
    views: instead of the four, whole: the whole body in them; legend: of the feelings. Nothing is written that is not asked for: no name, no date.
    """
    rows = rows_of(sheet_panels(atlas, drawing, figure, views, whole))
    width = max(row_width(row) for row in rows) + 2 * GAP
    room = width - 2 * GAP
    head, y = _head(title, warnings, width)
    parts = [*head]
    for shown in maps or (None,):
        if shown is not None:
            for line in _wrapped(shown.heading, room * _BOLD, HEADING):
                parts.append(text_line(GAP, y + HEADING, HEADING, line, bold=True))
                y += HEADING * 1.25
            y += HEADING * 0.55
        for row in rows:
            x = (width - row_width(row)) / 2
            parts += _row(atlas, row, drawing.marks, skin if picture else "", figure, x, y, shown, beneath)
            y += HEADER + max(panel.height for panel in row) + FOOTER
        key, high = shown.key(GAP, y, room) if shown else ([], 0.0)
        parts += key
        y += high
    if legend:
        parts += legend_svg(drawing.marks, GAP, y, room)
        y += legend_height(drawing.marks, room)
    told = [beneath.foot] if beneath else []
    told += dict.fromkeys(line for one in maps for line in one.foot)
    enlarged = any(panel.factor > 1 for row in rows for panel in row)
    feet = (_foot_line(atlas, drawing, enlarged), *told, advice, tr(NOT_A_DIAGNOSIS))
    for line in chain.from_iterable(_wrapped(line, room) for line in feet):
        parts.append(text_line(GAP, y + TEXT, TEXT * 0.9, line, colour=QUIET))
        y += TEXT * 1.3
    return page(width, y + GAP, parts)


def _head(title: str, warnings: Iterable[str], width: float) -> tuple[list[str], float]:
    """Title and warnings at the head of a sheet, and the y below them."""
    parts: list[str] = []
    y = GAP
    if title:
        size = HEADING * 1.3
        for line in _wrapped(title, (width - 2 * GAP) * _BOLD, size):
            parts.append(text_line(GAP, y + HEADING, size, line, bold=True))
            y += size * 1.25
        y += HEADING * 2.2 - size * 1.25
    for line in chain.from_iterable(_wrapped(warning, (width - 2 * GAP) * _BOLD) for warning in warnings):
        parts.append(text_line(GAP, y + TEXT, TEXT, line, colour=ALARM, bold=True))
        y += TEXT * 1.5
    return parts, y


def _row(
    atlas: Atlas,
    panels: Iterable[Panel],
    marks: Sequence[Mark],
    skin: str,
    figure: str,
    x: float,
    y: float,
    shown: MapPage | None = None,
    beneath: BeneathPage | None = None,
) -> Iterable[str]:
    """The panels of one row side by side from x, with their words and scale bars; skin "" = outlines alone."""
    for panel in panels:
        here = [mark for mark in marks if mark.view is panel.view]
        body = figure_svg(panel.view, asdict(SKINS[skin]), figure) if skin else None
        inset = (panel.room - panel.width) / 2
        ink = skin or "paper"
        yield _placed(atlas, panel, here, body, x + inset, y + HEADER, shown, beneath, ink)
        yield _scale_bar(x + inset + panel.width, y + HEADER + panel.height + TEXT, panel.factor)
        x += panel.room + GAP


def _wrapped(words: str, width: float, size: float = TEXT * 0.9) -> list[str]:
    """The words in lines that fit the width (mm); half the letter height is a safe mean width of a letter."""
    return textwrap.wrap(words, max(20, int(width / (size * 0.52))))


def _foot_line(atlas: Atlas, drawing: PainDrawing, enlarged: bool) -> str:
    """How much is painted and whose sides these are; enlarged: feet are shown larger than the rest."""
    sizes = {view: atlas.silhouette(view).area for view in atlas.views}
    painted = f"{painted_words(extent(atlas, drawing), sizes)}." if drawing.marks else ""
    feet = tr("Feet at three times the scale of the body.") if enlarged else ""
    return " ".join(filter(None, (painted, tr("LEFT and RIGHT are the patient's own sides."), feet)))


# One view on paper.


def _placed(
    atlas: Atlas,
    panel: Panel,
    marks: Iterable[Mark],
    figure: str | None,
    x: float,
    y: float,
    shown: MapPage | None = None,
    beneath: BeneathPage | None = None,
    skin: str = "paper",
) -> str:
    """The panel with its words above, its upper left corner at (x, y) of the page."""
    k = panel.factor
    names = (*(beneath.names(panel) if beneath else ()), *(shown.names(panel) if shown else ()))
    inner = [
        body_svg(atlas, panel, figure),
        beneath.ground(panel) if beneath else "",
        shown.ground(panel) if shown else "",
        *(mark_svg(mark, panel, skin) for mark in marks),
        beneath.over(panel) if beneath else "",
        names_svg(names, panel),
    ]
    move = f"translate({number(x - panel.box[0] * k)} {number(y - panel.box[1] * k)}) scale({number(k)})"
    return "\n".join(
        [
            f'<g transform="{move}">',
            *filter(None, inner),
            "</g>",
            *sides_svg(atlas, panel.view, x, x + panel.width, y - TEXT / 2),
        ]
    )


def body_svg(atlas: Atlas, panel: Panel, figure: str | None) -> str:
    """The bare figure, cut to what the panel shows; without a picture the outline alone."""
    whole = atlas.silhouette(panel.view)
    shown = panel.seen(
        whole if panel.hidden.is_empty else polygons_of(shapely.difference(whole, panel.hidden))
    )
    if figure is None:
        return path(area_path(shown.geoms), fill=PAGE, stroke=QUIET, stroke_width=number(2 / panel.factor))
    found = _OUTER.match(figure)
    inside = _COMMENT.sub("", found.group(1)).strip() if found else ""
    if panel.hidden.is_empty:
        return inside
    return cropped(inside, shown.buffer(EDGE).intersection(shapely.box(*panel.box)))


def sides_svg(
    atlas: Atlas,
    view: View,
    left: float,
    right: float,
    y: float,
    size: float = TEXT,
    caption: float = TEXT,
    name: str = "",
) -> list[str]:
    """The patient's LEFT and RIGHT at the edges, the name of the view between them ("" = its usual one); sizes of the letters
    of both, in units.
    """
    faces = sorted(atlas.zones(view), key=lambda face: face.shape.bounds[0])
    first, last = faces[0].side, faces[-1].side
    found = [text_line(left, y, size, first.word.upper(), bold=True)]
    if first is not last:
        found.append(text_line(right, y, size, last.word.upper(), bold=True, anchor="end"))
    middle = (left + right) / 2
    found.append(text_line(middle, y - size * 1.2, caption, name or view.caption, colour=QUIET, anchor="middle"))
    return found


def _scale_bar(right: float, y: float, factor: float) -> str:
    """10 cm of the body, 5 cm of an enlarged view, ending at `right`."""
    cm = 10 if factor == 1 else 5
    length = cm * 10 * factor
    d = f"M{number(right - length)},{number(y - 8)}v8h{number(length)}v-8"
    label = text_line(right - length - 10, y, TEXT * 0.8, f"{cm} cm", colour=QUIET, anchor="end")
    return path(d, fill="none", stroke=QUIET, stroke_width="2.5") + label
