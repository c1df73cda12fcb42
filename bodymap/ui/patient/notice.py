"""The one line over every page: calm advice at once, or a question that cannot wait for its page."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame

from bodymap.ui.labels import PlainLabel
from bodymap.ui.patient.tiles import GAP, Tiles
from bodymap.ui.patient.word_button import WordButton
from bodymap.ui.widgets import restyle

MARGIN = 12
Press = tuple[str, Callable[[], object]]


class Notice(QFrame):
    """Words, and what can be pressed about them. Takes no room while there is nothing to say."""

    def __init__(self, target: int) -> None:
        super().__init__()
        self.setObjectName("flag")
        self.target = target
        self.words = PlainLabel("", "strong", wrap=True, parent=self)
        self.buttons = Tiles(3, self)
        self._said: tuple[object, ...] = ()

    def say(self, text: str, urgency: str, presses: Sequence[Press] = ()) -> None:
        """Show this; "" takes it away. urgency: a row of the style sheet."""
        self.setVisible(bool(text))
        said = (text, urgency, tuple(words for words, _ in presses), self.target)
        if said == self._said:
            return
        self._said = said
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setProperty("urgency", urgency)
        restyle(self)
        self.buttons.fill([self._made(*press) for press in presses])
        self.buttons.setVisible(bool(presses))

    def _made(self, words: str, do: Callable[[], object]) -> WordButton:
        made = WordButton(words, do)
        made.least = self.target
        return made

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = width - 2 * MARGIN
        more = self.buttons.heightForWidth(inside) + GAP if self.buttons.tiles else 0
        return self.words.heightForWidth(inside) + more + 2 * MARGIN

    def resizeEvent(self, event: object) -> None:
        self.place()

    def place(self) -> None:
        inside = self.width() - 2 * MARGIN
        high = self.words.heightForWidth(inside)
        self.words.setGeometry(MARGIN, MARGIN, inside, high)
        self.buttons.setGeometry(
            MARGIN, MARGIN + high + GAP, inside, max(self.height() - high - 2 * MARGIN - GAP, 0)
        )
        self.buttons.place()
