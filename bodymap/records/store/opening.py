"""Opens the library: for writing when it can be, to be read when only that can be, locked while its key is missing."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from bodymap.files.owned import make_owned
from bodymap.files.problems import BodymapError
from bodymap.files.whole import put_in_place, reason_for
from bodymap.language import tr, tr_later
from bodymap.records.keys.keepers import Keeping, own_folder_only
from bodymap.records.keys.key_card import KeyCard
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.backups import backup_if_due, backup_name, copy_verified, side_files
from bodymap.records.store.connection import (
    COPYING,
    Connection,
    SqlError,
    open_to_read,
    open_to_write,
    user_version,
)
from bodymap.records.store.faults import told
from bodymap.records.store.lock import FileLock, LockedByOtherError, NoLocksError, UnwritableError
from bodymap.records.store.locked import LockedStore
from bodymap.records.store.migrations import NEWER, STEPS, Step, check_readable, migrate, newest
from bodymap.records.store.place import LibraryPlace, Presence
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore, Releasable
from bodymap.records.store.writes import Clock, utc_now

OpenStore: TypeAlias = RecordStore | ReadOnlyStore
AnyStore: TypeAlias = RecordStore | ReadOnlyStore | LockedStore
TakeLock: TypeAlias = Callable[[Path], Releasable]

NO_LIBRARY = tr_later("there is no library yet; expected one to be made first")
LOST = tr_later("the library is gone, but backups of it are there: `bodymap library restore` brings one back")
THERE = tr_later("there is a library already; it was not touched")
NO_CARD = tr_later(
    "the key card of the library is not there; put it back, or copy the one that lies among the backups"
)
OLDER = tr_later(
    "the library has an older format and can only be read here; open it once where it can be written"
)
EMPTY = tr_later(
    "the file of the library is empty, so it was damaged; `bodymap library restore` brings back a backup"
)
UNREAD = tr_later(
    "the newest entries lie beside the library and cannot be read on this disk; copy its folder to another one"
)


def create_library(place: LibraryPlace, clock: Clock = utc_now) -> RecordStore:
    """Make an empty library and open it. Raises BodymapError when there is one, or was one whose backups are there."""
    presence = place.presence()
    if presence is not Presence.NONE:
        raise BodymapError(tr(THERE) if presence is Presence.THERE else tr(LOST), place.library)
    own_folder_only(place.folder)
    lock = FileLock(place.lock)
    try:
        key = _key_for(place)
        _made_file(place, key)
        return _opened_to_write(place, key, lock, clock, STEPS)
    except BaseException:
        lock.release()
        raise


def open_library(place: LibraryPlace, clock: Clock = utc_now, backup: bool = True) -> AnyStore:
    """The library as it can be opened here: RecordStore, ReadOnlyStore, or LockedStore when its key is not at hand.

    backup: make a backup when one is due; False when the caller does so in a worker (`backup_if_due`).
    Raises BodymapError: there is none, it is gone, it is damaged, it is too new to be read.
    """
    card = _card_of(place)
    if card.keeping is Keeping.PASSPHRASE:
        return LockedStore(place, card)
    try:
        key = place.ring.fetch(card)
    except BodymapError as error:
        return LockedStore(place, card, error.sentence)
    return open_with_key(place, key, clock, backup)


def unlock(
    locked: LockedStore, secret: str, kind: WrapKind, clock: Clock = utc_now, backup: bool = True
) -> OpenStore:
    """Open a locked library by its passphrase or its printed recovery key. Raises BodymapError when it does not fit."""
    card = locked.place.ring.read()  # the passphrase may have been changed in another window
    key = locked.place.ring.open_with(card, kind, secret)
    return open_with_key(locked.place, key, clock, backup)


def lock_again(store: RecordStore) -> LockedStore:
    """Close an open library and forget its key."""
    card = store.place.ring.read()
    store.close()
    return LockedStore(store.place, card)


def open_with_key(
    place: LibraryPlace,
    key: LibraryKey,
    clock: Clock = utc_now,
    backup: bool = True,
    take_lock: TakeLock = FileLock,
    steps: Sequence[Step] = STEPS,
) -> OpenStore:
    """The library with its key at hand. take_lock, steps: what is in use but in tests. Raises BodymapError."""
    try:
        lock = take_lock(place.lock)
    except (LockedByOtherError, UnwritableError, NoLocksError) as error:
        alone = isinstance(error, UnwritableError)
        return _opened_to_read(place, key, error.sentence, steps, alone)
    try:
        ours = newest(steps)
        theirs = _format_of(place, key)
        _check_not_empty(place, theirs)
        if theirs > ours:
            lock.release()
            return _opened_to_read(place, key, tr(NEWER, theirs=theirs, ours=ours), steps, alone=False)
        store = _opened_to_write(place, key, lock, clock, steps)
    except BaseException:
        lock.release()
        raise
    if backup:
        store.remarks += backup_if_due(store, clock())
    return store


def _card_of(place: LibraryPlace) -> KeyCard:
    presence = place.presence()
    if presence is not Presence.THERE:
        raise BodymapError(tr(NO_LIBRARY) if presence is Presence.NONE else tr(LOST), place.library)
    if not place.card.exists():
        raise BodymapError(tr(NO_CARD), place.card)
    return place.ring.read()


def _key_for(place: LibraryPlace) -> LibraryKey:
    """A card that is left from a library that was never finished is used again: it may be all that opens a copy."""
    if not place.card.exists():
        return place.ring.begin()[1]
    return place.ring.fetch(place.ring.read())


def _made_file(place: LibraryPlace, key: LibraryKey) -> None:
    """The empty library, whole or not at all: laid out under another name first, as one file that needs none beside it."""
    fresh = place.folder / "new-library.db"
    for leftover in (fresh, *side_files(fresh)):
        with suppress(OSError):
            leftover.unlink()
    try:
        make_owned(fresh)
        connection = open_to_write(fresh, key, COPYING)
        try:
            migrate(connection)
        finally:
            connection.close()
        put_in_place(fresh, place.library)
    except SqlError as error:
        raise told(error, fresh) from error
    except OSError as error:
        raise BodymapError(
            tr("the library cannot be made: {reason_for}", reason_for=reason_for(error)), place.library
        ) from error


def _format_of(place: LibraryPlace, key: LibraryKey) -> int:
    """Asked by who may write: what a crash left half done is taken back then, which a reader may not. Changes nothing else."""
    connection = open_to_write(place.library, key, ())
    try:
        return user_version(connection)
    except SqlError as error:
        raise told(error, place.library) from error
    finally:
        connection.close()


def _opened_to_write(
    place: LibraryPlace, key: LibraryKey, lock: Releasable, clock: Clock, steps: Sequence[Step]
) -> RecordStore:
    """Owner-only again whatever happened to its rights; an older format is brought to ours, after a backup of it."""
    with suppress(OSError):  # somebody else's file: SQLite tells what it thinks of it
        make_owned(place.library)
    connection = open_to_write(place.library, key)
    try:
        if user_version(connection) < newest(steps):
            _backup_before(place, key, _changes(connection), clock)
            migrate(connection, steps)
    except SqlError as error:
        raise told(error, place.library) from error
    finally:
        connection.close()
    return RecordStore(place, key, lock, clock)


def _check_not_empty(place: LibraryPlace, format_number: int) -> None:
    """A file that something cut to nothing must not become a new library in silence."""
    if format_number < 1:
        raise BodymapError(tr(EMPTY), place.library)


def _changes(connection: Connection) -> int:
    return int(connection.execute("SELECT value FROM about WHERE name = 'changes'").fetchall()[0][0])


def _backup_before(place: LibraryPlace, key: LibraryKey, changes: int, clock: Clock) -> None:
    """Before a migration there is always a backup, or there is no migration."""
    own_folder_only(place.backups)
    copy_verified(place.library, place.backups / backup_name(clock(), changes), key)


def _opened_to_read(
    place: LibraryPlace, key: LibraryKey, why: str, steps: Sequence[Step], alone: bool
) -> ReadOnlyStore:
    """alone: the disk cannot be written, so nobody writes, and SQLite must not try to."""
    wal, _shm, journal = side_files(place.library)
    if alone and any(waiting.exists() and waiting.stat().st_size for waiting in (wal, journal)):
        raise BodymapError(tr(UNREAD), place.library)

    def connect() -> Connection:
        return open_to_read(place.library, key, alone)

    store = ReadOnlyStore(place.library, connect, why)
    try:
        with store.asking() as connection:
            _check_not_empty(place, user_version(connection))
            if user_version(connection) < newest(steps):
                raise BodymapError(tr(OLDER), place.library)
            check_readable(connection, newest(steps))
    except BaseException:
        store.close()
        raise
    return store
