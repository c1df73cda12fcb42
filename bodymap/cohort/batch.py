"""Many drawings as columns: the one shape that everything of a cohort is read into, and that tables on disk hold.

COLUMNS and LISTS say all columns; reading, writing, cutting and joining follow them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
TEXT = np.dtype(object)
LIST = "choir"
"""The kind of drawings that are lists of segments, each filled whole."""
UNKNOWN_AGE = -1
"""Age in years of somebody who did not say."""

COLUMNS: Mapping[str, np.dtype[Any]] = {
    "id": TEXT,
    "person": TEXT,
    "sex": TEXT,
    "age": np.dtype(np.int16),
    "kind": TEXT,
    "simulated_root": TEXT,
    "extent_percent": np.dtype(np.float32),
    "areas": np.dtype(np.int32),
}
"""One value a drawing. person: "" unless the source says who drew; sex: female, male or ""; age: UNKNOWN_AGE; kind: what it was
read from; simulated_root: "" for everything real; extent_percent: of front and back together; areas: separate painted places,
each view for itself.
"""
LISTS: Mapping[str, Mapping[str, np.dtype[Any]]] = {
    "covered": {
        "place": np.dtype(np.int32),
        "share": np.dtype(np.float32),
        "of_a_mark": np.dtype(np.float32),
        "area_mm2": np.dtype(np.float32),
        "feels": np.dtype(np.uint8),
    },
    "segments": {"segment": np.dtype(np.uint16)},
    "outlines": {
        "outline_view": np.dtype(np.uint8),
        "outline_feels": np.dtype(np.uint8),
        "outline_whole": np.dtype(np.bool_),
        "outline": TEXT,
    },
}
"""Lists of equal length in each drawing. covered: each painted place (places.py), its painted share 0-1, the largest part of any one
mark in it 0-1, mm2, and what it feels like. segments: painted segments of the CHOIR body map. outlines: the painted skin as WKB in mm of the
view; whole: all that is painted there, else one feeling of several.
"""


@dataclass(frozen=True, eq=False, slots=True)
class Lists:
    """A list for each drawing: drawing n has the items from starts[n] to starts[n + 1] of every column."""

    starts: NDArray[np.int64]
    columns: Mapping[str, Column]

    @property
    def owner(self) -> NDArray[np.int64]:
        """The drawing of each item."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def __getitem__(self, name: str) -> Column:
        return self.columns[name]


@dataclass(frozen=True, eq=False, slots=True)
class Batch:
    """Some drawings: a column for each name of COLUMNS, lists for each of LISTS."""

    columns: Mapping[str, Column]
    lists: Mapping[str, Lists]

    def __len__(self) -> int:
        return len(self.columns["id"])

    def __getitem__(self, name: str) -> Column:
        return self.columns[name]

    @property
    def covered(self) -> Lists:
        return self.lists["covered"]

    @property
    def segments(self) -> Lists:
        return self.lists["segments"]

    @property
    def outlines(self) -> Lists:
        return self.lists["outlines"]

    @property
    def drawn(self) -> NDArray[np.bool_]:
        """Which drawings have an outline of their own, and are not told by places alone."""
        return np.diff(self.outlines.starts) > 0


def no_lists(name: str, count: int) -> Lists:
    """Empty lists of this name for so many drawings."""
    return Lists(np.zeros(count + 1, np.int64), {one: np.empty(0, kind) for one, kind in LISTS[name].items()})


Row = Mapping[str, Any]
"""One drawing: a value for each name of COLUMNS, a sequence for each column of LISTS."""

EMPTY: Row = {
    **{name: "" if kind == TEXT else 0 for name, kind in COLUMNS.items()},
    "age": UNKNOWN_AGE,
    **{name: () for columns in LISTS.values() for name in columns},
}


def batch_of(rows: Sequence[Row]) -> Batch:
    """Rows as columns."""
    columns = {name: column([row[name] for row in rows], kind) for name, kind in COLUMNS.items()}
    return Batch(columns, {name: _lists(rows, kinds) for name, kinds in LISTS.items()})


def _lists(rows: Sequence[Row], kinds: Mapping[str, np.dtype[Any]]) -> Lists:
    first = next(iter(kinds))
    starts = starts_of([len(row[first]) for row in rows])
    return Lists(
        starts, {name: column([x for row in rows for x in row[name]], k) for name, k in kinds.items()}
    )


def column(values: Sequence[Any], kind: np.dtype[Any]) -> Column:
    """Values as an array; texts and bytes as objects."""
    made = np.empty(len(values), kind)
    made[:] = values
    return made


def starts_of(lengths: Sequence[int] | NDArray[Any]) -> NDArray[np.int64]:
    """Where lists of these lengths begin, and where the last ends."""
    return np.concatenate([[0], np.cumsum(np.asarray(lengths, np.int64))])


def joined(batches: Sequence[Batch]) -> Batch:
    """One batch of several, in their order."""
    if len(batches) == 1:
        return batches[0]
    if not batches:
        return batch_of(())
    columns = {name: np.concatenate([b[name] for b in batches]) for name in COLUMNS}
    return Batch(columns, {name: _joined([b.lists[name] for b in batches]) for name in LISTS})


def _joined(parts: Sequence[Lists]) -> Lists:
    lengths = np.concatenate([np.diff(part.starts) for part in parts])
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0].columns}
    return Lists(starts_of(lengths), columns)


def taken(batch: Batch, which: NDArray[np.bool_] | NDArray[np.intp]) -> Batch:
    """Only these drawings: a mask, or numbers; their order stays that of the batch."""
    mask = np.zeros(len(batch), np.bool_)
    mask[which] = True
    if mask.all():
        return batch
    columns = {name: values[mask] for name, values in batch.columns.items()}
    return Batch(columns, {name: _taken(lists, mask) for name, lists in batch.lists.items()})


def _taken(lists: Lists, mask: NDArray[np.bool_]) -> Lists:
    lengths = np.diff(lists.starts)
    items = np.repeat(mask, lengths)
    return Lists(starts_of(lengths[mask]), {name: values[items] for name, values in lists.columns.items()})


def part_of(lists: Lists, start: int, end: int) -> Lists:
    """The lists of the drawings from start to before end."""
    first, last = int(lists.starts[start]), int(lists.starts[end])
    return Lists(
        lists.starts[start : end + 1] - first,
        {name: values[first:last] for name, values in lists.columns.items()},
    )


def with_column(batch: Batch, name: str, values: Column) -> Batch:
    """The same drawings with another column."""
    return Batch({**batch.columns, name: values}, batch.lists)


def in_batches(rows: Iterable[Row], most: int) -> Iterable[Batch]:
    """Rows as batches of at most so many; never more rows at hand than one batch has."""
    some: list[Row] = []
    for row in rows:
        some.append(row)
        if len(some) == most:
            yield batch_of(some)
            some = []
    if some:
        yield batch_of(some)
