from dataclasses import replace
from datetime import date

import pytest

from bodymap.exports.blocks import Words
from bodymap.exports.days import UNDATED, Days
from bodymap.exports.report import LONGEST_WHO, Person
from bodymap.records.document import Document
from bodymap.records.samples import samples
from tests.exports.reports import DAY, LIBRARY, NOTHING, answered, reported, sample


def said(lines: tuple[Words, ...]) -> str:
    return "\n".join(f"{line.lead} {line.text}" for line in lines)


# -- the day


def test_an_old_drawing_says_how_old_it_is() -> None:
    words = Days(DAY, date(2026, 10, 11)).words
    assert words == "Drawn on 11 October 2026, printed on 21 November 2026, 41 days later"


def test_one_day_is_no_plural() -> None:
    assert Days(DAY, date(2026, 11, 20)).words.endswith("1 day later")


def test_a_drawing_of_today_says_so() -> None:
    assert Days(DAY, DAY).words == "Drawn and printed on 21 November 2026"


def test_where_nobody_knows_the_day_of_the_drawing_the_page_says_that() -> None:
    assert UNDATED in reported(NOTHING).notes
    assert UNDATED not in reported(NOTHING, days=Days(DAY, DAY)).notes


# -- the person


def test_nobody_is_named_unless_it_is_chosen() -> None:
    titled = Document(title="Somebody's name")
    assert "Somebody" not in repr(replace(reported(titled), drawing=NOTHING.drawing))


def test_a_name_is_one_line_without_hidden_letters() -> None:
    who = reported(NOTHING, Person("Code\n\u202e4711 " + "x" * 200)).person.who
    assert who.startswith("Code 4711 x")
    assert len(who) == LONGEST_WHO


def test_a_persons_own_words_keep_their_lines() -> None:
    assert reported(NOTHING, Person(words="one \n\n two")).person.words == "one\ntwo"


# -- warnings


def test_an_emergency_stands_before_anything_else_is_said() -> None:
    made = reported(sample("cauda-equina"))
    assert made.reasons[0].lead == "EMERGENCY:"
    assert "Numbness or tingling is drawn between the legs." in made.reasons[0].text


def test_where_room_is_scarce_the_warning_itself_stays_whole() -> None:
    made = reported(sample("cauda-equina"))
    assert made.reasons[0].text.startswith(made.alarms[0].text)


def test_what_can_wait_does_not_stand_among_the_alarms() -> None:
    made = reported(answered("yes", "night_pain"))
    assert (made.alarms, [line.lead for line in made.later]) == ((), ["Soon:"])


@pytest.mark.parametrize("document", [NOTHING, answered("no"), answered("yes")], ids=["nothing", "no", "yes"])
def test_no_page_ever_says_that_there_are_no_red_flags(document: Document) -> None:
    words = repr(replace(reported(document, clinician=True), drawing=NOTHING.drawing)).lower()
    assert "no red flag" not in words
    assert "all clear" not in words


def test_what_was_not_asked_is_told_as_not_asked() -> None:
    lines = reported(NOTHING).questions
    assert [line.lead for line in lines] == ["Not asked:", "Not asked either:"]


def test_a_no_is_told_with_its_time_in_words_a_patient_reads() -> None:
    lines = reported(answered("no", "saddle_numbness")).questions
    assert lines[0].lead == "Answered no (14:03):"


@pytest.mark.parametrize("one", samples(), ids=lambda one: one.id)
def test_every_report_says_what_to_do_if_things_change(one) -> None:
    advice = said(reported(sample(one.id)).advice)
    assert " ".join(advice.split()) == " ".join(LIBRARY.safety_net.split())


def test_what_to_do_at_once_stands_in_strong_letters() -> None:
    assert [line.lead for line in reported(NOTHING).advice] == [
        "Go to an emergency department at once if any of these appears:",
        "See a clinician the same day",
        "See a clinician soon",
    ]


# -- the clinician's pages are a choice


def test_the_patients_page_names_no_root_and_no_condition() -> None:
    made = replace(reported(sample("l5-skier")), notes=(), drawing=NOTHING.drawing)
    words = repr(made)
    assert made.clinician == ()
    assert not [name for name in ("L5", "S1", "Sciatic", "Physiotherapy") if name in words]


def test_a_sample_says_that_it_is_no_patient() -> None:
    assert reported(sample("l5-skier")).notes[0].startswith("Sample, not a patient of this clinic:")


def test_what_has_to_be_known_about_the_file_is_told() -> None:
    assert "painted elsewhere" in reported(Document(notes=("painted elsewhere",))).notes
