"""A hand that trembles at 6 Hz by 4 mm paints, fills and taps what it means (all of it: `benchmarks/tremor.py`)."""

from collections.abc import Iterator
from math import pi
from random import Random

import pytest

from benchmarks.tremor import MILLIMETRES, PX, RATES, SPEEDS, TRIALS, Scene, Tremor, moments, scene, share
from bodymap.drawing.steady import Moment, Steady
from bodymap.drawing.tremor import shakes, trembled

RUNS = 60
GESTURES = 10
"""Strokes and taps within which a shaking hand is noticed."""


@pytest.fixture(scope="module")
def body() -> Scene:
    return scene()


@pytest.mark.parametrize("trial", TRIALS)
@pytest.mark.parametrize("steady", list(Steady))
def test_a_calm_hand_is_never_led_astray(body: Scene, trial: str, steady: Steady) -> None:
    assert share(body, trial, "none", steady, RUNS) == 1


@pytest.mark.parametrize("trial", TRIALS)
def test_four_millimetres_of_the_body_are_no_trouble(body: Scene, trial: str) -> None:
    assert share(body, trial, "4 mm of the body", Steady.NORMAL, RUNS) >= 0.95


@pytest.mark.parametrize("trial", TRIALS)
def test_with_much_help_four_millimetres_of_the_hand_are_no_trouble(body: Scene, trial: str) -> None:
    assert share(body, trial, "4 mm of the hand", Steady.STRONG, RUNS) >= 0.95


@pytest.mark.parametrize("trial", TRIALS)
def test_without_help_such_a_hand_is_lost(body: Scene, trial: str) -> None:
    assert share(body, trial, "4 mm of the hand", None, RUNS) < 0.75


def gestures(chance: Random, px: float) -> Iterator[list[Moment]]:
    """Strokes and taps by turns, of a hand that swings by px to each side."""
    for i in range(GESTURES):
        long, seconds = chance.uniform(80, 400), chance.uniform(0.12, 0.4)
        speed = chance.choice(SPEEDS) if i % 2 else 0
        seconds = max(long / speed, 0.25) if speed else seconds
        tremor = Tremor(px, (chance.uniform(0, 2 * pi), chance.uniform(0, 2 * pi)))
        yield list(moments(lambda t, v=speed: (300 + v * t, 300.0), seconds, chance.choice(RATES), tremor))


def noticed(seed: int, px: float) -> bool:
    felt = tuple(trembled(one) for one in gestures(Random(seed), px))
    return any(shakes(felt[: i + 1]) for i in range(len(felt)))


def test_a_hand_that_shakes_by_four_millimetres_is_noticed() -> None:
    assert sum(noticed(seed, MILLIMETRES * PX) for seed in range(RUNS)) >= 0.95 * RUNS


def test_a_calm_hand_is_never_taken_for_a_shaking_one() -> None:
    assert not any(noticed(seed, 0.0) for seed in range(RUNS))
