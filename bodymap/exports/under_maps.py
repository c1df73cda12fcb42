"""What the reading would be under each map, in words and as plain data."""

from collections.abc import Iterable
from typing import Any

from bodymap.language import tr
from bodymap.reasoning.under_maps import ASSUMED, UnderMap


def under_map_lines(unders: Iterable[UnderMap]) -> tuple[str, ...]:
    """One line a map and side, and what is assumed; nothing when nothing is marked."""
    said = tuple(one.sentence for one in unders)
    return (*said, tr(ASSUMED)) if said else ()


def under_maps_data(unders: Iterable[UnderMap]) -> list[dict[str, Any]]:
    """The key `under_maps` of `bodymap assess --json`: per map and side the painted skin by level, and the roots
    read with that map's skin; all shares 0-1.

    painted is empty for a typed case; roots is empty and first null where the map says nothing.
    """
    return [
        {
            "map": one.map_id,
            "title": one.title,
            "side": one.side.value,
            "painted": [{"level": level, "share": round(share, 4)} for level, share in one.painted],
            "roots": [{"root": root.value, "probability": round(p, 4)} for root, p in one.roots],
            "first": one.roots[0][0].value if one.roots else None,
            "first_before": one.before[0][0].value,
            "text": one.sentence,
        }
        for one in unders
    ]
