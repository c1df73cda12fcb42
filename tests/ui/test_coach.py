"""The coach points at what is there, and lets itself be read and ended."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bodymap.ui.coach import PARTS, Coach, seen_part
from bodymap.ui.coach_steps import STEPS, place_beside
from bodymap.ui.modes import MODES
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow


def around(window: Window) -> Coach:
    window.show_around()
    assert window.helping.coach is not None
    return window.helping.coach


def test_every_mode_has_four_to_six_steps() -> None:
    assert set(STEPS) == set(MODES)
    assert all(4 <= len(steps) <= 6 for steps in STEPS.values())


def test_every_step_names_a_part_and_every_part_is_named() -> None:
    assert {step.at for steps in STEPS.values() for step in steps} == set(PARTS)


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768)])
@pytest.mark.parametrize("mode", list(MODES))
def test_every_step_points_at_something_seen(
    make_window: MakeWindow, mode: str, size: tuple[int, int]
) -> None:
    window = make_window(mode, size=size)
    if mode == "classroom":
        window.session.set_mode("classroom")
    coach = around(window)
    for step in STEPS[mode]:
        assert coach.step == step
        seen = seen_part(window, window, step.at)
        assert seen.width() >= 24, step.at
        assert seen.height() >= 16, step.at
        assert window.rect().contains(coach.geometry()), step.at
        coach.go(1)
    assert window.helping.coach is None


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (1920, 1080)])
def test_no_card_lies_over_the_warnings(make_window: MakeWindow, size: tuple[int, int]) -> None:
    window = make_window(size=size)
    coach = around(window)
    for _ in STEPS["consultation"]:
        flags = seen_part(window, window, "flags")
        assert not flags.intersects(coach.geometry()), coach.step.at
        coach.go(1)


def test_arrow_keys_go_on_and_back_and_escape_ends_it(window: Window) -> None:
    coach = around(window)
    QTest.keyClick(coach.next, Qt.Key.Key_Right)
    assert coach.step is STEPS["consultation"][1]
    QTest.keyClick(coach.next, Qt.Key.Key_Left)
    assert coach.step is STEPS["consultation"][0]
    QTest.keyClick(coach.next, Qt.Key.Key_Escape)
    assert window.helping.coach is None


def test_a_screen_reader_is_told_the_whole_step(window: Window) -> None:
    coach = around(window)
    said = f"Step 1 of 6. {coach.title.text()}. {coach.text.text()}"
    assert coach.accessibleName() == said
    assert coach.next.accessibleDescription() == said


def test_the_window_can_be_used_meanwhile(window: Window) -> None:
    coach = around(window)
    assert coach.outline.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert not coach.isModal()


def test_another_mode_ends_it(window: Window) -> None:
    around(window)
    window.commands.choose_mode("classroom")
    assert window.helping.coach is None


def test_another_language_ends_it(window: Window) -> None:
    around(window)
    window.speak("en")
    assert window.helping.coach is None


def test_called_again_it_begins_anew(window: Window) -> None:
    around(window).go(1)
    assert around(window).step is STEPS["consultation"][0]


def test_a_card_goes_where_it_hides_nothing_that_must_be_seen() -> None:
    at, card, room = (0, 100, 300, 300), (200, 100), (800, 600)
    assert place_beside(at, card, room) == (314, 100)
    assert place_beside(at, card, room, keep_clear=(300, 80, 400, 200)) != (314, 100)
