"""Saves what is painted while it is painted: on a thread of its own, always the newest, and tells truthfully how it went.

Nobody waits for the disk, and nobody is told that something is kept before it is.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later

T = TypeVar("T")
RETRY = 5.0
"""Seconds after which what could not be saved is tried again: a disk may have room by then. Assumed."""
UNEXPECTED = tr_later("the program met a fault of its own; save the drawing as a file")


class Kept(Enum):
    """How it stands with what was offered last."""

    NOTHING = "nothing was offered"
    WAITING = "waits to be saved"
    SAVED = "saved"
    FAILED = "not saved"


@dataclass(frozen=True, slots=True)
class Saving(Generic[T]):
    """what: the value this is about, None where nothing was offered; why: one sentence where it failed."""

    kept: Kept = Kept.NOTHING
    what: T | None = None
    why: str = ""


class Autosave(Generic[T]):
    """One value at a time, the newest; what comes meanwhile takes the place of what waits.

    save: returns when the disk has it, or raises BodymapError. told: called on the thread that saves.
    """

    def __init__(
        self, save: Callable[[T], object], told: Callable[[Saving[T]], object], retry: float = RETRY
    ) -> None:
        self._save = save
        self._told = told
        self._retry = retry
        self._waiting: list[T] = []
        self._last: Saving[T] = Saving()
        self._turn = threading.Condition()
        self._ending = False
        self._thread = threading.Thread(target=self._work, name="autosave", daemon=True)
        self._thread.start()

    def offer(self, value: T) -> None:
        """Save this as soon as the disk is free. Returns at once."""
        with self._turn:
            if self._ending:
                raise BodymapError(tr("nothing is saved any more; expected the record to be opened again"))
            self._waiting[:] = [value]
            self._last = Saving(Kept.WAITING, value)
            self._turn.notify_all()

    def wait(self, seconds: float = 2.0) -> Saving[T]:
        """Wait until what was offered last is saved or could not be. Answers how it stands."""
        with self._turn:
            self._turn.wait_for(lambda: self._last.kept is not Kept.WAITING, seconds)
            return self._last

    def finish(self, seconds: float = 10.0) -> Saving[T]:
        """Wait until what was offered is saved or could not be, and take nothing more. Answers how it ended."""
        with self._turn:
            self._ending = True
            self._turn.notify_all()
        self._thread.join(seconds)
        with self._turn:
            return self._last

    def _work(self) -> None:
        while True:
            with self._turn:
                failed = self._last.kept is Kept.FAILED
                self._turn.wait_for(lambda: self._waiting or self._ending, self._retry if failed else None)
                if not self._waiting and failed and not self._ending and self._last.what is not None:
                    self._waiting = [self._last.what]
                if not self._waiting:
                    if self._ending:
                        return
                    continue
                value = self._waiting.pop()
            self._tell(self._tried(value))

    def _tried(self, value: T) -> Saving[T]:
        try:
            self._save(value)
        except BodymapError as problem:
            return Saving(Kept.FAILED, value, problem.sentence)
        except Exception:  # whatever it is, the person has to know that nothing was saved
            return Saving(Kept.FAILED, value, tr(UNEXPECTED))
        return Saving(Kept.SAVED, value)

    def _tell(self, saving: Saving[T]) -> None:
        with self._turn:
            if self._waiting:  # something newer waits already; it will be told of
                return
            self._last = saving
            self._turn.notify_all()
        self._told(saving)
