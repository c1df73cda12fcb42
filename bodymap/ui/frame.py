"""The outermost window: at once the ready-made picture of the body, then, in the same place, the window itself.

A hand that is quicker than the start loses nothing: what it did on the picture is done again on the window.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bodymap.ui.opening import Opening

MOST_KEPT = 5000
"""Events of a hand that are kept; a pen makes some hundred in the time a start takes."""


class Frame(QWidget):
    """What the system sees as the window."""

    painted = Signal()
    """The first picture is on the screen."""

    def __init__(self, opening: Opening | None) -> None:
        super().__init__()
        self._opening = opening
        self._seen = False
        self._held: QWidget | None = None
        self._may_leave: Callable[[], bool] = _always
        self._kept: list[QMouseEvent] = []
        """What the hand did while only the picture was there, in px of this."""

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
        if self._kept:
            QTimer.singleShot(0, self, self._do_again)  # once everything stands in its place

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._opening is not None:
            painter = QPainter(self)
            self._opening.paint(painter)
            painter.end()
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._tell_painted)  # once it is out of our hands

    def _tell_painted(self) -> None:
        self.painted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._keep(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._keep(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._keep(event)

    def _keep(self, event: QMouseEvent) -> None:
        if self._held is None and len(self._kept) < MOST_KEPT:
            self._kept.append(event.clone())

    def _do_again(self) -> None:
        """Hand on what was kept: everything from a press to its release to the widget that was pressed."""
        kept, self._kept = self._kept, []
        target: QWidget | None = None
        for event in kept:
            if event.type() is QEvent.Type.MouseButtonPress:
                target = self.childAt(event.position().toPoint())
            if target is not None:
                QCoreApplication.sendEvent(target, _moved(event, target.mapFrom(self, event.position())))

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
        event.setAccepted(self._may_leave())


def _moved(event: QMouseEvent, at: QPointF) -> QMouseEvent:
    """The same event in the px of another widget."""
    return QMouseEvent(
        event.type(), at, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
    )


def _always() -> bool:
    return True
