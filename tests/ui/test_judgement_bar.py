"""The clinician accepts, sets aside and comments; the window follows, and every step can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bodymap.reasoning.judgement import Judgement, Matter, Verdict, of_root
from bodymap.ui.judgement_bar import JudgementBar
from bodymap.ui.state import NOTHING_SELECTED, Selection
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow
from tests.ui.hands import words


def open_sample(window: Window, sample_id: str) -> Window:
    window.commands.show_sample(next(s for s in window._samples if s.id == sample_id))
    return window


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    made = open_sample(make_window("consultation"), "l5-skier")
    first = made.session.state.reading.roots[0]
    made.session.select(Selection(root=first.root, side=first.side))
    return made


def matter(window: Window) -> Matter:
    return of_root(window.session.state.reading.roots[0])


def bar(window: Window) -> JudgementBar:
    return window.side.selection.judgement


def press(window: Window, verdict: Verdict) -> None:
    QTest.mouseClick(bar(window).choice.segment(verdict.value), Qt.MouseButton.LeftButton)


def test_a_chosen_root_can_be_accepted(window: Window) -> None:
    press(window, Verdict.ACCEPTED)
    assert window.session.state.judgements == (Judgement(matter(window), Verdict.ACCEPTED),)


def test_the_row_of_the_root_says_what_was_judged(window: Window) -> None:
    press(window, Verdict.SET_ASIDE)
    assert "left: set aside" in words(window.side.roots)


def test_a_judgement_can_be_undone(window: Window) -> None:
    press(window, Verdict.ACCEPTED)
    assert window.session.state.paper.undo == "Accept L5 left"
    window.session.undo()
    assert window.session.state.judgements == ()
    assert bar(window).choice.value() == Verdict.NONE.value


def test_a_comment_is_kept_when_the_field_is_left(window: Window) -> None:
    bar(window).comment.setText("heel walk weak as well")
    bar(window).comment.editingFinished.emit()
    assert window.session.state.judgements[0].comment == "heel walk weak as well"


def test_a_judgement_changes_no_reading(window: Window) -> None:
    before = window.session.state.reading
    press(window, Verdict.SET_ASIDE)
    assert window.session.state.reading.roots == before.roots


def test_nothing_chosen_is_nothing_to_judge(window: Window) -> None:
    window.session.select(NOTHING_SELECTED)
    assert bar(window).isHidden()


def test_a_class_judges_nothing(make_window: MakeWindow) -> None:
    window = open_sample(make_window("classroom"), "l5-skier")
    first = window.session.state.reading.roots[0]
    window.session.select(Selection(root=first.root, side=first.side))
    assert bar(window).isHidden()


def test_a_condition_is_judged_on_its_page(make_window: MakeWindow) -> None:
    window = open_sample(make_window("consultation"), "piriformis-office")
    found = window.session.state.reading.look_alikes[0]
    window.session.select(Selection(condition=found.id))
    shown = window.side.conditions.judgement
    QTest.mouseClick(shown.choice.segment(Verdict.SET_ASIDE.value), Qt.MouseButton.LeftButton)
    assert window.session.state.judgements == (Judgement(Matter(condition=found.id), Verdict.SET_ASIDE),)
    assert "set aside" in words(window.side.look_alikes)


def test_what_a_warning_names_cannot_be_set_aside(make_window: MakeWindow) -> None:
    window = open_sample(make_window("consultation"), "cauda-equina")
    named = next(s for s in window.session.state.reading.look_alikes if s.word == "to be ruled out now")
    window.session.select(Selection(condition=named.id))
    shown = window.side.conditions.judgement
    assert shown.choice.isHidden()
    assert not shown.alarm.isHidden()
