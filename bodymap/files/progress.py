"""Says how far a longer piece of work has come, on stderr, once it has taken a second."""

import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds between two words."""


def told_how_far(
    work: Iterable[T],
    total: int,
    what: str,
    stream: TextIO | None = None,
    clock: Callable[[], float] = monotonic,
) -> Iterator[T]:
    """Hand the work on, piece by piece; `bodymap: 30 of 80 cases` every second that passes."""
    last = clock()
    for done, piece in enumerate(work):
        now = clock()
        if now - last >= PATIENCE:
            print(f"bodymap: {done} of {total} {what}", file=stream or sys.stderr, flush=True)
            last = now
        yield piece
