"""Text of 100 to 200 %: chosen in the menu and by keys, kept, and still whole on every screen."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo
from pytestqt.qtbot import QtBot

from bodymap.ui.modes import MODES
from bodymap.ui.text_size import factor_of, sized, step_of, text_size_of
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow
from tests.ui.cut_off import cut_off
from tests.ui.stage import Stage
from tests.ui.walks import walked

LARGE = (1920, 1080)
"""px: twice the letters ask for more than the usual window."""


def letters(window: Window) -> int:
    return QFontInfo(window.status.keeps.font()).pixelSize()


def test_the_sizes_go_from_usual_to_double_and_stop_there() -> None:
    assert [step_of(percent, 1) for percent in (100, 125, 150, 200)] == [125, 150, 200, 200]
    assert [step_of(percent, -1) for percent in (100, 125, 150, 200)] == [100, 100, 125, 150]


@pytest.mark.parametrize("word", ["", "7", "-100", "big", "100.5"])
def test_a_stored_size_that_is_none_is_the_usual_one(word: str) -> None:
    assert text_size_of(word) == 100


def test_twice_the_letters_are_twice_the_scale() -> None:
    assert sized(MODES["consultation"], 200, 1920).text_scale == 2 * MODES["consultation"].text_scale


def test_a_small_window_has_letters_that_leave_the_body_its_room() -> None:
    assert 1.5 < factor_of(200, 1280) < 1.51
    assert factor_of(200, 700) == 1


def test_the_keys_make_the_letters_twice_as_large_and_usual_again(make_window: MakeWindow) -> None:
    window = make_window(size=LARGE)
    usual = letters(window)
    for _ in range(3):
        window.actions_by_id["text-larger"].trigger()
    assert letters(window) == 2 * usual
    window.actions_by_id["text-usual"].trigger()
    assert letters(window) == usual


def test_the_size_is_kept_for_the_next_start(make_window: MakeWindow) -> None:
    make_window().actions_by_id["text-larger"].trigger()
    assert make_window().text_size == 125


def test_a_mode_with_large_letters_has_them_enlarged_less() -> None:
    consultation, classroom = (sized(MODES[mode], 200, 1700).text_scale for mode in ("consultation", "classroom"))
    assert classroom == pytest.approx(consultation)


@pytest.mark.parametrize("mode", ["consultation", "classroom"])
def test_twice_as_large_no_text_is_cut_on_any_screen(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path, mode: str
) -> None:
    """In French, whose words are longer."""
    window = make_window(mode, size=LARGE)
    window.commands.choose_language("fr")
    window.set_text_size(200)
    assert walked(Stage(window, qtbot, tmp_path, mode), lambda screen: cut_off(screen, LARGE)) == []
