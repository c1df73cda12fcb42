"""Keeps the drawing on the table in the library, if the clinician chose to: every finished stroke, on a worker.

Nothing is written before somebody asks for it. A new drawing, a file or a sample on the table ends it: what follows
belongs to nobody until somebody says whose it is. A locked library is forgotten, and so is its key; the sheet on the table
is taken up again where it was when somebody unlocks.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from bodymap.drawing.pain_drawing import FIGURE, PainDrawing
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.autosave import Autosave, Kept, Saving
from bodymap.records.begun import begun_from, begun_words
from bodymap.records.document import Document
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.locked import LockedStore
from bodymap.records.store.opening import (
    OpenStore,
    open_with_key,
    unlock,
)
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.restoring import card_for, key_for, restore
from bodymap.records.store.values import NOT_KEPT, Author, Person, SheetHead
from bodymap.records.store.values import Sheet as KeptSheet
from bodymap.records.store.watching import Watch
from bodymap.records.store.writes import utc_now
from bodymap.ui.record_following import NOBODY, Following, Locked
from bodymap.ui.record_library import LOCKED, RecordLibrary
from bodymap.ui.session import Session
from bodymap.ui.state import State

SAMPLE = tr_later("a sample is on the table, which is nobody's here; start a new drawing first")
UNGUARDED = tr_later(
    "the records have no passphrase, so whoever sits here could open them again; set one first, then lock"
)
MOMENT, PATIENCE = 2.0, 10.0
"""Seconds to wait for the disk: before a question, and before an older version would be shown."""
UNLOCKING = tr_later("Unlocking")
PUTTING_BACK = tr_later("The backup is being put back")
Failed = Callable[[BodymapError], object]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is followed: whose, which version the library has, and the document that version holds."""

    person: Person
    head: SheetHead
    saved: Document


BEGUN = tr_later("Begun from another drawing.")
BESIDE = tr_later("Begun from another drawing of the same visit.")


class RecordKeeper(RecordLibrary):
    """The one who knows the library and the sheet on the table.

    changed: how it stands with the sheet on the table; locked: nothing of the library may stay on the screen; rested: the sheet on the
    table was kept, or is about to leave it or to be locked, and the library has its newest version.
    """

    changed = Signal(object)  # Following
    locked = Signal()
    rested = Signal(object, str)  # RecordStore, id of the sheet
    _told = Signal(object)  # Saving[Document], from the thread that saves

    def __init__(self, session: Session, place: LibraryPlace, parent: QObject | None = None) -> None:
        super().__init__(place, parent)
        self._session = session
        self._autosave: Autosave[Document] | None = None
        self._offered: Document | None = None
        self._sheet: Sheet | None = None  # followed now, or once the library is unlocked again
        self._begun_from = NOT_KEPT  # the sheet that what is on the table was copied from
        self.following = NOBODY
        self._told.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        session.started.connect(self.let_go)
        session.changed.connect(self._follow)

    # Unlocked, locked, put back

    def unlock(self, secret: str, kind: WrapKind, done: Callable[[], object], failed: Failed) -> None:
        """Open it with a passphrase or the recovery key, beside the window: a guess is made to take long."""
        locked = self.store()
        if not isinstance(locked, LockedStore):
            done()
            return

        def have(store: OpenStore) -> None:
            self.unlocked(store)
            done()

        self.errands.run(
            tr(UNLOCKING), lambda _watch: unlock(locked, secret, kind, backup=False), have, failed
        )

    def unlocked(self, store: OpenStore) -> None:
        """It was opened with a passphrase; the sheet on the table is followed again."""
        self._have(store)
        sheet, self._sheet = self._sheet, None
        if sheet is None:
            self._tell(NOBODY)
        elif isinstance(store, RecordStore):
            self._take_up(store, sheet)
        else:
            self._tell(Following(sheet.person.pseudonym, False, store.why))
        self.opened.emit()

    def lock(self) -> None:
        """Finish saving, close the library and forget its key; what is on the table stays there.

        Raises BodymapError where no passphrase is set: then anybody could open it again.
        """
        store = self._store
        if not isinstance(store, RecordStore | ReadOnlyStore):
            return
        card = self._card
        if card is None or not self.guarded:
            raise BodymapError(tr(UNGUARDED))
        self._pause()
        self.errands.finish()
        store.close()
        self._store = LockedStore(self.place, card)
        self._tell(Following(locked=self._locked_now()))
        self.locked.emit()
        self.opened.emit()

    def close(self) -> None:
        """Finish saving and close the library; the key is forgotten."""
        self.errands.finish()
        self.let_go()
        self._shut()

    def restore(
        self, backup: Path, secret: str, kind: WrapKind, done: Callable[[Path], object], failed: Failed
    ) -> None:
        """Put a backup in the place of the library, beside the window; what it takes the place of is kept.

        secret: the passphrase or recovery key, "" where the library is open or has none. The drawing on the table stays,
        in nobody's record. done: told where the replaced library lies. What fails leaves everything as it was.
        """
        place, known = self.place, self._key()
        self._pause()
        self.errands.finish()
        self._shut()

        def work(watch: Watch) -> tuple[Path, OpenStore]:
            key = known or key_for(place, card_for(place, backup), secret, kind)
            aside = restore(place, backup, key, utc_now(), watch)
            return aside, open_with_key(place, key, backup=False)

        def put_back(made: tuple[Path, OpenStore]) -> None:
            self._have(made[1])
            if self._sheet is not None:
                self._session.mark_loose()
            self.let_go()
            self.opened.emit()
            done(made[0])

        def left(problem: BodymapError) -> None:
            self._open_again(known)
            self.opened.emit()
            failed(problem)

        self.errands.run(tr(PUTTING_BACK), work, put_back, left)

    def _open_again(self, key: LibraryKey | None) -> None:
        """After a restore that failed: the library as it was, and the sheet on the table in it."""
        with suppress(BodymapError):
            if key is not None:
                self._have(open_with_key(self.place, key, backup=False))
        if isinstance(self._store, RecordStore) and self._sheet is not None:
            self._take_up(self._store, self._sheet)

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
            raise BodymapError(tr(SAMPLE))
        begun_from = self._begun_from
        day = self.day(day)
        self.let_go()
        known = (visit for visit in store.visits(person.id) if visit.date == day)
        visit = next(known, None) or store.add_visit(person.id, day)
        document = self._session.document
        head = store.add_sheet(visit.id, author, document, begun_from)
        self._session.belong_to(day)
        self._begun_from = head.id  # of what somebody else keeps of it
        self._begin(store, Sheet(person, head, document))
        self.rested.emit(store, head.id)
        return head

    def open(self, person: Person, sheet: str) -> None:
        """Put a kept sheet on the table; it is followed where the library can be written. Raises BodymapError."""
        store = self.store()
        if not isinstance(store, RecordStore | ReadOnlyStore):
            raise BodymapError(tr(LOCKED))
        kept = self._kept(store, sheet)
        document = kept.document()
        notes = (*document.notes, *_begun(store, kept.head))
        self._session.put(replace(document, notes=notes), store.visit(kept.head.visit).date)
        self._begun_from = sheet
        if isinstance(store, RecordStore):
            self._begin(store, Sheet(person, kept.head, self._session.document))

    def copy(self, sheet: str, today: date) -> None:
        """Put a copy of a kept sheet on the table, as the start of another; it is in nobody's record until it is kept,
        and says then what it was begun from. Raises BodymapError.
        """
        store = self.store()
        if not isinstance(store, RecordStore | ReadOnlyStore):
            raise BodymapError(tr(LOCKED))
        kept = self._kept(store, sheet)
        start = begun_from(kept.document(), store.visit(kept.head.visit).date, today)
        self._session.put(start, here=True)
        self._begun_from = sheet

    def kept_drawing(self, sheet: str) -> PainDrawing:
        """A kept drawing, to look at. Raises BodymapError: the library is locked, or it is of another figure."""
        store = self.store()
        if not isinstance(store, RecordStore | ReadOnlyStore):
            raise BodymapError(tr(LOCKED))
        drawing = self._kept(store, sheet).document().drawing
        if drawing.figure != FIGURE:
            raise BodymapError(tr("it was painted on another figure and cannot be compared"))
        return drawing

    def put_beside(self) -> None:
        """Somebody else saved the sheet meanwhile: keep what is on the table as a copy beside it, and follow that.

        Raises BodymapError.
        """
        store, sheet = self._writable(), self._sheet
        if sheet is None:
            raise BodymapError(tr("what is on the table is in nobody's record; keep it in one first"))
        document = self._session.document
        head = store.save_as_copy(sheet.head, document)
        self._pause()
        self._begin(store, Sheet(sheet.person, head, document))

    def try_again(self) -> None:
        """Save what is on the table now, without waiting for the next try."""
        if self._autosave is not None:
            self._autosave.offer(self._session.document)

    def let_go(self) -> None:
        """Save what is left to save, and follow nothing any more. What could not be saved is told once more."""
        last = self._pause()
        sheet, self._sheet = self._sheet, None
        self._begun_from = NOT_KEPT
        if self.following.locked is not Locked.NO:
            self._tell(Following(locked=Locked.NOTHING))
        elif sheet is not None and last is not None and last.kept is Kept.FAILED:
            self._tell(Following(sheet.person.pseudonym, False, last.why))
        else:
            self._tell(NOBODY)

    def settle(self, seconds: float = MOMENT) -> None:
        """Wait for the disk a moment, so that nobody is asked about what is as good as saved."""
        if self._autosave is not None:
            self._heard(self._autosave.wait(seconds))

    def _kept(self, store: OpenStore, sheet: str) -> KeptSheet:
        """What the library holds of a sheet, once it has what is still on its way: that may be the very sheet on the table."""
        self.settle(PATIENCE)
        return store.sheet(sheet)

    def _writable(self) -> RecordStore:
        store = self.store()
        if isinstance(store, RecordStore):
            return store
        raise BodymapError(store.why or tr(LOCKED))

    def _begin(self, store: RecordStore, sheet: Sheet) -> None:
        """Follow a sheet that is on the disk as it is on the table."""
        self._follow_with(store, sheet)
        self._session.mark_kept(sheet.saved)
        self._tell(Following(sheet.person.pseudonym))

    def _take_up(self, store: RecordStore, sheet: Sheet) -> None:
        """Follow a sheet again; what changed meanwhile is saved."""
        self._follow_with(store, sheet)
        self._tell(Following(sheet.person.pseudonym))
        self._follow(self._session.state)

    def _follow_with(self, store: RecordStore, sheet: Sheet) -> None:
        self._sheet = sheet
        self._offered = sheet.saved
        self._autosave = Autosave(self._saver(store, sheet), self._told.emit)

    def _saver(self, store: RecordStore, sheet: Sheet) -> Callable[[Document], object]:
        """Each saving goes over the one before, never over what another window saved (compare and set)."""
        newest = [sheet]

        def save(document: Document) -> None:
            newest[0] = replace(sheet, head=store.save_sheet(newest[0].head, document), saved=document)
            if self._sheet is not None and self._sheet.head.id == sheet.head.id:
                self._sheet = newest[0]

        return save

    def _pause(self) -> Saving[Document] | None:
        """Save what is left to save, and no more after it. None where nothing is followed."""
        autosave, self._autosave = self._autosave, None
        self._offered = None
        if autosave is None:
            return None
        last = autosave.finish()
        if last.kept is Kept.SAVED and last.what is not None:
            self._session.mark_kept(last.what)
        if last.kept in (Kept.NOTHING, Kept.SAVED) and self._sheet is not None:
            self.rested.emit(self._store, self._sheet.head.id)
        return last

    def _locked_now(self) -> Locked:
        if self._sheet is None:
            return Locked.NOTHING
        return Locked.SAVED if self._sheet.saved is self._session.document else Locked.WAITING

    def _follow(self, state: State) -> None:
        document = self._session.document
        if state.preview:
            return
        if isinstance(self._store, LockedStore) and self.following.locked is not Locked.NO:
            self._tell(Following(locked=self._locked_now()))
        if self._autosave is None or document is self._offered:
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
        return (tr(BEGUN),)
    return (tr(BESIDE),) if visit.id == head.visit else (begun_words(visit.date),)
