"""A click with the pointer tool on the body: from the press to all panels repainted, each click in another zone."""

from benchmarks.hand import PRESS, RELEASE, SIZES, application, at, close, send, settle, wander, window
from benchmarks.timing import Gate, Series, Table, in_turn
from bodymap.ui.state import Pen, ToolName

WARM_UP = 10
COUNTS = (0, 10, 100)


def bench(clicks: int = 150) -> list[Table]:
    application()
    return [_table(clicks)]


def _table(clicks: int) -> Table:
    rows = tuple(_series(count, clicks) for count in COUNTS)
    return Table(
        "click on the body to all panels repainted",
        rows,
        tuple(gate for row in rows for gate in _gates(row)),
    )


def _series(count: int, clicks: int) -> Series:
    """One window at a time, as a user has it: several would put out of the memory what each of them keeps."""
    one = window(SIZES["1080p"], count)
    one.session.choose(Pen(tool=ToolName.SELECT))
    settle()
    path = list(wander((clicks + WARM_UP) * 40))[::40]

    def step(number: int) -> None:
        place = at(one.figure, *path[number])
        send(one.figure, PRESS, place)
        send(one.figure, RELEASE, place)

    (row,) = in_turn({f"{count} strokes there": step}, clicks, 1, WARM_UP)
    close(one)
    return row


def _gates(row: Series) -> tuple[Gate, Gate]:
    return (
        Gate(f"click p99 with {row.name}, thread", row.cpu_at(0.99), 16, "ms"),
        Gate(f"click p99 with {row.name}, wall", row.at(0.99), 16, "ms", quiet=True),
    )
