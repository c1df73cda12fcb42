"""The small mark beside a statement that leads to what stands behind it, in one press."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from bodymap.exports.source_text import NONE
from bodymap.knowledge.backing import NO_BACKING, Backing
from bodymap.language import tr
from bodymap.ui.figure_pixels import sheet
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
        self._told: tuple[str, Backing] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(SIZE, SIZE)
        pressed(self, lambda: show_source(self.backing))

    @property
    def backing(self) -> Backing:
        """What stands behind the statement."""
        return self._told[1] if self._told else NO_BACKING

    def stand_for(self, statement: str, backing: Backing) -> None:
        """Lead to what stands behind this statement; without a statement there is nothing to press."""
        self.setVisible(bool(statement))
        if (statement, backing) == self._told:
            return
        self._told = (statement, backing)
        self.setToolTip(tip(tr("Source: {words}", words=backing.words) if backing.words else tr(NONE)))
        self.setAccessibleName(tr("Source of: {statement}", statement=statement))

    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.palette()
        meant = self.hasFocus() or self.underMouse()
        ink = look.color(QPalette.ColorRole.Highlight if meant else QPalette.ColorRole.PlaceholderText)
        painter = QPainter(self)
        painter.drawImage(QPointF(), _sign(ink.rgba(), 2 if meant else 1.2, self.devicePixelRatioF()))
        painter.end()


@lru_cache(maxsize=8)
def _sign(ink: int, thick: float, ratio: float) -> QImage:
    """The i in its circle, drawn once for all marks; thick: of the circle's line (px)."""
    image, colour = sheet(QSize(SIZE, SIZE), ratio), QColor.fromRgba(ink)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, thick))
    middle = SIZE / 2
    painter.drawEllipse(QPointF(middle, middle), CIRCLE / 2, CIRCLE / 2)
    painter.fillRect(QRectF(middle - 1, middle - 4.5, 2, 2), colour)
    painter.fillRect(QRectF(middle - 1, middle - 1, 2, 5.5), colour)
    painter.end()
    return image


def sourced(text: str, backing: Backing, show_source: ShowSource, tone: str = "") -> QHBoxLayout:
    """A statement whose lines may break, and its mark."""
    line = row(spacing=4)
    mark = SourceMark(show_source)
    mark.stand_for(text, backing)
    line.addWidget(PlainLabel(text, tone, wrap=True), 1)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    return line
