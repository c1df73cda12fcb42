"""A figure view with everything it says written down, and hands of every kind on it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QCursor,
    QFocusEvent,
    QImage,
    QInputDevice,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.knowledge.stored import open_library
from bodymap.ui.figure_view import FigureView
from bodymap.ui.live_reading import Growing
from bodymap.ui.state import Pen, Selection, State, ToolName

LEFT = Qt.MouseButton.LeftButton
NOBODY = Qt.MouseButton.NoButton
NO_KEY = Qt.KeyboardModifier.NoModifier


class Screen:
    """A figure view with everything it says written down."""

    def __init__(self, qtbot: QtBot, host: QWidget | None = None) -> None:
        self.qtbot = qtbot
        self.view = FigureView(open_atlas(), open_library(), host)
        qtbot.addWidget(self.view)
        self.edits: list[tuple[str, PainDrawing]] = []
        self.previews: list[Growing | None] = []
        self.picks: list[Selection] = []
        self.words: list[str] = []
        self.widths: list[float] = []
        self.view.edited.connect(lambda name, drawing: self.edits.append((name, drawing)))
        self.view.previewed.connect(self.previews.append)
        self.view.picked.connect(self.picks.append)
        self.view.hovered.connect(self.words.append)
        self.view.pen_width_changed.connect(self.widths.append)
        self.state = State()
        self.view.resize(760, 740)
        QCursor.setPos(-900, -900)  # where the last test left the pointer is no matter
        self.view.show()
        self.look()

    def look(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]
        self.view.show_state(self.state)

    def use(self, tool: ToolName, **pen: object) -> None:
        self.look(pen=replace(Pen(tool=tool), **pen))  # type: ignore[arg-type]

    def at(self, view: View, x: float, y: float) -> QPoint:
        placement = next(p for p in self.view.placements if p.view is view)
        return QPointF(*placement.to_px(x, y)).toPoint()

    def drag(self, view: View, *places: tuple[float, float], release: bool = True) -> None:
        points = [self.at(view, *place) for place in places]
        QTest.mousePress(self.view, LEFT, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(self.view, point)
        if release:
            QTest.mouseRelease(self.view, LEFT, pos=points[-1])

    def click(self, view: View, x: float, y: float) -> None:
        QTest.mouseClick(self.view, LEFT, pos=self.at(view, x, y))

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.view, key)

    def leave(self) -> None:
        """The pointer goes away; sent by hand, because the window of another test may lie under the pointer."""
        QApplication.sendEvent(self.view, QEvent(QEvent.Type.Leave))

    def tab_in(self) -> None:
        """Tab comes into the view; sent by hand, because a window without a desktop is never active."""
        QApplication.sendEvent(self.view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))

    def picture(self) -> QImage:
        return self.view.grab().toImage()

    @property
    def drawn(self) -> PainDrawing:
        """The newest drawing, shown as the session would."""
        drawing = self.edits[-1][1]
        self.look(drawing=drawing)
        return drawing


def pen_device(
    pointer: QPointingDevice.PointerType = QPointingDevice.PointerType.Pen, feels: bool = True
) -> QPointingDevice:
    """A pen as a tablet would report it, with its tip or its tail."""
    able = QInputDevice.Capability.Position | QInputDevice.Capability.Hover
    if feels:
        able |= QInputDevice.Capability.Pressure
    return QPointingDevice("pen", 17, QInputDevice.DeviceType.Stylus, pointer, able, 1, 3)


def tablet(
    widget: QWidget,
    device: QPointingDevice,
    kind: QEvent.Type,
    at: QPointF,
    pressure: float = 0.5,
    buttons: Qt.MouseButton = LEFT,
    button: Qt.MouseButton = LEFT,
) -> bool:
    """One report of a pen; answers whether it was taken, so that Qt makes no mouse event of it."""
    where = QPointF(widget.mapToGlobal(at))
    event = QTabletEvent(kind, device, at, where, pressure, 0, 0, 0, 0, 0, NO_KEY, button, buttons)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def pen_stroke(
    widget: QWidget, device: QPointingDevice, points: list[QPoint], pressures: list[float] | None = None
) -> None:
    """A whole stroke of a pen."""
    press = pressures or [0.5] * len(points)
    tablet(widget, device, QEvent.Type.TabletPress, QPointF(points[0]), press[0])
    for point, pressure in zip(points[1:], press[1:], strict=True):
        tablet(widget, device, QEvent.Type.TabletMove, QPointF(point), pressure, LEFT, NOBODY)
    tablet(widget, device, QEvent.Type.TabletRelease, QPointF(points[-1]), 0.0, NOBODY, LEFT)
