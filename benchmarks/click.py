"""A click with the pointer tool on the body: from the press to all panels repainted, each click in another zone."""

from PySide6.QtCore import QPointF

from benchmarks.hand import (
    PRESS,
    RELEASE,
    SIZES,
    Bare,
    application,
    at,
    bare_events,
    close,
    send,
    settle,
    wander,
    window,
)
from benchmarks.timing import Series, Table, series, timed, within_a_frame
from bodymap.ui.state import Pen, ToolName
from bodymap.ui.window import Window

WARM_UP, BARE_EVENTS = 10, 60
COUNTS = (0, 10, 100)


def bench(clicks: int = 150) -> list[Table]:
    application()
    return [_table(clicks)]


def _table(clicks: int) -> Table:
    found = {count: _series(count, clicks) for count in COUNTS}
    return Table(
        "click on the body to all panels repainted",
        tuple(row for pair in found.values() for row in pair),
        tuple(
            within_a_frame(f"click p99 with {ours.name}", ours.at(0.99), bare)
            for bare, ours in found.values()
        ),
    )


def _series(count: int, clicks: int) -> tuple[Series, Series]:
    """A bare canvas and one window at a time, as a user has it: several would put out of the memory what each keeps."""
    one, bare = window(SIZES["1080p"], count), Bare(SIZES["1080p"], 20)
    one.session.choose(Pen(tool=ToolName.SELECT))
    settle()
    path = [at(one.figure, *place) for place in list(wander((clicks + WARM_UP) * 40))[::40]]

    usual = [at(one.figure, *place) for place in wander(BARE_EVENTS)]
    times, events = list[tuple[float, float]](), list[tuple[float, float]]()
    for place in path:
        events += bare_events(bare, usual)
        times.append(timed(lambda place=place: _click(one, place)))
    close(one, bare)
    return series(f"bare canvas beside {count}", events), series(f"{count} strokes there", times, WARM_UP)


def _click(one: Window, place: QPointF) -> None:
    send(one.figure, PRESS, place)
    send(one.figure, RELEASE, place)
