"""Colours of counts: one that only gets darker, so that it prints in grey and is told apart by everybody; and one with two ends for differences."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Stops = tuple[tuple[float, str], ...]
HEAT: Stops = (
    (0.0, "#fff1c2"),
    (0.2, "#fdc766"),
    (0.45, "#f0803c"),
    (0.7, "#c23b4f"),
    (0.88, "#7d1f63"),
    (1.0, "#35104d"),
)
DIFFERENCE: Stops = (
    (-1.0, "#0b4f8a"),
    (-0.5, "#6aa7d6"),
    (0.0, "#f4f2ee"),
    (0.5, "#e79a5b"),
    (1.0, "#9c3c05"),
)
"""Blue and orange: the pair that is told apart with any colour vision."""
NICE = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100)
FAINT = 0.06
"""Part of the scale below which colour fades into the skin: what next to nobody painted is next to nothing to see."""
OPAQUE = 0.94


@dataclass(frozen=True, slots=True)
class Scale:
    """From a value to a colour. least, most: percent at the ends."""

    stops: Stops
    least: float
    most: float

    def rgba(self, values: NDArray[np.float64]) -> NDArray[np.uint8]:
        """Colours with opacity, 0-255, of percentages; 0 is clear."""
        at = self._at(values)
        colours = np.stack([np.interp(at, *self._channel(n)) for n in range(3)], axis=-1)
        opacity = 255 * OPAQUE * np.clip(np.abs(values) / (FAINT * self.most), 0, 1)
        return np.concatenate([np.rint(colours), np.rint(opacity)[..., None]], axis=-1).astype(np.uint8)

    def hex(self, value: float) -> str:
        """The colour of one value."""
        at = self._at(np.array(value))
        return "#" + "".join(f"{round(float(np.interp(at, *self._channel(n)))):02x}" for n in range(3))

    def opacity(self, value: float) -> float:
        """0-1."""
        return OPAQUE * min(abs(value) / (FAINT * self.most), 1.0)

    def ticks(self) -> tuple[float, ...]:
        """Values to be written beside the scale, ends included: few, and easy to read."""
        both_ways = self.least < 0  # then the middle is 0, and is written
        whole = (n for n in (4, 3, 5) if self.most >= 4 and (self.most / n).is_integer())
        steps = 4 if both_ways else next(whole, 4)
        return tuple(np.linspace(self.least, self.most, steps + 1).tolist())

    def _at(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        low, high = self.stops[0][0], self.stops[-1][0]
        return low + (high - low) * np.clip((values - self.least) / (self.most - self.least), 0, 1)

    def _channel(self, n: int) -> tuple[list[float], list[int]]:
        return [at for at, _ in self.stops], [
            int(colour[1 + 2 * n : 3 + 2 * n], 16) for _, colour in self.stops
        ]


def heat_scale(most: float) -> Scale:
    """From nobody to the largest share that occurs, rounded up to a number that is easy to read; percent."""
    return Scale(HEAT, 0.0, nice(most))


def difference_scale(most: float) -> Scale:
    """Equally far both ways, percentage points."""
    return Scale(DIFFERENCE, -nice(most), nice(most))


def nice(most: float) -> float:
    """The next round number."""
    return float(next((value for value in NICE if value >= most), 100))
