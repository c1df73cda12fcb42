"""Pseudonyms: easy to read, never twice."""

import re

from bodymap.records.store.pseudonym import WORDS, new_pseudonym


def test_it_is_a_word_and_a_number() -> None:
    assert re.fullmatch(r"[A-Z][a-z]+ [1-9]\d", new_pseudonym(()))


def test_no_word_stands_twice() -> None:
    assert len(set(WORDS)) == len(WORDS) == 128


def test_none_comes_twice_even_when_chance_always_falls_the_same() -> None:
    taken: list[str] = []
    for _ in range(5):
        taken.append(new_pseudonym(taken, lambda _below: 3))
    assert len(set(taken)) == 5
