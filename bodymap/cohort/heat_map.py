"""Frequency maps of groups, as a page or as rows of a table: what was counted in words, with the number of drawings behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.cohort.colours import Scale, heat_scale
from bodymap.cohort.frequency import Frequency
from bodymap.cohort.heat_svg import Block, HeatPage, Key, heat_page, raster_layer, zone_layer
from bodymap.cohort.places import SIDES, places_of
from bodymap.cohort.raster import body_share, smoothed
from bodymap.cohort.segments import TWO_VIEWS
from bodymap.exports.reading_text import NOT_A_DIAGNOSIS
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.language import grouped, shortest, tr, tr_later, with_colon
from bodymap.reasoning.evaluation.shares import wilson

RASTER, ZONES = "raster", "zones"


@dataclass(frozen=True, slots=True)
class MapWish:
    """How a map is drawn. kind: RASTER or ZONES; smooth: mm of the Gaussian, 0 = none; least: groups with fewer drawings are left out."""

    kind: str = RASTER
    smooth: float = 0.0
    title: str = ""
    least: int = 1
    note: str = ""


Percents = Mapping[View, NDArray[np.float64]]


def shown_groups(found: Frequency, wish: MapWish) -> tuple[int, ...]:
    """The groups with enough drawings. Raises BodymapError when there is none."""
    n = found.drawn if wish.kind == RASTER else found.n
    shown = tuple(g for g, count in enumerate(n.tolist()) if count >= max(wish.least, 1))
    if not shown and wish.kind == RASTER and found.n.any():
        raise BodymapError(
            tr("these drawings are kept as zones alone, so no raster can be made of them; expected a map of zones (--as zones)")
        )
    if not shown:
        raise BodymapError(tr("no group has enough drawings to be shown; expected at least one"))
    return shown


def heat_map_svg(library: Library, found: Frequency, wish: MapWish) -> str:
    """The page. Raises BodymapError when there is nothing to show."""
    return heat_page(found.atlas, heat_map(library, found, wish))


def heat_map(library: Library, found: Frequency, wish: MapWish) -> HeatPage:
    """What the page says and shows. Raises BodymapError when there is nothing to show."""
    shown = shown_groups(found, wish)
    make = _raster_blocks if wish.kind == RASTER else _zone_blocks
    scale, blocks = make(found, wish, shown)
    words = (
        tr("% of the drawings of a group paint here")
        if wish.kind == RASTER
        else tr("% of the drawings of a group mark the zone")
    )
    one = _n(found, wish)[shown[0]] if len(shown) == 1 else 0
    ticks = tuple((value, _tick(value, one)) for value in scale.ticks())
    title = wish.title or tr("Where it hurts or is numb")
    return HeatPage(title, tuple(blocks), Key(scale, words, ticks), tuple(_foot(library, found, wish, shown)))


def _tick(value: float, n: int) -> str:
    """`20 %`, and of one group also the number of drawings."""
    return f"{shortest(value)} %" + (f" ({grouped(round(value * n / 100))})" if n and value else "")


def _n(found: Frequency, wish: MapWish) -> Sequence[int]:
    return (found.drawn if wish.kind == RASTER else found.n).tolist()


def _heading(found: Frequency, wish: MapWish, group: int) -> str:
    label = found.grouping.words[group]
    return with_colon(f"{label[:1].upper()}{label[1:]}", f"n = {grouped(_n(found, wish)[group])}")


def percent_rasters(found: Frequency, wish: MapWish) -> Percents:
    """Group, row, column: percent of the group's drawings that paint the cell, smoothed as wished."""
    made: dict[View, NDArray[np.float64]] = {}
    n = np.maximum(found.drawn, 1)[:, None, None]
    for view in found.views():
        grid, percent = found.grid(view), 100 * found.raster_of(view) / n
        body = body_share(found.atlas, grid)
        made[view] = np.stack([smoothed(one, body, wish.smooth, grid.cell) for one in percent])
    return made


def _raster_blocks(found: Frequency, wish: MapWish, shown: Sequence[int]) -> tuple[Scale, list[Block]]:
    rasters = percent_rasters(found, wish)
    scale = heat_scale(max(float(rasters[view][list(shown)].max()) for view in rasters))
    views = [view for view in rasters if view in TWO_VIEWS or rasters[view][list(shown)].any()]
    return scale, [
        Block(
            _heading(found, wish, group),
            {
                view: raster_layer(found.atlas, found.grid(view), rasters[view][group], scale)
                for view in views
            },
        )
        for group in shown
    ]


def _zone_blocks(found: Frequency, wish: MapWish, shown: Sequence[int]) -> tuple[Scale, list[Block]]:
    percent = zone_percents(found)
    scale = heat_scale(float(percent[list(shown)].max()))
    blocks: list[Block] = []
    for group in shown:
        values = zone_values(found.atlas, percent[group])
        layers = {view: zone_layer(found.atlas, view, values, scale) for view in TWO_VIEWS}
        blocks.append(Block(_heading(found, wish, group), layers))
    return scale, blocks


def zone_percents(found: Frequency) -> NDArray[np.float64]:
    """Group, side, zone."""
    return 100 * found.zones / np.maximum(found.n, 1)[:, None, None]


def zone_values(atlas: Atlas, values: NDArray[np.float64]) -> Mapping[tuple[str, str], float]:
    """side, zone as numbers to (zone, side) as words."""
    zones = places_of(atlas).zones
    return {
        (zone, side.value): float(values[s, z])
        for s, side in enumerate(SIDES)
        for z, zone in enumerate(zones)
    }


def _foot(library: Library, found: Frequency, wish: MapWish, shown: Sequence[int]) -> Iterator[str]:
    if wish.kind == RASTER:
        yield " ".join((tr("A cell of {cell} mm counts when its middle is painted.", cell=shortest(found.cell)), _blur(wish), tr(ONCE)))
        missing = int((found.n - found.drawn).sum())
        if missing:
            yield tr("{number} drawings are kept as zones alone and are not in this map.", number=grouped(missing))
    else:
        yield tr(
            "A zone counts when it is clearly marked in any view: from about {marked} % of it, or when it holds {meant} % of one mark (both "
            "assumed). Paint seen from the side or on the sole counts for its zone.",
            marked=f"{100 * _marked_share(library):.0f}",
            meant=f"{100 * library.rules.painting.meant:.0f}",
        )
    left_out = ", ".join(found.grouping.words[g] for g in range(len(found.n)) if g not in shown)
    if left_out and wish.least > 1:
        yield tr("Not shown, fewer than {least} drawings: {groups}.", least=wish.least, groups=left_out)
    elif left_out:
        yield tr("Not shown, no drawing: {groups}.", groups=left_out)
    if wish.note:
        yield wish.note
    yield " ".join((tr(SIDES_WORDS), tr("A body of 1750 mm."), tr(NOT_A_DIAGNOSIS)))


ONCE = tr_later(
    "A drawing counts once, however often it is painted over. Lists of segments count with the whole segment."
)
SIDES_WORDS = tr_later("LEFT and RIGHT are the patient's own sides.")


def _blur(wish: MapWish) -> str:
    if not wish.smooth:
        return tr("Not smoothed.")
    return tr("Smoothed with a Gaussian of {width} mm (standard deviation).", width=shortest(wish.smooth))


def _marked_share(library: Library) -> float:
    rules = library.rules.painting
    return rules.overshoot + rules.marked * (rules.clearly - rules.overshoot)


ZONE_HEAD = ("group", "n", "zone", "side", "name", "count", "percent", "low_90", "high_90")
RASTER_HEAD = ("group", "n", "view", "x_mm", "y_mm", "count", "percent")


def map_rows(library: Library, found: Frequency, wish: MapWish) -> Iterator[tuple[str | int | float, ...]]:
    """Head and rows of the map as a table. low_90, high_90: percent, the score interval (Wilson 1927) at 90 %."""
    shown = shown_groups(found, wish)
    if wish.kind == ZONES:
        yield ZONE_HEAD
        for group in shown:
            yield from _zone_rows(library, found, group)
        return
    yield RASTER_HEAD
    rasters = percent_rasters(found, wish)
    for group in shown:
        for view, percent in rasters.items():
            yield from _cell_rows(found, group, view, percent[group])


def _zone_rows(library: Library, found: Frequency, group: int) -> Iterator[tuple[str | int | float, ...]]:
    n, label = int(found.n[group]), found.grouping.labels[group]
    for z, zone in enumerate(places_of(found.atlas).zones):
        for s, side in enumerate(SIDES):
            count = int(found.zones[group, s, z])
            low, high = wilson(count, n)
            name = library.zones[zone].words if zone in library.zones else zone
            yield (
                label,
                n,
                zone,
                side.english,
                name,
                count,
                round(100 * count / n, 3),
                round(100 * low, 3),
                round(100 * high, 3),
            )


def _cell_rows(
    found: Frequency, group: int, view: View, percent: NDArray[np.float64]
) -> Iterator[tuple[str | int | float, ...]]:
    """Only cells that anybody painted."""
    grid, counts, n = found.grid(view), found.raster_of(view)[group], int(found.drawn[group])
    for row, column in np.argwhere(percent > 0).tolist():
        x, y = grid.left + (column + 0.5) * grid.cell, grid.top + (row + 0.5) * grid.cell
        yield (
            found.grouping.labels[group],
            n,
            view.value,
            x,
            y,
            int(counts[row, column]),
            round(float(percent[row, column]), 4),
        )
