"""When the hand lifts: from the last event to the finished repaint of all panels, with the real reading.

A short stroke is one of a third of a second on a drawing that is there already; the minute is 14,400 movements, a
calm shading and a scribble, each with one width and with that of a pen that presses now more, now less, followed by
the live reading while it grows as in the program.
"""

from dataclasses import replace
from math import sin
from time import perf_counter, thread_time

from benchmarks.hand import (
    BRUSH,
    MOVE,
    PRESS,
    RELEASE,
    application,
    at,
    close,
    scribble,
    send,
    settle,
    wander,
    window,
)
from benchmarks.timing import Gate, Series, Table
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.pressure import USUAL
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import Brush

SIZE = (1920, 1080)
COUNTS = (0, 10, 100, 1000)
STROKE, MINUTE, LIVE = 80, 14_400, 15
"""Movements of a short stroke, of a minute at 240 Hz, and between two live readings (60 ms)."""


def bench(rounds: int = 60) -> list[Table]:
    application()
    return [_strokes(rounds), _minute()]


def _strokes(rounds: int) -> Table:
    """Short strokes; each is undone, so that every one meets the same drawing."""
    rows = [_series(count, rounds) for count in COUNTS]
    return Table(
        "release of a short stroke to all panels repainted",
        tuple(rows),
        tuple(gate for row in rows[:3] for gate in _gates(row)),
    )


def _series(count: int, rounds: int, warm_up: int = 5) -> Series:
    """One window at a time, as a user has it: several would put out of the memory what each of them keeps."""
    one, times = window(SIZE, count), list[tuple[float, float]]()
    for number in range(rounds + warm_up):
        path = [at(one.figure, x + number % 7, y + 9 * (number % 40)) for x, y in wander(STROKE)]
        send(one.figure, PRESS, path[0])
        for place in path[1:]:
            send(one.figure, MOVE, place)
        began, own = perf_counter(), thread_time()
        send(one.figure, RELEASE, path[-1])
        times.append((1000 * (perf_counter() - began), 1000 * (thread_time() - own)))
        one.session.undo()
        settle()
    close(one)
    wall, cpu = zip(*times[warm_up:], strict=True)
    return Series(f"{count} strokes there", wall, cpu, warm_up)


def _gates(row: Series) -> tuple[Gate, Gate]:
    return (
        Gate(f"release p99 with {row.name}, thread", row.cpu_at(0.99), 16, "ms"),
        Gate(f"release p99 with {row.name}, wall", row.at(0.99), 16, "ms", quiet=True),
    )


def _minute(rounds: int = 5) -> Table:
    """The geometry alone: what is left to do when the hand lifts, after a live reading every 60 ms."""
    rows = [
        _left_over(f"{name}{pen}", [Sample(x, y, press(i)) for i, (x, y) in enumerate(path(MINUTE))], rounds)
        for pen, press in (("", lambda _: USUAL), (", pressed", lambda i: 0.5 + 0.4 * sin(i / 40)))
        for name, path in (("shading", wander), ("scribble", scribble))
    ]
    gates = tuple(
        Gate(f"geometry of a minute at release, {row.name}, thread", row.cpu_at(0.5), 16, "ms")
        for row in rows
    )
    return Table("a minute of one stroke: geometry when the hand lifts", tuple(rows), gates)


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
