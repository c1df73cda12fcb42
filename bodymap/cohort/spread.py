"""Work on many pieces with any concurrent.futures.Executor: none, a pool of processes, or Dask's `Client.get_executor()`.

Answers come in the order of the pieces, and only a few pieces are under way at a time, so memory stays bounded. Nothing is lost when a
worker dies: its piece is worked again here. A fault of a piece itself is raised as if there were no executor.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import Generic, TypeVar

P = TypeVar("P")
A = TypeVar("A")

AHEAD = 16
"""Pieces under way at a time: enough for a few workers, and little to hold."""


Redone = Callable[[str], object]
"""Told when a piece was lost with its worker and worked again here: why."""


def unheard(why: str) -> None:
    """Nobody asked."""


class _Running(Generic[P, A]):
    """One piece and its answer to come; None = to be worked here."""

    __slots__ = ("future", "piece")

    def __init__(self, piece: P, future: "Future[A] | None") -> None:
        self.piece, self.future = piece, future


def spread(
    work: Callable[[P], A],
    pieces: Iterable[P],
    executor: Executor | None = None,
    ahead: int = AHEAD,
    redone: Redone = unheard,
) -> Iterator[A]:
    """work: a pure function that can be sent to another process, as can its pieces."""
    if executor is None:
        yield from map(work, pieces)
        return
    under_way: deque[_Running[P, A]] = deque()
    try:
        for piece in pieces:
            under_way.append(_Running(piece, _submitted(executor, work, piece)))
            if len(under_way) >= ahead:
                yield _answer(work, under_way.popleft(), redone)
        while under_way:
            yield _answer(work, under_way.popleft(), redone)
    finally:
        for one in under_way:
            if one.future is not None:
                one.future.cancel()


def _submitted(executor: Executor, work: Callable[[P], A], piece: P) -> "Future[A] | None":
    try:
        return executor.submit(work, piece)
    except RuntimeError:  # its processes have died: what is left is worked here
        return None


def _answer(work: Callable[[P], A], one: _Running[P, A], redone: Redone) -> A:
    if one.future is not None:
        try:
            return one.future.result()
        except Exception as error:
            redone(type(error).__name__)  # perhaps the worker, perhaps the piece: working it here tells
    return work(one.piece)
