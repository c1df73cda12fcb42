"""Which roots are shown first, in a reading of today and in one of then: at most three, and never one alone."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

MOST = 3
LOWEST = 0.02
"""Roots below this share of the whole stand under "more" only."""


class Ranked(Protocol):
    """A root in its place: rank from 1, probability 0-1."""

    @property
    def rank(self) -> int: ...
    @property
    def probability(self) -> float: ...


R = TypeVar("R", bound=Ranked)


def leading(roots: Iterable[R]) -> tuple[R, ...]:
    """The roots of the first screen, over both sides, best first; the rest stands under "more".

    At most three, and never one alone: who sees a single root takes it for an answer.
    """
    ranked = sorted(roots, key=lambda r: r.rank)
    likely = [r for r in ranked if r.probability >= LOWEST]
    return tuple(ranked[: max(2, min(len(likely), MOST))]) if likely else ()
