"""A hand that trembles at 6 Hz by 4 mm paints, fills and taps what it means (all of it: `benchmarks/tremor.py`)."""

import pytest

from benchmarks.tremor import TRIALS, Scene, scene, share
from bodymap.drawing.steady import Steady

RUNS = 60


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
