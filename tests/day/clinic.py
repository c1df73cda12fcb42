"""A day in a clinic: ten people, thirty visits, the program killed in between, the library damaged and a backup put back.

    python -m tests.day.clinic FOLDER KILLS SEED     prints what was acknowledged and what is missing in the evening, as JSON

A process of its own with one thread, so that it can fork the program that is killed. What was acknowledged is written
down apart, in this process, and compared after every kill and in the evening.
"""

import json
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

from bodymap.atlas.atlas import open_atlas
from bodymap.exports.note import note
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.read import read_drawing
from bodymap.records.document import Document
from bodymap.records.drawing_file import text_of
from bodymap.records.shipped import open_shipped, shipped_samples
from bodymap.records.store.backups import backups_in, make_backup
from bodymap.records.store.reads import Reads
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.restoring import restore
from bodymap.records.store.values import Author, Visit
from bodymap.records.versions import versions_in_use
from tests.records.store.made import SLIP, Clock, made, opened, place_in

PEOPLE, VISITS = 10, 30
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
APART = timedelta(minutes=17)
"""Between two visits of the day; the three visits of one person lie weeks apart."""


@dataclass
class Told:
    """What the program said is safe, by id: what has to be read there in the evening."""

    entries: dict[str, dict[str, str]] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        what, entry, content = json.loads(line)
        self.entries.setdefault(what, {})[entry] = content

    def missing(self, store: Reads) -> list[str]:
        there = {what: dict(entries) for what, entries in everything(store).items()}
        return [
            f"{what} {entry}: {there[what].get(entry, 'is gone')!r}, told {content!r}"
            for what, entries in self.entries.items()
            for entry, content in entries.items()
            if there[what].get(entry) != content and not later(what, there[what].get(entry, ""), content)
        ]


def later(what: str, found: str, told: str) -> bool:
    """A sheet may be a saving further than was told: the kill came between the disk and the word."""
    return what == "sheet" and found.partition(" ")[0] > told.partition(" ")[0]


def everything(store: Reads) -> dict[str, list[tuple[str, str]]]:
    people = [one.person for one in store.people(voided=True)]
    visits = [visit for person in people for visit in store.visits(person.id, voided=True)]
    sheets = [store.sheet(head.id) for visit in visits for head in store.sheets(visit.id, voided=True)]
    return {
        "person": [(one.id, one.pseudonym) for one in people],
        "visit": [(one.id, one.date.isoformat()) for one in visits],
        "sheet": [(one.head.id, sheet_words(one.head.version, one.text)) for one in sheets],
        "note": [(one.id, one.text) for visit in visits for one in store.notes(visit.id, voided=True)],
        "voided": [
            (one.id, one.text) for v in visits for one in store.notes(v.id, voided=True) if one.voiding
        ],
        "reading": [(r.id, r.summary) for one in sheets for r in store.readings(one.head.id)],
    }


def sheet_words(version: int, text: str) -> str:
    return f"{version:03d} {sha256(text.encode()).hexdigest()[:12]}"


# What the program does


def visits_from(store: RecordStore, first: int, tell: "Tell") -> None:
    """The visits of the day from a number on; what a kill left half done is gone on with."""
    for number in range(first, VISITS):
        one_visit(store, number, tell)
        tell("number", str(number), "")


def one_visit(store: RecordStore, number: int, tell: "Tell") -> None:
    """Somebody comes, paints in a few steps, is looked at; the clinician draws, notes, takes a slip back, and reads."""
    visit = visit_of(store, number, tell)
    document = drawing_for(number)
    heads = {head.author: head for head in store.sheets(visit.id)}
    head = heads.get(Author.PATIENT) or store.add_sheet(visit.id, Author.PATIENT, Document())
    for kept in range(1, len(document.drawing.marks) + 1):
        some = replace(document.drawing, marks=document.drawing.marks[:kept])
        head = store.save_sheet(head, replace(document, drawing=some))
        tell("sheet", head.id, sheet_words(head.version, store.sheet(head.id).text))
    own = heads.get(Author.CLINICIAN) or store.add_sheet(visit.id, Author.CLINICIAN, document)
    tell("sheet", own.id, sheet_words(own.version, text_of(document)))
    library, atlas = open_library(), open_atlas()
    reading = read_drawing(library, atlas, document.drawing, document.examination)
    wrong = store.add_note(visit.id, "Of somebody else")
    store.void_note(wrong.id, SLIP)
    tell("voided", wrong.id, wrong.text)
    right = store.add_note(visit.id, note(library, atlas, document, reading, MORNING))
    tell("note", right.id, right.text)
    summary = json.dumps({"first": str(reading.roots[0].root) if reading.roots else ""})
    tell("reading", store.add_reading(head, summary, versions_in_use()).id, summary)


def visit_of(store: RecordStore, number: int, tell: "Tell") -> Visit:
    name, day = f"Person {number % PEOPLE}", date(2026, 3, 2) + timedelta(weeks=3 * (number // PEOPLE))
    known = [one.person for one in store.people() if one.person.pseudonym == name]
    person = known[0] if known else store.add_person(birth_year=1950 + number, pseudonym=name)
    tell("person", person.id, name)
    visits = [one for one in store.visits(person.id) if one.date == day]
    visit = visits[0] if visits else store.add_visit(person.id, day)
    tell("visit", visit.id, day.isoformat())
    return visit


def drawing_for(number: int) -> Document:
    """A drawing as a person would make it: one of the samples, without its title and source."""
    every = shipped_samples()
    return replace(open_shipped(every[number % len(every)]), title="", sample_source="")


class Tell:
    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def __call__(self, what: str, entry: str, content: str) -> None:
        os.write(self._pipe, json.dumps([what, entry, content]).encode() + b"\n")


# The day


def until_killed(folder: Path, first: int, words: int) -> Iterator[str]:
    """What the program says, until it is killed after so many words; or to the end of the day with 0."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            visits_from(opened(folder, Clock(MORNING + APART * first), backup=True), first, Tell(writing))
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            yield line
            if number == words:
                os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def day(folder: Path, kills: int, seed: int) -> dict[str, object]:
    random, told, missing = Random(seed), Told(), list[str]()
    for load in (lambda: drawing_for(0), open_library, open_atlas):
        load()  # what is needed once, for all who are forked
    made(folder).close()
    for left in range(kills, -1, -1):
        words = random.randint(5, VISITS * 10 // (kills + 1)) if left else 0
        for line in until_killed(folder, len(told.entries.get("number", {})), words):
            told.hear(line)
        missing += looked_at(folder, told)
    damaged = in_the_evening(folder)
    missing += looked_at(folder, told)
    store = opened(folder)
    counts, damage = store.counts(), store.damage()
    store.close()
    told_of = {what: len(entries) for what, entries in told.entries.items()}
    return {
        "told": told_of, "people": counts.people, "visits": counts.visits, "sheets": counts.sheets,
        "kills": kills, "backups": len(backups_in(place_in(folder).backups)),
        "damaged before": damaged, "damaged after": list(damage), "missing": missing,
    }  # fmt: skip


def looked_at(folder: Path, told: Told) -> list[str]:
    store = opened(folder)
    try:
        numbers = told.entries.pop("number", {})
        missing = told.missing(store)
        told.entries["number"] = numbers
        return missing
    finally:
        store.close()


def in_the_evening(folder: Path) -> bool:
    """A backup is made, the disk damages the library, and the newest backup is put back. Whether the damage was told."""
    place, now = place_in(folder), MORNING + APART * VISITS
    store = opened(folder)
    make_backup(store, place.backups, now)
    store.close()
    size = place.library.stat().st_size
    with place.library.open("r+b") as file:
        file.seek(size // 2)
        file.write(bytes(4096 * 3))
    key = place.ring.fetch(place.ring.read())
    try:
        store = opened(folder)
        damaged = bool(store.damage())
        store.close()
    except BodymapError:
        damaged = True
    restore(place, backups_in(place.backups)[0].path, key, now)
    return damaged


if __name__ == "__main__":
    print(json.dumps(day(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
