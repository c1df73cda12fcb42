"""A small sample of how a sensation is painted: its colour and its pattern."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.drawing.sensation import Sensation
from bodymap.exports.palette import SENSATION_INK, Ink, Pattern
from bodymap.ui.pattern_tile import Line, pattern_tile

WIDTH, HEIGHT = 30, 20
PERIOD = 7.5
"""px after which the pattern repeats."""
TINT = 0.27
"""Alpha of the colour under a pattern."""
_BOLD = Line(width=0.18)


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
    """Fill the box with a soft tint of the colour and its pattern in full colour, as on the body."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(box, 5, 5)
    ratio = painter.device().devicePixelRatioF()
    wash = 1.0 if ink.pattern is Pattern.SOLID else TINT
    texture = QBrush(pattern_tile(ink, round(PERIOD * ratio), wash, _BOLD))
    texture.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    painter.fillPath(shape, QColor("white"))
    painter.fillPath(shape, texture)
    painter.strokePath(shape, QPen(QColor(ink.colour), 1.5))


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
