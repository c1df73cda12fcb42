"""A pointer that wanders over the body without a button: brush circle, outline of the zone, words for the place."""

from benchmarks.hand import MOVE, SIZES, Bare, application, at, close, figure, send, wander
from benchmarks.timing import BUDGET, Gate, Table, in_turn

WARM_UP, PIECE = 300, 240
BUSY_DRAWING = 100


def bench(events: int = 2400) -> list[Table]:
    application()
    return [_table(name, size, events) for name, size in SIZES.items()]


def _table(name: str, size: tuple[int, int], events: int) -> Table:
    views = {"nothing painted": figure(size, 0), "100 strokes": figure(size, BUSY_DRAWING)}
    first = views["nothing painted"]
    path = [at(first, x, y) for x, y in wander((events + WARM_UP) * 3)][::3]
    widgets = {"bare canvas": Bare(size, 20), **views}
    steps = {n: (lambda i, w=widget: send(w, MOVE, path[i], held=False)) for n, widget in widgets.items()}
    rows = in_turn(steps, events, PIECE, WARM_UP)
    close(*widgets.values())
    worst = max(row.cpu_at(0.99) for row in rows[1:])
    return Table(
        f"hover, {name}",
        rows,
        (
            Gate("hover p99, thread", worst, 4, "ms"),
            Gate("hover p99, wall", max(row.at(0.99) for row in rows[1:]), 4, "ms", quiet=True),
            Gate(f"events over {BUDGET} ms, thread", max(row.cpu_late() for row in rows[1:]), 0.5, "%"),
        ),
    )
