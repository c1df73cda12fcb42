"""Killed, written from two sides, and damaged bit by bit: nothing acknowledged is lost and nothing wrong is believed.

More of the same: `python -m tests.records.store.killing FOLDER KILLS SEED`, and FLIPS below; figures in docs/reliability.md.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bodymap.records.document import Document
from bodymap.records.store.opening import open_with_key
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.writes import ConflictError
from tests.records.store.flipping import flips
from tests.records.store.made import made, opened, place_in, with_sheet

KILLS, FLIPS, SAVES = 200, 200, 100


def python(*words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.skipif(os.name == "nt", reason="no fork there")
def test_no_sheet_that_was_acknowledged_is_lost_by_kills(tmp_path: Path) -> None:
    out, errors = python("-m", "tests.records.store.killing", str(tmp_path), str(KILLS), "1").communicate()
    found = json.loads(out or "{}")
    assert (found.get("lost"), found.get("damaged")) == (0, 0), errors
    assert found["told"] > KILLS / 2  # else the kills come before anything is written


def test_no_flipped_bit_goes_unreported_and_none_is_believed(tmp_path: Path) -> None:
    found = tuple(flips(tmp_path, FLIPS, seed=2))
    assert [one.bit for one in found if one.believed or not one.reported] == []
    assert len(found) == FLIPS


class NoLock:
    """A disk whose locks do not work."""

    def release(self) -> None:
        pass


def without_lock(folder: Path) -> RecordStore:
    place = place_in(folder)
    key = place.ring.fetch(place.ring.read())
    store = open_with_key(place, key, backup=False, take_lock=lambda _path: NoLock())
    assert isinstance(store, RecordStore)
    return store


def count_up(words: Sequence[str]) -> None:
    """For a child: raise the number in the title of one sheet as often as it goes, never minding what is in the way."""
    folder, sheet, saves = Path(words[0]), words[1], int(words[2])
    store, done = without_lock(folder), 0
    for _ in range(saves):
        stored = store.sheet(sheet)
        title = str(int(stored.document().title) + 1)
        try:
            store.save_sheet(stored.head, replace(Document(), title=title))
            done += 1
        except ConflictError:
            pass
    store.close()
    print(done)


def test_two_processes_that_write_one_sheet_overwrite_nothing_in_silence(tmp_path: Path) -> None:
    """Even where the lock does not work: every save that was acknowledged is in the sum."""
    store = made(tmp_path)
    head = with_sheet(store, Document(title="0"))
    store.close()
    code = "import sys; from tests.records.store.test_endurance import count_up; count_up(sys.argv[1:])"
    children = [python("-c", code, str(tmp_path), head.id, str(SAVES)) for _ in range(2)]
    said = [child.communicate() for child in children]
    done = sum(int(out) for out, _ in said)
    again = opened(tmp_path)
    sheet = again.sheet(head.id)
    assert (int(sheet.document().title), sheet.head.version) == (done, done + 1)
    again.close()


def test_of_two_processes_only_one_can_write(tmp_path: Path) -> None:
    made(tmp_path).close()
    first = opened(tmp_path)
    code = (
        "import sys; from pathlib import Path; from tests.records.store.made import read_only;"
        "print(read_only(Path(sys.argv[1])).why)"
    )
    out, errors = python("-c", code, str(tmp_path)).communicate()
    assert out.startswith("another window has the library open"), errors
    first.close()


@pytest.mark.skipif(os.name == "nt", reason="the lock goes with the process there too, later")
def test_the_lock_of_a_killed_process_keeps_nobody_out(tmp_path: Path) -> None:
    made(tmp_path).close()
    code = (
        "import sys, time; from pathlib import Path; from tests.records.store.made import opened;"
        "store = opened(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
    )
    child = python("-c", code, str(tmp_path))
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    assert isinstance(open_with_key_again(tmp_path), ReadOnlyStore)
    child.kill()
    child.communicate()
    opened(tmp_path).close()


def open_with_key_again(folder: Path) -> object:
    place = place_in(folder)
    store = open_with_key(place, place.ring.fetch(place.ring.read()))
    store.close()
    return store
