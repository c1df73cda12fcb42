"""Records with a passphrase for the tests: a place that guesses cheaply, a desk at a window, somebody in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Author, Person
from bodymap.ui.record_keeper import RecordKeeper
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.window import Window
from tests.records.store.made import place_in

SECRET = "heron lantern copper tide"
DAY = date(2026, 11, 27)
NAME = "grey heron"


def desk_at(window: Window, folder: Path, atlas: Atlas, library: Library) -> RecordsDesk:
    """The desk of the window, with its library in the folder."""
    made = RecordsDesk(
        window.session, window.status, atlas, library, window, window.notice, place_in(folder), window.kept.around()
    )
    window.kept.desk = made  # pyright: ignore[reportPrivateUsage]
    return made


def begun(desk: RecordsDesk) -> Person:
    """Records with one person, and what is on the table in hers."""
    person = desk.keeper.begin().add_person(pseudonym=NAME)
    desk.keeper.keep(person, DAY, Author.PATIENT)
    return person


def guard(keeper: RecordKeeper) -> None:
    """Set the passphrase."""
    store = keeper.store()
    assert isinstance(store, RecordStore)
    keeper.know(keeper.place.ring.set_passphrase(store.key, SECRET))


def unlock(
    qtbot: QtBot, keeper: RecordKeeper, secret: str = SECRET, kind: WrapKind = WrapKind.PASSPHRASE
) -> list[str]:
    """Unlock, and answer what was said against it."""
    done: list[bool] = []
    said: list[str] = []
    keeper.unlock(secret, kind, lambda: done.append(True), lambda problem: said.append(problem.sentence))
    qtbot.waitUntil(lambda: bool(done or said), timeout=5000)
    return said


def quiet(qtbot: QtBot, keeper: RecordKeeper) -> None:
    """Wait until nothing is done beside the window."""
    qtbot.waitUntil(lambda: not keeper.errands.busy, timeout=5000)


def stored(place: LibraryPlace, check: Callable[[RecordStore], None]) -> None:
    """Look into the library once the window has left it."""
    from bodymap.records.store.opening import open_library

    store = open_library(place, backup=False)
    assert isinstance(store, RecordStore)
    try:
        check(store)
    finally:
        store.close()
