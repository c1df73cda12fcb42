"""What counts as a hand that trembles, and what does not."""

from collections.abc import Callable
from math import cos, pi, sin
from random import Random

import pytest

from bodymap.drawing.steady import Moment
from bodymap.drawing.tremor import OF_LAST, SHAKEN, shakes, trembled

Path = Callable[[float], tuple[float, float]]


def hand(path: Path, seconds: float = 1.0, rate: int = 90) -> list[Moment]:
    return [Moment(i / rate, *path(i / rate)) for i in range(int(seconds * rate) + 1)]


def swinging(hertz: float, px: float, speed: float = 0.0) -> Path:
    """A stroke to the right that swings across its way by px to each side."""
    return lambda time: (speed * time, px * sin(2 * pi * hertz * time))


@pytest.mark.parametrize("hertz", [4.5, 6.0, 8.0, 11.0])
@pytest.mark.parametrize("speed", [0.0, 60.0, 480.0])
def test_a_swing_of_four_millimetres_is_a_tremor(hertz: float, speed: float) -> None:
    assert trembled(hand(swinging(hertz, 15.0, speed)))


def test_a_swing_along_the_way_is_a_tremor_too() -> None:
    assert trembled(hand(lambda time: (120 * time + 15 * sin(2 * pi * 6 * time), 0.0)))


@pytest.mark.parametrize("speed", [0.0, 60.0, 480.0, 2000.0])
def test_a_straight_stroke_does_not_tremble(speed: float) -> None:
    assert not trembled(hand(lambda time: (speed * time, 0.3 * speed * time)))


@pytest.mark.parametrize("hertz", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("radius", [8.0, 25.0, 80.0])
def test_a_circle_does_not_tremble(hertz: float, radius: float) -> None:
    turn = 2 * pi * hertz
    assert not trembled(hand(lambda time: (radius * cos(turn * time), radius * sin(turn * time)), 2.0))


@pytest.mark.parametrize(("hertz", "px"), [(2.5, 12.0), (3.0, 40.0), (5.0, 45.0)])
def test_colouring_to_and_fro_does_not_tremble(hertz: float, px: float) -> None:
    assert not trembled(hand(swinging(hertz, px, 30.0), 3.0))


def test_the_grain_of_a_device_does_not_tremble() -> None:
    chance = Random(7)
    assert not trembled(hand(lambda time: (90 * time + chance.uniform(-2, 2), chance.uniform(-2, 2)), 3.0))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_any_path_does_not_tremble(count: int) -> None:
    assert not trembled([Moment(i / 60, 30.0 * i, 0.0) for i in range(count)])


def test_a_hand_shakes_when_most_of_its_last_strokes_trembled() -> None:
    assert shakes((False, False, *(True,) * SHAKEN))
    assert not shakes((True,) * (SHAKEN - 1))


def test_what_trembled_long_ago_is_forgotten() -> None:
    assert not shakes((*(True,) * SHAKEN, *(False,) * OF_LAST))
