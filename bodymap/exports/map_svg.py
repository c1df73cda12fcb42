"""A published map on paper: its levels as pale colours under the drawing, and what is told about it."""

from dataclasses import dataclass, replace
from typing import Protocol

import shapely
from shapely import LineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.atlas import BodyMap, MapFace
from bodymap.atlas.borders import inner_borders
from bodymap.atlas.levels import Root, Side
from bodymap.atlas.naming import Named, named
from bodymap.exports.names_shown import Name, level_names
from bodymap.exports.page_names import letter
from bodymap.exports.palette import Pattern, level_colour
from bodymap.exports.panels import Panel
from bodymap.exports.patterns import pattern_lines
from bodymap.exports.svg_text import PAGE, area_path, line_path, number, path
from bodymap.language import tr, tr_later

BLANK = ("none", "above")
"""Answers that are no level: the map leaves the skin blank, or does not reach so high."""
FILL = 0.34
"""How opaque a level is: any mark lies over it and stays the stronger."""
LIT = "#44525f"
"""Ink of the outline and the hatch on the skin of a chosen root: quiet, unlike any feeling."""
QUIET_BORDER = {"stroke": "#3f4852", "stroke_opacity": "0.7"}
BORDERS_ONLY = tr_later("{maps}: borders only")
"""Said of maps that step back behind muscles or nerves."""
DIFFER = tr_later("Maps differ; none is the truth.")
_HATCH = 16.0
"""mm on paper between the lines of a hatch."""


class MapPage(Protocol):
    """What lies between the body and the drawing, one way of showing maps; places in mm as they are seen."""

    @property
    def heading(self) -> str:
        """Above the views."""
        ...

    @property
    def foot(self) -> tuple[str, ...]:
        """Whose maps they are, for the foot of the page."""
        ...

    def ground(self, panel: Panel) -> str:
        """Under the marks."""
        ...

    def names(self, panel: Panel) -> tuple[Name, ...]:
        """Over the marks; places in mm of the neutral figure."""
        ...

    def key(self, x: float, y: float, width: float) -> tuple[list[str], float]:
        """What explains it, from an upper left corner, and the height it takes; mm of the page."""
        ...


@dataclass(frozen=True, slots=True)
class OneMap:
    """One map; root, side: whose skin is lit; behind: a layer is looked at, and only the borders are drawn."""

    body_map: BodyMap
    root: Root | None = None
    side: Side | None = None
    behind: bool = False

    @property
    def heading(self) -> str:
        title = self.body_map.full_title
        return tr(BORDERS_ONLY, maps=title) if self.behind else title

    @property
    def foot(self) -> tuple[str, ...]:
        return (f"{source_line(self.body_map)} {tr(DIFFER)}",)

    def key(self, x: float, y: float, width: float) -> tuple[list[str], float]:
        return [], 0.0

    def names(self, panel: Panel) -> tuple[Name, ...]:
        levels = (level for level in self._levels(panel) if level.name not in BLANK)
        return level_names(levels, letter(panel), self.behind)

    def _levels(self, panel: Panel) -> tuple[Named, ...]:
        """The levels of one view without what is hidden, left and right joined."""
        shapes: dict[str, list[MultiPolygon]] = {}
        for face in self.body_map.faces.get(panel.view, ()):
            shown = panel.shown(face.shape)
            if not shown.is_empty:
                shapes.setdefault(face.level, []).append(shown)
        return tuple(named(level, parts) for level, parts in shapes.items())

    def ground(self, panel: Panel) -> str:
        """Colours with white borders between them; behind a layer dark borders alone."""
        faces = self.body_map.faces.get(panel.view, ())
        k = panel.factor
        if self.behind:
            return borders_svg(faces, panel, stroke_width=number(2 / k), **QUIET_BORDER)
        tints = [
            tint(level.name, panel.seen(level.shape), FILL)
            for level in self._levels(panel)
            if level.name not in BLANK
        ]
        edge = borders_svg(faces, panel, stroke=PAGE, stroke_width=number(3 / k))
        return "\n".join(filter(None, [*tints, edge, *self._lit(faces, panel)]))

    def _lit(self, faces: tuple[MapFace, ...], panel: Panel) -> list[str]:
        """The skin of the chosen root."""
        if self.root is None:
            return []
        shapes = [f.shape for f in faces if f.level == self.root.value and self.side in (None, f.side)]
        return [lit_svg(panel.seen(panel.shown(shape)), panel.factor) for shape in shapes]


def tint(level: str, shape: MultiPolygon, share: float) -> str:
    """The colour of a level, so opaque (0-1)."""
    if shape.is_empty:
        return ""
    return path(
        area_path(shape.geoms), fill=level_colour(level), fill_opacity=number(share), fill_rule="evenodd"
    )


def lit_svg(shape: MultiPolygon, factor: float) -> str:
    """A hatch and an outline."""
    if shape.is_empty:
        return ""
    hatch = pattern_lines(shape, Pattern.SLASHES, _HATCH / factor)
    lines = "".join(map(line_path, hatch.lines))
    ink = path(lines, fill="none", stroke=LIT, stroke_width=number(1.8 / factor), stroke_opacity="0.45")
    return f"{ink if lines else ''}\n{outline(shape, LIT, 4 / factor)}"


def outline(shape: MultiPolygon, colour: str, width: float, **more: str) -> str:
    """One line around a shape; width in mm of the view."""
    return path(area_path(shape.geoms), fill="none", stroke=colour, stroke_width=number(width), **more)


def borders_svg(faces: tuple[MapFace, ...], panel: Panel, **ink: str) -> str:
    """Where the levels of a map meet, as far as the page shows it."""
    seen = tuple(replace(face, shape=panel.seen(face.shape)) for face in faces)
    shown = shapely.difference(inner_borders(seen), panel.seen(panel.hidden))
    lines = lines_path(shown)
    return path(lines, fill="none", **ink) if lines else ""


def lines_path(shape: BaseGeometry) -> str:
    """The lines of a shape; "" = it has none."""
    parts = shapely.get_parts(shape)
    return "".join(line_path(line.coords) for line in parts if isinstance(line, LineString))


def source_line(body_map: BodyMap) -> str:
    """Whose map it is, for the foot of a page."""
    author, source = body_map.unverified_by, body_map.source.rstrip(".")
    title, basis = (body_map.says(text) for text in (body_map.title, body_map.basis))
    parts = (
        tr("Unverified map by {author}: nobody has checked it.", author=author) if author else "",
        tr("Map: {title} ({basis}).", title=title, basis=basis.rstrip(".")),
        tr("Source: {source}.", source=source) if source else "",
    )
    return " ".join(filter(None, parts))


def map_heading(body_map: BodyMap) -> str:
    """The title above the views; a map somebody added says so."""
    return body_map.full_title
