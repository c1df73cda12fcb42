"""The same drawing by mouse, by finger and by keyboard: three zones, two feelings, each with its strength, and equal records."""

import json
from collections.abc import Callable
from math import dist
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QStyle, QStyleOptionSlider, QWidget

from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import StrokeKind
from bodymap.drawing.sensation import SENSATIONS, Sensation
from bodymap.records.drawing_file import text_of
from bodymap.ui.figure_stops import Stop
from bodymap.ui.state import ToolName
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow
from tests.ui.patient.person import way

SCIATICA = (
    (Sensation.STABBING, 7, View.BACK, "thigh_post_central", Side.RIGHT),
    (Sensation.STABBING, 7, View.BACK, "calf_central", Side.RIGHT),
    (Sensation.NUMBNESS, 4, View.FEET_TOP, "hallux", Side.RIGHT),
)
"""Feeling, strength, view, zone and side of each place."""
Record = dict[str, Any]
_DEVICES: dict[str, QPointingDevice] = {}


class Way(Protocol):
    """One way to do it, with real events."""

    def use(self, tool: ToolName) -> None: ...
    def feel(self, sensation: Sensation) -> None: ...
    def strong(self, value: int) -> None: ...
    def fill(self, stop: Stop) -> None: ...


class ByHand:
    """What mouse and finger share: they press what they see."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def press(self, widget: QWidget, *places: QPoint) -> None:
        raise NotImplementedError

    def use(self, tool: ToolName) -> None:
        made = self.window.tools.tools[tool]
        self.press(made, made.rect().center())

    def feel(self, sensation: Sensation) -> None:
        made = self.window.tools.sensations[sensation]
        self.press(made, made.rect().center())

    def strong(self, value: int) -> None:
        """The knob is taken and let go at the value."""
        slider = self.window.tools.intensity.slider
        settle(slider)  # what the feeling changed in the panel has its place
        assert slider.visibleRegion().contains(knob(slider, slider.value()))
        self.press(slider, knob(slider, slider.value()), knob(slider, value))
        assert slider.value() == value, f"the knob of {slider.rect()} did not go there"

    def fill(self, stop: Stop) -> None:
        figure = self.window.figure
        x, y = figure.placements[stop.index].to_px(stop.x, stop.y)
        self.press(figure, QPoint(round(x), round(y)))


class Mouse(ByHand):
    def press(self, widget: QWidget, *places: QPoint) -> None:
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(widget, left, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(widget, place)
        QTest.mouseRelease(widget, left, pos=places[-1])


class Finger(ByHand):
    def press(self, widget: QWidget, *places: QPoint) -> None:
        device = _DEVICES.setdefault("screen", QTest.createTouchDevice())
        top = self.window.window()
        there = [widget.mapTo(top, place) for place in places]
        QTest.touchEvent(top, device).press(0, there[0], top).commit()
        for place in there[1:]:
            QTest.touchEvent(top, device).move(0, place, top).commit()
        QTest.touchEvent(top, device).release(0, there[-1], top).commit()


class Keyboard:
    """Keys alone, those that the sheet of keys tells."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.key(Qt.Key.Key_F6)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def use(self, tool: ToolName) -> None:
        self.key({ToolName.FILL: Qt.Key.Key_F, ToolName.BRUSH: Qt.Key.Key_B}[tool])

    def feel(self, sensation: Sensation) -> None:
        place = list(SENSATIONS).index(sensation)
        self.key(Qt.Key(Qt.Key.Key_1 + place), Qt.KeyboardModifier.ShiftModifier)

    def strong(self, value: int) -> None:
        self.key(Qt.Key(Qt.Key.Key_0 + value))

    def fill(self, stop: Stop) -> None:
        figure = self.window.figure
        if figure._cursor is None:
            self.key(Qt.Key.Key_Down)
        assert figure._cursor is not None
        for key in way(figure._stops, figure._cursor, stop):
            self.key(key)
        self.key(Qt.Key.Key_Return)


def settle(widget: QWidget) -> None:
    """Until it keeps its place: one layout may ask for another."""
    before = None
    while before != (before := (widget.mapTo(widget.window(), QPoint()), widget.size())):
        QApplication.processEvents()


def knob(slider: QSlider, value: int) -> QPoint:
    """Where the knob stands at a value, px."""
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    option.sliderPosition = value  # type: ignore[attr-defined]
    handle = QStyle.SubControl.SC_SliderHandle
    return slider.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, handle, slider).center()


def drawn(make_window: MakeWindow, way: Callable[[Window], Way]) -> Record:
    """The record of the drawing made this way."""
    window = make_window()
    window.session.new()
    QApplication.processEvents()
    hand = way(window)
    hand.use(ToolName.FILL)
    for sensation, strength, view, zone, side in SCIATICA:
        hand.feel(sensation)
        if window.session.state.pen.intensity != strength:
            hand.strong(strength)
        stops, placements = window.figure.stops, window.figure.placements
        wanted = (view, zone, side)
        hand.fill(next(s for s in stops if (placements[s.index].view, s.face.zone, s.face.side) == wanted))
        QApplication.processEvents()
    marks = window.session.document.drawing.marks
    assert [(m.sensation, m.intensity, m.view) for m in marks] == [row[:3] for row in SCIATICA]
    assert {stroke.kind for mark in marks for stroke in mark.strokes} == {StrokeKind.FILL}
    return json.loads(text_of(window.session.document))


def without_the_touch(record: Record) -> Record:
    """The record but for the very point of a zone that was touched to fill it, and the sum over all that is written."""
    for mark in record["marks"]:
        mark["strokes"] = [{**stroke, "points": []} for stroke in mark["strokes"]]
    return {**record, "program": {**record["program"], "checksum": ""}}


def touched(record: Record) -> list[tuple[float, float]]:
    """The points that were touched, mm."""
    return [tuple(stroke["points"][0]) for mark in record["marks"] for stroke in mark["strokes"]]


@pytest.mark.parametrize("way", [Finger, Keyboard])
def test_a_drawing_ends_in_the_record_of_the_mouse(
    make_window: MakeWindow, way: Callable[[Window], Way]
) -> None:
    assert without_the_touch(drawn(make_window, way)) == without_the_touch(drawn(make_window, Mouse))


def test_the_points_of_keyboard_and_mouse_are_the_same_to_a_pixel(make_window: MakeWindow) -> None:
    window = make_window()
    pixel = 1 / min(placement.scale for placement in window.figure.placements)
    points = zip(touched(drawn(make_window, Keyboard)), touched(drawn(make_window, Mouse)), strict=True)
    assert [far for a, b in points if (far := dist(a, b)) > pixel] == []
