"""The same people drawn twice: how far the drawings overlap, and how far extent and number of areas agree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean, median, stdev

import numpy as np

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.batch import LIST, Batch
from bodymap.cohort.exact import drawing_in
from bodymap.cohort.segments import segment_table
from bodymap.files.problems import BodymapError
from bodymap.reasoning.evaluation.redraw import jaccard
from bodymap.reasoning.evaluation.repeated import Repeated, repeated
from bodymap.reasoning.over_time import painted

MEASURES: Mapping[str, str] = {"extent_percent": "extent, % of front and back", "areas": "separate areas"}
"""Columns whose agreement is told, and their words."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One person's two drawings: Jaccard index of what is painted, 0-1, and each measure before and after."""

    id: str
    jaccard: float
    values: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Repeats:
    """pairs: by id; alone: how many drawings had no partner."""

    pairs: tuple[Pair, ...]
    alone: int

    @property
    def jaccards(self) -> list[float]:
        return [pair.jaccard for pair in self.pairs]

    def measure(self, name: str) -> Repeated:
        """The agreement of one measure."""
        return repeated(np.array([pair.values[name] for pair in self.pairs], np.float64).reshape(-1, 2))


def repeats(atlas: Atlas, first: Batch, second: Batch) -> Repeats:
    """Drawings of two batches with the same id. Raises BodymapError when there are none, or when places are all that is known of one."""
    where = {one: n for n, one in enumerate(second["id"].tolist())}
    both = [(n, where[one]) for n, one in enumerate(first["id"].tolist()) if one in where]
    if not both:
        raise BodymapError(
            "no drawing of the first has a partner in the second; expected the same ids, or the same names of files"
        )
    pairs = tuple(_pairs(atlas, first, second, both))
    return Repeats(pairs, len(first) + len(second) - 2 * len(both))


def _pairs(atlas: Atlas, first: Batch, second: Batch, both: list[tuple[int, int]]) -> Iterator[Pair]:
    for a, b in both:
        values = {name: (float(first[name][a]), float(second[name][b])) for name in MEASURES}
        yield Pair(str(first["id"][a]), _overlap(atlas, first, a, second, b), values)


def _overlap(atlas: Atlas, first: Batch, a: int, second: Batch, b: int) -> float:
    if first["kind"][a] == LIST == second["kind"][b]:
        return _of_segments(atlas, _segments(first, a), _segments(second, b))
    one, other = drawing_in(first, a), drawing_in(second, b)
    if one is None or other is None:
        raise BodymapError(
            "a table that keeps zones alone cannot tell how far two drawings overlap; expected drawings, or Parquet tables"
        )
    return jaccard(painted(one), painted(other))


def _of_segments(atlas: Atlas, one: set[int], other: set[int]) -> float:
    """By the area of the segments."""
    table = segment_table(atlas)
    sizes = {number: float(size) for number, size in zip(table.ids.tolist(), table.sizes, strict=True)}
    either = sum(sizes[number] for number in one | other)
    return sum(sizes[number] for number in one & other) / either if either else 1.0


def _segments(batch: Batch, number: int) -> set[int]:
    start, end = batch.segments.starts[number : number + 2].tolist()
    return set(batch.segments["segment"][start:end].tolist())


def repeat_lines(found: Repeats) -> Iterator[str]:
    """In words, with the formulas behind the numbers."""
    overlaps = found.jaccards
    spread = f", SD {stdev(overlaps):.2f}" if len(overlaps) > 1 else ""
    yield f"{len(overlaps):,} pairs; {found.alone:,} drawings without a partner."
    yield f"Place: Jaccard index mean {fmean(overlaps):.2f}{spread}, median {median(overlaps):.2f} (1 = the same, 0 = nothing in common)."
    for name, words in MEASURES.items():
        yield _measure_line(words, found.measure(name))
    yield "Formulas: ICC Shrout and Fleiss 1979, two-way random, agreement, single (2,1), interval by bootstrap; SEM = SD x sqrt(1 - ICC) and"
    yield "MDC = 1.96 x sqrt(2) x SEM, Weir 2005; limits of agreement Bland and Altman 1986. People who draw the same pain twice within a minute: see docs/cohort.md."


def _measure_line(words: str, one: Repeated) -> str:
    if one.icc_2_1 != one.icc_2_1:
        return f"{words}: too few pairs, or no spread, for an ICC."
    low, high = one.interval
    return (
        f"{words}: mean {one.mean:.3g}, ICC {one.icc_2_1:.2f} (95 % {low:.2f} to {high:.2f}; (1,1) {one.icc_1_1:.2f}, (3,1) {one.icc_3_1:.2f}), "
        f"SEM {one.sem:.3g}, MDC {one.mdc:.3g}; second less first {one.bias:+.3g}, limits of agreement {one.limits[0]:.3g} to {one.limits[1]:.3g}."
    )


def repeat_rows(found: Repeats) -> Iterator[tuple[str | float, ...]]:
    """Head and a row a pair."""
    yield ("id", "jaccard", *(f"{name}_{when}" for name in MEASURES for when in ("first", "second")))
    for pair in found.pairs:
        yield (
            pair.id,
            round(pair.jaccard, 5),
            *(round(value, 5) for name in MEASURES for value in pair.values[name]),
        )
