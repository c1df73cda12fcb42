"""Where the body and what can be pressed stand: side by side or below each other, whichever shows the body larger."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect

from bodymap.ui.patient.tiles import GAP

BESIDE = (0.34, 0.4, 0.46, 0.52, 0.58, 0.64, 0.7)
"""Shares of the width for what stands beside the body."""
LARGE = 0.6
"""Share of the largest body that had room alone, which it keeps beside all that can be pressed; else that is folded."""
LEAST = 120
"""Px that the body keeps in any window."""
SLENDER = 0.55
"""Width against height of a body with its words, by which the larger picture is told (assumed)."""


class Asks(Protocol):
    """What the panel tells of itself."""

    alone: bool

    @property
    def widest(self) -> int: ...

    def heightForWidth(self, arg__1: int, /) -> int: ...

    def fold(self, on: bool) -> bool: ...


@dataclass(frozen=True, slots=True)
class Middle:
    """figure None = no body is shown."""

    panel: QRect
    figure: QRect | None = None


def middle(room: QRect, panel: Asks) -> Middle:
    """Places for the panel and the body in the room between head and foot."""
    if panel.alone:
        wide = min(room.width(), panel.widest)
        return Middle(QRect(room.x() + (room.width() - wide) // 2, room.y(), wide, room.height()))
    panel.fold(False)
    best = _best(room, panel)
    if _size_of(best.figure) < LARGE * _size_of(room) and panel.fold(True):
        best = _best(room, panel)
    return best


def _best(room: QRect, panel: Asks) -> Middle:
    fitting = [*_beside(room, panel), *_below(room, panel)]
    return max(fitting, key=lambda places: _size_of(places.figure), default=_squeezed(room))


def _size_of(figure: QRect | None) -> float:
    """Height of a body in this room, px."""
    return min(figure.width() / SLENDER, figure.height()) if figure is not None else 0.0


def _beside(room: QRect, panel: Asks) -> Iterator[Middle]:
    for wide in (round(room.width() * share) for share in BESIDE):
        if panel.heightForWidth(wide) <= room.height():
            left = room.right() + 1 - wide
            yield Middle(
                QRect(left, room.y(), wide, room.height()),
                QRect(room.x(), room.y(), left - GAP - room.x(), room.height()),
            )
            return


def _below(room: QRect, panel: Asks) -> Iterator[Middle]:
    high = panel.heightForWidth(room.width())
    if high + GAP + LEAST <= room.height():
        top = room.bottom() + 1 - high
        yield Middle(
            QRect(room.x(), top, room.width(), high),
            QRect(room.x(), room.y(), room.width(), top - GAP - room.y()),
        )


def _squeezed(room: QRect) -> Middle:
    """In a window too small for both the body gives way."""
    return Middle(QRect(room.x() + LEAST + GAP, room.y(), room.width() - LEAST - GAP, room.height()),
                  QRect(room.x(), room.y(), LEAST, room.height()))  # fmt: skip
