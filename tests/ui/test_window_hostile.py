"""A window whose world changes under it: closed, switched or robbed of its files in mid-stroke. Nothing is lost."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.ui.dialogs import Answer
from bodymap.ui.figure_layout import LayoutKind
from bodymap.ui.state import Selection
from bodymap.ui.window import Window
from tests.ui.conftest import Answers
from tests.ui.hands import drag, pixel

LEFT = Qt.MouseButton.LeftButton


def hold(window: Window) -> QPoint:
    """A stroke that has not ended."""
    points = [pixel(window, View.FRONT, 90, y) for y in (900, 950, 1000)]
    QTest.mousePress(window.figure, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(window.figure, point)
    return points[-1]


SWITCHES: dict[str, Callable[[Window], object]] = {
    "mode": lambda w: w.session.set_mode("patient"),
    "theme": lambda w: w.commands.choose_theme("dark"),
    "layout": lambda w: w.session.show(replace(w.session.state.show, views=LayoutKind.WHOLE)),
    "map": lambda w: w.commands.show_map("isncsci"),
    "skin": lambda w: w.commands.choose_skin("light"),
    "undo": lambda w: w.commands.undo(),
    "size": lambda w: w.resize(1000, 640),
}


@pytest.mark.parametrize("way", SWITCHES)
def test_what_is_switched_in_mid_stroke_leaves_the_drawing_and_its_reading(
    window: Window, answers: Answers, way: str
) -> None:
    drag(window, View.BACK, [(-130, 1400), (-125, 1450)])
    QApplication.processEvents()
    before = window.session.state
    answers.unsaved_answer = Answer.CANCEL
    at = hold(window)
    SWITCHES[way](window)
    QApplication.processEvents()
    QTest.mouseMove(window.figure, at + QPoint(5, 5))
    QTest.mouseRelease(window.figure, LEFT, pos=at)
    after = window.session.state
    wanted = () if way == "undo" else before.drawing.marks
    assert after.drawing.marks == wanted
    assert way == "undo" or after.reading == before.reading


def test_escape_gives_the_stroke_up_before_it_lets_go_of_what_is_chosen(window: Window) -> None:
    drag(window, View.BACK, [(-130, 1400), (-125, 1450)])
    chosen = window.session.state.drawing.marks[0].id
    window.session.select(Selection(mark=chosen))
    window.figure.setFocus()
    hold(window)
    QTest.keyClick(window.figure, Qt.Key.Key_Escape)
    assert window.figure._gesture is None
    assert window.session.state.selection.mark == chosen


def test_a_window_closed_in_mid_stroke_closes(window: Window, answers: Answers) -> None:
    answers.unsaved_answer = Answer.DISCARD
    hold(window)
    assert window.close()
    QTest.qWait(80)
    assert window.session.state.drawing.marks == ()


def test_a_window_that_stays_open_keeps_what_was_painted(window: Window, answers: Answers) -> None:
    drag(window, View.BACK, [(-130, 1400), (-125, 1450)])
    before = window.session.state.drawing
    answers.unsaved_answer = Answer.CANCEL
    hold(window)
    assert not window.close()
    window.figure.cancel()
    assert window.session.state.drawing is before


def test_a_file_replaced_by_rubbish_while_it_is_open_is_told_in_one_line_and_loses_nothing(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    drag(window, View.BACK, [(-130, 1400), (-125, 1450)])
    answers.path = tmp_path / "a.bodymap"
    assert window.commands.save_as()
    before = window.session.state.drawing
    answers.path.write_text("{", encoding="utf-8")
    window.commands.open_path(answers.path)
    assert window.trouble_bar.isVisible()
    assert "\n" not in window.trouble_words.text()
    assert window.session.state.drawing is before
    assert window.commands.save()


def test_maps_and_built_files_replaced_while_the_window_is_open_lose_nothing(
    window: Window, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, atlas: Atlas
) -> None:
    from bodymap import data

    real = data.data_folder

    def broken(name: str) -> Path:
        copy = tmp_path / name
        if not copy.exists():
            shutil.copytree(real(name), copy)
            for path in (*copy.rglob("*.yaml"), *copy.rglob("built/*.json")):
                path.write_text("no: map: at: all\n", encoding="utf-8")
        return copy

    drag(window, View.BACK, [(-130, 1400), (-125, 1450)])
    for module in list(sys.modules.values()):
        if getattr(module, "data_folder", None) is real:
            monkeypatch.setattr(module, "data_folder", broken)
    before = window.session.state.drawing
    answers.path = tmp_path / "kept.bodymap"
    for made in window.actions_by_id.values():
        if (
            made.text().replace("&", "") not in ("Quit", "New drawing")
            and made.isVisible()
            and made.isEnabled()
        ):
            made.trigger()
            QApplication.processEvents()
            while window.session.state.drawing != before and window.session.state.paper.undo:
                window.session.undo()
    assert answers.path.is_file()


def test_ten_thousand_samples_in_one_stroke_are_one_bounded_stroke(window: Window) -> None:
    at = pixel(window, View.FRONT, 90, 1000)
    QTest.mousePress(window.figure, LEFT, pos=at)
    for i in range(10_000):
        QTest.mouseMove(window.figure, at + QPoint(i % 23 - 11, i % 37 - 18))
    QTest.mouseRelease(window.figure, LEFT, pos=at)
    (mark,) = window.session.state.drawing.marks
    assert len(mark.strokes[0].points) <= 5000
    assert mark.area.is_valid
