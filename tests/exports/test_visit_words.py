"""What a person answered alone, as the clinician reads it: a no is a no, not sure is not sure, passed over is neither."""

from datetime import datetime

import pytest

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.note import note
from bodymap.exports.visit_words import FEELING_OPEN, handed_back, visit_lines
from bodymap.knowledge.library import Library
from bodymap.knowledge.patient_words import open_patient_words
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.reading import EMPTY_READING
from bodymap.records.document import UNSURE, Asked, Document
from tests.records.documents import SAMPLE


@pytest.fixture
def library() -> Library:
    return open_library()


@pytest.fixture
def atlas() -> Atlas:
    return open_atlas()


def visited(**answers: str) -> Document:
    visit = tuple(Asked(name, answer, "14:05") for name, answer in answers.items())
    return Document(PainDrawing(SAMPLE.drawing.marks), visit=visit)


def test_nobody_led_by_questions_has_no_line() -> None:
    assert visit_lines(SAMPLE) == ()


@pytest.mark.parametrize(
    ("answer", "words"), [("yes", "has confirmed"), ("no", "is wrong"), ("moved", "has moved"), (UNSURE, "not sure")]
)
def test_the_side_is_said_as_it_was_answered(answer: str, words: str) -> None:
    assert words in visit_lines(visited(side=answer))[0]


def test_a_side_that_was_not_asked_is_not_called_confirmed() -> None:
    assert "was not confirmed" in visit_lines(visited(front="no"))[0]


def test_no_not_sure_and_passed_over_stand_apart() -> None:
    lines = visit_lines(visited(front="no", back="yes", foot=UNSURE, feel="burning"))
    assert "The patient said no to: pain on the front." in lines
    assert "Not sure: whether it reaches the foot." in lines
    assert "Passed over: how strong it is; how deep it is; whether it is numb or tingles." in lines


@pytest.mark.parametrize(("answers", "told"), [({}, True), ({"feel": UNSURE}, True), ({"feel": "ache"}, False)])
def test_a_feeling_that_was_not_said_is_not_taken_for_an_ache(answers: dict[str, str], told: bool) -> None:
    assert (FEELING_OPEN in visit_lines(visited(back="yes", **answers))) is told


def test_a_question_nobody_was_sure_of_is_told_with_its_words(library: Library) -> None:
    assert open_patient_words().question("fever") in handed_back(library, visited(fever=UNSURE))


def test_in_the_note_not_sure_is_neither_denied_nor_not_asked(library: Library, atlas: Atlas) -> None:
    text = note(library, atlas, visited(saddle_numbness=UNSURE), EMPTY_READING, datetime(2026, 11, 21))
    assert f"The patient was not sure: {open_patient_words().question('saddle_numbness')}" in text
    asked = next(flag.question for flag in library.flags if flag.name == "saddle_numbness")
    assert asked not in text


def test_the_wide_question_in_plain_words_has_asked_the_narrow_ones_too(library: Library, atlas: Atlas) -> None:
    plain = open_patient_words().question("urinary_symptoms")
    found = Finding(FindingKind.FACT, "urinary_symptoms", "no", None, plain, "14:05")
    document = Document(examination=Examination((found,)))
    text = note(library, atlas, document, EMPTY_READING, datetime(2026, 11, 21))
    assert "newly lose urine" not in text
