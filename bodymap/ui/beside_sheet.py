"""Two kept drawings side by side, the picture of what differs beside them, and below what may be said of it."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from bodymap.exports.pairs import Pair, Side
from bodymap.language import tr
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.printing import renderer

LEAST, MOST = QSize(980, 640), QSize(1600, 1040)
"""px of a sheet with pictures in it."""
SHARE = 0.93
FLAT = 0.54
"""Height to width of three pictures in a row with a few lines below them."""


class SvgPicture(QWidget):
    """An SVG text of our own, as large as it fits, on white, at the top."""

    def __init__(self, svg: str, name: str, words: str = "") -> None:
        super().__init__()
        self._drawn = renderer(svg)
        self.setMinimumSize(280, 180)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        whole = QSizeF(self._drawn.defaultSize())
        size = whole.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) / 2
        self._drawn.render(painter, QRectF(left, 0, size.width(), size.height()))
        painter.end()


class BesideSheet(QDialog):
    """Shows a pair; closed with Escape."""

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = pair.lines
        self.setWindowTitle(tr("Side by side"))
        room = roomy(parent)
        self.resize(room.width(), min(room.height(), round(room.width() * FLAT)))
        outer = column(self, spacing=10, margins=16)
        outer.addWidget(PlainLabel(pair.title, "title", wrap=True))
        line = row(spacing=12)
        for side in (pair.left, pair.right, Side(tr("What differs"), pair.svg)):
            line.addLayout(_side(side, " ".join(pair.lines)), 1)
        outer.addLayout(line, 1)
        for words in pair.lines:
            outer.addWidget(PlainLabel(words, wrap=True))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        outer.addWidget(close)


def _side(side: Side, words: str) -> QVBoxLayout:
    made = column(spacing=4)
    made.addWidget(PlainLabel(side.title, "heading", wrap=True))
    made.addWidget(SvgPicture(side.svg, side.title, words), 1)
    return made


def roomy(over: QWidget | None) -> QSize:
    """Nearly as large as the window it stands over, within what is of use."""
    if over is None:
        return LEAST
    return (over.window().size() * SHARE).expandedTo(LEAST).boundedTo(MOST)
