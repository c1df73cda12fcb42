"""The free room of the tool bar, in which a patient whose hand is seen to shake is asked once whether it should be steadied.

Nothing changes by itself, and nothing moves: the room is there anyway.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.drawing.steady import Steady
from bodymap.drawing.tremor import OF_LAST, shakes
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import row
from bodymap.ui.state import State
from bodymap.ui.widgets import button

QUESTION = "Does your hand shake?"


class SteadyOffer(QWidget):
    """Feels every stroke and tap. `accept` is called when the offer is taken; after an answer it is never made again."""

    def __init__(self, accept: Callable[[], object]) -> None:
        super().__init__()
        self._accept = accept
        self._answered = False
        self._felt: tuple[bool, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._line = QWidget(self)
        line = row(self._line, spacing=6)
        self.words = PlainLabel(QUESTION, "strong")
        self.yes = button("Steady my hand", lambda: self._answer(True), "primary")
        self.no = button("No", lambda: self._answer(False), name=f"{QUESTION} No")
        for part in (self.words, self.yes, self.no):
            line.addWidget(part)
        self._line.hide()

    @property
    def offers(self) -> bool:
        return not self._line.isHidden()

    def feel(self, trembled: bool) -> None:
        """One more stroke or tap has ended."""
        self._felt = (*self._felt, trembled)[-OF_LAST:]

    def show_state(self, state: State) -> None:
        wanted = state.mode.asks_always and state.hand.steady is not Steady.STRONG
        if not wanted:
            self._felt = ()
        offers = wanted and not self._answered and (self.offers or shakes(self._felt))
        if offers and not self.offers:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, QUESTION))
        self._line.setVisible(offers)
        self._place()

    def _answer(self, steady: bool) -> None:
        self._answered = True
        self._line.hide()
        if steady:
            self._accept()

    def sizeHint(self) -> QSize:
        return QSize(0, self._line.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """The buttons alone where the question has no room."""
        if not self.offers:
            return
        self.words.show()
        self.words.setVisible(self._line.sizeHint().width() <= self.width())
        width = min(self._line.sizeHint().width(), self.width())
        self._line.setGeometry((self.width() - width) // 2, 0, width, self.height())
