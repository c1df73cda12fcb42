"""How far scoring by arrays is from the program's own reading, on drawings picked by lot from all that were scored."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.batch import Batch, joined, taken
from bodymap.cohort.exact import exactly_read
from bodymap.cohort.places import SIDES
from bodymap.cohort.score_table import ROOTS, score_table
from bodymap.cohort.scoring import NONE, Scores, scored
from bodymap.knowledge.library import Library
from bodymap.reasoning.reading import Chance, Reading

CHECKED = 100
"""Drawings that are read again exactly."""
TIE = 1e-6
"""Two chances that differ by less are the same: which of the two is named first says nothing."""

LEAST_TOLD = 1e-6
"""Percentage points; below it stands the rounding of the computer."""


class Picked:
    """So many drawings picked by lot while batches go by, each drawing alike; the same every time."""

    def __init__(self, most: int = CHECKED) -> None:
        self._most, self._random = most, np.random.default_rng(1)
        self._rows: list[tuple[float, Batch]] = []

    def add(self, batch: Batch) -> None:
        """Look at some more drawings."""
        lots = self._random.random(len(batch))
        least = self._rows[-1][0] if len(self._rows) == self._most else 1.0
        for number in np.flatnonzero(lots < least).tolist():
            self._rows.append((float(lots[number]), taken(batch, np.array([number]))))
        self._rows = sorted(self._rows, key=lambda one: one[0])[: self._most]

    def batch(self) -> Batch:
        """Those that were picked."""
        return joined([one for _, one in self._rows])


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of n drawings: how many have the same first root and side, judgement and first look-alike; worst: the largest difference of the chance of
    any root, 0-1. of_drawings: how many were read from the drawing itself, not from the places a table kept.
    """

    n: int
    root: int
    at_all: int
    other: int
    worst: float
    of_drawings: int

    def words(self) -> str:
        """One line to stand beside the scores."""
        if not self.n:
            return "Nothing was checked against the exact reading."
        places = self.n - self.of_drawings
        more = f" ({places} of them by the places the table kept: it has no outlines)" if places else ""
        return (
            f"Scored by arrays from zone coverage. Against the exact reading of {self.n} drawings picked by lot{more}: the same first root in "
            f"{_percent(self.root, self.n)}, the same judgement whether it is a root at all in {_percent(self.at_all, self.n)}, the same first "
            f"look-alike in {_percent(self.other, self.n)}; chances differ by {_points(100 * self.worst)} percentage points."
        )


def _points(worst: float) -> str:
    return f"at most {worst:.2g}" if worst >= LEAST_TOLD else f"less than {LEAST_TOLD:f}"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.4g} %"


def agreement(library: Library, atlas: Atlas, batch: Batch) -> Agreement:
    """Scores by arrays against the reading of the same drawings."""
    table = score_table(library, atlas)
    scores, ids = scored(table, batch.covered), table.others.ids
    exact = tuple(exactly_read(library, atlas, batch))
    readings = [one.reading for one in exact]
    return Agreement(
        len(exact),
        sum(_same_root(scores, n, reading) for n, reading in enumerate(readings)),
        sum(list(Chance).index(r.root_at_all) == scores.at_all[n] for n, r in enumerate(readings)),
        sum(_first_other(r) == _named(ids, int(scores.other[n, 0])) for n, r in enumerate(readings)),
        max((_worst(scores, n, reading) for n, reading in enumerate(readings)), default=0.0),
        sum(one.of_the_drawing for one in exact),
    )


def _same_root(scores: Scores, n: int, reading: Reading) -> bool:
    if not reading.roots:
        return bool(scores.root[n, 0] == NONE)
    first = reading.roots[0]
    mine = int(scores.root[n, 0]), int(scores.side[n, 0])
    if mine == (ROOTS.index(first.root), SIDES.index(first.side)):
        return True
    return bool(abs(scores.every[n, _column(first.root, first.side)] - scores.chance[n, 0]) < TIE)


def _column(root: object, side: object) -> int:
    return [*SIDES].index(side) * len(ROOTS) + [*ROOTS].index(root)  # pyright: ignore[reportArgumentType]


def _worst(scores: Scores, n: int, reading: Reading) -> float:
    differences = (
        abs(one.probability - scores.every[n, _column(one.root, one.side)]) for one in reading.roots
    )
    return float(max(differences, default=0.0))


def _first_other(reading: Reading) -> str:
    return reading.look_alikes[0].id if reading.look_alikes else ""


def _named(ids: Sequence[str], number: int) -> str:
    return ids[number] if number != NONE else ""
