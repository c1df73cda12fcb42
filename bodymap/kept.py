"""What is slow to make, kept while it is of use: never more than was said, and nothing of what is gone."""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar
from weakref import ref

V = TypeVar("V")


@dataclass(frozen=True, eq=False, slots=True)
class _Entry(Generic[V]):
    value: V
    weight: int
    made_of: tuple[ref[object], ...]  # each tells when what it stands for goes


class Kept(Generic[V]):
    """At most `most` of what `weigh` tells of the values, or so many values without it; the newest always stays.

    Things that a value was made of are not kept alive: when one of them goes, the value goes too, at the latest when
    anything is asked for next. So a key may hold their `id`, and a value may not hold them. What was not asked for
    longest goes first. Any thread may ask; two that ask for the same at once may both make it, and get the same.
    """

    def __init__(self, most: int, weigh: Callable[[V], int] | None = None) -> None:
        self._most = most
        self._weigh = weigh
        self._weight = 0
        self._entries: dict[Hashable, _Entry[V]] = {}  # the longest unused first
        self._gone: deque[Hashable] = deque()  # filled while anything may be going on, by any thread
        self._lock = Lock()

    def __len__(self) -> int:
        with self._lock:
            self._tidy()
            return len(self._entries)

    @property
    def weight(self) -> int:
        with self._lock:
            self._tidy()
            return self._weight

    def get(self, key: Hashable, made_of: tuple[object, ...], make: Callable[[], V]) -> V:
        """The value that was made for this key, or a new one."""
        found = self._find(key)
        if found is None:
            value = make()
            found = self._add(key, made_of, value, self._weigh(value) if self._weigh else 1)
        return found.value

    def forget(self) -> None:
        """Let everything go."""
        with self._lock:
            self._entries.clear()
            self._weight = 0

    def _find(self, key: Hashable) -> _Entry[V] | None:
        if self._gone:
            with self._lock:
                self._tidy()
        found = self._entries.get(key)
        if (
            found is None or self._weight * 2 < self._most
        ):  # with so much room it is all one which is the newest
            return found
        with self._lock:
            if self._entries.pop(key, None) is not None:
                self._entries[key] = found
        return found

    def _add(self, key: Hashable, made_of: tuple[object, ...], value: V, weight: int) -> _Entry[V]:
        gone = self._gone  # and not the whole of what is kept, which would then live as long as the thing

        def goes(_: ref[object]) -> None:
            gone.append(key)

        with self._lock:
            if key in self._entries:
                return self._entries[key]
            entry = self._entries[key] = _Entry(value, weight, tuple(ref(one, goes) for one in made_of))
            self._weight += weight
            while self._weight > self._most and len(self._entries) > 1:
                self._drop(next(iter(self._entries)))
            return entry

    def _tidy(self) -> None:
        while self._gone:
            self._drop(self._gone.popleft())

    def _drop(self, key: Hashable) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._weight -= entry.weight
