"""What tells where the view between the legs belongs: a ring at the crotch of the front view with a leader to it, and a
small sketch of how one lies. All in grey; only the ring and the first stretch of the leader lie on skin, across the
thigh, because a line down between the legs would be taken for something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

import shapely
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from shapely import LineString

from bodymap.atlas.levels import View
from bodymap.ui.figure_layout import GAP, Placement
from bodymap.ui.lying_sketch import SHAPE, paint_sketch
from bodymap.ui.theme import ThemeColours

Point = tuple[float, float]

_CLEAR = 3.0
"""px kept free between the leader and a body or a word."""
_DASH = (5.0, 3.0)
"""Dashes and gaps of the leader, px: long enough not to be taken for what is dotted, a mark of another view."""
_BELOW = 6.0
"""px below the feet at which the leader runs where the view stands beside them."""
_RING = (34.0, 22.0)
"""Half width and half height of the ring at the crotch, mm of the front view."""
_BESIDE_THIGH, _BELOW_HAND = 240.0, 1100.0
"""x between thigh and hand, and y below the hand, mm of the front view (regions/figure/front.yaml)."""
_BESIDE = -282.0, 221.0
"""x of the outer edge of the foot that is drawn beside the buttock, and y of the lowest point, mm of the view between the
legs (assets/figure/perineum.yaml).
"""
_SKETCHES = (60.0, 46.0, 36.0, 28.0)
"""Heights of the sketch, px: the first that has room is taken."""
_LATER = 0.5
"""How much shorter (see `_turns`) the leader must get by a sketch in a less good place."""
_AIR = 8.0
"""px between the sketch and the body."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where the parts stand, px. ring: around the crotch; leader: from the ring to the view, () = no free way;
    sketch: the box of the sketch, None = no room.
    """

    inset: Placement
    ring: QRectF | None
    leader: tuple[Point, ...]
    sketch: QRectF | None


def locator(
    placements: Sequence[Placement], taken: Sequence[QRectF], edges: tuple[float, float]
) -> Locator | None:
    """For the views of one pane; None where the view between the legs is not among them.

    taken: boxes of words, px; edges: px from and up to which there may be words.
    """
    inset = next((p for p in placements if p.view is View.PERINEUM), None)
    if inset is None:
        return None
    others = [p for p in placements if p is not inset]
    ring = _ring(others)
    free = [box for box in _sketches(inset, edges) if _free(box, others, taken)]
    sketches: Sequence[QRectF | None] = free or [None]
    leaders = [_leader(others, inset, ring, sketch, taken) for sketch in sketches]
    best = min(range(len(leaders)), key=lambda i: _turns(leaders[i]) + _LATER * i)
    sketch, leader = sketches[best], leaders[best]
    return Locator(inset, ring if leader else None, leader, sketch)


def _sketches(inset: Placement, edges: tuple[float, float]) -> Iterator[QRectF]:
    """Boxes for the sketch, the best first: beside the buttock, below the thigh; above the caption."""
    left, top, right, _ = inset.whole
    beside, foot = inset.to_px(*_BESIDE)
    for height in _SKETCHES:
        width = height * SHAPE
        box = QRectF(beside - _AIR - width, foot - height, width, height)
        if box.left() >= edges[0] + _CLEAR and not _on_body(box, inset):
            yield box
        if top - height >= _CLEAR:
            yield QRectF((left + right - width) / 2, top - height, width, height)


def _ring(others: Sequence[Placement]) -> QRectF | None:
    front = next((p for p in others if p.view is View.FRONT), None)
    if front is None:
        return None
    crotch = shapely.intersection(front.clip, LineString([(0, -100), (0, 2500)])).bounds[3]
    x, y = front.to_px(0, crotch)
    wide, high = (half * front.scale for half in _RING)
    return QRectF(x - wide, y - 1.2 * high, 2 * wide, 2 * high)


def _leader(
    others: Sequence[Placement],
    inset: Placement,
    ring: QRectF | None,
    sketch: QRectF | None,
    taken: Sequence[QRectF],
) -> tuple[Point, ...]:
    """From the ring sideways across the thigh, then beside the legs to the view: the shortest way that is free."""
    front = next((p for p in others if p.view is View.FRONT), None)
    if front is None or ring is None:
        return ()
    boxes = [*taken, *([sketch] if sketch is not None else [])]
    ways = [
        way
        for side in (1, -1)
        for across in _beside(front, inset, side)
        for way in _ways(front, inset, ring, sketch, across)
        if _open(way, front, others, boxes)
    ]
    return min(ways, key=_turns, default=())


def _turns(way: Sequence[Point]) -> float:
    """How far a way leads round: its length in hundreds of px, and its corners; a way that is none is the worst."""
    return LineString(way).length / 100 + len(way) if way else inf


def _beside(front: Placement, inset: Placement, side: int) -> Iterator[float]:
    """Where (x in px) the leader may run down beside the legs."""
    left, _, right, _ = front.rect
    edge = right if side > 0 else left
    middle = (inset.rect[0] + inset.rect[2]) / 2
    if (middle - edge) * side > _CLEAR:
        yield middle
    yield edge + side * GAP / 2
    yield front.to_px(side * _BESIDE_THIGH, 0)[0]


def _ways(
    front: Placement, inset: Placement, ring: QRectF, sketch: QRectF | None, across: float
) -> Iterator[tuple[Point, ...]]:
    left, top, right, bottom = inset.whole
    middle, level = (left + right) / 2, ring.center().y()
    if sketch is not None and sketch.bottom() <= top:
        top = sketch.top()
    top -= _CLEAR + 1
    start = ring.right() if across > ring.center().x() else ring.left()
    first = ((start, level), (across, level))
    turn = min(front.to_px(0, _BELOW_HAND)[1], top - 2 * _CLEAR)
    if abs(across - middle) < 1.0:
        yield (*first, (middle, top))
    yield (*first, (across, turn), (middle, turn), (middle, top))
    yield (*first, (across, top - 2 * _CLEAR), (middle, top - 2 * _CLEAR), (middle, top))
    height = (inset.rect[1] + bottom) / 2
    yield (*first, (across, height), (left - 1 if across < left else right + 1, height))
    floor = front.rect[3] + _BELOW
    yield (*first, (across, floor), (middle, floor), (middle, bottom + 2))


def _open(
    way: Sequence[Point], front: Placement, others: Sequence[Placement], taken: Sequence[QRectF]
) -> bool:
    """Whether a way touches no word and no body but the one thigh it starts from."""
    boxes = [shapely.box(b.left(), b.top(), b.right(), b.bottom()) for b in taken]
    line, rest = LineString(way), LineString(way[1:])
    if shapely.dwithin(line, boxes, _CLEAR).any() or way[2][1] < way[1][1]:
        return False
    (start, level), (end, _) = way[:2]
    on_skin = shapely.intersection(
        front.clip, LineString([front.to_mm(start, level), front.to_mm(end, level)])
    )
    if isinstance(on_skin, shapely.MultiLineString):  # the hand as well
        return False
    return not any(_near(rest if p is front else line, p) for p in others)


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
    return not any(box.intersects(words) for words in taken) and not any(_on_body(box, p) for p in others)


def _on_body(box: QRectF, placement: Placement) -> bool:
    corners = placement.to_mm(box.left(), box.top()), placement.to_mm(box.right(), box.bottom())
    return bool(shapely.intersects(placement.clip, shapely.box(*corners[0], *corners[1])))


def paint_locator(painter: QPainter, shown: Locator, colours: ThemeColours) -> None:
    """Ring, leader and sketch in the grey of the captions."""
    pen = QPen(QColor(colours.line_strong), 1.0)
    if shown.ring is not None:
        painter.setPen(QPen(pen.color(), 1.4))
        painter.drawEllipse(shown.ring)
        dashed = QPen(pen)
        dashed.setDashPattern(_DASH)
        painter.setPen(dashed)
        painter.drawPolyline([QPointF(*point) for point in shown.leader])
    if shown.sketch is not None:
        paint_sketch(painter, shown.sketch, colours)
