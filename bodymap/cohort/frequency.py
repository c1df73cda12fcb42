"""In how many drawings of each group each zone, and each cell of a raster, is painted: counted while drawings go by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.cohort.batch import LIST, Batch, Lists
from bodymap.cohort.groups import Grouping
from bodymap.cohort.places import SIDES, VIEWS
from bodymap.cohort.raster import CELL, Counts, Grid, body_share, counted, grid_of, segment_cells
from bodymap.cohort.score_table import PlaceTable
from bodymap.cohort.segments import TWO_VIEWS, segment_table


@dataclass(slots=True)
class Frequency:
    """Counts grow with every batch.

    n: drawings of each group; drawn: those of them with an outline or segments, of which a raster can be made. zones: group, side, zone.
    cells: for each view of a raster group, row, column; segments: group by segment, as in `segment_table`.
    """

    atlas: Atlas
    grouping: Grouping
    table: PlaceTable
    cell: float = CELL
    raster: bool = True
    n: Counts = field(init=False)
    drawn: Counts = field(init=False)
    zones: Counts = field(init=False)
    segments: Counts = field(init=False)
    cells: dict[View, Counts] = field(default_factory=dict[View, Counts])

    def __post_init__(self) -> None:
        groups = len(self.grouping.labels)
        self.n, self.drawn = np.zeros((2, groups), np.int64)
        self.zones = np.zeros((groups, len(SIDES), self.table.zones), np.int64)
        self.segments = np.zeros((groups, len(segment_table(self.atlas).ids)), np.int64)

    def add(self, batch: Batch) -> None:
        """Count some more drawings."""
        members = self.grouping.members(batch)
        self.n += members.sum(axis=1)
        self.zones += zone_counts(self.table, batch.covered, members, self.grouping.bits)
        if not self.raster:
            return
        by_list = ~batch.drawn & (batch["kind"] == LIST)
        self.drawn += (members & (batch.drawn | by_list)).sum(axis=1)
        self._add_segments(batch, members & by_list)
        self._add_outlines(batch, members)

    def _add_segments(self, batch: Batch, members: NDArray[np.bool_]) -> None:
        row = np.searchsorted(segment_table(self.atlas).ids, batch.segments["segment"])
        for group, member in enumerate(members[:, batch.segments.owner]):
            self.segments[group] += np.bincount(row[member], minlength=self.segments.shape[1])

    def _add_outlines(self, batch: Batch, members: NDArray[np.bool_]) -> None:
        outlines = batch.outlines
        if not len(outlines["outline"]):
            return
        chosen = [
            (group, self._of_group(batch, members[group], bit))
            for group, bit in enumerate(self.grouping.bits)
        ]
        for number in sorted(set(map(int, outlines["outline_view"].tolist()))):
            here = outlines["outline_view"] == number
            groups = np.concatenate([np.full(int((here & rows).sum()), group) for group, rows in chosen])
            wkb = np.concatenate([outlines["outline"][here & rows] for _, rows in chosen])
            if len(wkb):
                self._count(VIEWS[number], wkb, groups.astype(np.intp))

    def _of_group(self, batch: Batch, member: NDArray[np.bool_], bit: int) -> NDArray[np.bool_]:
        """The outlines that count for a group: all that is painted, or one feeling."""
        outlines = batch.outlines
        kind = outlines["outline_feels"] == bit if bit else outlines["outline_whole"]
        return kind & member[outlines.owner]

    def _count(self, view: View, wkb: NDArray[Any], groups: NDArray[np.intp]) -> None:
        grid = grid_of(self.atlas, view, self.cell)
        if view not in self.cells:
            self.cells[view] = np.zeros((len(self.n), grid.rows, grid.columns), np.int64)
        for start in range(0, len(wkb), PIECE):
            part = slice(start, start + PIECE)
            self.cells[view] += counted(grid, shapely.from_wkb(wkb[part]), groups[part], len(self.n))

    def grid(self, view: View) -> Grid:
        """The cells of a view."""
        return grid_of(self.atlas, view, self.cell)

    def views(self) -> tuple[View, ...]:
        """The views a map shows: front and back, and any other that somebody painted in."""
        return tuple(view for view in self.atlas.views if view in TWO_VIEWS or view in self.cells)

    def raster_of(self, view: View) -> Counts:
        """Group, row, column: drawings that paint the cell, by outline or by segment; 0 beside the body."""
        grid = self.grid(view)
        found = np.zeros((len(self.n), grid.rows, grid.columns), np.int64)
        if view in self.cells:
            found += self.cells[view]
        if view in TWO_VIEWS and self.segments.any():
            segment = segment_cells(self.atlas, grid, segment_table(self.atlas).ids.tolist())
            found += np.where(segment >= 0, self.segments[:, np.maximum(segment, 0)], 0)
        return np.where(body_share(self.atlas, grid) > 0, found, 0)


PIECE = 2048
"""Outlines at a time."""


def zone_counts(
    table: PlaceTable, covered: Lists, members: NDArray[np.bool_], bits: Sequence[int] = ()
) -> Counts:
    """Group, side, zone: drawings in which the zone is clearly marked (knowledge/painting.yaml), whichever view it was painted in."""
    rules, place = table.painting, covered["place"]
    share = covered["share"]
    weight = np.clip((share - rules.overshoot) / (rules.clearly - rules.overshoot), 0, 1)
    clear = (weight >= rules.marked) | (covered["of_a_mark"] >= rules.meant)
    size = len(SIDES) * table.zones
    flat = table.side[place] * table.zones + table.zone[place]
    owner = covered.owner
    found = np.zeros((len(members), size), np.int64)
    for group, member in enumerate(members):
        bit = bits[group] if bits else 0
        kept = clear & member[owner] & ((covered["feels"] & bit > 0) if bit else True)
        once = np.unique(owner[kept] * size + flat[kept]) % size
        found[group] = np.bincount(once, minlength=size)
    return found.reshape(len(members), len(SIDES), table.zones)
