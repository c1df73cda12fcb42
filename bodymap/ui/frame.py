"""The outermost window: at once the ready-made picture of the body, then, in the same place, the window itself.

The picture can be painted on from the start: the ink is shown here, and the drawing gets it when the window is there.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bodymap.ui.opening import Opening

if TYPE_CHECKING:
    from bodymap.ui.early_hand import EarlyHand


class Frame(QWidget):
    """What the system sees as the window."""

    painted = Signal()
    """The first picture is on the screen."""

    def __init__(self, opening: Opening | None) -> None:
        super().__init__()
        self._opening = opening
        self._early: EarlyHand | None = None  # what the hand does before the window is there
        self._seen = False
        self._leaving = False  # the person wants to go, and there is something to be asked before
        self._held: QWidget | None = None
        self._may_leave: Callable[[], bool] = _always

    @property
    def has_opening(self) -> bool:
        return self._opening is not None

    @property
    def canvas(self) -> QSize | None:
        """The size (px) of the body in the picture, which is that of the canvas to come; None = no picture."""
        true = self._opening is not None and self.size() == self._opening.areas[0][0].size()
        return self._opening.canvas.size() if self._opening is not None and true else None

    def take_hand(self) -> "EarlyHand":
        """From now on a stroke on the picture is seen."""
        from bodymap.ui.early_hand import EarlyHand  # its names of Qt take time: after the first picture

        if self._early is None:
            self._early = EarlyHand(self, self._opening)
        return self._early

    def hold(self, window: QWidget, may_leave: Callable[[], bool]) -> None:
        """Put the window in the place of the picture. may_leave: asked before this is closed."""
        self._held, self._may_leave = window, may_leave
        window.installEventFilter(self)
        window.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(window.windowTitle())
        self.setWindowModified(window.isWindowModified())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(window)
        self.setMinimumSize(window.minimumSize())
        window.show()
        whole.activate()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # everything in its place
        self._opening = None
        if self._early is not None:
            self._early.do_again(window)
        if self._leaving:
            QTimer.singleShot(0, self, self.close)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._opening is not None:
            painter = QPainter(self)
            self._opening.paint(painter)
            if self._early is not None:
                self._early.paint(painter)
            painter.end()
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._tell_painted)  # once it is out of our hands

    def _tell_painted(self) -> None:
        self.painted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.take_hand().press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.take_hand().move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.take_hand().lift(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._held is None:
            self.take_hand().key(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Before the window is there nothing can be scrolled, and nothing is scrolled later."""
        event.setAccepted(self._held is None)

    # -- the window that is held

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        held = self._held
        if held is None or watched is not held:
            return False
        if event.type() is QEvent.Type.Close:  # "Quit" closes what it knows: the window held here
            QTimer.singleShot(0, self, self.close)
            return True
        if event.type() is QEvent.Type.ModifiedChange:
            self.setWindowModified(held.isWindowModified())
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        if (
            self._held is None and self._early is not None and self._early.painted
        ):  # asked as soon as there is somebody to ask
            self._leaving = True
            event.ignore()
            return
        event.setAccepted(self._may_leave())


def _always() -> bool:
    return True
