"""Backups: made by SQLite's own copier into a new file, opened and checked before they count, thinned by their dates.

A name holds the time and how often the library had been written: `library-20260726T143000Z-000123.db`. Nobody's name.
"""

import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bodymap.files.owned import make_owned
from bodymap.files.problems import BodymapError
from bodymap.files.whole import put_in_place, reason_for
from bodymap.language import tr, tr_later
from bodymap.records.keys.keepers import own_folder_only
from bodymap.records.keys.key_card import KeyCard, write_card
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.store import rows
from bodymap.records.store.connection import (
    COPYING,
    Connection,
    SqlError,
    damage,
    open_to_read,
    open_to_write,
)
from bodymap.records.store.faults import told
from bodymap.records.store.place import SUFFIX
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.rotation import due, staying
from bodymap.records.store.values import Counts
from bodymap.records.store.watching import GivenUpError, Watch, unwatched

_NAME = re.compile(r"library-(\d{8}T\d{6}Z)-(\d{6,})\.db", re.ASCII)
_TIME = "%Y%m%dT%H%M%SZ"
SECOND_FOLDER = "bodymap-backups"
"""Made inside the folder a person chooses as the second place."""
SECOND_MISSING = tr_later("the second place for backups is not there; plug it in, or choose another")
NO_WAY_BACK = tr_later(
    "Only this computer holds the key: without a recovery key or a passphrase no backup opens anywhere else, also not after "
    "this disk is lost"
)
STEP = 256
"""Pages (of 4 KiB) that are copied between two looks whether somebody wants to stop."""
COPYING_SHARE = 0.7
"""Part of the whole that copying takes; the rest is looking at the copy. Assumed."""
NOT_SOUND = tr_later("the backup is damaged ({first}); it was not used, choose another")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file; made: UTC; changes: how often the library had been written."""

    path: Path
    made: datetime
    changes: int


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups of a folder, the newest first; other files are not looked at."""
    try:
        found = [_backup(path) for path in folder.iterdir()]
    except OSError:
        return ()
    return tuple(
        sorted((one for some in found for one in some), key=lambda b: (b.made, b.changes), reverse=True)
    )


def backup_name(made: datetime, changes: int) -> str:
    """The name of a backup."""
    return f"library-{made.astimezone(UTC).strftime(_TIME)}-{changes:06d}{SUFFIX}"


def _backup(path: Path) -> tuple[Backup, ...]:
    found = _NAME.fullmatch(path.name)
    if not found:
        return ()
    try:
        made = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return ()
    return (Backup(path, made, int(found[2])),)


def backup_if_due(store: RecordStore, now: datetime, watch: Watch = unwatched) -> tuple[str, ...]:
    """Make backups where they are due; answers sentences about those that could not be made. Raises GivenUpError alone.

    At most one every 30 minutes, and only when the library was written since. May take seconds: call it from a worker.
    """
    said: list[str] = []
    try:
        changes = int(store.about("changes"))
        for folder in backup_folders(store):
            known = backups_in(folder)
            if due((b.made for b in known[:1]), not known or known[0].changes != changes, now):
                said += _made(store, folder, now, watch)
    except GivenUpError:
        raise
    except BodymapError as error:
        said.append(error.sentence)
    return tuple(said)


def _made(store: RecordStore, folder: Path, now: datetime, watch: Watch) -> tuple[str, ...]:
    try:
        make_backup(store, folder, now, watch)
    except GivenUpError:
        raise
    except BodymapError as error:
        away = error.sentence == tr(SECOND_MISSING)  # one was made here, and nothing is wrong
        return (error.sentence if away else tr("no backup was made: {sentence}", sentence=error.sentence),)
    return ()


def backup_folders(store: RecordStore) -> tuple[Path, ...]:
    """The folder on the same disk, and the second place when one is set."""
    second = store.about("second_place")
    return (store.place.backups, *([Path(second) / SECOND_FOLDER] if second else []))


def make_backup(store: RecordStore, folder: Path, now: datetime, watch: Watch = unwatched) -> Backup:
    """Make a backup now, with the key card beside it, and thin the others. Raises BodymapError; nothing half stays.

    The second place itself has to be there: a stick that is not plugged in is not replaced by a folder of its name.
    """
    if folder.name == SECOND_FOLDER and not folder.parent.is_dir():
        raise BodymapError(tr(SECOND_MISSING), folder.parent)
    own_folder_only(folder)
    made = now.astimezone(UTC).replace(microsecond=0)
    target = folder / backup_name(made, int(store.about("changes")))
    copy_verified(store.place.library, target, store.key, watch=watch)
    write_card(store.place.ring.read(), folder / store.place.card.name)
    thin(folder, now)
    return Backup(target, made, int(store.about("changes")))


def spread_card(store: RecordStore) -> tuple[str, ...]:
    """Lay the key card of now beside every set of backups that can be reached: one with an old card opens with the old
    passphrase, or with none at all. Answers sentences about those it could not be laid beside.
    """
    said: list[str] = []
    card = store.place.ring.read()
    for folder in backup_folders(store):
        try:
            if folder.is_dir():
                write_card(card, folder / store.place.card.name)
            elif folder.name == SECOND_FOLDER and not folder.parent.is_dir():
                said.append(tr(SECOND_MISSING))
        except BodymapError as error:
            said.append(error.sentence)
    return tuple(said)


def opens_elsewhere(card: KeyCard) -> bool:
    """Whether a backup can be opened without this computer: by a passphrase or a recovery key."""
    return bool(card.wraps)


def thin(folder: Path, now: datetime) -> None:
    """Remove the backups that the rotation does not keep."""
    found = backups_in(folder)
    keep = staying((one.made for one in found), now)
    for one in found:
        if one.made not in keep:
            with suppress(OSError):
                one.path.unlink()


def copy_verified(
    source: Path, target: Path, key: LibraryKey, alone: bool = False, watch: Watch = unwatched
) -> None:
    """Copy an encrypted library into a new file beside the target, check the copy, put it in place. Raises BodymapError.

    alone: nobody writes the source meanwhile.
    """
    beside = target.parent / f".bodymap-{secrets.token_hex(8)}.tmp"
    try:
        counts = _copied(source, beside, key, alone, watch)
        check_copy(beside, key, counts)
        watch(1.0)
        put_in_place(beside, target)
    except OSError as error:
        raise BodymapError(
            tr("the copy could not be written: {reason_for}", reason_for=reason_for(error)), target
        ) from error
    finally:
        for leftover in (beside, *side_files(beside)):
            with suppress(OSError):
                leftover.unlink()


def _copied(source: Path, beside: Path, key: LibraryKey, alone: bool, watch: Watch) -> Counts:
    """What stood in the source when it was copied."""
    make_owned(beside)
    reading = open_to_read(source, key, alone)
    try:
        writing = open_to_write(beside, key, COPYING)
        try:
            reading.execute("BEGIN")  # one state of the library, whatever is written meanwhile
            counts = _counts(reading)
            reading.backup(
                writing,
                pages=STEP,
                progress=lambda _code, rest, whole: watch(COPYING_SHARE * (1 - rest / max(whole, 1))),
            )
            writing.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, which needs none beside it
            return counts
        finally:
            writing.close()
    except SqlError as error:
        raise told(error, beside) from error
    finally:
        reading.close()


def check_copy(path: Path, key: LibraryKey, counts: Counts | None = None) -> None:
    """Open a copy that lies still and look at all of it; counts: how much has to be in it. Raises BodymapError."""
    connection = open_to_read(path, key, alone=True)
    try:
        found = damage(connection) or rows.damaged(connection)  # a copy can make sound pages of damaged ones
        if found:
            raise BodymapError(tr(NOT_SOUND, first=found[0]), path)
        if counts is not None and _counts(connection) != counts:
            raise BodymapError(tr(NOT_SOUND, first=tr("it does not hold everything")), path)
    except SqlError as error:
        raise told(error, path) from error
    finally:
        connection.close()


def side_files(path: Path) -> tuple[Path, ...]:
    """What SQLite may have put beside a library."""
    return tuple(Path(f"{path}{end}") for end in ("-wal", "-shm", "-journal"))


def _counts(connection: Connection) -> Counts:
    return Counts(*connection.execute(rows.COUNTS).fetchall()[0])
