"""Zoom and resize with a full drawing: the first repaint after each step, and the sharp picture when the hand rests."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.hand import SIZES, application, at, close, figure
from benchmarks.timing import Gate, Table, in_turn
from bodymap.ui.figure_view import FigureView

STROKES = 1000
STEPS = 30


def bench(steps: int = STEPS) -> list[Table]:
    application()
    return [_table(name, size, steps) for name, size in SIZES.items()]


def _table(name: str, size: tuple[int, int], steps: int) -> Table:
    full, empty = figure(size, STROKES), figure(size, 0)

    def first_repaint(view: FigureView) -> None:
        """What is seen first, without the sharp picture that would follow 90 ms later."""
        view.repaint()
        view._settling.stop()

    def zoom(view: FigureView, number: int) -> None:
        way = 120 if number // 5 % 2 == 0 else -120
        place, none = at(view, 95, 1000), Qt.MouseButton.NoButton
        event = QWheelEvent(
            place, QPointF(view.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, way), none,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
        first_repaint(view)

    def resize(view: FigureView, number: int) -> None:
        view.resize(size[0] - 7 * (number % 9), size[1] - 5 * (number % 7))
        first_repaint(view)

    def sharpen(view: FigureView, _number: int) -> None:
        view._renew()
        QApplication.processEvents()

    steps_of = {
        "zoom, empty": lambda i: zoom(empty, i),
        "zoom, 1,000 strokes": lambda i: zoom(full, i),
        "resize, empty": lambda i: resize(empty, i),
        "resize, 1,000 strokes": lambda i: resize(full, i),
        "sharp again, empty": lambda i: sharpen(empty, i),
        "sharp again, 1,000 strokes": lambda i: sharpen(full, i),
    }
    rows = in_turn(steps_of, steps, 1, 2)
    close(full, empty)
    by_name = {row.name: row for row in rows}
    return Table(
        f"zoom and resize, {name}",
        rows,
        tuple(
            Gate(
                f"first repaint after a {what}, 1,000 strokes, thread",
                by_name[f"{what}, 1,000 strokes"].cpu_at(0.99),
                33,
                "ms",
            )
            for what in ("zoom", "resize")
        ),
    )
