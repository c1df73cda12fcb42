"""A drawing that comes into the watched folder is offered, and opened as any other."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bodymap.records.drawing_file import save
from bodymap.ui.arrivals_line import ArrivalsLine
from bodymap.ui.window import Window
from tests.records.documents import SAMPLE
from tests.ui.conftest import Answers, MakeWindow


@pytest.fixture
def watching(make_window: MakeWindow, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Window:
    window = make_window("consultation")
    answers.path = tmp_path
    window.actions_by_id["watch-folder"].trigger()
    qtbot.waitUntil(lambda: not line_of(window)._errands.busy)
    return window


def line_of(window: Window) -> ArrivalsLine:
    assert window._arrivals is not None
    return window._arrivals


def look_twice(window: Window, qtbot: QtBot) -> None:
    for _ in range(2):
        line_of(window).look()
        qtbot.waitUntil(lambda: not line_of(window)._errands.busy)


def test_a_drawing_that_arrives_is_offered(watching: Window, tmp_path: Path, qtbot: QtBot) -> None:
    save(SAMPLE, tmp_path / "tablet.bodymap")
    look_twice(watching, qtbot)
    assert line_of(watching).isVisible()
    assert "A drawing has arrived: tablet.bodymap." in line_of(watching).words.text()


def test_it_is_opened_with_one_press(watching: Window, tmp_path: Path, qtbot: QtBot) -> None:
    save(SAMPLE, tmp_path / "tablet.bodymap")
    look_twice(watching, qtbot)
    line_of(watching).open.click()
    assert watching.session.state.paper.path == tmp_path / "tablet.bodymap"
    assert not line_of(watching).isVisible()


def test_what_arrived_meanwhile_is_counted(watching: Window, tmp_path: Path, qtbot: QtBot) -> None:
    for name in ("a", "b", "c"):
        save(SAMPLE, tmp_path / f"{name}.bodymap")
    look_twice(watching, qtbot)
    assert "a.bodymap, and 2 more" in line_of(watching).words.text()
    line_of(watching).later.click()
    assert "b.bodymap, and 1 more" in line_of(watching).words.text()


def test_what_is_there_already_has_not_arrived(
    make_window: MakeWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    save(SAMPLE, tmp_path / "old.bodymap")
    window = make_window("consultation")
    answers.path = tmp_path
    window.actions_by_id["watch-folder"].trigger()
    qtbot.waitUntil(lambda: not line_of(window)._errands.busy)
    look_twice(window, qtbot)
    assert not line_of(window).isVisible()


def test_a_folder_that_went_away_is_told_once(watching: Window, tmp_path: Path, qtbot: QtBot) -> None:
    tmp_path.rmdir()
    look_twice(watching, qtbot)
    assert "cannot be read" in watching.trouble_words.text()
    assert watching.watched_folder is None


def test_the_foot_of_the_window_says_which_folder_is_watched(watching: Window, tmp_path: Path) -> None:
    assert tmp_path.name in watching.status.watched.text()
    assert not watching.trouble_bar.isVisible()
    watching.actions_by_id["watch-folder"].trigger()
    assert watching.status.watched.isHidden()


def test_in_another_language_the_line_says_its_words_anew(
    watching: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    save(SAMPLE, tmp_path / "tablet.bodymap")
    look_twice(watching, qtbot)
    watching.commands.choose_language("fr")
    assert line_of(watching).open.text() == "L’ouvrir"
    assert "tablet.bodymap" in line_of(watching).words.text()
    assert "arrived" not in line_of(watching).words.text()
    watching.commands.choose_language("en")


def test_the_same_action_ends_the_watch(watching: Window) -> None:
    watching.actions_by_id["watch-folder"].trigger()
    assert watching.watched_folder is None
