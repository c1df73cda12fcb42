"""What moves the picture: two fingers on the body, the wheel, two fingers on a trackpad. None of them ever paints."""

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


ZOOM_STEP = 1.2
"""How much closer one notch of the wheel, or a key, brings the picture."""
MOST_STEPS = 3.0
"""Notches heeded of one event: a wheel that runs free sends dozens at once."""
NOTCH = 120
"""What Qt calls one notch, in eighths of a degree."""


@dataclass(frozen=True, slots=True)
class Scroll:
    """Move the picture by so many px, or bring it so much closer."""

    dx: float = 0.0
    dy: float = 0.0
    zoom: float = 1.0


def scrolled(
    pixels: tuple[float, float], angle: float, control: bool, by_touch: bool, momentum: bool
) -> Scroll:
    """What a wheel event means. pixels and by_touch come from a trackpad, angle from a wheel (eighths of a degree).

    Momentum is the system rolling on after the fingers have left: a picture that moves by itself is a surprise.
    """
    if momentum:
        return Scroll()
    if by_touch and pixels != (0, 0) and not control:
        return Scroll(*pixels)
    steps = (angle or pixels[1]) / NOTCH
    return Scroll(zoom=ZOOM_STEP ** min(max(steps, -MOST_STEPS), MOST_STEPS))
