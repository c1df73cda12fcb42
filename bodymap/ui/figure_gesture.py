"""One press that has not ended yet: its tool, and the ink that shows on the screen what it does."""

from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import groupby
from time import monotonic

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from bodymap.atlas.levels import View
from bodymap.drawing.pressure import Pressure
from bodymap.drawing.steady import HELP, MOST, Moment, Steadied, Steady, Tap
from bodymap.drawing.tools import Tool
from bodymap.ui.figure_pixels import painter_on
from bodymap.ui.figure_tools import ROUND_TOOLS
from bodymap.ui.mark_painter import brush_pen, paint_steps
from bodymap.ui.state import Hand, Pen

_Mode = QPainter.CompositionMode
FINGER_ROOM = 24.0
"""px of the box in which the tap of a finger may roll, whatever help it gets (assumed)."""
LONGEST_STEP = 1.0
"""Seconds between two reports beyond which the clock of the device is not believed."""


BAND = 90
"""Rows that are dyed at a time. Qt hands larger pieces of a texture (from 96 rows), and all smooth textured lines, to
other threads and waits for them: on a busy machine single steps of a stroke then took 6 ms instead of 0.03 (measured).
"""


class Ink:
    """Paints a growing stroke, clipped to the body once: setting a clip costs more than a step.

    A brush first draws a plain smooth line into `mask`, and the box around it is then dyed in `layer` with the
    pattern, as far as the mask goes. Without a mask the ink takes away from the layer itself.
    `clip`, `brush`, `width` and `window` are in device pixels. window: the part of the layer the view may be seen
    in; None = all of it. beside: the ink of the same gesture in another pane; a layer has one painter at a time, so
    they share it, and the clip of that ink reaches over both.
    """

    def __init__(
        self,
        layer: QImage,
        clip: QPainterPath,
        brush: QBrush,
        width: float,
        mask: QImage | None = None,
        window: QRectF | None = None,
        beside: "Ink | None" = None,
    ) -> None:
        self._layer, self._mask = layer, mask
        self._brush, self._width, self._ratio = brush, width, layer.devicePixelRatio()
        self._plain = QColor("black") if mask is not None else QColor(0, 0, 0, 0)
        self._pen = brush_pen(self._plain, width)
        self._window, self._shares = window, beside is not None
        room = QRectF(layer.rect()) if window is None else QRectF(layer.rect()) & window
        self._room = room.toAlignedRect()  # what may be dyed
        if beside is not None:
            self._painter, self._dyer = beside._painter, beside._dyer
        else:
            self._painter = painter_on(layer if mask is None else mask)
            self._painter.setClipPath(clip)
            self._painter.setCompositionMode(_Mode.CompositionMode_Source)  # what crosses itself stays even
            self._dyer = painter_on(layer) if mask is not None else None
        self.touched = QRectF()
        """Everything painted so far, device pixels."""

    def stroke(self, points: Sequence[QPointF], shares: Sequence[float]) -> QRectF:
        """Steps of a brush along points of the widget (px), each step with its share of the width: one fewer than
        the points. Answers the box they touched there.
        """
        there = points if self._ratio == 1 else [point * self._ratio for point in points]
        if self._window is None:
            return self._dyed(self._steps(there, shares))
        with self._in_window(self._window):
            box = self._steps(there, shares)
        return self._dyed(box)

    def _steps(self, points: Sequence[QPointF], shares: Sequence[float]) -> QRectF:
        """Paint them; a pen that is pressed changes its width with every step."""
        box, first = QRectF(), 0
        for share, run in groupby(shares):
            last = first + sum(1 for _ in run)
            box |= paint_steps(self._painter, points[first : last + 1], self._pen_of(share))
            first = last
        return box

    def _pen_of(self, share: float) -> QPen:
        width = self._width * share
        if self._pen.widthF() != width:
            self._pen = brush_pen(self._plain, width)
        return self._pen

    @contextmanager
    def _in_window(self, window: QRectF) -> Generator[None, None, None]:
        """What is painted now stays in the pane."""
        self._painter.save()
        self._painter.setClipRect(window, Qt.ClipOperation.IntersectClip)
        yield
        self._painter.restore()

    def fill(self, shape: QPainterPath) -> QRectF:
        """A whole shape (device pixels); answers its box in the widget (px)."""
        with nullcontext() if self._window is None else self._in_window(self._window):
            self._painter.fillPath(shape, self._plain)
        return self._dyed(shape.boundingRect())

    def _dyed(self, box: QRectF) -> QRectF:
        self.touched |= box
        dyer, mask = self._dyer, self._mask
        if dyer is not None and mask is not None:
            whole = box.toAlignedRect() & self._room
            left, width, end = whole.left(), whole.width(), whole.bottom() + 1
            for top in range(whole.top(), end, BAND):
                rows = QRect(left, top, width, min(BAND, end - top))
                dyer.setCompositionMode(_Mode.CompositionMode_Source)
                dyer.fillRect(rows, self._brush)
                dyer.setCompositionMode(_Mode.CompositionMode_DestinationIn)
                dyer.drawImage(rows.topLeft(), mask, rows)
        return self._in_widget(box)

    def _in_widget(self, box: QRectF) -> QRectF:
        if self._ratio == 1:
            return box
        return QRectF(box.topLeft() / self._ratio, box.size() / self._ratio)

    def end(self) -> QRectF:
        """Let the layer go; answers all that was touched, in the widget (px)."""
        if not self._shares:
            self._painter.end()
            if self._dyer is not None:
                self._dyer.end()
        return self._in_widget(self.touched)


@dataclass(frozen=True, slots=True)
class Report:
    """Where a pointer is (px of the widget), when (s), how hard it presses (0-1, None = not felt)."""

    x: float
    y: float
    time: float
    pressure: float | None = None
    tail: bool = False  # the end of a pen that erases
    finger: bool = False


class Stamps:
    """Seconds by the clock of the device that reports, because reports may wait in a queue; else by our own."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._told, self._heard, self._now = 0, clock(), 0.0

    def at(self, told: int) -> float:
        """The time of a report that carries this stamp (ms; 0 or the same again = the device has no clock)."""
        heard = self._clock()
        step = (told - self._told) / 1000
        if not 0 < step <= LONGEST_STEP:
            step = min(max(heard - self._heard, 0.0), LONGEST_STEP)
        self._told, self._heard, self._now = told, heard, self._now + step
        return self._now

    @property
    def now(self) -> float:
        return self._now + max(self._clock() - self._heard, 0.0)


@dataclass(frozen=True, slots=True)
class Echo:
    """The ink of a gesture in another pane that shows the same view; step: px from here to there."""

    index: int
    ink: Ink
    step: QPointF


@dataclass(slots=True)
class Gesture:
    """The tool at work on one placement (by its index), with the pen as it was when it was pressed.

    `spot`: where it began on the body, mm. `last`: the end of its ink, px; None = no ink yet. `ink` paints it into a
    layer while it grows, `echoes` the same where the view is shown a second time. `path` takes the tremor out, `tap` knows what a press in one place means.
    """

    tool: Tool
    pen: Pen
    index: int
    view: View
    spot: tuple[float, float]
    path: Steadied
    tap: Tap
    pressure: Pressure
    room: float
    begun: float
    at: Moment  # the newest moment, px
    raw: deque[Moment]  # the newest moments as the hand made them
    coarse: bool = False  # a finger: small zones are easier to hit
    pressed: bool = False  # whether a round tool was put down: only then is its path settled
    last: QPointF | None = None
    ink: Ink | None = None
    echoes: tuple[Echo, ...] = ()

    @property
    def inks(self) -> tuple[Ink, ...]:
        return (*((self.ink,) if self.ink is not None else ()), *(echo.ink for echo in self.echoes))

    @property
    def is_tap(self) -> bool:
        """Whether it has stayed in its place so far."""
        return self.tap.within(self.room)


def begun(
    tool: Tool, pen: Pen, hand: Hand, index: int, view: View, spot: tuple[float, float], report: Report
) -> Gesture:
    """A gesture that starts now, with the help that the hand gets."""
    finger, steady = report.finger, hand.steady
    pressure = Pressure(report.pressure if hand.pressure else None, report.time)
    at = Moment(report.time, report.x, report.y, pressure.value)
    path = Steadied(steady if pen.tool in ROUND_TOOLS else Steady.OFF)
    room = max(HELP[steady].room, FINGER_ROOM if finger else 0.0)
    raw = deque([at], MOST)
    coarse = finger or steady is Steady.STRONG
    return Gesture(tool, pen, index, view, spot, path, Tap(at), pressure, room, at.time, at, raw, coarse)
