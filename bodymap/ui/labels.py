"""The one kind of label. Text of people and files is plain text: `<` stays a `<`, and nothing is ever loaded."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

NARROWEST = 40
"""Px that a text which breaks its lines can do with."""


class PlainLabel(QLabel):
    """A label that never reads its text as rich text.

    tone: a row of the style sheet ("heading", "muted", "small", "strong", ...); wrap: break long lines.
    """

    def __init__(
        self, text: str = "", tone: str = "", wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._hints: dict[int, QSize] = {}  # of a text that breaks, by the line breaks that stand in it
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)  # a new policy forgets what setWordWrap said
            self.setSizePolicy(policy)
            self.setMinimumWidth(NARROWEST)
        self.setProperty("tone", tone)  # Qt styles it when it is first shown

    def sizeHint(self) -> QSize:
        """A text that breaks asks for one line: layouts find its height from the width it gets.

        Qt's own hint is a guess at a narrow column, and pages would become many times too high.
        """
        return self._one_line() if self.wordWrap() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Of a text that breaks the same: Qt would measure every new text in three widths to find that one line."""
        return self._one_line() if self.wordWrap() else super().minimumSizeHint()

    def _one_line(self) -> QSize:
        breaks = self.text().count("\n")
        known = self._hints.get(breaks)
        if known is None:
            known = self._hints[breaks] = QSize(NARROWEST, super().minimumSizeHint().height())
        return known

    def heightForWidth(self, width: int) -> int:
        """Px the text needs at this width: asked for several times a layout, and each time Qt breaks the lines anew."""
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = super().heightForWidth(width)
        return known

    def setText(self, text: str) -> None:
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def setWordWrap(self, on: bool) -> None:
        self._heights.clear()
        super().setWordWrap(on)

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style needs another height."""
        self._heights.clear()
        self._hints.clear()
        super().changeEvent(event)

    def keep_words(self) -> None:
        """From now on it gets no narrower than its longest word, so that none is cut."""
        self.ensurePolished()
        words = map(self.fontMetrics().horizontalAdvance, self.text().split())
        self.setMinimumWidth(max(NARROWEST, max(words, default=0) + 2))

    def set_tone(self, tone: str) -> None:
        """Change how the text looks; the style sheet says what a tone is."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def say(self, text: str) -> None:
        """Show the text, and take no room when there is none."""
        self.setText(text)
        self.setVisible(bool(text))


def tip(text: str) -> str:
    """A tool tip that breaks its lines and shows every character as it is (Qt reads tool tips as rich text)."""
    return f"<qt>{escape(text)}</qt>" if text else ""


def show_tip(made: QWidget, text: str) -> None:
    """Give the widget this tool tip, where it has another one: Qt tells everybody each time."""
    if made.toolTip() != (wanted := tip(text)):
        made.setToolTip(wanted)


def elided(text: str, length: int) -> str:
    """At most `length` characters, cut at a word."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def broken(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The words in lines of at most `width` px, as far as single words allow."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
