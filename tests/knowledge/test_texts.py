import re

import pytest

from bodymap.knowledge.library import Library
from tests.knowledge.texts import texts_of

UNSEEN = {
    "Nitta percentages": (r"\b8[238] ?%", ("zones", "roots", "discs", "muscles", "findings")),
    "Suri level ratios": (r"\b(?:5\.7|7\.7|1[13])\b", ("findings", "roots")),
    "retention 90 %": (r"retention[^.;]{0,40}\b90 ?%|\b90 ?% sensitiv", ("",)),
}
"""Figures named as unverified, and the parts of the library where they would mean those papers."""

AMERICAN = r"\b(?:colors?|centers?|anesth|behavior|hemorrh|edema|tumors?|fecal|ischem|gray)\b"


@pytest.mark.parametrize("what", UNSEEN)
def test_a_figure_nobody_has_seen_does_not_reach_a_screen(library: Library, what: str) -> None:
    pattern, parts = UNSEEN[what]
    inside = tuple(f"library.{part}" for part in parts)
    shown = [(where, text) for where, text in texts_of(library) if where.startswith(inside)]
    assert [item for item in shown if re.search(pattern, item[1])] == []


def test_only_the_intended_use_speaks_of_diagnosis(library: Library) -> None:
    spoken = {where for where, text in texts_of(library) if "diagnos" in text.lower()}
    assert {where for where in spoken if "options" not in where} == {"library.intended_use"}


def test_nothing_reads_as_an_all_clear(library: Library) -> None:
    words = ("nothing to worry", "no red flags", "you are fine", "can be ruled out")
    assert [w for w, text in texts_of(library) if any(word in text.lower() for word in words)] == []


def test_the_spelling_is_british(library: Library) -> None:
    found = [(where, text) for where, text in texts_of(library) if re.search(AMERICAN, text, re.IGNORECASE)]
    assert found == []


def test_no_text_holds_working_notes(library: Library) -> None:
    notes = r"\[[SR]\]|evidence\.(?:md|yaml)|to be written|TODO|lr_pos"
    assert [w for w, text in texts_of(library) if re.search(notes, text)] == []


def test_every_source_is_named_once_with_a_citation(library: Library) -> None:
    cites = [source.cite for source in library.sources.values()]
    assert len(set(cites)) == len(cites)
    assert all(len(cite) > 15 for cite in cites)


def test_no_text_holds_the_id_of_a_source_or_a_file_name(library: Library) -> None:
    ids = re.compile("|".join(rf"\b{re.escape(i)}\b" for i in library.sources if "_" in i) + r"|\w+\.yaml")
    assert [(where, text) for where, text in texts_of(library) if ids.search(text)] == []
