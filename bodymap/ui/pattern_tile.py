"""One repeat of each pattern with its colour: a texture for the marks on the body and for the samples in the panels."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import pi, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from bodymap.exports.palette import Ink, Pattern

_THINNEST = 1.1
"""px below which a line of a pattern would fade away."""


@dataclass(frozen=True, slots=True)
class Line:
    """The lines of a pattern: their colour ("" = that of the ink), alpha 0-1, width in tiles."""

    colour: str = ""
    alpha: float = 1.0
    width: float = 0.09


@lru_cache(maxsize=256)
def pattern_tile(ink: Ink, size: int, wash: float, line: Line) -> QImage:
    """One repeat of the texture, size x size px; wash: alpha 0-1 of the colour under the lines."""
    tile = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    ground = QColor(ink.colour)
    ground.setAlphaF(wash)
    tile.fill(ground)
    colour = QColor(line.colour or ink.colour)
    colour.setAlphaF(line.alpha)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(_THINNEST, size * line.width), c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(colour)
    # Drawn also one tile further on each side, so that what crosses an edge goes on in the next repeat.
    for dx in (-size, 0, size):
        for dy in (-size, 0, size):
            painter.save()
            painter.translate(dx, dy)
            _PATTERNS[ink.pattern](painter, float(size))
            painter.restore()
    painter.end()
    return tile


def _solid(_painter: QPainter, _size: float) -> None:
    """The colour alone."""


def _waves(painter: QPainter, size: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        QPolygonF([QPointF(size * i / 16, size * (0.5 + 0.2 * sin(2 * pi * i / 16))) for i in range(17)])
    )


def _slashes(painter: QPainter, size: float) -> None:
    painter.drawLine(QPointF(0, size), QPointF(size, 0))


def _dots(painter: QPainter, size: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for place in (0.25, 0.75):
        painter.drawEllipse(QPointF(size * place, size * place), size * 0.13, size * 0.13)


def _rings(painter: QPainter, size: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(size / 2, size / 2), size * 0.27, size * 0.27)


def _crosses(painter: QPainter, size: float) -> None:
    low, high = size * 0.3, size * 0.7
    painter.drawLine(QPointF(low, low), QPointF(high, high))
    painter.drawLine(QPointF(low, high), QPointF(high, low))


_PATTERNS: dict[Pattern, Callable[[QPainter, float], None]] = {
    Pattern.SOLID: _solid,
    Pattern.WAVES: _waves,
    Pattern.SLASHES: _slashes,
    Pattern.DOTS: _dots,
    Pattern.RINGS: _rings,
    Pattern.CROSSES: _crosses,
}
