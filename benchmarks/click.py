"""A click with the pointer tool on the body: from the press to all panels repainted, each click in another zone."""

from benchmarks.hand import PRESS, RELEASE, SIZES, application, at, close, send, settle, wander, window
from benchmarks.timing import Gate, Table, in_turn
from bodymap.ui.state import Pen, ToolName

WARM_UP = 10
COUNTS = (0, 10, 100)


def bench(clicks: int = 150) -> list[Table]:
    application()
    return [_table(clicks)]


def _table(clicks: int) -> Table:
    windows = {f"{count} strokes there": window(SIZES["1080p"], count) for count in COUNTS}
    for one in windows.values():
        one.session.choose(Pen(tool=ToolName.SELECT))
        settle()
    path = list(wander((clicks + WARM_UP) * 40))[::40]

    def step(name: str, number: int) -> None:
        figure = windows[name].figure
        place = at(figure, *path[number])
        send(figure, PRESS, place)
        send(figure, RELEASE, place)

    rows = in_turn(
        {name: (lambda number, name=name: step(name, number)) for name in windows}, clicks, 1, WARM_UP
    )
    close(*windows.values())
    return Table(
        "click on the body to all panels repainted",
        rows,
        (
            Gate("click p99 with 10 strokes there, thread", rows[1].cpu_at(0.99), 16, "ms"),
            Gate("click p99 with 10 strokes there, wall", rows[1].at(0.99), 16, "ms", quiet=True),
        ),
    )
