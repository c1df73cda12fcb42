"""How far measurements agree that were repeated on the same people: ICC, standard error of measurement, smallest change that is more than error.

ICC by Shrout and Fleiss 1979 (Psychol Bull 86:420, doi 10.1037/0033-2909.86.2.420) from the mean squares of an analysis of variance:
people (rows), occasions (columns), and what is left. Standard error of measurement SD x sqrt(1 - ICC), SD that of all values about their
mean, and minimal detectable change 1.96 x sqrt(2) x SEM by Weir 2005 (J Strength Cond Res 19:231, doi 10.1519/15184.1). Limits of
agreement by Bland and Altman 1986 (Lancet 1:307).
"""

from dataclasses import dataclass
from math import nan, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Z95 = NormalDist().inv_cdf(0.975)
RESAMPLES = 2000
"""Of people, with replacement, for the interval of an ICC (percentile bootstrap)."""
LEAST = 3
"""People below which nothing is said."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """n people, k occasions. icc: (1,1), (2,1) and (3,1) of Shrout and Fleiss, single measurement; interval: 95 % of icc_2_1. sem, mdc, mean, bias and
    limits in the unit of what was measured; bias and limits (95 %) of the last occasion less the first.
    """

    n: int
    k: int
    mean: float
    icc_1_1: float
    icc_2_1: float
    icc_3_1: float
    interval: tuple[float, float]
    sem: float
    mdc: float
    bias: float
    limits: tuple[float, float]


def repeated(values: NDArray[np.float64]) -> Repeated:
    """values: a row a person, a column an occasion. NaN where too few people or no spread leave it undefined."""
    n, k = values.shape
    if n < LEAST or k < 2:
        return Repeated(
            n,
            k,
            float(values.mean()) if values.size else nan,
            nan,
            nan,
            nan,
            (nan, nan),
            nan,
            nan,
            nan,
            (nan, nan),
        )
    one, two, three = iccs(values)
    sem = float(values.std(ddof=1)) * sqrt(max(1 - two, 0.0))
    change = values[:, -1] - values[:, 0]
    bias, reach = float(change.mean()), Z95 * float(change.std(ddof=1))
    return Repeated(
        n, k, float(values.mean()), one, two, three, _interval(values), sem, Z95 * sqrt(2) * sem,
        bias, (bias - reach, bias + reach),
    )  # fmt: skip


def iccs(values: NDArray[np.float64]) -> tuple[float, float, float]:
    """ICC(1,1), ICC(2,1), ICC(3,1)."""
    n, k = values.shape
    people, occasions, mean = values.mean(axis=1), values.mean(axis=0), values.mean()
    between = k * float(((people - mean) ** 2).sum()) / (n - 1)
    within = float(((values - people[:, None]) ** 2).sum()) / (n * (k - 1))
    judges = n * float(((occasions - mean) ** 2).sum()) / (k - 1)
    left = float(((values - people[:, None] - occasions[None] + mean) ** 2).sum()) / ((n - 1) * (k - 1))
    return (
        _share(between - within, between + (k - 1) * within),
        _share(between - left, between + (k - 1) * left + k * (judges - left) / n),
        _share(between - left, between + (k - 1) * left),
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else nan


def _interval(values: NDArray[np.float64]) -> tuple[float, float]:
    random = np.random.default_rng(1)
    again = (iccs(values[random.integers(0, len(values), len(values))])[1] for _ in range(RESAMPLES))
    found = [one for one in again if one == one]
    low, high = np.quantile(found, (0.025, 0.975)).tolist() if found else (nan, nan)
    return low, high
