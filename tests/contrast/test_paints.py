"""Roots are told from sensations and from each other, and where an eye sees no colour a pattern or a name stands."""

from itertools import combinations

import pytest

from bodymap.atlas.levels import Root
from bodymap.drawing.sensation import Sensation
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.ui.theme import THEMES, contrast
from tests.contrast.colours import apart
from tests.contrast.paints import (
    APART,
    CLOSE,
    COLOURED_SKINS,
    EYES,
    from_skin,
    nearest,
    of_root,
    roots,
    same_for_all,
    sensations,
)


@pytest.mark.parametrize("root", Root)
def test_no_sensation_has_the_colour_of_a_root(root: Root) -> None:
    assert of_root(root)[0] >= APART


@pytest.mark.parametrize(("one", "other"), list(combinations(Root, 2)))
def test_no_two_roots_have_one_colour(one: Root, other: Root) -> None:
    assert apart(ROOT_COLOUR[one], ROOT_COLOUR[other]) >= APART


@pytest.mark.parametrize("sight", EYES)
def test_no_two_roots_have_one_colour_for_a_colour_blind_eye(sight: str) -> None:
    assert nearest(roots(), sight)[0][0] >= CLOSE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("root", Root)
def test_the_bar_of_a_root_is_seen_on_its_card(root: Root, theme: str) -> None:
    assert contrast(ROOT_COLOUR[root], THEMES[theme].panel) >= 3


@pytest.mark.parametrize("sight", EYES)
@pytest.mark.parametrize("skin", COLOURED_SKINS)
@pytest.mark.parametrize("sensation", Sensation)
def test_a_mark_differs_from_the_skin_for_every_eye(sensation: Sensation, skin: str, sight: str) -> None:
    assert from_skin(sensation, skin, sight) >= CLOSE


@pytest.mark.parametrize("skin", COLOURED_SKINS)
def test_two_sensations_differ_on_every_skin_for_a_usual_eye(skin: str) -> None:
    assert nearest(sensations(skin), EYES[0])[0][0] >= CLOSE


def test_no_two_sensations_share_a_pattern_on_any_skin() -> None:
    assert list(same_for_all()) == []
