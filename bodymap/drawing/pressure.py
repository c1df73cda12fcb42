"""How hard a pen presses, made usable: never required, never a blob at the first touch, never a thread at the last."""

from math import exp, isfinite

USUAL = 0.5
"""The pressure of a hand that presses as usual, and of a device that feels none."""
LIGHT = 0.25
"""Taken for a pen that says nothing usable at its first touch (assumed)."""
CALM = 0.04
"""Seconds in which a change of the pressure is followed by two thirds: pens tell it in jumps (assumed)."""


class Pressure:
    """Follows one stroke. Pens begin with a spike or with 0 and end with 0; both say nothing about the hand."""

    __slots__ = ("_time", "_value", "felt")

    def __init__(self, first: float | None, time: float) -> None:
        """first: 0-1, None = the device feels none."""
        self.felt = first is not None
        self._time = time
        usable = first if first is not None and _usable(first) else LIGHT
        self._value = min(usable, USUAL) if self.felt else USUAL

    @property
    def value(self) -> float:
        return self._value

    def next(self, raw: float | None, time: float) -> float:
        """The pressure now, 0-1. What is no number, or 0 while the pen touches, changes nothing."""
        passed, self._time = max(time - self._time, 0.0), max(time, self._time)
        if self.felt and raw is not None and _usable(raw):
            self._value += (min(raw, 1.0) - self._value) * (1 - exp(-passed / CALM))
        return self._value


def _usable(raw: float) -> bool:
    return isfinite(raw) and raw > 0
