"""Do two groups differ in how many mark a zone? Exact test of each zone, the difference with its interval, and the correction for many zones.

Exact test of a two by two table, two-sided: Fisher 1935 (J R Stat Soc 98:39), all tables at most as likely as the one found. Interval of a
difference of shares: Newcombe 1998 (Stat Med 17:873), method 10. Correction: Holm 1979 (Scand J Stat 6:65), which keeps the chance of any false
finding, or Benjamini and Hochberg 1995 (J R Stat Soc B 57:289), which keeps the expected part of false findings.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bodymap.language import tr_later
from bodymap.reasoning.evaluation.repeated import Z95
from bodymap.reasoning.evaluation.shares import wilson

Numbers = NDArray[np.float64]
LIKELY = 1 + 1e-7
"""Chances that differ by no more than rounding are the same."""


def exact_p(hits: int, n: int, other_hits: int, other_n: int) -> float:
    """The two-sided chance of so uneven a table if both groups were alike, 0-1; 1 where a group is empty."""
    total = hits + other_hits
    least, most = max(0, total - other_n), min(total, n)
    if least == most:
        return 1.0
    logs = _log_factorials(n + other_n)
    k = np.arange(least, most + 1)
    chance = (
        logs[n] - logs[k] - logs[n - k] + logs[other_n] - logs[total - k] - logs[other_n - total + k]
        + logs[total] + logs[n + other_n - total] - logs[n + other_n]
    )  # fmt: skip
    chance = np.exp(chance)
    return float(min(chance[chance <= chance[hits - least] * LIKELY].sum(), 1.0))


@lru_cache(maxsize=4)
def _log_factorials(most: int) -> Numbers:
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, most + 1, dtype=np.float64)))])


def difference_interval(hits: int, n: int, other_hits: int, other_n: int) -> tuple[float, float]:
    """Ends of the 95 % interval of the first share less the second."""
    one, other = hits / n, other_hits / other_n
    (low, high), (other_low, other_high) = wilson(hits, n, Z95), wilson(other_hits, other_n, Z95)
    down = sqrt((one - low) ** 2 + (other_high - other) ** 2)
    up = sqrt((high - one) ** 2 + (other - other_low) ** 2)
    return one - other - down, one - other + up


def holm(p: Numbers) -> Numbers:
    """Adjusted p values; each can be held against the level wanted."""
    order, m = np.argsort(p), len(p)
    stepped = np.maximum.accumulate(p[order] * (m - np.arange(m)))
    return _back(np.minimum(stepped, 1.0), order)


def benjamini_hochberg(p: Numbers) -> Numbers:
    """Adjusted p values (q values)."""
    order, m = np.argsort(p), len(p)
    stepped = np.minimum.accumulate((p[order] * m / (np.arange(m) + 1))[::-1])[::-1]
    return _back(np.minimum(stepped, 1.0), order)


def _back(values: Numbers, order: NDArray[np.intp]) -> Numbers:
    found = np.empty_like(values)
    found[order] = values
    return found


CORRECTIONS: Mapping[str, Callable[[Numbers], Numbers]] = {"holm": holm, "bh": benjamini_hochberg}
CORRECTION_WORDS = {
    "holm": tr_later("Holm 1979: the chance of any false finding stays below the level"),
    "bh": tr_later("Benjamini and Hochberg 1995: the expected part of false findings stays below the level"),
}
