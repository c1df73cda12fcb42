"""The cached layers of the figure: the drawn body, what is lit on it, what is painted, and the words over it.

Each layer is one image of the widget's size in device pixels; a placement given here is in device pixels too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from math import ceil
from typing import Protocol

import shapely
from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRegion,
)
from PySide6.QtSvg import QSvgRenderer
from shapely import MultiLineString, MultiPolygon

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.atlas.naming import Named, apart, named
from bodymap.atlas.picture import figure_svg
from bodymap.atlas.variants import Warp
from bodymap.drawing.pain_drawing import Mark
from bodymap.exports.palette import CONTRAST_SKIN, MARKS_ON, SKINS
from bodymap.files.problems import BodymapError
from bodymap.ui.carried import Carried
from bodymap.ui.figure_layout import FADE, Placement
from bodymap.ui.figure_lights import ACCENT, Light
from bodymap.ui.figure_maps import MapPainter
from bodymap.ui.kept import Kept
from bodymap.ui.layers_shown import Beneath
from bodymap.ui.maps_shown import MapsOver
from bodymap.ui.mark_painter import paint_mark, path_of, to_px
from bodymap.ui.state import Show

_ART_REACH = 3.0
"""mm by which the drawn outline may reach over the silhouette; far less than the gap between hand and hip."""
THICKER = 1.7
"""How much thicker outlines are in the high-contrast window."""
ACCENT_ON_BODY = "#12647e"
"""What is chosen, on the body: the body is light in every theme."""
_TERRITORY_INK = "#44525f"
_HINT_ALPHA = 185
_HATCH_STEP, _HATCH_LINE, _HATCH_STRENGTH = 9, 1.2, 0.42
"""px between the lines of a hatch, their width, and how opaque they are: wider and paler than any pattern of paint."""
_LABEL_SIZES = (12.0, 10.0)
"""px of a level's name: the first that has room is taken."""
_BESIDE_NAME = 5
"""px kept free on both sides of a name."""
_MOST_POINTS = 200_000
"""Points of the paths that are kept, with their shapes about 10 MiB: more than one picture of the body needs."""
_MOST_PICTURES, _MOST_CUTS, _MOST_GROWN = 12, 1000, 32
"""Parsed drawings (one for each view of one figure and skin), cut marks and widened outlines that are kept."""


def sheet(size: QSize, ratio: float) -> QImage:
    """An empty layer for a widget of this size (px)."""
    made = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def on_image(box: QRect, image: QImage) -> QRectF:
    """A box of the widget (px) in the device pixels of a layer."""
    ratio = image.devicePixelRatio()
    return QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)


def painter_on(layer: QImage) -> QPainter:
    """A painter in the layer's device pixels: textures keep their pixels whatever the ratio."""
    painter = QPainter(layer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ratio = layer.devicePixelRatio()
    painter.scale(1 / ratio, 1 / ratio)
    return painter


def on_device(placement: Placement, ratio: float) -> Placement:
    x, y = placement.offset
    window = placement.window
    if window is not None:
        left, top, right, bottom = window
        window = (left * ratio, top * ratio, right * ratio, bottom * ratio)
    scale, offset = placement.scale * ratio, (x * ratio, y * ratio)
    return replace(placement, scale=scale, offset=offset, window=window)


def box_of(placement: Placement, more: float = 0.0) -> QRectF:
    """The picture of a placement in its px, `more` px larger on each side, as far as it may be seen."""
    left, top, right, bottom = placement.rect
    box = QRectF(left, top, right - left, bottom - top).adjusted(-more, -more, more, more)
    window = window_of(placement)
    return box if window is None else box & window


def window_of(placement: Placement) -> QRectF | None:
    """The px in which a placement may be seen; None = everywhere."""
    if placement.window is None:
        return None
    left, top, right, bottom = placement.window
    return QRectF(left, top, right - left, bottom - top)


def clip_to_window(painter: QPainter, placement: Placement) -> None:
    """Paint nothing of this placement outside its part of the widget."""
    window = window_of(placement)
    if window is not None:
        painter.setClipRect(window, Qt.ClipOperation.IntersectClip)


def brush_circle(width: float, ratio: float) -> QImage:
    """The ring of a brush this wide (px), with 3 px around it: dark on light, so that it is seen anywhere.

    An image, because drawing two smooth circles with every movement of the hand costs more than all the rest.
    """
    image = sheet(QSize(ceil(width) + 6, ceil(width) + 6), ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, line in ((QColor(255, 255, 255, 220), 3.0), (QColor(23, 33, 43, 230), 1.3)):
        painter.setPen(QPen(colour, line))
        painter.drawEllipse(QRectF(3, 3, width, width))
    painter.end()
    return image


class Under(Protocol):
    """Paints one view of what lies under the skin, and writes on it."""

    def paint(self, painter: QPainter, what: Beneath, placement: Placement, ratio: float) -> None: ...
    def write(self, painter: QPainter, what: Beneath, placement: Placement, ratio: float) -> None: ...


class FigurePainter:
    """Paints the layers; keeps what is slow to make: parsed pictures, paths, places for labels."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self.skin = "paper"
        """What the body is like that is painted on: a row of palette.SKINS."""
        self._pictures = Kept[QSvgRenderer](_MOST_PICTURES)
        self._paths = Kept[QPainterPath](_MOST_POINTS, QPainterPath.elementCount)
        self._cuts = Kept[MultiPolygon](_MOST_CUTS)
        self._reaching = Kept[MultiPolygon](_MOST_GROWN)
        self.maps = MapPainter(atlas, self.on_screen)

    # -- the body

    def paint_figure(
        self, layer: QImage, placements: Sequence[Placement], show: Show, strength: float = 1.0
    ) -> None:
        """The drawn body; strength below 1 dims it, for a dark window."""
        for placement in placements:
            one = self._one_figure(layer.size(), placement, show)
            if one is not None:
                painter = painter_on(layer)
                painter.setOpacity(strength)
                painter.drawImage(one[0], one[1])
                painter.end()

    def _one_figure(self, size: QSize, placement: Placement, show: Show) -> tuple[QPointF, QImage] | None:
        """One view on an image of its own, so that the fade of its cut touches nothing else."""
        seen = box_of(placement, 4).toAlignedRect().intersected(QRectF(QPointF(), size.toSizeF()).toRect())
        if seen.isEmpty():
            return None
        image = QImage(seen.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-seen.left(), -seen.top())
        if placement.frame.faded:
            painter.setClipPath(self.on_screen(self._with_outline(placement.clip), placement))
        x, y, right, bottom = self._atlas.boxes[placement.view]  # as it is seen: the picture is drawn warped
        width, height = right - x, bottom - y
        (left, top), scale = placement.offset, placement.scale
        target = QRectF(left + x * scale, top + y * scale, width * scale, height * scale)
        self._picture(placement.view, show).render(painter, target)
        painter.setClipping(False)
        if placement.frame.faded:
            _fade_top(painter, placement)
        painter.end()
        return QPointF(seen.topLeft()), image

    def _picture(self, view: View, show: Show) -> QSvgRenderer:
        thicker = THICKER if show.skin == CONTRAST_SKIN else 1.0

        def parsed() -> QSvgRenderer:
            return QSvgRenderer(QByteArray(self._text(view, show, thicker).encode()))

        return self._pictures.get((view, show.skin, show.figure), None, parsed)

    def _text(self, view: View, show: Show, thicker: float) -> str:
        """The drawn body; its bare outline where the files of the drawing were taken away under the open window."""
        try:
            return figure_svg(view, asdict(SKINS[show.skin]), show.figure, thicker)
        except (BodymapError, OSError):
            left, top, right, bottom = self._atlas.boxes[view]
            skin = SKINS[show.skin]
            box = f'viewBox="{left} {top} {right - left} {bottom - top}"'
            body = self._atlas.silhouette(view).svg(scale_factor=1.0, fill_color=skin.light, opacity=1.0)
            return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{body}</svg>'

    # -- paths

    def _with_outline(self, shape: MultiPolygon) -> MultiPolygon:
        def grown() -> MultiPolygon:
            made = shape.buffer(_ART_REACH)
            return made if isinstance(made, MultiPolygon) else MultiPolygon([made])

        return self._reaching.get(id(shape), shape, grown)

    def path(self, shape: MultiPolygon | MultiLineString, warp: Warp | None = None) -> QPainterPath:
        """The shape as a path in mm as they are seen, made once while it is of use."""
        return self._paths.get(
            (id(shape), id(warp)),
            (shape, warp),
            lambda: path_of(shape if warp is None else warp.shape(shape)),
        )

    def on_screen(self, shape: MultiPolygon | MultiLineString, placement: Placement) -> QPainterPath:
        return to_px(placement).map(self.path(shape, placement.frame.warp))

    def _shown(self, area: MultiPolygon, placement: Placement) -> MultiPolygon:
        """What a placement shows of a mark, cut once while it is of use."""
        if not placement.frame.faded:
            return area
        clip = placement.clip
        return self._cuts.get((id(area), id(clip)), (area, clip), lambda: _shown(area, placement))

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
        for mark in marks:
            if mark.view is placement.view and box.intersects(_box_on_screen(mark, placement, 3 * ratio)):
                path = self.path(self._shown(mark.area, placement), placement.frame.warp)
                paint_mark(painter, mark, path, placement, 1.4 * ratio, self.skin)
        painter.end()

    # -- what lies under the skin

    def paint_beneath(
        self, layer: QImage, letters: QImage, placements: Sequence[Placement], what: Beneath, under: Under
    ) -> None:
        """Muscles and nerves into one sheet, the letters on them into another, which lies over the paint."""
        ratio = layer.devicePixelRatio()
        for image, paint in ((layer, under.paint), (letters, under.write)):
            painter = painter_on(image)
            for placement in placements:
                painter.save()
                if (
                    image is layer
                ):  # a box, because every shape lies on the body already; letters may stand beside it
                    painter.setClipRect(box_of(placement))
                clip_to_window(painter, placement)
                paint(painter, what, placement, ratio)
                painter.restore()
                if placement.frame.faded:
                    _fade_top(painter, placement)
            painter.end()

    def paint_hints(self, layer: QImage, placements: Sequence[Placement], carried: Iterable[Carried]) -> None:
        """A dotted line around every zone that is painted in another view: a hint, never like paint."""
        ratio = layer.devicePixelRatio()
        quiet = QColor(MARKS_ON[self.skin].over)
        quiet.setAlpha(_HINT_ALPHA)
        pen = QPen(quiet, 1.3 * ratio, c=Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.6])
        for placement in placements:
            here = [one.face.shape for one in carried if one.face.view is placement.view]
            if not here:
                continue
            painter = painter_on(layer)
            painter.setClipPath(self.on_screen(placement.clip, placement))
            clip_to_window(painter, placement)
            for shape in here:
                painter.strokePath(self.on_screen(shape, placement), pen)
            painter.end()

    # -- what is lit

    def paint_lights(
        self,
        under: QImage,
        over: QImage,
        placements: Sequence[Placement],
        shown: MapsOver,
        lit: Sequence[Light],
    ) -> None:
        """The shown maps and the lit shapes: fills under the marks, outlines and level names over them."""
        below, above = painter_on(under), painter_on(over)
        ratio = over.devicePixelRatio()
        for placement in placements:
            for painter in (below, above):
                painter.save()
                painter.setClipPath(self.on_screen(placement.clip, placement))
                clip_to_window(painter, placement)
            names = self._map(below, shown, placement, ratio)
            here = [
                one for one in lit if one.view is placement.view and one.half in ("", placement.frame.map)
            ]
            for light in here:
                self._one_light(below, above, light, placement, ratio)
            for painter in (below, above):
                painter.restore()
                if placement.frame.faded:
                    _fade_top(painter, placement)
            own = [named(x.name, [x.shape]) for x in here if x.name]
            self._level_names(above, names or own, placement, ratio)
        below.end()
        above.end()

    def _map(
        self, painter: QPainter, shown: MapsOver, placement: Placement, ratio: float
    ) -> tuple[Named, ...]:
        """Paint what the maps make of one view; answers the names to write on it."""
        if shown.stacked:
            self.maps.paint_stacked(painter, placement, ratio)
            return self.maps.names_of_all(placement.view)
        map_id = placement.frame.map or shown.one
        self.maps.paint_one(painter, map_id, placement, ratio)
        return self.maps.names_of_one(map_id, placement.view)

    def _one_light(
        self,
        below: QPainter,
        above: QPainter,
        light: Light,
        placement: Placement,
        ratio: float,
    ) -> None:
        on = MARKS_ON[self.skin]
        colour = on.accent if light.ink == ACCENT else on.over if on.light else _TERRITORY_INK
        path = self.on_screen(light.shape, placement)
        if light.hatched:
            below.fillPath(path, hatch(colour, ratio))
        wide = 1.2 if light.fine else 1.4 if light.dashed else 2.2
        pen = QPen(QColor(colour), wide * ratio)
        if light.dashed:
            pen.setDashPattern([3, 2.5])
        above.strokePath(path, pen)

    def _level_names(
        self, painter: QPainter, levels: Sequence[Named], placement: Placement, ratio: float
    ) -> None:
        """The roomiest parts first; a name that would cover another is left out."""
        sizes = [_level_font(painter.font(), size * ratio) for size in _LABEL_SIZES]
        top, taken = placement.frame.box[1], QRegion()
        beside = sizes[0].pixelSize() / placement.scale  # mm that a letter takes, and a little
        window = window_of(placement)
        named = [
            (at, level.name) for level in levels for at in apart(level, beside * (len(level.name) + 0.5))
        ]
        for (x, y, radius), name in sorted(named, key=lambda one: -one[0][2]):
            if (y - top) * placement.scale < sizes[0].pixelSize() or not shapely.intersects_xy(
                placement.clip, x, y
            ):
                continue
            middle = QPointF(*placement.to_px(x, y))
            for font in (f for f in sizes if radius * placement.scale >= _room_for(name, f)):
                box = _name_box(name, middle, font, ratio)
                seen = window is None or window.contains(QRectF(box))
                if seen and not taken.intersects(box):
                    clear = round(_BESIDE_NAME * ratio)
                    taken += box.adjusted(-clear, -1, clear, 1)
                    write_centred(painter, name, middle, font)
                    break


def _name_box(name: str, middle: QPointF, font: QFont, ratio: float) -> QRect:
    size = QFontMetricsF(font)
    width, height = size.horizontalAdvance(name) - 2 * ratio, size.capHeight()
    return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height).toAlignedRect()


def _level_font(font: QFont, size: float) -> QFont:
    made = QFont(font)
    made.setBold(True)
    made.setPixelSize(round(size))
    return made


def _room_for(name: str, font: QFont) -> float:
    """Radius in px that a name needs; it may reach a little over the edge of a narrow strip."""
    return max(0.5 * font.pixelSize(), 0.32 * QFontMetricsF(font).horizontalAdvance(name))


def write_centred(painter: QPainter, text: str, middle: QPointF, font: QFont) -> None:
    """Dark letters with a light edge, legible on any colour."""
    size = QFontMetricsF(font)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # the strokes of a letter may overlap
    path.addText(middle + QPointF(-size.horizontalAdvance(text) / 2, size.capHeight() / 2), font, text)
    edge = QPen(QColor(255, 255, 255, 235), font.pixelSize() * 0.28, j=Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, edge)
    painter.fillPath(path, QColor("#17212b"))


def hatch(colour: str, ratio: float) -> QBrush:
    """Thin slanted lines with nothing between them, for a layer with this many device pixels to a px."""
    step = round(_HATCH_STEP * ratio)
    tile = QImage(step, step, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour)
    ink.setAlphaF(_HATCH_STRENGTH)
    painter.setPen(QPen(ink, _HATCH_LINE * ratio))
    for shift in (-step, 0, step):  # what a line loses at the edge of a tile comes in from the next one
        painter.drawLine(QPointF(shift - 1, step + 1), QPointF(shift + step + 1, -1))
    painter.end()
    return QBrush(tile)


def _box_on_screen(mark: Mark, placement: Placement, more: float) -> QRectF:
    """The box of a mark in the placement's px, `more` px larger on each side; empty for an empty mark."""
    if mark.area.is_empty:
        return QRectF()
    left, top, right, bottom = placement.px_box(mark.area.bounds)
    box = QRectF(QPointF(left, top), QPointF(right, bottom))
    return box.adjusted(-more, -more, more, more)


def _shown(area: MultiPolygon, placement: Placement) -> MultiPolygon:
    """The part of a mark that the placement shows; the mark itself wherever nothing is cut off."""
    top = placement.frame.box[1]
    if not placement.frame.faded or area.is_empty:
        return area
    shapely.prepare(placement.clip)  # does nothing the second time
    if area.bounds[1] >= top and shapely.covers(placement.clip, area):
        return area
    cut = shapely.intersection(area, placement.clip)
    return MultiPolygon([p for p in shapely.get_parts(cut) if isinstance(p, shapely.Polygon)])


def _fade_top(painter: QPainter, placement: Placement) -> None:
    box = box_of(placement, 6)
    top = placement.rect[1]
    fade = QLinearGradient(0, top, 0, top + FADE / placement.frame.factor * placement.scale)
    fade.setColorAt(0, QColor(0, 0, 0, 0))
    fade.setColorAt(1, QColor(0, 0, 0, 255))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(box, QBrush(fade))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
