"""Cuts the power after every call of a scene, in many ways, and opens what is left.

    python -m tests.records.store.power FOLDER SCENE STATES SEED     prints what was found, as JSON

SCENE: begin, library, read, restore or file. STATES: disks tried after each call, at most. FOLDER: is there and empty; best in memory.
A process of its own with one thread, so that it can fork the one that is traced.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bodymap.records.document import Document
from bodymap.records.drawing_file import checked_text_of
from tests.records.store.power.after import Acknowledged, faults, lay_out
from tests.records.store.power.disk import Disk, Tree
from tests.records.store.power.scenes import SCENES, teller
from tests.tracing.tracer import traced, why_not

NOBODY_TRACES = 77
"""Exit status where the system does not let a process be traced."""


def cuts(folder: Path, scene: str, most: int, seed: int) -> dict[str, object]:
    """How many calls changed the disk, how many different disks could be left, and what was wrong with them."""
    checked_text_of(Document())  # loads what a save needs before anything is traced
    told, random, found = Acknowledged(), Random(seed), list[str]()
    before, tried, steps = set[bytes](), 0, 0
    steps = 0
    for disk, said in recorded(folder, scene):
        steps += 1
        if said is not None:
            told.hear(said)
            before.clear()  # from here on more has to be there
        for tree in different(disk.left(random, most), before):
            tried += 1
            lay_out(tree, folder / "left")
            found += [f"step {steps}: {fault}" for fault in faults(folder / "left", told)]
    return {"scene": scene, "steps": steps, "disks": tried, "wrong": len(found), "first": found[:5]}


def recorded(folder: Path, scene: str) -> Iterator[tuple[Disk, dict[str, object] | None]]:
    """The disk after each call that changed it, or after each word of the program, with that word."""
    root = folder / "traced"
    root.mkdir()
    pipe = os.open(folder / "told", os.O_WRONLY | os.O_CREAT, 0o600)
    disk = Disk(root)
    yield disk, {"what": "begun"}
    for call in traced(lambda: SCENES[scene](root, teller(pipe))):
        if call.name == "write" and call.number == pipe:
            yield disk, json.loads(call.data)
        elif disk.do(call):
            yield disk, None
    os.close(pipe)
    check_same(disk, root)


def check_same(disk: Disk, root: Path) -> None:
    """What was played is what is there: else a way to write was missed, and the proof is none. Raises AssertionError."""
    (now,) = list(disk.left(Random(0), 2))[1:]
    there = {str(path.relative_to(root)) for path in root.rglob("*")}
    assert set(now) == there, set(now) ^ there
    for name, content in now.items():
        assert content is None or content == (root / name).read_bytes(), name


def different(trees: Iterator[Tree], before: set[bytes]) -> Iterator[Tree]:
    for tree in trees:
        print_ = hashlib.sha256(repr(sorted(tree.items())).encode()).digest()
        if print_ not in before:
            before.add(print_)
            yield tree


if __name__ == "__main__":
    if why := why_not():
        print(why)
        sys.exit(NOBODY_TRACES)
    print(json.dumps(cuts(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))
