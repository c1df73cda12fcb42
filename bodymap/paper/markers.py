"""The corner marks of the sheet: four squares of the public ArUco dictionary 4x4_50, drawn by us from their bits.

Their numbers tell which corner is which, so a sheet may lie in a picture at any angle. None of the four is like its own mirror
image or that of another mark: they differ from every mirrored mark of the dictionary in 3 bits at least, and among themselves and
mirrored in 6 (computed over all 50; tests/paper), and a reader that mends one bit never takes a mirrored sheet for a right one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bodymap.language import tr

DICTIONARY = "DICT_4X4_50"
"""The name of the dictionary in OpenCV, by which a reader finds the marks."""
CELLS = 6
"""Cells along a side: four of bits, and a black one around them."""


@dataclass(frozen=True, slots=True)
class Marker:
    """One mark: its number in the dictionary, its bits row by row (1 = white), the corner of the sheet and its words."""

    id: int
    bits: tuple[str, ...]
    right: bool
    low: bool

    @property
    def words(self) -> str:
        if self.low:
            return tr("lower right") if self.right else tr("lower left")
        return tr("upper right") if self.right else tr("upper left")

    def black(self) -> Iterator[tuple[int, int]]:
        """Column and row of every black cell, the border included."""
        rows = ("0000", *self.bits, "0000")
        for y, row in enumerate(rows):
            for x, bit in enumerate(f"0{row}0"):
                if bit == "0":
                    yield x, y


MARKERS = (
    Marker(11, ("0001", "0001", "1010", "0111"), right=False, low=False),
    Marker(27, ("1010", "0101", "0101", "0100"), right=True, low=False),
    Marker(30, ("0100", "0100", "0001", "0101"), right=False, low=True),
    Marker(36, ("0001", "1000", "0111", "0101"), right=True, low=True),
)
