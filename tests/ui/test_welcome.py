"""The three cards of the first start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from bodymap.ui.options import Options, first_start, options_of, plain_options
from bodymap.ui.settings import Settings
from bodymap.ui.speaking import choose_language
from bodymap.ui.theme import THEMES
from bodymap.ui.welcome import WelcomeSheet
from bodymap.ui.window import Window
from tests.ui.conftest import Answers, MakeWindow
from tests.ui.hands import words


@pytest.fixture
def sheet(qtbot: QtBot) -> WelcomeSheet:
    made = WelcomeSheet(THEMES["light"])
    qtbot.addWidget(made)
    made.show()
    return made


def taking(answers: Answers, *cards: str) -> None:
    """Whoever sits at the next cards presses these."""

    def run(sheet: QDialog) -> None:
        for card in cards:
            sheet.cards[card].click()  # type: ignore[attr-defined]
        sheet.deleteLater()

    answers.run = run  # type: ignore[method-assign]


def test_the_cards_come_to_a_person_who_asked_for_nothing() -> None:
    assert first_start(Options(), nothing_kept=True, seen=True)
    assert first_start(Options(theme="dark"), nothing_kept=True, seen=True)


@pytest.mark.parametrize(
    "options",
    [
        options_of(mode="consultation"),
        options_of(mode="patient"),
        Options(open=Path("a.bodymap")),
        Options(screenshot=Path("a.png")),
    ],
)
def test_who_asks_for_something_gets_it_without_cards(options: Options) -> None:
    assert not first_start(options, nothing_kept=True, seen=True)


def test_a_later_start_has_no_cards() -> None:
    assert not first_start(Options(), nothing_kept=False, seen=True)


def test_where_nobody_looks_there_are_no_cards() -> None:
    assert not first_start(Options(), nothing_kept=True, seen=False)


def test_a_mode_named_is_told_from_the_usual_one() -> None:
    named, usual = plain_options(["--mode", "consultation"]), plain_options([])
    assert named is not None
    assert usual is not None
    assert (named.mode, named.mode_asked, usual.mode, usual.mode_asked) == (
        "consultation",
        True,
        "consultation",
        False,
    )


def test_the_first_card_has_the_keyboard_and_takes_it(sheet: WelcomeSheet) -> None:
    card = sheet.cards["patient"]
    assert sheet.focusWidget() is card
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert sheet.pages.currentIndex() == 1
    assert sheet.focusWidget() is sheet.cards["home"]


def test_enter_takes_a_card_too(sheet: WelcomeSheet) -> None:
    QTest.keyClick(sheet.cards["teacher"], Qt.Key.Key_Return)
    assert sheet.choice is not None
    assert sheet.choice.mode == "classroom"


def test_a_patient_is_told_how_to_leave_before_it_locks(sheet: WelcomeSheet) -> None:
    sheet.cards["patient"].click()
    page = sheet.pages.currentWidget()
    assert page is not None
    assert "type the word clinician" in words(page)


def test_escape_leaves_everything_as_it_is(sheet: WelcomeSheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.choice is None
    assert not sheet.isVisible()


def test_an_emergency_stands_over_the_cards(qtbot: QtBot) -> None:
    made = WelcomeSheet(THEMES["light"], "Go to an emergency department now.")
    qtbot.addWidget(made)
    assert made.alarm.text() == "Go to an emergency department now."
    assert not made.alarm.isHidden()


@pytest.mark.parametrize(
    ("cards", "mode"),
    [(("clinician",), "consultation"), (("teacher",), "classroom"), (("patient", "home"), "patient")],
)
def test_a_card_sets_its_mode(window: Window, answers: Answers, cards: tuple[str, ...], mode: str) -> None:
    taking(answers, *cards)
    window.actions_by_id["welcome"].trigger()
    assert window.session.state.mode.id == mode


@pytest.mark.parametrize(("place", "at_home"), [("home", True), ("clinic", False)])
def test_a_patient_says_where_so_that_warnings_fit(
    window: Window, answers: Answers, place: str, at_home: bool
) -> None:
    taking(answers, "patient", place)
    window.show_welcome()
    assert window.session.state.at_home is at_home


def test_cards_that_were_seen_are_remembered(window: Window, settings: Settings) -> None:
    window.show_welcome()
    assert not settings.empty()


def test_who_chose_is_shown_around(window: Window, answers: Answers, qtbot: QtBot) -> None:
    taking(answers, "clinician")
    window.show_welcome()
    qtbot.waitUntil(lambda: window.helping.coach is not None)


@pytest.mark.parametrize("size", [(900, 600), (1024, 768)])
def test_the_cards_fit_into_a_small_window(
    make_window: MakeWindow, size: tuple[int, int], qtbot: QtBot
) -> None:
    window = make_window(size=size)
    sheet = WelcomeSheet(THEMES["light"], "", window)
    sheet.show()
    assert sheet.width() <= size[0]
    assert sheet.height() <= size[1]
    sheet.close()


def test_the_way_back_is_no_part_of_the_body(qtbot: QtBot) -> None:
    choose_language("fr")
    made = WelcomeSheet(THEMES["light"])
    qtbot.addWidget(made)
    assert made.back.text() == "Retour"
