"""The body in the window: turns mouse, finger and keys into what the hand does on it.

Nobody past this file has seen a Qt event.
"""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.ui.arrows import ARROWS
from bodymap.ui.figure_fingers import Pinch, pinch_of, pinched
from bodymap.ui.figure_hand import FigureHand
from bodymap.ui.state import NOTHING_SELECTED, Pen, State, ToolName

NARROWEST, WIDEST = 4.0, 150.0
"""Brush widths in mm; the tool panel has the same ends."""
_ZOOM_STEP = 1.2
_WIDTH_KEYS = {Qt.Key.Key_BracketLeft: 1 / 1.25, Qt.Key.Key_BracketRight: 1.25}
_CURSORS = {
    ToolName.BRUSH: Qt.CursorShape.CrossCursor,
    ToolName.ERASER: Qt.CursorShape.CrossCursor,
    ToolName.FILL: Qt.CursorShape.PointingHandCursor,
    ToolName.SELECT: Qt.CursorShape.ArrowCursor,
}
_DESCRIPTION = (
    "The body from the front and from behind with the feet and the skin between the legs beside it. Arrow keys go "
    "from zone to zone, Enter fills or selects the zone, plus and minus zoom. Painted places are also listed in "
    "words in the panel of painted places."
)


class FigureView(FigureHand):
    """See the module; what it shows is in FigureCanvas, what it does in FigureHand."""

    pen_width_changed = Signal(float)
    """The keys [ and ] ask for this brush width, mm."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(atlas, library, parent)
        self._pan_from: QPointF | None = None
        self._space = False
        self._space_used = False
        self._fingers = 0
        self._pinch: Pinch | None = None
        self.setObjectName("figure")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName("Body")
        self.setAccessibleDescription(_DESCRIPTION)

    def show_state(self, state: State) -> None:
        old = self._state.pen
        super().show_state(state)
        self._show_tool(old, state.pen)

    def _show_tool(self, old: Pen, new: Pen) -> None:
        if old.tool is not new.tool or not self.testAttribute(Qt.WidgetAttribute.WA_SetCursor):
            self.setCursor(_CURSORS[new.tool])
        if (old.tool, old.width) != (new.tool, new.width) and self._pointer is not None:
            self.update()

    def _panning(self) -> bool:
        return self._pan_from is not None or self._space

    # -- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._by_keys = False
        if self._gesture is not None:  # a second button takes the stroke back
            self.cancel()
        elif event.button() is Qt.MouseButton.MiddleButton or (
            event.button() is Qt.MouseButton.LeftButton and self._space
        ):
            self._space_used = True
            self._start_pan(at)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._press(at)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pan_from is not None:
            self._pan(at)
        elif self._gesture is not None:
            self._move(at)
        else:
            self._point_at(at)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None and event.button() is not Qt.MouseButton.RightButton:
            self._end_pan()
        elif self._gesture is not None and event.button() is Qt.MouseButton.LeftButton:
            self._release(event.position())
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if steps and self._gesture is None:
            self._zoom_at(_ZOOM_STEP**steps, event.position())
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._point_at(event.position())
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self._show_hover(None)
        self._say("")
        self.update()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.cancel()
        self._space = False
        self._end_pan()
        self.update()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in keys and self._cursor is None:
            self._stand_on(next(iter(self._stops.all()), None))
        self.update()
        super().focusInEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.cancel()
        super().hideEvent(event)

    # -- fingers: one paints, two zoom and pan and never paint

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        down = [p.position() for p in event.points() if p.state() != p.State.Released]
        self._fingers = max(self._fingers, len(down))
        if event.type() == QEvent.Type.TouchCancel:
            self.cancel()
        elif self._fingers > 1:
            self.cancel()
            self._pinch_with(down)
        elif down:
            self._move(down[0]) if self._gesture else self._press(down[0])
        elif self._gesture is not None:
            self._release(event.points()[0].position())
        if not down:
            self._fingers, self._pinch, self._pointer = 0, None, None

    def _pinch_with(self, down: list[QPointF]) -> None:
        before, self._pinch = self._pinch, pinch_of(down)
        if before is not None and self._pinch is not None:
            corner, size = self._pane_at(self._pinch.middle)
            self._look(pinched(self._lens, before, self._pinch, *size, corner))

    # -- panning

    def _start_pan(self, at: QPointF) -> None:
        self._pan_from = at
        self._show_hover(None)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _pan(self, at: QPointF) -> None:
        if self._pan_from is not None:
            step = at - self._pan_from
            self._pan_from = at
            self._look(self._lens.panned(step.x(), step.y(), *self._pane_at(at)[1]))

    def _end_pan(self) -> None:
        self._pan_from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._space else _CURSORS[self._state.pen.tool])

    # -- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._step(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act()
        elif key == Qt.Key.Key_Space:
            self._hold_space(event.isAutoRepeat())
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in _WIDTH_KEYS:
            wide = self._state.pen.width * _WIDTH_KEYS[key]
            self.pen_width_changed.emit(round(min(max(wide, NARROWEST), WIDEST), 1))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / _ZOOM_STEP if key == Qt.Key.Key_Minus else _ZOOM_STEP)
        elif key == Qt.Key.Key_0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            super().keyReleaseEvent(event)
            return
        acts = self._space and not self._space_used
        self._space = False
        if self._pan_from is None:
            self._end_pan()
        if acts:
            self._act()
        self.update()

    def _hold_space(self, again: bool) -> None:
        """Space held with the mouse pans; a tap of it acts on the zone, on release."""
        if not again and self._gesture is None:
            self._space, self._space_used = True, False
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.update()

    def _escape(self) -> None:
        if self._gesture is not None:
            self.cancel()
        elif not self._state.selection.empty:
            self.picked.emit(NOTHING_SELECTED)
