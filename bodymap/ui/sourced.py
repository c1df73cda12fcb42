"""The small mark beside a statement that leads to what stands behind it, in one press."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from bodymap.exports.source_text import NONE
from bodymap.knowledge.backing import NO_BACKING, Backing
from bodymap.ui.labels import PlainLabel, tip
from bodymap.ui.layouts import row
from bodymap.ui.wiring import pressed

ShowSource = Callable[[Backing], object]

SIZE, CIRCLE = 24, 16
"""Px: what can be hit, and the circle in its middle."""


def show_nothing(_: Backing) -> None:
    """For a panel that stands alone."""


class SourceMark(QAbstractButton):
    """An i in a circle. Its tool tip names the source; a press, or Space, opens it."""

    def __init__(self, show_source: ShowSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backing = NO_BACKING
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(SIZE, SIZE)
        pressed(self, lambda: show_source(self.backing))

    def stand_for(self, statement: str, backing: Backing) -> None:
        """Lead to what stands behind this statement; without a statement there is nothing to press."""
        self.setVisible(bool(statement))
        self.backing = backing
        self.setToolTip(tip(f"Source: {backing.words}" if backing.words else NONE))
        self.setAccessibleName(f"Source of: {statement}")

    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.palette()
        meant = self.hasFocus() or self.underMouse()
        ink = look.color(QPalette.ColorRole.Highlight if meant else QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(ink, 2 if meant else 1.2))
        middle = QPointF(SIZE / 2, SIZE / 2)
        painter.drawEllipse(middle, CIRCLE / 2, CIRCLE / 2)
        x, y = middle.x(), middle.y()
        painter.fillRect(QRectF(x - 1, y - 4.5, 2, 2), ink)
        painter.fillRect(QRectF(x - 1, y - 1, 2, 5.5), ink)
        painter.end()


def sourced(text: str, backing: Backing, show_source: ShowSource, tone: str = "") -> QHBoxLayout:
    """A statement whose lines may break, and its mark."""
    line = row(spacing=4)
    mark = SourceMark(show_source)
    mark.stand_for(text, backing)
    line.addWidget(PlainLabel(text, tone, wrap=True), 1)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    return line
