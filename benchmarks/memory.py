"""What drawings and steps weigh, whether a long session grows, and whether references are lost.

Runs in a process of its own. Resident memory is what the system says (Linux, macOS); what Python itself holds is
told beside it for the reason.
"""

import gc
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import Gate, Table

STROKES, STEPS, LONG, WARM = 1000, 500, 10_000, 2_500
MIB = 2**20


def bench() -> list[Table]:
    """One child for the weight, one for the long session, and one that is traced all along."""
    return [_table(part) for part in ("weight", "growth", "held")]


def _table(part: str) -> Table:
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
    if part == "held":
        gate = Gate("growth of what Python holds", values["python_KiB_per_1000"], 20, "KiB/1000")
        return Table("what Python holds over 10,000 strokes drawn and undone", (), (gate,), notes)
    gates = (
        Gate("resident memory after the first quarter", values["resident_MiB_per_1000"], 0.5, "MiB/1000"),
        Gate("references to None lost", -values["none_per_1000"], 100, "/1000"),
    )
    return Table("memory over 10,000 strokes drawn and undone", (), gates, notes)


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
    """Resident memory over strokes drawn and undone. Nothing is traced: the tracer's own notes would grow with it."""
    draw = _drawing_and_undoing()
    draw(WARM)
    before, none, at_each = resident(), sys.getrefcount(None), list[float]()
    thousands = (LONG - WARM) / 1000
    for _ in range(round(thousands * 2)):
        draw(500)
        at_each.append(resident())
    half = len(at_each) // 2
    print(
        f"resident_MiB={resident():.1f}",
        f"resident_MiB_per_1000={(resident() - before) / thousands:.3f}",
        f"resident_MiB_per_1000_of_last_half={(at_each[-1] - at_each[half]) / (thousands / 2):.3f}",
        f"none_per_1000={(sys.getrefcount(None) - none) / thousands:.1f}",
    )


def held() -> None:
    """What Python holds, traced from before the first stroke: an entry of a cache that takes another's place is no growth."""
    tracemalloc.start()
    draw = _drawing_and_undoing()
    draw(WARM)
    before = tracemalloc.get_traced_memory()[0]
    draw(LONG - WARM)
    thousands = (LONG - WARM) / 1000
    print(
        f"held_MiB={tracemalloc.get_traced_memory()[0] / MIB:.1f}",
        f"python_KiB_per_1000={(tracemalloc.get_traced_memory()[0] - before) / 1024 / thousands:.2f}",
    )


def _drawing_and_undoing() -> Callable[[int], None]:
    """A stroke drawn and undone in a window, so many times, somewhere else each time."""
    from random import Random

    from benchmarks.hand import MOVE, PRESS, RELEASE, application, at, send, window

    application()
    one, chance = window((1280, 800), 3), Random(3)

    def draw(count: int) -> None:
        for _ in range(count):
            x, y = chance.choice((-1, 1)) * chance.uniform(60, 120), chance.uniform(750, 1500)
            send(one.figure, PRESS, at(one.figure, x, y))
            for step in range(6):
                send(one.figure, MOVE, at(one.figure, x + 3 * step, y + 12 * step))
            send(one.figure, RELEASE, at(one.figure, x + 20, y + 80))
            one.session.undo()
        gc.collect()

    return draw


if __name__ == "__main__":
    {"weight": weight, "growth": growth, "held": held}[sys.argv[1]]()
