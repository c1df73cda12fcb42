"""Libraries of every released format open for ever; a newer one is read, never written; a migration is all or nothing."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from bodymap.drawing.sensation import Sensation
from bodymap.files.problems import BodymapError
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.backups import backups_in
from bodymap.records.store.locked import LockedStore
from bodymap.records.store.migrations import FORMAT, STEPS, Step
from bodymap.records.store.opening import OpenStore, open_library, open_with_key, unlock
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Author
from tests.records.store.made import SLIP, Clock, made, place_in

GOLDEN = sorted((Path(__file__).parent / "golden").glob("format-*"))
NEXT = Step(FORMAT + 1, 1, ("ALTER TABLE note ADD COLUMN read_by TEXT NOT NULL DEFAULT ''",))
BREAKING = Step(FORMAT + 1, FORMAT + 1, ("DROP TABLE reading",))
BROKEN = Step(FORMAT + 1, 1, ("CREATE TABLE extra (id TEXT) STRICT", "CREATE TABLE person (id TEXT) STRICT"))


def golden_copy(golden: Path, folder: Path) -> tuple[LockedStore, dict[str, str]]:
    place = place_in(folder)
    place.folder.mkdir(parents=True)
    for name in (place.library.name, place.card.name):
        shutil.copy(golden / name, place.folder)
    locked = open_library(place)
    assert isinstance(locked, LockedStore)
    return locked, json.loads((golden / "test-keys.json").read_text("utf-8"))


def with_steps(folder: Path, *more: Step) -> OpenStore:
    place = place_in(folder)
    key = place.ring.fetch(place.ring.read())
    return open_with_key(place, key, Clock(), backup=False, steps=(*STEPS, *more))


def check_golden(store: OpenStore) -> None:
    (listed,) = store.people()
    person, (visit,) = listed.person, store.visits(listed.person.id)
    assert (person.pseudonym, person.name, person.birth_year) == ("Heron 27", "Test Name", 1970)
    assert visit.date == date(2026, 3, 1)
    first, second = store.sheets(visit.id)
    assert (first.author, first.version, second.author, second.copy_of) == (
        Author.PATIENT,
        2,
        Author.CLINICIAN,
        first.id,
    )
    assert store.sheet(first.id).document().drawing.marks[0].sensation is Sensation.NUMBNESS
    slip, note = store.notes(visit.id, voided=True)
    assert (slip.voiding.why, note.text) == (SLIP.why, "Walks on heels.\nNot on toes.")
    (reading,) = store.readings(first.id)
    assert (json.loads(reading.summary), reading.made_from.maps[1]) == ({"first": "S1"}, ("isncsci", "ef56"))


def test_there_is_a_library_of_every_format() -> None:
    assert [path.name for path in GOLDEN] == [f"format-{step.number}" for step in STEPS]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name)
@pytest.mark.parametrize("kind", WrapKind)
def test_a_library_of_each_format_opens_with_all_it_holds(
    golden: Path, kind: WrapKind, tmp_path: Path
) -> None:
    locked, keys = golden_copy(golden, tmp_path)
    store = unlock(locked, keys[kind.value], kind)
    assert isinstance(store, RecordStore)
    check_golden(store)
    assert store.damage() == ()
    store.close()


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name)
def test_a_library_of_each_format_opens_with_its_bare_key(golden: Path, tmp_path: Path) -> None:
    locked, keys = golden_copy(golden, tmp_path)
    store = open_with_key(locked.place, LibraryKey(bytes.fromhex(keys["key"])))
    assert store.format() == FORMAT
    check_golden(store)
    store.close()


def test_an_older_library_is_brought_to_the_new_format_after_a_backup(tmp_path: Path) -> None:
    store = made(tmp_path)
    store.add_person(pseudonym="Heron 27")
    store.close()
    newer = with_steps(tmp_path, NEXT)
    assert isinstance(newer, RecordStore)
    assert (newer.format(), len(newer.people())) == (FORMAT + 1, 1)
    assert len(backups_in(newer.place.backups)) == 1
    newer.close()


def test_a_migration_that_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    made(tmp_path).close()
    before = place_in(tmp_path).library.read_bytes()
    with pytest.raises(BodymapError):
        with_steps(tmp_path, BROKEN)
    assert place_in(tmp_path).library.read_bytes() == before
    store = with_steps(tmp_path)
    assert store.format() == FORMAT
    store.close()


def test_without_a_backup_there_is_no_migration(tmp_path: Path) -> None:
    made(tmp_path).close()
    place_in(tmp_path).backups.write_text("a file where the folder should be")
    with pytest.raises(BodymapError, match="folder"):
        with_steps(tmp_path, NEXT)
    store = with_steps(tmp_path)
    assert store.format() == FORMAT
    store.close()


def test_a_newer_library_is_read_and_not_changed(tmp_path: Path) -> None:
    made(tmp_path).close()
    with_steps(tmp_path, NEXT).close()
    before = place_in(tmp_path).library.read_bytes()
    store = open_library(place_in(tmp_path))
    assert isinstance(store, ReadOnlyStore)
    assert f"written by a newer bodymap (format {FORMAT + 1}, here {FORMAT})" in store.why
    store.close()
    assert place_in(tmp_path).library.read_bytes() == before


def test_a_newer_library_that_says_it_cannot_be_read_is_refused(tmp_path: Path) -> None:
    made(tmp_path).close()
    with_steps(tmp_path, BREAKING).close()
    with pytest.raises(BodymapError, match="in a way this one cannot read"):
        open_library(place_in(tmp_path))


def test_an_older_library_that_another_window_holds_is_told(tmp_path: Path) -> None:
    store = made(tmp_path)
    with pytest.raises(BodymapError, match="has an older format and can only be read here"):
        with_steps(tmp_path, NEXT)
    store.close()
