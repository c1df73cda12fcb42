"""A person reads the guided screen in their own language; who gave it to them gets theirs back."""

import pytest

from bodymap.language import LANGUAGES, Language, spoken
from tests.ui.conftest import MakeWindow
from tests.ui.patient.person import Person


def at(window_maker: MakeWindow) -> Person:
    return Person(window_maker("patient", size=(1280, 800)))


def chosen(person: Person, name: str) -> Person:
    """After a press on the language; the screen is another one then."""
    person.click(person.screen.language)
    person.press(name)
    return Person(person.window)


@pytest.mark.parametrize("one", LANGUAGES.values(), ids=lambda one: one.code)
def test_a_language_is_two_presses_away(one: Language, make_window: MakeWindow) -> None:
    person = chosen(at(make_window), one.name)
    assert spoken() is one
    assert person.actions == 0
    assert person.step == "figure"


def test_what_was_answered_and_the_page_stay(make_window: MakeWindow) -> None:
    person = at(make_window)
    person.press("A woman's body")
    again = chosen(person, "Français")
    assert again.step == person.step != "figure"
    assert again.window.session.document.asked("figure") == "female"


def test_undo_goes_on_over_the_change(make_window: MakeWindow) -> None:
    person = at(make_window)
    person.press("A woman's body")
    again = chosen(person, "Deutsch")
    again.click(again.screen.undo)
    assert again.window.session.document.asked("figure") == ""


def test_handed_back_the_window_speaks_as_before(make_window: MakeWindow) -> None:
    person = chosen(at(make_window), "Español")
    person.screen._leave()  # pyright: ignore[reportPrivateUsage]
    assert spoken().code == "en"
    assert not person.window.session.state.mode.guided


def test_arabic_begins_at_the_right_and_the_body_stays_as_it_is(make_window: MakeWindow) -> None:
    before = at(make_window)
    order = [stop.face.zone for stop in before.screen.figure.stops if stop.x < 0]
    person = chosen(before, "العربية")
    screen = person.screen
    assert screen.next.x() < screen.back.x()
    assert [stop.face.zone for stop in screen.figure.stops if stop.x < 0] == order
