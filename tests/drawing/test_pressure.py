"""The pressure of a pen: whatever it says, a brush can use it."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodymap.drawing.pressure import LIGHT, USUAL, Pressure
from bodymap.drawing.tools import THINNEST_TO_WIDEST, pressed_width

anything = st.one_of(st.none(), st.floats())


@given(st.lists(anything, min_size=1))
def test_whatever_a_pen_says_the_pressure_is_a_share(raw: list[float | None]) -> None:
    pressure = Pressure(raw[0], 0.0)
    assert all(0 <= pressure.next(one, i / 200) <= 1 for i, one in enumerate(raw))


def test_a_device_that_feels_none_presses_as_usual() -> None:
    assert Pressure(None, 0.0).next(None, 1.0) == USUAL


@pytest.mark.parametrize("first", [1.0, 7.0, 0.9])
def test_a_spike_at_the_first_touch_is_no_blob(first: float) -> None:
    assert Pressure(first, 0.0).value <= USUAL


@pytest.mark.parametrize("first", [0.0, nan, inf, -1.0])
def test_a_first_touch_that_says_nothing_is_light(first: float) -> None:
    assert Pressure(first, 0.0).value == LIGHT


@pytest.mark.parametrize("raw", [0.0, nan, inf, None])
def test_lifting_is_no_thin_end(raw: float | None) -> None:
    pressure = Pressure(0.4, 0.0)
    before = pressure.next(0.6, 0.5)
    assert pressure.next(raw, 0.6) == before


def test_a_steady_press_is_followed() -> None:
    pressure = Pressure(0.2, 0.0)
    assert pressure.next(0.9, 0.5) == pytest.approx(0.9, abs=0.01)


def test_the_usual_pressure_gives_the_width_itself() -> None:
    assert pressed_width(30, USUAL) == 30


@given(st.floats())
def test_no_pressure_leaves_the_range_of_widths(pressure: float) -> None:
    thinnest, widest = THINNEST_TO_WIDEST
    assert 30 * thinnest <= pressed_width(30, pressure) <= 30 * widest
