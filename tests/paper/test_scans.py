"""Some of the made-up scans of `python -m benchmarks.paper`, which reads all 60."""

import pytest

from benchmarks.paper import EFFECTS, GATE, Result, compared, scans, summed
from bodymap.paper.pens import PENS, Pen


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return [compared(one) for one in scans(quick=True)]


def test_there_are_at_least_sixty_scans() -> None:
    assert sum(len(cameras) for _, cameras in EFFECTS) >= 60


@pytest.mark.parametrize("pen", PENS, ids=lambda pen: pen.name)
def test_every_colour_is_found_where_it_was_meant(results: list[Result], pen: Pen) -> None:
    assert summed(result.by_pen[pen] for result in results).jaccard >= GATE


def test_nothing_lies_on_the_wrong_side(results: list[Result]) -> None:
    assert sum(result.wrong_sides for result in results) == 0


def test_no_strength_is_read_that_was_not_crossed(results: list[Result]) -> None:
    assert sum(result.wrong_strengths for result in results) == 0
