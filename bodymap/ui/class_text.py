"""Words for the back row: as large as they fit, and never lower than a fortieth of the picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.ui.class_figure import PARTS

LARGEST, BETWEEN = 24, 0.45
"""The largest letters are the height divided by this; the room between two lines, of the letters."""
MORE = "…"
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of words in its place; px of the letters."""

    words: str
    box: QRectF
    size: int
    bold: bool


def set_lines(
    lines: Sequence[str], room: QSizeF, high: int, font: QFont, strong: bool, largest: int = LARGEST
) -> tuple[SetLine, ...]:
    """The lines one below the other in a room (px): letters from high / largest down to high / PARTS until all fit; what
    does not fit then is left out, and three dots say so. strong: the first line is bold.
    """
    smallest = -(-high // PARTS)
    for size in range(max(high // largest, smallest), smallest - 1, -1):
        placed = _placed(lines, room.width(), size, font, strong)
        if not placed or placed[-1].box.bottom() <= room.height():
            return placed
    return _cut(lines, room, smallest, font, strong)


def _placed(lines: Sequence[str], width: float, size: int, font: QFont, strong: bool) -> tuple[SetLine, ...]:
    made: list[SetLine] = []
    top = 0.0
    for number, words in enumerate(lines):
        bold = strong and number == 0
        box = _metrics(font, size, bold).boundingRect(QRectF(0, 0, width, 1e5), _WRAP, words)
        made.append(SetLine(words, QRectF(0, top, width, box.height()), size, bold))
        top += box.height() + size * BETWEEN
    return tuple(made)


def _cut(lines: Sequence[str], room: QSizeF, size: int, font: QFont, strong: bool) -> tuple[SetLine, ...]:
    """So many lines as fit with three dots below."""
    for count in range(len(lines), 0, -1):
        placed = _placed([*lines[:count], MORE], room.width(), size, font, strong)
        if placed[-1].box.bottom() <= room.height():
            return placed
    return _placed([MORE], room.width(), size, font, strong)


def sized(font: QFont, size: int, bold: bool) -> QFont:
    made = QFont(font)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def _metrics(font: QFont, size: int, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(sized(font, size, bold))


class ClassText(QWidget):
    """Writes lines. largest: see `set_lines`; strong: the first line is bold."""

    def __init__(self, largest: int = LARGEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self._strong, self._high, self._largest = False, 800, largest
        self._ink = QColor("#000000")
        self.set: tuple[SetLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_lines(self, lines: Sequence[str], strong: bool = False) -> None:
        self._lines, self._strong = tuple(lines), strong
        self.setAccessibleName("\n".join(lines))
        self._set()

    def set_look(self, high: int, ink: str) -> None:
        """high: px of the whole picture."""
        self._high, self._ink = high, QColor(ink)
        self._set()

    def height_for(self, width: int, most: int) -> int:
        """Px of height that the lines take at this width, at most so many."""
        placed = set_lines(
            self._lines, QSizeF(width, most), self._high, self.font(), self._strong, self._largest
        )
        return round(placed[-1].box.bottom()) + 2 if placed else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set()

    def _set(self) -> None:
        room = QSizeF(self.size())
        self.set = set_lines(self._lines, room, self._high, self.font(), self._strong, self._largest)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._ink)
        for line in self.set:
            painter.setFont(sized(self.font(), line.size, line.bold))
            painter.drawText(line.box, _WRAP, line.words)
        painter.end()
