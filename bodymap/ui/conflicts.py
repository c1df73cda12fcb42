"""The skin of a view by the different levels the maps give it, both sides together: no Qt."""

from dataclasses import dataclass

from shapely import MultiPolygon

from bodymap.atlas import agreement
from bodymap.atlas.areas import united
from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View


@dataclass(frozen=True, slots=True)
class Answered:
    """Skin (mm of its view) to which the maps that name it give these levels, in the order of the body."""

    levels: tuple[str, ...]
    shape: MultiPolygon


def answered(atlas: Atlas, view: View) -> tuple[Answered, ...]:
    """All skin that any of our maps names in this view, by the different levels given to it.

    A map somebody added takes no part: it is not to make the published ones look as if they disagreed.
    """
    by_levels: dict[tuple[str, ...], list[MultiPolygon]] = {}
    for one in agreement.answered(atlas, view):
        by_levels.setdefault(one.levels, []).append(one.shape)
    return tuple(Answered(levels, united(parts)) for levels, parts in by_levels.items())
