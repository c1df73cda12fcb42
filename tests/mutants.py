"""Switches the safeties of the program off, one at a time, in a copy, and looks whether a test turns red for each.

    python -m tests.mutants [ID ...]     the whole table (tests/mutants.yaml), or some of it; exit status 1 where one survives
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent
COPIED, LINKED = ("bodymap", "tests"), ("assets", "regions", "benchmarks", "docs", "pyproject.toml", "README.md")
RED = 1
"""Exit status of pytest when tests failed; others mean that none could be run."""


@dataclass(frozen=True)
class Mutant:
    """A safety and how it is switched off; see the head of mutants.yaml."""

    id: str
    what: str
    file: str
    find: str
    put: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """red: the first test that failed, "" when none did; trouble: why nothing could be run."""

    mutant: Mutant
    red: str
    trouble: str = ""


def mutants() -> tuple[Mutant, ...]:
    rows = yaml.safe_load((HERE / "mutants.yaml").read_text(encoding="utf-8"))["mutants"]
    return tuple(Mutant(**{**row, "tests": tuple(row["tests"])}) for row in rows)


@contextmanager
def copy_of_all() -> Iterator[Path]:
    """The program and its tests in a folder that goes away; what is only read is linked."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in COPIED:
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        for part in LINKED:
            (folder / part).symlink_to(ROOT / part)
        yield folder


def tried(folder: Path, mutant: Mutant) -> Outcome:
    """One safety switched off in the copy, its tests run, and the copy as it was again."""
    path = folder / "bodymap" / mutant.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(mutant.find, mutant.put, 1), encoding="utf-8")
    try:
        for test in mutant.tests:  # the quickest stands first
            status, said = run(folder, test)
            if status == RED:
                return Outcome(mutant, first_red(said))
            if status:
                return Outcome(mutant, "", said[-400:])
        return Outcome(mutant, "")
    finally:
        path.write_text(sound, encoding="utf-8")


def run(folder: Path, test: str) -> tuple[int, str]:
    words = ["-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--tb=no", "-rf", f"tests/{test}"]
    surroundings = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def first_red(said: str) -> str:
    red = (line for line in said.splitlines() if line.startswith(("FAILED", "ERROR")))
    return next(red, "").partition(" ")[2].partition(" - ")[0].removeprefix("tests/")


def main(names: Sequence[str]) -> int:
    chosen = [one for one in mutants() if not names or one.id in names]
    survived = 0
    with copy_of_all() as folder:
        for mutant in chosen:
            outcome = tried(folder, mutant)
            survived += not outcome.red
            print(f"{mutant.id:24} {outcome.red or 'SURVIVED ' + outcome.trouble}", flush=True)
    print(f"{len(chosen)} safeties switched off, {survived} without a red test")
    return bool(survived)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
