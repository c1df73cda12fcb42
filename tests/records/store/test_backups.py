"""Backups are whole, checked, thinned, kept in a second place, and put back without losing what they replace."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bodymap.files.problems import BodymapError
from bodymap.records.keys.keepers import Keeping
from bodymap.records.keys.key_card import read_card
from bodymap.records.store.backups import (
    SECOND_FOLDER,
    backup_if_due,
    backup_name,
    backups_in,
    check_copy,
    make_backup,
)
from bodymap.records.store.lock import LockedByOtherError
from bodymap.records.store.opening import open_with_key
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.restoring import restore
from bodymap.records.store.watching import GivenUpError
from tests.records.documents import SAMPLE
from tests.records.store.made import Clock, made, opened, place_in, with_sheet

OTHER = replace(SAMPLE, title="Numb foot")


def test_a_backup_is_one_file_that_opens_with_the_same_key(tmp_path: Path) -> None:
    store = made(tmp_path)
    head = with_sheet(store)
    backup = make_backup(store, store.place.backups, Clock()())
    names = {path.name for path in store.place.backups.iterdir()}
    assert names == {backup.path.name, "library.keys"}
    check_copy(backup.path, store.key, store.counts())
    assert store.sheet(head.id).head == head
    store.close()


def test_the_name_of_a_backup_tells_time_and_changes(tmp_path: Path) -> None:
    clock = Clock()
    store = made(tmp_path, clock)
    store.add_person()
    made_ = make_backup(store, store.place.backups, clock())
    assert made_.path.name == backup_name(clock(), 1) == "library-20260301T090000Z-000001.db"
    assert backups_in(store.place.backups) == (made_,)
    store.close()


def test_other_files_among_the_backups_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "library-20269901T090000Z-000001.db").write_text("x")
    (tmp_path / "holiday.jpg").write_text("x")
    assert backups_in(tmp_path) == ()


def test_opening_makes_one_backup_and_no_second_within_half_an_hour(tmp_path: Path) -> None:
    clock = Clock()
    store = made(tmp_path, clock)
    store.add_person()
    store.close()
    for minutes, expected in ((0, 1), (29, 1), (2, 2)):
        clock.move(minutes=minutes)
        again = opened(tmp_path, clock, backup=True)
        assert len(backups_in(again.place.backups)) == expected
        again.add_person()
        again.close()


def test_what_did_not_change_is_not_backed_up_again(tmp_path: Path) -> None:
    clock = Clock()
    store = made(tmp_path, clock)
    backup_if_due(store, clock())
    clock.move(days=1)
    assert backup_if_due(store, clock()) == ()
    assert len(backups_in(store.place.backups)) == 1
    store.close()


def test_backups_are_thinned_as_time_goes_by(tmp_path: Path) -> None:
    clock = Clock()
    store = made(tmp_path, clock)
    for _ in range(8):
        store.add_person()
        backup_if_due(store, clock())
        clock.move(hours=12)
    assert [b.changes for b in backups_in(store.place.backups)] == [8, 7, 6, 5, 4, 2]
    store.close()


def test_a_second_place_gets_its_own_backup_and_the_key_card(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    store = made(tmp_path)
    store.set_second_place(str(stick))
    assert backup_if_due(store, Clock()()) == ()
    assert len(backups_in(stick / SECOND_FOLDER)) == 1
    assert read_card(stick / SECOND_FOLDER / "library.keys").keeping is Keeping.FILE
    store.close()


def test_a_stick_that_is_not_plugged_in_is_told_and_not_made_up(tmp_path: Path) -> None:
    store = made(tmp_path)
    store.set_second_place(str(tmp_path / "stick"))
    (said,) = backup_if_due(store, Clock()())
    assert "the second place for backups is not there" in said
    assert not (tmp_path / "stick").exists()
    assert len(backups_in(store.place.backups)) == 1
    store.close()


def test_a_backup_that_finds_no_room_is_told_and_leaves_nothing_half(
    disk: Callable[[int], Path], tmp_path: Path
) -> None:
    store = made(tmp_path)
    store.set_second_place(str(disk(60)))
    (said,) = backup_if_due(store, Clock()())
    assert "the disk is full" in said
    assert [path.name for path in (tmp_path / "disk" / SECOND_FOLDER).iterdir()] == []
    store.close()


def test_a_damaged_library_is_not_backed_up_over_the_good_ones(tmp_path: Path) -> None:
    store = made(tmp_path)
    with_sheet(store)
    good = make_backup(store, store.place.backups, Clock()())
    store.close()
    flip(place_in(tmp_path).library)
    damaged = opened(tmp_path)
    with pytest.raises(BodymapError, match="damaged"):
        make_backup(damaged, damaged.place.backups, Clock()())
    assert backups_in(damaged.place.backups) == (good,)
    damaged.close()


def test_a_restored_library_holds_what_the_backup_held(tmp_path: Path) -> None:
    store = made(tmp_path)
    head = with_sheet(store)
    backup = make_backup(store, store.place.backups, Clock()())
    store.save_sheet(head, OTHER)
    key_file, place = tmp_path / "keys", store.place
    store.close()
    assert key_file.exists()
    restore(place, backup.path, place.ring.fetch(place.ring.read()), Clock()())
    again = opened(tmp_path)
    assert again.sheet(head.id).head == head
    again.close()


def test_the_replaced_library_stays_beside_it_and_opens(tmp_path: Path) -> None:
    store = made(tmp_path)
    head = with_sheet(store)
    backup = make_backup(store, store.place.backups, Clock()())
    store.save_sheet(head, OTHER)
    place = store.place
    store.close()
    key = place.ring.fetch(place.ring.read())
    aside = restore(place, backup.path, key, Clock()())
    check_copy(aside, key)
    reading = ReadOnlyStore(aside, lambda: _read(aside, key), "")
    assert reading.sheet(head.id).document().title == "Numb foot"
    reading.close()


def test_a_lost_library_is_brought_back(tmp_path: Path) -> None:
    store = made(tmp_path)
    head = with_sheet(store)
    backup = make_backup(store, store.place.backups, Clock()())
    place = store.place
    store.close()
    place.library.unlink()
    restore(place, backup.path, place.ring.fetch(place.ring.read()), Clock()())
    again = opened(tmp_path)
    assert again.sheets(head.visit) == (head,)
    again.close()


def test_a_damaged_backup_is_refused_and_the_library_stays(tmp_path: Path) -> None:
    store = made(tmp_path)
    backup = make_backup(store, store.place.backups, Clock()())
    place = store.place
    store.close()
    flip(backup.path)
    before = place.library.read_bytes()
    with pytest.raises(BodymapError, match="damaged") as caught:
        restore(place, backup.path, place.ring.fetch(place.ring.read()), Clock()())
    assert str(backup.path) in str(caught.value)  # the one that was chosen, not a copy of it
    assert place.library.read_bytes() == before
    assert not list(place.folder.glob(".bodymap-*"))


def test_nothing_is_restored_under_an_open_window(tmp_path: Path) -> None:
    store = made(tmp_path)
    backup = make_backup(store, store.place.backups, Clock()())
    with pytest.raises(LockedByOtherError):
        restore(store.place, backup.path, store.key, Clock()())
    store.add_person()
    store.close()


def test_a_backup_of_another_library_is_refused(tmp_path: Path) -> None:
    one, other = made(tmp_path / "one"), made(tmp_path / "other")
    backup = make_backup(other, other.place.backups, Clock()())
    place = one.place
    one.close()
    other.close()
    with pytest.raises(BodymapError):
        restore(place, backup.path, place.ring.fetch(place.ring.read()), Clock()())
    opened(tmp_path / "one").close()


def _read(path: Path, key):
    from bodymap.records.store.connection import open_to_read

    return open_to_read(path, key, alone=True)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 16
    path.write_bytes(data)


def test_opening_for_writing_uses_the_same_way_for_every_key(tmp_path: Path) -> None:
    store = made(tmp_path)
    place = store.place
    store.close()
    again = open_with_key(place, place.ring.fetch(place.ring.read()), backup=False)
    assert not isinstance(again, ReadOnlyStore)
    again.close()


def test_a_row_that_holds_something_else_than_was_written_never_becomes_a_backup(tmp_path: Path) -> None:
    """A copy makes sound pages of damaged ones; the seal of the row still tells."""
    store = made(tmp_path)
    head = with_sheet(store)
    with store.asking() as connection:
        connection.execute("UPDATE sheet SET text = 'zeros' WHERE id = ?", (head.id,))
    with pytest.raises(BodymapError, match="do not hold what was written"):
        make_backup(store, store.place.backups, Clock()())
    assert backups_in(store.place.backups) == ()
    store.close()


def test_a_backup_that_is_given_up_leaves_nothing_half(tmp_path: Path) -> None:
    store = made(tmp_path)
    with_sheet(store)

    def stop(_share: float) -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        backup_if_due(store, Clock()(), stop)
    assert list(store.place.backups.iterdir()) == []
    store.close()


def test_a_backup_tells_how_far_it_has_come(tmp_path: Path) -> None:
    store = made(tmp_path)
    shares: list[float] = []
    make_backup(store, store.place.backups, Clock()(), shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    store.close()


def test_a_restore_that_is_given_up_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    store = made(tmp_path)
    backup = make_backup(store, store.place.backups, Clock()())
    with_sheet(store)
    store.close()
    place = place_in(tmp_path)

    def stop(_share: float) -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        restore(place, backup.path, place.ring.fetch(place.ring.read()), Clock()(), stop)
    again = opened(tmp_path)
    assert again.counts().sheets == 1
    again.close()
