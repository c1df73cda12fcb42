"""When the hand lifts: from the last event to the finished repaint of all panels, with the real reading.

A short stroke takes 40 to 120 movements at 240 a second, each at its moment, on a drawing that is there already: so the
live reading follows it as in the program. Between two strokes a bare canvas takes some events, and what a lift may
take is told in these (see `FRAME`). The minute is 14,400 movements, a calm shading and a scribble, each with one width
and with that of a pen that presses now more, now less, followed by the live reading while it grows.
"""

from dataclasses import replace
from math import sin
from random import Random
from time import perf_counter, thread_time

from PySide6.QtCore import QPointF

from benchmarks.hand import (
    BRUSH,
    MOVE,
    PRESS,
    RELEASE,
    Bare,
    application,
    at,
    bare_events,
    close,
    in_time,
    scribble,
    send,
    settle,
    wait_until,
    wander,
    window,
)
from benchmarks.timing import Series, Table, series, timed, within_a_frame
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.pressure import USUAL
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import Brush
from bodymap.ui.window import Window

SIZE = (1920, 1080)
COUNTS = (0, 10, 100, 1000)
STROKE, MINUTE, LIVE = (40, 120), 14_400, 15
"""Movements of a short stroke, of a minute at 240 Hz, and between two live readings (60 ms)."""
BARE_EVENTS, REST = 120, 0.1
"""Events of a bare canvas between two strokes, and seconds without any."""


def bench(rounds: int = 150) -> list[Table]:
    application()
    return [_strokes(rounds), _all_at_once(), _minute()]


def _strokes(rounds: int) -> Table:
    """Short strokes; each is undone, so that every one meets the same drawing."""
    found = {count: _series(count, rounds) for count in COUNTS}
    rows = tuple(row for pair in found.values() for row in pair)
    gates = tuple(
        within_a_frame(f"release p99 with {ours.name}", ours.at(0.99), bare)
        for count, (bare, ours) in found.items()
        if count < 1000
    )
    return Table("release of a short stroke to all panels repainted", rows, gates)


def _series(count: int, rounds: int, warm_up: int = 5) -> tuple[Series, Series]:
    """A bare canvas and one window at a time, as a user has it: several would put out of the memory what each keeps."""
    one, bare, chance = window(SIZE, count), Bare(SIZE, 20), Random(3)
    times, events = list[tuple[float, float]](), list[tuple[float, float]]()
    usual = _path(one, 0, BARE_EVENTS)
    for number in range(rounds + warm_up):
        path = _path(one, number, chance.randint(*STROKE))
        events += bare_events(bare, usual)
        in_time(one.figure, path)
        times.append(timed(lambda path=path: send(one.figure, RELEASE, path[-1])))
        _undo(one)
        wait_until(perf_counter() + REST)
    close(one, bare)
    return series(f"bare canvas beside {count}", events), series(f"{count} strokes there", times, warm_up)


def _path(one: Window, number: int, length: int) -> list[QPointF]:
    """Another place for each stroke, mm of the front view, as points of the widget."""
    return [at(one.figure, x + number % 7, y + 9 * (number % 40)) for x, y in wander(length)]


def _undo(one: Window) -> None:
    one.session.undo()
    settle()


def _all_at_once(count: int = 10, rounds: int = 60, warm_up: int = 5) -> Table:
    """Eighty movements as quickly as the window takes them: nothing was read while they came. No hand does that."""
    one, times = window(SIZE, count), list[tuple[float, float]]()
    for number in range(rounds + warm_up):
        path = _path(one, number, 80)
        for place, where in enumerate(path):
            send(one.figure, MOVE if place else PRESS, where)
        times.append(timed(lambda path=path: send(one.figure, RELEASE, path[-1])))
        _undo(one)
    close(one)
    row = series(f"{count} strokes there", times, warm_up)
    return Table("the same with all movements at once (told, no gate)", (row,))


def _minute(rounds: int = 5) -> Table:
    """The geometry alone: what is left to do when the hand lifts, after a live reading every 60 ms."""
    bare = Bare(SIZE, 20)
    usual = [QPointF(5 * x, y / 2) for x, y in wander(BARE_EVENTS)]
    events, rows = list[tuple[float, float]](), list[Series]()
    for pen, press in (("", lambda _: USUAL), (", pressed", lambda i: 0.5 + 0.4 * sin(i / 40))):
        for name, path in (("shading", wander), ("scribble", scribble)):
            events += bare_events(bare, usual)
            samples = [Sample(x, y, press(i)) for i, (x, y) in enumerate(path(MINUTE))]
            rows.append(_left_over(f"{name}{pen}", samples, rounds))
            events += bare_events(bare, usual)
    close(bare)
    beside = series("bare canvas beside them", events)
    gates = tuple(
        within_a_frame(f"geometry of a minute at release, median, {row.name}", row.at(0.5), beside)
        for row in rows
    )
    return Table("a minute of one stroke: geometry when the hand lifts", (beside, *rows), gates)


def _left_over(name: str, path: list[Sample], rounds: int) -> Series:
    wall: list[float] = []
    cpu: list[float] = []
    for _ in range(rounds):
        brush = Brush(open_atlas(), View.FRONT, Sensation.NUMBNESS, BRUSH)
        brush.press(path[0])
        for number, sample in enumerate(path):
            brush.move(sample)
            if number % LIVE == LIVE - 1 and number % (LIVE * 20) == LIVE - 1:
                brush.preview(PainDrawing())
        brush.move(replace(path[-1], x=path[-1].x + 2))
        began, own = perf_counter(), thread_time()
        brush.release(PainDrawing())
        wall.append(1000 * (perf_counter() - began))
        cpu.append(1000 * (thread_time() - own))
    return Series(name, tuple(wall), tuple(cpu))
