"""One press that has not ended yet: its tool, and the ink that shows on the screen what it does."""

from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath

from bodymap.atlas.levels import View
from bodymap.drawing.tools import Tool
from bodymap.ui.figure_layers import painter_on
from bodymap.ui.figure_layout import Placement
from bodymap.ui.mark_painter import paint_segment

CLICK_SLACK = 5.0
"""px a pointer may move and still have clicked."""


class Ink:
    """Paints a growing stroke into a layer, clipped to the body once: setting a clip costs more than a step.

    `clip`, `brush`, `width` and `window` are in the layer's device pixels; an eraser's ink takes away instead.
    window: the part of the layer the view may be seen in; None = all of it.
    """

    def __init__(
        self,
        layer: QImage,
        clip: QPainterPath,
        brush: QBrush,
        width: float,
        erases: bool = False,
        window: QRectF | None = None,
    ) -> None:
        modes = QPainter.CompositionMode
        self._brush, self._width, self._ratio = brush, width, layer.devicePixelRatio()
        self._painter = painter_on(layer)
        self._painter.setClipPath(clip)
        if window is not None:
            self._painter.setClipRect(window, Qt.ClipOperation.IntersectClip)
        self._painter.setCompositionMode(
            modes.CompositionMode_Clear if erases else modes.CompositionMode_Source
        )
        self.touched = QRectF()
        """Everything painted so far, device pixels."""

    def stroke(self, start: QPointF, end: QPointF) -> QRectF:
        """One step of a brush between two points of the widget (px); answers the box it touched there."""
        ratio = self._ratio
        box = paint_segment(
            self._painter, (start * ratio).toTuple(), (end * ratio).toTuple(), self._width, self._brush
        )
        return self._noted(box)

    def fill(self, shape: QPainterPath) -> QRectF:
        """A whole shape (device pixels); answers its box in the widget (px)."""
        self._painter.fillPath(shape, self._brush)
        return self._noted(shape.boundingRect())

    def _noted(self, box: QRectF) -> QRectF:
        self.touched = self.touched.united(box)
        return self._in_widget(box)

    def _in_widget(self, box: QRectF) -> QRectF:
        return QRectF(box.topLeft() / self._ratio, box.size() / self._ratio)

    def end(self) -> QRectF:
        """Let the layer go; answers all that was touched, in the widget (px)."""
        self._painter.end()
        return self._in_widget(self.touched)


@dataclass(frozen=True, slots=True)
class Echo:
    """The ink of a gesture in another pane that shows the same view; step: px from here to there."""

    index: int
    ink: Ink
    step: QPointF


@dataclass(slots=True)
class Gesture:
    """The tool at work on one placement (by its index). `ink` paints it into a layer while it grows; `echoes`
    paint the same where the view is shown a second time.
    """

    tool: Tool
    index: int
    view: View
    spot: tuple[float, float]  # where it began on the body, mm
    start: QPointF
    last: QPointF
    begun: float
    moved: bool = False
    ink: Ink | None = None
    echoes: tuple[Echo, ...] = ()

    @property
    def inks(self) -> tuple[Ink, ...]:
        return (*((self.ink,) if self.ink is not None else ()), *(echo.ink for echo in self.echoes))


def begun(tool: Tool, index: int, placement: Placement, at: QPointF, spot: tuple[float, float]) -> Gesture:
    """A gesture that starts now."""
    return Gesture(tool, index, placement.view, spot, at, at, monotonic())
