"""Small libraries for the tests: a key file, a cheap passphrase, a clock that is set by hand."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bodymap.records.document import Document
from bodymap.records.keys.keepers import FileKeeper
from bodymap.records.keys.wrapping import FLOOR
from bodymap.records.store.opening import create_library, open_library
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Author, SheetHead
from bodymap.records.store.writes import Reason, utc_now
from tests.records.documents import SAMPLE

DAY = date(2026, 3, 1)
SLIP = Reason("clinician", "typed wrongly")


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 1, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def place_in(folder: Path) -> LibraryPlace:
    """A place whose key lies in a file; a guess at the passphrase costs the least that is allowed."""
    return LibraryPlace(folder / "library", (FileKeeper(folder / "keys"),), FLOOR)


def made(folder: Path, clock: Clock | None = None) -> RecordStore:
    return create_library(place_in(folder), clock or utc_now)


def opened(folder: Path, clock: Clock | None = None, backup: bool = False) -> RecordStore:
    store = open_library(place_in(folder), clock or utc_now, backup)
    assert isinstance(store, RecordStore)
    return store


def read_only(folder: Path) -> ReadOnlyStore:
    store = open_library(place_in(folder))
    assert isinstance(store, ReadOnlyStore)
    return store


def with_sheet(store: RecordStore, document: Document = SAMPLE) -> SheetHead:
    """A sheet of a new person's new visit."""
    visit = store.add_visit(store.add_person().id, DAY)
    return store.add_sheet(visit.id, Author.PATIENT, document)


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A real disk of this size. Needs the right to mount: raises PermissionError without."""
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)


def make_read_only(folder: Path) -> None:
    """The disk of `small_disk` can only be read from now on."""
    _mount("-o", "remount,ro", str(folder))


def _mount(*words: str) -> None:
    try:
        done = subprocess.run(["mount", *words], check=False, capture_output=True)
    except OSError as error:
        raise PermissionError from error
    if done.returncode:
        raise PermissionError(done.stderr.decode())
