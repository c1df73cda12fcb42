"""Everything a cohort can be read from, as batches: folders and files of ours and of others, tables, the library."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.batch import Batch, Row, batch_of, column, joined, with_column
from bodymap.cohort.choir_rows import ChoirWish, choir_batches, delimiter_of, open_table
from bodymap.cohort.library_rows import document_row, library_rows
from bodymap.cohort.table import PARQUET, count_in, parquet_batches
from bodymap.cohort.table_csv import csv_batches, is_csv_cohort
from bodymap.cohort.tally import Tally
from bodymap.files.problems import BodymapError, Place
from bodymap.files.text import unread_reason
from bodymap.language import grouped, tr
from bodymap.records.imports.choir import CHECKBOX, LIST_COLUMNS
from bodymap.records.imports.imported import NO_WISH, Wish
from bodymap.records.imports.read import import_document

if TYPE_CHECKING:
    from bodymap.records.keys.library_key import LibraryKey
    from bodymap.records.store.place import LibraryPlace

ROWS = 512
"""Painted drawings that are made to columns at a time."""
TOGETHER = 4096
"""Drawings that are written at a time: a group of rows in a Parquet table."""
TABLES = (".csv", ".tsv")
FILES = (".bodymap", ".json", ".txt", *TABLES, PARQUET)
"""What is looked at in a folder."""
MOST_FILES = 2_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read.

    wish: what files of others do not say (records/imports). names: keep the names of files as ids; else drawings are numbered, because a
    file may be called after a person. outlines: also read the painted skin from tables. measured: also the zones of lists of segments; maps of
    segments need none. library: where the library lies and its key.
    """

    wish: Wish = NO_WISH
    names: bool = False
    outlines: bool = True
    measured: bool = True
    library: "tuple[LibraryPlace, LibraryKey] | None" = None


Heard = Callable[[str, float], None]
"""Told how far it is: words, and the share of all work 0-1."""


def _unheard(_words: str, _share: float) -> None:
    """Nobody asked."""


@dataclass(slots=True)
class _Work:
    """What is known while sources are read. done, size: bytes; only one thread writes."""

    atlas: Atlas
    reading: Reading
    tally: Tally
    heard: Heard
    place: Path = Path()
    size: int = 1
    done: int = 0
    seen: set[bytes] = field(default_factory=set[bytes])
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def told(self, ahead: float = 0.0) -> None:
        share = min((self.done + ahead) / max(self.size, 1), 1.0)
        self.heard(tr("{number} drawings read", number=grouped(self.tally.read)), share)


def batches_of(
    atlas: Atlas, places: Sequence[Path], reading: Reading, tally: Tally, heard: Heard = _unheard
) -> Iterator[Batch]:
    """All drawings of all sources, a batch at a time. Ids of several sources are told apart by a number before them.

    What is faulty is counted in the tally and left out. Raises BodymapError when a named source is not there, or when the only one is nothing
    we read.
    """
    for place in places:
        if not place.exists():
            raise BodymapError(tr("there is no such file or folder"), place)
    files = [(number, file) for number, place in enumerate(places, start=1) for file in _files(place)]
    work = _Work(atlas, reading, tally, heard, size=sum(_size(file) for _, file in files))
    several = len(places) + (reading.library is not None) > 1
    for number, file in files:
        work.place = places[number - 1]
        alone = file == work.place and not several
        try:
            for batch in _of_file(work, file):
                tally.read += len(batch)
                yield _numbered(batch, number) if several else batch
        except BodymapError as problem:
            if alone:  # a person named this very file, and nothing else
                raise
            tally.fault(problem)
        work.done += _size(file)
        work.told()
    yield from _of_library(work, several)


def _files(place: Path) -> Iterator[Path]:
    """The file, or what lies in the folder and below, in the order of names; links are not followed."""
    if place.is_file():
        yield place
        return
    found = sorted(
        p for p in place.rglob("*") if p.suffix.lower() in FILES and p.is_file() and not p.is_symlink()
    )
    if not found:
        raise BodymapError(
            tr("there is nothing to read in this folder; expected files that end with {endings}", endings=", ".join(FILES)),
            place,
        )
    if len(found) > MOST_FILES:
        raise BodymapError(
            tr("there are {count} files; expected at most {most}", count=grouped(len(found)), most=grouped(MOST_FILES)), place
        )
    yield from found


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _numbered(batch: Batch, number: int) -> Batch:
    return with_column(batch, "id", column([f"{number}/{one}" for one in batch["id"]], batch["id"].dtype))


def _of_file(work: _Work, file: Path) -> Iterator[Batch]:
    ending = file.suffix.lower()
    if ending == PARQUET:
        every, before = count_in(file), work.tally.read
        for batch in parquet_batches(work.atlas, file, outlines=work.reading.outlines):
            yield batch
            work.told(_size(file) * (work.tally.read - before) / max(every, 1))
        return
    if ending in TABLES:
        head = _head(file)
        if is_csv_cohort(head):
            yield from csv_batches(work.atlas, file, work.tally)
            return
        if any(name in LIST_COLUMNS or CHECKBOX.fullmatch(name) for name in head):
            wish = work.reading.wish
            for batch, read in choir_batches(
                work.atlas,
                file,
                work.tally,
                ChoirWish(wish.sensation, wish.female_ids, work.reading.measured),
            ):
                yield batch
                work.told(read)
            return
    row = _of_drawing(work, file)
    if row is not None:
        yield batch_of((row,))


def _head(file: Path) -> tuple[str, ...]:
    with open_table(file) as stream:
        try:
            mark = delimiter_of(stream)
            line = stream.readline(1 << 20)
        except UnicodeError:
            return ()
    return tuple(cell.strip().strip('"').lower() for cell in line.split(mark))


def _of_drawing(work: _Work, file: Path) -> Row | None:
    """One person's drawing. The same bytes twice are one drawing."""
    try:
        digest = hashlib.blake2b(file.read_bytes(), digest_size=16).digest()
    except OSError as error:
        raise BodymapError(tr("the file cannot be read: {what}", what=unread_reason(error)), file) from None
    if digest in work.seen:
        work.tally.fault(tr("the same file was read before"), Place(str(file)))
        return None
    found = import_document(file, work.reading.wish)
    work.seen.add(digest)
    work.tally.notes.update(found.notes)
    name = _name(work.place, file) if work.reading.names else f"drawing {next(work.numbers)}"
    kind = {".bodymap": "bodymap", ".json": "json"}.get(file.suffix.lower(), "list")
    return document_row(work.atlas, found.document, work.tally, {"id": name, "kind": kind})


def _name(place: Path, file: Path) -> str:
    """The name of a file within its source, without its ending."""
    return file.stem if file == place else file.relative_to(place).with_suffix("").as_posix()


def _of_library(work: _Work, several: bool) -> Iterator[Batch]:
    if work.reading.library is None:
        return
    place, key = work.reading.library
    rows: list[Row] = []
    for row, share in library_rows(work.atlas, place, key, work.tally):
        rows.append({**row, "id": f"library/{row['id']}"} if several else row)
        work.tally.read += 1
        work.heard(tr("{number} drawings read", number=grouped(work.tally.read)), share)
        if len(rows) == ROWS:
            yield batch_of(rows)
            rows = []
    if rows:
        yield batch_of(rows)


def gathered(batches: Iterator[Batch], rows: int = TOGETHER) -> Iterator[Batch]:
    """Small batches put together, so that tables do not get a group of rows for each file."""
    some: list[Batch] = []
    for batch in batches:
        some.append(batch)
        if sum(map(len, some)) >= rows:
            yield joined(some)
            some = []
    if some:
        yield joined(some)
