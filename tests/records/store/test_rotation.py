"""Which backups stay, for any history of backups."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from bodymap.records.store.rotation import DAILY, MONTHLY, WEEKLY, due, staying

NOW = datetime(2026, 7, 26, 14, 30, tzinfo=UTC)
AGES = st.lists(st.integers(0, 3 * 365 * 24 * 60), max_size=300)
"""Minutes."""


def times(ages: list[int]) -> list[datetime]:
    return [NOW - timedelta(minutes=age) for age in ages]


@given(AGES)
def test_only_backups_that_are_there_stay(ages: list[int]) -> None:
    assert staying(times(ages), NOW) <= set(times(ages))


@given(AGES)
def test_all_of_the_last_two_days_stay(ages: list[int]) -> None:
    assert {at for at in times(ages) if NOW - at < timedelta(days=2)} <= staying(times(ages), NOW)


@given(AGES.filter(bool))
def test_the_newest_always_stays(ages: list[int]) -> None:
    assert max(times(ages)) in staying(times(ages), NOW)


@given(AGES)
def test_of_older_ones_no_more_stay_than_days_weeks_and_months_are_kept(ages: list[int]) -> None:
    older = [at for at in staying(times(ages), NOW) if NOW - at >= timedelta(days=2)]
    assert len(older) <= DAILY + WEEKLY + MONTHLY


@given(AGES)
def test_thinning_twice_is_thinning_once(ages: list[int]) -> None:
    once = staying(times(ages), NOW)
    assert staying(once, NOW) == once


@given(AGES)
@example([2880, 3751, *range(5191, 15272, 1440), 19601, 885349, 885350])  # two of the day of the last daily one
def test_of_one_day_older_than_two_only_the_last_can_stay(ages: list[int]) -> None:
    older = [at for at in staying(times(ages), NOW) if NOW - at >= timedelta(days=2)]
    assert len({at.date() for at in older}) == len(older)


@given(AGES, st.integers(0, 5000))
def test_time_that_goes_by_without_use_takes_no_more_than_it_thins_to(ages: list[int], days: int) -> None:
    """After years away, the newest backup is still there."""
    kept = staying(times(ages), NOW + timedelta(days=days))
    assert not ages or max(times(ages)) in kept


def test_a_backup_every_hour_for_two_years_leaves_ten_months_without_large_gaps() -> None:
    kept, now = set[datetime](), NOW
    for hour in range(2 * 365 * 24):
        now = NOW + timedelta(hours=hour)
        kept = set(staying({*kept, now}, now))
    in_order = sorted(kept)
    gaps = [later - earlier for earlier, later in pairwise(in_order)]
    assert now - in_order[0] > timedelta(days=300)
    assert max(gaps) <= timedelta(days=62)
    assert len(kept) == 48 + DAILY + WEEKLY + MONTHLY


def test_a_backup_is_due_when_something_changed_and_half_an_hour_went_by() -> None:
    assert due([NOW - timedelta(minutes=30)], changed=True, now=NOW)
    assert not due([NOW - timedelta(minutes=29)], changed=True, now=NOW)
    assert not due([NOW - timedelta(days=3)], changed=False, now=NOW)


def test_without_any_backup_one_is_due() -> None:
    assert due([], changed=True, now=NOW)


def test_a_clock_that_was_put_back_does_not_keep_a_backup_from_being_made() -> None:
    assert due([NOW + timedelta(days=100)], changed=True, now=NOW)
