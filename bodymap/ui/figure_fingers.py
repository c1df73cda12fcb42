"""Two fingers on the body: they zoom and pan, and never paint."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from bodymap.ui.figure_layout import Lens


@dataclass(frozen=True, slots=True)
class Pinch:
    """The middle between two fingers and how far they are apart, px."""

    middle: QPointF
    spread: float


def pinch_of(fingers: Sequence[QPointF]) -> Pinch | None:
    """None with fewer than two fingers."""
    if len(fingers) < 2:
        return None
    one, two = fingers[:2]
    return Pinch((one + two) / 2, max(QPointF.dotProduct(one - two, one - two) ** 0.5, 1.0))


def pinched(
    lens: Lens, before: Pinch, now: Pinch, width: float, height: float, corner: QPointF | None = None
) -> Lens:
    """The lens after the fingers moved: the body under them moves along. corner: of the pane of this size (px)."""
    step = now.middle - before.middle
    moved = lens.panned(step.x(), step.y(), width, height)
    at = now.middle - (corner or QPointF())
    return moved.zoomed(now.spread / before.spread, at.x(), at.y(), width, height)
