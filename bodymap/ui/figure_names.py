"""Writes names on the body: dark letters with a light edge, none over another."""

from collections.abc import Sequence

import shapely
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QRegion

from bodymap.atlas.naming import Named, apart
from bodymap.ui.figure_layout import Placement
from bodymap.ui.figure_pixels import window_of

_LABEL_SIZES = (12.0, 10.0)
"""px of a level's name: the first that has room is taken."""
_BESIDE_NAME = 5
"""px kept free on both sides of a name."""


def write_names(painter: QPainter, levels: Sequence[Named], placement: Placement, ratio: float) -> None:
    """The roomiest parts first; a name that would cover another is left out."""
    sizes = [_level_font(painter.font(), size * ratio) for size in _LABEL_SIZES]
    top, taken = placement.frame.box[1], QRegion()
    beside = sizes[0].pixelSize() / placement.scale  # mm that a letter takes, and a little
    window = window_of(placement)
    found = [(at, level.name) for level in levels for at in apart(level, beside * (len(level.name) + 0.5))]
    for (x, y, radius), name in sorted(found, key=lambda one: -one[0][2]):
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
