"""The exact test, its corrections and the interval give published values."""

import numpy as np
import pytest

from bodymap.cohort.tests_of_two import benjamini_hochberg, difference_interval, exact_p, holm

BH_1995 = np.array(
    [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
)
"""The fifteen p values of Benjamini and Hochberg 1995, section 4.1: their procedure rejects four at 0.05, Bonferroni's three."""


def test_the_lady_tasting_tea() -> None:
    assert exact_p(3, 4, 1, 4) == pytest.approx(0.4857, abs=1e-4)  # Fisher 1935: 34/70


def test_the_criminal_twins() -> None:
    assert exact_p(2, 17, 10, 13) == pytest.approx(0.0005367, abs=1e-7)  # Fisher's data, two-sided


def test_an_even_table_is_no_finding() -> None:
    assert exact_p(10, 100, 10, 100) == pytest.approx(1.0)


def test_it_does_not_matter_which_group_comes_first() -> None:
    assert exact_p(3, 50, 14, 80) == pytest.approx(exact_p(14, 80, 3, 50))


def test_a_group_without_members_says_nothing() -> None:
    assert exact_p(0, 0, 5, 9) == 1.0


def test_large_groups_agree_with_the_normal_law() -> None:
    assert exact_p(5100, 10_000, 5000, 10_000) == pytest.approx(
        0.1614, abs=0.003
    )  # z = 1.414 with continuity


def test_benjamini_and_hochberg_reject_four_of_their_example() -> None:
    assert int((benjamini_hochberg(BH_1995) <= 0.05).sum()) == 4


def test_holm_rejects_as_few_as_bonferroni_there() -> None:
    assert int((holm(BH_1995) <= 0.05).sum()) == 3


def test_adjusted_values_are_those_of_the_definitions() -> None:
    p = np.array([0.04, 0.01, 0.03, 0.02])
    assert holm(p) == pytest.approx([0.06, 0.04, 0.06, 0.06])
    assert benjamini_hochberg(p) == pytest.approx([0.04, 0.04, 0.04, 0.04])


def test_the_interval_is_that_of_newcombe() -> None:
    assert difference_interval(56, 70, 48, 80) == pytest.approx(
        (0.0524, 0.3339), abs=1e-4
    )  # Newcombe 1998, table II (a), method 10


def test_so_many_true_null_zones_give_hardly_a_finding() -> None:
    random = np.random.default_rng(2)
    found = 0
    for _ in range(100):
        hits = random.binomial(60, 0.3, (60, 2))
        p = np.array([exact_p(int(a), 60, int(b), 60) for a, b in hits])
        found += bool((holm(p) < 0.05).any())
    assert found <= 10  # five expected at most; exact tests stay below
