"""The cached layers of the figure: the drawn body, what is lit on it, what is painted, and the words over it.

Each layer is one sheet of `figure_pixels.py`; a placement given here is in device pixels too.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Protocol

import numpy as np
import shapely
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen
from shapely import MultiLineString, MultiPolygon

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.atlas.naming import Named, named
from bodymap.drawing.pain_drawing import Mark
from bodymap.exports.beneath import MUSCLES, Beneath
from bodymap.exports.names_shown import Name, level_names
from bodymap.exports.palette import MARKS_ON
from bodymap.ui.carried import Carried
from bodymap.ui.figure_body import BodyPainter
from bodymap.ui.figure_layout import Placement
from bodymap.ui.figure_lights import Light
from bodymap.ui.figure_maps import MapPainter
from bodymap.ui.figure_names import Letters, Written, arranged
from bodymap.ui.figure_paths import Paths
from bodymap.ui.figure_pixels import box_of, clear, clip_to_window, fade_top, painter_on, shape_box, window_of
from bodymap.ui.light_painter import paint_light
from bodymap.ui.maps_shown import MapsOver
from bodymap.ui.mark_painter import paint_mark
from bodymap.ui.state import Show

_HINT_ALPHA = 185
_LIGHT_REACH = 4.0
"""px by which the outline of what is lit reaches over its shape."""
LETTER = 12.0
"""px that a letter of a level takes, with a little room."""


class Under(Protocol):
    """Paints one view of what lies under the skin, and knows the names on it."""

    def paint(self, painter: QPainter, what: Beneath, placement: Placement, ratio: float) -> None: ...
    def names(self, whats: Iterable[Beneath], view: View) -> tuple[Name, ...]: ...


class FigurePainter:
    """Paints the layers, each with the painter that knows how."""

    def __init__(self, atlas: Atlas) -> None:
        self.skin = "paper"
        """What the body is like that is painted on: a row of palette.SKINS."""
        self._paths = Paths()
        self._body = BodyPainter(atlas, self._paths)
        self.maps = MapPainter(atlas, self.on_screen)
        self._letters = Letters()

    # -- the body

    def paint_figure(
        self, layer: QImage, placements: Sequence[Placement], show: Show, strength: float = 1.0
    ) -> None:
        """The drawn body; strength below 1 dims it, for a dark window."""
        self._body.paint(layer, placements, show, strength)

    # -- paths

    def on_screen(self, shape: MultiPolygon | MultiLineString, placement: Placement) -> QPainterPath:
        return self._paths.on_screen(shape, placement)

    # -- what is painted

    def paint_marks(
        self, layer: QImage, placement: Placement, marks: Iterable[Mark], within: QRect | None = None
    ) -> None:
        """Paint the marks of one view anew, or only what lies in the box `within` (device pixels)."""
        ratio = layer.devicePixelRatio()
        box = QRectF(within) if within is not None else box_of(placement, 3 * ratio)
        painter = painter_on(layer)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(box, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if placement.frame.faded or placement.window is not None:
            painter.setClipRect(box_of(placement, 2 * ratio))
        if within is not None:
            painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        here = [mark for mark in marks if mark.view is placement.view]
        for mark in _reaching(here, placement, box, 3 * ratio):
            path = self._paths.path(self._paths.shown(mark.area, placement), placement.frame.warp)
            paint_mark(painter, mark, path, placement, 1.4 * ratio, self.skin)
        painter.end()

    # -- what lies under the skin

    def paint_beneath(
        self, layer: QImage, placements: Sequence[Placement], what: Beneath, under: Under
    ) -> None:
        """Muscles, nerves, pictures of look-alikes."""
        painter = painter_on(layer)
        for placement in placements:
            painter.save()
            painter.setClipRect(box_of(placement))  # a box, because every shape lies on the body already
            clip_to_window(painter, placement)
            under.paint(painter, what, placement, layer.devicePixelRatio())
            painter.restore()
            if placement.frame.faded:
                fade_top(painter, placement)
        painter.end()

    def paint_hints(
        self,
        layer: QImage,
        placements: Sequence[Placement],
        carried: Iterable[Carried],
        within: QRect | None = None,
    ) -> None:
        """A dotted line around every zone that is painted in another view: a hint, never like paint. within: the only box
        (device pixels) that is painted, anew.
        """
        ratio = layer.devicePixelRatio()
        room = QRectF(layer.rect() if within is None else within)
        if within is not None:
            clear(layer, room)
        quiet = QColor(MARKS_ON[self.skin].over)
        quiet.setAlpha(_HINT_ALPHA)
        pen = QPen(quiet, 1.3 * ratio, c=Qt.PenCapStyle.SquareCap)  # a round dot this small costs twice as much
        pen.setDashPattern([0.1, 2.6])
        for placement in placements:
            here = [one.face.shape for one in carried if one.face.view is placement.view]
            here = [shape for shape in here if shape_box(shape, placement, 3 * ratio).intersects(room)]
            if not here:
                continue
            painter = painter_on(layer)
            painter.setClipPath(self.on_screen(placement.clip, placement))
            painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
            clip_to_window(painter, placement)
            for shape in here:
                painter.strokePath(self.on_screen(shape, placement), pen)
            painter.setClipRect(room)
            if placement.frame.faded:
                fade_top(painter, placement)
            painter.end()

    # -- what is lit

    def paint_lights(
        self,
        under: QImage,
        over: QImage,
        placements: Sequence[Placement],
        shown: MapsOver,
        lit: Sequence[Light],
        within: QRect | None = None,
    ) -> None:
        """The shown maps and the lit shapes: fills under the marks, outlines over them. within: the only box (device pixels)
        that is painted, anew.
        """
        room = QRectF(over.rect() if within is None else within)
        if within is not None:
            clear(under, room)
            clear(over, room)
        below, above = painter_on(under), painter_on(over)
        ratio = over.devicePixelRatio()
        for placement in placements:
            here = [one for one in lit_on(lit, placement) if light_box(one, placement, ratio).intersects(room)]
            used: list[QPainter] = []  # clipping to the body costs more than most lights
            if not shown.nothing or any(light.share or light.hatched for light in here):
                used.append(below)
            if any(not light.share for light in here):
                used.append(above)
            for painter in used:
                painter.save()
                painter.setClipPath(self.on_screen(placement.clip, placement))
                painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
                clip_to_window(painter, placement)
            self._map(below, shown, placement, ratio)
            for light in here:
                path = self.on_screen(light.shape, placement)
                paint_light(below, above, light, path, ratio, self.skin)
            for painter in used:
                painter.restore()
                if placement.frame.faded:
                    painter.setClipRect(room)
                    fade_top(painter, placement)
                    painter.setClipping(False)
        below.end()
        above.end()

    def _map(self, painter: QPainter, shown: MapsOver, placement: Placement, ratio: float) -> None:
        """Paint what the maps make of one view."""
        if shown.stacked:
            self.maps.paint_stacked(painter, placement, ratio, bool(shown.behind))
        else:
            map_id = placement.frame.map or shown.one
            self.maps.paint_one(painter, map_id, placement, ratio, bool(shown.behind))

    # -- the names over everything

    def arranged(
        self,
        placements: Sequence[Placement],
        width: int,
        ratio: float,
        shown: MapsOver,
        lit: Sequence[Light],
        whats: Sequence[Beneath],
        under: Under | None,
    ) -> tuple[Written, ...]:
        """What is written on a sheet of this width (device pixels), and where: no name lies over another.

        whats: what is drawn under the skin, `under` knows its names.
        """
        names = [
            (
                placement,
                (
                    *(under.names(whats, placement.view) if under else ()),
                    *self._levels(shown, lit, placement, ratio),
                ),
            )
            for placement in placements
        ]
        return arranged(names, self._letters, QGuiApplication.font(), width, ratio)

    def _levels(
        self, shown: MapsOver, lit: Sequence[Light], placement: Placement, ratio: float
    ) -> tuple[Name, ...]:
        """The levels of the shown maps; without names of theirs those of what is lit.

        Behind a layer only those of one map, and none beside the roots of muscles, which look the same.
        """
        quiet = bool(shown.behind)
        levels: Sequence[Named] = ()
        if shown.stacked and not quiet:
            levels = self.maps.names_of_all(placement.view)
        elif shown.behind != MUSCLES:
            levels = self.maps.names_of_one(placement.frame.map or shown.one, placement.view)
        letter = LETTER * ratio / placement.scale
        if levels:
            return level_names(levels, letter, quiet)
        return level_names((named(x.name, [x.shape]) for x in lit_on(lit, placement) if x.name), letter)


def light_box(light: Light, placement: Placement, ratio: float) -> QRectF:
    """Where a light is to be seen, device pixels."""
    return shape_box(light.shape, placement, _LIGHT_REACH * ratio)


def lights_box(lit: Iterable[Light], placement: Placement, ratio: float) -> QRect:
    """Where these are to be seen on one view, device pixels; empty where none is."""
    box, window = QRectF(), window_of(placement)
    for light in lit_on(lit, placement):
        box |= light_box(light, placement, ratio)
    return (box if window is None else box & window).toAlignedRect()


def lit_on(lit: Iterable[Light], placement: Placement) -> list[Light]:
    """What is lit on one view, in its half where two maps stand side by side."""
    return [one for one in lit if one.view is placement.view and one.half in ("", placement.frame.map)]


def _reaching(marks: Sequence[Mark], placement: Placement, box: QRectF, more: float) -> Iterator[Mark]:
    """The marks of a view that reach, `more` px larger on each side, into a box (px): all are asked at once, for with
    every stroke a thousand may have to be.
    """
    bounds = shapely.bounds(np.array([mark.area for mark in marks], dtype=np.object_))  # pyright: ignore[reportUnknownMemberType]
    warp = placement.frame.warp
    if warp is not None:
        bounds = np.array([warp.box(tuple(one)) for one in bounds.tolist()]).reshape(-1, 4)
    low, high = (bounds[:, sides] * placement.scale + placement.offset for sides in (slice(2), slice(2, 4)))
    begins = low - more < (box.right(), box.bottom())
    ends = high + more > (box.left(), box.top())
    return compress(marks, np.all(begins & ends, axis=1).tolist())
