"""Which of CHOIR's two numberings a table follows: told by what is marked together.

CHOIR's own female map calls six segments otherwise (atlas/segments.py). People mark left and right partners, and neighbours of a limb, together; so under
the true numbering these pairs go together more often. Measured by the index of Ochiai 1957: drawings with both, divided by the geometric
mean of the drawings with each.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bodymap.atlas.segments import open_segments
from bodymap.cohort.batch import Lists
from bodymap.language import decimal, tr, tr_later

PAIRS = ((116, 117), (111, 112), (113, 114), (115, 118), (111, 113), (112, 114), (113, 115), (114, 118))
"""Belly, upper arms, elbows, forearms of both sides; upper arm and elbow, elbow and forearm of one side. Each holds an id with two meanings."""
TOLD = tuple(range(111, 119))
"""The ids of the pairs, in either numbering."""
ENOUGH = 10
"""Drawings of each segment of a pair, below which the pair says nothing."""
MORE_OFTEN = 1.25
"""How much more often pairs have to go together under one numbering for it to be told (assumed)."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Mean Ochiai index of PAIRS as the table was read, and as it would be under the other numbering; pairs: how many could be told."""

    as_read: float
    otherwise: float
    pairs: int


@dataclass(slots=True)
class Together:
    """How often two segments are marked in the same drawing, counted while drawings go by."""

    female_ids: bool
    counts: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        self.counts = np.zeros((len(TOLD), len(TOLD)), np.int64)

    def add(self, segments: Lists) -> None:
        """Count some more drawings."""
        which = np.isin(segments["segment"], TOLD)
        there = np.zeros((len(segments.starts) - 1, len(TOLD)))
        there[segments.owner[which], np.searchsorted(TOLD, segments["segment"][which])] = 1.0
        self.counts += (there.T @ there).astype(np.int64)

    def numbering(self) -> Numbering:
        """What the counts say so far."""
        found = [
            (one, other)
            for a, b in PAIRS
            if (one := self._ochiai(a, b)) is not None
            and (other := self._ochiai(self._otherwise(a), self._otherwise(b))) is not None
        ]
        if not found:
            return Numbering(0.0, 0.0, 0)
        read, other = np.mean(found, axis=0).tolist()
        return Numbering(read, other, len(found))

    def _otherwise(self, number: int) -> int:
        """Where the drawings of a segment would be counted here if it was written in the other numbering."""
        female = open_segments().female
        standard = {one: other for other, one in female.items()}
        return female.get(number, number) if self.female_ids else standard.get(number, number)

    def _ochiai(self, a: int, b: int) -> float | None:
        row, column = TOLD.index(a), TOLD.index(b)
        one, other = int(self.counts[row, row]), int(self.counts[column, column])
        return float(self.counts[row, column]) / (one * other) ** 0.5 if min(one, other) >= ENOUGH else None


def numbering_note(together: Together) -> str:
    """What a person has to be told; "" when the table is too small or both numberings fit alike."""
    found = together.numbering()
    if found.pairs < len(PAIRS) / 2 or max(found.as_read, found.otherwise) < MORE_OFTEN * min(
        found.as_read, found.otherwise
    ):
        return ""
    better = together.female_ids is (found.otherwise <= found.as_read)
    return " ".join(
        (
            tr(TOGETHER, read=decimal(found.as_read, 2), otherwise=decimal(found.otherwise, 2)),
            tr(SEEMS[better]),
            tr(READ_SO[better]) if found.otherwise > found.as_read else tr("It was read so."),
        )
    )


TOGETHER = tr_later(
    "partners and neighbours among the six ids with two meanings go together {read} as read and {otherwise} otherwise (index of Ochiai)."
)
SEEMS = {
    True: tr_later("This table seems to follow the numbering of CHOIR's female map."),
    False: tr_later("This table seems to follow the numbering of CHOIR's male map."),
}
READ_SO = {True: tr_later("Read it with --female-ids."), False: tr_later("Read it without --female-ids.")}
"""True: the female map."""
