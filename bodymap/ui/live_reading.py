"""The reading that follows the brush: made beside the window's thread, so that no movement of the hand waits for it.

What is read are frozen values; a growing stroke only ever gets longer. The newest question alone counts: an answer
to an older one is dropped, and so is one that comes after the stroke has ended.
"""

from collections.abc import Callable
from threading import Lock, Thread
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.reading import Reading

Read = Callable[[PainDrawing, Examination], Reading]
"""The pure reading; the atlas and the library are already inside."""
Growing = Callable[[], PainDrawing | None]
"""The drawing as it would be if the stroke ended now; None when it has ended already."""
Ahead = Callable[[PainDrawing], object]
"""Does what takes longest of a reading; it is remembered for the reading that follows."""
Work = Callable[[], None]


class Worker(Protocol):
    """Does one piece of work, now or soon."""

    def __call__(self, work: Work, /) -> None: ...


def at_once(work: Work) -> None:
    """In the thread that asks: the same every time, for tests and for whoever has no window."""
    work()


def beside(work: Work) -> None:
    """In a thread of its own. Python ends without waiting for it."""
    Thread(target=work, name="live reading", daemon=True).start()


class LiveReading(QObject):
    """Reads growing strokes, one at a time."""

    made = Signal(object)
    """The reading of the newest question, told in the thread of the window."""
    _answered = Signal(int, object)

    def __init__(
        self,
        read: Read,
        worker: Worker = at_once,
        parent: QObject | None = None,
        ahead: Ahead = lambda _drawing: None,
    ) -> None:
        super().__init__(parent)
        self._read, self._ahead = read, ahead
        self._worker = worker
        self._newest = 0
        self._busy = Lock()  # held while a piece of work reads
        self._answered.connect(self._tell, Qt.ConnectionType.AutoConnection)

    @property
    def reading(self) -> bool:
        """Whether a question is being worked on."""
        return self._busy.locked()

    def ask(self, growing: Growing, examination: Examination) -> None:
        """Read this as soon as may be; whoever asked before gets no answer any more."""
        self._newest += 1
        ticket = self._newest
        self._worker(lambda: self._work(ticket, growing, examination))

    def read_with(self, read: Read, ahead: Ahead) -> None:
        """Read otherwise from now on."""
        self.forget()
        self._read, self._ahead = read, ahead

    def forget(self) -> None:
        """Nothing that was asked will be told. Waits for what is being read: no two threads read at a time."""
        self._newest += 1
        with self._busy:
            pass

    def _work(self, ticket: int, growing: Growing, examination: Examination) -> None:
        with self._busy:
            reading = self._made(ticket, growing, examination)
        if reading is not None:
            self._answered.emit(ticket, reading)

    def _made(self, ticket: int, growing: Growing, examination: Examination) -> Reading | None:
        """In three steps: a hand that lifts waits for the end of one, and not for all that nobody wants to know any more."""
        drawing = growing() if ticket == self._newest else None
        if drawing is None or ticket != self._newest:
            return None
        self._ahead(drawing)
        return self._read(drawing, examination) if ticket == self._newest else None

    def _tell(self, ticket: int, reading: Reading) -> None:
        if ticket == self._newest:
            self.made.emit(reading)
