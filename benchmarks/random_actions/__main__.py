"""The command; see the package."""

import argparse
import gc
import os
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import random_actions
from benchmarks.random_actions.actions import steps_of
from benchmarks.random_actions.playing import run
from benchmarks.random_actions.shrinking import listed, shrunk, told


def _memory() -> float:
    """MiB in use now; 0 where the system does not say."""
    try:
        return (
            int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            * os.sysconf("SC_PAGE_SIZE")
            / 2**20
        )
    except (OSError, ValueError, AttributeError):
        return 0.0


def main() -> None:
    words = argparse.ArgumentParser(
        prog="python -m benchmarks.random_actions", description=random_actions.__doc__
    )
    words.add_argument("--count", type=int, default=100_000)
    words.add_argument("--piece", type=int, default=2000)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--list", type=Path, help="a file with a list of actions as printed")
    asked = words.parse_args()
    if asked.list:
        done, fault = run(listed(asked.list.read_text(encoding="utf-8")))
        print(fault or f"{done} actions, no fault")
        return
    began, memory, kinds = perf_counter(), list[float](), Counter[str]()
    nones = sys.getrefcount(None)
    for piece in range(max(asked.count // asked.piece, 1)):
        steps = steps_of(asked.seed + piece, asked.piece)
        kinds.update(step.kind for step in steps)
        done, fault = run(steps)
        if fault:
            print(f"seed {asked.seed + piece}:\n" + told(shrunk(steps[:done], fault), fault))
            sys.exit(1)
        gc.collect()
        memory.append(_memory())
        print(
            f"{(piece + 1) * asked.piece} actions, {memory[-1]:.0f} MiB, None {sys.getrefcount(None) - nones:+d}",
            flush=True,
        )
    took = perf_counter() - began
    grown = memory[-1] - memory[min(1, len(memory) - 1)]
    print(
        f"{sum(kinds.values())} actions in {took:.0f} s, no fault; memory grew by {grown:.1f} MiB; {dict(kinds)}"
    )


if __name__ == "__main__":
    main()
