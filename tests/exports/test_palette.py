"""Marks can be told from the skin, and their patterns from their wash, on every skin and at every strength."""

import pytest

from bodymap.atlas.tones import mixed
from bodymap.drawing.sensation import Sensation
from bodymap.exports.palette import CHOOSABLE_SKINS, MARKS_ON, SKINS, mark_ink, wash_share
from bodymap.ui.theme import contrast

GRAPHIC = 3.0
"""WCAG 2.2, contrast of what has to be seen and is no text."""


def skins(name: str) -> tuple[str, ...]:
    """The tones of the drawn body, from its edge to its middle."""
    skin = SKINS[name]
    return tuple(mixed(skin.dark, skin.light, share) for share in (0.5, 0.785, 1.0))


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("sensation", Sensation)
@pytest.mark.parametrize("intensity", [0, 5, None, 10])
def test_the_pattern_is_seen_on_its_wash(skin: str, sensation: Sensation, intensity: int | None) -> None:
    ink = mark_ink(sensation, skin)
    for tone in skins(skin)[1:]:
        ground = mixed(tone, ink.wash, ink.share * wash_share(intensity))
        assert contrast(ink.line, ground) >= GRAPHIC


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("sensation", Sensation)
def test_the_edge_is_seen_on_the_skin(skin: str, sensation: Sensation) -> None:
    assert all(contrast(mark_ink(sensation, skin).edge, tone) >= GRAPHIC for tone in skins(skin)[1:])


@pytest.mark.parametrize("skin", SKINS)
def test_what_points_and_what_is_chosen_is_seen_on_the_skin(skin: str) -> None:
    for tone in skins(skin):
        assert contrast(MARKS_ON[skin].over, tone) >= GRAPHIC
        assert contrast(MARKS_ON[skin].accent, tone) >= GRAPHIC


@pytest.mark.parametrize("skin", CHOOSABLE_SKINS)
def test_the_body_has_an_outline_that_is_seen(skin: str) -> None:
    assert contrast(SKINS[skin].outline, SKINS[skin].light) >= GRAPHIC


def test_letters_on_the_body_are_dark_on_a_light_edge_on_every_skin() -> None:
    assert contrast("#17212b", "#ffffff") >= 7


def test_every_skin_says_how_marks_look_on_it() -> None:
    assert set(MARKS_ON) == set(SKINS)
