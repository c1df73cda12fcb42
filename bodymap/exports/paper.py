"""Sizes of paper, and the one line by which a reader sees whether a page was printed at its full size."""

from collections.abc import Mapping
from dataclasses import dataclass

from bodymap.exports.svg_text import number
from bodymap.language import tr_later


@dataclass(frozen=True, slots=True)
class Paper:
    """Width and height in mm, and how far from the edges everything keeps; most printers need 5 mm."""

    id: str
    name: str
    width: float
    height: float
    margin: float = 14.0

    @property
    def inner_width(self) -> float:
        return self.width - 2 * self.margin

    @property
    def inner_height(self) -> float:
        return self.height - 2 * self.margin


PAPERS: Mapping[str, Paper] = {
    "a4": Paper("a4", "A4", 210.0, 297.0),
    "letter": Paper("letter", "Letter", 215.9, 279.4),
}
CHECK_LENGTH = 50.0
"""mm of the line by which the print can be measured."""
CHECK_SIZE = (52.0, 4.0)
"""mm of the picture of that line."""
CHECK_WORDS = tr_later("50 mm, if the page was printed at full size")


def check_line_svg(colour: str) -> str:
    """The line with a foot at each end; one unit is 1 mm of paper."""
    wide, high = CHECK_SIZE
    start, y = (wide - CHECK_LENGTH) / 2, high - 1.0
    d = f"M{number(start)},{number(y - 2)}v2h{number(CHECK_LENGTH)}v-2"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(wide)} {number(high)}" '
        f'width="{number(wide)}" height="{number(high)}">'
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="0.3"/></svg>\n'
    )
