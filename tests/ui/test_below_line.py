"""What lies below the foot of the reading is named there, and a press brings it."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from bodymap.reasoning.reading import NextStep
from bodymap.ui.arrangement import LOOK_ALIKES, NEXT, ROOTS, SPINE
from bodymap.ui.below_line import below_words, out_of_sight
from bodymap.ui.state import State
from bodymap.ui.window import Window
from tests.ui.hands import words
from tests.ui.readings import READING
from tests.ui.test_panels import MakeWindow, sampled

PLACES = {ROOTS: (0, 300), SPINE: (0, 300), NEXT: (306, 80), LOOK_ALIKES: (392, 110)}


@pytest.mark.parametrize(
    ("foot", "names"), [(600, ()), (456, ()), (455, (LOOK_ALIKES,)), (369, (NEXT, LOOK_ALIKES))]
)
def test_a_panel_is_out_of_sight_when_its_head_is(foot: int, names: tuple[str, ...]) -> None:
    assert out_of_sight(PLACES, foot) == names


def test_the_first_look_alike_is_named() -> None:
    assert below_words((LOOK_ALIKES,), State(reading=READING)).endswith("sacroiliac joint pain")


def test_the_test_to_come_is_named() -> None:
    step = NextStep("slr", "Straight leg raise: positive would point to L5", 0.5)
    told = State(reading=replace(READING, next_steps=(step,)))
    assert below_words((NEXT,), told) == "Test next: Straight leg raise: positive would point to L5"
    assert below_words((NEXT, LOOK_ALIKES), told, short=True) == "Test next  ·  sacroiliac joint pain"


def test_of_an_empty_panel_nothing_is_said() -> None:
    assert below_words((NEXT, LOOK_ALIKES), State(reading=replace(READING, look_alikes=()))) == ""


def lowest(window: Window) -> None:
    bar = window.side.reading.verticalScrollBar()
    bar.setValue(bar.maximum())
    words(window)


@pytest.mark.parametrize("name", ["cauda-equina", "l5-skier", "piriformis-office"])
def test_at_1280_every_look_alike_panel_is_seen_or_named(make_window: MakeWindow, name: str) -> None:
    window = sampled(make_window, name, size=(1280, 800))
    side, found = window.side, window.session.state.reading.look_alikes
    first = side.look_alikes.rows[0]
    seen = first.visibleRegion().boundingRect().size() == first.size() and not side.below.isVisible()
    assert not found or seen or found[0].name in side.below._words


def test_a_press_brings_what_is_named(make_window: MakeWindow) -> None:
    window = sampled(make_window, "cauda-equina", size=(1280, 800))
    assert window.side.below.isVisible()
    window.side.below.click()
    assert not window.side.evidence.visibleRegion().isEmpty()


def test_at_the_end_of_the_reading_the_line_is_gone(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = sampled(make_window, "cauda-equina", size=(1280, 800))
    lowest(window)
    qtbot.waitUntil(window.side.below.isHidden)


def test_where_all_is_seen_there_is_no_line(make_window: MakeWindow) -> None:
    assert not sampled(make_window, "s1-student", size=(1920, 1080)).side.below.isVisible()
