"""The few questions the window asks, in one place, so that a test can answer them without a dialog."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
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

from bodymap.ui.labels import PlainLabel
from bodymap.ui.widgets import button, column, row, scrolled

DRAWINGS = "Drawings (*.bodymap)"
PICTURES = "Picture PNG (*.png);;Page PDF (*.pdf);;Drawing SVG (*.svg)"


class Answer(StrEnum):
    """What to do with changes that were not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Dialogs:
    """The real dialogs, over one window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def unsaved(self, title: str, can_save: bool) -> Answer:
        """Asked once before a changed drawing would be lost."""
        box = QMessageBox(self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("bodymap")
        box.setText(f"“{title}” has changes that are not saved.")
        box.setInformativeText(
            "Save them first?" if can_save else "This mode stores nothing: they will be lost."
        )
        answers: dict[QPushButton, Answer] = {}
        if can_save:
            answers[box.addButton("Save", QMessageBox.ButtonRole.AcceptRole)] = Answer.SAVE
        answers[box.addButton("Discard", QMessageBox.ButtonRole.DestructiveRole)] = Answer.DISCARD
        cancel = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        box.setDefaultButton(cancel)
        box.exec()
        return next(
            (answer for made, answer in answers.items() if made is box.clickedButton()), Answer.CANCEL
        )

    def open_path(self, folder: Path) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._parent, "Open a drawing", str(folder), DRAWINGS)
        return Path(name) if name else None

    def save_path(self, suggestion: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._parent, "Save the drawing", str(suggestion), DRAWINGS)
        return _ending(Path(name), ".bodymap") if name else None

    def export_path(self, suggestion: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self._parent, "Export the drawing", str(suggestion), PICTURES)
        return _ending(Path(name), ".png") if name else None

    def table(self, title: str, groups: dict[str, list[tuple[str, str]]]) -> None:
        """Two columns under headings, to look something up; closed with Escape."""
        TableSheet(title, groups, self._parent).exec()

    def text(self, title: str, text: str) -> None:
        TextSheet(title, text, self._parent).exec()


def _ending(path: Path, ending: str) -> Path:
    return path if path.suffix else path.with_suffix(ending)


class TableSheet(QDialog):
    """A sheet of names and keys."""

    def __init__(self, title: str, groups: dict[str, list[tuple[str, str]]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        outer = column(self, spacing=12, margins=20)
        outer.addWidget(PlainLabel(title, "title"))
        inside = QWidget()
        columns = row(inside, spacing=36)
        halves = [column(spacing=8), column(spacing=8)]
        for i, (heading, lines) in enumerate(groups.items()):
            half = halves[i % 2]
            half.addWidget(PlainLabel(heading, "caps"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(18)
            for number, (name, key) in enumerate(lines):
                grid.addWidget(PlainLabel(name), number, 0)
                grid.addWidget(PlainLabel(key, "strong"), number, 1, Qt.AlignmentFlag.AlignRight)
            half.addLayout(grid)
        for half in halves:
            half.addStretch(1)
            columns.addLayout(half)
        outer.addWidget(scrolled(inside), 1)
        outer.addWidget(_close(self))
        self.resize(760, 620)


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
    made = button("Close", dialog.accept, "primary")
    box.addButton(made, QDialogButtonBox.ButtonRole.AcceptRole)
    made.setDefault(True)
    return box
