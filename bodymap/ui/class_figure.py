"""The body for the back row: a body that believes to be small on a very fine screen, drawn large.

All words on it are a fixed number of px; so the picture is made `factor` times as large as it believes to be, and every
letter with it, as sharp as any other. It takes no hand: the presenter's does all.
"""

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.ui.figure_ring import Spot, paint_ring
from bodymap.ui.figure_view import FigureView
from bodymap.ui.state import State
from bodymap.ui.theme import ThemeColours

PARTS = 40
"""No letter is lower than the picture's height divided by this."""
LEAST_LETTERS = 9.25
"""px of the smallest letters of a figure, with what rounding may take (figure_names.py: 9.5)."""
RING = 30
"""The spotlight's radius is the height divided by this."""


class FineFigure(FigureView):
    """A figure on a screen as fine as it is told."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget) -> None:
        self._ratio = 1.0
        super().__init__(atlas, library, parent)
        self.hide()

    def set_ratio(self, ratio: float) -> None:
        if ratio != self._ratio:
            self._ratio = ratio
            self._sheets.forget()
            self._words = None

    def devicePixelRatioF(self) -> float:
        return self._ratio


class ClassFigure(QWidget):
    """Shows the picture of such a body; high: px of the whole picture that the class sees."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = FineFigure(atlas, library, self)
        self._factor = 1.0
        self._image: QImage | None = None
        self._spot: Spot | None = None
        self.setMinimumSize(120, 120)

    def set_colours(self, colours: ThemeColours) -> None:
        self.figure.set_colours(colours)
        self._forget()

    def set_high(self, high: int) -> None:
        """Letters follow the height (px) of the whole picture."""
        self._factor = max(high / (PARTS * LEAST_LETTERS), 0.5)
        self._fit()

    @property
    def factor(self) -> float:
        """How much larger everything is than on an ordinary screen."""
        return self._factor

    def show_state(self, state: State) -> None:
        self.figure.show_state(state)
        self._forget()

    def show_spot(self, spot: Spot | None) -> None:
        """Where the presenter points; None = nowhere."""
        if spot != self._spot:
            self._spot = spot
            self.update()

    @property
    def spot_place(self) -> QPointF | None:
        """The middle of the spotlight in px of this widget; None = none is shown."""
        spot = self._spot
        if spot is None:
            return None
        shown = next((one for one in self.figure.placements if one.view is spot.view), None)
        return None if shown is None else QPointF(*shown.to_px(spot.x, spot.y)) * self._factor

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.figure.set_ratio(self.devicePixelRatioF() * self._factor)
        small = QSize(round(self.width() / self._factor), round(self.height() / self._factor))
        self.figure.setMinimumSize(1, 1)
        self.figure.resize(small)
        self._forget()

    def _forget(self) -> None:
        self._image = None
        self.update()

    def _picture(self) -> QImage:
        """The body as it is now, made once until something changes."""
        if self._image is None:
            ratio = self.devicePixelRatioF() * self._factor
            image = QImage(self.figure.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            self.figure.sharpen()
            self.figure.render(image, QPoint())
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._image = image
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(QPointF(), self._picture())
        at = self.spot_place
        if at is not None:
            radius = PARTS * LEAST_LETTERS * self._factor / RING
            paint_ring(painter, at, radius, self._factor / 2)
        painter.end()
