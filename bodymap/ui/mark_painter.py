"""How painted places look on the body: a clear colour, a pattern that stays with the body, a darker outline."""

from collections.abc import Callable
from functools import lru_cache
from math import pi, sin

import shapely
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from shapely import MultiPolygon, Polygon

from bodymap.drawing.pain_drawing import Mark
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.palette import SENSATION_INK, Pattern
from bodymap.ui.figure_layout import Placement

PATTERN_PERIOD = 25.0
"""mm after which a pattern repeats, on a view at body scale; on the feet (three times as large) a third of it."""
_SMALLEST_TILE, _LARGEST_TILE = 7, 240
_UNSTATED_STRENGTH = 6


def path_of(area: MultiPolygon | Polygon) -> QPainterPath:
    """The area as a path in its own mm; holes stay holes."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for part in shapely.get_parts(area):
        for ring in (part.exterior, *part.interiors):
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in shapely.get_coordinates(ring)]))
            path.closeSubpath()
    return path


def to_px(placement: Placement) -> QTransform:
    """From mm of the placement's view to px."""
    x, y = placement.offset
    return QTransform(placement.scale, 0, 0, placement.scale, x, y)


def strength(intensity: int | None) -> float:
    """How strongly a mark is coloured, 0.3-0.62: more pain, more colour; unstated lies a little above the middle."""
    return 0.3 + 0.032 * (_UNSTATED_STRENGTH if intensity is None else intensity)


def mark_brush(sensation: Sensation, intensity: int | None, placement: Placement) -> QBrush:
    """Colour and pattern as one texture that is pinned to the placement's mm (px of the same device)."""
    period = PATTERN_PERIOD / placement.frame.factor * placement.scale
    brush = QBrush(_tile(sensation, intensity, min(max(round(period), _SMALLEST_TILE), _LARGEST_TILE)))
    brush.setTransform(QTransform.fromTranslate(*(round(v) for v in placement.offset)))
    return brush


@lru_cache(maxsize=256)
def _tile(sensation: Sensation, intensity: int | None, size: int) -> QImage:
    """One repeat of the texture, size x size px."""
    ink = SENSATION_INK[sensation]
    tile = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    wash = QColor(ink.colour)
    wash.setAlphaF(strength(intensity))
    tile.fill(wash)
    line = QColor(ink.colour).darker(118)
    line.setAlphaF(0.92)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, max(1.1, size * 0.09), c=Qt.PenCapStyle.RoundCap))
    painter.setBrush(line)
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


def outline_pen(sensation: Sensation, depth: Depth, width: float) -> QPen:
    """The edge of a mark: darker than its colour; dashed where the feeling lies deep."""
    pen = QPen(QColor(SENSATION_INK[sensation].colour).darker(150), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if depth is Depth.DEEP:
        pen.setDashPattern([4.0, 2.5])
    return pen


def paint_mark(
    painter: QPainter, mark: Mark, path: QPainterPath, placement: Placement, line: float = 1.4
) -> None:
    """Paint a mark whose `path` is in mm of its view; the placement and `line` are in the painter's px."""
    on_screen = to_px(placement).map(path)
    painter.fillPath(on_screen, mark_brush(mark.sensation, mark.intensity, placement))
    painter.strokePath(on_screen, outline_pen(mark.sensation, mark.depth, line))


def paint_segment(
    painter: QPainter,
    start: tuple[float, float],
    end: tuple[float, float],
    width: float,
    brush: QBrush,
) -> QRectF:
    """One step of a growing stroke, all in px; answers the box it touched.

    The painter replaces instead of mixing (CompositionMode_Source), so that a stroke crossing itself stays even.
    """
    pen = QPen(brush, width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    first, last = QPointF(*start), QPointF(*end)
    if first == last:
        painter.drawPoint(first)
    else:
        painter.drawLine(first, last)
    reach = width / 2 + 2
    return QRectF(first, last).normalized().adjusted(-reach, -reach, reach, reach)
