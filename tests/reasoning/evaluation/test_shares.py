"""Shares of cases and their intervals."""

import pytest

from bodymap.reasoning.evaluation.shares import Average, Share, wilson


def test_the_interval_is_that_of_the_published_example() -> None:
    # Newcombe 1998, Stat Med 17:857, 81 of 263, at 95 % 0.2553 to 0.3662; at 90 % it lies within
    low, high = wilson(81, 263)
    assert 0.2553 < low < 81 / 263 < high < 0.3662


def test_ninety_of_a_hundred_give_the_interval_worked_out_by_hand() -> None:
    assert wilson(90, 100) == pytest.approx((0.8396, 0.9394), abs=0.0005)


@pytest.mark.parametrize("n", [1, 5, 40])
def test_an_interval_stays_between_nothing_and_all(n: int) -> None:
    assert (wilson(0, n)[0], wilson(n, n)[1]) == (0.0, 1.0)


def test_more_cases_make_the_interval_narrower() -> None:
    widths = [high - low for low, high in (wilson(k // 2, k) for k in (4, 40, 400))]
    assert widths == sorted(widths, reverse=True)


def test_without_a_case_there_is_no_share_and_no_interval() -> None:
    assert (Share().share, Share().interval, Average().share, Average().interval) == (None,) * 4


def test_an_average_gives_every_share_the_same_weight() -> None:
    assert Average((Share(90, 100), Share(0, 1))).share == pytest.approx(0.45)


def test_the_average_of_one_share_has_its_interval() -> None:
    assert Average((Share(7, 10),)).interval == pytest.approx(Share(7, 10).interval)


def test_the_average_of_equal_shares_is_surer_than_one_of_them() -> None:
    (low, high), (one_low, one_high) = Average((Share(5, 10),) * 4).interval or (0, 1), wilson(5, 10)
    assert high - low == pytest.approx((one_high - one_low) / 2)
