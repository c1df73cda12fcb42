"""The few questions the window asks, in one place, so that a test can answer them without a dialog."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from bodymap.language import tr, tr_later
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row, scrolled
from bodymap.ui.widgets import button

if TYPE_CHECKING:  # nothing of the report is needed to start
    from bodymap.ui.report_dialog import ReportDesk
    from bodymap.ui.report_file import ReportChoice

DRAWINGS = tr_later("Drawings (*.bodymap)")
OPENED = tr_later("Drawings, and reports with one inside (*.bodymap *.pdf)")
REPORTS = tr_later("Report PDF (*.pdf)")
KEY_PAGES = tr_later("Page PDF (*.pdf)")
SCANS = tr_later("Scans and photos (*.png *.jpg *.jpeg)")
SHEETS = tr_later("Sheet PDF (*.pdf);;Picture PNG (*.png);;Drawing SVG (*.svg)")
COHORTS = tr_later("Drawings and tables (*.bodymap *.csv *.tsv *.json *.txt *.parquet)")
MAP_PICTURES = tr_later("Picture PNG (*.png);;Drawing SVG (*.svg);;Page PDF (*.pdf)")
MAP_TABLES = tr_later("Table CSV (*.csv)")
FILES = tr_later("Files")
MADE = {".csv": tr_later("Table CSV"), ".pdf": tr_later("Page PDF"), ".png": tr_later("Picture PNG")}
SHEET_SHARE = 0.9
"""Part of the screen that a sheet takes at most."""
PICTURES = tr_later("Picture PNG (*.png);;Page PDF (*.pdf);;Drawing SVG (*.svg);;Table of zones CSV (*.csv)")


class Answer(StrEnum):
    """What to do with changes that were not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


_ROLES = {
    Answer.SAVE: QMessageBox.ButtonRole.AcceptRole,
    Answer.DISCARD: QMessageBox.ButtonRole.DestructiveRole,
    Answer.CANCEL: QMessageBox.ButtonRole.RejectRole,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before something is lost, and the words of each answer."""

    text: str
    more: str
    answers: dict[Answer, str]


def unsaved_question(title: str, can_save: bool) -> Question:
    """Where nothing can be saved the only choice is to throw away or to go on, and the words say just that."""
    if can_save:
        words = {Answer.SAVE: tr("Save"), Answer.DISCARD: tr("Discard"), Answer.CANCEL: tr("Cancel")}
        return Question(tr("“{title}” has changes that are not saved.", title=title), tr("Save them first?"), words)
    words = {Answer.DISCARD: tr("Throw away"), Answer.CANCEL: tr("Keep drawing")}
    return Question(tr("Throw this drawing away?"), tr("It is stored nowhere, and it cannot be brought back."), words)


def unsaved_box(title: str, can_save: bool, parent: QWidget | None) -> tuple[QMessageBox, dict[Answer, QPushButton]]:
    """The box of this question, not yet shown, and its buttons."""
    question = unsaved_question(title, can_save)
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle("bodymap")
    box.setText(question.text)
    box.setInformativeText(question.more)
    made = {answer: box.addButton(words, _ROLES[answer]) for answer, words in question.answers.items()}
    box.setEscapeButton(made[Answer.CANCEL])
    box.setDefaultButton(made[Answer.CANCEL])
    return box, made


class Dialogs:
    """The real dialogs, over one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def unsaved(self, title: str, can_save: bool) -> Answer:
        """Asked once before a changed drawing would be lost."""
        box, made = unsaved_box(title, can_save, self._parent)
        box.exec()
        return next((answer for answer, one in made.items() if one is box.clickedButton()), Answer.CANCEL)

    def open_path(self, folder: Path) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._parent, tr("Open a drawing"), str(folder), tr(OPENED))
        return Path(name) if name else None

    def save_path(self, suggestion: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._parent, tr("Save the drawing"), str(suggestion), tr(DRAWINGS))
        return _ending(Path(name), ".bodymap") if name else None

    def export_path(self, suggestion: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._parent, tr("Export the drawing"), str(suggestion), tr(PICTURES))
        return _ending(Path(name), ".png") if name else None

    def made_path(self, suggestion: Path) -> Path | None:
        """Where to write a file whose kind is known: it ends as the suggestion does."""
        ending = suggestion.suffix
        kinds = f"{tr(MADE.get(ending, FILES))} (*{ending})"
        name, _ = QFileDialog.getSaveFileName(self._parent, tr("Save"), str(suggestion), kinds)
        return _ending(Path(name), ending) if name else None

    def report_path(self, suggestion: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._parent, tr("Save the report"), str(suggestion), tr(REPORTS))
        return _ending(Path(name), ".pdf") if name else None

    def key_path(self, suggestion: Path) -> Path | None:
        """Where the page with the recovery key goes."""
        name, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Save the recovery key"), str(suggestion), tr(KEY_PAGES)
        )
        return _ending(Path(name), ".pdf") if name else None

    def folder_path(self, title: str, folder: Path) -> Path | None:
        """A folder that is there."""
        name = QFileDialog.getExistingDirectory(self._parent, title, str(folder))
        return Path(name) if name else None

    def scan_path(self, folder: Path) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._parent, tr("Read a paper sheet"), str(folder), tr(SCANS))
        return Path(name) if name else None

    def cohort_paths(self, folder: Path) -> tuple[Path, ...]:
        """Files with drawings of many people; none when a person thinks better of it."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, tr("Choose files of drawings"), str(folder), tr(COHORTS))
        return tuple(map(Path, names))

    def map_path(self, suggestion: Path) -> Path | None:
        """Where a map of many drawings goes; the ending of the suggestion comes first."""
        kinds = tr(MAP_TABLES) if suggestion.suffix == ".csv" else tr(MAP_PICTURES)
        name, _ = QFileDialog.getSaveFileName(self._parent, tr("Save the map"), str(suggestion), kinds)
        return _ending(Path(name), suggestion.suffix) if name else None

    def sheet_path(self, suggestion: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._parent, tr("Save the blank sheet"), str(suggestion), tr(SHEETS))
        return _ending(Path(name), ".pdf") if name else None

    def report(self, desk: "ReportDesk", choice: "ReportChoice") -> "ReportChoice":
        """Show the report; answer what was chosen last."""
        from bodymap.ui.report_dialog import ReportDialog

        sheet = ReportDialog(desk, choice, self._parent)
        sheet.exec()
        return sheet.choice

    def table(self, title: str, groups: "Groups") -> None:
        """Two columns under headings, to look something up; closed with Escape."""
        TableSheet(title, groups, self._parent).exec()

    def run(self, sheet: QDialog) -> None:
        """Show a sheet of its own until it is closed; nothing of it stays behind the window."""
        sheet.exec()
        sheet.deleteLater()

    def text(self, title: str, text: str) -> None:
        TextSheet(title, text, self._parent).exec()


def _ending(path: Path, ending: str) -> Path:
    return path if path.suffix else path.with_suffix(ending)


Groups = dict[str, list[tuple[str, str]]]
"""Names and keys under headings."""


def in_two(groups: Groups) -> list[Groups]:
    """The groups in their order, broken into two columns where the longer one is shortest."""
    lines = list(groups.items())
    heights = [len(rows) + 1 for _, rows in lines]
    split = min(range(len(lines)), key=lambda i: max(sum(heights[:i]), sum(heights[i:])), default=0)
    return [dict(lines[:split]), dict(lines[split:])]


class TableSheet(QDialog):
    """A sheet of names and keys: as large as what stands in it where the screen has the room, else it scrolls
    up and down. It never needs to scroll sideways: two columns become one, and it gets no narrower than that.
    """

    def __init__(self, title: str, groups: Groups, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        outer = column(self, spacing=12, margins=20)
        outer.addWidget(PlainLabel(title, "title"))
        self.area = scrolled(QWidget())
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self.area, 1)
        outer.addWidget(_close(self))
        room = self.screen().availableSize() * SHEET_SHARE
        needed = self._fill(in_two(groups))
        if needed.width() > room.width():
            needed = self._fill([groups])
        self.setMinimumWidth(needed.width())
        self.resize(needed.boundedTo(room.expandedTo(QSize(needed.width(), 0))))

    def _fill(self, columns: list[Groups]) -> QSize:
        """Put the columns in and answer the size at which nothing has to scroll."""
        inside = QWidget()
        line = row(inside, spacing=36)
        for groups in columns:
            half = column(spacing=0)
            half.addLayout(_table(groups))
            half.addStretch(1)
            line.addLayout(half, 1)
        self.area.setWidget(inside)
        for one in (self, *self.findChildren(QWidget)):
            one.ensurePolished()  # the sheet of the window decides how large the letters are
        wanted = line.totalSizeHint()
        inside.setMinimumHeight(wanted.height())
        bar = self.area.verticalScrollBar().sizeHint().width()
        around = self.layout()
        assert around is not None
        spare = around.totalSizeHint() - self.area.sizeHint()
        return QSize(wanted.width() + bar + 40, wanted.height() + spare.height())


def _table(groups: Groups) -> QGridLayout:
    """All groups of a column in one grid, so that their keys stand below each other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    top = 0
    for heading, lines in groups.items():
        caps = PlainLabel(heading, "caps")
        caps.setContentsMargins(0, 10 if top else 0, 0, 0)
        grid.addWidget(caps, top, 0, 1, 2)
        for number, (name, key) in enumerate(lines, start=top + 1):
            grid.addWidget(PlainLabel(name), number, 0)
            grid.addWidget(PlainLabel(key, "strong"), number, 1, Qt.AlignmentFlag.AlignRight)
        top += len(lines) + 1
    return grid


class TextSheet(QDialog):
    """A text that can be read and copied."""

    def __init__(self, title: str, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        outer = column(self, spacing=12, margins=20)
        outer.addWidget(PlainLabel(title, "title"))
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        outer.addWidget(self.text, 1)
        outer.addWidget(_close(self))
        self.resize(640, 480)


def _close(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox()
    made = button(tr("Close"), dialog.accept, "primary")
    box.addButton(made, QDialogButtonBox.ButtonRole.AcceptRole)
    made.setDefault(True)
    return box
