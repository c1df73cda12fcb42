"""A bar from a middle line: to the right for one side of a question, to the left for the other."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

HEIGHT = 10


class Balance(QWidget):
    """-1 to 1 around a middle line. It says nothing alone: words on which side and how strongly stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._colours = 0.0, ("#808080", "#808080")
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, value: float, left: str, right: str) -> None:
        """value: -1 (all to the left) to 1; left, right: colours of the two sides."""
        before = (self._value, self._colours)
        self._value, self._colours = min(1.0, max(-1.0, value)), (left, right)
        if (self._value, self._colours) != before:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, half = self.width() / 2, self.width() / 2 - 1
        painter.setBrush(self.palette().mid().color())
        painter.drawRoundedRect(QRectF(0, 3, self.width(), self.height() - 6), 2, 2)
        long = max(3.0, abs(self._value) * half) if self._value else 0.0
        start = middle if self._value > 0 else middle - long
        painter.setBrush(QColor(self._colours[self._value > 0]))
        painter.drawRoundedRect(QRectF(start, 1, long, self.height() - 2), 3, 3)
        painter.setBrush(self.palette().windowText().color())
        painter.drawRect(QRectF(middle - 0.5, 0, 1, self.height()))
        painter.end()
