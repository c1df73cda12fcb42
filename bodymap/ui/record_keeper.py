"""Keeps the drawing on the table in the library, if the clinician chose to: every finished stroke, on a worker.

Nothing is written before somebody asks for it. A new drawing, a file or a sample on the table ends it: what follows
belongs to nobody until somebody says whose it is.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal

from bodymap.drawing.pain_drawing import FIGURE, PainDrawing
from bodymap.files.problems import BodymapError
from bodymap.records.autosave import Autosave, Kept, Saving
from bodymap.records.begun import begun_from, begun_words
from bodymap.records.document import Document
from bodymap.records.store.opening import AnyStore, OpenStore, create_library, open_library
from bodymap.records.store.place import LibraryPlace, Presence
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import NOT_KEPT, Author, Person, SheetHead
from bodymap.ui.session import Session
from bodymap.ui.state import State


@dataclass(frozen=True, slots=True)
class Following:
    """Whose sheet is on the table; person "" = nobody's. trouble: why the newest is not saved, "" when it is."""

    person: str = ""
    saved: bool = True
    trouble: str = ""

    @property
    def words(self) -> str:
        """For the status line."""
        if not self.person:
            return ""
        if self.trouble:
            return f"NOT SAVED: {self.trouble}"
        return f"{'Saved' if self.saved else 'Saving'} in the record of {self.person}"


NOBODY = Following()
BEGUN = "Begun from another drawing."
BESIDE = "Begun from another drawing of the same visit."
LOCKED = "the library is locked; expected it to be unlocked first"
SAMPLE = "a sample is on the table, which is nobody's here; start a new drawing first"


class RecordKeeper(QObject):
    """The one who knows the library and the sheet on the table; `changed` tells how it stands with it.

    rested: the sheet on the table was kept, or is about to leave it, and the library has its newest version.
    """

    changed = Signal(object)  # Following
    rested = Signal(object, str)  # RecordStore, id of the sheet
    _told = Signal(object)  # Saving[Document], from the thread that saves

    def __init__(self, session: Session, place: LibraryPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = place
        self._store: AnyStore | None = None
        self._autosave: Autosave[Document] | None = None
        self._offered: Document | None = None
        self._begun_from = NOT_KEPT  # the sheet that what is on the table was copied from
        self._rest: Callable[[], object] | None = None  # tells that the followed sheet is at rest
        self.following = NOBODY
        self._told.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        session.started.connect(self.let_go)
        session.changed.connect(self._follow)

    # The library

    @property
    def exists(self) -> bool:
        """Whether anybody ever chose to keep records here, and they are there."""
        return self._place.presence() is not Presence.NONE

    def begin(self) -> RecordStore:
        """Make the library. Raises BodymapError."""
        made = create_library(self._place)
        self._store = made
        return made

    def store(self) -> AnyStore:
        """The open library; opened when it is first asked for. Raises BodymapError."""
        if self._store is None:
            self._store = open_library(self._place)
        return self._store

    def unlocked(self, store: AnyStore) -> None:
        """It was opened with a passphrase."""
        self._store = store

    def close(self) -> None:
        """Finish saving and close the library; the key is forgotten."""
        self.let_go()
        store, self._store = self._store, None
        if isinstance(store, RecordStore | ReadOnlyStore):
            store.close()

    # The sheet on the table

    def day(self, today: date) -> date:
        """The day of the visit at which what is on the table would be kept: a drawing of an earlier visit stays one of that."""
        return self._session.drawn_on(today) or today

    def keep(self, person: Person, day: date, author: Author) -> SheetHead:
        """Put what is on the table into the record of a person, at the visit of that day, and follow it from now on.

        A drawing of an earlier visit stays one of that day, see `day`. Raises BodymapError; nothing is followed then.
        """
        store = self._writable()
        if self._session.document.sample_source:
            raise BodymapError(SAMPLE)
        begun_from = self._begun_from
        day = self.day(day)
        self.let_go()
        known = (visit for visit in store.visits(person.id) if visit.date == day)
        visit = next(known, None) or store.add_visit(person.id, day)
        document = self._session.document
        head = store.add_sheet(visit.id, author, document, begun_from)
        self._session.belong_to(day)
        self._begun_from = head.id  # of what somebody else keeps of it
        self._begin(store, person, head, document)
        self.rested.emit(store, head.id)
        return head

    def open(self, person: Person, sheet: str) -> None:
        """Put a kept sheet on the table; it is followed where the library can be written. Raises BodymapError."""
        store = self.store()
        if not isinstance(store, RecordStore | ReadOnlyStore):
            raise BodymapError(LOCKED)
        kept = store.sheet(sheet)
        document = kept.document()
        notes = (*document.notes, *_begun(store, kept.head))
        self._session.put(replace(document, notes=notes), store.visit(kept.head.visit).date)
        self._begun_from = sheet
        if isinstance(store, RecordStore):
            self._begin(store, person, kept.head, self._session.document)

    def copy(self, sheet: str, today: date) -> None:
        """Put a copy of a kept sheet on the table, as the start of another; it is in nobody's record until it is kept,
        and says then what it was begun from. Raises BodymapError.
        """
        store = self.store()
        if not isinstance(store, RecordStore | ReadOnlyStore):
            raise BodymapError(LOCKED)
        kept = store.sheet(sheet)
        start = begun_from(kept.document(), store.visit(kept.head.visit).date, today)
        self._session.put(start, here=True)
        self._begun_from = sheet

    def kept_drawing(self, sheet: str) -> PainDrawing:
        """A kept drawing, to look at. Raises BodymapError: the library is locked, or it is of another figure."""
        store = self.store()
        if not isinstance(store, RecordStore | ReadOnlyStore):
            raise BodymapError(LOCKED)
        drawing = store.sheet(sheet).document().drawing
        if drawing.figure != FIGURE:
            raise BodymapError("it was painted on another figure and cannot be compared")
        return drawing

    def let_go(self) -> None:
        """Save what is left to save, and follow nothing any more. What could not be saved is told once more."""
        autosave, self._autosave = self._autosave, None
        self._offered = None
        self._begun_from = NOT_KEPT
        if autosave is None:
            return
        last = autosave.finish()
        rest, self._rest = self._rest, None
        if rest is not None and last.kept in (Kept.NOTHING, Kept.SAVED):
            rest()
        self._tell(Following(self.following.person, False, last.why) if last.kept is Kept.FAILED else NOBODY)

    def settle(self) -> None:
        """Wait for the disk a moment, so that nobody is asked about what is as good as saved."""
        if self._autosave is not None:
            self._heard(self._autosave.wait())

    def _writable(self) -> RecordStore:
        store = self.store()
        if isinstance(store, RecordStore):
            return store
        raise BodymapError(store.why or LOCKED)

    def _begin(self, store: RecordStore, person: Person, head: SheetHead, document: Document) -> None:
        self._offered = document
        self._rest = lambda: self.rested.emit(store, head.id)
        self._autosave = Autosave(self._saver(store, head), self._told.emit)
        self._session.mark_kept(document)
        self._tell(Following(person.pseudonym))

    def _saver(self, store: RecordStore, head: SheetHead) -> Callable[[Document], object]:
        """Each saving goes over the one before, never over what another window saved (compare and set)."""
        newest = [head]

        def save(document: Document) -> None:
            newest[0] = store.save_sheet(newest[0], document)

        return save

    def _follow(self, state: State) -> None:
        document = self._session.document
        if self._autosave is None or state.preview or document is self._offered:
            return
        self._offered = document
        self._autosave.offer(document)
        self._tell(Following(self.following.person, saved=False, trouble=self.following.trouble))

    def _heard(self, saving: Saving[Document]) -> None:
        if self._autosave is None or saving.what is not self._offered:
            return  # of a sheet that is no longer on the table, or something newer is on its way
        if saving.kept is Kept.SAVED and saving.what is not None:
            self._session.mark_kept(saving.what)
        self._tell(Following(self.following.person, saving.kept is Kept.SAVED, saving.why))

    def _tell(self, following: Following) -> None:
        if following != self.following:
            self.following = following
            self.changed.emit(following)


def _begun(store: OpenStore, head: SheetHead) -> tuple[str, ...]:
    """What a sheet that was begun from another one says of itself."""
    if head.copy_of == NOT_KEPT:
        return ()
    try:
        visit = store.visit(store.sheet(head.copy_of).head.visit)
    except BodymapError:  # the earlier one is damaged; this one is not
        return (BEGUN,)
    return (BESIDE,) if visit.id == head.visit else (begun_words(visit.date),)
