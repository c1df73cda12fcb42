"""On every screen of every mode every text has the room it needs, in English, in French, and in words 40 % wider."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bodymap.language import LANGUAGES, PSEUDO
from bodymap.ui.calm import CalmCombo
from bodymap.ui.labels import PlainLabel
from bodymap.ui.widgets import BreakingButton
from tests.ui.conftest import MakeWindow
from tests.ui.cut_off import cut_off
from tests.ui.patient.person import Person
from tests.ui.patient.test_screen import everywhere
from tests.ui.stage import Stage
from tests.ui.walks import walked

USUAL, WIDER = (1280, 800), (1480, 900)
"""px of the window; the wider one for the wider words in the larger letters of the classroom."""
ROOMS = [
    ("consultation", "en", USUAL),
    ("consultation", "fr", USUAL),
    ("consultation", "zz", USUAL),
    ("classroom", "en", USUAL),
    ("classroom", "fr", USUAL),
    ("classroom", "zz", WIDER),
]


@pytest.mark.parametrize(("mode", "code", "size"), ROOMS)
def test_no_text_is_cut_on_any_screen(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path, mode: str, code: str, size: tuple[int, int]
) -> None:
    window = make_window(mode, size=size)
    if code != "en":
        window.commands.choose_language(code)
    assert walked(Stage(window, qtbot, tmp_path, mode), lambda screen: cut_off(screen, size)) == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("code", [code for code in (*LANGUAGES, PSEUDO.code) if code != "en"])
def test_no_text_is_cut_on_any_page_for_the_patient(make_window: MakeWindow, code: str, percent: int) -> None:
    window = make_window("patient")
    window.commands.choose_language(code)
    person = Person(window)
    person.screen.percent = percent
    person.screen.set_look(person.screen._colours, person.screen.screen().physicalDotsPerInch())
    faults: list[str] = []
    everywhere(person, lambda step: faults.extend(f"{step}: {fault}" for fault in cut_off(window)))
    assert faults == []


# -- what finds it


def small(qtbot: QtBot, inside: QWidget, width: int = 60, height: int = 20) -> QWidget:
    qtbot.addWidget(inside)
    inside.resize(width, height)
    inside.show()
    return inside


@pytest.mark.parametrize("wrap", [False, True])
def test_a_label_without_room_is_found(qtbot: QtBot, wrap: bool) -> None:
    assert list(cut_off(small(qtbot, PlainLabel("words that have no room here at all", wrap=wrap))))


def test_a_button_without_room_is_found(qtbot: QtBot) -> None:
    assert list(cut_off(small(qtbot, QPushButton("words that have no room"))))


def test_a_button_that_breaks_its_words_grows_with_them(qtbot: QtBot) -> None:
    made = BreakingButton("words that have no room on one line")
    small(qtbot, made, 100, made.heightForWidth(100))
    assert made.heightForWidth(100) > made.heightForWidth(600)
    assert list(cut_off(made)) == []


def test_a_list_that_is_too_narrow_tells_its_choice_in_its_tip(qtbot: QtBot) -> None:
    made = CalmCombo()
    made.addItem("words that have no room here at all")
    assert CalmCombo.told_whole(small(qtbot, made)) == "words that have no room here at all"  # type: ignore[arg-type]
