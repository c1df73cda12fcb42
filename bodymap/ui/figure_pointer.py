"""Turns Qt's events of mouse, touch and pen into reports, and does what the machine in `pointers` answers.

Nobody past this file has seen a Qt event of a pointer.
"""

from collections.abc import Sequence
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QEventPoint,
    QHideEvent,
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.ui.figure_canvas import STROKE_REACH
from bodymap.ui.figure_cursor import FigureCursor
from bodymap.ui.figure_fingers import Pinch, Scroll, pinch_of, pinched, scrolled
from bodymap.ui.figure_gesture import Report
from bodymap.ui.figure_hand import SNAP, FigureHand
from bodymap.ui.figure_tools import ROUND_TOOLS
from bodymap.ui.figure_twice import Taps, Touch
from bodymap.ui.pointers import (
    Act,
    Contact,
    Do,
    Hands,
    Heard,
    Kind,
    Phase,
    Role,
    fresh_touch,
    given_up,
    heed,
    let_go,
    without_pen,
)
from bodymap.ui.state import State, ToolName
from bodymap.ui.theme import ThemeColours

PEN_PAINTS = tr_later("A pen was used: the pen paints, fingers move the picture.")
_LEFT, _MIDDLE, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
_TABLET = {
    QEvent.Type.TabletPress: Phase.DOWN,
    QEvent.Type.TabletMove: Phase.MOVE,
    QEvent.Type.TabletRelease: Phase.UP,
}
_TOUCH = {
    QEventPoint.State.Pressed: Phase.DOWN,
    QEventPoint.State.Updated: Phase.MOVE,
    QEventPoint.State.Stationary: Phase.MOVE,
    QEventPoint.State.Released: Phase.UP,
}


class FigurePointer(FigureCursor):
    """A hand that listens to every pointer."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(atlas, library, parent)
        self.clock = monotonic
        """Seconds, for what lies between two touches. A test may put another in its place."""
        self._hands = Hands()
        self._taps = Taps()
        self._pinch: Pinch | None = None
        self._space = False
        self._space_used = False
        self._pen_watch: PenWatch | None = None
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def show_state(self, state: State) -> None:
        if _somebody_else(self._state, state):
            self._hands = without_pen(self._hands)
        if (self._state.show, self._state.mode.id) != (state.show, state.mode.id):
            self.cancel()
        super().show_state(state)

    def set_colours(self, colours: ThemeColours) -> None:
        self.cancel()
        super().set_colours(colours)

    def cancel(self) -> None:
        """Give the stroke up: nothing changes, and what is still down paints no more."""
        if self._gesture is not None:  # none: a stroke that has just ended may show a new drawing
            self._hands = given_up(self._hands)
        super().cancel()

    def _panning(self) -> bool:
        return self._space or self._hands.moves_picture

    # -- from Qt

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            return self._touch(event)
        if isinstance(event, QNativeGestureEvent):
            return self._trackpad(event)
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse(event, Phase.DOWN)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse(event, Phase.MOVE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse(event, Phase.UP)

    def _mouse(self, event: QMouseEvent, phase: Phase) -> None:
        at = event.position()
        role = _mouse_role(event.button(), self._space)
        if phase is Phase.DOWN:
            self._by_keys = False
            self._space_used = self._space_used or role is Role.GRIP
        contact = Contact(
            Kind.MOUSE, phase, at.x(), at.y(), self.clock(), role=role, held=event.buttons() != _NONE,
            made_up=event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized,
        )  # fmt: skip
        self._heed(contact, event.timestamp())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self._press_twice(event.position()):
            event.accept()
        else:
            self.mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        if self._hands.holder is None:
            self._point_at(event.position())
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._heed(Contact(Kind.MOUSE, Phase.AWAY, 0, 0, self.clock()), 0)
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._drop()
        super().hideEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Accepted always, so that Qt makes no mouse event of it."""
        event.accept()
        phase = _TABLET.get(event.type())
        if phase is not None:
            self._watch_pen()
            self._by_keys = False
            self._heed(pen_contact(event, phase, self.clock()), event.timestamp())

    def pen_left(self) -> None:
        """The pen is out of reach of the tablet."""
        self._heed(Contact(Kind.PEN, Phase.AWAY, *self._hands.at, self.clock()), 0)

    def _watch_pen(self) -> None:
        """Qt tells only the application when a pen goes; listened to while there is one."""
        if self._pen_watch is None:
            self._pen_watch = PenWatch(self)

    def forget_pen_watch(self) -> None:
        self._pen_watch = None

    def _touch(self, event: QTouchEvent) -> bool:
        if event.device().type() is not QInputDevice.DeviceType.TouchScreen:
            return False  # the fingers on a trackpad are not on the picture
        event.accept()
        now = self.clock()
        self._by_keys = False
        if event.type() is QEvent.Type.TouchCancel:
            self._heed(Contact(Kind.FINGER, Phase.LOST, *self._hands.at, now), event.timestamp())
            return True
        if event.type() is QEvent.Type.TouchBegin:
            self._do(fresh_touch(self._hands))
        for contact in finger_contacts(event.points(), now):
            self._heed(contact, event.timestamp())
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms at the pointer; a trackpad moves the picture, and its momentum does nothing."""
        event.accept()
        if self._gesture is not None:
            return
        pixels, angle = event.pixelDelta(), event.angleDelta()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        momentum = event.phase() is Qt.ScrollPhase.ScrollMomentum
        by_touch = event.phase() is not Qt.ScrollPhase.NoScrollPhase
        self._scroll(
            scrolled((pixels.x(), pixels.y()), angle.y(), control, by_touch, momentum), event.position()
        )

    def _trackpad(self, event: QNativeGestureEvent) -> bool:
        kind = Qt.NativeGestureType
        if self._gesture is not None:
            return True
        if event.gestureType() is kind.ZoomNativeGesture:
            self._scroll(Scroll(zoom=max(1 + event.value(), 0.1)), event.position())
        elif event.gestureType() is kind.PanNativeGesture:
            self._scroll(Scroll(event.delta().x(), event.delta().y()), event.position())
        return True

    def _scroll(self, scroll: Scroll, at: QPointF) -> None:
        if scroll.zoom != 1:
            self._zoom_at(scroll.zoom, at)
        elif scroll.dx or scroll.dy:
            self._pan(scroll.dx, scroll.dy, at)

    def _pan(self, dx: float, dy: float, at: QPointF) -> None:
        self._look(self._lens.panned(dx, dy, *self._pane_at(at)[1]))

    # -- to the body

    def _heed(self, contact: Contact, stamp: int) -> None:
        self._do(heed(self._hands, contact), self._stamps.at(stamp))

    def _drop(self) -> None:
        """The window is hidden or somebody else has the keyboard: nothing counts as down any more."""
        self.cancel()
        self._space = False
        self._hands = let_go(self._hands)
        self._end_grip()

    def _do(self, heard: Heard, time: float = 0.0) -> None:
        self._hands, acts = heard
        for act in acts:
            self._act_on(act, time)

    def _act_on(self, act: Act, time: float) -> None:
        contact = act.contact
        report = Report(act.x, act.y, time, contact.pressure, contact.tail, contact.kind is Kind.FINGER)
        match act.do:
            case Do.PRESS:
                self._taps = self._taps.down(Touch(act.x, act.y, time))
                self._press(report)
            case Do.MOVE if self._gesture is not None:
                self._move(report)
            case Do.MOVE | Do.HOVER:
                self._point_at(QPointF(act.x, act.y))
            case Do.RELEASE:
                self._release(report)
                self._taps, twice = self._taps.up(Touch(act.x, act.y, time))
                if twice and contact.kind is not Kind.MOUSE:
                    self._press_twice(QPointF(act.x, act.y))
                if contact.kind is Kind.FINGER:
                    self._unpoint()
            case Do.CANCEL:
                self._taps = Taps()
                FigureHand.cancel(self)
            case Do.LEAVE:
                self._unpoint()
            case Do.GRIP:
                self._show_hover(None)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            case Do.PAN:
                self._pan(act.dx, act.dy, QPointF(act.x, act.y))
            case Do.PINCH:
                self._pinch_with([QPointF(f.x, f.y) for f in act.fingers])
            case Do.LET_GO:
                self._end_grip()
                if contact.kind is Kind.FINGER and not self._hands.sliding:
                    self._say(tr(PEN_PAINTS))

    def _press_twice(self, at: QPointF) -> bool:
        """On the name or the free room of a view: that view alone, and again all; on the body only where nothing would
        be painted. Answers whether it was that.
        """
        tool, named = self._state.pen.tool, self._named_at(at)
        reach = STROKE_REACH if tool in ROUND_TOOLS else SNAP
        paints = tool is not ToolName.SELECT and self._placement(at, reach) is not None
        index = named if named is not None else None if paints else self._view_at(at)
        if index is None:
            return False
        self.cancel()
        self._fit_one(index)
        return True

    def _pinch_with(self, fingers: list[QPointF]) -> None:
        before, self._pinch = self._pinch, pinch_of(fingers)
        self._pointer = None
        if before is not None and self._pinch is not None:
            corner, size = self._pane_at(self._pinch.middle)
            self._look(pinched(self._lens, before, self._pinch, *size, corner))

    def _end_grip(self) -> None:
        self._pinch = None
        self._show_cursor()

    def _show_cursor(self) -> None:
        """The pointer's shape for what the hand holds."""

    def _unpoint(self) -> None:
        """No pointer is over the body any more."""
        self._point_to(None)
        self._show_hover(None)
        self._say("")


class PenWatch(QObject):
    """Listens to the whole application while a pen is in reach, for the one event that says it has gone."""

    def __init__(self, figure: FigurePointer) -> None:
        super().__init__(figure)
        self._figure = figure
        self._app = QApplication.instance()
        if self._app is not None:
            self._app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._app:  # every event of every widget comes by here: look no further than needed
            return False
        if event.type() is QEvent.Type.TabletLeaveProximity:
            watched.removeEventFilter(self)
            self._figure.forget_pen_watch()
            self._figure.pen_left()
            self.deleteLater()
        return False


class TouchPoint(Protocol):
    """What is asked of a QEventPoint."""

    def id(self) -> int: ...
    def state(self) -> QEventPoint.State: ...
    def position(self) -> QPointF: ...
    def ellipseDiameters(self) -> QSizeF: ...


def finger_contacts(points: Sequence[TouchPoint], now: float) -> list[Contact]:
    """The reports in one touch event; those that land last, so that a lifted finger is gone before."""
    contacts: list[Contact] = []
    for point in points:
        at, size, phase = point.position(), point.ellipseDiameters(), _TOUCH.get(point.state(), Phase.MOVE)
        spread = max(size.width(), size.height())
        contacts.append(
            Contact(
                Kind.FINGER, phase, at.x(), at.y(), now, point.id(), size=spread, held=phase is not Phase.UP
            )
        )
    return sorted(contacts, key=lambda c: c.phase is Phase.DOWN)


def pen_contact(event: QTabletEvent, phase: Phase, now: float) -> Contact:
    """A pen's report. Its first button held erases, its second moves the picture, its tail erases."""
    at, buttons, button = event.position(), event.buttons(), event.button()
    feels = bool(event.pointingDevice().capabilities() & QInputDevice.Capability.Pressure)
    tail = event.pointerType() is QPointingDevice.PointerType.Eraser
    right = Qt.MouseButton.RightButton
    tip = button == _LEFT or (button == right and event.pressure() > 0)
    role = Role.GRIP if _MIDDLE in (button, buttons & _MIDDLE) else Role.PAINT if tip else Role.OTHER
    if phase is Phase.MOVE:
        role = Role.PAINT
    return Contact(
        Kind.PEN, phase, at.x(), at.y(), now, role=role,
        pressure=event.pressure() if feels else None,
        tail=tail or bool(buttons & right),
        held=buttons != _NONE,
    )  # fmt: skip


def _mouse_role(button: Qt.MouseButton, space: bool) -> Role:
    if button == _MIDDLE or (button == _LEFT and space):
        return Role.GRIP
    return Role.PAINT if button == _LEFT else Role.OTHER


def _somebody_else(old: State, new: State) -> bool:
    """Another mode or another document: the person at the table may be another one."""
    fresh = new.drawing is not old.drawing and not (new.paper.undo or new.paper.redo)
    return old.mode.id != new.mode.id or fresh
