"""The line at the bottom: what is under the pointer, how much is painted, and what the mode keeps."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar, QWidget

from bodymap.ui.labels import PlainLabel
from bodymap.ui.state import State

TOLD_FOR = 6000
"""Milliseconds a message stays."""
NOT_STORED = "Nothing is stored in this mode"
EDUCATION = "For education and documentation, not diagnosis"


class StatusLine(QStatusBar):
    """Three plain texts; a message takes the place of the hover words for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.place = PlainLabel("", wrap=False)
        self.place.setMinimumWidth(60)
        self.extent = PlainLabel("", "muted")
        self.keeps = PlainLabel("", "muted")
        self.addWidget(self.place, 1)
        self.addPermanentWidget(self.extent)
        self.addPermanentWidget(self.keeps)
        self.setContentsMargins(12, 0, 12, 0)
        self._told = ""
        self._hover = ""
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
        self.place.setText(self._told or self._hover)

    def show_state(self, state: State, percent: float) -> None:
        self.extent.setText(f"Painted: {percent:.1f} % of the body" if state.drawing.marks else "")
        self.keeps.setText(EDUCATION if state.mode.stores else f"{NOT_STORED} · {EDUCATION}")
