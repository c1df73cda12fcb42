"""A small sample of how a sensation is painted: its colour and its pattern."""

import shapely
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from shapely import MultiPolygon

from bodymap.drawing.sensation import Sensation
from bodymap.exports.palette import SENSATION_INK, Ink, Pattern
from bodymap.exports.patterns import pattern_lines

WIDTH, HEIGHT = 30, 20
SPACING = 5.5
"""Px between the lines of a pattern."""


def swatch_pixmap(
    sensation: Sensation, width: int = WIDTH, height: int = HEIGHT, scale: float = 2
) -> QPixmap:
    """The swatch as pixels; width and height in px of the screen."""
    made = QPixmap(round(width * scale), round(height * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_swatch(painter, QRectF(0.75, 0.75, width - 1.5, height - 1.5), SENSATION_INK[sensation])
    painter.end()
    return made


def swatch_icon(sensation: Sensation) -> QIcon:
    return QIcon(swatch_pixmap(sensation))


def paint_swatch(painter: QPainter, box: QRectF, ink: Ink) -> None:
    """Fill the box with a soft tint of the colour and its pattern in full colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(ink.colour)
    shape = QPainterPath()
    shape.addRoundedRect(box, 5, 5)
    tint = QColor(colour)
    tint.setAlpha(255 if ink.pattern is Pattern.SOLID else 70)
    painter.fillPath(shape, QColor("white"))
    painter.fillPath(shape, tint)
    painter.save()
    painter.setClipPath(shape)
    _paint_pattern(painter, box, ink.pattern, colour)
    painter.restore()
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def _paint_pattern(painter: QPainter, box: QRectF, pattern: Pattern, colour: QColor) -> None:
    """The same lines and dots as in the exports."""
    area = MultiPolygon([shapely.box(box.left() - 4, box.top() - 4, box.right() + 4, box.bottom() + 4)])
    drawn = pattern_lines(area, pattern, SPACING)
    painter.setPen(QPen(colour, 1.6))
    for line in drawn.lines:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for x, y in drawn.dots:
        painter.drawEllipse(QPointF(x, y), 1.4, 1.4)


class Swatch(QWidget):
    """The swatch as a widget, beside words."""

    def __init__(self, sensation: Sensation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sensation = sensation
        self.setFixedSize(WIDTH, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        paint_swatch(painter, box, SENSATION_INK[self._sensation])
        painter.end()
