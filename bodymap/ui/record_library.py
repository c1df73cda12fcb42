"""The library as one window has it: opened when it is first asked for, backed up beside the window, and what is known of its key."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.document import Document
from bodymap.records.drafts import open_draft, prepare
from bodymap.records.keys.keepers import Keeping
from bodymap.records.keys.key_card import KeyCard
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.store.backups import (
    NO_WAY_BACK,
    SECOND_MISSING,
    backup_if_due,
    opens_elsewhere,
    spread_card,
)
from bodymap.records.store.locked import LockedStore
from bodymap.records.store.opening import AnyStore, create_library, open_library
from bodymap.records.store.place import LibraryPlace, Presence
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.writes import utc_now
from bodymap.ui.errands import Errands

LOCKED = tr_later("the library is locked; expected it to be unlocked first")
BACKING_UP = tr_later("A backup of the records is being made")
SPREADING = tr_later("The key card is laid beside the backups")
READYING = tr_later("The place for the table is made ready")


class RecordLibrary(QObject):
    """opened: the library is open, locked or another one now, whoever shows it looks again; remarked: it has something to say
    of itself; table_ready: what is on the table can be kept sealed from now on.
    """

    opened = Signal()
    remarked = Signal()
    table_ready = Signal()

    def __init__(self, place: LibraryPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.errands = Errands(self)
        self._store: AnyStore | None = None
        self._card: KeyCard | None = None

    @property
    def exists(self) -> bool:
        """Whether anybody ever chose to keep records here, and they are there."""
        return self.place.presence() is not Presence.NONE

    @property
    def is_open(self) -> bool:
        """Whether people of the library can be seen in this window."""
        return isinstance(self._store, RecordStore | ReadOnlyStore)

    @property
    def guarded(self) -> bool:
        """Whether a passphrase is set, as far as this window knows."""
        return self._card is not None and self._card.keeping is Keeping.PASSPHRASE

    def begin(self) -> RecordStore:
        """Make the library. Raises BodymapError."""
        made = create_library(self.place)
        self._store, self._card = made, self.place.ring.read()
        self._ready_table(made)
        return made

    def store(self) -> AnyStore:
        """The open library; opened when it is first asked for. Raises BodymapError."""
        if self._store is None:
            self._have(open_library(self.place, backup=False))
        assert self._store is not None
        return self._store

    def store_now(self) -> AnyStore | None:
        """The library as it is open in this window at the moment; None where it was not opened yet or does not open."""
        return self._store

    @property
    def card(self) -> KeyCard | None:
        """The key card, once the library was opened here."""
        return self._card

    def know(self, card: KeyCard) -> None:
        """The passphrase was set, changed or removed."""
        self._card = card
        store = self._store
        if isinstance(store, RecordStore):
            self.errands.run(
                tr(SPREADING), lambda _watch: spread_card(store), lambda _said: None, lambda _problem: None
            )
        self.opened.emit()

    def _key(self) -> LibraryKey | None:
        """A copy of the key, which outlives the closing of the library."""
        return LibraryKey(self._store.key.raw()) if isinstance(self._store, RecordStore) else None

    def _have(self, store: AnyStore) -> None:
        self._store = store
        self._card = self.place.ring.read()
        if isinstance(store, RecordStore):
            self._ready_table(store)
            self._back_up(store)

    def _ready_table(self, store: RecordStore) -> None:
        """Whoever keeps records can have the table kept too, sealed for them."""
        folder, key = self.place.table, LibraryKey(store.key.raw())
        self.errands.run(
            tr(READYING),
            lambda _watch: prepare(folder, key),
            lambda _done: self.table_ready.emit(),
            lambda _problem: None,  # a disk that cannot be written is told where it is written
        )

    def draft(self, path: Path) -> Document:
        """What was left behind on a table. Raises BodymapError: the records are locked, or it is not theirs."""
        store = self.store()
        if isinstance(store, LockedStore):
            raise BodymapError(tr(LOCKED))
        key = store.key if isinstance(store, RecordStore) else self.place.ring.fetch(self.place.ring.read())
        return open_draft(path, key).document

    def _shut(self) -> None:
        store, self._store = self._store, None
        if isinstance(store, RecordStore | ReadOnlyStore):
            store.close()

    def _back_up(self, store: RecordStore) -> None:
        """Where one is due. A second place that is not plugged in is no fault; the sheet says it."""

        def remark(said: tuple[str, ...]) -> None:
            store.remarks += said
            if said:
                self.remarked.emit()

        self.errands.run(
            tr(BACKING_UP),
            lambda watch: backup_if_due(store, utc_now(), watch),
            remark,
            lambda problem: remark((tr("no backup was made: {sentence}", sentence=problem.sentence),)),
        )

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the library says of itself, as sentences."""
        if not isinstance(self._store, RecordStore):
            return ()
        return (*self._store.remarks, *([] if self.opens_elsewhere else [f"{tr(NO_WAY_BACK)}."]))

    @property
    def opens_elsewhere(self) -> bool:
        """Whether the records and their backups can be opened without this computer."""
        return self._card is not None and opens_elsewhere(self._card)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Those of them that somebody has to do something about."""
        remarks = self._store.remarks if isinstance(self._store, RecordStore) else ()
        return tuple(one for one in remarks if tr(SECOND_MISSING) not in one)
