"""Widgets side by side, and on further lines where the width ends."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


def lines_of(widths: Sequence[int], gap: int, room: int) -> list[list[int]]:
    """Places of the widths (px), line by line; each line holds at least one, however narrow the room."""
    lines: list[list[int]] = []
    left = 0
    for place, width in enumerate(widths):
        if not lines or left + gap + width > room:
            lines.append([])
            left = -gap
        lines[-1].append(place)
        left += gap + width
    return lines


class Flow(QLayout):
    """As wide as it gets, as tall as its lines need; hidden widgets take no room."""

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # px at each width, asked for several times a layout
        self._smallest: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # Qt asks past the end, too
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        """Something in it has another size."""
        self._heights.clear()
        self._smallest = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        known = self._heights.get(width)
        if known is None:
            tall = [max(size.height() for _, size in line) for line in self._lines(width)]
            known = self._heights[width] = sum(tall) + self.spacing() * max(0, len(tall) - 1)
        return known

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Px of the widest widget, where it cannot break its words; the height comes from the width."""
        if self._smallest is None:
            self._smallest = self._measured()
        return self._smallest

    def _measured(self) -> QSize:
        sizes = [item.minimumSize() if item.hasHeightForWidth() else item.sizeHint() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            steps = accumulate((size.width() + self.spacing() for _, size in line), initial=rect.left())
            for (item, size), left in zip(line, steps, strict=False):
                item.setGeometry(QRect(QPoint(left, top), size))
            top += max(size.height() for _, size in line) + self.spacing()

    def _shown(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if not item.isEmpty())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        sized = [(item, _size(item, width)) for item in self._shown()]
        places = lines_of([size.width() for _, size in sized], self.spacing(), width)
        return [[sized[place] for place in line] for line in places]


def _size(item: QLayoutItem, room: int) -> QSize:
    """Px of a widget in a line of this width: what is wider breaks its words, or is cut."""
    wanted = item.sizeHint()
    width = min(wanted.width(), room)
    breaks = width < wanted.width() and item.hasHeightForWidth()
    return QSize(width, item.heightForWidth(width) if breaks else wanted.height())
