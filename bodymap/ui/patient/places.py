"""Where the body and what can be pressed stand: side by side in a wide window, below each other in a high one."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect

from bodymap.ui.patient.tiles import GAP

BESIDE = (0.34, 0.45, 0.55)
"""Shares of the width for what stands beside the body: the first that is high enough."""
BODY = 0.38
"""Share of the height that the body keeps in a high window."""


class Asks(Protocol):
    """What the panel tells of itself."""

    alone: bool

    @property
    def widest(self) -> int: ...

    def heightForWidth(self, arg__1: int, /) -> int: ...


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
    if room.width() > room.height():
        shares = (round(room.width() * share) for share in BESIDE)
        fitting = [wide for wide in shares if panel.heightForWidth(wide) <= room.height()]
        wide = fitting[0] if fitting else round(room.width() * BESIDE[-1])
        left = room.right() + 1 - wide
        return Middle(
            QRect(left, room.y(), wide, room.height()),
            QRect(room.x(), room.y(), left - GAP - room.x(), room.height()),
        )
    high = min(panel.heightForWidth(room.width()), round(room.height() * (1 - BODY)))
    top = room.bottom() + 1 - high
    return Middle(
        QRect(room.x(), top, room.width(), high),
        QRect(room.x(), room.y(), room.width(), top - GAP - room.y()),
    )
