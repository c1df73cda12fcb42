"""Red flags on the guided screen: calm words at once on every page, asked first where a brush may have slipped."""

import pytest

from bodymap.drawing.tools import clear
from bodymap.records.document import UNSURE
from tests.ui.conftest import MakeWindow
from tests.ui.patient.person import Person, buttons
from tests.ui.patient.test_walk import draw_sciatica

STAFF = "Please tell a member of staff now."
HOSPITAL = "Go to an emergency department now."


def notice(person: Person) -> str:
    made = person.screen.notice
    return made.words.text() if made.isVisible() else ""


def answer(person: Person, fact: str, value: str) -> None:
    person.press(f"{person.screen.words.question(fact)} {value}")


def to_between_the_legs(person: Person, tool: str = "Tap") -> None:
    for words in ("Just a body", "Next", "Next", "Next", "Yes, it is numb", "Between the legs", tool):
        person.press(words)


def test_nothing_is_told_while_nothing_is_wrong(person: Person) -> None:
    draw_sciatica(person)
    assert notice(person) == ""


def test_a_yes_is_answered_with_advice_at_once(person: Person) -> None:
    draw_sciatica(person)
    answer(person, "saddle_numbness", "Yes")
    assert notice(person).startswith(STAFF)


def test_a_no_that_takes_the_yes_back_takes_the_advice_with_it(person: Person) -> None:
    draw_sciatica(person)
    answer(person, "saddle_numbness", "Yes")
    answer(person, "saddle_numbness", "No")
    assert notice(person) == ""


def test_at_home_the_words_say_where_to_go(person: Person) -> None:
    person.window.session.place(at_home=True)
    draw_sciatica(person)
    answer(person, "urinary_symptoms", "Yes")
    assert notice(person).startswith(HOSPITAL)


def test_the_setting_is_remembered_and_ticked_in_the_menu(make_window: MakeWindow) -> None:
    window = make_window()
    window.actions_by_id["patient-home"].trigger()
    assert window.session.state.at_home
    assert window.actions_by_id["patient-home"].isChecked()


def test_the_advice_stays_on_every_page(person: Person) -> None:
    draw_sciatica(person)
    answer(person, "saddle_numbness", "Yes")
    visit, told = person.screen.visit, []
    while visit.step.id != "done":
        visit.go(1)
        person.look()
        told.append(notice(person))
    while visit.step.id != "figure":
        visit.go(-1)
        person.look()
        told.append(notice(person))
    visit.go(1)
    visit.change(listed=True)
    person.look()
    told.append(notice(person))
    assert len(told) > 12
    assert all(text.startswith(STAFF) for text in told)


def test_numbness_filled_between_the_legs_is_told_at_once(person: Person) -> None:
    to_between_the_legs(person)
    person.tap("perineum", "R")
    assert notice(person).startswith(STAFF)


def test_the_list_tells_it_as_well(person: Person) -> None:
    to_between_the_legs(person)
    person.press("I cannot draw: show me a list")
    person.press("My right: skin between the legs")
    assert notice(person).startswith(STAFF)


def test_pain_alone_between_the_legs_frightens_nobody(person: Person) -> None:
    person.press("Just a body")
    person.tap("genital", "R")
    assert notice(person) == ""


def overshoot(person: Person) -> None:
    """A long stroke of numbness down the inside of the thigh that begins on the skin between the legs."""
    for words in ("Just a body", "Next", "Next", "Next", "Yes, it is numb", "Front", "Brush"):
        person.press(words)
    begin, end = person.place("genital", "R"), person.place("thigh_ant_dist_medial", "R")
    person.drag(begin, (begin + end) / 2, end)


def test_an_overshoot_of_the_brush_is_asked_about_first(person: Person) -> None:
    overshoot(person)
    assert notice(person) == person.screen.words("meant")
    assert STAFF not in notice(person)


def test_an_overshoot_that_was_meant_is_told_at_once(person: Person) -> None:
    overshoot(person)
    person.press("Yes, it is numb there")
    assert notice(person).startswith(STAFF)


def test_an_overshoot_that_nobody_is_sure_of_is_told_too(person: Person) -> None:
    overshoot(person)
    person.click(next(made for made in buttons(person.screen) if person.screen.notice.isAncestorOf(made) and made.text() == "Not sure"))
    assert notice(person).startswith(STAFF)


def test_an_overshoot_that_was_not_meant_is_taken_away_and_undone(person: Person) -> None:
    overshoot(person)
    before = person.screen.visit.document
    person.press("No, take that bit away")
    assert notice(person) == ""
    assert 0 < person.screen.visit.document.drawing.marks[0].area.area < before.drawing.marks[0].area.area
    person.press("Undo")
    assert person.screen.visit.document == before


def test_the_clinicians_reading_never_waits_for_that_answer(person: Person) -> None:
    overshoot(person)
    assert any(flag.id == "cauda_equina" for flag in person.window.session.state.reading.red_flags)


@pytest.mark.parametrize(("pressed", "kept"), [("Yes", "yes"), ("No", "no")])
def test_yes_and_no_are_findings(person: Person, pressed: str, kept: str) -> None:
    draw_sciatica(person)
    answer(person, "fever", pressed)
    assert [f.value for f in person.screen.visit.document.examination.findings] == [kept]


def test_not_sure_is_no_finding_and_the_question_stays_open(person: Person) -> None:
    draw_sciatica(person)
    answer(person, "fever", "Not sure")
    document = person.screen.visit.document
    assert document.examination.findings == ()
    assert document.asked("fever") == UNSURE


def test_a_question_that_was_passed_over_is_neither(person: Person) -> None:
    draw_sciatica(person)
    person.press("Next")
    document = person.screen.visit.document
    assert (document.examination.findings, document.asked("fever")) == ((), "")


def test_the_same_answer_again_takes_it_back(person: Person) -> None:
    draw_sciatica(person)
    before = person.screen.visit.document.examination
    answer(person, "fever", "Yes")
    answer(person, "fever", "Yes")
    assert person.screen.visit.document.examination == before


def test_clear_is_one_step_to_undo(person: Person) -> None:
    person.press("Just a body")
    person.press("Next")
    person.tap("calf_central", "L")
    before = person.marks
    person.press("Clear page")
    assert person.screen.visit.document.drawing == clear(person.screen.visit.document.drawing)
    person.press("Undo")
    assert person.marks == before
