"""Where something is on a sheet: most of a sheet is empty, and what is empty need not be put on the screen."""

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

TILE = 64
"""Device pixels along the side of the squares that are told apart."""


class Inked:
    """The tiles of a sheet on which anything is; what it answers is never too small."""

    __slots__ = ("_image", "_ratio", "_rows", "boxes")

    def __init__(self, image: QImage) -> None:
        self._image = image
        self._ratio = image.devicePixelRatio()
        self._rows = _rows(image, 0, _tiles(image.height()))
        self.boxes = self._found()
        """Boxes that hold all there is, in device pixels; none overlaps another."""

    def look_again(self, box: QRect) -> None:
        """The sheet was painted on inside this box (device pixels)."""
        top, bottom = max(box.top() // TILE, 0), min(box.bottom() // TILE + 1, len(self._rows))
        if top < bottom:
            self._rows[top:bottom] = _rows(self._image, top, bottom)
            self.boxes = self._found()

    def within(self, box: QRect) -> bool:
        """Whether anything may be in this box (px of the widget)."""
        size = TILE / self._ratio
        left, right = max(int(box.left() // size), 0), int((box.right() + 1) // size)
        top, bottom = max(int(box.top() // size), 0), int((box.bottom() + 1) // size)
        mask = (2 << right) - (1 << left) if right >= left else 0
        return any(row & mask for row in self._rows[top : bottom + 1])

    def _found(self) -> tuple[QRect, ...]:
        """One box for each run of columns in which something is."""
        columns, boxes, left = 0, list[QRect](), 0
        for row in self._rows:
            columns |= row
        while columns >> left:
            if not columns >> left & 1:
                left += 1
                continue
            right = left
            while columns >> right & 1:
                right += 1
            run = (1 << right) - (1 << left)
            lines = [i for i, row in enumerate(self._rows) if row & run]
            high = lines[-1] + 1 - lines[0]
            box = QRect(left * TILE, lines[0] * TILE, (right - left) * TILE, high * TILE)
            boxes.append(box & self._image.rect())
            left = right
        return tuple(boxes)


def _tiles(length: int) -> int:
    return -(-length // TILE)


def _rows(image: QImage, top: int, bottom: int) -> list[int]:
    """For each row of tiles from `top` to before `bottom` a number with a bit for each tile that holds anything."""
    wide = image.bytesPerLine()
    size = 8 if wide % 8 == 0 else 4  # of two pixels at once or of one
    pixels = np.frombuffer(image.constBits(), np.uint64 if size == 8 else np.uint32)
    lines = pixels.reshape(image.height(), wide // size)
    starts = np.arange(0, lines.shape[1], TILE * 4 // size)
    found: list[int] = []
    for row in range(top, bottom):
        across = np.bitwise_or.reduce(lines[row * TILE : (row + 1) * TILE], axis=0)
        bits = np.packbits(np.bitwise_or.reduceat(across, starts) != 0, bitorder="little")
        found.append(int.from_bytes(bits.tobytes(), "little"))
    return found
