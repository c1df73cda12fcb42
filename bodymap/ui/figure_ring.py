"""A ring over the body at one place: where somebody tapped, or what the presenter points at."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from bodymap.atlas.levels import View
from bodymap.ui.figure_view import FigureView

DARK, LIGHT = "#17212b", "#ffffff"
"""The ring is light between two dark lines: seen on every skin, on every map, and without colours."""
LINES = ((9.0, DARK), (5.0, LIGHT), (1.6, DARK))
"""px and ink of the strokes, one over the other."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the body, mm of its view."""

    view: View
    x: float
    y: float


class FigureRing(QWidget):
    """Lies over a figure and takes nothing from it. radius: px."""

    def __init__(self, figure: FigureView, radius: float) -> None:
        super().__init__(figure)
        self._figure = figure
        self._radius = radius
        self._spot: Spot | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        figure.installEventFilter(self)
        self.hide()

    @property
    def spot(self) -> Spot | None:
        return self._spot

    def show_spot(self, spot: Spot | None) -> None:
        """Put the ring there; None takes it away."""
        if spot == self._spot:
            return
        self._spot = spot
        self.setVisible(spot is not None)
        self.setGeometry(self._figure.rect())
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._figure.rect())
        return False

    @property
    def place(self) -> QPointF | None:
        """Where the ring is, px of the figure; None = there is none, or its view is not shown."""
        spot = self._spot
        if spot is None:
            return None
        shown = next((one for one in self._figure.placements if one.view is spot.view), None)
        return None if shown is None else QPointF(*shown.to_px(spot.x, spot.y))

    def paintEvent(self, event: QPaintEvent) -> None:
        at = self.place
        if at is None:
            return
        painter = QPainter(self)
        paint_ring(painter, at, self._radius)
        painter.end()


def paint_ring(painter: QPainter, at: QPointF, radius: float, scale: float = 1.0) -> None:
    """scale: how much thicker the lines are."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, ink in LINES:
        painter.setPen(QPen(QColor(ink), width * scale))
        painter.drawEllipse(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
