"""A panel taken by its heading or its sign and dragged to another place: press, move, release, and Escape that cancels."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from bodymap.ui.arrangement import Arrangement
from bodymap.ui.landing import Box, Landing

LOOK_ON = 40
"""ms between two steps of the scroll while a panel is held at an edge."""


@dataclass(frozen=True, slots=True)
class Grip:
    """Where a panel can be taken: a part of a widget, px of that widget."""

    panel: str
    widget: QWidget
    where: Callable[[], QRect]


@dataclass(frozen=True, slots=True)
class Taken:
    """What is held, and where it was taken (px of the screen)."""

    grip: Grip
    at: QPoint


class DropLine(QWidget):
    """The line that shows where the panel lands."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def stand(self, line: Box | None) -> None:
        """On this line; None = nowhere."""
        self.setVisible(line is not None)
        if line is not None:
            self.setGeometry(line.left, line.top, line.width, line.height)
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().highlight())
        painter.drawRoundedRect(self.rect(), 2, 2)
        painter.end()


class PanelDrag(QObject):
    """Watches the grips; while a panel is held it watches everything, so that Escape and a lost window are seen too.

    find: what letting the panel go at a point of `over` does; scroll: brings what is hidden nearer; arrange: does it.
    """

    def __init__(
        self,
        over: QWidget,
        find: Callable[[str, QPoint], Landing | None],
        scroll: Callable[[QPoint], object],
        arrange: Callable[[Arrangement], object],
    ) -> None:
        super().__init__(over)
        self._over, self._find, self._scroll, self._arrange = over, find, scroll, arrange
        self._grips: dict[QWidget, Grip] = {}
        self._taken: Taken | None = None
        self._holds = False
        self._landing: Landing | None = None
        self._given_up = False
        self._at = QPoint()  # where the hand is, px of `over`
        self.line = DropLine(over)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_ON)
        self._timer.timeout.connect(self._go_on)

    @property
    def holds(self) -> bool:
        """Whether a panel is being dragged."""
        return self._holds

    def add(self, grip: Grip) -> None:
        self._grips[grip.widget] = grip
        grip.widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._holds:
            return isinstance(watched, QWidget) and self._held(event)
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return self._press(watched, event)
        if kind is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._pulled(event)
        if kind is QEvent.Type.MouseButtonRelease:
            self._taken = None
        return False

    # -- before it is held

    def _press(self, watched: QObject, event: QMouseEvent) -> bool:
        """True = the press means the panel and nothing else; a sign can still be clicked."""
        grip = self._grips.get(watched) if isinstance(watched, QWidget) else None
        left = event.button() is Qt.MouseButton.LeftButton
        if not left or grip is None or not grip.where().contains(event.position().toPoint()):
            return False
        self._taken = Taken(grip, event.globalPosition().toPoint())
        return not isinstance(watched, QAbstractButton)

    def _pulled(self, event: QMouseEvent) -> bool:
        """Far enough from where it was pressed, the panel is held."""
        taken = self._taken
        if taken is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._taken = None
            return False
        far = (event.globalPosition().toPoint() - taken.at).manhattanLength()
        if far < QApplication.startDragDistance():
            return False
        self._hold(taken)
        return self._held(event)

    def _hold(self, taken: Taken) -> None:
        self._holds, self._given_up = True, False
        if isinstance(taken.grip.widget, QAbstractButton):
            taken.grip.widget.setDown(False)  # no press of the sign any more
        QApplication.setOverrideCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)
        self._timer.start()

    # -- while it is held

    def _held(self, event: QEvent) -> bool:
        """What happens to a held panel; True = nobody else sees the event."""
        kind = event.type()
        if isinstance(event, QMouseEvent) and kind is QEvent.Type.MouseMove:
            self._move(event.globalPosition().toPoint())
            return True
        if kind is QEvent.Type.MouseButtonRelease:
            self._let_go()
            return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._give_up()
            event.accept()
            return True
        if kind is QEvent.Type.WindowDeactivate:
            self._give_up()
        return False

    def _move(self, at: QPoint) -> None:
        if self._taken is None or self._given_up:
            return
        here = self._over.mapFromGlobal(at)
        self._at = here
        self._landing = self._find(self._taken.grip.panel, here) if self._over.rect().contains(here) else None
        self.line.stand(self._landing.line if self._landing else None)

    def _go_on(self) -> None:
        """Held at an edge of what scrolls: more of it comes, and the line with it."""
        if not self._given_up:
            self._scroll(self._at)
            self._move(self._over.mapToGlobal(self._at))

    def _give_up(self) -> None:
        """Nothing moves; what the hand still does until it lets go means nothing."""
        self._given_up, self._landing = True, None
        self.line.stand(None)
        self._timer.stop()

    def _let_go(self) -> None:
        found = self._landing
        self._give_up()
        self._taken, self._holds = None, False
        QApplication.restoreOverrideCursor()
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)
        if found is not None:
            self._arrange(found.then)
