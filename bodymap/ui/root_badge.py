"""The name of a root in its colour."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from bodymap.atlas.levels import Root
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.ui.labels import PlainLabel
from bodymap.ui.theme import contrast

BADGE_ROOM = 7
"""px of colour on both sides of the name."""


@lru_cache
def ink_on(colour: str) -> str:
    """Black or white, whichever is easier to read on the colour."""
    return max(("#ffffff", "#000000"), key=lambda ink: contrast(ink, colour))


class RootBadge(PlainLabel):
    """The name of a root in its colour; the colour is never alone."""

    def __init__(self, tone: str = "") -> None:
        super().__init__("", tone)
        self._colour = ""
        self._bold: QFont | None = None
        self._room: QSize | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_level(self, root: Root) -> None:
        if self.text() == root.value:
            return
        self._colour, self._room = ROOT_COLOUR[root], None
        self.setText(root.value)
        self.update()

    def sizeHint(self) -> QSize:
        """Kept, as layouts ask for it many times."""
        if self._room is None:
            size = QFontMetrics(self._letters())
            self._room = QSize(size.horizontalAdvance(self.text()) + 2 * BADGE_ROOM, size.height() + 2)
        return self._room

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """By hand: a style sheet of its own for each colour costs a millisecond whenever the root changes."""
        if not self._colour:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(self.rect(), 6, 6)
        painter.setPen(QColor(ink_on(self._colour)))
        painter.setFont(self._letters())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        self._bold = self._room = None
        super().changeEvent(event)

    def _letters(self) -> QFont:
        if self._bold is None:
            self.ensurePolished()
            self._bold = QFont(self.font())
            self._bold.setWeight(QFont.Weight.Bold)
        return self._bold
