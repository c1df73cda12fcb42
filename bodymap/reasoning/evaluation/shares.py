"""Shares of cases, each with the interval that says how little a few cases tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.90
"""How often such an interval holds the true share."""
Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)

Interval = tuple[float, float]
"""Lower and upper end, 0-1."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many hits among so many cases. Without a case there is no share and no interval."""

    hits: int = 0
    n: int = 0

    @property
    def share(self) -> float | None:
        return self.hits / self.n if self.n else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.hits, self.n) if self.n else None


@dataclass(frozen=True, slots=True)
class Average:
    """The plain mean of several shares: each weighs the same, however many cases stand behind it."""

    shares: tuple[Share, ...] = ()

    @property
    def share(self) -> float | None:
        known = self._known
        return sum(share for share, _ in known) / len(known) if known else None

    @property
    def interval(self) -> Interval | None:
        return mean_interval(self._known) if self._known else None

    @property
    def _known(self) -> tuple[tuple[float, Interval], ...]:
        both = ((one.share, one.interval) for one in self.shares)
        return tuple((share, ends) for share, ends in both if share is not None and ends is not None)


def share_of(hits: Iterable[bool]) -> Share:
    """The share of those that are true."""
    told = tuple(hits)
    return Share(sum(told), len(told))


def wilson(hits: float, n: int, z: float = Z) -> Interval:
    """The score interval of Wilson 1927 (J Am Stat Assoc 22:209) for hits of n, n > 0, at CONFIDENCE, or at another z.

    It stays within 0-1 and keeps its promise for few cases and for shares near 0 and 1
    (Brown, Cai and DasGupta 2001, Stat Sci 16:101).
    """
    share, spread = hits / n, z * z / n
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    low = 0.0 if hits == 0 else middle - half  # exact there; else rounding leaves a crumb
    return low, 1.0 if hits == n else middle + half


def mean_interval(parts: Iterable[tuple[float, Interval]]) -> Interval:
    """The interval of a plain mean of independent shares, from the share and interval of each.

    Recovers the variances from the single intervals (MOVER: Zou and Donner 2008, Stat Med 27:1693).
    """
    known = tuple(parts)
    mean = sum(share for share, _ in known) / len(known)
    down = sqrt(sum((share - low) ** 2 for share, (low, _) in known)) / len(known)
    up = sqrt(sum((high - share) ** 2 for share, (_, high) in known)) / len(known)
    return max(mean - down, 0.0), min(mean + up, 1.0)
