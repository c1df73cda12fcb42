"""A button whose words break into lines, so that large letters never run out of it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from bodymap.ui.labels import broken
from bodymap.ui.widgets import BreakingButton
from bodymap.ui.wiring import pressed

ACROSS, UPRIGHT = 14, 8
"""px between the edge of a button and its words."""
BESIDE = 8
"""px between an icon and the words."""
WIDEST_PITCH = 1.6
"""From line to line against the ascent of the usual letters, at most: what Arabic letters with their marks need (looked at)."""


class WordButton(BreakingButton):
    """text() is the whole text; it is broken where the width asks for it, and the height follows."""

    def __init__(self, text: str, do: object = None, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self.least = 0
        if callable(do):
            pressed(self, do)

    def checkable(self) -> "WordButton":
        self.setCheckable(True)
        return self

    def _metrics(self) -> QFontMetrics:
        """Of the bold letters that a chosen button has, so that choosing moves nothing."""
        self.ensurePolished()
        bold = QFont(self.font())
        bold.setBold(True)
        return QFontMetrics(bold)

    def _room(self, width: int) -> int:
        icon = 0 if self.icon().isNull() else self.iconSize().width() + BESIDE
        return max(width - 2 * ACROSS - icon, 20)

    def say(self, text: str) -> None:
        """Other words; nothing happens where they are the same."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def natural_width(self, words: str = "") -> int:
        """Px for all words in one line; words: those in the place of its own."""
        text = words or self.text().replace("&&", "&")
        return self._metrics().horizontalAdvance(text) + 2 + 20000 - self._room(20000)

    def longest_word(self) -> int:
        """Px below which a word would be cut."""
        metrics = self._metrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return longest + 20000 - self._room(20000) + 4

    def lines(self, width: int) -> list[str]:
        return broken(self.text(), self._metrics(), self._room(width))

    def heightForWidth(self, width: int) -> int:
        lines, metrics = self.lines(width), self._metrics()
        return max(self.least, round(_pitch(metrics, lines) * len(lines)) + 2 * UPRIGHT)

    def sizeHint(self) -> QSize:
        width = self.natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.longest_word(), self.least)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and its lines one by one: Qt would set lines of other letters, as Arabic ones, far apart."""
        painter = QStylePainter(self)
        painter.setLayoutDirection(self.layoutDirection())  # else a colon is at the wrong end
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        lines, metrics = self.lines(self.width()), self._metrics()
        pitch = _pitch(metrics, lines)
        icon, wide = self._icon_beside(max(map(metrics.horizontalAdvance, lines), default=0))
        self.icon().paint(painter, icon, mode=QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled)
        option.icon = QIcon()  # pyright: ignore[reportAttributeAccessIssue]
        for number, line in enumerate(lines):
            middle = self.height() / 2 + (number + 0.5 - len(lines) / 2) * pitch
            option.rect = QRect(wide.x(), round(middle - pitch), wide.width(), round(2 * pitch))  # pyright: ignore[reportAttributeAccessIssue]
            option.text = line  # pyright: ignore[reportAttributeAccessIssue]
            painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.end()

    def _icon_beside(self, words: int) -> tuple[QRect, QRect]:
        """Where the icon stands, on the side on which reading begins, and the room of the lines; words: px of the longest."""
        if self.icon().isNull():
            return QRect(), self.rect()
        size = self.iconSize()
        left = max((self.width() - size.width() - BESIDE - words) // 2, UPRIGHT)
        icon = QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
        room = QRect(icon.right() + BESIDE, 0, words + BESIDE, self.height())
        if not self.isRightToLeft():
            return icon, room
        return (
            QRect(self.width() - icon.right() - 1, icon.y(), icon.width(), icon.height()),
            QRect(self.width() - room.right() - 1, 0, room.width(), room.height()),
        )

    def set_icon(self, icon: QIcon, size: QSize) -> "WordButton":
        self.setIcon(icon)
        self.setIconSize(size)
        return self


def _pitch(metrics: QFontMetrics, lines: Sequence[str]) -> float:
    """Px from line to line: letters from another font, as Arabic ones, stand higher, but ask for more than they need."""
    everything = QRect(0, 0, 10_000, 10_000)
    box = metrics.boundingRect(everything, Qt.AlignmentFlag.AlignLeft, "\n".join(lines)).height()
    return min(box / max(len(lines), 1), max(metrics.lineSpacing(), WIDEST_PITCH * metrics.ascent()))
