"""The painted figure as SVG text: one view, or a sheet with the body and the feet at three times its scale.

Only plain paths, circles, lines and text: no filters, patterns, clip paths or style sheets, which QtSvg draws
badly or not at all. Patterns are cut to the marks here. One user unit is 1 mm of the body.
"""

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain

import shapely
from shapely import MultiPolygon

from bodymap.atlas.atlas import Atlas, BodyMap
from bodymap.atlas.levels import View
from bodymap.atlas.picture import figure_svg
from bodymap.atlas.variants import NEUTRAL, Warp, warp_of
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.drawing.stroke_area import NOTHING, polygons_of
from bodymap.exports.cropping import cropped
from bodymap.exports.layer_svg import LayerPage
from bodymap.exports.map_svg import ground, levels_of, map_heading, names, source_line
from bodymap.exports.palette import SENSATION_INK, SKINS, mark_ink, wash_share
from bodymap.exports.patterns import PatternShapes, pattern_lines
from bodymap.exports.reading_text import NOT_A_DIAGNOSIS
from bodymap.exports.svg_text import (
    ALARM,
    PAGE,
    QUIET,
    area_path,
    dot_path,
    line_path,
    number,
    page,
    path,
    text_line,
)
from bodymap.exports.warping import warped
from bodymap.exports.words import feeling_words
from bodymap.reasoning.coverage import extent

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in mm."""

WAIST = 640.0
"""y of the cut through front, back and sides, mm: the waist, as in the window."""

ANKLE = 104.0
"""y of the cut through the view of the foot tops, mm: the shin, a hand's breadth above the ankle."""

FEET_FACTOR = 3.0
"""The little toe decides S1 and would be lost at the scale of the body."""

SPACING = 12.5
"""mm between repeats of a pattern, on paper at the scale of the body."""

TEXT, HEADING = 26.0, 34.0
"""Heights of the letters, in mm of the body."""

GAP, HEADER, FOOTER = 50.0, 68.0, 78.0
"""mm of the body between panels, above them for their words, below them for the scale bar."""

WIDEST_ROW = 3400.0
"""mm of the body; panels that go beyond it go into the next row."""

NARROWEST = 320.0
"""Width of the words above a view, in mm of the body."""

EDGE = 4.0
"""mm around a body kept free for its outline."""

_BOLD = 0.82
"""Bold letters are wider: a line of them takes so much less of the words."""
_SWATCH = (60.0, 34.0)
_ENTRY_WIDTH = 620.0
_FACTORS = {View.FEET_TOP: FEET_FACTOR, View.FEET_SOLE: FEET_FACTOR, View.PERINEUM: 1.6}
_UPRIGHT = (View.FRONT, View.BACK, View.SIDE_LEFT, View.SIDE_RIGHT)
_CUTS = {**dict.fromkeys(_UPRIGHT, WAIST), View.FEET_TOP: ANKLE}
_SHEET = (View.FRONT, View.BACK, View.FEET_TOP, View.FEET_SOLE)
_OUTER = re.compile(r"^.*?<svg\b[^>]*>(.*)</svg>\s*$", re.DOTALL)
_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Panel:
    """One view on paper: its box (mm of the view), how much larger than the body, and what of it is left out.

    box: in mm as they are seen on the figure; hidden: the part of the silhouette that the panel does not show,
    in mm of the neutral figure, as all drawings are; warp: from one to the other.
    """

    view: View
    box: Box
    factor: float = 1.0
    hidden: MultiPolygon = NOTHING
    warp: Warp | None = None

    def seen(self, shape: MultiPolygon) -> MultiPolygon:
        """A shape of the neutral figure as it is seen on this one."""
        return shape if self.warp is None else self.warp.shape(shape)

    @property
    def width(self) -> float:
        return (self.box[2] - self.box[0]) * self.factor

    @property
    def room(self) -> float:
        """Width on paper, with the words above a narrow panel."""
        return max(self.width, NARROWEST)

    @property
    def height(self) -> float:
        return (self.box[3] - self.box[1]) * self.factor


def drawing_svg(
    atlas: Atlas, drawing: PainDrawing, view: View, figure: str | None = None, *, legend: bool = True
) -> str:
    """One view with its marks, sides, scale bar and, if wanted, the legend.

    figure: the SVG text of the bare body as of atlas/picture.py; None = the outline alone.
    """
    panel = _whole(atlas, view)
    marks = [mark for mark in drawing.marks if mark.view is view]
    width = max(panel.width, _ENTRY_WIDTH if legend else NARROWEST) + GAP
    x, y = (width - panel.width) / 2, HEADER + GAP / 2
    below = y + panel.height + TEXT
    parts = [
        _placed(atlas, panel, marks, figure, x, y),
        _scale_bar(x + panel.width, below, panel.factor),
    ]
    if legend:
        parts += _legend(marks, GAP / 2, below + TEXT, width - GAP)
        below += TEXT + _legend_height(marks, width - GAP)
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
    maps: Sequence[BodyMap] = (),
    layer: LayerPage | None = None,
) -> str:
    """Front and back from the waist down, foot tops and soles three times as large, and the legend.

    The whole body is shown where something is painted above the waist or on the hands, and further views when
    they hold a mark, so that nothing painted is ever left off the paper. warnings: red flags, at the head of the page;
    advice: what to do if things change, at its foot; skin: a row of palette.SKINS;
    picture: False draws outlines instead of the figure; maps: under the drawing, which is shown once for each, with
    its title above and its source at the foot; layer: what to draw under the skin, told at the foot. Nothing is written that is not asked for: no name, no date.
    """
    rows = _rows(sheet_panels(atlas, drawing, figure))
    width = max(_row_width(row) for row in rows) + 2 * GAP
    head, y = _head(title, warnings, width)
    parts = [*head]
    for body_map in maps or (None,):
        if body_map is not None:
            parts.append(text_line(GAP, y + HEADING, HEADING, map_heading(body_map), bold=True))
            y += HEADING * 1.8
        for row in rows:
            x = (width - _row_width(row)) / 2
            parts += _row(atlas, row, drawing.marks, skin if picture else "", figure, x, y, body_map, layer)
            y += HEADER + max(panel.height for panel in row) + FOOTER
    parts += _legend(drawing.marks, GAP, y, width - 2 * GAP)
    y += _legend_height(drawing.marks, width - 2 * GAP)
    sources = chain.from_iterable(_wrapped(source_line(one), width - 2 * GAP) for one in maps)
    beneath = _wrapped(layer.title, width - 2 * GAP) if layer else ()
    feet = (
        _foot_line(atlas, drawing),
        *beneath,
        *sources,
        *_wrapped(advice, width - 2 * GAP),
        NOT_A_DIAGNOSIS,
    )
    for line in feet:
        parts.append(text_line(GAP, y + TEXT, TEXT * 0.9, line, colour=QUIET))
        y += TEXT * 1.3
    return page(width, y + GAP, parts)


def _head(title: str, warnings: Iterable[str], width: float) -> tuple[list[str], float]:
    """Title and warnings at the head of a sheet, and the y below them."""
    parts: list[str] = []
    y = GAP
    if title:
        parts.append(text_line(GAP, y + HEADING, HEADING * 1.3, title, bold=True))
        y += HEADING * 2.2
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
    body_map: BodyMap | None = None,
    layer: LayerPage | None = None,
) -> Iterable[str]:
    """The panels of one row side by side from x, with their words and scale bars; skin "" = outlines alone."""
    for panel in panels:
        here = [mark for mark in marks if mark.view is panel.view]
        body = figure_svg(panel.view, asdict(SKINS[skin]), figure) if skin else None
        inset = (panel.room - panel.width) / 2
        ink = skin or "paper"
        yield _placed(atlas, panel, here, body, x + inset, y + HEADER, body_map, layer, ink)
        yield _scale_bar(x + inset + panel.width, y + HEADER + panel.height + TEXT, panel.factor)
        x += panel.room + GAP


def _wrapped(words: str, width: float) -> list[str]:
    """The words in lines that fit the width (mm); half the letter height is a safe mean width of a letter."""
    return textwrap.wrap(words, max(20, int(width / (TEXT * 0.9 * 0.52))))


# What is shown.


def sheet_panels(atlas: Atlas, drawing: PainDrawing, figure: str = NEUTRAL) -> tuple[Panel, ...]:
    """The views of a sheet, in reading order, cut to what is needed: further views where they are painted."""
    painted = {mark.view for mark in drawing.marks}
    shown = [view for view in atlas.views if view in _SHEET or view in painted]
    lower = {view: _lower(atlas, view, figure) for view in shown}
    whole = {mark.view for mark in drawing.marks if _leaves(mark, lower[mark.view])}
    if whole & set(_UPRIGHT):
        whole |= set(_UPRIGHT)  # a whole body beside half a body would look like two scales
    return tuple(_whole(atlas, view, figure) if view in whole else panel for view, panel in lower.items())


def _whole(atlas: Atlas, view: View, figure: str = NEUTRAL) -> Panel:
    warp = warp_of(view, figure)
    return _panel(view, atlas.silhouette(view), warp)


def _panel(view: View, shown: MultiPolygon, warp: Warp | None, hidden: MultiPolygon = NOTHING) -> Panel:
    left, top, right, bottom = (shown if warp is None else warp.shape(shown)).bounds
    upper = top if not hidden.is_empty else top - EDGE
    return Panel(
        view, (left - EDGE, upper, right + EDGE, bottom + EDGE), _FACTORS.get(view, 1.0), hidden, warp
    )


def _lower(atlas: Atlas, view: View, figure: str) -> Panel:
    """The part below the waist without the hands that hang beside it, or the feet without the shin."""
    cut, warp = _CUTS.get(view), warp_of(view, figure)
    whole = atlas.silhouette(view)
    left, top, right, bottom = whole.bounds
    if cut is None or not top < cut < bottom:
        return _whole(atlas, view, figure)
    shown = polygons_of(shapely.intersection(whole, shapely.box(left, cut, right, bottom)))
    if view in _UPRIGHT:
        shown = MultiPolygon([max(shown.geoms, key=lambda part: part.area)])
    return _panel(view, shown, warp, polygons_of(shapely.difference(whole, shown)))


def _leaves(mark: Mark, panel: Panel) -> bool:
    """Whether part of the mark would not be seen on the panel."""
    return not polygons_of(mark.area.intersection(panel.hidden)).is_empty


def _rows(panels: Sequence[Panel]) -> list[list[Panel]]:
    rows: list[list[Panel]] = [[]]
    for panel in panels:
        if rows[-1] and _row_width([*rows[-1], panel]) > WIDEST_ROW:
            rows.append([])
        rows[-1].append(panel)
    return rows


def _row_width(row: Sequence[Panel]) -> float:
    return sum(panel.room for panel in row) + GAP * (len(row) - 1)


def _foot_line(atlas: Atlas, drawing: PainDrawing) -> str:
    painted = f"Painted: {extent(atlas, drawing).percent:.1f} % of front and back. " if drawing.marks else ""
    return f"{painted}LEFT and RIGHT are the patient's own sides. Feet at three times the scale of the body."


# One view on paper.


def _placed(
    atlas: Atlas,
    panel: Panel,
    marks: Iterable[Mark],
    figure: str | None,
    x: float,
    y: float,
    body_map: BodyMap | None = None,
    layer: LayerPage | None = None,
    skin: str = "paper",
) -> str:
    """The panel with its words above, its upper left corner at (x, y) of the page."""
    k = panel.factor
    under, over = _map(panel, body_map) if body_map else ("", "")
    beneath = warped(layer.ground(panel.view, panel.hidden, k), panel.warp) if layer else ""
    letters = warped(layer.names(panel.view, panel.hidden, k), panel.warp) if layer else ""
    inner = [
        _body(atlas, panel, figure),
        beneath,
        under,
        *(_mark(mark, panel, skin) for mark in marks),
        letters,
        over,
    ]
    move = f"translate({number(x - panel.box[0] * k)} {number(y - panel.box[1] * k)}) scale({number(k)})"
    return "\n".join(
        [f'<g transform="{move}">', *filter(None, inner), "</g>", *_sides(atlas, panel, x, y - TEXT / 2)]
    )


def _map(panel: Panel, body_map: BodyMap) -> tuple[str, str]:
    """What of a map lies under the marks, and the names over them, as they are seen on the figure."""
    faces = body_map.faces.get(panel.view, ())
    seen = tuple(replace(face, shape=panel.seen(face.shape)) for face in faces)
    body_map, hidden = replace(body_map, faces={panel.view: seen}), panel.seen(panel.hidden)
    levels = levels_of(body_map, panel.view, hidden)
    under = ground(body_map, panel.view, levels, hidden, panel.factor)
    return under, names(levels, panel.factor)


def _body(atlas: Atlas, panel: Panel, figure: str | None) -> str:
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


def _sides(atlas: Atlas, panel: Panel, x: float, y: float) -> list[str]:
    """The patient's LEFT and RIGHT at the edges, the name of the view between them."""
    faces = sorted(atlas.zones(panel.view), key=lambda face: face.shape.bounds[0])
    first, last = faces[0].side, faces[-1].side
    found = [text_line(x, y, TEXT, first.word.upper(), bold=True)]
    if first is not last:
        found.append(text_line(x + panel.width, y, TEXT, last.word.upper(), bold=True, anchor="end"))
    middle = x + panel.width / 2
    found.append(text_line(middle, y - TEXT * 1.2, TEXT, panel.view.caption, colour=QUIET, anchor="middle"))
    return found


def _scale_bar(right: float, y: float, factor: float) -> str:
    """10 cm of the body, 5 cm of an enlarged view, ending at `right`."""
    cm = 10 if factor == 1 else 5
    length = cm * 10 * factor
    d = f"M{number(right - length)},{number(y - 8)}v8h{number(length)}v-8"
    label = text_line(right - length - 10, y, TEXT * 0.8, f"{cm} cm", colour=QUIET, anchor="end")
    return path(d, fill="none", stroke=QUIET, stroke_width="2.5") + label


# Marks.


def _mark(mark: Mark, panel: Panel, skin: str) -> str:
    """Colour, pattern and outline of a mark; lines and repeats keep their size on paper in enlarged views."""
    area, factor = panel.seen(mark.area), panel.factor
    pattern = pattern_lines(area, SENSATION_INK[mark.sensation].pattern, SPACING / factor)
    return _inked(mark, area_path(area.geoms), pattern, 1 / factor, skin)


def _inked(mark: Mark, outline: str, pattern: PatternShapes, unit: float, skin: str = "paper") -> str:
    ink = mark_ink(mark.sensation, skin)
    dash = {"stroke_dasharray": f"{number(9 * unit)} {number(6 * unit)}"} if mark.depth is Depth.DEEP else {}
    parts = [
        path(
            outline,
            fill=ink.wash,
            fill_opacity=number(ink.share * wash_share(mark.intensity)),
            fill_rule="evenodd",
        )
    ]
    if pattern.lines:
        width = number(1.6 * unit)
        lines = "".join(line_path(line) for line in pattern.lines)
        parts.append(path(lines, fill="none", stroke=ink.line, stroke_width=width, stroke_linecap="round"))
    if pattern.dots:
        dots = "".join(dot_path(x, y, pattern.radius) for x, y in pattern.dots)
        parts.append(path(dots, fill=ink.line))
    parts.append(path(outline, fill="none", stroke=ink.edge, stroke_width=number(2 * unit), **dash))
    return "\n".join(parts)


# Legend.


def _feelings(marks: Iterable[Mark]) -> list[Mark]:
    """One mark of each feeling, in the order of the table of sensations, stronger ones first."""
    found = {(m.sensation, m.intensity, m.depth): m for m in marks}
    order = list(Sensation)
    return sorted(
        found.values(), key=lambda m: (order.index(m.sensation), -(m.intensity or 0), m.depth.value)
    )


def _legend(marks: Iterable[Mark], x: float, y: float, width: float) -> list[str]:
    """Colour, pattern and words of every feeling, in columns."""
    feelings = _feelings(marks)
    if not feelings:
        return [text_line(x, y + _SWATCH[1] * 0.75, TEXT, "Nothing is painted.", colour=QUIET)]
    columns = _columns(width)
    return [
        part
        for i, mark in enumerate(feelings)
        for part in _entry(mark, x + i % columns * _ENTRY_WIDTH, y + i // columns * _SWATCH[1] * 1.5)
    ]


def _entry(mark: Mark, x: float, y: float) -> tuple[str, str]:
    swatch = MultiPolygon([shapely.box(x, y, x + _SWATCH[0], y + _SWATCH[1])])
    pattern = pattern_lines(swatch, SENSATION_INK[mark.sensation].pattern, SPACING)
    words = text_line(x + _SWATCH[0] + 16, y + _SWATCH[1] * 0.75, TEXT, feeling_words(mark))
    return _inked(mark, area_path(swatch.geoms), pattern, 1.0), words


def _legend_height(marks: Iterable[Mark], width: float) -> float:
    rows = -(-max(len(_feelings(marks)), 1) // _columns(width))
    return rows * _SWATCH[1] * 1.5


def _columns(width: float) -> int:
    return max(1, int(width // _ENTRY_WIDTH))
