"""What is slow to make, kept while it is of use: when there is too much, what was not asked for longest goes first."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """At most `most` of what `weigh` tells of the values, or so many values without it; the newest always stays.

    A key may hold the `id` of what the value was made from: `held` keeps that alive, so no other object gets its id.
    """

    def __init__(self, most: int, weigh: Callable[[V], int] | None = None) -> None:
        self._most = most
        self._weigh = weigh
        self._weight = 0
        self._entries: dict[Hashable, tuple[object, V, int]] = {}  # the longest unused first

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def weight(self) -> int:
        return self._weight

    def get(self, key: Hashable, held: object, make: Callable[[], V]) -> V:
        """The value that was made for this key, or a new one."""
        found = self._entries.pop(key, None)
        if found is None:
            value = make()
            found = (held, value, self._weigh(value) if self._weigh else 1)
            self._weight += found[2]
        self._entries[key] = found
        while self._weight > self._most and len(self._entries) > 1:
            self._weight -= self._entries.pop(next(iter(self._entries)))[2]
        return found[1]
