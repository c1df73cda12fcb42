"""The harness: contenders in turn, warm-up dropped and counted, raw times of single events, gates as ratios.

Two clocks run beside each other. The wall clock is what a person waits; the processor time of the window's own
thread leaves out what other programs took meanwhile, so it is the one to compare on a busy machine.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter, thread_time
from typing import TypeVar

BUDGET = 4.17
"""ms between two events of a pen at 240 Hz."""

FRAME = 490
"""Median events of a bare canvas that make the 16 ms in which a click or a lifted hand is to be answered: on the machine of
the tables in README.md, whose bare canvas takes 0.0324 ms at 1920x1080. Another machine is measured by its own.
"""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Series:
    """Milliseconds of single events of one contender, by the wall clock and of its thread."""

    name: str
    wall: tuple[float, ...]
    cpu: tuple[float, ...]
    dropped: int = 0
    """Warm-up events that were made and not counted."""

    def at(self, share: float) -> float:
        """The wall time below which this share (0-1) of the events stays."""
        return _at(self.wall, share)

    def cpu_at(self, share: float) -> float:
        return _at(self.cpu, share)

    def late(self, budget: float = BUDGET) -> float:
        """Percent of the events that took longer (ms, wall)."""
        return 100 * sum(t > budget for t in self.wall) / len(self.wall)

    def cpu_late(self, budget: float = BUDGET) -> float:
        return 100 * sum(t > budget for t in self.cpu) / len(self.cpu)


@dataclass(frozen=True, slots=True)
class Gate:
    """A promise and what was measured; `at_least` turns the limit round.

    quiet: by the wall clock, so that other programs decide it on a busy machine: there it is told, not judged.
    """

    what: str
    value: float
    limit: float
    unit: str = "x"
    at_least: bool = False
    quiet: bool = False

    @property
    def passed(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    @property
    def judged(self) -> bool:
        return self.passed or not (self.quiet and busy())

    def words(self) -> str:
        sign = ">=" if self.at_least else "<="
        verdict = "----" if not self.judged else "PASS" if self.passed else "FAIL"
        return f"{verdict}  {self.what}: {self.value:.3g} {self.unit} ({sign} {self.limit:g})"


@dataclass(frozen=True, slots=True)
class Table:
    """One run: contenders (the first is what the others are compared with), gates and further sentences."""

    title: str
    rows: tuple[Series, ...] = ()
    gates: tuple[Gate, ...] = ()
    notes: tuple[str, ...] = ()
    errors: Mapping[str, float] = field(default_factory=dict)
    """Percent by which a contender is wrong, by name, where it can be."""


def in_turn(
    contenders: Mapping[str, Callable[[int], object]], events: int, piece: int = 1, warm_up: int = 0
) -> tuple[Series, ...]:
    """Give every contender `piece` events, then the next one, so that a busy moment hits all alike."""
    wall: dict[str, list[float]] = {name: [] for name in contenders}
    cpu: dict[str, list[float]] = {name: [] for name in contenders}
    for start in range(0, events + warm_up, piece):
        for name, step in contenders.items():
            for number in range(start, min(start + piece, events + warm_up)):
                began, own = perf_counter(), thread_time()
                step(number)
                cpu[name].append(1000 * (thread_time() - own))
                wall[name].append(1000 * (perf_counter() - began))
    return tuple(
        Series(name, tuple(wall[name][warm_up:]), tuple(cpu[name][warm_up:]), warm_up) for name in contenders
    )


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the clock and of the thread that a piece of work takes."""
    began, own = perf_counter(), thread_time()
    work()
    return 1000 * (perf_counter() - began), 1000 * (thread_time() - own)


def series(name: str, times: Sequence[tuple[float, float]], warm_up: int = 0) -> Series:
    """Milliseconds by the clock and of the thread as one row, without the first of them."""
    wall, cpu = zip(*times[warm_up:], strict=True)
    return Series(name, wall, cpu, warm_up)


def within_a_frame(what: str, took: float, bare: Series) -> Gate:
    """took: ms by the clock, for that is what a person waits; told in median events of the bare canvas beside it."""
    here = f"in events of the bare canvas (16 ms are {FRAME * bare.at(0.5):.1f} ms here)"
    return Gate(f"{what}, {here}", took / bare.at(0.5), FRAME)


def compared(contenders: Mapping[str, Callable[[], object]], rounds: int = 7) -> tuple[Series, ...]:
    """Every contender once a round; the first round warms up."""
    steps = {name: (lambda _number, work=work: work()) for name, work in contenders.items()}
    return in_turn(steps, rounds, warm_up=1)


def load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def busy() -> bool:
    return load() > (os.cpu_count() or 1) / 2


def tell(table: Table, out: Path | None = None) -> None:
    """Print a table, and write its raw numbers where asked."""
    print(f"\n{table.title} (Python {sys.version.split()[0]}, load {load():.1f} on {os.cpu_count()} cores)")
    if busy():
        print("  the machine is busy: compare ratios and thread times, not milliseconds by the clock")
    if table.rows:
        print(
            f"  {'':34}{'wall p50':>9}{'p99':>9}{'max':>9}{'thread p50':>12}{'p99':>9}{'ratio':>8}"
            f"{'late %':>8}{'events':>8}"
        )
    for row in table.rows:
        ratio = row.cpu_at(0.5) / max(table.rows[0].cpu_at(0.5), 1e-9)
        wrong = f"  error {table.errors[row.name]:+.3f} %" if row.name in table.errors else ""
        print(
            f"  {row.name:34}{row.at(0.5):9.3f}{row.at(0.99):9.3f}{max(row.wall):9.2f}{row.cpu_at(0.5):12.3f}"
            f"{row.cpu_at(0.99):9.3f}{ratio:8.2f}{row.late():8.2f}{len(row.wall):8d}{wrong}"
        )
    if table.rows and table.rows[0].dropped:
        print(f"  {table.rows[0].dropped} warm-up events each were dropped")
    for line in (*table.notes, *(gate.words() for gate in table.gates)):
        print(f"  {line}")
    if out is not None:
        gates = [{**asdict(gate), "passed": gate.passed} for gate in table.gates]
        known = {
            "title": table.title, "load": load(), "cores": os.cpu_count(), "gates": gates, "notes": table.notes,
            "errors": dict(table.errors), "rows": [asdict(row) for row in table.rows],
        }  # fmt: skip
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(known), "utf-8")


def _at(times: Sequence[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
