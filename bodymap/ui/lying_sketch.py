"""A sketch of how the view between the legs is seen: a person who lies with the knees raised, and an arrow."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from bodymap.ui.theme import ThemeColours

SHAPE = 2.0
"""Width against height of the sketch."""
_UNITS = 40.0
"""The coordinates below: 80 across, 40 down."""

_LIMBS = (
    (((17.0, 27.5), (27.0, 28.0), (39.0, 28.0)), 9.5),  # trunk
    (((39.0, 27.0), (43.0, 19.0), (47.5, 11.0)), 7.5),  # thigh
    (((47.5, 11.0), (56.0, 10.5), (64.0, 11.5)), 5.6),  # lower leg
    (((64.0, 11.5), (65.2, 7.6), (66.0, 4.8)), 4.4),  # foot
)
"""Middle line and breadth of each part, from the head to the foot."""
_HEAD = (7.6, 26.0, 5.0)
_FLOOR = ((1.0, 34.6), (50.0, 34.6))
_ARROW = ((79.0, 27.0), (50.0, 27.0))
_BARB = (5.0, 3.6)


def paint_sketch(painter: QPainter, box: QRectF, colours: ThemeColours) -> None:
    """Fill the box (px) with the sketch, in the grey of the captions."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.height() / _UNITS, box.height() / _UNITS)
    thin = QPen(QColor(colours.muted), 1.3, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(QPen(QColor(colours.line_strong), 1.0, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(*(QPointF(*end) for end in _FLOOR))
    painter.setPen(thin)
    painter.setBrush(QColor(colours.pressed))
    painter.drawPath(_body())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.text), 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    start, tip = (QPointF(*end) for end in _ARROW)
    painter.drawLine(start, tip)
    painter.drawPolyline([tip + QPointF(_BARB[0], -_BARB[1]), tip, tip + QPointF(*_BARB)])
    painter.restore()


def _body() -> QPainterPath:
    """Head, trunk and raised leg as one outline."""
    x, y, radius = _HEAD
    body = QPainterPath()
    body.addEllipse(QPointF(x, y), radius, radius)
    for (start, bend, end), broad in _LIMBS:
        line = QPainterPath(QPointF(*start))
        line.quadTo(QPointF(*bend), QPointF(*end))
        stroker = QPainterPathStroker(QPen(Qt.GlobalColor.black, broad, c=Qt.PenCapStyle.RoundCap))
        body = body.united(stroker.createStroke(line))
    return body.simplified()
