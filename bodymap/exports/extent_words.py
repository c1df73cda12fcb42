"""How much is painted, in words: the same on the screen and on paper."""

from collections.abc import Mapping

from bodymap.atlas.levels import View
from bodymap.reasoning.coverage import Extent

LEAST = 0.1
"""Percent below which a share is told as "less than"."""
INSETS = (
    ("the sides", (View.SIDE_LEFT, View.SIDE_RIGHT)),
    ("the inner legs", (View.INNER_LEFT, View.INNER_RIGHT)),
    ("the feet", (View.FEET_TOP, View.FEET_SOLE)),
    ("the skin between the legs", (View.PERINEUM,)),
)
"""What is told apart from front and back, so that no skin is counted twice: what they show too, and what is large."""


def painted_words(extent: Extent, sizes: Mapping[View, float]) -> str:
    """How much is painted, such as "3.7 % of the body, 12 % of the feet". sizes: area of each view, mm2."""
    shares = [(_share_of(extent, sizes, views), name) for name, views in INSETS]
    insets = [f"{_percent(share)} of {name}" for share, name in shares if share > 0]
    body = [f"{_percent(extent.percent)} of the body"] if extent.percent > 0 or not insets else []
    return f"Painted: {', '.join((*body, *insets))}"


def _share_of(extent: Extent, sizes: Mapping[View, float], views: tuple[View, ...]) -> float:
    """Percent of these views together."""
    whole = sum(sizes.get(view, 0.0) for view in views)
    painted = sum(extent.by_view.get(view, 0.0) * sizes.get(view, 0.0) for view in views)
    return painted / whole if whole else 0.0


def _percent(share: float) -> str:
    if share < LEAST:
        return f"less than {LEAST} %"
    return f"{share:.1f} %" if share < 10 else f"{share:.0f} %"
