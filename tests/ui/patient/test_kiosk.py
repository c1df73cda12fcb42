"""The guided screen is locked until the clinician's gesture, and nothing of anybody else is reached from it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenuBar

from bodymap.reasoning.reading import Urgency
from bodymap.records.drawing_file import save
from bodymap.records.sample_info import SampleInfo
from bodymap.ui.dialogs import Answer
from bodymap.ui.flags_panel import NOT_SURE
from bodymap.ui.patient.screen import Corner
from bodymap.ui.patient.way_out import WORD
from bodymap.ui.settings import Settings
from bodymap.ui.window import Window
from tests.records.documents import SAMPLE
from tests.ui.conftest import Answers, MakeWindow
from tests.ui.patient.person import Person
from tests.ui.patient.test_walk import draw_sciatica, finish


def corners(person: Person) -> list[Corner]:
    return sorted(person.screen.findChildren(Corner), key=lambda c: c._number)


def touch_corners(person: Person, *order: int) -> None:
    made = corners(person)
    for number in order:
        QTest.mouseClick(made[number], Qt.MouseButton.LeftButton)


def mode(window: Window) -> str:
    return window.session.state.mode.id


def test_the_four_corners_in_turn_hand_it_back(person: Person) -> None:
    touch_corners(person, 0, 1, 2, 3)
    assert mode(person.window) == "consultation"


def test_the_typed_word_hands_it_back(person: Person) -> None:
    for letter in WORD:
        QTest.keyClicks(QApplication.focusWidget() or person.screen, letter)
    assert mode(person.window) == "consultation"


def test_the_word_is_heard_while_the_body_has_the_keyboard(person: Person) -> None:
    person.press("Just a body")
    person.screen.figure.setFocus()
    QTest.keyClicks(person.screen.figure, WORD)
    assert mode(person.window) == "consultation"


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1, 3), (3, 2, 1, 0), (0, 0, 0, 0)])
def test_other_corners_leave_it_locked(person: Person, order: tuple[int, ...]) -> None:
    touch_corners(person, *order)
    assert mode(person.window) == "patient"


def test_turning_the_page_begins_the_gesture_anew(person: Person) -> None:
    touch_corners(person, 0, 1)
    person.press("Next")
    touch_corners(person, 2, 3)
    assert mode(person.window) == "patient"


def test_the_window_does_not_close(person: Person) -> None:
    event = QCloseEvent()
    QApplication.sendEvent(person.window, event)
    assert not event.isAccepted()
    assert person.window.isVisible()


def test_the_frame_around_it_may_not_close_either(person: Person) -> None:
    assert not person.window.commands.may_leave()


def test_no_action_and_no_key_of_the_window_does_anything(person: Person) -> None:
    able = [one.text() for one in person.window.actions_by_id.values() if one.isEnabled()]
    assert able == []


def test_no_bar_and_no_menu_is_in_sight(person: Person) -> None:
    window = person.window
    bars = (window.bar, window.menuBar(), window.statusBar(), window.side, window.tools)
    assert [bar.objectName() for bar in bars if bar.isVisible()] == []
    assert not any(menu.isVisible() for menu in window.findChildren(QMenuBar))


def test_recent_files_and_samples_are_out_of_reach(
    make_window: MakeWindow, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "somebody else.bodymap"
    save(SAMPLE, path)
    settings.add_recent(path)
    person = Person(make_window("patient"))
    shown = [a.text() for a in person.screen.findChildren(QAction) if a.isVisible()]
    assert not any("somebody" in text for text in shown)
    assert not person.window.recent_menu.menuAction().isVisible()


def test_a_file_dropped_on_it_is_not_taken(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "somebody else.bodymap"
    save(SAMPLE, path)
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(person.window, QDragEnterEvent(QPoint(200, 200), copy, what, left, none))
    QApplication.sendEvent(person.window, QDropEvent(QPointF(200, 200), copy, what, left, none))
    assert not person.window.acceptDrops()
    assert person.window.session.document.drawing.marks == ()


def test_opening_a_file_by_any_way_is_refused(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "somebody else.bodymap"
    save(SAMPLE, path)
    person.window.commands.open_path(path)
    assert person.window.session.document.drawing.marks == ()


@pytest.fixture
def painted(window: Window) -> Window:
    """A clinician's window with somebody's drawing on the table."""
    window.session.edit("Paint", SAMPLE.drawing)
    return window


def test_the_drawing_of_another_person_is_gone_before_the_tablet_is_handed_over(
    painted: Window, answers: Answers
) -> None:
    answers.unsaved_answer = Answer.DISCARD
    painted.commands.choose_mode("patient")
    assert mode(painted) == "patient"
    assert painted.session.document.drawing.marks == ()
    assert painted.session.state.paper.undo == ""


def test_a_drawing_that_was_not_saved_is_asked_about_first(painted: Window, answers: Answers) -> None:
    answers.unsaved_answer = Answer.CANCEL
    painted.commands.choose_mode("patient")
    assert mode(painted) == "consultation"
    assert painted.session.document.drawing == SAMPLE.drawing


def test_undo_never_brings_back_another_person(painted: Window, answers: Answers) -> None:
    answers.unsaved_answer = Answer.DISCARD
    painted.commands.choose_mode("patient")
    person = Person(painted)
    QTest.keyClick(person.screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert painted.session.document.drawing.marks == ()


def test_a_sample_is_taken_off_the_table(window: Window) -> None:
    first: SampleInfo = window._samples[0]
    window.commands.show_sample(first)
    window.commands.choose_mode("patient")
    assert window.session.document.drawing.marks == ()


def test_after_it_is_handed_back_the_drawing_lies_on_the_table(person: Person) -> None:
    draw_sciatica(person)
    finish(person)
    drawn = person.screen.visit.document
    touch_corners(person, 0, 1, 2, 3)
    assert person.window.session.document == drawn
    assert person.window.session.state.paper.unsaved
    assert person.window.figure.isVisible()


def test_after_it_is_handed_back_the_alarm_stands_on_top(person: Person) -> None:
    draw_sciatica(person)
    person.press(f"{person.screen.words.question('saddle_numbness')} Yes")
    touch_corners(person, 0, 1, 2, 3)
    flags = person.window.session.state.reading.red_flags
    assert flags[0].urgency is Urgency.EMERGENCY
    assert person.window.side.flags.alarms.isVisible()


def test_what_the_patient_was_not_sure_of_is_told_over_the_drawing(person: Person) -> None:
    draw_sciatica(person)
    person.press(f"{person.screen.words.question('fever')} Not sure")
    touch_corners(person, 0, 1, 2, 3)
    assert person.window.trouble_bar.isVisible()
    assert person.screen.words.question("fever") in person.window.trouble_words.text()


def test_it_ends_with_hand_the_tablet_back(person: Person) -> None:
    draw_sciatica(person)
    finish(person)
    shown = [w.text() for w in person.screen.panel.findChildren(type(person.screen.question)) if w.isVisible()]
    assert shown == ["Please hand the tablet back.", person.screen.words("net")]


def test_nothing_of_the_person_stays_on_the_screen_for_the_next(person: Person, answers: Answers) -> None:
    draw_sciatica(person)
    touch_corners(person, 0, 1, 2, 3)
    answers.unsaved_answer = Answer.DISCARD
    person.window.commands.choose_mode("patient")
    again = Person(person.window)
    assert again.step == "figure"
    assert not again.screen.visit.may_undo
    assert again.window.session.document.visit == ()


def test_a_question_the_patient_was_not_sure_of_stays_to_be_asked_and_says_so(person: Person) -> None:
    person.press("Just a body")
    person.tap("thigh_ant_mid_central", "R")
    person.tap("thigh_ant_mid_central", "L")
    visit = person.screen.visit
    while visit.step.id != "flags":
        visit.go(1)
    person.press(f"{person.screen.words.question('progressive_weakness')} Not sure")
    touch_corners(person, 0, 1, 2, 3)
    row = person.window.side.flags.questions["progressive_weakness"]
    assert row.isVisible()
    assert (row.answers.value(), row._time.text()) == ("", NOT_SURE)
