"""A person whose hand is seen to shake is asked once, calmly; nothing changes by itself."""

from math import pi, sin

import pytest

from bodymap.drawing.steady import Steady
from bodymap.ui.figure_gesture import Report
from tests.ui.patient.person import Person

SHAKY, CALM = 15.0, 0.0
"""px of the swing to each side."""


def painted(person: Person, swing: float, strokes: int = 6) -> Person:
    """Strokes of a second down the right thigh, at 6 Hz."""
    figure, begin = person.screen.figure, person.place("thigh_ant_mid_central", "R")
    x, y = begin.x(), begin.y()
    for _ in range(strokes):
        reports = [Report(x + swing * sin(12 * pi * i / 60), y + i, i / 60) for i in range(61)]
        figure._press(reports[0])
        for report in reports[1:]:
            figure._move(report)
        figure._release(reports[-1])
    person.look()
    return person


@pytest.fixture
def brush(person: Person) -> Person:
    person.press("Just a body")
    person.press("Brush")
    return person


def asked(person: Person) -> bool:
    return person.screen.notice.isVisible() and person.screen.notice.words.text() == person.screen.words("shake")


def test_a_shaking_hand_is_asked_and_nothing_changes(brush: Person) -> None:
    hand = brush.window.session.state.hand
    assert asked(painted(brush, SHAKY))
    assert brush.window.session.state.hand == hand


def test_a_calm_hand_is_not_asked(brush: Person) -> None:
    assert not asked(painted(brush, CALM))


def test_one_shaky_stroke_is_no_question(brush: Person) -> None:
    assert not asked(painted(brush, SHAKY, strokes=1))


def test_whoever_says_yes_is_steadied(brush: Person) -> None:
    painted(brush, SHAKY).press("Yes, please")
    assert brush.window.session.state.hand.steady is Steady.STRONG
    assert not asked(brush)


def test_whoever_says_no_is_never_asked_again(brush: Person) -> None:
    painted(brush, SHAKY).press("No")
    assert brush.window.session.state.hand.steady is Steady.NORMAL
    assert not asked(painted(brush, SHAKY))
