"""What can be shown as pages and printed: the report, and the blank sheet for pens."""

from typing import Protocol

from PySide6.QtGui import QPainter

from bodymap.exports.paper import Paper


class Printable(Protocol):
    """Pages of one size of paper, counted from 0; dots: units of the painter a mm."""

    @property
    def paper(self) -> Paper: ...

    @property
    def count(self) -> int: ...

    def paint(self, painter: QPainter, number: int, dots: float) -> None: ...
