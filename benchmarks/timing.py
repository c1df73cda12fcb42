"""Contenders in turn, several rounds, so that a busy moment hits them all alike."""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One contender: median and spread of its time in ms, its time against the first row, its error in percent."""

    name: str
    ms: float
    lowest: float
    highest: float
    ratio: float
    error: float | None = None


def compared(contenders: Mapping[str, Callable[[], object]], rounds: int = 7) -> list[Row]:
    """Time every contender once a round; the first round warms up and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for round_ in range(rounds + 1):
        for name, work in contenders.items():
            start = time.perf_counter()
            work()
            if round_:
                times[name].append(1000 * (time.perf_counter() - start))
    base = median(next(iter(times.values())))
    return [Row(name, median(t), min(t), max(t), median(t) / base) for name, t in times.items()]


def tell(title: str, rows: list[Row], out: Path | None = None) -> None:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"{title} (Python {sys.version.split()[0]}, load {load:.1f})")
    if load > (os.cpu_count() or 1) / 2:
        print("  the machine is busy: compare ratios, not milliseconds")
    for row in rows:
        error = "" if row.error is None else f"  error {row.error:+.3f} %"
        print(
            f"  {row.name:34} {row.ms:9.3f} ms ({row.lowest:.3f}-{row.highest:.3f})  x{row.ratio:<8.2f}{error}"
        )
    if out:
        out.write_text(json.dumps({"title": title, "rows": [asdict(row) for row in rows]}, indent=1), "utf-8")
