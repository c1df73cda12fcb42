"""Tells when nobody has touched mouse, keyboard, pen or screen for a while: by the clock, so that a computer that slept counts too."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)
LOOKS = 5000
"""Milliseconds between two looks at the clock."""


class IdleWatch(QObject):
    """Watches the whole program while it is told to, and nothing of it otherwise."""

    idle = Signal()

    def __init__(self, clock: Callable[[], float] = time.time, parent: QObject | None = None) -> None:
        """clock: seconds."""
        super().__init__(parent)
        self._clock = clock
        self._limit = 0.0
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS)
        self._timer.timeout.connect(self.look)

    @property
    def watching(self) -> bool:
        """Whether it will ever tell."""
        return self._timer.isActive()

    def watch(self, minutes: float) -> None:
        """Tell once after so many minutes without a hand; 0 = never."""
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self._timer.stop()
        self._limit, self._last = minutes * 60, self._clock()
        if minutes > 0:
            app.installEventFilter(self)
            self._timer.start()

    def look(self) -> None:
        """Tell if it is time. A clock that was put back begins anew."""
        gone = self._clock() - self._last
        if gone < 0:
            self._last = self._clock()
        elif self.watching and gone >= self._limit:
            self.watch(0)
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in HANDS:
            self._last = self._clock()
        return False
