"""The guide inside the program: own files only, and every way through it."""

from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bodymap.language import speak
from bodymap.ui.guide_pages import CONTENTS, Guide
from bodymap.ui.guide_reader import GuideReader, guide_folder, guide_spoken
from bodymap.ui.window import Window
from tests.ui.conftest import Answers


@pytest.fixture
def reader(qtbot: QtBot) -> GuideReader:
    made = GuideReader(Guide(guide_folder()))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def copied(tmp_path: Path) -> Guide:
    """The guide in French, that a test may take pages from."""
    root = tmp_path / "docs"
    copytree(guide_folder(), root / "guide")
    return Guide(root / "guide", "fr")


def opened(qtbot: QtBot, guide: Guide, first: str = CONTENTS[0]) -> GuideReader:
    speak(guide.code)
    made = GuideReader(guide, first=first)
    qtbot.addWidget(made)
    made.show()
    return made


def page(reader: GuideReader) -> str:
    return reader.pages.page.name


def test_f1_opens_the_guide(window: Window, answers: Answers) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert answers.shown[0][0] == "User guide"


def test_f1_opens_the_guide_in_the_language_of_the_window(window: Window, answers: Answers) -> None:
    window.commands.choose_language("fr")
    window.commands.guide()
    assert answers.shown[0][0] == "Guide d’utilisation"


@pytest.mark.parametrize(("code", "own"), [("en", "guide"), ("fr", "fr"), ("de", "guide"), ("ar", "guide")])
def test_the_guide_is_in_the_language_of_the_window(code: str, own: str) -> None:
    speak(code)
    assert guide_spoken().page("start.md").parent.name == own


def test_in_french_pages_and_contents_are_french(qtbot: QtBot) -> None:
    reader = opened(qtbot, Guide(guide_folder(), "fr"))
    assert "Commencer ici" in reader.pages.toPlainText()
    assert reader.contents.findItems("Pour les patients", Qt.MatchFlag.MatchExactly)
    assert reader.only.isHidden()


def test_a_link_of_a_french_page_leads_to_the_french_one(qtbot: QtBot) -> None:
    reader = opened(qtbot, Guide(guide_folder(), "fr"))
    reader.follow(QUrl("patient.md"))
    assert reader.pages.page.parent.name == "fr"


def test_a_page_that_french_lacks_is_shown_in_english_and_says_so(qtbot: QtBot, copied: Guide) -> None:
    (copied.own / "patient.md").unlink()
    reader = opened(qtbot, copied)
    reader.follow(QUrl("patient.md"))
    assert "For patients" in reader.pages.toPlainText()
    assert reader.only.isVisible()
    assert reader.only.text() == "Cette page n’existe qu’en anglais."
    assert reader.contents.findItems("For patients [English]", Qt.MatchFlag.MatchExactly)


def test_from_an_english_page_the_way_leads_back_to_french(qtbot: QtBot, copied: Guide) -> None:
    (copied.own / "start.md").unlink()
    reader = opened(qtbot, copied)
    assert reader.only.isVisible()
    reader.follow(QUrl("patient.md"))
    assert reader.pages.page.parent.name == "fr"
    assert reader.only.isHidden()


def test_a_page_beside_the_guide_is_english_and_says_so(qtbot: QtBot) -> None:
    reader = opened(qtbot, Guide(guide_folder(), "fr"), "patient.md")
    reader.follow(QUrl("../../patient.md"))
    assert reader.pages.page == (guide_folder().parent / "patient.md").resolve()
    assert reader.only.isVisible()


def test_a_heading_with_a_french_mark_is_found(qtbot: QtBot) -> None:
    reader = opened(qtbot, Guide(guide_folder(), "fr"), "records-and-safety.md")
    reader.pages.go_to("un-fichier-ou-des-dossiers")
    assert reader.pages.textCursor().block().text() == "Un fichier, ou des dossiers\u00a0?"


def test_a_french_page_is_searched_with_usual_spaces(qtbot: QtBot) -> None:
    reader = opened(qtbot, Guide(guide_folder(), "fr"), "records-and-safety.md")
    reader.wanted.setText("dossiers ?")
    reader.search()
    assert reader.said.text() == ""


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


@pytest.mark.parametrize("wide", [600, 1000, 1400])
def test_no_picture_is_wider_than_the_page(reader: GuideReader, wide: int) -> None:
    reader.resize(wide, 700)
    QTest.qWait(1)
    assert reader.pages.horizontalScrollBar().maximum() == 0
