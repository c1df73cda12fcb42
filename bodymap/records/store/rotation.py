"""Which backups stay: all of two days, then one a day, one a week, one a month. Pure: times in, times out.

Counted are days, weeks and months that have a backup, not days gone by: a program that was not used for a year loses none.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL_OF = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""The scheme of Anki. A backup every hour for two years leaves ten months of them in 79 files (tests)."""
APART = timedelta(minutes=30)
"""The least time between two backups."""


def staying(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The times of the backups that are kept; all others may go. The newest always stays."""
    newest_first = sorted(set(times), reverse=True)
    kept = {at for at in newest_first if now - at < ALL_OF}
    rest = [at for at in newest_first if at not in kept]
    for period, most in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        chosen = _newest_of_each(rest, period, most)
        kept |= chosen
        if len(chosen) < most:
            break
        oldest = min(chosen)  # what is older within its own day, week or month was thinned already
        rest = [at for at in rest if at < oldest and period(at) != period(oldest)]
    return frozenset(kept | set(newest_first[:1]))


def due(newest: Iterable[datetime], changed: bool, now: datetime) -> bool:
    """Whether a backup is to be made. A clock that was put back does not keep one from being made."""
    return changed and all(not timedelta(0) <= now - at < APART for at in newest)


def _newest_of_each(times: list[datetime], period: Callable[[datetime], object], most: int) -> set[datetime]:
    """times: the newest first."""
    found: dict[object, datetime] = {}
    for at in times:
        found.setdefault(period(at), at)
    return set(sorted(found.values(), reverse=True)[:most])


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month
