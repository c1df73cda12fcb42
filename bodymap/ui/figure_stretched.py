"""Painted sheets at other places or sizes than they were painted for, until there are sharp ones."""

from collections.abc import Iterable, Sequence
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from bodymap.ui.figure_inked import Inked
from bodymap.ui.figure_layout import Placement
from bodymap.ui.figure_panes import Pane
from bodymap.ui.figure_pixels import drawn_box, window_of

EDGE = 6.0
"""px around a view that belong to its picture."""


def room_of(placement: Placement) -> QRect:
    """Where a view is painted, px."""
    window, box = window_of(placement), drawn_box(placement, EDGE)
    return (box if window is None else box & window).toAlignedRect()


def whole_px(box: QRectF) -> QRect:
    """The whole px in a box."""
    left, top = ceil(box.left()), ceil(box.top())
    return QRect(left, top, floor(box.right()) - left, floor(box.bottom()) - top)


def fill_around(painter: QPainter, dirty: QRect, covered: Iterable[QRect], colour: QColor) -> None:
    """Fill what will not be painted over anyway."""
    rest = QRegion(dirty)
    for box in covered:
        rest -= QRegion(box)
    painter.save()
    painter.setClipRegion(rest)
    painter.fillRect(dirty, colour)
    painter.restore()


def paint_stretched(
    painter: QPainter,
    layers: Iterable[tuple[QImage, Inked | None]],
    step: QPointF,
    grow: float,
    room: QRect,
) -> None:
    """The layers, larger by `grow` and then moved by `step` px, inside of `room`."""
    for layer, inked in layers:
        ratio = layer.devicePixelRatio()
        for box in (layer.rect(),) if inked is None else inked.boxes:
            there = QRectF(QPointF(box.topLeft()) * grow / ratio + step, QSizeF(box.size()) * grow / ratio)
            seen = there.toAlignedRect() & room
            if not seen.isEmpty():
                painter.save()
                painter.setClipRect(seen)
                painter.translate(step)
                painter.scale(grow, grow)
                painter.drawImage(QPointF(), layer)
                painter.restore()


def pane_corners(panes: Sequence[Pane]) -> Iterable[tuple[QPointF, QRectF | None]]:
    """The upper left corner of each pane, and the pane itself where there are several."""
    if len(panes) < 2:
        return ((QPointF(), None),)
    return ((QPointF(p.left, p.top), QRectF(p.left, p.top, p.width, p.height)) for p in panes)
