"""docs/references.md is written from the knowledge. After a change: BODYMAP_WRITE_REFERENCES=1 pytest tests/test_references_page.py."""

import os
from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.knowledge.loading import FOLDER, read_library
from bodymap.knowledge.references import page, references

PAGE = Path(__file__).parent.parent / "docs" / "references.md"
MARK = "<!-- written by tests/test_references_page.py; what follows is not edited by hand -->\n"
LISTED = references(FOLDER)


def test_the_page_lists_every_source_and_where_it_is_used() -> None:
    head, mark, listed = PAGE.read_text("utf-8").partition(MARK)
    if os.environ.get("BODYMAP_WRITE_REFERENCES"):
        PAGE.write_text(head + mark + page(LISTED), "utf-8")
        return
    assert mark
    assert listed == page(LISTED)


def test_no_source_is_unused() -> None:
    assert [source.id for source, uses in LISTED if not uses] == []


def test_a_use_is_named_by_its_row() -> None:
    uses = {source.id: uses for source, uses in LISTED}
    assert "pelvic" not in uses["nouraei_2007"]["conditions"][0]
    assert uses["nouraei_2007"]["conditions"] == ("meralgia_paresthetica",)
    assert uses["london_myotome"]["findings"][0] == "strength knee_extension weak"


def test_a_doi_leads_further_than_a_pubmed_number() -> None:
    address = {source.id: source.address for source, _ in LISTED}
    assert address["metcalfe_2019"] == "https://doi.org/10.1001/jama.2019.19413"
    assert address["khan_2006"] == "https://pubmed.ncbi.nlm.nih.gov/16449619/"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("sources.yaml", "sources:\n", 'sources:\n- {id: spare, cite: "Nobody"}\n', "the source 'spare' is used nowhere"),
        ("model.yaml", "source: kish_1965", "source: kish_1966", "did you mean kish_1965?"),
        ("findings.yaml", "status: textbook, source: anatomy", "status: textbook, source: no_source",
         "called textbook, but no source is named"),
        ("findings.yaml", "status: measured, source: london_myotome", "status: measured, source: anatomy",
         "called measured, but anatomy was not read"),
    ],
)  # fmt: skip
def test_a_slip_in_a_source_is_told(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    for path in FOLDER.glob("*.yaml"):
        text = path.read_text("utf-8")
        (tmp_path / path.name).write_text(text.replace(old, new, 1) if path.name == file else text, "utf-8")
    with pytest.raises(BodymapError) as error:
        read_library(tmp_path)
    assert said in str(error.value)
