"""What drawings and steps weigh, whether a long session grows, and whether references are lost.

Runs in a process of its own. Resident memory is what the system says (Linux, macOS); what Python itself holds is
told beside it for the reason.
"""

import gc
import subprocess
import sys
import tracemalloc
from pathlib import Path

from benchmarks.timing import Gate, Table

STROKES, STEPS, LONG, WARM = 1000, 500, 10_000, 2_500
MIB = 2**20


def bench() -> list[Table]:
    """One child for the weight, one for the long session."""
    return [_told(part) for part in ("weight", "growth")]


def _told(part: str) -> Table:
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", part],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    numbers = dict(line.split("=") for line in done.stdout.split() if "=" in line)
    values = {name: float(value) for name, value in numbers.items()}
    notes = tuple(f"{name}: {value:g}" for name, value in values.items())
    if part == "weight":
        gate = Gate(
            "1,000 strokes and 500 steps above the empty window", values["above_empty_MiB"], 150, "MiB"
        )
        return Table("memory of a full drawing and its steps", (), (gate,), notes)
    return Table(
        "memory over 10,000 strokes drawn and undone",
        (),
        (
            Gate(
                "growth of resident memory after the first quarter",
                values["resident_MiB_per_1000"],
                0.5,
                "MiB/1000",
            ),
            Gate("growth of what Python holds", values["python_KiB_per_1000"], 20, "KiB/1000"),
            Gate("references to None lost", -values["none_per_1000"], 100, "/1000"),
        ),
        notes,
    )


def resident() -> float:
    """MiB of this process in memory now; the peak where the system tells nothing else."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * 4096 / MIB
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
            MIB if sys.platform == "darwin" else 1024
        )


def weight() -> None:
    from benchmarks.hand import application, drawing, settle, window

    application()
    one = window((1280, 800), 0)
    whole = drawing(STROKES)
    settle()
    empty = resident()
    for step in range(STEPS):
        marks = whole.marks[: len(whole.marks) * (step + 1) // STEPS]
        one.session.edit(f"Step {step}", type(whole)(marks))
        settle()
    print(f"empty_MiB={empty:.1f}", f"above_empty_MiB={resident() - empty:.1f}", f"marks={len(whole.marks)}")


def growth() -> None:
    """A stroke drawn and undone, again and again, somewhere else each time."""
    from random import Random

    from benchmarks.hand import MOVE, PRESS, RELEASE, application, at, send, window

    application()
    one, chance = window((1280, 800), 3), Random(3)

    def round_(count: int) -> None:
        for _ in range(count):
            x, y = chance.choice((-1, 1)) * chance.uniform(60, 120), chance.uniform(750, 1500)
            send(one.figure, PRESS, at(one.figure, x, y))
            for step in range(6):
                send(one.figure, MOVE, at(one.figure, x + 3 * step, y + 12 * step))
            send(one.figure, RELEASE, at(one.figure, x + 20, y + 80))
            one.session.undo()
        gc.collect()

    round_(WARM)
    tracemalloc.start()
    before, none, held = resident(), sys.getrefcount(None), tracemalloc.get_traced_memory()[0]
    round_(LONG - WARM)
    thousands = (LONG - WARM) / 1000
    print(
        f"resident_MiB={resident():.1f}",
        f"resident_MiB_per_1000={(resident() - before) / thousands:.3f}",
        f"python_KiB_per_1000={(tracemalloc.get_traced_memory()[0] - held) / 1024 / thousands:.2f}",
        f"none_per_1000={(sys.getrefcount(None) - none) / thousands:.1f}",
    )


if __name__ == "__main__":
    {"weight": weight, "growth": growth}[sys.argv[1]]()
