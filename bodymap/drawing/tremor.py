"""Whether a hand trembles: seen in the paths of its last strokes and taps, before any help. Pure; asks, never decides.

A tremor swings to and fro 4 to 12 times a second over a few millimetres (most at 4 to 8 Hz: Bhatia and others 2018,
Movement Disorders 33:75); a hand that draws curves or colours a place to and fro swings slower or wider. Who colours a toe in great haste
may be taken for one that trembles: nothing more comes of it than a question.
"""

from collections.abc import Sequence
from itertools import pairwise

from bodymap.drawing.steady import Moment

LEAST, MOST = 8.0, 60.0
"""px (96 to the inch) of a swing from side to side: less is the grain of the device, more is meant (assumed)."""
QUICKEST, SLOWEST = 1 / 24, 1 / 7.5
"""Seconds of a swing from side to side: half a period at 12 and at 3.75 Hz."""
OF_LAST, SHAKEN = 5, 3
"""A hand shakes when so many of its last strokes and taps trembled (assumed)."""


def trembled(moments: Sequence[Moment]) -> bool:
    """Whether a stroke or tap swung at least once as a tremor does: as quick and as small, across or down."""
    times = [moment.time for moment in moments]
    return any(
        QUICKEST <= later - time <= SLOWEST and LEAST <= abs(there - place) <= MOST
        for places in ([m.x for m in moments], [m.y for m in moments])
        for (time, place), (later, there) in pairwise(_turns(times, places))
    )


def _turns(times: Sequence[float], places: Sequence[float]) -> list[tuple[float, float]]:
    """When and where one coordinate turned back by at least LEAST px."""
    turns: list[tuple[float, float]] = []
    low = high = next(iter(zip(times, places, strict=True)), (0.0, 0.0))
    way = 0  # 1 = it grows, -1 = it shrinks, 0 = nobody knows yet
    for here in zip(times, places, strict=True):
        if here[1] < low[1]:
            low = here
        if here[1] > high[1]:
            high = here
        if way >= 0 and high[1] - here[1] >= LEAST:
            turns += [high] if way else []
            way, low = -1, here
        elif way <= 0 and here[1] - low[1] >= LEAST:
            turns += [low] if way else []
            way, high = 1, here
    return turns


def shakes(last: Sequence[bool]) -> bool:
    """Whether the hand shakes: from whether each of its strokes and taps trembled, the newest last."""
    return sum(last[-OF_LAST:]) >= SHAKEN
