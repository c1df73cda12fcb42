"""The answers of one item on one side: a row of small buttons, or a number with a range."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QSizePolicy, QWidget

from bodymap.ui.layouts import row
from bodymap.ui.segmented import Choice
from bodymap.ui.widgets import ChoiceButton
from bodymap.ui.wiring import pressed

PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Segment(ChoiceButton):
    """One answer. Space and Enter press it; every other key belongs to the list it stands in.

    quiet: it says that nothing was tested; calm: it says that nothing was found.
    """

    def __init__(self, choice: Choice, name: str, quiet: bool, calm: bool) -> None:
        super().__init__(choice.text)
        self.choice = choice
        self.came: Callable[[], None] | None = None
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("kind", "segment")
        self.setProperty("tight", True)
        self.setProperty("quiet", quiet)
        self.setProperty("calm", calm)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        words = choice.words or choice.text
        self.setAccessibleName(f"{name}: {words}")
        if words != choice.text:
            self.setToolTip(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESSES:
            self.click()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.came is not None:
            self.came()

    def detail(self, text: str) -> None:
        """Show a grade or an angle behind the word."""
        shown = f"{self.choice.text} {text}".rstrip()
        if self.text() != shown:
            self.setText(shown)


class Cell(QWidget):
    """One choice of a few for one item and side. One stop of Tab at most; a value without a button shows none.

    calm: the value that says nothing was found; longest: the value that may have a detail behind it, and the longest of those, so that there is room for it.
    `chosen` tells a press, `came` that the keyboard is here.
    """

    chosen = Signal(str)
    came = Signal()

    def __init__(
        self, choices: Sequence[Choice], name: str, calm: str, longest: tuple[str, str] = ("", "")
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._segments: dict[str, Segment] = {}
        self._stop = False
        line = row(self, spacing=0)
        for place, choice in enumerate(choices):
            made = self._segments[choice.value] = Segment(
                choice, name, choice.value == "", choice.value == calm
            )
            made.setProperty("place", _place(place, len(choices)))
            self._group.addButton(made)
            made.came = self.came.emit
            pressed(made, lambda value=choice.value: self.chosen.emit(value))
            line.addWidget(made)
        self._detailed, self._longest = longest

    def needed(self) -> int:
        """Px of width with the longest detail in it."""
        segment = self._segments.get(self._detailed)
        more = (
            segment.fontMetrics().horizontalAdvance(f" {self._longest}") if segment and self._longest else 0
        )
        return self.sizeHint().width() + more

    def segment(self, value: str) -> Segment:
        return self._segments[value]

    def value(self) -> str | None:
        return next((value for value, made in self._segments.items() if made.isChecked()), None)

    def set_value(self, value: str, detail: str = "") -> None:
        """Show a value, and what stands behind it, without telling anybody."""
        if self.value() != (value if value in self._segments else None):
            self._group.setExclusive(False)
            for one, made in self._segments.items():
                made.setChecked(one == value)
            self._group.setExclusive(True)
            self._move_stop()
        if self._detailed:
            self._segments[self._detailed].detail(detail if value == self._detailed else "")

    def stop(self) -> Segment:
        """The button the keyboard comes to: the chosen one, or the first."""
        here = self.value()
        return self._segments[here] if here is not None else next(iter(self._segments.values()))

    def set_stop(self, on: bool) -> None:
        """Whether Tab comes here."""
        if on != self._stop:
            self._stop = on
            self._move_stop()

    def _move_stop(self) -> None:
        keyboard = any(made.hasFocus() for made in self._segments.values())
        stop = self.stop() if self._stop else None
        for made in self._segments.values():
            policy = Qt.FocusPolicy.StrongFocus if made is stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)
        if keyboard and not self.stop().hasFocus():
            self.stop().setFocus(Qt.FocusReason.OtherFocusReason)


def _place(place: int, count: int) -> str:
    return "first" if place == 0 else "last" if place == count - 1 else "middle"


class NumberField(QLineEdit):
    """A number with a range. `entered` tells what was typed when it is left or Enter is pressed, and it changed."""

    entered = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText("–")
        self.setMaxLength(8)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.editingFinished.connect(self._tell)

    def set_value(self, text: str) -> None:
        self._shown = text
        if not self.hasFocus() or self.text().strip() != text:
            self.setText(text)

    def _tell(self) -> None:
        typed = self.text().strip()
        if typed != self._shown:
            self.entered.emit(typed)

    def take_back(self) -> None:
        """What stood there before."""
        self.setText(self._shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.take_back()
        else:
            super().keyPressEvent(event)
