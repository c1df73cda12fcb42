"""Every colour of the window can be read or seen on what it lies on, in every theme."""

import re

import pytest

import bodymap.ui.theme as theme_module
from bodymap.ui.theme import THEMES
from tests.contrast.pairs import PAIRS, Pair, needed, of


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.ink} on {pair.ground}, {pair.use}")
def test_a_colour_has_the_contrast_it_needs(pair: Pair, theme: str) -> None:
    assert of(pair, theme) >= needed(pair, theme)


def test_every_ink_and_ground_that_one_rule_of_the_sheet_names_is_in_the_table() -> None:
    rules = re.findall(r"\{\{(.*?)\}\}", theme_module._SHEET, re.DOTALL)
    named = [
        (ink.group(1), ground.group(1))
        for rule in rules
        if (ink := re.search(r"(?<![-a-z])color: \{(\w+)\}", rule)) is not None
        and (ground := re.search(r"(?<![-a-z])background: \{(\w+)\}", rule)) is not None
    ]
    listed = {(pair.ink, pair.ground) for pair in PAIRS} | {("line_strong", "field")}  # the last is of what is disabled
    assert len(named) > 10
    assert [pair for pair in named if pair not in listed] == []
