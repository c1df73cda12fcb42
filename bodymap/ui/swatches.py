"""A small sample of how a sensation is painted: its colour and its pattern."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.drawing.sensation import Sensation
from bodymap.exports.palette import SENSATION_INK, Ink, Pattern

WIDTH, HEIGHT = 30, 20


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
    painter.setPen(QPen(colour, 1.6))
    _DRAW[ink.pattern](painter, box, colour)
    painter.restore()
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def _solid(_painter: QPainter, _box: QRectF, _colour: QColor) -> None:
    """The tint is already full."""


def _waves(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    y = box.top() + 4
    while y < box.bottom() + 4:
        line = QPainterPath(QPointF(box.left() - 2, y))
        x = box.left() - 2
        while x < box.right() + 2:
            line.quadTo(x + 2, y - 3.5, x + 4, y)
            line.quadTo(x + 6, y + 3.5, x + 8, y)
            x += 8
        painter.drawPath(line)
        y += 6


def _slashes(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += 6


def _grid(box: QRectF, step: float) -> list[QPointF]:
    return [
        QPointF(box.left() + 4 + i * step + (step / 2 if j % 2 else 0), box.top() + 4 + j * step * 0.9)
        for j in range(int(box.height() / step) + 2)
        for i in range(-1, int(box.width() / step) + 2)
    ]


def _dots(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    for place in _grid(box, 5.5):
        painter.drawEllipse(place, 1.4, 1.4)


def _rings(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place in _grid(box, 8):
        painter.drawEllipse(place, 2.6, 2.6)


def _crosses(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    for place in _grid(box, 7.5):
        painter.drawLine(place + QPointF(-2, -2), place + QPointF(2, 2))
        painter.drawLine(place + QPointF(-2, 2), place + QPointF(2, -2))


_DRAW = {
    Pattern.SOLID: _solid,
    Pattern.WAVES: _waves,
    Pattern.SLASHES: _slashes,
    Pattern.DOTS: _dots,
    Pattern.RINGS: _rings,
    Pattern.CROSSES: _crosses,
}


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
