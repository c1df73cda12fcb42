"""The table of what helps is the one in docs/records.md."""

from pathlib import Path

import pytest

from bodymap.records.store.remedies import REMEDIES, UNKNOWN, Remedy

PAGE = (Path(__file__).parents[3] / "docs" / "records.md").read_text("utf-8")


@pytest.mark.parametrize("row", [*REMEDIES, UNKNOWN], ids=lambda row: row.fault)
def test_a_fault_stands_on_the_page_with_what_is_offered(row: Remedy) -> None:
    offers = ", ".join(offer.value.rstrip("…") for offer in row.offers)
    assert f"| {row.fault} | {offers or 'type it again, or the recovery key'} |" in PAGE


def test_no_sentence_stands_in_two_rows() -> None:
    every = [sentence for row in REMEDIES for sentence in row.sentences]
    assert len(every) == len(set(every))
