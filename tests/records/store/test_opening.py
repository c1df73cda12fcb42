"""How a library opens: made once, never anew in silence, locked by a passphrase, only read where that is all there is."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.files.whole import put_in_place
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store import opening
from bodymap.records.store.backups import copy_verified, make_backup, side_files
from bodymap.records.store.connection import open_to_read
from bodymap.records.store.locked import LockedStore
from bodymap.records.store.opening import create_library, lock_again, open_library, unlock
from bodymap.records.store.place import Presence, open_to_others
from bodymap.records.store.record_store import RecordStore
from tests.records.store.made import Clock, made, make_read_only, opened, place_in, read_only, with_sheet

WORDS = "long enough words"


def with_passphrase(folder: Path) -> LockedStore:
    store = made(folder)
    with_sheet(store)
    store.place.ring.set_passphrase(store.key, WORDS)
    return lock_again(store)


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="there is no library yet"):
        open_library(place_in(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_library_is_not_made_over_another(tmp_path: Path) -> None:
    made(tmp_path).close()
    with pytest.raises(BodymapError, match="there is a library already"):
        create_library(place_in(tmp_path))


def test_a_lost_library_with_backups_is_not_made_anew(tmp_path: Path) -> None:
    clock = Clock()
    made(tmp_path, clock).close()
    opened(tmp_path, clock, backup=True).close()
    place_in(tmp_path).library.unlink()
    assert place_in(tmp_path).presence() is Presence.MISSING
    for open_it in (open_library, create_library):
        with pytest.raises(BodymapError, match="library restore"):
            open_it(place_in(tmp_path))


def test_a_library_that_was_never_finished_is_made_with_the_key_it_has(tmp_path: Path) -> None:
    made(tmp_path).close()
    place = place_in(tmp_path)
    place.library.unlink()
    card = place.ring.read()
    create_library(place).close()
    assert place.ring.read() == card


def test_a_library_cut_to_nothing_is_told(tmp_path: Path) -> None:
    made(tmp_path).close()
    place_in(tmp_path).library.write_bytes(b"")
    with pytest.raises(BodymapError, match="is empty, so it was damaged"):
        open_library(place_in(tmp_path))
    assert place_in(tmp_path).library.stat().st_size == 0


@pytest.mark.skipif(os.name == "nt", reason="no such rights there")
@pytest.mark.parametrize("mask", [0, 0o022, 0o777])
def test_every_file_is_for_its_owner_alone_under_any_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        store = made(tmp_path)
        with_sheet(store)
        second = read_only(tmp_path)
        make_backup(store, store.place.backups, Clock()())
    finally:
        os.umask(before)
    found = [store.place.folder, *store.place.folder.rglob("*")]
    assert {path.name for path in found} >= {
        "library.db",
        "library.db-wal",
        "library.lock",
        "library.keys",
        "backups",
    }
    assert open_to_others(found) == ()
    second.close()
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="no such rights there")
def test_rights_that_were_opened_are_taken_back(tmp_path: Path) -> None:
    made(tmp_path).close()
    library = place_in(tmp_path).library
    library.chmod(0o644)
    opened(tmp_path).close()
    assert stat.S_IMODE(library.stat().st_mode) == 0o600


def test_with_a_passphrase_it_opens_locked_and_nothing_can_be_saved(tmp_path: Path) -> None:
    locked = with_passphrase(tmp_path)
    assert open_library(locked.place) == locked
    assert locked.asks_passphrase
    assert not [name for name in dir(locked) if name.startswith(("add_", "save_", "people", "sheet"))]


def test_the_passphrase_unlocks_it(tmp_path: Path) -> None:
    store = unlock(with_passphrase(tmp_path), WORDS, WrapKind.PASSPHRASE)
    assert isinstance(store, RecordStore)
    assert store.counts().sheets == 1
    store.close()


def test_a_wrong_passphrase_is_told_and_leaves_it_locked(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    locked = with_passphrase(tmp_path)
    with pytest.raises(BodymapError, match="passphrase does not open"):
        unlock(locked, "not these words", WrapKind.PASSPHRASE)
    assert open_library(locked.place) == locked
    assert capfd.readouterr() == ("", "")


def test_a_new_passphrase_writes_no_page_of_the_library_anew(tmp_path: Path) -> None:
    locked = with_passphrase(tmp_path)
    before = locked.place.library.read_bytes()
    store = unlock(locked, WORDS, WrapKind.PASSPHRASE)
    assert isinstance(store, RecordStore)
    store.place.ring.set_passphrase(store.key, "other long words")
    store.close()
    assert locked.place.library.read_bytes() == before


def test_locking_forgets_the_key(tmp_path: Path) -> None:
    store = made(tmp_path)
    lock_again(store)
    with pytest.raises(BodymapError, match="locked"):
        store.key.raw()


def test_a_key_that_is_gone_leaves_it_locked_with_the_reason(tmp_path: Path) -> None:
    made(tmp_path).close()
    for path in (tmp_path / "keys").iterdir():
        path.unlink()
    locked = open_library(place_in(tmp_path))
    assert isinstance(locked, LockedStore)
    assert "key file of the library is not there" in locked.why


def test_the_key_of_another_library_opens_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made(tmp_path).close()
    (key_file,) = (tmp_path / "keys").iterdir()
    key_file.write_text("ab" * 32 + "\n")
    locked = open_library(place_in(tmp_path))
    assert isinstance(locked, LockedStore)
    assert "does not belong to this library" in locked.why
    assert capfd.readouterr() == ("", "")


def test_a_missing_key_card_is_told(tmp_path: Path) -> None:
    made(tmp_path).close()
    place_in(tmp_path).card.unlink()
    with pytest.raises(BodymapError, match="key card of the library is not there"):
        open_library(place_in(tmp_path))


def test_on_a_disk_that_can_only_be_read_it_is_read(disk: Callable[[int], Path]) -> None:
    folder = disk(2000)
    store = made(folder)
    head = with_sheet(store)
    store.close()
    make_read_only(folder)
    reading = read_only(folder)
    assert "its disk or folder cannot be written" in reading.why
    assert reading.sheet(head.id).head == head
    reading.close()


@pytest.mark.parametrize("name", ["library.db-wal", "library.db-journal"])
def test_what_waits_beside_a_library_that_cannot_be_written_is_told(
    disk: Callable[[int], Path], name: str
) -> None:
    folder = disk(2000)
    made(folder).close()
    (folder / "library" / name).write_bytes(b"half of a saving")
    make_read_only(folder)
    with pytest.raises(BodymapError, match="the newest entries lie beside the library"):
        open_library(place_in(folder))


def test_a_first_opening_after_a_restore_that_was_cut_off_is_taken_back(tmp_path: Path) -> None:
    """A restored library is one file; the first opening gives it a side file, in a change of its own that can be cut."""
    made(tmp_path).close()
    place = place_in(tmp_path)
    key = place.ring.fetch(place.ring.read())
    copy_verified(place.library, tmp_path / "copy.db", key)
    (tmp_path / "copy.db").replace(place.library)
    cut_off_in_a_change(place.library, key)
    assert side_files(place.library)[2].exists()
    opened(tmp_path).close()


def cut_off_in_a_change(library: Path, key: LibraryKey) -> None:
    """In a process that ends in the middle: what it changed is in the library, and how it was lies beside it."""
    code = (
        "import os, sys; from pathlib import Path; from bodymap.records.keys.library_key import LibraryKey;"
        "from bodymap.records.store.connection import open_to_write;"
        "c = open_to_write(Path(sys.argv[1]), LibraryKey(bytes.fromhex(sys.argv[2])), ());"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN');"
        "[c.execute(f'CREATE TABLE t{n} (x)') for n in range(200)]; os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(library), key.raw().hex()], check=True)


def test_a_new_library_needs_no_file_beside_it_when_it_gets_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a full disk kept out of the library itself would else lie in a file that does not come with it."""
    modes: list[str] = []

    def look(fresh: Path, library: Path) -> None:
        key = place_in(tmp_path).ring.fetch(place_in(tmp_path).ring.read())
        connection = open_to_read(fresh, key)
        modes.append(connection.execute("PRAGMA journal_mode").fetchall()[0][0])
        connection.close()
        put_in_place(fresh, library)

    monkeypatch.setattr(opening, "put_in_place", look)
    made(tmp_path).close()
    assert modes == ["delete"]
