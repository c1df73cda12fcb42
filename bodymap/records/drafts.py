"""What is on the table and in nobody's record, kept for the case of a crash: sealed, and only where records are kept.

A draft lies in `table/` beside the library, under a random name, sealed with the half that anybody may know (sealed_box): it is
written while the library is locked or was never opened, and read only with its key. Whoever writes a draft holds a lock,
which goes with the process: a draft whose lock is free was left behind by one that ended without being asked.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bodymap.files.bounded import JSON_CAPS, read_json
from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.language import tr
from bodymap.records.document import Document
from bodymap.records.drawing_file import checked_text_of, document_of
from bodymap.records.keys.keepers import own_folder_only
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.keys.sealed_box import HALF, NOT_OURS, sealed, sealing_half, unsealed
from bodymap.records.store.lock import FileLock, LockedByOtherError
from bodymap.records.table_place import HALF_NAME

DRAFT, LOCK = ".draft", ".lock"
OLD_LOCK = 24 * 3600.0
"""Seconds after which a lock without a draft is taken away."""
OVERHEAD = 200
"""Bytes that sealing and the time add to a drawing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was on a table; at: UTC."""

    document: Document
    at: datetime


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A draft that nobody writes any more; at: when it was written last, UTC. Nothing of it is known without the key."""

    path: Path
    at: datetime


def prepare(folder: Path, key: LibraryKey) -> None:
    """Lay the half that seals beside the library; nothing where it lies there already. Raises BodymapError."""
    half = sealing_half(key).hex() + "\n"
    path = folder / HALF_NAME
    own_folder_only(folder)
    if not path.exists() or path.read_bytes() != half.encode():
        write_whole(path, half)


class DraftFile:
    """The draft of one window. Its lock is held until `close`."""

    def __init__(self, folder: Path) -> None:
        """Raises BodymapError: no records are kept here, or the folder cannot be written."""
        self._half = _half_in(folder)
        _tidy(folder)
        self.path = folder / f"{secrets.token_hex(8)}{DRAFT}"
        self._lock_path = self.path.with_suffix(LOCK)
        self._lock = FileLock(self._lock_path)

    def save(self, document: Document) -> None:
        """Returns when the disk has it. Raises BodymapError; the one before is untouched then."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        write_whole(self.path, sealed(f"{at}\n{checked_text_of(document)}".encode(), self._half))

    def clear(self) -> None:
        """Nothing is on the table that would be lost."""
        with suppress(FileNotFoundError):
            self.path.unlink()

    def close(self) -> None:
        """The window goes as it should: nothing stays behind."""
        with suppress(OSError):
            self.clear()
        self._lock.release()
        with suppress(OSError):
            self._lock_path.unlink()


def left_behind(folder: Path) -> tuple[LeftBehind, ...]:
    """The drafts of windows that ended without being asked, the newest first."""
    try:
        found = [path for path in folder.iterdir() if path.suffix == DRAFT]
    except OSError:
        return ()
    free = [LeftBehind(path, _written(path)) for path in found if not _is_held(path)]
    return tuple(sorted(free, key=lambda one: one.at, reverse=True))


def open_draft(path: Path, key: LibraryKey) -> Draft:
    """What was on the table, checked like any file. Raises BodymapError; the draft stays where it is."""
    try:
        if path.stat().st_size > JSON_CAPS.size + OVERHEAD:
            raise BodymapError(tr(NOT_OURS), path)
        box = path.read_bytes()
    except OSError as error:
        raise BodymapError(
            tr("the drawing cannot be read: {strerror}", strerror=error.strerror), path
        ) from error
    at, _, text = unsealed(box, key).decode("utf-8", "replace").partition("\n")
    try:
        written = datetime.fromisoformat(at)
    except ValueError:
        raise BodymapError(tr(NOT_OURS), path) from None
    return Draft(document_of(read_json(text, name=tr("the drawing that was left behind"))), written)


def remove_draft(path: Path) -> None:
    """It is safe elsewhere, or nobody wants it."""
    for one in (path, path.with_suffix(LOCK)):
        with suppress(OSError):
            one.unlink()


def _tidy(folder: Path) -> None:
    """Locks of windows that ended with nothing on the table. Young ones stay: one may just be taken."""
    for lock in folder.glob(f"*{LOCK}"):
        draft = lock.with_suffix(DRAFT)
        old = datetime.now(UTC).timestamp() - _written(lock).timestamp() > OLD_LOCK
        if old and not draft.exists() and not _is_held(draft):
            with suppress(OSError):
                lock.unlink()


def _half_in(folder: Path) -> bytes:
    try:
        half = bytes.fromhex((folder / HALF_NAME).read_text("ascii"))
    except (OSError, ValueError):
        half = b""
    if len(half) != HALF:
        raise BodymapError(
            tr("nothing on the table is kept here: no records were begun, or they were not opened yet")
        )
    return half


def _is_held(path: Path) -> bool:
    """Whether a window that is alive writes it."""
    lock = path.with_suffix(LOCK)
    if not lock.exists():
        return False
    try:
        FileLock(lock).release()
    except LockedByOtherError:
        return True
    except BodymapError:
        return False
    return False


def _written(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return datetime.now(UTC)
