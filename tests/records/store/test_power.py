"""No cut of power loses what was acknowledged or leaves a library that does not open (docs/reliability.md says what is simulated).

More of the same: `python -m tests.records.store.power FOLDER SCENE STATES SEED`.
"""

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.records.store.power.__main__ import NOBODY_TRACES
from tests.records.store.power.disk import Disk
from tests.tracing.calls import Call

STATES = {"begin": 2, "library": 2, "read": 2, "restore": 2, "file": 20}
"""Disks tried after each call."""
WITHOUT = {
    "force": "import os; os.fsync = lambda _d: None",
    "force folder": "from bodymap.files import whole; whole.force_folder = lambda _f: None",
    "new folder": "from bodymap.files import owned; owned.force_folder = lambda _f: None",
    "full": "from bodymap.records.store import connection as c; c.WRITING = tuple("
    "w.replace('FULL', 'NORMAL') for w in c.WRITING); c.open_to_write.__defaults__ = (c.WRITING,)",
}
"""Safeties switched off; the simulation has to see each."""


def cut(folder: Path, scene: str, first: str = "pass") -> dict[str, Any]:
    """The power cut in a process of its own, in which `first` is done first."""
    (folder / scene).mkdir()
    code = (
        f"{first}\nimport json, sys; from pathlib import Path; from tests.records.store.power import __main__ as m\n"
        f"if m.why_not(): print(m.why_not()); sys.exit({NOBODY_TRACES})\n"
        "print(json.dumps(m.cuts(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), 1)))"
    )
    words = [sys.executable, "-c", code, str(folder / scene), scene, str(STATES[scene])]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode == NOBODY_TRACES:
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("scene", ["library", "read", "restore", "file"])
def test_no_cut_of_power_loses_what_was_acknowledged(tmp_path: Path, scene: str) -> None:
    found = cut(tmp_path, scene)
    assert (found["wrong"], found["first"]) == (0, [])
    assert found["disks"] > 20


@pytest.mark.parametrize(
    ("scene", "gone"),
    [("file", "force"), ("file", "force folder"), ("begin", "new folder"), ("read", "full")],
)
def test_a_program_without_this_safety_is_found_out(tmp_path: Path, scene: str, gone: str) -> None:
    assert cut(tmp_path, scene, WITHOUT[gone])["wrong"] > 0


ROOT = Path("/disk")


def played(*calls: Call) -> Disk:
    disk = Disk(ROOT)
    for call in calls:
        disk.do(call)
    return disk


def texts(disk: Disk) -> set[bytes | None]:
    """What the file a could hold; None where it is not there."""
    return {tree.get("a") for tree in disk.left(Random(1), 60)}


MADE = Call("open", 3, ("/disk/a",), flags=0o101)
WRITTEN = Call("write", 3, data=b"new")
FILE_FORCED = Call("sync", 3)
FOLDER_FORCED = (Call("open", 4, ("/disk",)), Call("sync", 4))


def test_what_is_forced_with_its_name_is_sure() -> None:
    assert texts(played(MADE, WRITTEN, FILE_FORCED, *FOLDER_FORCED)) == {b"new"}


def test_a_name_that_is_not_forced_may_be_lost_with_all_in_it() -> None:
    assert texts(played(MADE, WRITTEN, FILE_FORCED)) == {None, b"new"}


def test_what_is_not_forced_may_be_gone_or_torn() -> None:
    left = texts(played(MADE, Call("write", 3, data=b"x" * 9000), *FOLDER_FORCED))
    assert {b"", b"x" * 9000, b"x" * 4096, bytes(4096) + b"x" * 4096 + b"x" * 808} <= left


def test_a_name_given_anew_is_the_old_or_the_new_file_never_none() -> None:
    other = Call("open", 5, ("/disk/b",), flags=0o101)
    rename = Call("rename", paths=("/disk/b", "/disk/a"))
    new = (other, Call("write", 5, data=b"newer"), Call("sync", 5), rename)
    assert texts(played(MADE, WRITTEN, FILE_FORCED, *FOLDER_FORCED, *new)) == {b"new", b"newer"}


def test_a_file_taken_away_may_be_back() -> None:
    gone = Call("unlink", paths=("/disk/a",))
    assert texts(played(MADE, WRITTEN, FILE_FORCED, *FOLDER_FORCED, gone)) == {None, b"new"}
