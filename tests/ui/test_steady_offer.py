"""A patient whose hand is seen to shake is asked once, calmly; nothing changes by itself."""

from math import pi, sin

import pytest
from PySide6.QtWidgets import QApplication

from bodymap.atlas.levels import View
from bodymap.drawing.steady import Steady
from bodymap.ui.figure_gesture import Report
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow

SHAKY, CALM = 15.0, 0.0
"""px of the swing to each side."""


def stroke(window: Window, swing: float) -> None:
    """A second down the left shin, at 6 Hz."""
    figure = window.figure
    placement = next(p for p in figure.placements if p.view is View.FRONT)
    x, y = placement.to_px(110, 1300)
    reports = [Report(x + swing * sin(12 * pi * i / 60), y + i, i / 60) for i in range(61)]
    figure._press(reports[0])
    for report in reports[1:]:
        figure._move(report)
    figure._release(reports[-1])


def painted(window: Window, swing: float, strokes: int = 6) -> Window:
    for _ in range(strokes):
        stroke(window, swing)
    QApplication.processEvents()
    return window


@pytest.fixture
def patient(make_window: MakeWindow) -> Window:
    window = make_window("patient")
    window.session.new()
    return window


def test_a_shaking_hand_is_asked_and_nothing_changes(patient: Window) -> None:
    hand, places = patient.session.state.hand, patient.figure.placements
    painted(patient, SHAKY)
    assert patient.offer.offers
    assert patient.offer.yes.isVisible()
    assert (patient.session.state.hand, patient.figure.placements) == (hand, places)


def test_a_calm_hand_is_not_asked(patient: Window) -> None:
    assert not painted(patient, CALM).offer.offers


def test_one_shaky_stroke_is_no_question(patient: Window) -> None:
    assert not painted(patient, SHAKY, strokes=1).offer.offers


def test_whoever_says_yes_is_steadied(patient: Window) -> None:
    painted(patient, SHAKY).offer.yes.click()
    assert patient.session.state.hand.steady is Steady.STRONG
    assert patient.tools.shaking_choice.value() == Steady.STRONG.value
    assert not patient.offer.offers


def test_whoever_says_no_is_never_asked_again(patient: Window) -> None:
    painted(patient, SHAKY).offer.no.click()
    assert patient.session.state.hand.steady is Steady.NORMAL
    assert not painted(patient, SHAKY).offer.offers


def test_whoever_has_said_yes_in_the_tools_is_not_asked(patient: Window) -> None:
    patient.tools.shaking_choice.segment(Steady.STRONG.value).click()
    assert not painted(patient, SHAKY).offer.offers


def test_where_a_clinician_sits_nobody_is_asked(make_window: MakeWindow) -> None:
    assert not painted(make_window("consultation"), SHAKY).offer.offers


@pytest.mark.parametrize("width", [900, 1024, 1280, 1920])
def test_the_question_moves_nothing(make_window: MakeWindow, width: int) -> None:
    window = make_window("patient", size=(width, 768))
    window.session.new()
    QApplication.processEvents()
    parts = (window.figure, window.bar, window.mode_choice, window.tools)
    before = [part.geometry() for part in parts]
    painted(window, SHAKY)
    assert [part.geometry() for part in parts] == before
    assert (
        window.offer.no.mapTo(window.offer, window.offer.no.rect().bottomRight()).x() < window.offer.width()
    )


@pytest.mark.parametrize(("width", "asked"), [(900, False), (1024, True), (1280, True)])
def test_the_question_is_read_where_it_has_room(make_window: MakeWindow, width: int, asked: bool) -> None:
    window = make_window("patient", size=(width, 768))
    window.session.new()
    assert painted(window, SHAKY).offer.words.isVisible() is asked


def test_a_patient_finds_the_help_among_the_tools_without_scrolling(make_window: MakeWindow) -> None:
    window = make_window("patient", size=(1024, 768))
    made = window.tools.shaking_choice
    assert made.isVisible()
    assert made.mapTo(window, made.rect().bottomLeft()).y() < window.height() / 2
    assert not window.tools.steady_choice.isVisible()


def test_a_clinician_keeps_three_kinds_of_help(window: Window) -> None:
    assert window.tools.steady_choice.isVisible()
    assert not window.tools.shaking_choice.isVisible()


def test_a_patient_takes_the_help_back(patient: Window) -> None:
    for value in (Steady.STRONG, Steady.NORMAL):
        patient.tools.shaking_choice.segment(value.value).click()
        assert patient.session.state.hand.steady is value
