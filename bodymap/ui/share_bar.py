"""A bar of shares: plain where the maps give one root, slanted lines where they give two, dense ones for more."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.ui.map_agreement import Kind, ShareRow

_HEIGHT = 12
_PATTERN = {
    Kind.TWO: Qt.BrushStyle.BDiagPattern,
    Kind.MORE: Qt.BrushStyle.DiagCrossPattern,
}


class ShareBar(QWidget):
    """Says nothing alone: the words of the row always stand beside it."""

    def __init__(self, row: ShareRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares = row.shares
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, left = self.palette(), 0.0
        accent, ink = look.highlight().color(), look.text().color()
        ink.setAlpha(170)
        painter.fillRect(self.rect(), look.mid())
        for kind, share in self._shares:
            box = QRectF(left, 0, share * self.width(), _HEIGHT)
            left += box.width()
            if kind is Kind.ONE:
                painter.fillRect(box, accent)
            elif kind in _PATTERN and box.width() >= 1:
                painter.fillRect(box, look.base())
                painter.fillRect(box, QBrush(QColor(ink), _PATTERN[kind]))
        painter.setPen(ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
