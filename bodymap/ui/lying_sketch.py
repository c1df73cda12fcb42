"""A sketch of how the view between the legs is seen: a person who lies under a sheet with the knees raised, and an arrow."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from bodymap.exports.palette import SKINS
from bodymap.ui.theme import ThemeColours

SHAPE = 2.0
"""Width against height of the sketch."""
_UNITS = 40.0
"""The coordinates below: 80 across, 40 down."""

_CLOTH = SKINS["paper"].cloth_light
"""The sheet is as pale in every theme as the one on the body."""
_LIMBS = (
    (((17.0, 27.5), (25.0, 28.0), (36.0, 28.6)), 9.5),  # trunk
    (((50.0, 11.0), (54.5, 19.0), (56.5, 29.6)), 5.8),  # lower leg
    (((57.0, 30.6), (60.0, 31.4), (64.0, 31.8)), 3.8),  # foot
)
"""Middle line and breadth of each part that looks out of the sheet."""
_HEAD = (8.2, 24.6, 5.0)
_PILLOW = (1.6, 28.4, 13.0, 5.6, 2.6)
"""Left, top, width, height and round of the corners."""
_SHEET = (
    ((21.0, 22.6),),
    ((28.0, 22.0), (33.0, 22.4), (37.0, 18.0)),  # over the belly to the thigh
    ((41.0, 13.4), (44.0, 5.8), (49.6, 5.8)),  # up to the knee
    ((53.6, 5.8), (57.0, 12.6), (59.8, 20.6)),  # down the shin
    ((56.6, 22.8), (54.0, 21.6), (51.4, 24.0)),  # the hem below the knee
    ((48.0, 28.0), (49.0, 31.4), (45.0, 33.6)),  # and down to the couch
    ((38.0, 34.0), (29.0, 34.0), (22.0, 33.6)),  # along the couch
    ((23.0, 30.0), (22.4, 25.0), (21.0, 22.6)),  # the hem on the chest
)
"""The outline of the sheet: where it starts, then curves, each two handles and an end."""
_FOLDS = (
    ((47.4, 10.0), (44.0, 17.0), (42.0, 23.0), (36.0, 27.0)),
    ((50.4, 10.0), (50.0, 14.0), (49.0, 18.0), (47.0, 22.0)),
)
_FLOOR = ((1.0, 34.6), (70.0, 34.6))
_ARROW = ((79.0, 25.4), (64.6, 25.4))
_BARB = (5.0, 3.6)


def paint_sketch(painter: QPainter, box: QRectF, colours: ThemeColours) -> None:
    """Fill the box (px) with the sketch, in the grey of the captions."""
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(box.height() / _UNITS, box.height() / _UNITS)
    painter.setPen(_pen(colours.line_strong, 1.0))
    painter.drawLine(*(QPointF(*end) for end in _FLOOR))
    painter.setPen(_pen(colours.muted, 1.3))
    painter.setBrush(QColor(colours.pressed))
    painter.drawPath(_body())
    painter.setBrush(QColor(_CLOTH))
    left, top, width, height, round_ = _PILLOW
    painter.drawRoundedRect(QRectF(left, top, width, height), round_, round_)
    painter.drawPath(_curved(_SHEET))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colours.line_strong, 0.8))
    for fold in _FOLDS:
        painter.drawPath(_curved((fold[:1], fold[1:])))
    painter.setPen(_pen(colours.text, 1.8))
    start, tip = (QPointF(*end) for end in _ARROW)
    painter.drawLine(start, tip)
    painter.drawPolyline([tip + QPointF(_BARB[0], -_BARB[1]), tip, tip + QPointF(*_BARB)])
    painter.restore()


def _pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)


def _body() -> QPainterPath:
    """Head, trunk, lower leg and foot."""
    x, y, radius = _HEAD
    body = QPainterPath()
    body.addEllipse(QPointF(x, y), radius, radius)
    for (start, bend, end), broad in _LIMBS:
        line = QPainterPath(QPointF(*start))
        line.quadTo(QPointF(*bend), QPointF(*end))
        stroker = QPainterPathStroker(QPen(Qt.GlobalColor.black, broad, c=Qt.PenCapStyle.RoundCap))
        stroker.setCurveThreshold(0.02)
        body = body.united(stroker.createStroke(line))
    return body.simplified()


def _curved(pieces: tuple[tuple[tuple[float, float], ...], ...]) -> QPainterPath:
    """A line from the one point of the first piece through the curves of the others."""
    line = QPainterPath(QPointF(*pieces[0][0]))
    for handle, other, end in pieces[1:]:
        line.cubicTo(QPointF(*handle), QPointF(*other), QPointF(*end))
    return line
