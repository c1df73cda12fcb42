"""A button whose words break into lines, so that large letters never run out of it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.ui.labels import broken
from bodymap.ui.widgets import BreakingButton
from bodymap.ui.wiring import pressed

ACROSS, UPRIGHT = 14, 8
"""px between the edge of a button and its words."""


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
        icon = 0 if self.icon().isNull() else self.iconSize().width() + 8
        return max(width - 2 * ACROSS - icon, 20)

    def natural_width(self) -> int:
        """Px for all words in one line."""
        text = self.text().replace("&&", "&")
        return (
            self._metrics().horizontalAdvance(text)
            + 2 * ACROSS
            + 2
            + (20000 - self._room(20000))
            - 2 * ACROSS
        )

    def longest_word(self) -> int:
        """Px below which a word would be cut."""
        metrics = self._metrics()
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return longest + 20000 - self._room(20000) + 4

    def lines(self, width: int) -> list[str]:
        space = "" if self.icon().isNull() else "  "
        return [space + line for line in broken(self.text(), self._metrics(), self._room(width))]

    def heightForWidth(self, width: int) -> int:
        return max(self.least, _height(self._metrics(), self.lines(width)) + 2 * UPRIGHT)

    def sizeHint(self) -> QSize:
        width = self.natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.longest_word(), self.least)

    def set_icon(self, icon: QIcon, size: QSize) -> "WordButton":
        self.setIcon(icon)
        self.setIconSize(size)
        return self


def _height(metrics: QFontMetrics, lines: Sequence[str]) -> int:
    """Px of these lines as they are painted: letters from another font, as Arabic ones, may stand higher."""
    box = metrics.boundingRect(QRect(0, 0, 10_000, 10_000), Qt.AlignmentFlag.AlignLeft, "\n".join(lines))
    return max(box.height(), len(lines) * metrics.lineSpacing())
