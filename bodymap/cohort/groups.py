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
from bodymap.language import in_english, tr, tr_as, tr_as_later, tr_later

AGES = (30, 45, 60, 75)
"""Years at which a new age band begins (assumed; --ages names others)."""
UNSAID = tr_later("not said")
ALL = tr_later("all drawings")
WOMEN, MEN = tr_as_later("a group", "female"), tr_as_later("a group", "male")
ONE_SIDE = tr_later("left side"), tr_later("right side"), tr_later("both sides")


@dataclass(frozen=True, slots=True)
class Grouping:
    """labels: of the groups, in order, in English for tables and commands. bits: for each group the one feeling it is about, as a
    bit; 0 = whatever is felt. sort: which group each drawing is in, -1 for none; by feeling it is not asked. words: the labels in the
    language spoken when it was made.
    """

    name: str
    labels: tuple[str, ...]
    bits: tuple[int, ...]
    sort: Callable[[Batch], NDArray[np.intp]]
    words: tuple[str, ...]

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
        "": lambda: _plain("", lambda: _said((ALL,)), lambda b: np.zeros(len(b), np.intp)),
        "sex": lambda: _plain("sex", _sexes, _by_sex),
        "age": lambda: _plain("age", lambda: _bands(ages), lambda b: _by_age(b, ages)),
        "side": lambda: _plain("side", lambda: _said(ONE_SIDE), lambda b: scored(table, b.covered).sides),
        "root": lambda: _plain(
            "root",
            lambda: tuple(tr("first root {root}", root=r) for r in ROOTS),
            lambda b: scored(table, b.covered).root[:, 0],
        ),
        "simulated_root": lambda: _plain(
            "simulated_root", lambda: tuple(tr("simulated {root}", root=r) for r in ROOTS), _by_simulated
        ),
        "sensation": lambda: Grouping(
            "sensation",
            tuple(one.english for one in SENSATIONS),
            tuple(1 << n for n in range(len(SENSATIONS))),
            lambda b: np.zeros(len(b), np.intp),
            tuple(one.words for one in SENSATIONS),
        ),
    }


BY_ZONES = ("side", "root", "sensation")
"""Groupings that look at the painted zones."""
NAMES = ("sex", "age", "side", "root", "simulated_root", "sensation")


def _plain(
    name: str, said: Callable[[], tuple[str, ...]], sort: Callable[[Batch], NDArray[np.intp]]
) -> Grouping:
    """said: the labels, in English where English is asked for."""
    with in_english():
        labels = said()
    return Grouping(name, labels, (0,) * len(labels), sort, said())


def _said(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(tr, words))


def _sexes() -> tuple[str, ...]:
    return tr_as("a group", WOMEN), tr_as("a group", MEN), tr(UNSAID)


def _by_sex(batch: Batch) -> NDArray[np.intp]:
    return np.where(batch["sex"] == "female", 0, np.where(batch["sex"] == "male", 1, 2))


def _bands(ages: Sequence[int]) -> tuple[str, ...]:
    between = (tr("{low} to {high} years", low=low, high=high - 1) for low, high in pairwise(ages))
    return (
        tr("under {age} years", age=ages[0]),
        *between,
        tr("{age} years and over", age=ages[-1]),
        tr(UNSAID),
    )


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
        raise BodymapError(
            tr("{ages!r} are no age bands (--ages); expected rising years, as 30,45,60,75", ages=text[:40])
        )
    return ages
