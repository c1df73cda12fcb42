"""What tells where the view between the legs belongs: a leader from the crotch of the front view, a small sketch
above its caption, and the words "front" and "back" at its edge. All beside the body, in grey, never on the skin.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform
from shapely import LineString

from bodymap.atlas.levels import View
from bodymap.ui.figure_layout import SKETCH, Placement
from bodymap.ui.theme import ThemeColours

Point = tuple[float, float]

_CLEAR = 3.0
"""px kept free between the leader and a body or a word."""
_DASH = (5.0, 3.0)
"""Dashes and gaps of the leader, px: long enough not to be taken for what is dotted, a mark of another view."""
_BELOW = 6.0
"""px below the feet at which the leader runs where the view stands beside them."""
_FRONT_AT = -13.0
"""y of the word between the thighs, above the pubis, mm of the view between the legs (regions/figure/perineum.yaml)."""
_BACK_FROM, _BACK_TO, _BACK_AT = 106.0, 120.0, 202.0
"""x of the outline at the other word, x where its tick ends, and y; mm of that view."""
_WORD, _HALF_WORD, _LEAST = 36.0, 8.0, 28.0
"""px: width of a word with its gap, half its height; how far apart the two must be."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where the parts stand, px. leader: from the crotch to the view, () = no free way; sketch: the box of the
    sketch, None = no room; words: whether "front" and "back" have room, between the thighs and beside the view.
    """

    inset: Placement
    leader: tuple[Point, ...]
    sketch: QRectF | None
    words: bool


def locator(placements: Sequence[Placement], taken: Sequence[QRectF], width: float) -> Locator | None:
    """For the views of one pane; None where the view between the legs is not among them.

    taken: boxes of words, px; width: px up to which there may be words.
    """
    inset = next((p for p in placements if p.view is View.PERINEUM), None)
    if inset is None:
        return None
    others = [p for p in placements if p is not inset]
    left, top, right, _ = inset.whole
    middle = (left + right) / 2
    sketch = QRectF(middle - SKETCH / 2, top, SKETCH, SKETCH)
    start, end = inset.to_px(_BACK_FROM, _BACK_AT), inset.to_px(_BACK_TO, _BACK_AT)
    beside = QRectF(*start, end[0] - start[0] + _WORD, 0).adjusted(0, -_HALF_WORD, 0, _HALF_WORD)
    large = start[1] - inset.to_px(0, _FRONT_AT)[1] >= _LEAST and not inset.frame.ends[0]
    words = large and beside.right() <= width and _free(beside, others, taken)
    return Locator(
        inset, _leader(others, inset, taken), sketch if _free(sketch, others, taken) else None, words
    )


def _leader(others: Sequence[Placement], inset: Placement, taken: Sequence[QRectF]) -> tuple[Point, ...]:
    """From the crotch down between the legs, then along below the feet and to the view."""
    front = next((p for p in others if p.view is View.FRONT), None)
    if front is None:
        return ()
    crotch = shapely.intersection(front.clip, LineString([(0, -100), (0, 2500)])).bounds[3]
    x, y = front.to_px(0, crotch)
    floor = front.rect[3]
    left, top, right, bottom = inset.whole
    below = top > floor + 2 * _CLEAR
    level = (floor + top) / 2 if below else floor + _BELOW
    middle = (left + right) / 2
    end = top - 1 if below else bottom + 2
    way = ((x, y), (x, level), (middle, level), (middle, end))
    return way if _open(way, front, others, taken) else ()


def _open(
    way: Sequence[Point], front: Placement, others: Sequence[Placement], taken: Sequence[QRectF]
) -> bool:
    boxes = [shapely.box(b.left(), b.top(), b.right(), b.bottom()) for b in taken]
    line, rest = LineString(way), LineString(way[1:])
    if shapely.dwithin(line, boxes, _CLEAR).any():
        return False
    return not any(_near(rest, p) or (p is not front and _near(line, p)) for p in others)


def _near(line: LineString, placement: Placement) -> bool:
    """Whether a line (px) comes too near to the body of a placement."""
    if not shapely.dwithin(shapely.box(*placement.rect), line, _CLEAR):
        return False
    there = [
        placement.to_mm(x, y) for x, y in shapely.get_coordinates(shapely.segmentize(line, 8.0)).tolist()
    ]
    shapely.prepare(placement.clip)
    return bool(shapely.dwithin(placement.clip, LineString(there), _CLEAR / placement.scale))


def _free(box: QRectF, others: Sequence[Placement], taken: Sequence[QRectF]) -> bool:
    """Whether neither a body nor a word stands in this box (px)."""
    corners = (box.left(), box.top()), (box.right(), box.bottom())
    return not any(box.intersects(words) for words in taken) and not any(
        shapely.intersects(p.clip, shapely.box(*p.to_mm(*corners[0]), *p.to_mm(*corners[1]))) for p in others
    )


def paint_locator(painter: QPainter, shown: Locator, font: QFont, size: int, colours: ThemeColours) -> None:
    """Leader, sketch and words in the grey of the captions; the place itself is one spot in both, in one colour."""
    pen = QPen(QColor(colours.line_strong), 1.0)
    if shown.leader:
        dashed = QPen(pen)
        dashed.setDashPattern(_DASH)
        painter.setPen(dashed)
        painter.drawPolyline([QPointF(*point) for point in shown.leader])
        _paint_spot(painter, QPointF(*shown.leader[0]), 2.6, 2.6, colours)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shown.sketch is not None:
        _paint_sketch(painter, shown.sketch, colours)
    if shown.words:
        painter.setPen(pen)
        _paint_words(painter, shown.inset, font, size, colours)
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_words(painter: QPainter, inset: Placement, font: QFont, size: int, colours: ThemeColours) -> None:
    small = QFont(font)
    small.setPixelSize(size - 1)
    half = QFontMetricsF(small).xHeight() / 2
    painter.setFont(small)
    start, end = (QPointF(*inset.to_px(x, _BACK_AT)) for x in (_BACK_FROM, _BACK_TO))
    painter.setPen(QPen(QColor(colours.line_strong), 1.0))
    painter.drawLine(start + QPointF(3, 0), end)
    painter.setPen(QColor(colours.muted))
    painter.drawText(end + QPointF(4, half), "back")
    wide = QFontMetricsF(small).horizontalAdvance("front")
    painter.drawText(QPointF(*inset.to_px(0, _FRONT_AT)) + QPointF(-wide / 2, half), "front")


def _paint_sketch(painter: QPainter, box: QRectF, colours: ThemeColours) -> None:
    """Hips and two legs apart, and a spot where they meet."""
    unit, middle = box.height() / 30.0, box.center().x()

    def at(x: float, y: float) -> QPointF:
        return QPointF(middle + x * unit, box.top() + y * unit)

    hip = (10, 0), (9.6, 4), (14.4, 8), (14.6, 13), (14.8, 19), (12.6, 24), (12, 30)
    inside = (4.6, 30), (4.8, 23), (2.2, 17), (0, 12.5)
    outer, inner = QPainterPath(at(*hip[0])), QPainterPath(at(*inside[0]))
    outer.cubicTo(*(at(*point) for point in hip[1:4]))
    outer.cubicTo(*(at(*point) for point in hip[4:]))
    inner.cubicTo(*(at(*point) for point in inside[1:]))
    other = QTransform(-1, 0, 0, 1, 2 * middle, 0)
    body = QPainterPath(outer)
    body.connectPath(inner)
    body.connectPath(other.map(body).toReversed())
    painter.fillPath(body, QColor(colours.pressed))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.muted), 1.3, c=Qt.PenCapStyle.RoundCap))
    for line in (outer, inner):  # open above and below: it is a body, no garment
        painter.drawPath(line)
        painter.drawPath(other.map(line))
    _paint_spot(painter, at(0, 12.5), 5.5 * unit, 3.2 * unit, colours)


def _paint_spot(painter: QPainter, at: QPointF, across: float, down: float, colours: ThemeColours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.muted))
    painter.drawEllipse(at, across, down)
    painter.setBrush(Qt.BrushStyle.NoBrush)
