"""Agreement of repeated measurements: the published example, and what follows from the definitions."""

import numpy as np
import pytest

from bodymap.reasoning.evaluation.repeated import iccs, repeated

SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], np.float64
)
"""Shrout and Fleiss 1979, table 2: six targets, four judges."""


def test_the_published_example_gives_the_published_coefficients() -> None:
    assert iccs(SHROUT_FLEISS) == pytest.approx((0.17, 0.29, 0.71), abs=0.005)


def test_the_same_twice_agrees_perfectly_and_has_no_error() -> None:
    found = repeated(np.array([[1, 1], [2, 2], [5, 5], [9, 9]], np.float64))
    assert (found.icc_2_1, found.sem, found.mdc, found.bias) == (1.0, 0.0, 0.0, 0.0)


def test_a_shift_of_everybody_lowers_agreement_but_not_consistency() -> None:
    found = repeated(np.array([[1, 3], [2, 4], [5, 7], [9, 11]], np.float64))
    assert found.icc_3_1 == pytest.approx(1.0)
    assert found.icc_2_1 < 0.95
    assert found.bias == 2.0


def test_the_smallest_detectable_change_is_2_77_times_the_error() -> None:
    found = repeated(np.array([[1, 2], [4, 3], [5, 7], [9, 8], [3, 3]], np.float64))
    assert found.mdc / found.sem == pytest.approx(2.772, abs=0.001)


def test_the_error_is_that_of_spread_and_agreement() -> None:
    values = np.array([[1, 2], [4, 3], [5, 7], [9, 8], [3, 3]], np.float64)
    found = repeated(values)
    assert found.sem == pytest.approx(values.std(ddof=1) * (1 - found.icc_2_1) ** 0.5)


def test_simulated_error_is_found_again() -> None:
    random = np.random.default_rng(5)
    truth = random.normal(50, 10, 4000)
    found = repeated(truth[:, None] + random.normal(0, 5, (4000, 2)))
    assert found.icc_2_1 == pytest.approx(0.8, abs=0.02)
    assert found.sem == pytest.approx(5, abs=0.2)
    assert found.interval[0] < 0.8 < found.interval[1]


def test_two_people_are_too_few_to_say_anything() -> None:
    found = repeated(np.array([[1, 2], [3, 4]], np.float64))
    assert found.icc_2_1 != found.icc_2_1
