"""docs/accuracy.md tells what is measured. After a change: python -m tests.accuracy_page development tuning."""

import re

import pytest

from tests.accuracy_page import PAGE, PARTS, aims, measured, on_page, text_of
from tests.reasoning.evaluation.made import of_root


@pytest.mark.parametrize("part", ["development", "tuning"])
def test_the_tables_on_the_page_are_those_of_the_program(part: str) -> None:
    assert on_page(part)[2] == text_of(part)


@pytest.mark.parametrize("part", PARTS)
def test_the_page_has_a_place_for_every_part(part: str) -> None:
    assert on_page(part)[2].strip()


@pytest.mark.parametrize("part", ["testing", "redraw"])
def test_what_is_measured_rarely_says_with_which_state(part: str) -> None:
    text = on_page(part)[2]
    assert text == "Not opened yet.\n" or re.match(r"(Opened|Measured) with the state `[0-9a-f]{12}`\.", text)


def test_an_aim_that_is_not_reached_is_said_to_be_missed() -> None:
    rows = aims(measured([of_root("L5")])).rows
    assert rows["root first"][2] == "**missed**"
    assert rows["cauda equina said to be an emergency"][2] == "no case"


def test_the_page_says_what_its_numbers_may_not_be_used_for() -> None:
    assert "## What these numbers may not be used for" in PAGE.read_text("utf-8")
