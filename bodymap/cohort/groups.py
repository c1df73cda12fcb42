"""By what drawings are counted apart: side, sex, age, root, feeling, where they come from. A drawing is in one group, or, by feeling, in several."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bodymap.cohort.batch import UNKNOWN_AGE, Batch
from bodymap.cohort.places import SENSATIONS
from bodymap.cohort.score_table import ROOTS, ScoreTable
from bodymap.cohort.scoring import scored
from bodymap.files.problems import BodymapError

AGES = (30, 45, 60, 75)
"""Years at which a new age band begins (assumed; --ages names others)."""
UNSAID = "not said"
ALL = "all drawings"


@dataclass(frozen=True, slots=True)
class Grouping:
    """labels: of the groups, in order. bits: for each group the one feeling it is about, as a bit; 0 = whatever is felt.
    sort: which group each drawing is in, -1 for none; by feeling it is not asked.
    """

    name: str
    labels: tuple[str, ...]
    bits: tuple[int, ...]
    sort: Callable[[Batch], NDArray[np.intp]]

    def members(self, batch: Batch) -> NDArray[np.bool_]:
        """Group by drawing: who is in."""
        if any(self.bits):
            bits = _felt(batch)
            return np.array([(bits & bit) > 0 for bit in self.bits])
        number = self.sort(batch)
        return number == np.arange(len(self.labels))[:, None]


def grouping(name: str, table: ScoreTable, ages: Sequence[int] = AGES) -> Grouping:
    """A grouping by its name; "" = all together. Raises BodymapError for an unknown one."""
    makers = _makers(table, ages)
    if name not in makers:
        raise BodymapError(
            f"--by {name[:40]!r} is not known; expected one of {', '.join(filter(None, makers))}"
        )
    return makers[name]()


def _makers(table: ScoreTable, ages: Sequence[int]) -> Mapping[str, Callable[[], Grouping]]:
    return {
        "": lambda: _plain("", (ALL,), lambda b: np.zeros(len(b), np.intp)),
        "sex": lambda: _plain("sex", ("female", "male", UNSAID), _by_sex),
        "age": lambda: _plain("age", _bands(ages), lambda b: _by_age(b, ages)),
        "side": lambda: _plain(
            "side", ("left side", "right side", "both sides"), lambda b: scored(table, b.covered).sides
        ),
        "root": lambda: _plain(
            "root", tuple(f"first root {r}" for r in ROOTS), lambda b: scored(table, b.covered).root[:, 0]
        ),
        "simulated_root": lambda: _plain(
            "simulated_root", tuple(f"simulated {r}" for r in ROOTS), _by_simulated
        ),
        "sensation": lambda: Grouping(
            "sensation",
            tuple(one.english for one in SENSATIONS),
            tuple(1 << n for n in range(len(SENSATIONS))),
            lambda b: np.zeros(len(b), np.intp),
        ),
    }


BY_ZONES = ("side", "root", "sensation")
"""Groupings that look at the painted zones."""
NAMES = ("sex", "age", "side", "root", "simulated_root", "sensation")


def _plain(name: str, labels: tuple[str, ...], sort: Callable[[Batch], NDArray[np.intp]]) -> Grouping:
    return Grouping(name, labels, (0,) * len(labels), sort)


def _by_sex(batch: Batch) -> NDArray[np.intp]:
    return np.where(batch["sex"] == "female", 0, np.where(batch["sex"] == "male", 1, 2))


def _bands(ages: Sequence[int]) -> tuple[str, ...]:
    first, last = f"under {ages[0]} years", f"{ages[-1]} years and over"
    between = (f"{low} to {high - 1} years" for low, high in pairwise(ages))
    return (first, *between, last, UNSAID)


def _by_age(batch: Batch, ages: Sequence[int]) -> NDArray[np.intp]:
    bands = np.searchsorted(np.asarray(ages), batch["age"], side="right")
    return np.where(batch["age"] == UNKNOWN_AGE, len(ages) + 1, bands)


def _by_simulated(batch: Batch) -> NDArray[np.intp]:
    known = {root.value: n for n, root in enumerate(ROOTS)}
    return np.array([known.get(root, -1) for root in batch["simulated_root"]], np.intp)


def _felt(batch: Batch) -> NDArray[np.intp]:
    """All that is felt in each drawing, as bits."""
    bits = np.zeros(len(batch), np.intp)
    np.bitwise_or.at(bits, batch.covered.owner, batch.covered["feels"].astype(np.intp))
    return bits


def ages_of(text: str) -> tuple[int, ...]:
    """`30,45,60` as the years at which bands begin. Raises BodymapError."""
    try:
        ages = tuple(int(part) for part in text.split(","))
    except ValueError:
        ages = ()
    if not ages or any(not 0 < age < 130 for age in ages) or list(ages) != sorted(set(ages)):
        raise BodymapError(f"--ages {text[:40]!r} are no age bands; expected rising years, as 30,45,60,75")
    return ages
