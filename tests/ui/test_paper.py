"""Paper sheets at the window: read onto the table, and a blank one to print."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from bodymap.files.problems import BodymapError
from bodymap.paper.code import SheetKind
from bodymap.ui import paper_reading
from bodymap.ui.paper_dialog import PaperDialog
from bodymap.ui.paper_reading import PaperReading
from bodymap.ui.window import Window
from tests.paper.papers import BLUE, on_thigh, ring, scanned
from tests.ui.conftest import Answers


class Waiting(Answers):
    """Runs a sheet until it closes by itself, as a person who waits."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self._qtbot = qtbot

    def run(self, sheet: QDialog) -> None:
        self._qtbot.addWidget(sheet)
        if isinstance(sheet, PaperReading):
            self._qtbot.waitUntil(lambda: sheet.result() == QDialog.DialogCode.Accepted, timeout=60_000)


@pytest.fixture(scope="module")
def data() -> bytes:
    return scanned((ring(*on_thigh()), BLUE))


@pytest.fixture
def scan(tmp_path: Path, data: bytes) -> Path:
    (tmp_path / "scan.jpg").write_bytes(data)
    return tmp_path / "scan.jpg"


@pytest.fixture
def waiting(window: Window, qtbot: QtBot) -> Waiting:
    made = Waiting(qtbot)
    window.commands.dialogs = made  # pyright: ignore[reportAttributeAccessIssue]
    return made


def test_a_scan_comes_onto_the_table_to_be_checked(window: Window, waiting: Waiting, scan: Path) -> None:
    waiting.path = scan
    window.commands.read_paper()
    state = window.session.state
    assert len(state.drawing.marks) == 1
    assert window.trouble_words.text().startswith("Read from paper: please check the painted places")
    assert (state.paper.unsaved, state.paper.undo) == (True, "Read from paper")


def test_a_picture_dropped_on_the_window_is_read(window: Window, waiting: Waiting, scan: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(scan))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    assert len(window.session.state.drawing.marks) == 1


def test_a_picture_without_a_sheet_leaves_everything_as_it_was(window: Window, waiting: Waiting, tmp_path: Path) -> None:
    before = window.session.document
    (tmp_path / "scan.png").write_bytes(b"nothing")
    waiting.path = tmp_path / "scan.png"
    window.commands.read_paper()
    assert window.trouble_words.text().startswith("This sheet could not be read: ")
    assert window.session.document is before


def test_no_sheet_is_read_where_samples_alone_are_opened(window: Window, waiting: Waiting, scan: Path) -> None:
    window.session.set_mode("classroom")
    before = window.session.document
    window.commands.open_path(scan)
    assert window.session.document is before


def test_a_reading_that_is_stopped_answers_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_path: Path, step) -> None:
        while True:
            step(0.5)

    monkeypatch.setattr(paper_reading, "read_paper", endless)
    reading = PaperReading(Path("scan.png"))
    qtbot.addWidget(reading)
    reading.stop_button.click()
    qtbot.waitUntil(lambda: reading.finished_reading, timeout=60_000)
    assert reading.take() is None


def test_what_goes_wrong_in_the_thread_is_told_by_who_asks(qtbot: QtBot) -> None:
    reading = PaperReading(Path("there-is-none.png"))
    qtbot.addWidget(reading)
    with pytest.raises(BodymapError, match="there is no such file"):
        reading.take()


@pytest.fixture
def blank(qtbot: QtBot, tmp_path: Path) -> PaperDialog:
    made = PaperDialog(SheetKind(), lambda: tmp_path / "sheet.pdf")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_blank_sheet_is_saved_as_chosen(blank: PaperDialog, tmp_path: Path) -> None:
    blank.paper.segment("letter").click()
    blank.views.segment("whole").click()
    blank.save_button.click()
    assert blank.kind == SheetKind("letter", "neutral", "whole")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert blank.told.text() == "Saved as sheet.pdf."


def test_the_picture_has_the_shape_of_the_paper(blank: PaperDialog) -> None:
    image = blank.picture.image
    assert image.height() / image.width() == pytest.approx(297 / 210, rel=0.01)


def test_the_window_offers_a_sheet_with_the_body_that_is_shown(window: Window, waiting: Waiting) -> None:
    window.commands.choose_figure("female")
    shown: list[QDialog] = []
    waiting.run = shown.append  # pyright: ignore[reportAttributeAccessIssue]
    window.commands.blank_sheet()
    assert isinstance(shown[0], PaperDialog)
    assert shown[0].kind.figure == "female"
    shown[0].deleteLater()
