"""Every safety in tests/mutants.yaml can still be switched off as it says, and its tests are there; a few are, here."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutants import HERE, ROOT, Mutant, copy_of_all, mutants, tried

ALL = mutants()
HERE_TOO = ("csv-formulas", "cost-floor")
"""Switched off in every check; all of them by `python -m tests.mutants`."""


def named(mutant: Mutant) -> str:
    return mutant.id


def test_every_safety_has_one_row() -> None:
    assert len({one.id for one in ALL}) == len(ALL) >= 25


@pytest.mark.parametrize("mutant", ALL, ids=named)
def test_the_change_fits_its_file_once_and_changes_it(mutant: Mutant) -> None:
    text = (ROOT / "bodymap" / mutant.file).read_text(encoding="utf-8")
    assert text.count(mutant.find) == 1
    assert mutant.put != mutant.find


@pytest.mark.parametrize("mutant", ALL, ids=named)
def test_the_tests_are_there(mutant: Mutant) -> None:
    assert mutant.tests
    for test in mutant.tests:
        file, _, name = test.partition("::")
        text = (HERE / file).read_text(encoding="utf-8")
        assert not name or re.search(rf"^def {name.partition('[')[0]}\(", text, re.MULTILINE), test


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    with copy_of_all() as folder:
        yield folder


@pytest.mark.parametrize("name", HERE_TOO)
def test_a_safety_switched_off_turns_a_test_red(copy: Path, name: str) -> None:
    (mutant,) = (one for one in ALL if one.id == name)
    assert tried(copy, mutant).red


def test_nothing_switched_off_turns_no_test_red(copy: Path) -> None:
    (mutant,) = (one for one in ALL if one.id == HERE_TOO[0])
    assert tried(copy, replace(mutant, put=mutant.find)).red == ""
