"""How much is painted, in words: the same on the screen and on paper."""

from collections.abc import Mapping

from bodymap.atlas.levels import View
from bodymap.language import tr, tr_later
from bodymap.reasoning.coverage import Extent

LEAST = 0.1
"""Percent below which a share is told as "less than"."""
INSETS = (
    (tr_later("the sides"), (View.SIDE_LEFT, View.SIDE_RIGHT)),
    (tr_later("the inner legs"), (View.INNER_LEFT, View.INNER_RIGHT)),
    (tr_later("the feet"), (View.FEET_TOP, View.FEET_SOLE)),
    (tr_later("the skin between the legs"), (View.PERINEUM,)),
)
"""What is told apart from front and back, so that no skin is counted twice: what they show too, and what is large."""


def painted_words(extent: Extent, sizes: Mapping[View, float]) -> str:
    """How much is painted, such as "3.7 % of the body, 12 % of the feet". sizes: area of each view, mm2."""
    shares = [(_share_of(extent, sizes, views), name) for name, views in INSETS]
    insets = [tr("{percent} of {name}", percent=_percent(share), name=name) for share, name in shares if share > 0]
    body = [tr("{percent} of the body", percent=_percent(extent.percent))] if extent.percent > 0 or not insets else []
    return tr("Painted: {items}", items=', '.join((*body, *insets)))


def _share_of(extent: Extent, sizes: Mapping[View, float], views: tuple[View, ...]) -> float:
    """Percent of these views together."""
    whole = sum(sizes.get(view, 0.0) for view in views)
    painted = sum(extent.by_view.get(view, 0.0) * sizes.get(view, 0.0) for view in views)
    return painted / whole if whole else 0.0


def _percent(share: float) -> str:
    if share < LEAST:
        return tr("less than {least} %", least=LEAST)
    return f"{share:.1f} %" if share < 10 else f"{share:.0f} %"
