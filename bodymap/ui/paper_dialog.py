"""The blank sheet before it is printed: a picture of it on the left, paper and body on the right, Save and Print below them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from bodymap.exports.paper import PAPERS
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.paper.code import SheetKind
from bodymap.ui.labels import PlainLabel
from bodymap.ui.larger_sheet import LargerSheet
from bodymap.ui.layouts import column, row, wanted_width
from bodymap.ui.paper_page import SheetPage, write_sheet
from bodymap.ui.report_preview import PagePicture, page_width
from bodymap.ui.report_print import ask_and_print
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

TITLE = tr_later("Blank sheet for pens")
ABOUT = tr_later(
    "The patient draws on it with four felt-tip pens. Scan or photograph it afterwards, in colour, and read it with "
    "File > Read a paper sheet. No name is printed on it."
)
CHOICES_WIDTH = 330


class PaperDialog(LargerSheet):
    """path: asks where to save, None = nowhere."""

    def __init__(self, kind: SheetKind, path: Callable[[], Path | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(TITLE))
        self._path = path
        self.page = SheetPage(kind)
        outer = row(self, spacing=16, margins=16)
        self.picture = PagePicture()
        self.area = QScrollArea()
        self.area.setWidget(self.picture)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.area, 1)
        outer.addWidget(self._choices(kind))
        self.resize(980, 800)

    @property
    def kind(self) -> SheetKind:
        """What is chosen now."""
        return SheetKind(self.paper.value() or "a4", self.figure.value() or "neutral", self.views.value() or "lower")

    def _choices(self, kind: SheetKind) -> QWidget:
        side = QWidget()
        inside = column(side, spacing=6)
        inside.addWidget(PlainLabel(tr(TITLE), "title"))
        inside.addWidget(PlainLabel(tr(ABOUT), "muted", wrap=True))
        papers = tuple((paper.id, paper.name) for paper in PAPERS.values())
        self.paper = self._choice(inside, tr("Paper"), papers, kind.paper)
        figures = (("neutral", tr("Neutral")), ("female", tr("Female")), ("male", tr("Male")))
        self.figure = self._choice(inside, tr("Figure"), figures, kind.figure)
        views = (("lower", tr("From the waist down")), ("whole", tr("Whole body")))
        self.views = self._choice(inside, tr("Body"), views, kind.views)
        inside.addStretch(1)
        self.told = PlainLabel("", "strong", wrap=True)
        self.told.hide()
        inside.addWidget(self.told)
        self.save_button = button(tr("Save as PDF…"), self.save, "primary")
        self.print_button = button(tr("Print…"), self.print)
        self.close_button = button(tr("Close"), self.accept)
        for made in (self.save_button, self.print_button, self.close_button):
            inside.addWidget(made)
        side.setFixedWidth(CHOICES_WIDTH)
        self._side = side
        return side

    def fit_letters(self) -> None:
        self._side.setFixedWidth(max(CHOICES_WIDTH, wanted_width(self._side)))

    def _choice(
        self, inside: QVBoxLayout, heading: str, choices: tuple[tuple[str, str], ...], value: str
    ) -> Segmented:
        label = PlainLabel(heading, "caps")
        label.setContentsMargins(0, 8, 0, 0)
        inside.addWidget(label)
        made = Segmented([Choice(*choice) for choice in choices], heading).stretch()
        made.set_value(value)
        when(made.chosen, lambda _value: self.lay_out())
        inside.addWidget(made)
        return made

    # -- what happens

    def lay_out(self) -> None:
        """The sheet anew, as chosen."""
        self.page = SheetPage(self.kind)
        self.told.hide()
        self._show()

    def save(self) -> None:
        path = self._path()
        if path is not None:
            self._tried(lambda: write_sheet(self.kind, path), tr("Saved as {path}.", path=path.name))

    def print(self) -> None:
        self._tried(lambda: ask_and_print(self.page, self), "")

    def _tried(self, step: Callable[[], object], words: str) -> None:
        try:
            step()
        except BodymapError as problem:
            words = f"{problem}."
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _show(self) -> None:
        self.picture.show_page(self.page, 0, page_width(self.area, self.page, whole=True))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()
