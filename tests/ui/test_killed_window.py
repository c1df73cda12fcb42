"""The window killed while a hand paints. More of the same: `python -m tests.ui.killed_window FOLDER KILLS SEED`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 6


@pytest.mark.skipif(os.name == "nt", reason="nothing is killed so there")
def test_no_stroke_that_was_called_safe_is_lost_when_the_window_is_killed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.killed_window", str(tmp_path), str(KILLS), "1"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout or "{}")
    assert (found.get("lost"), found.get("damaged")) == (0, 0), done.stderr
    assert found["told in a record"] >= 1  # else the kills come before anything is painted
    assert found["told on the table"] >= 1
