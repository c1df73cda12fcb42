"""The side check, and Tab through every page."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.atlas.levels import Side
from tests.ui.patient.person import Person, buttons
from tests.ui.patient.test_screen import everywhere
from tests.ui.patient.test_walk import draw_sciatica


def to_the_side(person: Person) -> None:
    draw_sciatica(person)
    person.press("Next")


def test_the_side_that_is_drawn_is_asked_about(person: Person) -> None:
    to_the_side(person)
    assert person.screen.question.text() == "Is this your right leg?"


def test_a_drawing_on_the_wrong_side_is_moved_and_asked_about_again(person: Person) -> None:
    to_the_side(person)
    person.press("No, it is the other side")
    assert person.step == "side"
    assert person.screen.visit.sides == (frozenset({Side.LEFT}), True)
    assert person.screen.question.text() == "It is now on your left. Is that correct?"
    person.press("Yes, that is correct")
    assert person.screen.visit.document.asked("side") == "yes"


def test_a_move_is_undone_in_one(person: Person) -> None:
    to_the_side(person)
    before = person.screen.visit.document
    person.press("No, it is the other side")
    person.press("Undo")
    assert person.screen.visit.document == before


def test_a_second_no_leads_back_to_drawing(person: Person) -> None:
    to_the_side(person)
    person.press("No, it is the other side")
    person.press("No, I will draw it again")
    assert person.step == "front"


def test_both_sides_are_asked_about_as_both(person: Person) -> None:
    person.press("Just a body")
    person.tap("thigh_ant_mid_central", "R")
    person.tap("thigh_ant_mid_central", "L")
    visit = person.screen.visit
    while visit.step.id != "side":
        visit.go(1)
    assert person.screen.question.text() == person.screen.words("side_both")


def test_tab_reaches_every_button_of_every_page(person: Person) -> None:
    missed: list[str] = []

    def look(step: str) -> None:
        person.screen.setFocus()
        seen: list[QWidget] = []
        while (here := QApplication.focusWidget()) is not None and here not in seen:
            seen.append(here)
            QTest.keyClick(here, Qt.Key.Key_Tab)
        able = [made for made in buttons(person.screen) if made.isEnabled()]
        missed.extend(f"{step}: {made.text()}" for made in able if made not in seen)

    everywhere(person, look)
    assert missed == []
