"""How painted places look on the body: a clear colour, a pattern that stays with the body, a darker outline."""

from collections.abc import Sequence

import shapely
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from shapely import MultiLineString, MultiPolygon, Polygon

from bodymap.drawing.pain_drawing import Mark
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.palette import SENSATION_INK, Ink, mark_ink, wash_share
from bodymap.ui.figure_layout import Placement
from bodymap.ui.pattern_tile import Line, pattern_tile

PATTERN_PERIOD = 25.0
"""mm after which a pattern repeats, on a view at body scale; on the feet (three times as large) a third of it."""
_SMALLEST_TILE, _LARGEST_TILE = 7, 240
_LINE_ALPHA = 0.95


def path_of(shape: MultiPolygon | Polygon | MultiLineString) -> QPainterPath:
    """The shape as a path in its own mm; holes stay holes, lines stay open."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    open_lines = isinstance(shape, MultiLineString)
    parts = shapely.get_parts(shape)
    for line in parts if open_lines else shapely.get_rings(parts):
        across, down = shapely.get_coordinates(
            line
        ).T.tolist()  # numbers of Python: Qt takes them twice as fast
        path.addPolygon(QPolygonF(list(map(QPointF, across, down))))
        if not open_lines:
            path.closeSubpath()
    return path


def to_px(placement: Placement) -> QTransform:
    """From mm of the placement's view, as they are seen, to px."""
    x, y = placement.offset
    return QTransform(placement.scale, 0, 0, placement.scale, x, y)


def mark_brush(
    sensation: Sensation, intensity: int | None, placement: Placement, skin: str = "paper"
) -> QBrush:
    """Colour and pattern as one texture that is pinned to the placement's mm (px of the same device)."""
    period = PATTERN_PERIOD / placement.frame.factor * placement.scale
    size = min(max(round(period), _SMALLEST_TILE), _LARGEST_TILE)
    inks = mark_ink(sensation, skin)
    ink = Ink(inks.wash, SENSATION_INK[sensation].pattern)
    line = Line(inks.line, _LINE_ALPHA)
    brush = QBrush(pattern_tile(ink, size, wash_share(intensity) * inks.share, line))
    brush.setTransform(QTransform.fromTranslate(*(round(v) for v in placement.offset)))
    return brush


def outline_pen(sensation: Sensation, depth: Depth, width: float, skin: str = "paper") -> QPen:
    """The edge of a mark, apart from the skin; dashed where the feeling lies deep."""
    # nobody can tell corners this small from round ones, and round ones take four times as long
    pen = QPen(QColor(mark_ink(sensation, skin).edge), width, j=Qt.PenJoinStyle.MiterJoin)
    if depth is Depth.DEEP:
        pen.setDashPattern([4.0, 2.5])
    return pen


def paint_mark(
    painter: QPainter,
    mark: Mark,
    path: QPainterPath,
    placement: Placement,
    line: float = 1.4,
    skin: str = "paper",
) -> None:
    """Paint a mark whose `path` is in mm of its view as they are seen; the placement and `line` are in the painter's px."""
    on_screen = to_px(placement).map(path)
    painter.fillPath(on_screen, mark_brush(mark.sensation, mark.intensity, placement, skin))
    painter.strokePath(on_screen, outline_pen(mark.sensation, mark.depth, line, skin))


def brush_pen(colour: QColor, width: float) -> QPen:
    """The pen of a round brush, px."""
    return QPen(colour, width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)


def paint_steps(painter: QPainter, points: Sequence[QPointF], pen: QPen) -> QRectF:
    """Some steps of a growing stroke (one or more points), all in px; answers the box they touched."""
    painter.setPen(pen)
    across, down = [p.x() for p in points], [p.y() for p in points]
    left, top, right, bottom = min(across), min(down), max(across), max(down)
    if left == right and top == bottom:
        painter.drawPoint(points[0])
    else:
        painter.drawPolyline(points)
    reach = pen.widthF() / 2 + 2
    return QRectF(left - reach, top - reach, right - left + 2 * reach, bottom - top + 2 * reach)
