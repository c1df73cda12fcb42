"""A window that is walked through: its dialogs are shown and kept, and each walk finds it as the one before did."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from bodymap.records.samples import samples
from bodymap.ui.dialogs import TableSheet, TextSheet
from bodymap.ui.report_dialog import ReportDesk, ReportDialog
from bodymap.ui.report_file import ReportChoice
from bodymap.ui.window import Window
from tests.ui.conftest import Answers

USUAL_SAMPLE, EMERGENCY = "l5-skier", "cauda-equina"


class Shown(Answers):
    """Stands in for the dialogs: shows the real sheets over the window, and keeps them until they are taken."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.sheets: list[QWidget] = []

    def run(self, sheet: QDialog) -> None:
        sheet.show()
        self.sheets.append(sheet)

    def report(self, desk: ReportDesk, choice: ReportChoice) -> ReportChoice:
        self.run(ReportDialog(desk, choice, self._window))
        return choice

    def table(self, title: str, groups: dict[str, list[tuple[str, str]]]) -> None:
        self.run(TableSheet(title, groups, self._window))

    def text(self, title: str, text: str) -> None:
        self.run(TextSheet(title, text, self._window))


@dataclass
class Stage:
    """A window with a sample on its table, the sheets that were shown over it, and a folder of the test."""

    window: Window
    qtbot: QtBot
    folder: Path
    mode: str
    made: list[QWidget] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shown = Shown(self.window)
        self.window.commands.dialogs = self.shown  # type: ignore[assignment]

    def sample(self, name: str) -> None:
        self.window.commands.show_sample(next(one for one in samples() if one.id == name))

    def begin(self) -> None:
        """The window as every walk finds it."""
        while (sheets := [*self.shown.sheets, *self.made]) and sheets:
            for one in sheets:
                one.hide()
                one.deleteLater()
            self.shown.sheets.clear()
            self.made.clear()
        window = self.window
        window.helping.end_coach()
        window.turn_page(None)
        if window.session.state.mode.guided:
            return
        window.commands.restore_panels()
        window.commands.deselect()
        window.commands.show_map("")
        window.trouble_bar.hide()
        self.sample(USUAL_SAMPLE)
        window.side.drawer.turn("examination")

    def taken(self) -> QWidget:
        """The sheet that was shown last."""
        return self.shown.sheets[-1]

    def keep(self, widget: QWidget) -> QWidget:
        """A widget of the walk's own, shown until the next walk."""
        widget.show()
        self.made.append(widget)
        return widget


Look = Callable[[QWidget], None]
"""Called with whatever stands there to be looked at."""
Walk = Callable[[Stage, Look], object]


def settled() -> None:
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
