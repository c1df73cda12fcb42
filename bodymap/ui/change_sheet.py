"""What changed between a kept drawing and the one on the table: the picture, and what may be said of it."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.change_svg import change_svg
from bodymap.exports.change_text import change_lines
from bodymap.knowledge.rules import DrawnTwice
from bodymap.reasoning.over_time import change
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column
from bodymap.ui.printing import renderer


class Picture(QWidget):
    """An SVG text of our own, as large as it fits, on white."""

    def __init__(self, svg: str, words: str) -> None:
        super().__init__()
        self._drawn = renderer(svg)
        self.setMinimumSize(560, 360)
        self.setAccessibleName("What changed between two drawings")
        self.setAccessibleDescription(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        whole = QSizeF(self._drawn.defaultSize())
        size = whole.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        self._drawn.render(painter, QRectF(left, top, size.width(), size.height()))
        painter.end()


class ChangeSheet(QDialog):
    """The earlier drawing beside the one on the table; when: the words that tell which drawing is the earlier one."""

    def __init__(
        self,
        atlas: Atlas,
        rules: DrawnTwice,
        before: PainDrawing,
        after: PainDrawing,
        when: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        found = change(before, after, rules)
        self.lines = change_lines(found, rules)
        self.setWindowTitle("What changed")
        self.resize(900, 720)
        outer = column(self, spacing=8, margins=16)
        outer.addWidget(
            PlainLabel(f"The drawing on the table, compared with that of {when}", "title", wrap=True)
        )
        outer.addWidget(Picture(change_svg(atlas, found, rules), " ".join(self.lines)), 1)
        for line in self.lines:
            outer.addWidget(PlainLabel(line, "small", wrap=True))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        outer.addWidget(close)
