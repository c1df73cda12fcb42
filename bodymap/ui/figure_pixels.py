"""Empty sheets in device pixels, and where the views stand on them.

Each sheet is one image of the widget's size; a placement on it is in device pixels too.
"""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPen
from shapely import MultiPolygon

from bodymap.atlas.picture import hair_over
from bodymap.ui.figure_layout import Placement


def sheet(size: QSize, ratio: float) -> QImage:
    """An empty layer for a widget of this size (px)."""
    made = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def on_sheet(box: QRectF, layer: QImage) -> QRect:
    """A box of the widget (px) in the device pixels of a layer, never too small."""
    ratio = layer.devicePixelRatio()
    return QRectF(box.topLeft() * ratio, box.size() * ratio).toAlignedRect()


def put_part(painter: QPainter, layer: QImage, box: QRect) -> None:
    """Put what is inside a box of the widget (px) from a layer on the screen."""
    ratio = layer.devicePixelRatio()
    if ratio == 1:
        painter.drawImage(box, layer, box)
        return
    there = QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)
    painter.drawImage(QRectF(box), layer, there)


def painter_on(layer: QImage) -> QPainter:
    """A painter in the layer's device pixels: textures keep their pixels whatever the ratio."""
    painter = QPainter(layer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ratio = layer.devicePixelRatio()
    painter.scale(1 / ratio, 1 / ratio)
    return painter


def clear(layer: QImage, *boxes: QRectF) -> None:
    """Take out what is painted in some boxes (device pixels)."""
    painter = painter_on(layer)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for box in boxes:
        painter.fillRect(box, Qt.GlobalColor.transparent)
    painter.end()


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


def shape_box(shape: MultiPolygon, placement: Placement, reach: float) -> QRectF:
    """The box around a shape of the placement's view, `reach` px larger on each side."""
    left, top, right, bottom = placement.px_box(shape.bounds)
    return QRectF(QPointF(left, top), QPointF(right, bottom)).adjusted(-reach, -reach, reach, reach)


def drawn_box(placement: Placement, more: float) -> QRectF:
    """The same with the hair that stands over a head; a view whose top is cut off shows none."""
    above = 0.0 if placement.frame.faded else hair_over(placement.view) * placement.scale
    box = box_of(placement, more).adjusted(0, -above, 0, 0)
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


def fade_top(painter: QPainter, placement: Placement) -> None:
    """Let what is painted fade out at the upper cut of a view."""
    box = box_of(placement, 6)
    top = placement.rect[1]
    end = top + placement.frame.fade * placement.scale
    box.setBottom(min(box.bottom(), ceil(end) + 1))  # what is further down stays as it is
    fade = QLinearGradient(0, top, 0, end)
    fade.setColorAt(0, QColor(0, 0, 0, 0))
    fade.setColorAt(1, QColor(0, 0, 0, 255))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(box, QBrush(fade))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
