"""How much is painted, in words: the same on the screen and on paper."""

from collections.abc import Mapping

from bodymap.atlas.levels import View
from bodymap.language import decimal, tr, tr_later
from bodymap.reasoning.coverage import Extent

LEAST = 0.1
"""Percent below which a share is told as "less than"."""
INSETS = (
    (tr_later("{share} of the sides"), (View.SIDE_LEFT, View.SIDE_RIGHT)),
    (tr_later("{share} of the inner legs"), (View.INNER_LEFT, View.INNER_RIGHT)),
    (tr_later("{share} of the feet"), (View.FEET_TOP, View.FEET_SOLE)),
    (tr_later("{share} of the skin between the legs"), (View.PERINEUM,)),
)
"""What is told apart from front and back, so that no skin is counted twice: what they show too, and what is large."""


def painted_words(extent: Extent, sizes: Mapping[View, float]) -> str:
    """`Painted: 3.7 % of the body, 12 % of the feet`. sizes: area of each view, mm2."""
    return tr("Painted: {how_much}", how_much=extent_words(extent, sizes))


def extent_words(extent: Extent, sizes: Mapping[View, float]) -> str:
    """How much is painted, such as "3.7 % of the body, 12 % of the feet". sizes: area of each view, mm2."""
    shares = [(_share_of(extent, sizes, views), words) for words, views in INSETS]
    insets = [tr(words, share=_percent(share)) for share, words in shares if share > 0]
    whole = tr("{share} of the body", share=_percent(extent.percent))
    body = [whole] if extent.percent > 0 or not insets else []
    return ", ".join((*body, *insets))


def _share_of(extent: Extent, sizes: Mapping[View, float], views: tuple[View, ...]) -> float:
    """Percent of these views together."""
    whole = sum(sizes.get(view, 0.0) for view in views)
    painted = sum(extent.by_view.get(view, 0.0) * sizes.get(view, 0.0) for view in views)
    return painted / whole if whole else 0.0


def _percent(share: float) -> str:
    if share < LEAST:
        return tr("less than {share} %", share=decimal(LEAST, 1))
    return f"{decimal(share, 1)} %" if share < 10 else f"{share:.0f} %"
