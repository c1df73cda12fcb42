"""Picks that are the same for the same seed, on every machine and every Python.

Only `Random.random` is used: Python promises that it gives the same numbers for a seed for ever; of `choice`, `sample`
and `shuffle` it does not.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Chance from a seed in words or digits; the one thing here that changes while it is used."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)

    def share(self) -> float:
        """A number from 0 up to, never reaching, 1."""
        return self._random.random()

    def below(self, end: int) -> int:
        """A whole number from 0 to end - 1."""
        return int(self.share() * end)

    def one(self, items: Sequence[T]) -> T:
        """One of the items. Raises IndexError when there are none."""
        return items[self.below(len(items))]

    def some(self, items: Sequence[T], most: int) -> tuple[T, ...]:
        """At most so many of the items, each once, in an order of chance."""
        left = list(items)
        return tuple(left.pop(self.below(len(left))) for _ in range(min(most, len(left))))
