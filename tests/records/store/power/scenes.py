"""What is done while the power is cut: each scene tells on a pipe what the program has acknowledged, step by step."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bodymap.records.document import Document
from bodymap.records.drawing_file import save
from bodymap.records.store import connection
from bodymap.records.store.backups import make_backup
from bodymap.records.store.connection import open_to_read
from bodymap.records.store.opening import lock_again
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.restoring import restore
from bodymap.records.store.values import Author, SheetHead
from tests.records.documents import SAMPLE
from tests.records.store.made import DAY, made, opened, place_in

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
Tell = Callable[..., None]


def titled(number: int) -> Document:
    """A drawing that says which saving it is."""
    return replace(SAMPLE, title=str(number))


def teller(pipe: int) -> Tell:
    """Says `what` with facts in one write, which the tracer sees at its place among the others."""

    def tell(what: str, **facts: object) -> None:
        os.write(pipe, json.dumps({"what": what, **facts}).encode() + b"\n")

    return tell


def begin(folder: Path, tell: Tell) -> RecordStore:
    """A library is made, with somebody's visit in it and one sheet."""
    store = made(folder)
    tell("made")
    visit = store.add_visit(store.add_person().id, DAY)
    sheet(store, visit.id, tell)
    return store


def sheet(store: RecordStore, visit: str, tell: Tell) -> SheetHead:
    head = store.add_sheet(visit, Author.PATIENT, titled(0))
    tell("sheet", id=head.id, number=0)
    return head


def saved(store: RecordStore, head: SheetHead, number: int, tell: Tell) -> SheetHead:
    after = store.save_sheet(head, titled(number))
    tell("sheet", id=head.id, number=number)
    return after


def the_sheet(store: RecordStore) -> SheetHead:
    (person,) = store.people()
    (visit,) = store.visits(person.person.id)
    return store.sheets(visit.id)[0]


def fill_and_open(folder: Path, tell: Tell) -> None:
    """A library is made, filled, saved over, backed up, given a recovery key, closed, opened and written again."""
    store = begin(folder, tell)
    head = saved(store, the_sheet(store), 1, tell)
    saved(store, sheet(store, head.visit, tell), 1, tell)
    store.add_note(head.visit, "A note")
    backup = make_backup(store, store.place.backups, NOW)
    tell("backup", path=str(backup.path.relative_to(folder)))
    store.place.ring.make_recovery_key(store.key)
    store.close()
    store = opened(folder)
    saved(store, the_sheet(store), 2, tell)
    store.close()


def put_back(folder: Path, tell: Tell) -> None:
    """A backup takes the place of the library, and is written on."""
    store = begin(folder, tell)
    head = the_sheet(store)
    backup = make_backup(store, store.place.backups, NOW)
    tell("backup", path=str(backup.path.relative_to(folder)))
    saved(store, head, 1, tell)
    lock_again(store)
    key = place_in(folder).ring.fetch(place_in(folder).ring.read())
    tell("restoring", id=head.id, number=0)
    restore(place_in(folder), backup.path, key, NOW)
    tell("restored")
    store = opened(folder)
    saved(store, the_sheet(store), 2, tell)
    store.close()


def save_while_read(folder: Path, tell: Tell) -> None:
    """Another window reads all the while, so that nothing can be brought from the side file into the library."""
    connection.BUSY = 1  # nobody waits for the reader here
    store = begin(folder, tell)
    reading = open_to_read(store.path, store.key)
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM sheet").fetchall()
    head = the_sheet(store)
    for number in range(1, 4):
        head = saved(store, head, number, tell)
    reading.close()
    store.close()


def save_files(folder: Path, tell: Tell) -> None:
    """One drawing file, saved over and over."""
    for number in range(6):
        save(titled(number), folder / "drawing.bodymap")
        tell("file", path="drawing.bodymap", number=number)


SCENES: Mapping[str, Callable[[Path, Tell], None]] = {
    "begin": lambda folder, tell: begin(folder, tell).close(),
    "library": fill_and_open,
    "read": save_while_read,
    "restore": put_back,
    "file": save_files,
}
