"""Looks at one file again and again and says when it has changed, in its own time and without a library for it."""

import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

PAUSE = 0.2
"""Seconds between two looks."""
State = tuple[int, int, int] | None
"""Time of the last change in ns, size, and which file it is (editors put a new one in place); None = not there."""


class Seen(StrEnum):
    """What happened to the file."""

    CHANGED = "changed"
    GONE = "gone"


def state_of(path: Path) -> State:
    """What tells two states of a file apart; None when there is no such file."""
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size, known.st_ino


def changes(path: Path, sleep: Callable[[float], None] = time.sleep) -> Iterator[Seen]:
    """CHANGED at once and after every change, when two looks in a row agree; GONE once while it is away.

    A file that is still being written, or is put back within two looks, is waited for. Never ends by itself.
    """
    told: State | Seen = None
    before = state_of(path)
    yield Seen.GONE if before is None else Seen.CHANGED
    told = Seen.GONE if before is None else before
    while True:
        sleep(PAUSE)
        now = state_of(path)
        if now == before and (Seen.GONE if now is None else now) != told:
            told = Seen.GONE if now is None else now
            yield Seen.GONE if now is None else Seen.CHANGED
        before = now
