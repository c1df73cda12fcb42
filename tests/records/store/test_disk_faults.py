"""Whatever call to the disk fails, in whatever way: one sentence, nothing acknowledged lost, what was there untouched.

A few trials of each operation here; all of them: `python -m tests.records.store.disk_faults FOLDER all` (docs/reliability.md).
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.records.store.disk_faults.__main__ import NOBODY_TRACES

TRIALS = 6
"""Of each operation."""
CARELESS = (
    "from bodymap.records import drawing_file;"
    "drawing_file.write_whole = lambda path, text: path.write_text(text);"
    "from tests.records.store.disk_faults.__main__ import all_faults;"
    "import json, sys; from pathlib import Path;"
    "print(json.dumps(all_faults(Path(sys.argv[1]), 'save a drawing')))"
)


def trials(*words: str) -> list[dict[str, Any]]:
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    if done.returncode == NOBODY_TRACES:
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_whatever_call_fails_nothing_is_lost_and_one_sentence_says_so(tmp_path: Path) -> None:
    found = trials("-m", "tests.records.store.disk_faults", str(tmp_path), "all", str(TRIALS))
    assert [(one["what"], one["wrong"]) for one in found if one["wrong"]] == []
    assert sum(one["refused"] for one in found) > len(found)  # else the faults reach nobody


def test_a_writer_that_writes_over_what_is_there_is_found_out(tmp_path: Path) -> None:
    assert trials(
        "-m", "tests.records.store.disk_faults", str(tmp_path), "read a sheet", "1"
    )  # may be traced at all
    (found,) = trials("-c", CARELESS, str(tmp_path))
    assert len(found["wrong"]) > found["trials"] / 2
