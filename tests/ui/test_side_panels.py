from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from bodymap.ui.window import Window
from tests.ui.hands import words

MakeWindow = Callable[..., Window]


def emergency(make_window: MakeWindow, mode: str) -> Window:
    """The sample with numbness between the legs, on the smallest common screen."""
    window = make_window(mode, size=(1280, 800))
    window.commands.show_sample(next(s for s in window._samples if s.id == "cauda-equina"))
    words(window)
    return window


def seen_whole(label: QLabel) -> bool:
    return label.visibleRegion().boundingRect().size() == label.size()


@pytest.mark.parametrize("mode", ["consultation", "classroom"])
def test_an_emergency_stays_in_sight_whatever_is_scrolled(make_window: MakeWindow, mode: str) -> None:
    window = emergency(make_window, mode)
    bar = window.side.flags_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    words(window)
    assert bar.maximum() > 0
    shown = [label for label in window.side.flags.alarms.findChildren(QLabel) if label.isVisible()]
    assert all(seen_whole(label) for label in shown)


def test_in_an_emergency_the_first_root_and_the_examination_can_be_used(make_window: MakeWindow) -> None:
    window = emergency(make_window, "consultation")
    window.side.drawer.turn("examination")
    words(window)
    first = window.side.roots.rows[0]
    assert first.visibleRegion().boundingRect().height() > 40
    rows = [rows[0] for rows in window.side.examination.rows.values()]
    assert sum(row.visibleRegion().boundingRect().height() == row.height() for row in rows) >= 1


def test_a_question_that_comes_up_stands_above_those_that_were_answered(make_window: MakeWindow) -> None:
    window = emergency(make_window, "consultation")
    shown = [q for q in window.side.flags.questions.values() if q.isVisible()]
    top = min(shown, key=lambda q: q.y())
    assert top.answers.value() == ""
