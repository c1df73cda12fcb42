"""A sheet that is larger where the letters are: as much as they are, and no larger than the window it stands over."""

from PySide6.QtGui import QFontInfo, QShowEvent
from PySide6.QtWidgets import QDialog

from bodymap.ui.theme import BASE_TEXT


class LargerSheet(QDialog):
    """Made for the usual letters; whoever makes it resizes it for those."""

    _grown = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._grown:
            return
        self._grown = True
        self.ensurePolished()
        factor = QFontInfo(self.font()).pixelSize() / BASE_TEXT
        if factor > 1:
            over = self.parentWidget()
            wanted = self.size() * factor
            self.resize(wanted.boundedTo(over.window().size()) if over is not None else wanted)
        self.fit_letters()

    def fit_letters(self) -> None:
        """Parts of a fixed width get the one that the letters ask for; called once, when they are known."""
