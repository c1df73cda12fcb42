"""The guide inside the program: own files only, and every way through it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bodymap.ui.guide_pages import CONTENTS, Guide
from bodymap.ui.guide_reader import GuideReader, guide_folder
from bodymap.ui.window import Window
from tests.ui.conftest import Answers


@pytest.fixture
def reader(qtbot: QtBot) -> GuideReader:
    made = GuideReader(Guide(guide_folder()))
    qtbot.addWidget(made)
    made.show()
    return made


def page(reader: GuideReader) -> str:
    return reader.pages.page.name


def test_f1_opens_the_guide(window: Window, answers: Answers) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert answers.shown[0][0] == "User guide"


def test_it_begins_with_the_first_page(reader: GuideReader) -> None:
    assert page(reader) == CONTENTS[0]
    assert "Start here" in reader.pages.toPlainText()


def test_a_link_leads_to_a_page_and_back_and_forward_again(reader: GuideReader) -> None:
    reader.follow(QUrl("patient.md"))
    assert page(reader) == "patient.md"
    reader.back.click()
    assert page(reader) == CONTENTS[0]
    reader.forward.click()
    assert page(reader) == "patient.md"


def test_a_place_on_the_web_is_told_and_not_opened(reader: GuideReader) -> None:
    reader.follow(QUrl("https://example.org/x"))
    assert "https://example.org/x" in reader.said.text()
    assert page(reader) == CONTENTS[0]


@pytest.mark.parametrize(
    "name", ["https://example.org/a.png", "file:///etc/hostname", "../../README.md", "/etc/hostname"]
)
def test_nothing_foreign_is_loaded(reader: GuideReader, name: str) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert bytes(reader.pages.loadResource(kind, QUrl(name))) == b""  # type: ignore[arg-type]


def test_a_page_outside_is_not_followed(reader: GuideReader) -> None:
    reader.follow(QUrl("../../README.md"))
    assert page(reader) == CONTENTS[0]
    assert "not in the guide" in reader.said.text()


def test_the_contents_lead_to_a_heading(reader: GuideReader) -> None:
    item = reader.contents.findItems("Intended use", Qt.MatchFlag.MatchContains)[0]
    reader.contents.itemActivated.emit(item)
    assert page(reader) == "what-it-is-not.md"
    assert reader.pages.textCursor().block().text() == "Intended use"


def test_search_goes_round_and_says_when_there_is_nothing(reader: GuideReader) -> None:
    reader.wanted.setText("undo")
    QTest.keyClick(reader.wanted, Qt.Key.Key_Return)
    assert reader.pages.textCursor().selectedText().lower() == "undo"
    assert reader.isVisible()
    reader.wanted.setText("no such words")
    reader.search()
    assert "is not on this page" in reader.said.text()


def test_text_gets_larger_within_bounds(reader: GuideReader) -> None:
    before = reader.pages.document().size().height()
    reader.larger.click()
    assert reader.pages.document().size().height() > before
    for _ in range(40):
        reader.zoom(1)
    assert reader._zoom == 8


def test_the_pages_are_found(reader: GuideReader) -> None:
    assert all((guide_folder() / name).is_file() for name in CONTENTS)
    assert isinstance(guide_folder(), Path)
