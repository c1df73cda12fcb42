"""What is done while a call fails: how it is prepared, what it does, and what has to be true whatever happened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings

from bodymap.records.document import Document
from bodymap.records.drawing_file import load, save
from bodymap.records.keys.keepers import FileKeeper
from bodymap.records.keys.key_card import read_card
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.store.backups import backups_in, check_copy, make_backup
from bodymap.records.store.locked import LockedStore
from bodymap.records.store.opening import create_library, open_library
from bodymap.records.store.place import Presence
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.restoring import restore
from bodymap.records.store.values import Author
from bodymap.ui.settings import Settings
from tests.records.store.made import SLIP, made, opened, place_in
from tests.records.store.power.scenes import NOW, the_sheet, titled

Go = Callable[[], None]
DRAWING, SETTINGS = "drawing.bodymap", "settings.ini"


@dataclass(frozen=True)
class Operation:
    """prepare: what is there before. act: says `go` when what may fail begins. check: raises AssertionError or
    BodymapError where something acknowledged is lost; done: whether act came to its end.
    """

    prepare: Callable[[Path], object]
    act: Callable[[Path, Go], object]
    check: Callable[[Path, bool], object]


def library(folder: Path) -> None:
    store = made(folder)
    visit = store.add_visit(store.add_person().id, date(2026, 3, 1))
    store.add_sheet(visit.id, Author.PATIENT, titled(0))
    store.close()


def with_backup(folder: Path) -> None:
    library(folder)
    store = opened(folder)
    make_backup(store, store.place.backups, NOW)
    store.save_sheet(the_sheet(store), titled(1))
    store.close()


def opened_first(act: Callable[[RecordStore], object]) -> Callable[[Path, Go], None]:
    def acted(folder: Path, go: Go) -> None:
        store = opened(folder)
        go()
        act(store)
        store.close()

    return acted


def open_it(folder: Path, go: Go) -> None:
    go()
    store = open_library(place_in(folder))  # only to be read, or locked, where more cannot be had
    if not isinstance(store, LockedStore):
        store.close()


def put_back(folder: Path, go: Go) -> None:
    place = place_in(folder)
    (backup,) = backups_in(place.backups)
    go()
    restore(place, backup.path, key_of(folder), NOW)


def create(folder: Path, go: Go) -> None:
    go()
    create_library(place_in(folder)).close()


def key_of(folder: Path) -> LibraryKey:
    return place_in(folder).ring.fetch(place_in(folder).ring.read())


def opens_with(*numbers: int) -> Callable[[Path, bool], None]:
    """The library opens, is sound, can be written, and its sheet is at one of these savings; the last when it was done."""

    def check(folder: Path, done: bool) -> None:
        store = opened(folder)
        try:
            assert store.damage() == ()
            found = int(store.sheet(the_sheet(store).id).document().title)
            assert found in (numbers[-1:] if done else numbers), f"the sheet is at {found}"
            store.add_person()
            for backup in backups_in(store.place.backups):
                check_copy(backup.path, store.key)
        finally:
            store.close()

    return check


def can_be_made(folder: Path, done: bool) -> None:
    place = place_in(folder)
    if done or place.presence() is not Presence.NONE:
        opened(folder).close()
    else:
        create_library(place).close()


def taken_back(folder: Path, done: bool) -> None:
    store = opened(folder)
    try:
        assert store.damage() == ()
        assert len(store.people()) + len(store.people(voided=True)) in ((1,) if done else (1, 2))
    finally:
        store.close()


def drawing_of(*numbers: int) -> Callable[[Path, bool], None]:
    def check(folder: Path, done: bool) -> None:
        found = int(load(folder / DRAWING).title)
        assert found in (numbers[-1:] if done else numbers)

    return check


def key_kept(folder: Path, done: bool) -> None:
    keeper = FileKeeper(folder / "more keys")
    if done:
        assert keeper.kept("a" * 32).raw() == bytes(32)
    opens_with(0)(folder, True)


def card_is_sound(folder: Path, done: bool) -> None:
    assert bool(read_card(place_in(folder).card).wraps) or not done
    opens_with(0)(folder, True)


def keep_setting(folder: Path, value: str) -> None:
    store = QSettings(str(folder / SETTINGS), QSettings.Format.IniFormat)
    Settings(store).keep("look/theme", value)
    store.sync()


def setting_is_old_or_new(folder: Path, _done: bool) -> None:
    stored = QSettings(str(folder / SETTINGS), QSettings.Format.IniFormat)
    assert Settings(stored).text("look/theme", "gone", ("light", "dark")) in ("light", "dark")


def keep_setting_with(folder: Path, go: Go) -> None:
    go()
    keep_setting(folder, "dark")


def save_drawing(folder: Path, go: Go) -> None:
    go()
    save(titled(1), folder / DRAWING)


def keep_key(folder: Path, go: Go) -> None:
    go()
    FileKeeper(folder / "more keys").keep("a" * 32, LibraryKey(bytes(32)))


OPERATIONS: Mapping[str, Operation] = {
    "create a library": Operation(lambda _folder: None, create, can_be_made),
    "open a library": Operation(library, open_it, opens_with(0)),
    "add a sheet": Operation(
        library,
        opened_first(lambda s: s.add_sheet(the_sheet(s).visit, Author.CLINICIAN, Document(title="5"))),
        opens_with(0),
    ),
    "save a sheet": Operation(
        library, opened_first(lambda s: s.save_sheet(the_sheet(s), titled(1))), opens_with(0, 1)
    ),
    "void a person": Operation(
        library, opened_first(lambda s: s.void_person(s.people()[0].person.id, SLIP)), taken_back
    ),
    "read a sheet": Operation(library, opened_first(lambda s: s.sheet(the_sheet(s).id)), opens_with(0)),
    "make a backup": Operation(
        library, opened_first(lambda s: make_backup(s, s.place.backups, NOW)), opens_with(0)
    ),
    "restore a backup": Operation(with_backup, put_back, opens_with(1, 0)),
    "make a recovery key": Operation(
        library, opened_first(lambda s: s.place.ring.make_recovery_key(s.key)), card_is_sound
    ),
    "keep a key in a file": Operation(library, keep_key, key_kept),
    "save a drawing": Operation(
        lambda folder: save(titled(0), folder / DRAWING), save_drawing, drawing_of(0, 1)
    ),
    "keep a setting": Operation(
        lambda folder: keep_setting(folder, "light"), keep_setting_with, setting_is_old_or_new
    ),
}
