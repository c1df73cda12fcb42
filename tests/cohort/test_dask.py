"""Dask's executor scores the same as none, and a worker killed in the middle loses nothing. In a process of its own: it starts two workers."""

import subprocess
import sys

import pytest

pytest.importorskip("distributed")

SCRIPT = """
import os, signal
from functools import partial
import numpy as np
from distributed import Client, LocalCluster
from bodymap.atlas.atlas import open_atlas
from bodymap.cohort.batch import part_of
from bodymap.cohort.score_table import score_table
from bodymap.cohort.scoring import scored
from bodymap.cohort.spread import spread
from bodymap.knowledge.stored import open_library
from tests.cohort.rows import choir_file, read
from pathlib import Path

if __name__ == "__main__":
    batch, _ = read(choir_file(Path({folder!r})))
    table = score_table(open_library(), open_atlas())
    pieces = [part_of(batch.covered, n, n + 4) for n in range(0, 200, 4)]  # all different: Dask works equal ones once
    alone = list(spread(partial(scored, table), pieces))
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        pids = list(client.run(os.getpid).values())
        answers = spread(partial(scored, table), pieces, client.get_executor(pure=False))
        found = [next(answers) for _ in range(10)]
        os.kill(pids[0], signal.SIGKILL)
        found += list(answers)
        left = set(client.run(os.getpid).values())
    same = all((a.every == b.every).all() and (a.other == b.other).all() for a, b in zip(alone, found, strict=True))
    print("workers", len(set(pids)), "killed", pids[0] not in left, "pieces", len(found), "same", same)
"""


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_loses_nothing(tmp_path) -> None:
    script = tmp_path / "two_workers.py"
    script.write_text(SCRIPT.replace("{folder!r}", repr(str(tmp_path))), "utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.stdout == "workers 2 killed True pieces 50 same True\n", done.stderr
