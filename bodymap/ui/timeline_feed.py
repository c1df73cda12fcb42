"""Reads a person's record beside the window, the newest drawing first, and hands over one drawing at a time.

Nothing in it raises: what cannot be read comes as words in its place. Whoever closes the sheet stops it.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Semaphore, Thread

from PySide6.QtCore import QObject, Qt, Signal

from bodymap.atlas.atlas import Atlas
from bodymap.exports.loaded_sheet import LoadedSheet, load_sheet
from bodymap.exports.timeline import agreements
from bodymap.files.problems import BodymapError
from bodymap.knowledge.rules import DrawnTwice
from bodymap.language import tr, tr_later
from bodymap.records.store.reads import Reads
from bodymap.records.store.record_of import KeptSheet, record_of

Call = Callable[[], object]
GLANCE = 0.1
"""Seconds between two looks whether the sheet was closed."""
UNEXPECTED = tr_later("The program met a fault of its own; this drawing is not shown here. It was not changed.")


class TimelineFeed(QObject):
    """listed: the places of the record, the oldest first; loaded: one of them, by its number; finished: how alike patient and
    clinician are, visit by visit; failed: why the record cannot be read at all.
    """

    listed = Signal(object)  # tuple[KeptSheet, ...]
    loaded = Signal(int, object)  # LoadedSheet
    finished = Signal(object)  # tuple[Agreement, ...]
    failed = Signal(str)
    _told = Signal(object)  # whether it was given up meanwhile, and a call that belongs into the thread of the window

    def __init__(self, atlas: Atlas, rules: DrawnTwice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._rules = rules
        self._stop = Event()
        self._thread: Thread | None = None
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self, store: Reads, person: str) -> None:
        """Read the record of a person; what was being read before is given up."""
        self.stop()
        self._stop = stop = Event()
        work = Thread(target=lambda: self._work(store, person, stop), name="timeline", daemon=True)
        self._thread = work
        work.start()

    def stop(self, seconds: float = 10.0) -> None:
        """Read no more, and wait for what is being read: the library may be closed after this."""
        self._stop.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(seconds)

    def _work(self, store: Reads, person: str, stop: Event) -> None:
        try:
            places = record_of(store, person)
        except BodymapError as problem:
            sentence = problem.sentence
            self._send(stop, lambda: self.failed.emit(sentence))
            return
        self._send(stop, lambda: self.listed.emit(places))
        found: dict[int, LoadedSheet] = {}
        taken = Semaphore(1)
        for number in reversed(range(len(places))):
            if stop.is_set():
                return
            found[number] = one = self._loaded(store, places[number])
            while not taken.acquire(timeout=GLANCE):  # the window has drawn the one before: it never has two to draw at once
                if stop.is_set():
                    return
            self._send(stop, lambda number=number, one=one: self._hand_over(number, one, taken))
        alike = agreements([found[number] for number in sorted(found)], self._rules)
        self._send(stop, lambda: self.finished.emit(alike))

    def _hand_over(self, number: int, one: LoadedSheet, taken: Semaphore) -> None:
        try:
            self.loaded.emit(number, one)
        finally:
            taken.release()

    def _loaded(self, store: Reads, place: KeptSheet) -> LoadedSheet:
        try:
            return load_sheet(store, self._atlas, place)
        except Exception:  # whatever it is, the other drawings are shown, and this one says that it is not
            return LoadedSheet(place, fault=tr(UNEXPECTED))

    def _send(self, stop: Event, call: Call) -> None:
        if not stop.is_set():
            with suppress(RuntimeError):  # the window is gone
                self._told.emit((stop, call))

    def _tell(self, told: tuple[Event, Call]) -> None:
        stop, call = told
        if not stop.is_set():
            call()
