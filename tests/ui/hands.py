"""What a hand does in a test: real mouse events on the body, at millimetres of a view."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.ui.window import Window


def inside(atlas: Atlas, view: View, zone: str, side: Side) -> tuple[float, float]:
    """A point in the zone, mm."""
    face = next(f for f in atlas.zones(view) if (f.zone, f.side) == (zone, side))
    point = face.shape.representative_point()
    return point.x, point.y


def pixel(window: Window, view: View, x: float, y: float) -> QPoint:
    placement = next(p for p in window.figure.placements if p.view is view)
    return QPoint(*(round(v) for v in placement.to_px(x, y)))


def click(window: Window, view: View, x: float, y: float) -> None:
    at = pixel(window, view, x, y)
    QTest.mouseMove(window.figure, at)
    QTest.mouseClick(window.figure, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def drag(window: Window, view: View, places: list[tuple[float, float]]) -> None:
    """Press at the first place, move over the others, let go at the last."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    points = [pixel(window, view, x, y) for x, y in places]
    QTest.mousePress(window.figure, left, none, points[0])
    for point in points[1:]:
        QTest.mouseMove(window.figure, point)
    QTest.mouseRelease(window.figure, left, none, points[-1])


def words(widget: QWidget) -> str:
    """Everything that can be read on a widget, once Qt has put it up."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def all_buttons_up(qtbot: QtBot) -> None:
    """A test before this one may have left a button of the one mouse down."""
    aside = QWidget()
    qtbot.addWidget(aside)
    aside.show()
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseRelease(aside, button)
