"""The published patients are read whole, say where they come from, and fall into two halves."""

import re
from collections import Counter
from pathlib import Path
from typing import cast

import pytest

from bodymap.files.bounded import CASE_CAPS, read_yaml
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.case import Case
from bodymap.reasoning.evaluation.halves import Half, half_of
from bodymap.records.case_file import load_cases

HERE = Path(__file__).parent
FILES = tuple(sorted(HERE.glob("*.yaml")))
IDENTIFIERS = {
    "doi": re.compile(r"10\.\d{4,9}/\S+"),
    "pmid": re.compile(r"\d{6,9}"),
    "pmc": re.compile(r"PMC\d{5,9}"),
    "url": re.compile(r"https?://\S+"),
}
READ = {"abstract", "full text", "excerpt"}
AIM = 40


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


@pytest.fixture(scope="module")
def cases(library: Library) -> tuple[Case, ...]:
    return tuple(case for file in FILES for case in load_cases(file, library))


def sources() -> dict[str, dict[str, object]]:
    """The source of every case by its id, as written."""
    trees = (cast("dict[str, list[dict[str, object]]]", read_yaml(file, CASE_CAPS).value) for file in FILES)
    listed = (entry for tree in trees for entry in tree["cases"])
    return {str(entry["id"]): cast("dict[str, object]", entry["source"]) for entry in listed}


def test_no_word_of_a_patient_is_unknown(cases: tuple[Case, ...]) -> None:
    assert {case.id: case.skipped for case in cases if case.skipped} == {}


def test_there_are_as_many_patients_as_were_aimed_at_and_none_twice(cases: tuple[Case, ...]) -> None:
    assert len({case.id for case in cases}) == len(cases) >= AIM


def test_every_patient_has_a_place_a_finding_or_a_fact_and_a_truth(cases: tuple[Case, ...]) -> None:
    bare = [c.id for c in cases if not (c.symptoms.signs or c.examination.findings) or not c.truth.condition]
    assert bare == []


def test_every_patient_is_called_a_published_one(cases: tuple[Case, ...]) -> None:
    assert {case.kind for case in cases} == {"published_patient"}


@pytest.mark.parametrize(("case_id", "source"), sources().items(), ids=sources())
def test_a_patient_says_where_it_was_published_and_how_much_was_read(
    case_id: str, source: dict[str, object]
) -> None:
    given = {kind: str(source[kind]) for kind in IDENTIFIERS if kind in source}
    assert given, f"{case_id} has no identifier"
    assert [kind for kind, text in given.items() if not IDENTIFIERS[kind].fullmatch(text)] == []
    assert source["read"] in READ


def test_the_list_in_the_readme_names_every_patient_with_its_identifiers() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (P-\S+) \| .* \| (.*) \|$", readme, flags=re.MULTILINE))
    wanted = {i: ", ".join(str(s[kind]) for kind in IDENTIFIERS if kind in s) for i, s in sources().items()}
    assert rows == wanted


def test_the_half_of_a_patient_never_moves() -> None:
    assert (half_of("P-per-02"), half_of("P-mer-01")) == (Half.TUNING, Half.TESTING)


def test_both_halves_hold_their_number_of_patients(cases: tuple[Case, ...]) -> None:
    assert Counter(half_of(case.id) for case in cases) == {Half.TUNING: 40, Half.TESTING: 40}
