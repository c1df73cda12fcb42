from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from bodymap.ui.frame import Frame
from bodymap.ui.opening import Wanted, find_opening
from bodymap.ui.state import ToolName
from bodymap.ui.window import Window
from tests.ui.hands import all_buttons_up

USUAL = Wanted("consultation", "light", (1280, 800), 1.0, {})


def framed(qtbot: QtBot, window: QMainWindow, may_leave: bool = True) -> Frame:
    frame = Frame(find_opening(USUAL))
    qtbot.addWidget(frame)
    frame.resize(1280, 800)
    frame.show()
    frame.hold(window, lambda: may_leave)
    return frame


def test_the_window_takes_the_whole_place_of_the_picture(qtbot: QtBot, window: Window) -> None:
    frame = framed(qtbot, window)
    assert not frame.has_opening
    assert (window.size(), window.isVisible()) == (frame.size(), True)
    window.setParent(None)


def test_the_first_picture_is_told_once(qtbot: QtBot) -> None:
    frame = Frame(find_opening(USUAL))
    qtbot.addWidget(frame)
    with qtbot.waitSignal(frame.painted):
        frame.show()


def test_the_frame_has_the_title_of_what_it_holds(qtbot: QtBot) -> None:
    window = QMainWindow()
    frame = framed(qtbot, window)
    window.setWindowTitle("Left leg[*]")
    window.setWindowModified(True)
    assert (frame.windowTitle(), frame.isWindowModified()) == ("Left leg[*]", True)


def test_closing_what_it_holds_closes_the_frame(qtbot: QtBot) -> None:
    window = QMainWindow()
    frame = framed(qtbot, window)
    window.close()
    qtbot.waitUntil(lambda: not frame.isVisible())


def test_a_person_who_wants_to_stay_stays(qtbot: QtBot) -> None:
    window = QMainWindow()
    frame = framed(qtbot, window, may_leave=False)
    assert not frame.close()
    assert window.isVisible()


def test_the_frame_is_no_smaller_than_what_it_holds(qtbot: QtBot) -> None:
    window = QMainWindow()
    window.setMinimumSize(900, 600)
    assert framed(qtbot, window).minimumSize() == QSize(900, 600)


def test_a_stroke_on_the_picture_is_painted_on_the_window(qtbot: QtBot, window: Window) -> None:
    all_buttons_up(qtbot)
    frame = Frame(find_opening(USUAL))
    qtbot.addWidget(frame)
    frame.resize(1280, 800)
    frame.show()
    place = window.figure.placements[0]
    start, end = (window.figure.mapTo(window, QPointF(*place.to_px(95, y)).toPoint()) for y in (900, 960))
    QTest.mousePress(frame, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(frame, end)
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=end)
    frame.hold(window, lambda: True)
    qtbot.waitUntil(lambda: len(window.session.state.drawing.marks) == 1)
    window.setParent(None)


def test_keys_of_the_window_work_inside_the_frame(qtbot: QtBot, window: Window) -> None:
    frame = framed(qtbot, window)
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    QTest.keyClick(frame, Qt.Key.Key_E)
    assert window.session.state.pen.tool is ToolName.ERASER
    window.setParent(None)
