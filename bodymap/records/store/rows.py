"""Rows of the library as values, each with a seal over all it holds.

SQLCipher refuses a changed page, except where a long text goes on to a further page: it hands that out as zeros and
says nothing (SQLCipher 4.19, measured: 13 of 100 flipped bits of a small library). So every row carries a checksum of
our own, which is looked at whenever the row is read, and before it is written again.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from bodymap.files.problems import BodymapError
from bodymap.language import tr
from bodymap.records.store.connection import Connection
from bodymap.records.store.faults import DAMAGED
from bodymap.records.store.values import (
    Author,
    Change,
    Note,
    Person,
    Sheet,
    SheetHead,
    StoredReading,
    Visit,
    Voiding,
)
from bodymap.records.versions import Versions

Row = tuple[Any, ...]
_VOIDING = ("voided_at", "voided_by", "voided_why")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "person": ("id", "pseudonym", "name", "birth_year", "version", "made_at", *_VOIDING),
    "visit": ("id", "person", "date", "version", "made_at", *_VOIDING),
    "sheet": ("id", "visit", "author", "version", "made_at", "saved_at", "copy_of", *_VOIDING, "text"),
    "note": ("id", "visit", "text", "at", *_VOIDING),
    "reading": (
        "id",
        "sheet",
        "version",
        "at",
        "summary",
        "program",
        "figure",
        "figure_print",
        "maps",
        "knowledge",
        *_VOIDING,
    ),
    "change": ("at", "who", "why", "entry", "field", "before", "after"),
}
"""What a row holds, in the order its seal is made of; `seal` itself stands last."""
SELECT: Mapping[str, str] = {
    table: f"SELECT {', '.join((*columns, 'seal'))} FROM {table}" for table, columns in COLUMNS.items()
}
LISTED = f"""SELECT {", ".join((*COLUMNS["person"], "seal"))},
  (SELECT count(*) FROM visit WHERE visit.person = person.id AND visit.voided_at = ''),
  (SELECT coalesce(max(date), '') FROM visit WHERE visit.person = person.id AND visit.voided_at = '')
FROM person"""
COUNTS = """SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM visit), (SELECT count(*) FROM sheet),
  (SELECT count(*) FROM note), (SELECT count(*) FROM reading)"""


class DamagedRowError(BodymapError):
    """A row does not hold what was written into it."""


def seal_of(values: Sequence[Any]) -> str:
    """SHA-256, first 32 hex digits, over the values of a row."""
    text = json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def whole(table: str, row: Row) -> Row:
    """The row as it was written. Raises DamagedRowError when it is not."""
    width = len(COLUMNS[table])
    if row[width] != seal_of(row[:width]):
        raise DamagedRowError(tr(DAMAGED))
    return row


def damaged(connection: Connection) -> tuple[str, ...]:
    """A sentence for each table in which rows hold something else than was written."""
    counts = {table: _broken(connection, table) for table in COLUMNS}
    return tuple(
        tr("{count} of the table {table} do not hold what was written", count=count, table=table)
        for table, count in counts.items()
        if count
    )


def _broken(connection: Connection, table: str) -> int:
    width = len(COLUMNS[table])
    found = connection.execute(SELECT[table]).fetchall()
    return sum(row[width] != seal_of(row[:width]) for row in found)


def person_of(row: Row) -> Person:
    key, pseudonym, name, birth_year, version, _made, at, who, why = whole("person", row)[:9]
    return Person(key, pseudonym, name, birth_year, version, Voiding(at, who, why))


def visit_of(row: Row) -> Visit:
    key, person, day, version, _made, at, who, why = whole("visit", row)[:8]
    return Visit(key, person, date.fromisoformat(day), version, Voiding(at, who, why))


def head_of(row: Row) -> SheetHead:
    key, visit, author, version, _made, saved, copy_of, at, who, why = whole("sheet", row)[:10]
    return SheetHead(key, visit, Author(author), version, saved, copy_of, Voiding(at, who, why))


def sheet_of(row: Row) -> Sheet:
    return Sheet(head_of(row), row[10])


def note_of(row: Row) -> Note:
    key, visit, text, written, at, who, why = whole("note", row)[:7]
    return Note(key, visit, text, written, Voiding(at, who, why))


def reading_of(row: Row) -> StoredReading:
    key, sheet, version, made, summary, program, figure, print_, maps, knowledge = whole("reading", row)[:10]
    pairs = tuple((str(name), str(one)) for name, one in json.loads(maps))
    made_from = Versions(program, figure, print_, pairs, knowledge)
    return StoredReading(key, sheet, version, made, summary, made_from, Voiding(*row[10:13]))


def change_of(row: Row) -> Change:
    at, who, why, entry, field, before, after = whole("change", row)[:7]
    return Change(at, who, why, entry, field, before, after)
