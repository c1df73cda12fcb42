"""The outermost window: at once the ready-made picture of the body, then, in the same place, the window itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bodymap.ui.opening import Opening


class Frame(QWidget):
    """What the system sees as the window. Input before the real window is there changes nothing."""

    painted = Signal()
    """The first picture is on the screen."""

    def __init__(self, opening: Opening | None) -> None:
        super().__init__()
        self._opening = opening
        self._seen = False
        self._held: QWidget | None = None
        self._may_leave: Callable[[], bool] = _always

    @property
    def has_opening(self) -> bool:
        return self._opening is not None

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
        self._opening = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._opening is not None:
            painter = QPainter(self)
            self._opening.paint(painter)
            painter.end()
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)  # once it is out of our hands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        held = self._held
        if held is None or watched is not held:
            return False
        if event.type() is QEvent.Type.Close:  # "Quit" closes what it knows: the window held here
            QTimer.singleShot(0, self.close)
            return True
        if event.type() is QEvent.Type.ModifiedChange:
            self.setWindowModified(held.isWindowModified())
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._may_leave())


def _always() -> bool:
    return True
