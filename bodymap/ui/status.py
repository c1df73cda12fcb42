"""The line at the bottom: what is under the pointer, how much is painted, and what the mode keeps."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStatusBar, QWidget

from bodymap.language import tr, tr_later
from bodymap.ui.labels import PlainLabel
from bodymap.ui.state import State

TOLD_FOR = 6000
"""Milliseconds a message stays."""
NOT_STORED = tr_later("Nothing is stored in this mode")
EDUCATION = tr_later("For education and documentation, not diagnosis")


LEAST_PLACE = 160
"""Px kept for the words about the place, and for the gaps."""
GAPS = 90
"""Px between and beside the three texts."""
MOST_MEASURED = 100
"""Texts whose widths are remembered."""


class StatusLine(QStatusBar):
    """Plain texts; a message takes the place of the hover words for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.place = PlainLabel("", wrap=False)
        self.place.setMinimumWidth(60)
        self.extent = PlainLabel("", "muted")
        self.keeps = PlainLabel("", "muted")
        self.addWidget(self.place, 1)
        self.record = PlainLabel("")
        self.record.hide()
        self.watched = PlainLabel("", "muted")
        self.watched.hide()
        self.addPermanentWidget(self.watched)
        self.addPermanentWidget(self.record)
        self.addPermanentWidget(self.extent)
        self.addPermanentWidget(self.keeps)
        self.setContentsMargins(12, 0, 12, 0)
        self._stores = True
        self._told = ""
        self._hover = ""
        self._widths: dict[tuple[PlainLabel, str], int] = {}  # of texts in the letters of a label, px
        self._shown: tuple[object, ...] = ()  # all that the room was shared by
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._forget)

    def hover(self, words: str) -> None:
        self._hover = words
        self._show()

    def tell(self, words: str) -> None:
        self._told = words
        self._timer.start(TOLD_FOR)
        self._show()

    def _forget(self) -> None:
        self._told = ""
        self._show()

    def _show(self) -> None:
        """The words about a place go first: while they need the room, how much is painted steps back; for the moment of a message
        so does what is kept.
        """
        words, texts = self._told or self._hover, (self.watched, self.record, self.extent)
        shown = (words, self._told, self._stores, self.width(), *(one.text() for one in texts))
        if shown == self._shown:
            return
        self._shown = shown
        self.place.setText(words)
        self._say_what_is_kept()
        needed = sum(self._wide(one) for one in (self.place, *texts, self.keeps))
        self.extent.setVisible(bool(self.extent.text()) and needed + GAPS <= self.width())
        self.keeps.setVisible(not self._told or needed - self._wide(self.extent) + GAPS <= self.width())

    def _wide(self, label: PlainLabel, text: str | None = None) -> int:
        """Px of what a label says, or would say."""
        words = label.text() if text is None else text
        known = self._widths.get((label, words))
        if known is None:
            if len(self._widths) >= MOST_MEASURED:
                self._widths.clear()
            known = self._widths[label, words] = label.fontMetrics().horizontalAdvance(words)
        return known

    def _measure_anew(self) -> None:
        self._widths.clear()
        self._shown = ()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters have other widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_anew()

    def watch(self, words: str) -> None:
        """Which folder is watched; "" = none."""
        self.watched.say(words)
        self._show()

    def keep(self, words: str, alarm: bool) -> None:
        """Whether what is painted is in somebody's record; it stays until it is otherwise, above all where it is not."""
        self.record.set_tone("urgent" if alarm else "muted")
        self._measure_anew()
        self.record.say(words)
        self._show()

    def show_state(self, state: State, painted: str) -> None:
        """painted: see `painted_words`; shown once there is any paint, and not to patients, who gain nothing by it."""
        self.extent.setText(painted if state.drawing.marks and state.mode.shows_reading else "")
        self._stores = state.mode.stores
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _say_what_is_kept(self) -> None:
        """Both sentences where they have room, else the one that matters most in the mode."""
        both = tr(EDUCATION) if self._stores else f"{tr(NOT_STORED)} · {tr(EDUCATION)}"
        kept, place = self._wide(self.record) + self._wide(self.watched), self._wide(self.place)
        room = self.width() - kept - (place + GAPS if place else self._wide(self.extent) + LEAST_PLACE)
        if self.record.text():
            fits = self._wide(self.keeps, tr(EDUCATION)) <= room
            self.keeps.setText(tr(EDUCATION) if fits else "")
            return
        fits = self._stores or self._wide(self.keeps, both) <= room
        self.keeps.setText(both if fits else tr(NOT_STORED))
