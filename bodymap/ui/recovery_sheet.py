"""The recovery key on the screen, once: in large groups, to be printed, saved as a page or written down."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.language import tr, tr_later
from bodymap.ui.labels import PlainLabel
from bodymap.ui.larger_sheet import LargerSheet
from bodymap.ui.layouts import column, row
from bodymap.ui.recovery_page import IN_A_ROW, KEEP, TITLE, RecoveryPage, groups_of
from bodymap.ui.report_pdf import pages_pdf
from bodymap.ui.report_print import ask_and_print
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

WRITE_IT_DOWN = tr_later(
    "Write it down or print it now: it is shown this once and kept nowhere. Without it and without the passphrase nobody "
    "can open the records."
)
ON_A_STICK = tr_later(
    "Saved as {name}. A file beside the records opens them for everybody: keep it on a stick that lies elsewhere."
)
SIZE = 26
"""Px of the letters of the key."""


class RecoverySheet(LargerSheet):
    """Closes only once somebody says that the key is on paper; path: asks where a page is to be saved."""

    def __init__(
        self,
        key: str,
        key_print: str,
        made: date,
        path: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.page = RecoveryPage(key, key_print, made)
        self._path = path
        self.setWindowTitle(tr(TITLE))
        outer = column(self, spacing=14, margins=24)
        outer.addWidget(PlainLabel(tr(TITLE), "title"))
        outer.addWidget(PlainLabel(tr(WRITE_IT_DOWN), "strong", wrap=True))
        outer.addLayout(self._groups(key))
        outer.addWidget(PlainLabel(tr(KEEP), wrap=True))
        self.told = PlainLabel("", "strong", wrap=True)
        self.told.hide()
        outer.addWidget(self.told)
        self.noted = button(tr("I have it on paper"), lambda: None)
        self.noted.setCheckable(True)
        when(self.noted.toggled, lambda on: self.close_button.setEnabled(on))
        line = row(spacing=8)
        self.print_button = button(tr("Print\u2026"), self.print, "primary")
        self.save_button = button(tr("Save as PDF\u2026"), self.save)
        self.close_button = button(tr("Close"), self.accept)
        self.close_button.setEnabled(False)
        line.addWidget(self.print_button)
        line.addWidget(self.save_button)
        line.addStretch(1)
        line.addWidget(self.noted)
        line.addWidget(self.close_button)
        outer.addLayout(line)
        self.resize(760, 440)

    def _groups(self, key: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        for at, group in enumerate(groups_of(key)):
            label = PlainLabel(group, "strong")
            label.setObjectName("key")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setAccessibleName(tr("Group {number}: {letters}", number=at + 1, letters=" ".join(group)))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
            label.setStyleSheet(
                f"QLabel#key {{ font-size: {SIZE}px; letter-spacing: 2px; padding: 10px 4px; border: 1px solid palette(dark); border-radius: 8px; }}"
            )
            grid.addWidget(label, at // IN_A_ROW, at % IN_A_ROW)
        return grid

    def print(self) -> None:
        """Ask for a printer, and print."""
        self._tried(lambda: tr("Sent to the printer.") if ask_and_print(self.page, self, tr(TITLE)) else "")

    def save(self) -> None:
        """Ask where, and write the page."""
        path = self._path()
        if path is not None:
            self._tried(lambda: self._saved(path))

    def _saved(self, path: Path) -> str:
        write_whole(path, pages_pdf(self.page, tr(TITLE)))
        return tr(ON_A_STICK, name=path.name)

    def _tried(self, step: Callable[[], str]) -> None:
        try:
            self.told.say(step())
        except BodymapError as problem:
            self.told.say(f"{problem.sentence[:1].upper()}{problem.sentence[1:]}.")

    def reject(self) -> None:
        """Escape and the cross: only what nobody needs any more goes without a word."""
        if self.noted.isChecked():
            super().reject()
        else:
            self.told.say(
                tr("Say first that you have the key on paper. It cannot be shown again; another can be made.")
            )
            self.noted.setFocus()
