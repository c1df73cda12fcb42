"""A table of words, written for a terminal or as Markdown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GAP = 2
"""Spaces between two columns of a terminal."""


@dataclass(frozen=True, slots=True)
class Table:
    """title: a sentence above it; first: what stands over the names of the rows, may be empty; head: of the other
    columns; rows: the cells by the name of the row.
    """

    title: str
    first: str
    head: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]

    @property
    def _lines(self) -> tuple[tuple[str, ...], ...]:
        return ((self.first, *self.head), *((name, *cells) for name, cells in self.rows.items()))

    def text(self) -> tuple[str, ...]:
        """The title and columns as wide as they need to be; names on the left, cells on the right."""
        names, *cells = ([len(cell) for cell in column] for column in zip(*self._lines, strict=True))
        widths = (max(names), *(max(lengths) + GAP for lengths in cells))
        return (*((self.title,) if self.title else ()), *(_padded(line, widths) for line in self._lines))

    def markdown(self) -> tuple[str, ...]:
        """The title as a paragraph, then the table."""
        head, *rows = self._lines
        above = (self.title, "") if self.title else ()
        return (*above, _piped(head), _piped("---" for _ in head), *map(_piped, rows))


def _padded(cells: tuple[str, ...], widths: Iterable[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return (first[0].ljust(first[1]) + "".join(cell.rjust(width) for cell, width in rest)).rstrip()


def _piped(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
