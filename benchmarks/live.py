"""A stroke at the pace of a pen, 240 events a second, through the whole window: does the live reading delay it?

Each event has its moment; its time is from that moment to its finished repaint, so that whatever else the program
did meanwhile is in it. The same stroke goes through a window whose live reading runs beside it, one that reads in
the thread of the window, one that does not read at all, and a bare canvas, in turn, half a second each.
"""

from time import perf_counter, thread_time

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.hand import MOVE, PRESS, SIZES, Bare, application, at, close, send, wait_until, wander, window
from benchmarks.timing import BUDGET, Gate, Table, series
from bodymap.ui.live_reading import at_once, beside

RATE, PIECE, STROKES = 240, 120, 10


def bench(seconds: float = 10) -> list[Table]:
    application()
    size = SIZES["1080p"]
    windows = {
        "reading beside (ours)": window(size, STROKES, worker=beside),
        "no reading": window(size, STROKES, worker=beside),
        "reading in between": window(size, STROKES, worker=at_once),
    }
    windows["no reading"].figure.previewed.disconnect()
    widgets: dict[str, QWidget] = {"bare canvas": Bare(size, 20)}
    widgets |= {name: one.figure for name, one in windows.items()}
    figure = windows["no reading"].figure
    path = [at(figure, x, y) for x, y in wander(round(seconds * RATE))]
    for widget in widgets.values():
        send(widget, PRESS, path[0])
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in widgets}
    for start in range(0, len(path), PIECE):
        for name, widget in widgets.items():
            times[name] += _paced(widget, path[start : start + PIECE])
    for one in windows.values():
        one.figure.cancel()
    rows = tuple(series(name, found, PIECE) for name, found in times.items())
    close(*widgets.values(), *windows.values())
    by_name = {row.name: row for row in rows}
    ours, none = by_name["reading beside (ours)"], by_name["no reading"]
    return [
        Table(
            "a stroke at 240 events a second through the whole window, from the moment of the event",
            rows,
            (
                Gate("median with the live reading to that without, wall", ours.at(0.5) / none.at(0.5), 1.3),
                Gate(f"events over {BUDGET} ms, wall", ours.late(), 0.5, "%", quiet=True),
                Gate("p99 with the live reading, wall", ours.at(0.99), BUDGET, "ms", quiet=True),
            ),
        )
    ]


def _paced(widget: QWidget, path: list[QPointF]) -> list[tuple[float, float]]:
    """Half a second of events, each at its moment. A piece begins when nothing is left of the piece before."""
    for _ in range(5):
        QApplication.processEvents()
    began, found = perf_counter(), []
    for number, place in enumerate(path):
        due = began + number / RATE
        own = thread_time()
        wait_until(due)
        send(widget, MOVE, place)
        found.append((1000 * (perf_counter() - due), 1000 * (thread_time() - own)))
    return found
