"""A picture made of pieces above each other, of which only those are painted anew that look different now."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QImage, QPainter


@dataclass(frozen=True, slots=True)
class Piece:
    """look: tells it from every other piece and from itself elsewhere or otherwise; box: all it paints on, px.

    paint: holds no widget, as a widget holds its pieces.
    """

    look: Hashable
    box: QRect
    paint: Callable[[QPainter], object]


class Pieces:
    """The picture. The first piece covers all of it; the order of pieces may not change while their looks do not."""

    def __init__(self, size: QSize, ratio: float) -> None:
        self.image = QImage(size * ratio, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        self._painted: dict[Hashable, QRect] = {}

    def differing(self, pieces: tuple[Piece, ...]) -> QRect:
        """Where the picture changes when these pieces are painted next.

        One box: many small ones that are clipped to one by one take longer than what lies between them.
        """
        then, found = {piece.look: piece.box for piece in pieces}, QRect()
        for look in then.keys() ^ self._painted.keys():
            found |= then.get(look) or self._painted[look]
        return found

    def paint(self, pieces: tuple[Piece, ...]) -> None:
        """Let the picture consist of these."""
        where = self.differing(pieces)
        if where.isEmpty():
            return
        self._painted = {piece.look: piece.box for piece in pieces}
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(where)
        for piece in pieces:
            if where.intersects(piece.box):
                piece.paint(painter)
        painter.end()


def put_at(at: QPointF, image: QImage, painter: QPainter) -> None:
    """What most pieces paint."""
    painter.drawImage(at, image)
