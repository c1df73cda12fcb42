"""A process that writes sheets, tells each on a pipe once the library has it, and is killed at random moments.

    python -m tests.records.store.killing FOLDER KILLS SEED     prints what was told and what was there, as JSON

The killer is a process of its own with one thread, so that it can fork: what a fork has loaded need not be loaded again.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from random import Random

from bodymap.records.document import Document
from bodymap.records.drawing_file import checked_text_of
from bodymap.records.store.values import Author
from tests.records.store.made import DAY, made, opened

LONGEST = 0.03
"""Seconds from the fork, or from the first sheet, to the kill, at most; opening takes about 10 ms."""
STORED = b"."


def kills(folder: Path, count: int, seed: int) -> dict[str, int]:
    """How many sheets were told and how many are there, how often one was lost or the file damaged."""
    random = Random(seed)
    checked_text_of(Document())  # loads what a save needs, once for all children
    store = made(folder)
    visit = store.add_visit(store.add_person().id, DAY).id
    store.close()
    found = {"kills": count, "told": 0, "stored": 0, "lost": 0, "damaged": 0}
    for number in range(count):
        told = told_before_the_kill(folder, visit, random.uniform(0, LONGEST), bool(number % 2))
        store = opened(folder)
        stored = store.counts().sheets - found["stored"]
        found["damaged"] += bool(store.damage())
        store.close()
        found["lost"] += stored < told
        found["told"] += told
        found["stored"] += stored
    return found


def told_before_the_kill(folder: Path, visit: str, wait: float, once_it_writes: bool) -> int:
    """Sheets the child said were stored before it was killed.

    once_it_writes: the time begins with its first sheet, however busy the machine is; else while it still opens.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_for_ever(folder, visit, writing)
    os.close(writing)
    told = len(os.read(reading, 1)) if once_it_writes else 0
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while words := os.read(reading, 4096):
        told += len(words)
    os.close(reading)
    return told


def write_for_ever(folder: Path, visit: str, pipe: int) -> None:
    """The child."""
    try:
        store = opened(folder)
        while True:
            store.add_sheet(visit, Author.PATIENT, Document())
            os.write(pipe, STORED)
    finally:
        os._exit(1)


if __name__ == "__main__":
    print(json.dumps(kills(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
