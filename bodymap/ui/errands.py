"""Work that takes longer than a window may wait: done on a thread of its own, told in the thread of the window.

One errand at a time goes; a second waits for the first. What is wrong is told as a BodymapError, never thrown into the air.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.store.watching import GivenUpError, Watch

T = TypeVar("T")
UNEXPECTED = tr_later("the program met a fault of its own; nothing was changed")


class Errands(QObject):
    """progress: words of an errand and the part that is done; ended: none is going any more."""

    progress = Signal(str, float)
    ended = Signal()
    _told = Signal(object)  # a call that belongs into the thread of the window

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._going: list[tuple[Thread, Event]] = []
        self._turn = Lock()
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return bool(self._going)

    def run(
        self,
        words: str,
        work: Callable[[Watch], T],
        done: Callable[[T], object],
        failed: Callable[[BodymapError], object],
    ) -> None:
        """Do the work beside the window. words: what it is, for whoever waits; work: raises BodymapError; done, failed: called
        later, in the thread of the window; what was given up before it was done has failed.
        """
        stop = Event()

        def watch(share: float) -> None:
            if stop.is_set():
                raise GivenUpError
            self._send(lambda: self.progress.emit(words, share))

        def errand() -> None:
            with self._turn:
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
