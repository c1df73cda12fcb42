import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from bodymap.ui.frame import Frame
from bodymap.ui.opening import Wanted, find_opening
from bodymap.ui.state import ToolName
from bodymap.ui.window import Window
from tests.ui.conftest import Answers
from tests.ui.hands import all_buttons_up

LEFT = Qt.MouseButton.LeftButton


USUAL = Wanted("consultation", "light", (1280, 800), 1.0, {})


def leg(x: float, y: float) -> QPoint:
    """Px of the window at this place (mm) of the front."""
    opening = find_opening(USUAL)
    assert opening is not None
    body = opening.bodies[0]
    left, top = opening.canvas.x() + body.offset[0], opening.canvas.y() + body.offset[1]
    return QPoint(round(left + x * body.scale), round(top + y * body.scale))


SHIN, ANKLE, OTHER = leg(95, 900), leg(95, 1050), leg(-95, 900)


def early(qtbot: QtBot) -> Frame:
    """A frame with nothing but the picture, which takes the hand."""
    all_buttons_up(qtbot)
    frame = Frame(find_opening(USUAL))
    qtbot.addWidget(frame)
    frame.resize(1280, 800)
    frame.show()
    frame.take_hand()
    return frame


def drawn(window: Window) -> int:
    return len(window.session.state.drawing.marks)


def test_a_stroke_on_the_picture_is_seen_on_it(qtbot: QtBot) -> None:
    frame = early(qtbot)
    before = frame.grab().toImage().pixelColor(SHIN)
    QTest.mousePress(frame, LEFT, pos=SHIN)
    assert frame.grab().toImage().pixelColor(SHIN) != before


def test_a_stroke_on_the_picture_ends_as_one_mark_and_one_step(qtbot: QtBot, window: Window) -> None:
    frame = early(qtbot)
    QTest.mousePress(frame, LEFT, pos=SHIN)
    QTest.mouseMove(frame, ANKLE)
    QTest.mouseRelease(frame, LEFT, pos=ANKLE)
    frame.hold(window, lambda: True)
    assert drawn(window) == 1
    window.session.undo()
    assert (drawn(window), window.session.state.paper.undo) == (0, "")
    window.setParent(None)


def test_two_strokes_on_the_picture_are_both_there(qtbot: QtBot, window: Window) -> None:
    frame = early(qtbot)
    for at in (SHIN, OTHER):
        QTest.mousePress(frame, LEFT, pos=at)
        QTest.mouseMove(frame, at + QPoint(0, 40))
        QTest.mouseRelease(frame, LEFT, pos=at + QPoint(0, 40))
    frame.hold(window, lambda: True)
    strokes = [s for mark in window.session.state.drawing.marks for s in mark.strokes]
    assert len(strokes) == 2
    window.setParent(None)


def test_a_stroke_held_down_goes_on_in_the_window(qtbot: QtBot, window: Window) -> None:
    frame = early(qtbot)
    QTest.mousePress(frame, LEFT, pos=SHIN)
    frame.hold(window, lambda: True)
    QTest.qWait(20)
    QTest.mouseMove(frame, ANKLE)
    assert drawn(window) == 0
    QTest.mouseRelease(frame, LEFT, pos=ANKLE)
    (mark,) = window.session.state.drawing.marks
    assert mark.area.bounds[3] - mark.area.bounds[1] > 50 / window.figure.placements[0].scale
    window.setParent(None)


def test_a_click_on_a_tool_reaches_the_tool(qtbot: QtBot, window: Window) -> None:
    frame = early(qtbot)
    (eraser,) = (b for b in window.tools.findChildren(QAbstractButton) if b.text() == "Eraser")
    QTest.mouseClick(frame, LEFT, pos=eraser.mapTo(window, eraser.rect().center()))
    frame.hold(window, lambda: True)
    assert window.session.state.pen.tool is ToolName.ERASER
    window.setParent(None)


@pytest.fixture
def unseen(window: Window) -> Window:
    """The window, not shown yet: a window that is shown would take the keys."""
    window.hide()
    QApplication.processEvents()
    return window


def keyed(qtbot: QtBot, window: Window, *keys: Qt.Key) -> None:
    """These keys before the window is there."""
    frame, before = early(qtbot), window.session.state
    for one in keys:
        QTest.keyClick(frame, one)
    assert window.session.state == before
    frame.hold(window, lambda: True)


@pytest.mark.parametrize(
    ("keys", "tool"),
    [
        ([Qt.Key.Key_E], ToolName.ERASER),
        ([Qt.Key.Key_F], ToolName.FILL),
        ([Qt.Key.Key_E, Qt.Key.Key_V], ToolName.SELECT),
    ],
)
def test_a_key_before_the_window_chooses_the_tool(
    qtbot: QtBot, unseen: Window, keys: list[Qt.Key], tool: ToolName
) -> None:
    keyed(qtbot, unseen, *keys)
    assert unseen.session.state.pen.tool is tool
    unseen.setParent(None)


def test_a_digit_before_the_window_says_how_strong(qtbot: QtBot, unseen: Window) -> None:
    keyed(qtbot, unseen, Qt.Key.Key_7)
    assert unseen.session.state.pen.intensity == 7
    unseen.setParent(None)


def test_a_sign_that_needs_shift_is_found(qtbot: QtBot, unseen: Window, answers: Answers) -> None:
    frame = early(qtbot)
    QTest.keyClick(frame, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    frame.hold(unseen, lambda: True)
    assert [title for title, _ in answers.shown] == ["Keys"]
    unseen.setParent(None)


def test_a_key_of_something_that_is_not_there_does_nothing(qtbot: QtBot, unseen: Window) -> None:
    before = unseen.session.state
    keyed(qtbot, unseen, Qt.Key.Key_K)
    assert unseen.session.state == before
    unseen.setParent(None)


def test_keys_and_strokes_keep_their_order(qtbot: QtBot, unseen: Window) -> None:
    frame = early(qtbot)
    QTest.mouseClick(frame, LEFT, pos=SHIN)
    QTest.keyClick(frame, Qt.Key.Key_E)
    QTest.mouseClick(frame, LEFT, pos=SHIN)
    frame.hold(unseen, lambda: True)
    assert drawn(unseen) == 0
    unseen.session.undo()
    assert drawn(unseen) == 1
    unseen.setParent(None)


def test_the_wheel_before_the_window_scrolls_nothing_later(qtbot: QtBot, window: Window) -> None:
    frame = early(qtbot)
    roll(frame, SHIN)
    frame.hold(window, lambda: True)
    QTest.qWait(50)
    assert window.figure.lens.zoom == 1
    window.setParent(None)


def roll(frame: Frame, at: QPoint) -> None:
    """One click of the wheel at a point of the frame."""
    place = QPointF(at)
    event = QWheelEvent(
        place, frame.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(frame, event)
    assert event.isAccepted()


def test_a_stroke_stays_on_its_place_of_the_body_in_a_window_of_another_size(
    qtbot: QtBot, window: Window
) -> None:
    frame = early(qtbot)
    QTest.mouseClick(frame, LEFT, pos=SHIN)
    frame.resize(1500, 950)
    frame.hold(window, lambda: True)
    (mark,) = window.session.state.drawing.marks
    middle = mark.area.centroid
    assert (abs(middle.x - 95) < 6, abs(middle.y - 900) < 6) == (True, True)
    window.setParent(None)


def test_whoever_closes_after_painting_is_asked_when_there_is_somebody_to_ask(
    qtbot: QtBot, window: Window
) -> None:
    frame, asked = early(qtbot), []
    QTest.mouseClick(frame, LEFT, pos=SHIN)
    assert not frame.close()
    frame.hold(window, lambda: bool(asked.append(drawn(window))))
    qtbot.waitUntil(lambda: asked == [1])
    assert frame.isVisible()
    window.setParent(None)


def test_whoever_has_painted_nothing_may_close_at_once(qtbot: QtBot) -> None:
    assert early(qtbot).close()
