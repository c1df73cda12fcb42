"""Work that takes longer than a window may wait: done on a thread of its own, told in the thread of the window.

One errand at a time goes; a second waits for the first. What is wrong is told as a BodymapError, never thrown into the air.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from bodymap.files.problems import BodymapError
from bodymap.files.progress import time_left
from bodymap.language import tr, tr_later
from bodymap.records.store.watching import GivenUpError, Watch

T = TypeVar("T")
OFTEN = 0.03
"""Seconds between two words on how far it is: a window that is told of every file of a hundred thousand does nothing else."""
PATIENCE = 1.0
"""Seconds before which no time left is told: it would be a guess."""
UNEXPECTED = tr_later("the program met a fault of its own; nothing was changed")


class Errands(QObject):
    """progress: words of an errand and the part that is done; ended: none is going any more. left: seconds until the one that told last
    is done, None = not known.
    """

    progress = Signal(str, float)
    ended = Signal()
    _told = Signal(object)  # a call that belongs into the thread of the window

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._going: list[tuple[Thread, Event]] = []
        self._turn = Lock()
        self.left: float | None = None
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return bool(self._going)

    def run(
        self,
        words: str | Callable[[], str],
        work: Callable[[Watch], T],
        done: Callable[[T], object],
        failed: Callable[[BodymapError], object],
    ) -> None:
        """Do the work beside the window. words: what it is, for whoever waits, or what says how far it is; work: raises BodymapError; done, failed: called
        later, in the thread of the window; what was given up before it was done has failed.
        """
        stop, pace = Event(), _Pace()

        def watch(share: float) -> None:
            if stop.is_set():
                raise GivenUpError
            if pace.due(share):
                said, left = words if isinstance(words, str) else words(), pace.left(share)
                self._send(lambda: self._say(said, share, left))

        def errand() -> None:
            with self._turn:
                pace.begin()
                result = _outcome(work, watch, stop, done, failed)
            self._send(lambda: self._end(thread, result))

        thread = Thread(target=errand, name="records errand", daemon=True)
        self._going.append((thread, stop))
        thread.start()

    def give_up(self) -> None:
        """Ask everything that goes to stop at the next look."""
        for _thread, stop in self._going:
            stop.set()

    def finish(self, seconds: float = 10.0) -> None:
        """Stop everything and wait for it; nothing of it is told any more."""
        self.give_up()
        for thread, _stop in self._going:
            thread.join(seconds)
        self._going.clear()

    def _say(self, words: str, share: float, left: float | None) -> None:
        self.left = left
        self.progress.emit(words, share)

    def _send(self, call: Callable[[], object]) -> None:
        with suppress(RuntimeError):  # the window is gone
            self._told.emit(call)

    def _tell(self, call: Callable[[], object]) -> None:
        call()

    def _end(self, thread: Thread, result: Callable[[], object]) -> None:
        """What was finished by `finish` is known no longer, and is not told."""
        known = [one for one in self._going if one[0] is thread]
        self._going = [one for one in self._going if one[0] is not thread]
        if known:
            result()
            if not self._going:
                self.ended.emit()


class _Pace:
    """How quickly one errand goes on, and when it may be told again."""

    def __init__(self) -> None:
        self._began, self._told = 0.0, float("-inf")

    def begin(self) -> None:
        self._began = monotonic()

    def due(self, share: float) -> bool:
        """Whether it is time to tell; the end always is."""
        now = monotonic()
        if share < 1 and now - self._told < OFTEN:
            return False
        self._told = now
        return True

    def left(self, share: float) -> float | None:
        """Seconds; None while nobody can know."""
        gone = self._told - self._began
        return time_left(gone, share) if gone > PATIENCE else None


def _outcome(
    work: Callable[[Watch], T],
    watch: Watch,
    stop: Event,
    done: Callable[[T], object],
    failed: Callable[[BodymapError], object],
) -> Callable[[], object]:
    """What is to be called in the thread of the window."""
    try:
        if stop.is_set():
            raise GivenUpError
        made = work(watch)
    except BodymapError as problem:
        known = problem
        return lambda: failed(known)
    except Exception:  # whatever it is, whoever waits has to know that it did not work
        return lambda: failed(BodymapError(tr(UNEXPECTED)))
    return lambda: done(made)
