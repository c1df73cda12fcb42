"""Two drawings of one person on one body: what is new, gone and the same, each with its own colour and pattern."""

from collections.abc import Iterable
from dataclasses import dataclass

from shapely import MultiPolygon, Polygon, box

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.change_text import change_lines
from bodymap.exports.names_shown import Name
from bodymap.exports.palette import Pattern
from bodymap.exports.panels import UPRIGHT, WAIST, Panel
from bodymap.exports.patterns import pattern_lines
from bodymap.exports.svg import sheet_svg
from bodymap.exports.svg_text import TEXT, area_path, dot_path, line_path, number, path, text_line
from bodymap.knowledge.rules import DrawnTwice
from bodymap.language import tr, tr_later
from bodymap.reasoning.over_time import Change, ViewChange

HEADING = tr_later("What changed between two drawings")
IN_TIME = (
    tr_later("in both drawings"),
    tr_later("only in the earlier drawing"),
    tr_later("only in the later drawing"),
)
"""What the three kinds of skin are where one drawing is later than the other."""
SPACING = 11.0
"""mm between the lines of a pattern on paper."""
_SWATCH = (60.0, 34.0)


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of skin is drawn."""

    wash: str
    ink: str
    pattern: Pattern
    dash: str = ""


LOOKS = {
    "same": Look("#c9ced4", "#50606f", Pattern.SOLID),
    "gone": Look("#dce9f5", "#1f5f99", Pattern.DOTS, "9 6"),
    "new": Look("#f6d3c4", "#a33a12", Pattern.SLASHES),
}
"""In the order in which they are drawn."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a page of two drawings is called, and what is said of them: the heading, the words of the key, the lines at its foot.

    words: of `same`, `gone` and `new`; as the heading they are said where they are drawn.
    """

    heading: str
    words: tuple[str, str, str]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangePage:
    """The layer between body and paper that shows the change; a `MapPage`."""

    change: Change
    told: Told

    @property
    def heading(self) -> str:
        return tr(self.told.heading)

    @property
    def foot(self) -> tuple[str, ...]:
        return self.told.lines

    def names(self, panel: Panel) -> tuple[Name, ...]:
        return ()

    def ground(self, panel: Panel) -> str:
        here = (one for one in self.change.views if one.view is panel.view)
        return "\n".join(
            _drawn(panel.seen(panel.shown(shape)), LOOKS[kind], 1 / panel.factor)
            for one in here
            for kind, shape in _parts(one)
            if not shape.is_empty
        )

    def key(self, x: float, y: float, width: float) -> tuple[list[str], float]:
        """A line for each kind, whether it occurs or not: what is absent is told by its absence on the body."""
        parts: list[str] = []
        for number_, (look, words) in enumerate(zip(LOOKS.values(), self.told.words, strict=True)):
            top = y + number_ * _SWATCH[1] * 1.4
            swatch = MultiPolygon([_box(x, top)])
            parts.append(_drawn(swatch, look, 1.0))
            parts.append(text_line(x + _SWATCH[0] + 16, top + TEXT, TEXT, tr(words)))
        return parts, len(LOOKS) * _SWATCH[1] * 1.4 + TEXT


def change_svg(atlas: Atlas, found: Change, rules: DrawnTwice, title: str = "") -> str:
    """A page with the body, what changed on it, the key, and how much drawing twice changes anyway."""
    return two_svg(atlas, found, Told(HEADING, IN_TIME, change_lines(found, rules)), title)


def two_svg(atlas: Atlas, found: Change, told: Told, title: str = "") -> str:
    """A page with the body and what one, the other and both of two drawings paint on it."""
    painted = {one.view for one in found.views}
    views = tuple(view for view in atlas.views if view in painted or view in (View.FRONT, View.BACK))
    return sheet_svg(
        atlas,
        PainDrawing(),
        title,
        maps=(ChangePage(found, told),),
        views=views,
        whole=is_high(found),
        legend=False,
    )


def is_high(found: Change) -> bool:
    """Whether anything lies where half a body would not show it."""
    shapes = (shape for one in found.views if one.view in UPRIGHT for _, shape in _parts(one))
    return any(not shape.is_empty and shape.bounds[1] < WAIST for shape in shapes)


def _parts(one: ViewChange) -> Iterable[tuple[str, MultiPolygon]]:
    return (("same", one.same), ("gone", one.gone), ("new", one.new))


def _box(x: float, y: float) -> Polygon:
    return box(x, y, x + _SWATCH[0], y + _SWATCH[1])


def _drawn(shape: MultiPolygon, look: Look, unit: float) -> str:
    outline = area_path(shape.geoms)
    found = pattern_lines(shape, look.pattern, SPACING * unit)
    parts = [path(outline, fill=look.wash, fill_opacity="0.85", fill_rule="evenodd")]
    if found.lines:
        lines = "".join(line_path(line) for line in found.lines)
        parts.append(path(lines, fill="none", stroke=look.ink, stroke_width=number(1.8 * unit)))
    if found.dots:
        dots = "".join(dot_path(x, y, found.radius) for x, y in found.dots)
        parts.append(path(dots, fill=look.ink))
    dash = (
        {"stroke_dasharray": " ".join(number(float(n) * unit) for n in look.dash.split())}
        if look.dash
        else {}
    )
    parts.append(path(outline, fill="none", stroke=look.ink, stroke_width=number(2 * unit), **dash))
    return "\n".join(parts)
