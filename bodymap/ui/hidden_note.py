"""One line at the foot of the body: what is painted where nobody looks now, and the way there.

It lies in the free room under the views: nothing moves when it comes and goes.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPushButton

from bodymap.language import tr
from bodymap.ui.figure_canvas import FigureCanvas
from bodymap.ui.figure_elsewhere import hidden_texts, most_hidden
from bodymap.ui.figure_groups import LayoutKind
from bodymap.ui.wiring import pressed

EDGE = 8
"""px to the right of it."""
ARROW = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


class HiddenNote(QPushButton):
    """A press shows the group of views with most of what is hidden."""

    def __init__(self, over: FigureCanvas, choose: Callable[[LayoutKind], object]) -> None:
        super().__init__(over)
        self._over = over
        self._choose = choose
        self._hidden: Mapping[LayoutKind, int] = {}
        self.setObjectName("note")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Show these painted places"))
        pressed(self, self._go)
        over.installEventFilter(self)
        self.hide()

    def _go(self) -> None:
        kind = most_hidden(self._hidden)
        if kind is not None:
            self._choose(kind)

    def show_state(self, hidden: Mapping[LayoutKind, int]) -> None:
        """hidden: how many painted places each group shows that the shown one does not."""
        self._hidden = hidden
        self.setAccessibleName(". ".join((*hidden_texts(hidden)[:1], tr("Show"))))
        self.setVisible(bool(hidden))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """At the right of the foot, in as many words as have room there."""
        if self.isHidden():
            return
        self.ensurePolished()
        for text in hidden_texts(self._hidden):
            self.setText(f"{text} {ARROW}")
            if self.sizeHint().width() + 2 * EDGE <= self._over.foot_room:
                break
        self.adjustSize()
        self.move(self._over.width() - self.width() - EDGE, self._over.height() - self.height() - 1)
