"""How far sensations, skins and roots are apart, for four kinds of eyes: tables for the page, in dE00."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from bodymap.atlas.levels import Root
from bodymap.atlas.tones import mixed
from bodymap.drawing.sensation import Sensation
from bodymap.exports.palette import (
    CHOOSABLE_SKINS,
    CONTRAST_SKIN,
    ROOT_COLOUR,
    SENSATION_INK,
    SKINS,
    mark_ink,
    mark_pattern,
    wash_share,
)
from tests.contrast.colours import MATRICES, apart

COLOURED_SKINS = (*CHOOSABLE_SKINS, CONTRAST_SKIN)
"""Skins on which a mark has a colour; the one for printing has patterns alone."""
APART = 10.0
"""dE00 from which two flat colours are told apart without a look at both at once (assumed)."""
CLOSE = 5.0
"""dE00 below which the page says that colour does not tell two things apart (assumed)."""

Near = tuple[float, str, str]


def mark_on(sensation: Sensation, skin: str) -> str:
    """The colour of a mark's ground of middle strength on the light of a skin."""
    ink = mark_ink(sensation, skin)
    return mixed(SKINS[skin].light, ink.wash, ink.share * wash_share(None))


def from_skin(sensation: Sensation, skin: str, sight: str) -> float:
    """How far a mark is from the skin it lies on."""
    return apart(mark_on(sensation, skin), SKINS[skin].light, sight)


def nearest(one: Iterable[tuple[str, str]], sight: str) -> list[Near]:
    """All pairs of named colours, the nearest first."""
    return sorted((apart(a, b, sight), first, second) for (first, a), (second, b) in combinations(list(one), 2))


def sensations(skin: str) -> list[tuple[str, str]]:
    """Every sensation as it looks on a skin."""
    return [(sensation.english, mark_on(sensation, skin)) for sensation in Sensation]


def roots() -> list[tuple[str, str]]:
    return [(root.value, colour) for root, colour in ROOT_COLOUR.items()]


def roots_and_sensations(sight: str) -> list[Near]:
    """Every root against the ink of every sensation, the nearest first."""
    inks = [(sensation.english, ink.colour) for sensation, ink in SENSATION_INK.items()]
    return sorted((apart(a, b, sight), root, other) for (root, a), (other, b) in product(roots(), inks))


def same_for_all() -> Iterator[tuple[Sensation, Sensation, str]]:
    """Pairs of sensations that share a pattern on a skin: nothing but colour would tell them apart."""
    for skin, (one, other) in product(SKINS, combinations(Sensation, 2)):
        if mark_pattern(one, skin) is mark_pattern(other, skin):
            yield one, other, skin


def of_root(root: Root) -> tuple[float, str]:
    """The sensation nearest to a root's colour, for a usual eye."""
    return min((apart(ROOT_COLOUR[root], ink.colour), s.english) for s, ink in SENSATION_INK.items())


def least(rows: Sequence[Near]) -> str:
    """The nearest pair in words."""
    distance, one, other = rows[0]
    return f"{distance:.1f} ({one} and {other})"


EYES = tuple(MATRICES)
