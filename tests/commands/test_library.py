import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from bodymap import cli
from bodymap.records.keys.keepers import FileKeeper
from bodymap.records.store import place as places
from bodymap.records.store.backups import SECOND_FOLDER, make_backup
from bodymap.records.store.opening import create_library, open_library
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.writes import utc_now


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LibraryPlace:
    """The usual place, with a key file instead of the key store of this machine."""
    made = LibraryPlace(tmp_path / "library", (FileKeeper(tmp_path / "keys"),))
    monkeypatch.setattr(places, "usual_place", lambda: made)
    return made


@pytest.fixture
def bodymap(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr("sys.argv", ["bodymap", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return end.value.code or 0, said.out, said.err

    return run


def with_somebody(place: LibraryPlace) -> None:
    store = create_library(place)
    store.add_person(name="Somebody Particular")
    make_backup(store, place.backups, utc_now())
    store.close()


def test_without_records_all_is_well(bodymap, place: LibraryPlace) -> None:
    code, out, _ = bodymap("doctor")
    assert code == 0
    assert "none was made yet" in out


def test_a_sound_library_is_told_without_naming_anybody(bodymap, place: LibraryPlace) -> None:
    with_somebody(place)
    code, out, _ = bodymap("doctor", "--json")
    assert (code, [one["well"] for one in json.loads(out)]) == (0, [True] * 7)
    assert "Somebody" not in out


def test_a_damaged_page_is_told_with_exit_status_1(bodymap, place: LibraryPlace) -> None:
    with_somebody(place)
    data = bytearray(place.library.read_bytes())
    data[len(data) // 2] ^= 1
    place.library.write_bytes(data)
    code, out, _ = bodymap("doctor")
    assert code == 1
    assert "WRONG  library" in out


def test_a_backup_is_put_back_and_the_damaged_library_kept(bodymap, place: LibraryPlace) -> None:
    with_somebody(place)
    place.library.write_bytes(b"damaged")
    code, out, _ = bodymap("library", "restore")
    assert (code, "is kept" in out) == (0, True)
    store = open_library(place, backup=False)
    assert isinstance(store, RecordStore)
    assert len(store.people()) == 1
    store.close()


def test_a_name_that_is_no_backup_is_told_in_one_sentence(bodymap, place: LibraryPlace) -> None:
    with_somebody(place)
    code, _, err = bodymap("library", "restore", "nonsense")
    assert (code, err.count("\n")) == (2, 1)


def test_backups_are_listed(bodymap, place: LibraryPlace) -> None:
    assert "There is no backup." in bodymap("library", "backups")[1]
    with_somebody(place)
    assert bodymap("library", "backups")[1].count("library-") == 1


def test_a_library_made_today_needs_no_backup_yet(bodymap, place: LibraryPlace) -> None:
    create_library(place).close()
    assert bodymap("doctor")[0] == 0


def test_a_library_that_has_been_there_for_days_without_a_backup_is_told(
    bodymap, place: LibraryPlace
) -> None:
    create_library(place).close()
    days_ago = place.card.stat().st_mtime - 3 * 24 * 3600
    os.utime(place.card, (days_ago, days_ago))
    code, out, _ = bodymap("doctor")
    assert code == 1
    assert "WRONG  backups" in out


def with_second_place(place: LibraryPlace, folder: Path) -> None:
    store = create_library(place)
    place.ring.make_recovery_key(store.key)
    store.set_second_place(str(folder))
    make_backup(store, place.backups, utc_now())
    store.close()


def second_place(out: str) -> dict[str, object]:
    return next(one for one in json.loads(out) if one["what"] == "second place")


def test_a_stick_that_is_not_there_is_told_and_is_no_fault(
    bodymap, place: LibraryPlace, tmp_path: Path
) -> None:
    with_second_place(place, tmp_path / "stick of Somebody")
    code, out, _ = bodymap("doctor", "--json")
    assert (code, second_place(out)["well"]) == (0, True)
    assert "not there at the moment" in str(second_place(out)["said"])
    assert "Somebody" not in out


def test_a_second_place_whose_backups_only_this_computer_opens_is_told(
    bodymap, place: LibraryPlace, tmp_path: Path
) -> None:
    store = create_library(place)
    store.set_second_place(str(tmp_path))
    store.close()
    code, out, _ = bodymap("doctor", "--json")
    assert (code, second_place(out)["well"]) == (1, False)
    assert "only this computer holds the key" in str(second_place(out)["said"])


def test_a_second_place_without_a_backup_is_told(bodymap, place: LibraryPlace, tmp_path: Path) -> None:
    with_second_place(place, tmp_path)
    code, out, _ = bodymap("doctor", "--json")
    assert (code, second_place(out)["well"]) == (1, False)


def test_the_age_of_the_second_place_is_told(bodymap, place: LibraryPlace, tmp_path: Path) -> None:
    with_second_place(place, tmp_path)
    store = open_library(place, backup=False)
    assert isinstance(store, RecordStore)
    make_backup(store, tmp_path / SECOND_FOLDER, utc_now() - timedelta(days=40))
    store.close()
    code, out, _ = bodymap("doctor", "--json")
    assert (code, second_place(out)["said"]) == (1, "1, the newest 40 days old")


def test_a_binding_of_qt_that_kills_windows_is_told(
    bodymap, place: LibraryPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bodymap.ui.canary.lost_per_call", lambda *_calls: 1.0)
    code, out, _ = bodymap("doctor")
    assert code == 1
    assert "WRONG  qt" in out
