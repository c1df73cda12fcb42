"""Rows of the library as values, and the statements that fetch them."""

import json
from datetime import date
from typing import Any

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

VOID = "voided_at, voided_by, voided_why"
PERSON = f"SELECT id, pseudonym, name, birth_year, version, {VOID} FROM person"
VISIT = f"SELECT id, person, date, version, {VOID} FROM visit"
HEAD = f"SELECT id, visit, author, version, saved_at, copy_of, {VOID} FROM sheet"
SHEET = f"SELECT id, visit, author, version, saved_at, copy_of, {VOID}, text FROM sheet"
NOTE = f"SELECT id, visit, text, at, {VOID} FROM note"
READING = f"""SELECT id, sheet, version, at, summary, program, figure, figure_print, maps, knowledge, {VOID}
FROM reading"""
CHANGE = "SELECT at, who, why, entry, field, before, after FROM change"
LISTED = f"""SELECT id, pseudonym, name, birth_year, version, {VOID},
  (SELECT count(*) FROM visit WHERE visit.person = person.id AND visit.voided_at = ''),
  (SELECT coalesce(max(date), '') FROM visit WHERE visit.person = person.id AND visit.voided_at = '')
FROM person"""
COUNTS = """SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM visit), (SELECT count(*) FROM sheet),
  (SELECT count(*) FROM note), (SELECT count(*) FROM reading)"""

Row = tuple[Any, ...]


def person_of(row: Row) -> Person:
    key, pseudonym, name, birth_year, version, at, who, why = row[:8]
    return Person(key, pseudonym, name, birth_year, version, Voiding(at, who, why))


def visit_of(row: Row) -> Visit:
    return Visit(row[0], row[1], date.fromisoformat(row[2]), row[3], Voiding(*row[4:7]))


def head_of(row: Row) -> SheetHead:
    return SheetHead(row[0], row[1], Author(row[2]), row[3], row[4], row[5], Voiding(*row[6:9]))


def sheet_of(row: Row) -> Sheet:
    return Sheet(head_of(row), row[9])


def note_of(row: Row) -> Note:
    return Note(row[0], row[1], row[2], row[3], Voiding(*row[4:7]))


def reading_of(row: Row) -> StoredReading:
    maps = tuple((str(name), str(print_)) for name, print_ in json.loads(row[8]))
    made_from = Versions(row[5], row[6], row[7], maps, row[9])
    return StoredReading(row[0], row[1], row[2], row[3], row[4], made_from, Voiding(*row[10:13]))


def change_of(row: Row) -> Change:
    return Change(*row)
