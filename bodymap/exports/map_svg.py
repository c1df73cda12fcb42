"""A published map on paper: its levels as pale colours under the drawing, and their names over it."""

from collections.abc import Sequence

import shapely
from shapely import LineString, MultiPolygon

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.atlas import BodyMap
from bodymap.atlas.borders import inner_borders
from bodymap.atlas.levels import View
from bodymap.atlas.naming import Named, apart, named
from bodymap.exports.palette import level_colour
from bodymap.exports.svg_text import PAGE, area_path, line_path, number, path, text_line

BLANK = ("none", "above")
"""Answers that are no level: the map leaves the skin blank, or does not reach so high."""
_FILL = 0.34
"""How opaque a level is: any mark lies over it and stays the stronger."""
_LETTERS = 22.0
"""Height of the names, mm on paper."""
_WIDE = 0.62
"""Width of a bold letter against its height."""


def levels_of(body_map: BodyMap, view: View, hidden: MultiPolygon) -> tuple[Named, ...]:
    """The levels of a map in one view without what is hidden, left and right joined."""
    shapes: dict[str, list[MultiPolygon]] = {}
    for face in body_map.faces.get(view, ()):
        shown = face.shape if hidden.is_empty else multipolygon(shapely.difference(face.shape, hidden))
        if not shown.is_empty:
            shapes.setdefault(face.level, []).append(shown)
    return tuple(named(level, parts) for level, parts in shapes.items())


def ground(
    body_map: BodyMap, view: View, levels: Sequence[Named], hidden: MultiPolygon, factor: float
) -> str:
    """The colours with white borders between them, without what is hidden; factor: of the view against the body."""
    tints = [_tint(level) for level in levels if level.name not in BLANK]
    borders = shapely.get_parts(shapely.difference(inner_borders(body_map.faces.get(view, ())), hidden))
    lines = "".join(line_path(line.coords) for line in borders if isinstance(line, LineString))
    edge = path(lines, fill="none", stroke=PAGE, stroke_width=number(3 / factor)) if lines else ""
    return "\n".join(filter(None, [*tints, edge]))


def _tint(level: Named) -> str:
    colour, strength = level_colour(level.name), number(_FILL)
    return path(area_path(level.shape.geoms), fill=colour, fill_opacity=strength, fill_rule="evenodd")


def names(levels: Sequence[Named], factor: float) -> str:
    """The name of each level where it has room, on a light ground; the roomiest first, none over another."""
    size = _LETTERS / factor
    found = [
        (spot, level.name) for level in levels if level.name not in BLANK for spot in _apart(level, size)
    ]
    taken: list[shapely.Polygon] = []
    parts: list[str] = []
    for (x, y, radius), name in sorted(found, key=lambda one: -one[0][2]):
        half = _WIDE * size * len(name) / 2
        box = shapely.box(x - half, y - 0.4 * size, x + half, y + 0.4 * size)
        if radius >= 0.5 * size and not any(box.intersects(other) for other in taken):
            taken.append(box)
            parts.append(_name(x, y + 0.36 * size, size, name))
    return "\n".join(parts)


def _apart(level: Named, size: float) -> tuple[tuple[float, float, float], ...]:
    return apart(level, _WIDE * size * (len(level.name) + 0.5))


def _name(x: float, y: float, size: float, name: str) -> str:
    """The letters once as a light edge and once in ink: not every reader of SVG knows the order of painting."""
    ink = text_line(x, y, size, name, bold=True, anchor="middle")
    edge = ink.replace(
        "<text ", f'<text stroke="{PAGE}" stroke-width="{size * 0.22:.2f}" stroke-linejoin="round" ', 1
    )
    return f"{edge}{ink}"


def source_line(body_map: BodyMap) -> str:
    """Whose map it is, for the foot of a page."""
    by = (
        f"Unverified map by {body_map.unverified_by}: nobody has checked it. "
        if body_map.unverified_by
        else ""
    )
    source = f" Source: {body_map.source.rstrip('.')}." if body_map.source else ""
    return (
        f"{by}Map: {body_map.title} ({body_map.basis.rstrip('.')}).{source} Maps differ; none is the truth."
    )


def map_heading(body_map: BodyMap) -> str:
    """The title above the views; a map somebody added says so."""
    by = body_map.unverified_by
    return f"{body_map.title}: unverified map by {by}" if by else body_map.title
