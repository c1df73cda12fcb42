"""Flips single bits of a small library and looks whether each is reported, and whether anything wrong is believed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bodymap.files.problems import BodymapError
from bodymap.records.store.backups import side_files
from bodymap.records.store.connection import open_to_read
from bodymap.records.store.reads import ReadOnlyStore, Reads
from bodymap.records.versions import versions_in_use
from tests.records.store.made import SLIP, made, place_in, with_sheet


@dataclass(frozen=True)
class Flipped:
    """reported: the check of the whole file says so; believed: something else was read than was written."""

    bit: int
    reported: bool
    believed: bool


def flips(folder: Path, count: int, seed: int) -> Iterator[Flipped]:
    """One bit at a time, each in a sound library."""
    store = made(folder)
    for number in range(3):
        head = with_sheet(store)
        store.add_note(head.visit, f"Note {number}")
        store.add_reading(head, '{"first": "S1"}', versions_in_use())
        store.void_reading(store.add_reading(head, "{}", versions_in_use()).id, SLIP)
    said = tuple(all_said(store))
    place, key = store.place, place_in(folder).ring.fetch(place_in(folder).ring.read())
    store.close()
    sound, random = place.library.read_bytes(), Random(seed)

    def reading() -> ReadOnlyStore:
        return ReadOnlyStore(place.library, lambda: open_to_read(place.library, key, alone=True), "")

    for _ in range(count):
        bit = random.randrange(len(sound) * 8)
        place.library.write_bytes(_flipped(sound, bit))
        yield Flipped(bit, _reported(reading), any(one not in said for one in _read(reading)))
    assert not any(path.exists() for path in side_files(place.library))


def all_said(store: Reads) -> Iterator[object]:
    """Everything a library says, as far as it can be read: each list on its own."""
    people = _or_nothing(store.people)
    visits = [visit for one in people for visit in _or_nothing(lambda one=one: store.visits(one.person.id))]
    heads = [head for visit in visits for head in _or_nothing(lambda visit=visit: store.sheets(visit.id))]
    yield from (*people, *visits, *heads)
    for visit in visits:
        yield from _or_nothing(lambda visit=visit: store.notes(visit.id, voided=True))
    for head in heads:
        yield from _or_nothing(lambda head=head: (store.sheet(head.id),))
        yield from _or_nothing(lambda head=head: store.readings(head.id, voided=True))


def _or_nothing(ask):
    try:
        return ask()
    except BodymapError:
        return ()


def _read(reading) -> tuple[object, ...]:
    try:
        store = reading()
    except BodymapError:
        return ()
    try:
        return tuple(all_said(store))
    finally:
        store.close()


def _reported(reading) -> bool:
    try:
        store = reading()
    except BodymapError:
        return True
    try:
        return bool(store.damage())
    except BodymapError:
        return True
    finally:
        store.close()


def _flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
