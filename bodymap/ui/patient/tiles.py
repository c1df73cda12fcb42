"""Things to press side by side and below each other, as many as have room; the rest comes on further pages."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

GAP = 10
"""px between two things to press."""


class Tile(Protocol):
    """What can stand in a tile: its height follows from its width."""

    def heightForWidth(self, arg__1: int, /) -> int: ...
    def minimumSizeHint(self) -> QSize: ...


class Tiles(QWidget):
    """columns: most of them; narrowest: px below which a column is not cut.

    Of the pages only one is shown; `turn` shows the next or the one before.
    """

    def __init__(self, columns: int = 1, parent: QWidget | None = None, gap: int = GAP) -> None:
        super().__init__(parent)
        self.gap = gap  # px between two rows
        self.narrowest = 0
        """Px below which no column is cut, whatever its words."""
        self.columns = columns
        self._tiles: list[QWidget] = []
        self._pages: list[range] = [range(0)]
        self._at = 0

    def fill(self, tiles: Sequence[QWidget]) -> None:
        """Put these in the place of what was there."""
        for old in self._tiles:
            old.hide()
            old.deleteLater()  # stays where it is till then: a press on it may not have ended
        self._tiles = list(tiles)
        for tile in self._tiles:
            tile.setParent(self)
        self._at = 0
        self.place()

    @property
    def tiles(self) -> tuple[QWidget, ...]:
        return tuple(self._tiles)

    @property
    def shown(self) -> tuple[QWidget, ...]:
        """Those of the page that is shown."""
        return tuple(self._tiles[i] for i in self._pages[self._at])

    @property
    def page(self) -> tuple[int, int]:
        """Number of the page that is shown, from 1, and how many there are."""
        return self._at + 1, len(self._pages)

    @property
    def has_more(self) -> bool:
        """Whether there is a page after the one that is shown."""
        return self._at + 1 < len(self._pages)

    def turn(self, way: int) -> bool:
        """The next page (+1) or the one before (-1); False where there is none."""
        if not 0 <= self._at + way < len(self._pages):
            return False
        self._at += way
        self._show()
        return True

    def turn_to_last(self) -> None:
        self._at = len(self._pages) - 1
        self._show()

    # -- places

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Px for everything on one page."""
        heights = self._heights(width)
        return sum(heights) + self.gap * max(len(heights) - 1, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Everything in its place again; the page that is shown keeps its first tile."""
        first = next(iter(self._pages[self._at]), 0)
        self._pages = self.pages_in(self.width(), self.height())
        self._at = next((i for i, page in enumerate(self._pages) if first in page), 0)
        self._show()

    def pages_in(self, width: int, room: int) -> list[range]:
        """Which tiles each page has at this width and height, px."""
        columns = self._fitting(width)
        pages: list[range] = []
        used, start = 0, 0
        for row, height in enumerate(self._heights(width)):
            begin = row * columns
            if used and used + self.gap + height > room:
                pages.append(range(start, begin))
                used, start = 0, begin
            used += height + (self.gap if used else 0)
        return [*pages, range(start, len(self._tiles))]

    def place_all(self) -> None:
        """All on one page."""
        self._pages, self._at = [range(len(self._tiles))], 0

    def _show(self) -> None:
        here = self._pages[self._at]
        width = self.width()
        columns, heights = self._fitting(width), self._heights(width)
        wide = _share(width, columns)
        top = 0
        for number, tile in enumerate(self._tiles):
            if number not in here:
                tile.hide()
                continue
            row, column = divmod(number, columns)
            left = column * (wide + GAP)
            tile.setGeometry(width - left - wide if self.isRightToLeft() else left, top, wide, heights[row])
            tile.show()
            if column == columns - 1 or number == here.stop - 1:
                top += heights[row] + self.gap

    def _fitting(self, width: int) -> int:
        """As many columns as there may be and as cut no word."""
        needs = max((tile.minimumSizeHint().width() for tile in self._tiles), default=0)
        needs = max(needs, self.narrowest)
        fitting = [n for n in range(self.columns, 0, -1) if _share(width, n) >= needs]
        return min(fitting[0] if fitting else 1, max(len(self._tiles), 1))

    def _heights(self, width: int) -> list[int]:
        columns = self._fitting(width)
        wide = _share(width, columns)
        rows = [self._tiles[i : i + columns] for i in range(0, len(self._tiles), columns)]
        return [max(tile.heightForWidth(wide) for tile in row) for row in rows]


def _share(width: int, columns: int) -> int:
    return (width - GAP * (columns - 1)) // columns
