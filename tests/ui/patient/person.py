"""A person at the guided screen: real mouse, touch and key events, each action counted, with the time it takes.

1.1 s a tap (pointing and pressing on a touch screen) and 150 mm/s a drag are the measures of the task; nothing here
looks at a clock.
"""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from bodymap.atlas.levels import Side
from bodymap.ui.arrows import ARROWS
from bodymap.ui.figure_stops import Stop, Stops
from bodymap.ui.patient.screen import PatientScreen
from bodymap.ui.patient.sizes import INCH
from bodymap.ui.patient.word_button import WordButton
from bodymap.ui.window import Window

TAP_SECONDS = 1.1
DRAG_SPEED = 150.0
"""mm/s"""
_DEVICES: dict[str, QPointingDevice] = {}


class Person:
    """actions and seconds: what was done so far."""

    def __init__(self, window: Window) -> None:
        assert window.guide.screen is not None
        self.window, self.screen = window, window.guide.screen
        self.actions, self.seconds = 0, 0.0

    @property
    def step(self) -> str:
        return self.screen.visit.step.id

    # -- by mouse

    def press(self, words: str) -> None:
        """A click on the one button in sight with these words."""
        self.click(button_of(self.screen, words))

    def click(self, made: QAbstractButton) -> None:
        self._tap_of(made, made.rect().center())

    def tap(self, zone: str, side: str) -> None:
        """A click on a place of the body that is shown."""
        self._tap_of(self.screen.figure, self.place(zone, side))

    def drag(self, *places: QPoint) -> None:
        """A stroke over these places of the body, px of it."""
        figure, left = self.screen.figure, Qt.MouseButton.LeftButton
        QTest.mousePress(figure, left, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(figure, place)
        QTest.mouseRelease(figure, left, pos=places[-1])
        px = sum((b - a).manhattanLength() for a, b in pairwise(places))
        self.actions += 1
        self.seconds += TAP_SECONDS + px / self.screen.screen().physicalDotsPerInch() * INCH / DRAG_SPEED
        self.look()

    def _tap_of(self, widget: QWidget, at: QPoint) -> None:
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
        self.actions += 1
        self.seconds += TAP_SECONDS
        self.look()

    # -- by finger

    def touch(self, zone: str, side: str) -> None:
        self._touch_of(self.screen.figure, self.place(zone, side))

    def touch_button(self, words: str) -> None:
        made = button_of(self.screen, words)
        self._touch_of(made, made.rect().center())

    def _touch_of(self, widget: QWidget, at: QPoint) -> None:
        device = _DEVICES.setdefault("screen", QTest.createTouchDevice())
        top = self.window.window()
        there = widget.mapTo(top, at)
        QTest.touchEvent(top, device).press(0, there, top).commit()
        QTest.touchEvent(top, device).release(0, there, top).commit()
        self.look()

    # -- by keyboard

    def key(self, *keys: Qt.Key) -> None:
        """Keys to whatever has the keyboard."""
        for key in keys:
            here = QApplication.focusWidget() or self.screen
            QTest.keyClick(here, key)
            self.look()

    def key_to(self, words: str) -> None:
        """Tab to the button with these words, and press it."""
        made = button_of(self.screen, words)
        for _ in range(80):
            if QApplication.focusWidget() is made:
                break
            self.key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is made
        self.key(Qt.Key.Key_Space)

    def keys_to_zone(self, zone: str, side: str) -> None:
        """Tab to the body, arrows to the zone, Enter."""
        figure = self.screen.figure
        for _ in range(80):
            if QApplication.focusWidget() is figure:
                break
            self.key(Qt.Key.Key_Tab)
        if figure._cursor is None:  # pyright: ignore[reportPrivateUsage]
            self.key(Qt.Key.Key_Down)
        goal, here = self.stop(zone, side), figure._cursor  # pyright: ignore[reportPrivateUsage]
        assert here is not None
        self.key(*way(figure._stops, here, goal))  # pyright: ignore[reportPrivateUsage]
        assert figure._cursor is goal  # pyright: ignore[reportPrivateUsage]
        self.key(Qt.Key.Key_Return)

    # -- where things are

    def look(self) -> None:
        QApplication.processEvents()

    def stop(self, zone: str, side: str) -> Stop:
        return next(s for s in self.screen.figure.stops if (s.face.zone, s.face.side) == (zone, Side(side)))

    def place(self, zone: str, side: str) -> QPoint:
        """The middle of a zone, px of the body."""
        stop = self.stop(zone, side)
        x, y = self.screen.figure.placements[stop.index].to_px(stop.x, stop.y)
        return QPoint(round(x), round(y))

    @property
    def marks(self) -> object:
        """What is drawn, as it is kept."""
        return self.screen.visit.document.drawing


def way(stops: Stops, here: Stop, goal: Stop) -> tuple[Qt.Key, ...]:
    """The fewest arrows from one zone to another."""
    ways: dict[int, tuple[Qt.Key, ...]] = {id(here): ()}
    ahead = [here]
    while ahead:
        one = ahead.pop(0)
        for key, (dx, dy) in ARROWS.items():
            there = stops.beside(one, dx, dy)
            if id(there) not in ways:
                ways[id(there)] = (*ways[id(one)], key)
                ahead.append(there)
    return ways[id(goal)]


def buttons(screen: PatientScreen) -> list[WordButton]:
    """Those in sight."""
    return [made for made in screen.findChildren(WordButton) if made.isVisible()]


def button_of(screen: PatientScreen, words: str) -> WordButton:
    found = [made for made in buttons(screen) if words in (made.text(), made.accessibleName())]
    assert len(found) == 1, [made.text() for made in buttons(screen)]
    return found[0]
