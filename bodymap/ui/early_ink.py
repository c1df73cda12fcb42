"""The ink of the first strokes, painted on the opening before there is a canvas. Only Qt and the steadied path.

It shows what the canvas will paint: the same texture, width, edge of the body and steadied path. The drawing hears of
it when the window is there and the hand's work is done again.
"""

from collections.abc import Callable
from math import hypot
from time import monotonic

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from bodymap.drawing.steady import Moment, Steadied, Steady
from bodymap.ui.opening import Body, Opening

NOTHING = QRect()


class EarlyInk:
    """Takes points of the frame (px); answers the box of the frame that looks different now (px), maybe empty."""

    def __init__(self, opening: Opening, ratio: float = 1.0, clock: Callable[[], float] = monotonic) -> None:
        self._opening = opening
        self._corner = QPointF(opening.canvas.topLeft())
        self._clock = clock
        self._paths = [_path(body) for body in opening.bodies]
        self._brushes = [_brush(opening.pen.tile, body) for body in opening.bodies]
        self._sheet = _sheet(opening.canvas.size(), ratio)
        self._index: int | None = None  # the view that is painted on
        self._path = Steadied(Steady(opening.pen.steady))
        self._last: QPointF | None = None
        self._warm()

    @property
    def paints(self) -> bool:
        """Whether a stroke is being drawn."""
        return self._index is not None

    def paint(self, painter: QPainter) -> None:
        painter.drawImage(self._corner, self._sheet)

    def body_at(self, at: QPointF) -> int | None:
        """The view a press there would paint on; None = it means something else."""
        here = at - self._corner
        reach = self._opening.pen.reach
        near = [(_distance(p, b, here, reach), i) for i, (p, b) in enumerate(self._bodies())]
        distance, index = min(near, default=(reach + 1, 0))
        return index if distance <= reach else None

    def press(self, at: QPointF) -> QRect:
        self._index, self._last = self.body_at(at), None
        if self._index is None:
            return NOTHING
        self._path = Steadied(Steady(self._opening.pen.steady))
        changed = self._advance(self._path.add(self._moment(at)))
        if self._last is None:  # the first touch is seen at once, though its path is not settled
            changed = self._step(at - self._corner)
            self._last = None
        return changed

    def move(self, at: QPointF) -> QRect:
        return self._advance(self._path.add(self._moment(at))) if self.paints else NOTHING

    def rest(self) -> QRect:
        """Time goes on: the ink catches up with a hand that rests."""
        return self._advance(self._path.rest(self._clock())) if self.paints else NOTHING

    def lift(self, at: QPointF) -> QRect:
        if not self.paints:
            return NOTHING
        changed = self.move(at).united(self._advance(self._path.finish()))
        self._index = None
        return changed

    def _bodies(self) -> list[tuple[QPainterPath, Body]]:
        return list(zip(self._paths, self._opening.bodies, strict=True))

    def _moment(self, at: QPointF) -> Moment:
        here = at - self._corner
        return Moment(self._clock(), here.x(), here.y())

    def _advance(self, settled: list[Moment]) -> QRect:
        changed = NOTHING
        for moment in settled:
            changed = changed.united(self._step(QPointF(moment.x, moment.y)))
        return changed

    def _step(self, to: QPointF) -> QRect:
        """Paint up to this point of the canvas."""
        if self._index is None:
            return NOTHING
        start = to if self._last is None else self._last
        self._last = to
        width = self._opening.pen.width * self._opening.bodies[self._index].scale
        painter = QPainter(self._sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(self._paths[self._index])
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._brushes[self._index], width, c=round_cap, j=round_join))
        if start == to:
            painter.drawPoint(to)
        else:
            painter.drawLine(start, to)
        painter.end()
        reach = width / 2 + 2
        box = QRectF(start, to).normalized().adjusted(-reach, -reach, reach, reach)
        return box.translated(self._corner).toAlignedRect()

    def _warm(self) -> None:
        """Do once, unseen, all that a stroke does: Qt's Python loads its names when they are first asked for."""
        if not self._opening.bodies:
            return
        outside = self._corner - QPointF(1000, 1000)
        self._index = 0
        self._path.add(self._moment(outside))
        self._step(outside)
        self._step(outside - QPointF(5, 5))
        self.rest()
        self.lift(outside)
        self.body_at(QPointF(*self._opening.bodies[0].rings[0][:2]) + self._corner)
        self._last = None


def _path(body: Body) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in body.rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in zip(ring[::2], ring[1::2], strict=True)]))
        path.closeSubpath()
    return path


def _brush(tile: object, body: Body) -> QBrush:
    """The texture, pinned to the view as the canvas pins it."""
    brush = QBrush(QImage(str(tile)))
    brush.setTransform(QTransform.fromTranslate(*(round(v) for v in body.offset)))
    return brush


def _sheet(size: QSize, ratio: float) -> QImage:
    made = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _distance(path: QPainterPath, body: Body, at: QPointF, reach: float) -> float:
    """Px from a point to the body: 0 on it, and just more than `reach` where it is clearly further."""
    if not path.controlPointRect().adjusted(-reach, -reach, reach, reach).contains(at):
        return reach + 1
    if path.contains(at):
        return 0.0
    x, y = at.x(), at.y()
    return min(_from_line(x, y, *ring[i : i + 4]) for ring in body.rings for i in range(0, len(ring) - 2, 2))


def _from_line(x: float, y: float, x0: float, y0: float, x1: float, y1: float) -> float:
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    along = min(max(((x - x0) * dx + (y - y0) * dy) / length, 0.0), 1.0) if length else 0.0
    return hypot(x0 + along * dx - x, y0 + along * dy - y)
