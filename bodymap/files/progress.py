"""Says how far a longer piece of work has come and how long it will take, on stderr, once it has taken a second."""

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds between two words."""
FEW = 0.02
"""Share of the work before which no time left is told: it would be a guess."""


class HowFar:
    """Told of progress, it says a line a second at most: what was done, and the time left where the share of the work is known."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._began = self._last = clock()

    def at(self, words: str, share: float = 0.0) -> None:
        """words: what was done, as `30 of 80 cases`; share: of all the work, 0-1, 0 = not known."""
        now = self._clock()
        if now - self._last < PATIENCE:
            return
        self._last = now
        left = time_left(now - self._began, share)
        more = "" if left is None else f", about {duration(left)} left"
        print(f"bodymap: {words}{more}", file=self._stream or sys.stderr, flush=True)


def time_left(gone: float, share: float) -> float | None:
    """Seconds until all is done when so many took the share, 0-1, of all work; None while that would be a guess."""
    return gone * (1 - share) / share if share > FEW else None


def duration(seconds: float) -> str:
    """`40 s`, `12 min`, `3.5 h`."""
    if seconds < 100:
        return f"{max(round(seconds), 1)} s"
    return f"{round(seconds / 60)} min" if seconds < 100 * 60 else f"{seconds / 3600:.1f} h"


def told_how_far(
    work: Iterable[T],
    total: int,
    what: str,
    stream: TextIO | None = None,
    clock: Callable[[], float] = monotonic,
) -> Iterator[T]:
    """Hand the work on, piece by piece; `bodymap: 30 of 80 cases, about 40 s left` every second that passes."""
    told = HowFar(stream, clock)
    for done, piece in enumerate(work):
        told.at(f"{done} of {total} {what}", done / total if total else 0.0)
        yield piece
