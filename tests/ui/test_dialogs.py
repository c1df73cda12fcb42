import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bodymap.language import speak
from bodymap.ui.actions import key_words
from bodymap.ui.dialogs import Answer, TableSheet, in_two, unsaved_question
from bodymap.ui.modes import MODES
from tests.ui.conftest import Answers, MakeWindow

LINES = [("Something with a long name", "Ctrl+Shift+X")] * 6


@pytest.fixture(params=MODES)
def sheet(
    request: pytest.FixtureRequest, make_window: MakeWindow, answers: Answers, qtbot: QtBot
) -> TableSheet:
    """The real sheet of keys of one mode."""
    window = make_window(request.param)
    window.commands.shortcuts()
    title, groups = answers.shown[0]
    made = TableSheet(title, groups, window)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    return made


def test_no_row_of_the_keys_is_squashed(sheet: TableSheet) -> None:
    labels = sheet.area.findChildren(QLabel)
    assert labels
    assert [x.text() for x in labels if x.height() < x.sizeHint().height()] == []


def test_no_row_of_the_keys_is_cut_at_the_right(sheet: TableSheet) -> None:
    held = sheet.area.widget()
    assert held is not None
    assert held.width() <= sheet.area.viewport().width()
    assert [x.text() for x in sheet.area.findChildren(QLabel) if x.width() < x.sizeHint().width()] == []


def test_the_keys_get_no_narrower_than_their_words(sheet: TableSheet) -> None:
    sheet.resize(100, 300)
    held = sheet.area.widget()
    assert held is not None
    assert held.minimumSizeHint().width() <= sheet.area.viewport().width()


def test_the_keys_scroll_in_a_low_window_instead_of_getting_lower(sheet: TableSheet) -> None:
    sheet.resize(sheet.width(), 300)
    assert sheet.area.verticalScrollBar().maximum() > 0


def test_two_columns_keep_the_order_and_are_about_as_long() -> None:
    groups = dict.fromkeys("abcd", LINES)
    assert [list(half) for half in in_two(groups)] == [["a", "b"], ["c", "d"]]


def test_where_nothing_can_be_saved_the_question_is_about_throwing_away() -> None:
    question = unsaved_question("New drawing", can_save=False)
    assert question.text == "Throw this drawing away?"
    assert question.answers == {Answer.DISCARD: "Throw away", Answer.CANCEL: "Keep drawing"}


def test_where_a_drawing_can_be_saved_the_question_names_it() -> None:
    question = unsaved_question("Visit", can_save=True)
    assert "Visit" in question.text
    assert list(question.answers) == [Answer.SAVE, Answer.DISCARD, Answer.CANCEL]


def test_a_bare_key_is_no_word_of_a_language() -> None:
    speak("fr")
    try:
        assert key_words("N") == "N"
        assert key_words("Shift+N") == "Maj+N"
    finally:
        speak("en")
