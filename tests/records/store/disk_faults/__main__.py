"""Lets every call to the disk fail, one after the other, in every way it can, and looks at what is left.

    python -m tests.records.store.disk_faults FOLDER OPERATION [MOST] [SEED]     prints what was found, as JSON

OPERATION: a row of operations.py, or all. MOST: so many trials of each, by chance; all without. A process of its own with one thread.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bodymap.files.problems import BodymapError
from bodymap.records.drawing_file import checked_text_of
from tests.records.store.disk_faults.faults import ASKED_AGAIN, FAULTS, Failing, Fault
from tests.records.store.disk_faults.operations import OPERATIONS, Operation
from tests.records.store.power.scenes import titled
from tests.tracing.tracer import traced, why_not

NOWHERE = Fault(-1, 0)
GO = "go"
NOBODY_TRACES = 77


def all_faults(folder: Path, name: str, most: int = 0, seed: int = 1) -> dict[str, object]:
    """How many calls there are, how many trials were made, and what was wrong after them."""
    operation = OPERATIONS[name]
    checked_text_of(titled(0))  # loads what is needed before anything is traced
    before = folder / "before"
    before.mkdir()
    operation.prepare(before)
    calls = Trial(folder, operation, NOWHERE).run().seen
    wrong, tried, refused = list[str](), 0, 0
    faults = list(faults_of(calls))
    for fault in Random(seed).sample(faults, min(most, len(faults))) if most else faults:
        trial = Trial(folder, operation, fault)
        trial.run()
        tried += 1
        refused += bool(trial.sentence)
        wrong += [
            f"{os.strerror(fault.code)} at {fault.number} ({calls[fault.number]}): {one}"
            for one in trial.wrong()
        ]
    return {"what": name, "calls": len(calls), "trials": tried, "refused": refused, "wrong": wrong}


def faults_of(calls: list[str]) -> Iterator[Fault]:
    for number, name in enumerate(calls):
        for code in FAULTS[name]:
            yield Fault(number, code)
            if code not in ASKED_AGAIN:
                yield Fault(number, code, stays=True)


class Trial:
    """One operation with one fault, in a folder of its own."""

    def __init__(self, folder: Path, operation: Operation, fault: Fault) -> None:
        self.folder = folder / "trial"
        self.operation = operation
        self.fault = fault
        self.said: list[str] = []
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(folder / "before", self.folder)

    def run(self) -> Failing:
        failing = Failing(self.folder, self.fault)
        pipe = os.open(self.folder.parent / "told", os.O_WRONLY | os.O_CREAT, 0o600)
        for call in traced(lambda: self._act(pipe), failing.wrong):
            if call.name == "write" and call.number == pipe:
                self.said.append(json.loads(call.data))
                failing.going = self.said[-1] == GO
            failing.heard(call)
        os.close(pipe)
        self.failed = failing.failed
        return failing

    def _act(self, pipe: int) -> None:
        def tell(word: str) -> None:
            os.write(pipe, json.dumps(word).encode())

        try:
            self.operation.act(self.folder, lambda: tell(GO))
            tell("done")
        except BodymapError as error:
            tell(f"sentence {error.sentence}")
        except BaseException as error:
            tell(f"other {type(error).__name__}: {error}")

    @property
    def sentence(self) -> str:
        return self.said[-1].removeprefix("sentence ") if self.said[-1].startswith("sentence ") else ""

    def wrong(self) -> Iterator[str]:
        """What a person would not forgive: another error than a sentence, something lost, something half left."""
        last = self.said[-1]
        if last != "done" and not self.sentence:
            yield last
        if "\n" in self.sentence or (not self.sentence[:1].islower() and self.sentence):
            yield f"not one sentence: {self.sentence!r}"
        if self.failed != "unlink" and not self.fault.stays:
            yield from (f"left over: {path.name}" for path in self.folder.rglob("*.tmp*"))
        try:
            self.operation.check(self.folder, last == "done")
        except (AssertionError, BodymapError, ValueError) as error:
            yield f"{last!r}, then {type(error).__name__}: {error}"


if __name__ == "__main__":
    if why := why_not():
        print(why)
        sys.exit(NOBODY_TRACES)
    names = OPERATIONS if sys.argv[2] == "all" else [sys.argv[2]]
    for number, name in enumerate(names):
        (Path(sys.argv[1]) / str(number)).mkdir()
        found = all_faults(Path(sys.argv[1]) / str(number), name, *map(int, sys.argv[3:]))
        print(json.dumps(found), flush=True)
