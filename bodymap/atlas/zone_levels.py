"""How a map shares the skin of each zone among its levels: the table that stands for the map where only zones are known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import shapely
from shapely import MultiPolygon

if TYPE_CHECKING:
    from bodymap.atlas.cells import Patch

ZoneLevels = Mapping[str, Mapping[str, float]]
"""Zone -> level -> share 0-1 of the zone's skin; the shares of a zone sum to 1, "none" and "above" among them.

Skin that several views show counts in each of them.
"""


def of_patches(map_id: str, patches: Iterable["Patch"]) -> ZoneLevels:
    """From patches of one side of every drawing."""
    return _shares((patch.zone, patch.levels[map_id], patch.area) for patch in patches)


Named = Sequence[tuple[str, MultiPolygon]]
"""Names and shapes of the faces of one layer."""


def of_faces(views: Iterable[tuple[Named, Named]]) -> ZoneLevels:
    """From the zones and levels of every view, one side of each: cut anew, for a map that is in no patches."""
    return _shares(
        (zone, level, shapely.intersection(one, other).area)
        for zones, levels in views
        for zone, one in zones
        for level, other in levels
        if shapely.intersects(one, other)
    )


def _shares(rows: Iterable[tuple[str, str, float]]) -> ZoneLevels:
    areas: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for zone, level, area in rows:
        areas[zone][level] += area
    totals = {zone: sum(levels.values()) for zone, levels in areas.items()}
    return {
        zone: {level: area / totals[zone] for level, area in levels.items()}
        for zone, levels in areas.items()
        if totals[zone] > 0
    }
