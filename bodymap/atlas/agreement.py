"""How far the maps agree: the skin of a view by the different levels they give it, and numbers per region.

All of it is measured on our own schematic figure. Our maps share lines where no source tells them apart (T10 to
L1, the rings round the anus, the border of the genitals, S1 at the foot in two of them), and one hand drew them
all. Both raise the numbers: a high one is no evidence that the printed maps agree.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import shapely
from shapely import MultiPolygon

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.atlas import Atlas
from bodymap.atlas.cells import Patch
from bodymap.atlas.levels import Side, View
from bodymap.language import tr_later

BLANK = ("none", "above")
"""Not names of a level: the map leaves the skin blank, or does not go up to it."""
ALL = "all"
"""Stands for all regions of a view together."""
ONE_SIDE = (
    View.FRONT,
    View.BACK,
    View.SIDE_RIGHT,
    View.INNER_LEFT,
    View.FEET_TOP,
    View.FEET_SOLE,
    View.PERINEUM,
)
"""One view of each drawing: the other side is its mirror image, with the same numbers."""
REGIONS = {
    "low back": ("low_back", "iliac_crest", "si_joint", "sacrum", "coccyx"),
    "hip": ("abdomen_lower", "groin", "genital", "hip", "buttock", "perianal", "perineum"),
    "thigh": ("thigh",),
    "knee": ("knee", "popliteal"),
    "leg": ("leg", "shin", "calf"),
    "foot": ("ankle", "foot", "web", "hallux", "toe", "heel", "sole"),
}
"""Regions by the beginning of the names of their zones; the body above counts nowhere."""
HONESTY = tr_later(
    "Measured on our own schematic maps. They share lines where no source tells them apart, and one hand drew "
    "them all; both raise agreement. A high number is no evidence that the printed maps agree."
)


@dataclass(frozen=True, slots=True)
class Answered:
    """Skin (mm of its view) to which the maps that name it give these levels, in the order of the body."""

    levels: tuple[str, ...]
    shape: MultiPolygon
    side: Side


@dataclass(frozen=True, slots=True)
class Given:
    """Skin (mm of its view) to which so many of all maps give one level."""

    count: int
    maps: int
    shape: MultiPolygon
    side: Side

    @property
    def by_most(self) -> bool:
        return 2 * self.count > self.maps


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two maps in one region of one view, shares 0-1 of its area: with the same label (blank counts as one);
    named by both; and of that, with the same level (None where they name nothing together).
    """

    view: View
    region: str
    first: str
    second: str
    same: float
    both_name: float
    same_where_both_name: float | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """One region of one view: share of its area (0-1) by how many different levels the maps give it."""

    view: View
    region: str
    shares: Mapping[int, float]


def answered(atlas: Atlas, view: View, known: Sequence[str] = ()) -> tuple[Answered, ...]:
    """All skin that any map names in this view, by side and by the different levels given to it.

    known: the maps that are asked, by default all of ours.
    """
    cells = atlas.cells(view)
    columns = [cells.levels[map_id] for map_id in known or cells.levels]
    parts: dict[tuple[Side, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, side in enumerate(cells.sides):
        levels = {column[number] for column in columns}.difference(BLANK)
        if levels:
            parts[side, tuple(sorted(levels, key=_down))].append(number)
    return tuple(
        Answered(levels, multipolygon(shapely.coverage_union_all(cells.shapes[numbers])), side)
        for (side, levels), numbers in parts.items()
    )


def counted_maps(atlas: Atlas) -> int:
    """How many maps take part: ours, not those that somebody added."""
    return sum(not one.unverified_by for one in atlas.maps.values())


def given(atlas: Atlas, view: View, level: str, known: Sequence[str] = ()) -> tuple[Given, ...]:
    """The skin that any map gives this level, by side and by how many do, the most first.

    known: the maps that are asked, by default all of ours.
    """
    cells = atlas.cells(view)
    columns = [cells.levels[map_id] for map_id in known or cells.levels]
    parts: dict[tuple[int, Side], list[int]] = defaultdict(list)
    for number, side in enumerate(cells.sides):
        count = sum(column[number] == level for column in columns)
        if count:
            parts[count, side].append(number)
    return tuple(
        Given(count, len(columns), multipolygon(shapely.coverage_union_all(cells.shapes[numbers])), side)
        for (count, side), numbers in sorted(parts.items(), key=lambda part: -part[0][0])
    )


def _down(level: str) -> tuple[int, int]:
    """Where a level stands, from above down."""
    return "VCTLS".index(level[0]), int(level[1:].partition("-")[0] or 0)


def region_of(zone: str) -> str | None:
    """The region of a zone; None for the body above."""
    return next((name for name, begins in REGIONS.items() if zone.startswith(begins)), None)


def agreements(atlas: Atlas) -> tuple[Agreement, ...]:
    """Every pair of our maps in every region, and in all regions together, of every view of one side."""
    return tuple(
        _agreement(view, region, pair, patches)
        for view, region, patches in _regions(atlas)
        for pair in combinations(patches[0].levels, 2)
    )


def _agreement(view: View, region: str, pair: tuple[str, str], patches: Sequence[Patch]) -> Agreement:
    total = same = both = both_same = 0.0
    for patch in patches:
        one, other = patch.levels[pair[0]], patch.levels[pair[1]]
        alike = patch.area if one == other else 0.0
        total, same = total + patch.area, same + alike
        if one not in BLANK and other not in BLANK:
            both, both_same = both + patch.area, both_same + alike
    return Agreement(view, region, *pair, same / total, both / total, both_same / both if both else None)


def conflicts(atlas: Atlas) -> tuple[Conflict, ...]:
    """How much of every region is given no level, one, two, three ... by the maps that name it."""
    return tuple(Conflict(view, region, _shares(patches)) for view, region, patches in _regions(atlas))


def _shares(patches: Sequence[Patch]) -> Mapping[int, float]:
    found: dict[int, float] = defaultdict(float)
    for patch in patches:
        found[len(set(patch.levels.values()).difference(BLANK))] += patch.area
    total = sum(found.values())
    return {count: found[count] / total for count in sorted(found)}


def _regions(atlas: Atlas) -> Iterable[tuple[View, str, Sequence[Patch]]]:
    for view in (view for view in ONE_SIDE if view in atlas.views):
        by_region: dict[str, list[Patch]] = {name: [] for name in (*REGIONS, ALL)}
        for patch in atlas.cells(view).patches:
            region = region_of(patch.zone)
            if region is not None:
                by_region[region].append(patch)
                by_region[ALL].append(patch)
        yield from ((view, name, patches) for name, patches in by_region.items() if patches)
