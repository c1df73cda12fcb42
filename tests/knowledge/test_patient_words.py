"""Every word of the guided screen is plain, is there, and names no root and no condition."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bodymap.knowledge.patient_words import open_patient_words, read_patient_words
from bodymap.knowledge.stored import open_library
from tests.readability import LOWEST, grade, syllables, words_of

HARDEST = 6.0
"""Flesch-Kincaid grade."""
LONGEST = 3
"""Syllables of a word on a label, of which the grade says nothing."""
WORDS, LIBRARY = open_patient_words(), open_library()
CODE = Path(__file__).parents[2] / "bodymap" / "ui" / "patient"


def texts() -> Iterator[tuple[str, str]]:
    yield from WORDS.texts.items()
    yield from ((f"question {one.fact}", one.text) for one in WORDS.questions)
    yield from ((f"zone {zone}", text) for zone, text in WORDS.zones.items())


@pytest.mark.parametrize(("name", "text"), [*texts()])
def test_every_text_is_read_after_six_years_of_school(name: str, text: str) -> None:
    plain = text.format(side="right", here=1, all=12)
    if len(words_of(plain)) >= LOWEST:
        assert grade(plain) <= HARDEST
    else:
        assert all(syllables(word) <= LONGEST for word in words_of(plain))


def test_a_page_as_a_whole_is_read_after_six_years_of_school() -> None:
    assert grade(". ".join(text.rstrip(".?") for _, text in texts())) <= HARDEST


def test_every_zone_has_its_plain_words() -> None:
    assert set(WORDS.zones) == set(LIBRARY.zones)


def test_every_question_asks_for_a_red_flag() -> None:
    assert {one.fact for one in WORDS.questions} <= {flag.name for flag in LIBRARY.flags}


def test_the_questions_hold_all_that_points_to_the_cauda_equina() -> None:
    asked = {one.fact for one in WORDS.questions}
    wide = {narrow for q in LIBRARY.rules.flags.questions if q.fact in asked for narrow in q.answered_by}
    assert {flag.name for flag in LIBRARY.flags if flag.saddle} <= asked | wide


def test_no_text_names_a_condition_or_a_root() -> None:
    conditions = {one.name.lower() for one in LIBRARY.conditions.values()}
    roots = re.compile(r"\b(?:T12|L[1-5]|S[1-5])\b")
    named = [text for _, text in texts() if roots.search(text) or any(c in text.lower() for c in conditions)]
    assert named == []


def test_no_word_is_written_for_nobody() -> None:
    code = "\n".join(path.read_text("utf-8") for path in CODE.glob("*.py"))
    built = {f"{level}_{place}" for level in ("emergency", "urgent", "soon") for place in ("clinic", "home")}
    built |= {f"{side}_word" for side in ("left", "right")} | {"left", "right", "ache", "burning", "stabbing"}
    built |= {"pins_and_needles", "cramp"}
    assert [name for name in WORDS.texts if f'"{name}"' not in code and name not in built] == []


def test_a_broken_file_is_told_with_its_line(tmp_path: Path) -> None:
    from bodymap.files.problems import BodymapError

    path = tmp_path / "patient_words.yaml"
    path.write_text("texts: {next: 'Next'}\nquestions: []\nzones: 3\n", "utf-8")
    with pytest.raises(BodymapError) as caught:
        read_patient_words(path)
    assert caught.value.place is not None
