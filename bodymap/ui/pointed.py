"""Where the presenter's pointer is on a body, told to whoever shows it to others."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent

from bodymap.ui.figure_layout import placement_at
from bodymap.ui.figure_ring import Spot
from bodymap.ui.figure_view import FigureView

REACH = 40.0
"""px beside the body at which a pointer still means it."""
_MOVES = (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress)
_GONE = (QEvent.Type.Leave, QEvent.Type.Hide)


class Pointed(QObject):
    """tell: takes the place, None where the pointer is on no body."""

    def __init__(self, figure: FigureView, tell: Callable[[Spot | None], object]) -> None:
        super().__init__(figure)
        self._figure, self._tell = figure, tell
        figure.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and isinstance(event, QMouseEvent):
            self._tell(self._spot(event.position().x(), event.position().y()))
        elif event.type() in _GONE:
            self._tell(None)
        return False

    def _spot(self, x: float, y: float) -> Spot | None:
        seen = self._figure.placements
        index = placement_at(seen, x, y, REACH)
        return None if index is None else Spot(seen[index].view, *seen[index].to_mm(x, y))
