"""`python -m benchmarks stroke|coverage [--json FOLDER]`."""

import argparse
from pathlib import Path

from benchmarks import coverage, stroke
from benchmarks.timing import tell

BENCHES = {"stroke": stroke.bench, "coverage": coverage.bench}


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    words.add_argument("name", choices=[*BENCHES, "all"])
    words.add_argument("--json", type=Path, help="folder for one file a table")
    asked = words.parse_args()
    for name in BENCHES if asked.name == "all" else [asked.name]:
        for number, (title, rows) in enumerate(BENCHES[name]()):
            tell(title, rows, asked.json / f"{name}-{number}.json" if asked.json else None)


main()
