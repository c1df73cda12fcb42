"""The measure of plain words, held against syllables counted by hand and a sentence worked out on paper."""

import pytest

from tests.readability import grade, syllables

COUNTED = {
    "the": 1, "hurt": 1, "place": 1, "places": 2, "tingle": 2, "tingles": 2, "tablet": 2, "staff": 1, "member": 2,
    "numb": 1, "numbness": 2, "emergency": 4, "department": 3, "cancer": 2, "weak": 1, "fever": 2, "please": 1,
    "used": 1, "marked": 1, "needed": 2, "body": 2, "skin": 1, "little": 2, "buttock": 2, "thigh": 1, "knee": 1,
    "answer": 2, "drawing": 2, "inside": 2, "outside": 2, "clean": 1, "woman's": 2, "touch": 1, "ache": 1, "private": 2,
    "began": 2, "doctor": 2, "without": 2, "losses": 2, "washes": 2, "make": 1, "size": 1, "tapped": 1, "ended": 2,
}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), COUNTED.items())
def test_syllables_are_counted_as_by_hand(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_of_a_sentence_worked_out_on_paper() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)


def test_two_sentences_are_read_more_easily_than_one_long_one() -> None:
    assert grade("It hurts here. Tell the staff.") < grade("It hurts here and so tell the staff")
