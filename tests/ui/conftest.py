"""A real window on real knowledge, with a clock that stands still, settings of its own and dialogs that answer."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.records.samples import samples
from bodymap.ui.dialogs import Answer
from bodymap.ui.loaded import reader
from bodymap.ui.report_dialog import ReportDesk
from bodymap.ui.report_file import ReportChoice
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.window import Window

NOW = datetime(2026, 11, 21, 14, 5)


class Answers:
    """Stands in for the dialogs: what a person would choose, and what was asked."""

    def __init__(self) -> None:
        self.unsaved_answer = Answer.CANCEL
        self.path: Path | None = None
        self.asked: list[str] = []
        self.shown: list[tuple[str, object]] = []
        self.desks: list[ReportDesk] = []

    def unsaved(self, title: str, can_save: bool) -> Answer:
        self.asked.append(title)
        return self.unsaved_answer

    def open_path(self, folder: Path) -> Path | None:
        return self.path

    def save_path(self, suggestion: Path) -> Path | None:
        return self.path

    def export_path(self, suggestion: Path) -> Path | None:
        return self.path

    def made_path(self, suggestion: Path) -> Path | None:
        self.asked.append(suggestion.name)
        return self.path

    def report_path(self, suggestion: Path) -> Path | None:
        self.asked.append(suggestion.name)
        return self.path

    def key_path(self, suggestion: Path) -> Path | None:
        return self.path

    def folder_path(self, title: str, folder: Path) -> Path | None:
        return self.path

    def scan_path(self, folder: Path) -> Path | None:
        return self.path

    def cohort_paths(self, folder: Path) -> tuple[Path, ...]:
        return (self.path,) if self.path else ()

    def map_path(self, suggestion: Path) -> Path | None:
        self.asked.append(suggestion.name)
        return self.path

    def sheet_path(self, suggestion: Path) -> Path | None:
        self.asked.append(suggestion.name)
        return self.path

    def report(self, desk: ReportDesk, choice: ReportChoice) -> ReportChoice:
        self.desks.append(desk)
        return choice

    def run(self, sheet: QDialog) -> None:
        self.shown.append((sheet.windowTitle(), sheet))
        sheet.deleteLater()

    def table(self, title: str, groups: dict[str, list[tuple[str, str]]]) -> None:
        self.shown.append((title, groups))

    def text(self, title: str, text: str) -> None:
        self.shown.append((title, text))


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library()


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return open_atlas()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def answers() -> Answers:
    return Answers()


MakeWindow = Callable[..., Window]


@pytest.fixture
def make_window(
    qtbot: QtBot, qapp: QApplication, library: Library, atlas: Atlas, settings: Settings, answers: Answers
) -> Iterator[MakeWindow]:
    """Makes a window; mode, theme and size as asked. It is shown, and goes away with the test."""
    QCursor.setPos(-900, -900)  # where the last test left the pointer is no matter
    made: list[Window] = []

    def make(mode: str = "consultation", theme: str = "light", size: tuple[int, int] = (1280, 800)) -> Window:
        session = Session(reader(library, atlas), mode)
        window = Window(session, library, atlas, samples(), settings, theme, now=lambda: NOW)
        window.commands.dialogs = answers  # type: ignore[assignment]
        window.resize(*size)
        window.show()
        qapp.processEvents()
        window.figure.sharpen()
        made.append(window)
        return window

    yield make
    answers.unsaved_answer = Answer.DISCARD
    for window in made:
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    return make_window()
