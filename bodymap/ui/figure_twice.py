"""Two taps on one place: what a finger or a pen says with a double tap. Pure; a mouse has its double click from Qt."""

from dataclasses import dataclass
from math import hypot

TAP = 0.5
"""Seconds that a tap may take, and in which the next one has to follow (assumed; slow hands need more than Qt's 0.4)."""
ROOM = 24.0
"""px in which a tap may roll."""
APART = 44.0
"""px between two taps on one place: the size of a thing to press."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Where (px) and when (s)."""

    x: float
    y: float
    time: float

    def near(self, other: "Touch", room: float) -> bool:
        """Whether the other came soon after this, no further away than that (px)."""
        return 0 <= other.time - self.time <= TAP and hypot(other.x - self.x, other.y - self.y) <= room


@dataclass(frozen=True, slots=True)
class Taps:
    """What was pressed, and the last tap; None = nothing that still counts."""

    pressed: Touch | None = None
    tapped: Touch | None = None

    def down(self, touch: Touch) -> "Taps":
        return Taps(touch, self.tapped)

    def up(self, touch: Touch) -> tuple["Taps", bool]:
        """What is known after it lifts, and whether that was the second tap on one place."""
        if self.pressed is None or not self.pressed.near(touch, ROOM):
            return Taps(), False
        if self.tapped is not None and self.tapped.near(touch, APART):
            return Taps(), True
        return Taps(tapped=touch), False
