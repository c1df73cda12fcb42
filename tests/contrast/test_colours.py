"""The measure of distance answers what its authors published, and colour blindness does what it must."""

import pytest

from tests.contrast.colours import MATRICES, NORMAL, Lab, apart, de00, seen_as

PUBLISHED = [
    (Lab(50.0, 2.6772, -79.7751), Lab(50.0, 0.0, -82.7485), 2.0425),
    (Lab(50.0, -1.3802, -84.2814), Lab(50.0, 0.0, -82.7485), 1.0),
    (Lab(50.0, 0.0, 0.0), Lab(50.0, -1.0, 2.0), 2.3669),
    (Lab(50.0, 2.49, -0.001), Lab(50.0, -2.49, 0.0009), 7.1792),
    (Lab(50.0, 2.49, -0.001), Lab(50.0, -2.49, 0.0011), 7.2195),
    (Lab(50.0, -0.001, 2.49), Lab(50.0, 0.0009, -2.49), 4.8045),
    (Lab(50.0, 2.5, 0.0), Lab(50.0, 0.0, -2.5), 4.3065),
    (Lab(50.0, 2.5, 0.0), Lab(73.0, 25.0, -18.0), 27.1492),
    (Lab(60.2574, -34.0099, 36.2677), Lab(60.4626, -34.1751, 39.4387), 1.2644),
]
"""Of the test pairs in Sharma 2005, table 1: those that catch a wrong turn of the hue, and plain ones."""


@pytest.mark.parametrize(("one", "other", "distance"), PUBLISHED)
def test_the_distance_is_the_published_one(one: Lab, other: Lab, distance: float) -> None:
    assert de00(one, other) == pytest.approx(distance, abs=0.0001)


@pytest.mark.parametrize("sight", MATRICES)
@pytest.mark.parametrize("grey", ["#000000", "#808080", "#ffffff"])
def test_grey_stays_grey_for_every_eye(sight: str, grey: str) -> None:
    assert de00(seen_as(grey, sight), seen_as(grey)) < 0.1


def test_black_and_white_are_a_hundred_apart() -> None:
    assert apart("#000000", "#ffffff") == pytest.approx(100, abs=0.1)


def test_red_and_green_come_together_for_the_red_green_blind() -> None:
    assert apart("#c04040", "#508040", "deuteranopia") < apart("#c04040", "#508040", NORMAL) / 2
