"""The words of the guided screen in every other language: plain, and without a root."""

import re
from collections.abc import Iterator

import pytest

from bodymap.knowledge.patient_words import read_patient_words, words_path
from bodymap.language import LANGUAGES
from tests.readability import EASE, LONGEST, LOWEST, PLAIN, ease, foreign_words, sentences_of

CODES = tuple(code for code in LANGUAGES if code != "en")


def texts(code: str) -> Iterator[str]:
    words = read_patient_words(words_path(code))
    yield from words.texts.values()
    yield from (one.text for one in words.questions)


@pytest.mark.parametrize("code", EASE)
def test_every_text_reads_as_plain_language(code: str) -> None:
    hard = [text for text in texts(code) if len(foreign_words(text)) >= LOWEST and ease(code, text) < PLAIN]
    assert hard == []


@pytest.mark.parametrize("code", [code for code in CODES if code not in EASE])
def test_where_there_is_no_formula_sentences_are_short(code: str) -> None:
    long = [part for text in texts(code) for part in sentences_of(text) if len(foreign_words(part)) > LONGEST]
    assert long == []


@pytest.mark.parametrize("code", CODES)
def test_no_text_names_a_root(code: str) -> None:
    assert [text for text in texts(code) if re.search(r"\b(?:T12|L[1-5]|S[1-5])\b", text)] == []
