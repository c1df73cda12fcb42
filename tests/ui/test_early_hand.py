from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from bodymap.ui.frame import Frame
from bodymap.ui.opening import Wanted, find_opening
from bodymap.ui.state import ToolName
from bodymap.ui.window import Window

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
