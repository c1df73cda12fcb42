"""The published maps on the body: one in the colours of its levels, or all stacked, hatched where they disagree.

What is slow to make is kept: joined levels, borders, places for names. Painted once into the sheets, so that a
brush never paints a map again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor, log2

import shapely
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

from bodymap.atlas.agreement import answered
from bodymap.atlas.atlas import Atlas
from bodymap.atlas.borders import inner_borders
from bodymap.atlas.levels import View
from bodymap.atlas.naming import Named, named
from bodymap.exports.palette import MapLine, level_colour, map_line
from bodymap.kept import Kept
from bodymap.ui.figure_layout import Placement

BLANK_LEVELS = ("none", "above")
_FILL, AGREED, _STRIPE = 0.36, 0.20, 0.30
"""How opaque a level is: of one map, where all maps agree, and in the stripes where they do not."""
_STRIPE_WIDTH = {2: 8.0, 3: 5.0}
_FINEST = 3.5
"""px of a stripe by the number of different answers: the more answers, the denser the hatch."""
_STRIPE_INK = QColor(23, 33, 43, 120)
_BORDER, _THIN_BORDER, _FULL_FROM = 1.5, 0.9, 0.6
"""px of a border of a stacked map: on a view of at least so many px per mm, and on a small one."""
_TINY = 0.3
"""px per mm below which borders get thinner still."""
QUIET = 0.42
"""How opaque the borders of stacked maps are while something else is looked at."""
_QUIET_BORDER = QColor(63, 72, 82, 190)
_UNSEEN = 0.2
"""px that nobody sees."""
_FIGURES = 80.0
"""mm by which the outlines of the figures may differ."""
_MOST_KEPT = 600
"""Simplified shapes that are remembered; zooming makes more of them."""
_HALO = 1.6
"""px by which the light ground under a border is wider, which lifts it off skin and tints."""

Shape = MultiPolygon | MultiLineString
Mapped = Callable[[Shape, Placement], QPainterPath]
"""A shape of a view as a path on the screen."""


class MapPainter:
    """Paints maps into a layer, a view at a time; sizes in the layer's device pixels."""

    def __init__(self, atlas: Atlas, mapped: Mapped) -> None:
        self._atlas = atlas
        self._mapped = mapped
        self._coarse = Kept[Shape](_MOST_KEPT)
        self._stripes: dict[tuple[tuple[str, ...], float], QBrush] = {}
        self._levels: dict[tuple[str, View], tuple[Named, ...]] = {}
        self._answers: dict[View, tuple[Skin, ...]] = {}
        self._borders: dict[tuple[str, View], MultiLineString] = {}

    # -- one map

    def paint_one(
        self, painter: QPainter, map_id: str, placement: Placement, ratio: float, quiet: bool = False
    ) -> None:
        """Its levels in their colours with white borders; quiet: the borders alone, dark and pale."""
        borders = self._path(self._borders_of(map_id, placement.view), placement)
        if quiet:
            painter.strokePath(borders, QPen(QColor(255, 255, 255, 170), 3.0 * ratio))
            painter.strokePath(borders, QPen(_QUIET_BORDER, 1.3 * ratio))
            return
        for level in self._levels_of(map_id, placement.view):
            if level.name not in BLANK_LEVELS and is_near(level.shape, placement):
                painter.fillPath(self._path(level.shape, placement), level_tint(level.name, _FILL))
        painter.strokePath(borders, QPen(QColor(255, 255, 255, 220), 1.6 * ratio))

    def names_of_one(self, map_id: str, view: View) -> tuple[Named, ...]:
        return tuple(level for level in self._levels_of(map_id, view) if level.name not in BLANK_LEVELS)

    def _levels_of(self, map_id: str, view: View) -> tuple[Named, ...]:
        body_map = self._atlas.maps.get(map_id)
        if (map_id, view) not in self._levels:
            shapes: dict[str, list[MultiPolygon]] = {}
            for face in body_map.faces.get(view, ()) if body_map else ():
                shapes.setdefault(face.level, []).append(face.shape)
            self._levels[map_id, view] = tuple(named(name, parts) for name, parts in shapes.items())
        return self._levels[map_id, view]

    # -- all of them

    def paint_stacked(
        self, painter: QPainter, placement: Placement, ratio: float, quiet: bool = False
    ) -> None:
        """Agreement as quiet tints, conflict as stripes of the levels in question, then the borders of every map.

        quiet: the borders alone, paler.
        """
        if quiet:
            painter.setOpacity(QUIET)
            self._paint_borders(painter, placement, ratio)
            painter.setOpacity(1.0)
            return
        for one in self._answered(placement.view):
            if is_near(one.named.shape, placement):
                brush = level_tint(one.levels[0], AGREED) if one.agreed else self._striped(one.levels, ratio)
                painter.fillPath(self._path(one.named.shape, placement), brush)
        self._paint_borders(painter, placement, ratio)

    def names_of_all(self, view: View) -> tuple[Named, ...]:
        """The levels all maps agree on, and the rival ones of the larger conflicts."""
        return tuple(one.named for one in self._answered(view))

    def _paint_borders(self, painter: QPainter, placement: Placement, ratio: float) -> None:
        """Unbroken lines first: where maps share a border, the broken ones stay to be seen on it."""
        known = tuple(self._atlas.maps)
        lines = [(map_line(i), self._borders_of(one, placement.view)) for i, one in enumerate(known)]
        paths = [(line, self._path(shape, placement)) for line, shape in lines]
        large = min(placement.scale / ratio / _FULL_FROM, 1.0)
        thin = _THIN_BORDER * min(placement.scale / ratio / _TINY, 1.0)  # a tiny body would be lines alone
        width = max(thin, _BORDER * large) * ratio
        halo = QPen(QColor(255, 255, 255, 150), width + _HALO * large * ratio)
        for _, path in paths:
            painter.strokePath(path, halo)
        for line, path in sorted(paths, key=lambda one: bool(one[0].dash)):
            painter.strokePath(path, border_pen(line, width))

    def _borders_of(self, map_id: str, view: View) -> MultiLineString:
        """Where one level of a map meets another, each border once; not the outline of the body."""
        if (map_id, view) not in self._borders:
            body_map = self._atlas.maps.get(map_id)
            self._borders[map_id, view] = inner_borders(body_map.faces.get(view, ()) if body_map else ())
        return self._borders[map_id, view]

    def _striped(self, levels: tuple[str, ...], ratio: float) -> QBrush:
        if (levels, ratio) not in self._stripes:
            self._stripes[levels, ratio] = stripes(levels, ratio)
        return self._stripes[levels, ratio]

    # -- quick to draw, and ready before it is asked for

    def _path(self, shape: Shape, placement: Placement) -> QPainterPath:
        """The shape on the screen, without the points that nobody could tell from their neighbours there."""
        step = coarseness(placement.scale)
        coarse = self._coarse.get((id(shape), step), (shape,), lambda: simpler(shape, step))
        return self._mapped(coarse, placement)

    def prepare(self, views: Iterable[View]) -> Iterator[None]:
        """Make what is slow to make for every way of showing the maps, a little with every step."""
        for view in views:
            for map_id in self._atlas.maps:
                self._levels_of(map_id, view)
                self._borders_of(map_id, view)
                yield
            self._answered(view)
            yield

    def _answered(self, view: View) -> tuple["Skin", ...]:
        """The skin of both sides by what the maps say of it; a map nobody has checked is not counted."""
        if view not in self._answers:
            found: dict[tuple[str, ...], list[MultiPolygon]] = {}
            for one in answered(self._atlas, view):
                found.setdefault(one.levels, []).append(one.shape)
            self._answers[view] = tuple(Skin(lv, named("/".join(lv), parts)) for lv, parts in found.items())
        return self._answers[view]


def coarseness(scale: float) -> float:
    """Mm that are at most a fifth of a pixel at this scale (px per mm); a power of two, so that zooming rarely changes it."""
    return 2.0 ** floor(log2(_UNSEEN / scale))


def simpler(shape: Shape, step: float) -> Shape:
    """The shape with fewer points, none further off than `step` (mm)."""
    parts = shapely.get_parts(shapely.simplify(shape, step))
    if isinstance(shape, MultiPolygon):
        return MultiPolygon([part for part in parts if isinstance(part, Polygon) and not part.is_empty])
    return MultiLineString([part for part in parts if isinstance(part, LineString) and not part.is_empty])


def is_near(shape: MultiPolygon, placement: Placement) -> bool:
    """Whether any of the shape can lie in the picture of a placement; the figures differ by a little."""
    if shape.is_empty:
        return False
    left, top, right, bottom = shape.bounds
    west, north, east, south = placement.frame.box
    return (
        left - _FIGURES <= east
        and right + _FIGURES >= west
        and top - _FIGURES <= south
        and bottom + _FIGURES >= north
    )


@dataclass(frozen=True, slots=True)
class Skin:
    """Skin to which the maps that name it give these different levels, in the order of the body."""

    levels: tuple[str, ...]
    named: Named

    @property
    def agreed(self) -> bool:
        return len(self.levels) == 1


def border_pen(line: MapLine, width: float) -> QPen:
    """The border of one map among others."""
    pen = QPen(QColor(line.colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if line.dash:
        pen.setDashPattern(list(line.dash))
    return pen


def stripes(levels: Sequence[str], ratio: float) -> QBrush:
    """Slanted stripes in the colours of rival levels with thin dark lines between them, denser the more there are.

    They lean the other way than the lines of a painted feeling, and are paler than any paint.
    """
    wide = round(_STRIPE_WIDTH.get(len(levels), _FINEST) * ratio * 2**0.5)
    size = wide * len(levels)
    tile = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for i, level in enumerate(levels):
        for start in (
            i * wide - size,
            i * wide,
        ):  # a stripe runs down to the right and comes in again on the left
            corners = ((start, 0), (start + wide, 0), (start + wide + size, size), (start + size, size))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(level_tint(level, _STRIPE))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.setPen(QPen(_STRIPE_INK, 0.9 * ratio))
    for x in range(-size, size + 1, wide):
        painter.drawLine(QPointF(x - 1, -1), QPointF(x + size + 1, size + 1))
    painter.end()
    return QBrush(tile)


def level_tint(level: str, strength: float) -> QBrush:
    """The colour of a level, so opaque (0-1)."""
    tint = QColor(level_colour(level))
    tint.setAlphaF(strength)
    return QBrush(tint)
