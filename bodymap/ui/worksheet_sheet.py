"""Worksheets in the window: which page, of which map, what it looks like; saved or printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.teaching.worksheets import USUAL_MAP, Worksheet, worksheet_svg
from bodymap.ui.calm import CalmCombo
from bodymap.ui.labels import PlainLabel
from bodymap.ui.larger_sheet import LargerSheet
from bodymap.ui.layouts import column, row
from bodymap.ui.map_names import short_name
from bodymap.ui.picture_file import write_picture
from bodymap.ui.printing import fitted, renderer
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.svg_print import ask_and_print_page
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

NAMES = {
    Worksheet.BLANK: tr_later("Worksheet, blank body"),
    Worksheet.MAP: tr_later("Worksheet, map to colour"),
    Worksheet.ANSWERS: tr_later("Worksheet, answers"),
}


class Preview(QWidget):
    """The page as it will be, fitted into the room there is."""

    def __init__(self) -> None:
        super().__init__()
        self._page: QSvgRenderer | None = None
        self.setMinimumSize(420, 320)

    def show_page(self, svg: str) -> None:
        self._page = renderer(svg)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            self._page.render(painter, fitted(QSizeF(self._page.defaultSize()), QRectF(self.rect())))
            painter.end()


class WorksheetSheet(LargerSheet):
    """ask_path: asks where to save under a proposed name."""

    def __init__(self, atlas: Atlas, ask_path: Callable[[str], Path | None], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._atlas, self._ask_path = atlas, ask_path
        self._kind = Worksheet.BLANK
        self.setWindowTitle(tr("Worksheets"))
        outer = column(self, spacing=12, margins=20)
        outer.addWidget(PlainLabel(tr("Worksheets"), "title"))
        head = row(spacing=12)
        self.kinds = Segmented([Choice(kind.value, kind.words) for kind in Worksheet], tr("Worksheet"))
        self.kinds.set_value(Worksheet.BLANK.value)
        self.maps = CalmCombo()
        self.maps.setAccessibleName(tr("Map"))
        for one in atlas.maps.values():
            self.maps.addItem(short_name(one), one.id)
        self.maps.setCurrentIndex(max(0, self.maps.findData(USUAL_MAP)))
        head.addWidget(self.kinds)
        head.addWidget(self.maps, 1)
        outer.addLayout(head)
        self.preview = Preview()
        outer.addWidget(self.preview, 1)
        self.told = PlainLabel("", "muted", wrap=True)
        outer.addWidget(self.told)
        foot = row(spacing=10)
        foot.addStretch(1)
        self.save_button = button(tr("Save as PDF or picture…"), self.save, "primary")
        for made in (self.save_button, button(tr("Print…"), self.print), button(tr("Close"), self.accept)):
            foot.addWidget(made)
        outer.addLayout(foot)
        when(self.kinds.chosen, self._choose)
        when(self.maps.currentIndexChanged, lambda _i: self._show())
        self.resize(860, 680)
        self._show()

    @property
    def svg(self) -> str:
        """The page that is chosen."""
        return worksheet_svg(self._atlas, self._kind, str(self.maps.currentData() or USUAL_MAP))

    def _choose(self, value: str) -> None:
        self._kind = Worksheet(value)
        self.kinds.set_value(value)
        self._show()

    def _show(self) -> None:
        self.maps.setEnabled(self._kind is not Worksheet.BLANK)
        self.preview.show_page(self.svg)
        self.told.setText("")

    def save(self) -> None:
        path = self._ask_path(f"{tr(NAMES[self._kind])}.pdf")
        if path is not None:
            self._tried(lambda: write_picture(self.svg, path), tr("Saved as {path}.", path=path.name))

    def print(self) -> None:
        self._tried(lambda: ask_and_print_page(self.svg, tr(NAMES[self._kind]), self), "")

    def _tried(self, step: Callable[[], object], done: str) -> None:
        """Do it and say so, or say what is wrong."""
        try:
            step()
        except BodymapError as problem:
            self.told.setText(f"{problem.sentence.rstrip('.')}.")
        else:
            self.told.setText(done)
