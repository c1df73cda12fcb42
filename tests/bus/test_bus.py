"""On a real AT-SPI bus: zones have names and state, what the keyboard does is announced, everything has a name, nothing crashes."""

from collections.abc import Iterator

import pytest

from tests.bus.__main__ import in_sight, nameless
from tests.bus.stage import OnBus, missing, on_bus

SCREENS = (
    "consultation, examination",
    "consultation, maps",
    "records",
    "the three cards",
    "coach",
    "classroom",
    "quiz, a question",
    "patient, front",
    "patient, flags",
)
pytestmark = pytest.mark.skipif(bool(missing()), reason=f"no accessibility bus here: {', '.join(missing())} missing")


@pytest.fixture(scope="module")
def bus() -> Iterator[OnBus]:
    with on_bus() as made:
        yield made


def test_zones_of_the_body_are_told_with_their_state(bus: OnBus) -> None:
    bus.do("scene consultation, examination")
    names = {one.name for one in in_sight(bus.tree()) if one.role == "list item"}
    assert "left outer calf: shooting or stabbing" in names
    assert "right outer calf: nothing painted" in names


@pytest.mark.parametrize("screen", SCREENS)
def test_what_the_keyboard_reaches_has_a_name(bus: OnBus, screen: str) -> None:
    bus.do(f"scene {screen}")
    nodes = bus.tree()
    assert len(in_sight(nodes)) > 10
    assert nameless(nodes) == []


def test_where_the_keyboard_goes_and_what_it_fills_is_announced(bus: OnBus) -> None:
    bus.do("scene consultation, examination")
    heard = bus.heard(["walk 6"], seconds=5)
    assert len(heard) >= 7
    assert "painted: numbness, 6 of 10" in heard[-1]
    assert any(one.name.endswith(": numbness, 6 of 10") for one in in_sight(bus.tree()))


def test_it_outlives_hundreds_of_steps_of_the_keyboard_on_every_screen(bus: OnBus) -> None:
    for screen in SCREENS:
        bus.do(f"scene {screen}")
        bus.do("tab 40")
    bus.tree()
    assert bus.program.poll() is None


def test_it_outlives_patients_one_after_the_other(bus: OnBus) -> None:
    for _ in range(4):
        bus.do("scene patient, front")
        bus.tree()
        bus.do("scene consultation, why")
        bus.tree()
    assert bus.program.poll() is None
