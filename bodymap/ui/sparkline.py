"""A small curve of a value through a person's visits, each hand with a line, a dot and a letter of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.exports.timeline import Curve, Point, Series, value_words
from bodymap.language import tr
from bodymap.records.day_words import short_day
from bodymap.ui.labels import tip

HIGH = 124
"""px of the whole widget."""
DOT = 3.6
"""px from the middle of a dot to its edge; a chosen one is larger."""


@dataclass(frozen=True, slots=True)
class Hand:
    """How one hand is drawn."""

    line: Qt.PenStyle
    ink: Callable[[QPalette], QColor]
    filled: bool
    corners: int


HANDS = {
    "P": Hand(Qt.PenStyle.SolidLine, lambda look: look.highlight().color(), True, 0),
    "C": Hand(Qt.PenStyle.DashLine, lambda look: look.text().color(), False, 4),
    "PC": Hand(Qt.PenStyle.SolidLine, lambda look: look.text().color(), True, 3),
}
"""By the letter of the hand: a full dot, an open square, a full triangle."""


class Sparkline(QWidget):
    """Title with the scale and newest values above, the curve below them, the first and the last day at its foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve = Curve("", "", 1.0, ())
        self._chosen: frozenset[str] = frozenset()
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def curve(self) -> Curve:
        return self._curve

    def sizeHint(self) -> QSize:
        return QSize(220, HIGH)

    def show_curve(self, curve: Curve, chosen: frozenset[str]) -> None:
        """chosen: ids of the sheets whose points are drawn larger."""
        if (curve, chosen) == (self._curve, self._chosen):
            return
        self._curve, self._chosen = curve, chosen
        self.setAccessibleName(curve.title)
        self.setAccessibleDescription(curve.sentence)
        self.setToolTip(tip(curve.sentence))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = painter.fontMetrics().height()
        plot = QRectF(8, line * 2 + 12, self.width() - 16, self.height() - 3 * line - 18)
        self._paint_words(painter, line, plot)
        self._paint_scale(painter, plot)
        for series in self._curve.series:
            self._paint_series(painter, series, plot)
        painter.end()

    def _paint_words(self, painter: QPainter, line: int, plot: QRectF) -> None:
        look, wide = self.palette(), float(self.width() - 16)
        bold = painter.font()
        bold.setBold(True)
        plain = painter.font()
        painter.setFont(bold)
        painter.setPen(look.text().color())
        painter.drawText(QRectF(8, 2, wide, line), Qt.AlignmentFlag.AlignLeft, self._curve.title)
        painter.setFont(plain)
        scale = tr("0 to {most}", most=value_words(self._curve.top))
        painter.drawText(QRectF(8, 2, wide, line), Qt.AlignmentFlag.AlignRight, scale)
        said = painter.fontMetrics().elidedText(newest(self._curve), Qt.TextElideMode.ElideRight, int(wide))
        painter.drawText(QRectF(8, 2 + line, wide, line), Qt.AlignmentFlag.AlignLeft, said)
        first, last = self._curve.first, self._curve.last
        foot = QRectF(8, plot.bottom() + 3, wide, line)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, short_day(first))
        if last > first:
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, short_day(last))

    def _paint_scale(self, painter: QPainter, plot: QRectF) -> None:
        """A line at nought and a faint one at the top of the scale."""
        look = self.palette()
        painter.setPen(QPen(look.dark().color(), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(QPen(look.mid().color(), 1, Qt.PenStyle.DotLine))
        painter.drawLine(plot.topLeft(), plot.topRight())

    def _paint_series(self, painter: QPainter, series: Series, plot: QRectF) -> None:
        hand = HANDS[series.letter]
        ink = hand.ink(self.palette())
        spots = [(self._spot(point, plot), point) for point in series.points]
        painter.setPen(QPen(ink, 1.8, hand.line))
        painter.drawPolyline(QPolygonF([spot for spot, _ in spots]))
        painter.setPen(QPen(ink, 1.6))
        painter.setBrush(ink if hand.filled else self.palette().base())
        for spot, point in spots:
            _paint_dot(painter, spot, hand.corners, DOT * (1.8 if point.sheet in self._chosen else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _spot(self, point: Point, plot: QRectF) -> QPointF:
        """By its day and value; alone in the middle. Room is left for a dot at each end."""
        first, last = self._curve.first, self._curve.last
        span = (last - first).days
        along = (point.day - first).days / span if span else 0.5
        inner = plot.adjusted(2 * DOT, 0, -2 * DOT, 0)
        return QPointF(
            inner.left() + along * inner.width(),
            inner.bottom() - min(1.0, point.value / self._curve.top) * inner.height(),
        )


def newest(curve: Curve) -> str:
    """`P 3.7, C 4.1 % of front and back`: the newest value of each hand."""
    last = [
        f"{series.letter if series.letter != 'PC' else ''} {value_words(series.points[-1].value)}".strip()
        for series in curve.series
        if series.points
    ]
    return f"{', '.join(last)} {curve.unit}" if last else tr("no value yet")


def _paint_dot(painter: QPainter, middle: QPointF, corners: int, size: float) -> None:
    x, y = middle.x(), middle.y()
    if corners == 4:
        painter.drawRect(QRectF(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8))
    elif corners == 3:
        top, left, right = QPointF(x, y - size * 1.2), QPointF(x - size * 1.1, y + size * 0.9), None
        right = QPointF(x + size * 1.1, y + size * 0.9)
        painter.drawPolygon(QPolygonF([top, left, right]))
    else:
        painter.drawEllipse(middle, size, size)
