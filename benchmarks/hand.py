"""What the benches of the window share: drawings, a hand that wanders, real mouse events, and a bare canvas."""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count
from math import cos, pi, sin
from random import Random
from time import perf_counter, sleep

from PySide6.QtCore import QEvent, QPointF, QSettings, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.timing import timed
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import Brush
from bodymap.knowledge.stored import open_library
from bodymap.ui.app import make_app
from bodymap.ui.figure_view import FigureView
from bodymap.ui.garbage import seldom
from bodymap.ui.live_reading import Worker, beside
from bodymap.ui.loaded import ahead, reader
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.state import Pen, State
from bodymap.ui.window import Window

BRUSH = 30.0
"""mm"""
PRESS, MOVE, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
SIZES = {"1080p": (1920, 1080), "4K": (3840, 2160)}
COUNTS = (1, 10, 100, 1000)


def wander(count: int) -> Iterator[tuple[float, float]]:
    """A hand that shades a thigh and wanders down the leg, mm of the front view."""
    for i in range(count):
        turn = 2 * pi * i / 170
        down = 900 + 600 * (0.5 - 0.5 * cos(2 * pi * i / 5200))
        yield 95 + 38 * sin(turn) + 4 * sin(turn * 7.3), down + 22 * cos(turn * 0.61)


def scribble(count: int) -> Iterator[tuple[float, float]]:
    """Quick hatching to and fro on one thigh, mm of the front view: every line crosses many others."""
    chance = Random(1)
    for i in range(count):
        turn = i * pi / 12
        yield 100 + 45 * sin(turn) + chance.gauss(0, 3), 1000 + 60 * sin(turn * 0.13) + chance.gauss(0, 3)


@cache
def drawing(strokes: int) -> PainDrawing:
    """A drawing of so many short strokes of every feeling, all over the front and back."""
    chance, atlas, made = Random(7), open_atlas(), PainDrawing()
    for _ in range(strokes):
        view = chance.choice((View.FRONT, View.BACK))
        brush = Brush(atlas, view, chance.choice(list(Sensation)), chance.uniform(8, 24))
        x, y = chance.choice((-1, 1)) * chance.uniform(40, 150), chance.uniform(700, 1700)
        brush.press(Sample(x, y))
        for step in range(12):
            brush.move(Sample(x + chance.uniform(-6, 6), y + 6 * step))
        made = brush.release(made)
    return made


def application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return make_app()


def figure(size: tuple[int, int], strokes: int) -> FigureView:
    """The canvas alone: nobody listens to what is painted on it."""
    made = FigureView(open_atlas(), open_library())
    made.resize(*size)
    made.show()
    made.show_state(State(drawing=drawing(strokes), pen=Pen(width=BRUSH)))
    QApplication.processEvents()
    seldom()
    return made


def window(
    size: tuple[int, int], strokes: int, mode: str = "consultation", worker: Worker = beside
) -> Window:
    """The whole program with its real reading, live beside the hand."""
    library, atlas = open_library(), open_atlas()
    settings = Settings(QSettings(os.devnull, QSettings.Format.IniFormat))
    session = Session(reader(library, atlas), mode, worker=worker, ahead=ahead(library, atlas))
    made = Window(session, library, atlas, (), settings)
    made.resize(*size)
    made.show()
    if strokes:
        made.session.edit("Paint", drawing(strokes))
    settle()
    seldom()
    return made


def settle() -> None:
    for _ in range(8):
        QApplication.processEvents()


def at(view: FigureView, x: float, y: float) -> QPointF:
    """A point of the front view (mm) on the widget (px)."""
    front = next(p for p in view.placements if p.view is View.FRONT)
    return QPointF(*front.to_px(x, y))


_STAMPS = count(1000, 4)
"""ms: what a pen at about 240 Hz would say, however quickly a bench sends its events."""


def send(widget: QWidget, kind: QEvent.Type, where: QPointF, held: bool = True) -> None:
    """One event, and everything that follows from it until nothing is left to repaint."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is MOVE else left
    event = QMouseEvent(
        kind, where, widget.mapToGlobal(where), button, left if held else none, Qt.KeyboardModifier.NoModifier
    )
    event.setTimestamp(next(_STAMPS))
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def in_time(widget: QWidget, path: Sequence[QPointF], rate: float = 240) -> None:
    """A press and movements, each at its moment, `rate` a second: what follows a hand has the time that it has in life."""
    began = perf_counter()
    for number, where in enumerate(path):
        wait_until(began + number / rate)
        send(widget, MOVE if number else PRESS, where)
    wait_until(began + len(path) / rate)


def wait_until(moment: float) -> None:
    """Let the program do what it has to do, up to a moment of the clock (s)."""
    while (left := moment - perf_counter()) > 0:
        QApplication.processEvents()
        sleep(min(left, 0.0002))


def close(*widgets: QWidget) -> None:
    for widget in widgets:
        if isinstance(widget, Window):
            widget.session.new()  # nobody is there to say whether to save
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Bare(QWidget):
    """The least a canvas can do: a smooth line with round ends, as wide as ours, into an image, and its box onto
    the screen. One colour instead of a pattern; no body, no clip, no brush circle, no geometry.
    """

    def __init__(self, size: tuple[int, int], width: float) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.resize(*size)
        self.layer = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        self.layer.fill(QColor("white"))
        self.pen = QPen(QColor("#b3402a"), width, c=Qt.PenCapStyle.RoundCap)
        self.last = QPointF()
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.last = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        painter = QPainter(self.layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.pen)
        painter.drawLine(self.last, event.position())
        painter.end()
        low, high = self.last, event.position()
        self.last = high
        reach = self.pen.widthF() / 2 + 2
        left, top = min(low.x(), high.x()) - reach, min(low.y(), high.y()) - reach
        right, bottom = max(low.x(), high.x()) + reach, max(low.y(), high.y()) + reach
        self.update(int(left), int(top), int(right - left) + 2, int(bottom - top) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(event.rect(), self.layer, event.rect())
        painter.end()


def bare_events(bare: Bare, path: Sequence[QPointF]) -> list[tuple[float, float]]:
    """Milliseconds (clock, thread) of movements on a bare canvas, told from the first third on: what came before had put
    it out of the memory of the processor.
    """
    send(bare, PRESS, path[0])
    found = [timed(lambda where=where: send(bare, MOVE, where)) for where in path]
    return found[len(path) // 3 :]
