"""One of a few choices, side by side in one line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bodymap.language import tr
from bodymap.ui.calm import CalmArrows
from bodymap.ui.layouts import row
from bodymap.ui.widgets import ChoiceButton
from bodymap.ui.wiring import pressed


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its value, the word on it, and the full words for a screen reader and the tool tip."""

    value: str
    text: str
    words: str = ""


def said(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices of a table in the language spoken."""
    return tuple(Choice(one.value, tr(one.text), tr(one.words)) for one in choices)


def _later(signal: SignalInstance, value: str) -> Callable[[], object]:
    return lambda: signal.emit(value)


def _place(place: int, count: int) -> str:
    """What the style sheet calls the place of a button in its line."""
    if count == 1:
        return "only"
    return "first" if place == 0 else "last" if place == count - 1 else "middle"


class _Lines(QVBoxLayout):
    """Holds the line of the buttons. When one of them has another size, Qt tells that to the outer layout only: this one
    passes it on.
    """

    def __init__(self, over: QWidget, line: QHBoxLayout) -> None:
        super().__init__(over)
        self._line = line
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addLayout(line)

    def invalidate(self) -> None:
        super().invalidate()
        self._line.invalidate()


class Segmented(QWidget):
    """One choice of a few, side by side. Tab reaches it, arrow keys move in it, a click, Space or Enter answers.

    quiet: the value that means nothing was said yet ("not tested"); it is drawn without the accent.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[Choice],
        name: str = "",
        quiet: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        arrows = CalmArrows(self)
        self._buttons: dict[str, QPushButton] = {}
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._line = row(spacing=0)
        _Lines(self, self._line)
        for choice in choices:
            made = ChoiceButton(choice.text)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("kind", "segment")
            made.setProperty("quiet", choice.value == quiet)
            made.setAccessibleName(
                f"{name}: {choice.words or choice.text}" if name else choice.words or choice.text
            )
            if choice.words and choice.words != choice.text:
                made.setToolTip(choice.words)
            pressed(made, _later(self.chosen, choice.value))
            self._group.addButton(made)
            self._buttons[choice.value] = made
            arrows.add(made)
        for place, made in enumerate(self._buttons.values()):
            made.setProperty("place", _place(place, len(choices)))
            self._line.addWidget(made)
        self.setAccessibleName(name)

    def stretch(self) -> "Segmented":
        """Let the buttons share the whole width."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for button_ in self._buttons.values():
            button_.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        return self

    def tighten(self) -> "Segmented":
        """Less room beside the words of each."""
        for made in self._buttons.values():
            made.setProperty("tight", True)
        return self

    def value(self) -> str | None:
        return next((value for value, made in self._buttons.items() if made.isChecked()), None)

    def set_value(self, value: str) -> None:
        """Show a value without telling anybody."""
        if value in self._buttons and not self._buttons[value].isChecked():
            self._buttons[value].setChecked(True)

    def segment(self, value: str) -> QPushButton:
        """The button of one value, for tests and for focus."""
        return self._buttons[value]
