"""A list of items as a grid for the keyboard: lines of name, left and right, of which one place is a stop of Tab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bodymap.atlas.levels import Side
from bodymap.reasoning.entering import Part
from bodymap.ui.examination_cells import Cell
from bodymap.ui.examination_rows import ItemRow, Line

MOVES: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
"""Lines and columns that an arrow key goes on."""


class Grid:
    """Where the keyboard is among the items of one list, and where an arrow key leads."""

    def __init__(self, rows: list[ItemRow]) -> None:
        self._lines: list[tuple[ItemRow, Line]] = [(made, line) for made in rows for line in made.lines()]
        self._line, self._column = 0, 1
        self._mark()

    def holds(self, focus: QWidget) -> bool:
        """Whether the keyboard is in this list, but not in a field where digits are typed."""
        place = self._place(focus)
        return place is not None and not self._lines[place[0]][1].typed_in(place[1])

    def settle(self, focus: QWidget | None) -> None:
        """The keyboard was put somewhere by hand."""
        place = self._place(focus) if focus is not None else None
        if place is not None:
            self._line, self._column = place
            self._mark()

    def next(self, down: int, across: int) -> QWidget:
        """The place an arrow key leads to; at an edge, the place itself."""
        line = self._line + down
        while 0 <= line < len(self._lines):
            stops = self._lines[line][1].stops
            column = min(max(0, self._column + across), len(stops) - 1)
            if stops[column].isEnabled():
                self._line, self._column = line, column
                break
            line += down or len(self._lines)
        self._mark()
        return self.stop

    @property
    def row(self) -> ItemRow:
        return self._lines[self._line][0]

    @property
    def part(self) -> Part:
        return self._lines[self._line][1].part

    @property
    def stop(self) -> QWidget:
        return self._lines[self._line][1].stops[self._column]

    @property
    def side(self) -> Side | None:
        return self._lines[self._line][1].sides[self._column]

    def _place(self, focus: QWidget) -> tuple[int, int] | None:
        for number, (_, line) in enumerate(self._lines):
            for column, stop in enumerate(line.stops):
                if stop is focus or stop.isAncestorOf(focus):
                    return number, column
        return None

    def _mark(self) -> None:
        """One place of the list is a stop of Tab."""
        here = self.stop
        for _, line in self._lines:
            for stop in line.stops:
                if isinstance(stop, Cell):
                    stop.set_stop(stop is here)
