"""What changed between a kept drawing and the one on the table: the picture, and what may be said of it."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.change_svg import change_svg
from bodymap.exports.change_text import change_lines
from bodymap.knowledge.rules import DrawnTwice
from bodymap.language import tr
from bodymap.reasoning.over_time import change
from bodymap.ui.beside_sheet import SvgPicture
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column


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
        self.setWindowTitle(tr("What changed"))
        self.resize(900, 720)
        outer = column(self, spacing=8, margins=16)
        outer.addWidget(
            PlainLabel(
                tr("The drawing on the table, compared with that of {when}", when=when), "title", wrap=True
            )
        )
        svg = change_svg(atlas, found, rules)
        picture = SvgPicture(svg, tr("What changed between two drawings"), " ".join(self.lines))
        picture.setMinimumSize(560, 360)
        outer.addWidget(picture, 1)
        for line in self.lines:
            outer.addWidget(PlainLabel(line, "small", wrap=True))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        outer.addWidget(close)
