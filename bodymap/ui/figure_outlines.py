"""Smooth outlines over the body, drawn once and kept: what is pointed at and what is chosen stays for many events.

Drawing one anew for every movement of the pointer cost more than all the rest of the event (measured).
"""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

Lines = tuple[tuple[QColor, float], ...]
"""Colour and width (px) of each line, the lowest first."""
_KEPT = 8
"""More than are ever seen at a time."""


class Outlines:
    """Outlines of a widget; `forget` when it looks at the body in another way."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[object, QPointF, QImage]] = {}

    def forget(self) -> None:
        self._kept.clear()

    def paint(
        self,
        painter: QPainter,
        shape: object,
        index: int,
        path: Callable[[], QPainterPath],
        lines: Lines,
        room: QRectF,
    ) -> None:
        """Paint the outline of `shape` as placement `index` shows it: its path in px, as far as it lies in `room`."""
        ratio = painter.device().devicePixelRatio()
        key = (id(shape), index, ratio, *((colour.rgba(), width) for colour, width in lines))
        known = self._kept.get(key)
        if known is None or known[0] is not shape:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            known = self._kept[key] = (shape, *_drawn(path(), lines, room, ratio))
        painter.drawImage(known[1], known[2])


def _drawn(path: QPainterPath, lines: Lines, room: QRectF, ratio: float) -> tuple[QPointF, QImage]:
    """The outline on an image of its own, and where its upper left corner belongs (px)."""
    reach = max(width for _, width in lines) + 1
    box = path.boundingRect().adjusted(-reach, -reach, reach, reach).intersected(room).toAlignedRect()
    size = QSize(max(ceil(box.width() * ratio), 1), max(ceil(box.height() * ratio), 1))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-QPointF(box.topLeft()))
    painter.setClipRect(room)
    for colour, width in lines:
        painter.strokePath(path, QPen(colour, width, j=Qt.PenJoinStyle.RoundJoin))
    painter.end()
    return QPointF(box.topLeft()), image
