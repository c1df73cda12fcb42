"""Where a name has room on a shape: the middle of the largest circle in each of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely import MultiPolygon, Polygon

from bodymap.atlas.areas import united

Spot = tuple[float, float, float]
"""A place for a name, mm: x, y, and how much room there is around."""


_MANY, _COARSE = 200, 0.3
"""A shape of more points than this is searched for its roomiest place in this tolerance (mm): three times as fast."""


@dataclass(frozen=True, slots=True)
class Named:
    """Skin with a name in one view; spots: the roomiest place of each of its parts."""

    name: str
    shape: MultiPolygon
    spots: tuple[Spot, ...]


def named(name: str, parts: Sequence[MultiPolygon]) -> Named:
    """Left and right joined where they meet in the middle."""
    shape = united(parts)
    return Named(name, shape, tuple(spot for part in shape.geoms for spot in _spots(part)))


def apart(name: Named, nearest: float) -> tuple[Spot, ...]:
    """The spots of a name; a pair left and right of the middle that is nearer than this (mm) is one in the middle."""

    def one(spot: Spot) -> Spot:
        x, y, radius = spot
        close = 0 < abs(2 * x) < nearest and any(
            abs(x + other) < 0.1 and y == down for other, down, _ in name.spots
        )
        return (0.0, y, radius) if close and shapely.intersects_xy(name.shape, 0.0, y) else spot

    return tuple(dict.fromkeys(map(one, name.spots)))


@lru_cache(maxsize=1024)  # zones and levels, which every new size of the window asks for again
def roomiest(part: Polygon) -> Spot:
    """Centre and radius (mm) of the largest circle in a shape, to about 1 mm."""
    many = len(part.exterior.coords) > _MANY
    line = shapely.maximum_inscribed_circle(shapely.simplify(part, _COARSE) if many else part, 1.0)
    x, y = line.coords[0]
    return x, y, line.length


def _spots(part: Polygon) -> tuple[Spot, ...]:
    """The roomiest place of a part; of one across the middle the same place on both sides, for symmetry."""
    x, y, radius = roomiest(part)
    mirrored = abs(x) > 0.6 * radius and shapely.intersects_xy(part, -x, y)
    return ((x, y, radius), (-x, y, radius)) if mirrored else ((x, y, radius),)
