"""What the hand does before there is a window, by mouse and by keys: kept, and done again on the window when it is there.

A button that is still down when the window comes stays down: the system goes on telling the frame of it, and the
frame hands it on to what was pressed.
"""

from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from bodymap.ui.early_ink import EarlyInk
from bodymap.ui.opening import Body, Opening

MOST_KEPT = 5000
"""Events of a hand that are kept; a pen makes some hundred in the time a start takes."""
RESTS = 60
"""Milliseconds between two looks whether the hand rests, so that its ink catches up."""
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True, slots=True)
class Kept:
    """One event in px of the frame, and the same place on the body where the press before it was on the body (mm)."""

    event: QMouseEvent
    view: str = ""
    mm: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class KeptKey:
    """One key that was pressed."""

    event: QKeyEvent


class EarlyHand:
    """Takes the keys that the frame gets, and the events of the mouse (Qt makes such ones of finger and pen too)."""

    def __init__(self, frame: QWidget, opening: Opening | None) -> None:
        self._frame = frame
        self._opening = opening
        self._ink = EarlyInk(opening, frame.devicePixelRatioF()) if opening is not None else None
        self._kept: list[Kept | KeptKey] | None = []  # None = the window is there
        self._on: Body | None = None  # the view on which the button that is down was pressed
        self._pressed: QWidget | None = None  # what that button has pressed, once the window is there
        self._resting = QTimer(frame)
        self._resting.setInterval(RESTS)
        self._resting.timeout.connect(self._rest)

    @property
    def painted(self) -> bool:
        """Whether something was painted that the drawing has not heard of."""
        return any(kept.view for kept in self._kept or () if isinstance(kept, Kept))

    def paint(self, painter: QPainter) -> None:
        if self._ink is not None:
            self._ink.paint(painter)

    # -- from the frame

    def press(self, event: QMouseEvent) -> None:
        ink, opening = self._ink, self._opening
        if ink is None or opening is None or ink.paints or event.button() != _LEFT:
            self._note(event)
            return
        index = ink.body_at(event.position())
        self._on = opening.bodies[index] if index is not None else None
        self._note(event)
        self._show(ink.press(event.position()))
        self._resting.start()

    def move(self, event: QMouseEvent) -> None:
        self._note(event)
        if self._ink is not None:
            self._show(self._ink.move(event.position()))

    def lift(self, event: QMouseEvent) -> None:
        self._note(event)
        if self._ink is not None and event.button() == _LEFT:
            self._show(self._ink.lift(event.position()))
            self._resting.stop()
        if event.buttons() == Qt.MouseButton.NoButton:
            self._on = None

    def key(self, event: QKeyEvent) -> None:
        """A key that is held down counts once."""
        if self._kept is not None and len(self._kept) < MOST_KEPT and not event.isAutoRepeat():
            self._kept.append(KeptKey(event.clone()))

    def _rest(self) -> None:
        if self._ink is not None:
            self._show(self._ink.rest())

    def _show(self, changed: QRect) -> None:
        """At once: what else the start has to do comes after the hand."""
        if not changed.isEmpty():
            self._frame.repaint(changed)

    def _note(self, event: QMouseEvent) -> None:
        """Keep the event, or hand it on to what was pressed before the window was there."""
        if self._kept is None:
            if self._pressed is not None:
                self._send(event, self._pressed.mapFrom(self._frame, event.position()))
            return
        if len(self._kept) >= MOST_KEPT:
            return
        copy = event.clone()
        if not copy.timestamp():
            copy.setTimestamp(round(1000 * monotonic()))
        body, opening = self._on, self._opening
        if body is None or opening is None:
            self._kept.append(Kept(copy))
        else:
            at = event.position() - QPointF(opening.canvas.topLeft()) - QPointF(*body.offset)
            self._kept.append(Kept(copy, body.view, (at.x() / body.scale, at.y() / body.scale)))

    # -- to the window

    def do_again(self, window: QWidget) -> None:
        """Hand on what was kept: everything from a press to its release to the widget that was pressed."""
        kept, self._kept = self._kept or [], None
        self._ink = None
        self._resting.stop()
        figure = window.findChild(QWidget, "figure")
        for one in kept:
            if isinstance(one, KeptKey):
                _press_key(window, one.event)
                continue
            event = one.event
            if event.type() in _PRESSES and not event.buttons() & ~event.button():
                self._pressed = figure if one.view else self._frame.childAt(event.position().toPoint())
            if self._pressed is None:
                continue
            on_body = _on_body(self._pressed, one) if one.view else None
            self._send(event, on_body or self._pressed.mapFrom(self._frame, event.position()))

    def _send(self, event: QMouseEvent, at: QPointF) -> None:
        target = self._pressed
        if target is not None:
            QCoreApplication.sendEvent(target, _moved(event, at, target))
        if event.buttons() == Qt.MouseButton.NoButton:
            self._pressed = None


def _sequences(event: QKeyEvent) -> tuple[QKeySequence, ...]:
    """The key with what was held beside it; Shift may only have been needed to write the sign ("?")."""
    keys = event.keyCombination()
    held = keys.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain = held & ~Qt.KeyboardModifier.ShiftModifier
    letter = Qt.Key.Key_A <= keys.key() <= Qt.Key.Key_Z
    ways = (held,) if letter or plain == held else (held, plain)
    return tuple(QKeySequence(QKeyCombination(way, keys.key())) for way in ways)


def _press_key(window: QWidget, event: QKeyEvent) -> None:
    """Do what the key is a short way to; else hand it on: the system may know more of its signs."""
    for sequence in _sequences(event):
        for action in window.actions():
            if sequence in action.shortcuts() and action.isEnabled() and action.isVisible():
                action.trigger()
                return
    QCoreApplication.sendEvent(window.focusWidget() or window, event)


def _on_body(figure: QWidget, kept: Kept) -> QPointF | None:
    """The same place of the body on the canvas (px), wherever the view stands there; None = it is not shown."""
    from bodymap.ui.figure_canvas import FigureCanvas

    if not isinstance(figure, FigureCanvas):
        return None
    placed = (p for p in figure.placements if p.view.value == kept.view)
    return next((QPointF(*placement.to_px(*kept.mm)) for placement in placed), None)


def _moved(event: QMouseEvent, at: QPointF, target: QWidget) -> QMouseEvent:
    """The same event at this place of another widget (px)."""
    on_screen = target.mapToGlobal(at)
    made = QMouseEvent(event.type(), at, on_screen, event.button(), event.buttons(), event.modifiers())
    made.setTimestamp(event.timestamp())
    return made
