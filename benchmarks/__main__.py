"""`python -m benchmarks NAME [--json FOLDER] [--platform offscreen]`; exit status 1 when a gate is missed."""

import argparse
import importlib
import os
import sys
from pathlib import Path

from benchmarks.timing import Table, tell

BENCHES = (
    "canvas", "live", "hover", "click", "release", "zoom", "locate", "coverage", "reading", "stroke", "memory", "startup",
)  # fmt: skip
"""Modules of this folder with a function `bench` that answers tables."""


def main() -> int:
    words = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    words.add_argument("name", choices=[*BENCHES, "all"])
    words.add_argument("--json", type=Path, help="folder for one file a table, with every single time")
    words.add_argument(
        "--platform", default="offscreen", help="of Qt: offscreen, xcb, wayland, windows, cocoa"
    )
    asked = words.parse_args()
    os.environ["QT_QPA_PLATFORM"] = asked.platform
    missed = 0
    for name in BENCHES if asked.name == "all" else [asked.name]:
        tables: list[Table] = importlib.import_module(f"benchmarks.{name}").bench()
        for number, table in enumerate(tables):
            tell(table, asked.json / f"{name}-{number}.json" if asked.json else None)
            missed += sum(gate.judged and not gate.passed for gate in table.gates)
    return 1 if missed else 0


sys.exit(main())
