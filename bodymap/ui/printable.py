"""What can be put on paper or into a PDF: a few pages of one size that paint themselves."""

from typing import Protocol

from PySide6.QtGui import QPainter

from bodymap.exports.paper import Paper


class Sheets(Protocol):
    """The pages of a report, the page with the recovery key, or any others."""

    @property
    def paper(self) -> Paper:
        """Of every page."""
        ...

    @property
    def count(self) -> int:
        """How many pages."""
        ...

    def paint(self, painter: QPainter, number: int, dots: float) -> None:
        """One page, from 0, its upper left corner at (0, 0); dots: of the painter in a mm."""
        ...
