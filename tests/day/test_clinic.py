"""Ten people, thirty visits, the program killed in between, the library damaged, a backup put back: everything is there."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.day.clinic import PEOPLE, VISITS, Told
from tests.records.store.made import made, with_sheet

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no fork there")


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("clinic")
    words = [sys.executable, "-m", "tests.day.clinic", str(folder), "4", "1"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_everything_that_was_acknowledged_is_there_in_the_evening(evening: dict[str, Any]) -> None:
    assert evening["missing"] == []


def test_ten_people_came_thirty_times(evening: dict[str, Any]) -> None:
    assert (evening["people"], evening["visits"], evening["sheets"]) == (PEOPLE, VISITS, 2 * VISITS)


def test_the_damage_is_told_and_the_backup_is_sound(evening: dict[str, Any]) -> None:
    assert (evening["damaged before"], evening["damaged after"]) == (True, [])


def test_what_is_not_there_is_missed(tmp_path: Path) -> None:
    store, told = made(tmp_path), Told()
    written = store.add_note(with_sheet(store).visit, "A note")
    told.hear(json.dumps(["note", written.id, "A note"]))
    assert told.missing(store) == []
    told.hear(json.dumps(["note", written.id, "Another note"]))
    told.hear(json.dumps(["sheet", "nowhere", "001"]))
    assert len(told.missing(store)) == 2
    store.close()
