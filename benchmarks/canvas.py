"""How long one movement of the brush takes on the body, against a bare widget that only paints a line.

    python -m benchmarks.canvas [--seconds 60] [--rate 240] [--strokes 1,100,1000] [--size 1920x1080] [--platform offscreen]

One stroke of `seconds` at `rate` events a second wanders over the front of the body, after the drawing already
holds 1, 100 or 1000 strokes. Each event is sent and the event loop run until its repaint is done. The bare canvas
(one QWidget, one cached pixmap, dirty boxes only) takes the same events in turn with ours, piece by piece, so
that both see the same load; compare ratios, absolute times are soft. Warm-up events are dropped and counted.

The release is told apart: it also waits until the new drawing is shown, but not for its reading.

Measured on 2 cores shared with other work (load 1.8), offscreen, 1920x1080, 60 s at 240 Hz, ms an event:
p50 0.20 / 0.20 / 0.21 and p99 0.75 / 0.74 / 0.78 with 1 / 100 / 1000 strokes; 6.9 to 7.2 times the bare canvas
(0.029); late events (over 4.17 ms) 0.00 / 0.00 / 0.31 %, the bare canvas 0.00 / 0.00 / 0.11 %. The preview for the
live reading is made inside these events, every 60 ms. Release of the minute: 26 / 32 / 66 ms.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bodymap.drawing.pain_drawing import PainDrawing

WARM_UP = 60
PIECE = 120


@dataclass(frozen=True)
class Times:
    """Milliseconds of single events."""

    name: str
    strokes: int
    events: tuple[float, ...]

    def at(self, share: float) -> float:
        ordered = sorted(self.events)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    def late(self, budget: float) -> float:
        return 100 * sum(t > budget for t in self.events) / len(self.events)


def wander(count: int) -> Iterator[tuple[float, float]]:
    """A hand that shades a thigh and wanders down the leg, mm of the front view."""
    for i in range(count):
        turn = 2 * pi * i / 170
        down = 900 + 600 * (0.5 - 0.5 * cos(2 * pi * i / 5200))
        yield 95 + 38 * sin(turn) + 4 * sin(turn * 7.3), down + 22 * cos(turn * 0.61)


def main() -> None:
    options = _options()
    os.environ["QT_QPA_PLATFORM"] = options.platform
    width, height = (int(n) for n in options.size.split("x"))
    rows: list[tuple[Times, Times]] = []
    for strokes in (int(n) for n in options.strokes.split(",")):
        rows.append(_run(strokes, options.seconds * options.rate, width, height))
    _report(rows, 1000 / options.rate)


def _options() -> argparse.Namespace:
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--seconds", type=int, default=60)
    made.add_argument("--rate", type=int, default=240)
    made.add_argument("--strokes", default="1,100,1000")
    made.add_argument("--size", default="1920x1080")
    made.add_argument("--platform", default="offscreen")
    return made.parse_args()


def _run(strokes: int, events: int, width: int, height: int) -> tuple[Times, Times]:
    """The same events to our view and to a bare canvas, in turn."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

    from bodymap.atlas.atlas import open_atlas
    from bodymap.atlas.levels import View
    from bodymap.knowledge.stored import open_library
    from bodymap.ui.figure_view import FigureView
    from bodymap.ui.state import Pen, State

    class Bare(QWidget):
        """The least a canvas can do: a line into a pixmap, and its box onto the screen."""

        def __init__(self) -> None:
            super().__init__()
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            self.layer = QPixmap(width, height)
            self.layer.fill(QColor("white"))
            self.last = QPointF()

        def mousePressEvent(self, event: QMouseEvent) -> None:
            self.last = event.position()

        def mouseMoveEvent(self, event: QMouseEvent) -> None:
            painter = QPainter(self.layer)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor("#b3402a"), 18, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(self.last, event.position())
            painter.end()
            low, high = self.last, event.position()
            self.last = high
            left, top = min(low.x(), high.x()) - 11, min(low.y(), high.y()) - 11
            right, bottom = max(low.x(), high.x()) + 11, max(low.y(), high.y()) + 11
            self.update(int(left), int(top), int(right - left) + 2, int(bottom - top) + 2)

        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.drawPixmap(event.rect(), self.layer, event.rect())
            painter.end()

    app = QApplication.instance() or QApplication(sys.argv[:1])
    ours, bare = FigureView(open_atlas(), open_library()), Bare()
    for widget in (ours, bare):
        widget.resize(width, height)
        widget.show()
    state = State(drawing=_drawing(strokes), pen=Pen(width=30))
    ours.show_state(state)
    ours.edited.connect(lambda _name, drawing: ours.show_state(replace(state, drawing=drawing)))
    app.processEvents()
    front = next(p for p in ours.placements if p.view is View.FRONT)
    path = [QPointF(*front.to_px(x, y)) for x, y in wander(events + WARM_UP)]
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def send(widget: QWidget, kind: QEvent.Type, at: QPointF) -> float:
        event = QMouseEvent(kind, at, at, left, left, none)
        began = perf_counter()
        app.sendEvent(widget, event)
        app.processEvents()
        return 1000 * (perf_counter() - began)

    taken: dict[QWidget, list[float]] = {ours: [], bare: []}
    for widget in taken:
        send(widget, QEvent.Type.MouseButtonPress, path[0])
    for start in range(0, len(path), PIECE):
        for widget, times in taken.items():
            times += [send(widget, QEvent.Type.MouseMove, at) for at in path[start : start + PIECE]]
    release = send(ours, QEvent.Type.MouseButtonRelease, path[-1])
    bare_release = send(bare, QEvent.Type.MouseButtonRelease, path[-1])
    print(
        f"{strokes} strokes: release {release:.1f} ms with its repaint (bare {bare_release:.2f}), "
        f"{WARM_UP} warm-up events dropped"
    )
    for widget in taken:
        widget.close()
        widget.deleteLater()
    return (
        Times("bodymap", strokes, tuple(taken[ours][WARM_UP:])),
        Times("bare canvas", strokes, tuple(taken[bare][WARM_UP:])),
    )


def _drawing(strokes: int) -> "PainDrawing":
    """A drawing of so many short strokes of every feeling, all over the front and back."""
    from random import Random

    from bodymap.atlas.atlas import open_atlas
    from bodymap.atlas.levels import View
    from bodymap.drawing.pain_drawing import PainDrawing, Sample
    from bodymap.drawing.sensation import Sensation
    from bodymap.drawing.tools import Brush

    chance, atlas, drawing = Random(7), open_atlas(), PainDrawing()
    for _ in range(strokes):
        view = chance.choice((View.FRONT, View.BACK))
        brush = Brush(atlas, view, chance.choice(list(Sensation)), chance.uniform(8, 24))
        x, y = chance.choice((-1, 1)) * chance.uniform(40, 150), chance.uniform(700, 1700)
        brush.press(Sample(x, y))
        for step in range(12):
            brush.move(Sample(x + chance.uniform(-6, 6), y + 6 * step))
        drawing = brush.release(drawing)
    return drawing


def _report(rows: Sequence[tuple[Times, Times]], budget: float) -> None:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"\nload {load:.1f} on {os.cpu_count()} cores; budget {budget:.2f} ms an event")
    print(f"{'strokes':>8} {'canvas':<12} {'p50':>7} {'p99':>7} {'max':>8} {'late %':>7} {'ratio p50':>10}")
    for ours, bare in rows:
        for one in (ours, bare):
            ratio = f"{ours.at(0.5) / bare.at(0.5):10.1f}" if one is ours else ""
            print(
                f"{one.strokes:8d} {one.name:<12} {one.at(0.5):7.3f} {one.at(0.99):7.3f} "
                f"{max(one.events):8.2f} {one.late(budget):7.2f} {ratio}"
            )
    first, last = rows[0][0], rows[-1][0]
    print(f"p50 with {last.strokes} strokes / p50 with {first.strokes}: {last.at(0.5) / first.at(0.5):.2f}")


if __name__ == "__main__":
    main()
