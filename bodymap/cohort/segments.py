"""Drawings that are lists of CHOIR segments, as columns: by tables made once, without any geometry a drawing.

A segment lies on the zones as its outline does (atlas/segments.py). Segments that touch are one mark, as when they are filled on the
figure. Outlines of segments overlap by 0.1 to 0.2 % of the body, which is counted twice here; benchmarks/cohort.py tells the error.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.atlas.segments import open_segments, segment_areas
from bodymap.cohort.batch import LISTS, Batch, Column, Lists, no_lists, starts_of
from bodymap.cohort.places import CHANNELS, SENSATIONS, places_of
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.stroke_area import CRUMB, NOTHING
from bodymap.reasoning.parts import Same

TWO_VIEWS = (View.FRONT, View.BACK)


@dataclass(frozen=True, eq=False, slots=True)
class SegmentTable:
    """ids: the 74, in order. on_faces: mm2 of each segment (row) on each face (column) of places_of(atlas). sizes: mm2 of each segment.
    touching: for each segment those that touch it, as bits by their row; bordering: those that touch it along a line, so that both
    together are one place. body: mm2 of front and back.
    """

    ids: NDArray[np.intp]
    on_faces: NDArray[np.float64]
    sizes: NDArray[np.float64]
    touching: tuple[int, ...]
    bordering: tuple[int, ...]
    body: float

    def row_of(self, number: int) -> int:
        """The row of a segment; the ids of a view follow each other without a gap."""
        return int(np.searchsorted(self.ids, number))


def segment_table(atlas: Atlas) -> SegmentTable:
    """Remembered."""
    return _table(Same(atlas))


@lru_cache(maxsize=2)
def _table(same: Same[Atlas]) -> SegmentTable:
    atlas = same.it
    shapes = dict(sorted((n, s) for view in TWO_VIEWS for n, s in segment_areas(atlas, view).items()))
    known, faces = open_segments().segments, places_of(atlas).faces
    views = {view: [n for n, face in enumerate(faces) if face.view is view] for view in TWO_VIEWS}
    on_faces = np.zeros((len(shapes), len(faces)))
    for row, (number, shape) in enumerate(shapes.items()):
        columns = views[known[number].view]
        on_faces[row, columns] = [shape.intersection(faces[c].shape).area for c in columns]
    near = [
        [(s, shape if known[other].view is known[number].view else NOTHING) for other, s in shapes.items()]
        for number, shape in shapes.items()
    ]
    return SegmentTable(
        np.array(list(shapes)),
        on_faces,
        np.array([shape.area for shape in shapes.values()]),
        tuple(map(_touching, near)),
        tuple(map(_bordering, near)),
        sum(atlas.silhouette(view).area for view in TWO_VIEWS),
    )


def _touching(pairs: Sequence[tuple[MultiPolygon, MultiPolygon]]) -> int:
    return sum(1 << row for row, (one, other) in enumerate(pairs) if one.intersects(other))


def _bordering(pairs: Sequence[tuple[MultiPolygon, MultiPolygon]]) -> int:
    met = ((row, one.intersection(other)) for row, (one, other) in enumerate(pairs))
    return sum(1 << row for row, shared in met if shared.length > 0)


def grouped(neighbours: Sequence[int], rows: Sequence[int]) -> list[list[int]]:
    """Rows of segments in groups that are neighbours of each other."""
    if len(rows) < 2:
        return [list(rows)] if rows else []
    left, found = sum(1 << row for row in set(rows)), list[list[int]]()
    while left:
        grown = left & -left
        while True:
            reach = 0
            for row in _bits(grown):
                reach |= neighbours[row]
            more = (grown | reach) & left
            if more == grown:
                break
            grown = more
        found.append(list(_bits(grown)))
        left &= ~grown
    return found


def _bits(number: int) -> Sequence[int]:
    found: list[int] = []
    while number:
        lowest = number & -number
        found.append(lowest.bit_length() - 1)
        number ^= lowest
    return found


def segment_batch(
    atlas: Atlas,
    columns: dict[str, Column],
    chosen: Sequence[Sequence[int]],
    sensation: Sensation,
    measured: bool = True,
) -> Batch:
    """chosen: for each drawing the rows of its segments. columns: all of COLUMNS but what is measured here.

    measured: False leaves zones, extent and areas out (0 and empty), for maps that need segments alone.
    """
    table = segment_table(atlas)
    member = _member(table, chosen)
    segments = table.ids[np.nonzero(member)[1]].astype(np.uint16)
    covered, extent = _covered(atlas, table, chosen, sensation) if measured else _nothing(len(chosen))
    areas = [len(grouped(table.bordering, one)) for one in chosen] if measured else [0] * len(chosen)
    return Batch(
        {
            **columns,
            "extent_percent": extent.astype(np.float32),
            "areas": np.array(areas, np.int32),
        },
        {
            "covered": covered,
            "segments": Lists(starts_of(np.count_nonzero(member, axis=1)), {"segment": segments}),
            "outlines": no_lists("outlines", len(chosen)),
        },
    )


def _nothing(count: int) -> tuple[Lists, NDArray[np.float64]]:
    return no_lists("covered", count), np.zeros(count)


def _covered(
    atlas: Atlas, table: SegmentTable, chosen: Sequence[Sequence[int]], sensation: Sensation
) -> tuple[Lists, NDArray[np.float64]]:
    """The places each drawing covers, and how much of the body, percent."""
    marks = [grouped(table.touching, rows) for rows in chosen]
    groups = [group for one in marks for group in one]
    owner = np.repeat(np.arange(len(marks)), [len(one) for one in marks])
    faces = np.flatnonzero(table.on_faces.any(axis=0))
    by_mark = _member(table, groups) @ table.on_faces[:, faces]
    parts = by_mark / np.maximum(by_mark.sum(axis=1, keepdims=True), 1e-9)
    area, most = np.zeros((2, len(chosen), len(faces)))
    there, first = np.unique(owner, return_index=True)
    if len(there):
        area[there] = np.add.reduceat(by_mark, first)
        most[there] = np.maximum.reduceat(parts, first)
    sizes = places_of(atlas).sizes[faces]
    area = np.minimum(area, sizes)
    drawing, face = np.nonzero(area > CRUMB)
    columns = {
        "place": 2 * faces[face] + CHANNELS.index(sensation.channel),
        "share": area[drawing, face] / sizes[face],
        "of_a_mark": most[drawing, face],
        "area_mm2": area[drawing, face],
        "feels": np.full(len(face), 1 << SENSATIONS.index(sensation)),
    }
    typed = {name: columns[name].astype(kind) for name, kind in LISTS["covered"].items()}
    lists = Lists(starts_of(np.bincount(drawing, minlength=len(chosen))), typed)
    return lists, 100 * area.sum(axis=1) / table.body


def _member(table: SegmentTable, groups: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """Which segments (columns) each group (row) has, however often it names them: 1 or 0."""
    member = np.zeros((len(groups), len(table.ids)))
    rows = np.fromiter(chain.from_iterable(groups), np.intp)
    member[np.repeat(np.arange(len(groups)), list(map(len, groups))), rows] = 1.0
    return member
