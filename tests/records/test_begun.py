from dataclasses import replace
from datetime import date

import pytest

from bodymap.reasoning.examination import Patient
from bodymap.records.begun import begun_from, begun_words
from tests.records.documents import SAMPLE

THEN = date(2026, 3, 1)
TODAY = date(2026, 4, 11)


def test_places_feelings_and_depth_are_the_start() -> None:
    before, after = (
        [(m.area, m.sensation, m.depth) for m in document.drawing.marks]
        for document in (SAMPLE, begun_from(SAMPLE, THEN, TODAY))
    )
    assert after == before


def test_how_strong_it_was_then_is_not_said_today() -> None:
    assert [m.intensity for m in SAMPLE.drawing.marks] == [7, None]
    assert [m.intensity for m in begun_from(SAMPLE, THEN, TODAY).drawing.marks] == [None, None]


def test_no_finding_and_no_answer_of_then_is_taken_over() -> None:
    assert SAMPLE.examination.findings
    assert begun_from(SAMPLE, THEN, TODAY).examination.findings == ()


@pytest.mark.parametrize(
    ("today", "age"),
    [(TODAY, 56), (date(2027, 2, 28), 56), (date(2027, 3, 1), 57), (date(2031, 12, 1), 61), (THEN, 56)],
)
def test_sex_stays_and_age_grows_by_whole_years(today: date, age: int) -> None:
    assert begun_from(SAMPLE, THEN, today).examination.patient == Patient(age, "F")


def test_an_age_that_was_not_said_stays_unsaid() -> None:
    unsaid = replace(SAMPLE, examination=replace(SAMPLE.examination, patient=Patient(sex="M")))
    assert begun_from(unsaid, THEN, TODAY).examination.patient == Patient(None, "M")


def test_a_copy_says_what_it_was_begun_from() -> None:
    assert begun_from(SAMPLE, THEN, TODAY).notes == (begun_words(THEN),)
    assert "1 March 2026" in begun_words(THEN)


def test_the_title_of_then_is_not_the_title_of_the_copy() -> None:
    assert begun_from(SAMPLE, THEN, TODAY).title == ""
