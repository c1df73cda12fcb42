"""From a movement of the hand to its finished repaint, against a bare canvas that only paints a line.

One stroke wanders over the front of the body while 1, 10, 100 and 1,000 strokes are there already. All of them and
the bare canvas take the same events in turn. The bare canvas is described in hand.py.
"""

from benchmarks.hand import (
    BRUSH,
    COUNTS,
    MOVE,
    PRESS,
    SIZES,
    Bare,
    application,
    at,
    close,
    figure,
    send,
    wander,
)
from benchmarks.timing import BUDGET, Gate, Series, Table, in_turn
from bodymap.atlas.levels import View

WARM_UP, PIECE = 240, 240
"""A second of a pen at a time: the first event after a change of contenders finds the caches cold, and one in 60
of them would be what p99 tells.
"""


def bench(seconds: float = 20, rate: int = 240) -> list[Table]:
    application()
    return [_table(name, size, round(seconds * rate)) for name, size in SIZES.items()]


def _table(name: str, size: tuple[int, int], events: int) -> Table:
    ours = {count: figure(size, count) for count in COUNTS}
    first = ours[COUNTS[0]]
    scale = next(p for p in first.placements if p.view is View.FRONT).scale
    bare = Bare(size, BRUSH * scale)
    path = [at(first, x, y) for x, y in wander(events + WARM_UP)]
    widgets = {"bare canvas": bare, **{f"{count} strokes there": view for count, view in ours.items()}}
    for widget in widgets.values():
        send(widget, PRESS, path[0])
    steps = {n: (lambda i, w=widget: send(w, MOVE, path[i])) for n, widget in widgets.items()}
    rows = in_turn(steps, events, PIECE, WARM_UP)
    for view in ours.values():
        view.cancel()
    close(*widgets.values())
    return Table(f"canvas, {name}", rows, gates(rows))


def gates(rows: tuple[Series, ...]) -> tuple[Gate, ...]:
    """The first row is the bare canvas, the second the emptiest drawing, the last the fullest."""
    bare, empty, full = rows[0], rows[1], rows[-1]
    worst = max(rows[1:], key=lambda row: row.cpu_at(0.99))
    return (
        Gate("median at 1,000 strokes to that at 1, thread", full.cpu_at(0.5) / empty.cpu_at(0.5), 1.3),
        Gate("median at 1,000 strokes to that at 1, wall", full.at(0.5) / empty.at(0.5), 1.3, quiet=True),
        Gate("worst p99 to the p99 of the bare canvas, thread", worst.cpu_at(0.99) / bare.cpu_at(0.99), 5),
        Gate(
            "worst p99 to the p99 of the bare canvas, wall",
            max(row.at(0.99) for row in rows[1:]) / bare.at(0.99),
            5,
            quiet=True,
        ),
        Gate(f"events over {BUDGET} ms, thread", max(row.cpu_late() for row in rows[1:]), 0.5, "%"),
        Gate(f"events over {BUDGET} ms, wall", max(row.late() for row in rows[1:]), 0.5, "%", quiet=True),
    )
