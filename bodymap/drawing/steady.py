"""A steady hand: takes the tremor out of a path while it is drawn, and finds what a shaking tap meant.

Positions are px of the screen (96 to the inch), times are seconds. Most tremors swing 4 to 8 times a second (consensus
statement, Bhatia and others 2018, Movement Disorders 33:75); what a hand means to draw is slower. Each point is set to the mean
of what came shortly before and after it, so nothing lags but the last moment, and that is caught up when
the hand rests or lifts. The window ends sooner where the hand covers ground: quick strokes stay true.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from math import hypot
from typing import NamedTuple


class Steady(StrEnum):
    """How much help a shaking hand gets."""

    OFF = "off"
    NORMAL = "normal"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Help:
    """pause: seconds before and after a point that are heeded; reach: px of path to each side at most;
    room: side of the box (px) a tap may wander in; tap: seconds a tap with a brush may take.
    """

    pause: float
    reach: float
    room: float
    tap: float = 0.35


HELP: dict[Steady, Help] = {
    Steady.OFF: Help(0.0, 0.0, 10.0),
    Steady.NORMAL: Help(0.06, 26.0, 16.0),
    Steady.STRONG: Help(0.13, 100.0, 44.0),
}
"""Strong: 0.13 s to each side is one and a half swings at 6 Hz, of which a mean leaves a fifth; 100 px is the way that
a swing of 4 mm (15 px) makes in that time together with a stroke of 300 px a second. 44 px is the size of a thing to
press. Normal: half the time and a quarter of the way, a lag of 0.06 s that ends when the hand rests. What each is worth
stands in `benchmarks/README.md` (`python -m benchmarks.tremor`).
"""

SOONEST, NEAREST = 0.003, 2.0
"""A report less than so many seconds and px after the last one tells nothing: keeps the window short."""

MOST = 512
"""Moments remembered: several times the longest window (0.26 s of a report every 3 ms, or 200 px of one every 2)."""


class Moment(NamedTuple):
    """Where a pointer was (px), when (s), and how hard it pressed (0-1)."""

    time: float
    x: float
    y: float
    pressure: float = 0.5


class Steadied:
    """A path that is drawn: give it moments, get back those that are settled."""

    __slots__ = ("_arc", "_help", "_last", "_next", "_seen", "_started", "_straight", "_sums", "_times")

    def __init__(self, steady: Steady) -> None:
        self._help = HELP[steady]
        self._seen: list[Moment] = []
        self._times: list[float] = []
        self._arc: list[float] = []  # px of path up to each moment
        self._sums: list[tuple[float, float]] = []  # integral of the place over time up to each moment
        self._next = 0  # the first moment that is not settled
        self._started = True  # the first moment of the path is still remembered
        self._last: Moment | None = None  # the newest, told or not
        self._straight: dict[bool, float] = {}  # of both ends, as long as no moment comes

    def add(self, moment: Moment) -> list[Moment]:
        """One more moment; answers those of which all the window is known now, steadied."""
        if self._help.pause <= 0:
            return [moment]
        self._last = moment
        if self._seen and self._tells_nothing(moment):
            return []
        self._keep(moment)
        return self._settled(moment.time, self._arc[-1])

    def rest(self, time: float) -> list[Moment]:
        """Time goes on and the hand rests: what is settled by that."""
        last = self._last
        if not self.waits or last is None or time <= last.time:
            return []
        self._keep(last._replace(time=time))
        return self._settled(time, self._arc[-1])

    def finish(self) -> list[Moment]:
        """The hand lifts: the rest, up to the very last moment."""
        last = self._last
        if self._help.pause <= 0 or last is None:
            return []
        if self._seen[-1] != last and last.time >= self._times[-1]:
            self._keep(last)
        done = [self._steadied(i, ended=True) for i in range(self._next, len(self._seen))]
        self._next = len(self._seen)
        return done

    @property
    def waits(self) -> bool:
        """Whether the path has not come yet to where the hand is: it does once the hand has rested for long enough."""
        last = self._last
        if last is None or self._next == len(self._seen):
            return False
        return self._times[self._next] <= last.time + self._help.pause

    def _tells_nothing(self, moment: Moment) -> bool:
        time, x, y, _ = self._seen[-1]
        return moment.time - time < SOONEST and hypot(moment.x - x, moment.y - y) < NEAREST

    def _keep(self, moment: Moment) -> None:
        self._straight.clear()
        if self._seen:
            before = self._seen[-1]
            moment = moment._replace(time=max(moment.time, before.time))
            self._arc.append(self._arc[-1] + hypot(moment.x - before.x, moment.y - before.y))
            (sx, sy), half = self._sums[-1], (moment.time - before.time) / 2
            self._sums.append((sx + half * (before.x + moment.x), sy + half * (before.y + moment.y)))
        else:
            self._arc.append(0.0)
            self._sums.append((0.0, 0.0))
        self._seen.append(moment)
        self._times.append(moment.time)

    def _settled(self, time: float, arc: float) -> list[Moment]:
        done: list[Moment] = []
        while self._next < len(self._seen) and (
            time - self._times[self._next] >= self._help.pause
            or arc - self._arc[self._next] >= self._help.reach
        ):
            done.append(self._steadied(self._next))
            self._next += 1
        if self._next > MOST:
            self._forget()
        return done

    def _forget(self) -> None:
        """Moments before every window to come are let go. The sums run on: after a million seconds a mean is still
        exact to a hundred-thousandth of a px.
        """
        first = self._next - MOST // 2
        self._next -= first
        self._started = False
        for kept in (self._seen, self._times, self._arc, self._sums):
            del kept[:first]

    def _steadied(self, i: int, ended: bool = False) -> Moment:
        """The mean of where the hand was around moment i. At an end of the path there is nothing on one side: there
        the hand is believed as far as it came straight, and what trembled is the mean of the longer side.
        """
        here, last = self._seen[i], len(self._seen) - 1
        low, high = self._window(i)
        before, after = here.time - self._times[low], self._times[high] - here.time
        half = min(before, after)
        close = self._mean(here.time - half, here.time + half) or (here.x, here.y)
        at_start, at_end = (
            low == 0 and self._started and before < after,
            ended and high == last and after < before,
        )
        if not at_start and not at_end:
            return here._replace(x=close[0], y=close[1])
        wide = self._longer_side(low, high, half, at_end) or close
        trust = self._straightness(at_end)
        x, y = (trust * a + (1 - trust) * b for a, b in zip(close, wide, strict=True))
        return here._replace(x=x, y=y)

    def _longer_side(self, low: int, high: int, half: float, at_end: bool) -> tuple[float, float] | None:
        """The mean of the side that an end of the path has, a little longer where the hand is slow."""
        times, arc, more = self._times, self._arc, (self._help.pause - half) / 2
        if at_end:
            return self._mean(
                max(times[low] - more, times[bisect_left(arc, arc[high] - self._help.reach)]), times[high]
            )
        last = bisect_right(arc, arc[low] + self._help.reach) - 1
        return self._mean(times[low], min(times[high] + more, times[last]))

    def _window(self, i: int) -> tuple[int, int]:
        """First and last moment heeded for moment i, by time and by way."""
        times, arc, pause, reach = self._times, self._arc, self._help.pause, self._help.reach
        low = max(bisect_left(times, times[i] - pause), bisect_left(arc, arc[i] - reach))
        high = min(bisect_right(times, times[i] + pause), bisect_right(arc, arc[i] + reach)) - 1
        return min(low, i), max(high, i)

    def _mean(self, begin: float, end: float) -> tuple[float, float] | None:
        """Where the hand was in the mean of a time; None when that is no time at all."""
        begin, end = max(begin, self._times[0]), min(end, self._times[-1])
        if end - begin < 1e-6:
            return None
        (x0, y0), (x1, y1) = self._sum_at(begin), self._sum_at(end)
        return (x1 - x0) / (end - begin), (y1 - y0) / (end - begin)

    def _sum_at(self, time: float) -> tuple[float, float]:
        """The integral of the place up to a time between two moments."""
        i = min(bisect_right(self._times, time), len(self._times) - 1)
        one, two = self._seen[i - 1], self._seen[i]
        span, into = two.time - one.time, time - one.time
        share = into / span if span > 0 else 0.0
        sx, sy = self._sums[i - 1]
        return (
            sx + into * (one.x + (two.x - one.x) * share / 2),
            sy + into * (one.y + (two.y - one.y) * share / 2),
        )

    def _straightness(self, at_end: bool) -> float:
        """0 for a hand that trembled at this end of the path, 1 for one that went straight."""
        if at_end not in self._straight:
            self._straight[at_end] = self._measured(at_end)
        return self._straight[at_end]

    def _measured(self, at_end: bool) -> float:
        times, arc, twice, reach = self._times, self._arc, 2 * self._help.pause, self._help.reach
        if at_end:
            a = max(bisect_left(times, times[-1] - twice), bisect_left(arc, arc[-1] - reach))
            b = len(times) - 1
        else:
            a, b = 0, min(bisect_right(times, times[0] + twice), bisect_right(arc, arc[0] + reach)) - 1
        way = self._arc[b] - self._arc[a]
        one, two = self._seen[a], self._seen[b]
        return (hypot(two.x - one.x, two.y - one.y) / way) ** 2 if way > 0 else 1.0


class Tap:
    """Whether a press stays in its place, and the place it means: the mean of where it was, by time."""

    __slots__ = ("_bounds", "_first", "_last", "_sum", "_weight")

    def __init__(self, moment: Moment) -> None:
        self._first = self._last = moment
        self._bounds = (moment.x, moment.y, moment.x, moment.y)
        self._sum = (0.0, 0.0)
        self._weight = 0.0

    def add(self, moment: Moment) -> None:
        before, left_top_right_bottom = self._last, self._bounds
        stay = max(moment.time - before.time, 0.0) / 2
        self._sum = (
            self._sum[0] + stay * (before.x + moment.x),
            self._sum[1] + stay * (before.y + moment.y),
        )
        self._weight += 2 * stay
        left, top, right, bottom = left_top_right_bottom
        self._bounds = (min(left, moment.x), min(top, moment.y), max(right, moment.x), max(bottom, moment.y))
        self._last = moment

    def within(self, room: float) -> bool:
        """Whether it never left a box of this side (px)."""
        left, top, right, bottom = self._bounds
        return max(right - left, bottom - top) <= room

    @property
    def seconds(self) -> float:
        return self._last.time - self._first.time

    @property
    def place(self) -> tuple[float, float]:
        """The mean of where it was; where it began when it took no time."""
        if self._weight <= 1e-6:
            return self._first.x, self._first.y
        return self._sum[0] / self._weight, self._sum[1] / self._weight
