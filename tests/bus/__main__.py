"""Writes the tree of every screen as a screen reader meets it, a text file each, and says what has no name."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from tests.bus.stage import Node, missing, on_bus
from tests.ui.scenes import SCENES


def main() -> int:
    asks = ArgumentParser(prog="python -m tests.bus", description=__doc__)
    asks.add_argument("-o", dest="folder", type=Path, required=True, help="where the files go")
    folder: Path = asks.parse_args().folder
    if lacks := missing():
        sys.stdout.write(f"There is no accessibility bus here: {', '.join(lacks)} missing.\n")
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    faults = 0
    with on_bus() as bus:
        for scene in SCENES:
            bus.do(f"scene {scene.name}")
            nodes = bus.tree()
            (folder / f"{scene.name.replace(', ', '-').replace(' ', '-')}.txt").write_text(as_text(nodes), encoding="utf-8")
            bad = nameless(nodes)
            faults += len(bad)
            told = "".join(f"\n  no name: {one.role} at depth {one.depth}" for one in bad)
            sys.stdout.write(f"{scene.name}: {len(nodes)} objects{told}\n")
    return int(bool(faults))


def in_sight(nodes: list[Node]) -> list[Node]:
    return [one for one in nodes if "showing" in one.states]


def nameless(nodes: list[Node]) -> list[Node]:
    """What the keyboard can reach, is in sight and has no name."""
    return [one for one in in_sight(nodes) if "focusable" in one.states and not one.name.strip()]


def as_text(nodes: list[Node]) -> str:
    """What is in sight, indented as it lies in one another."""
    lines = (
        f"{'  ' * one.depth}{one.role}: {one.name!r}{' ' + ' '.join(s for s in one.states if s in ('selected', 'checked', 'focused'))}".rstrip()
        for one in in_sight(nodes)
    )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
