"""The two lines above the body: whose sample this is, and what did not work."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from bodymap.language import tr
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import row
from bodymap.ui.widgets import button


class Banner(QFrame):
    """Says that this is a sample, whose, and how to begin one's own; in a class what is hidden from it."""

    def __init__(self, begin: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("banner")
        line = row(self, spacing=12, margins=(16, 3, 10, 3))
        self.words = PlainLabel("", wrap=True)
        self.button = button(tr("Start a new drawing"), begin, "primary")
        line.addWidget(self.words, 1)
        line.addWidget(self.button)


class TroubleLine(QFrame):
    """One calm line for what did not work; it stays until it is closed or something works."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trouble")
        line = row(self, spacing=12, margins=(16, 6, 10, 6))
        self.words = PlainLabel("", wrap=True)
        line.addWidget(self.words, 1)
        self.closing = button(tr("Close"), self.hide)
        line.addWidget(self.closing)
        self.hide()

    def say(self, text: str) -> None:
        self.words.setText(text)
        self.show()
        self.closing.setFocus()
