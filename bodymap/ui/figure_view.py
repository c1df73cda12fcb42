"""The body in the window: what the keyboard does on it; pointers come in one file below."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import Mark
from bodymap.exports.words import zone_told, zone_words
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later, with_colon
from bodymap.ui.arrows import ARROWS
from bodymap.ui.figure_fingers import ZOOM_STEP
from bodymap.ui.figure_lights import BETWEEN
from bodymap.ui.figure_stops import Stop, Stops
from bodymap.ui.figure_tag import FigureTag
from bodymap.ui.figure_telling import told
from bodymap.ui.mark_places import MarkPlaces
from bodymap.ui.state import NOTHING_SELECTED, Pen, State, ToolName

NARROWEST, WIDEST = 4.0, 150.0
"""Brush widths in mm; the tool panel has the same ends."""
_WIDTH_KEYS = {Qt.Key.Key_BracketLeft: 1 / 1.25, Qt.Key.Key_BracketRight: 1.25}
_CURSORS = {
    ToolName.BRUSH: Qt.CursorShape.CrossCursor,
    ToolName.ERASER: Qt.CursorShape.CrossCursor,
    ToolName.FILL: Qt.CursorShape.PointingHandCursor,
    ToolName.SELECT: Qt.CursorShape.ArrowCursor,
}
_OFTEN = (QMouseEvent, QPaintEvent)
"""What comes with every movement of the hand, and is none of what is looked for below."""
NAME_TIP = tr_later("double click or tap twice here for this view alone, again for all views (Z)")
TELL_PAUSE = 250
"""Milliseconds of calm after which the body is told anew to whoever hears it."""


class FigureView(FigureTag):
    """See the module; what it shows is in FigureCanvas, what a hand does in FigureHand, whose hand in FigurePointer."""

    pen_width_changed = Signal(float)
    """The keys [ and ] ask for this brush width, mm."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(atlas, library, parent)
        self.setObjectName("figure")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Body"))
        self._places = MarkPlaces(library, atlas)
        self._heard: tuple[Stops | None, tuple[Stop, ...]] = (None, ())
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(TELL_PAUSE)
        self._telling.timeout.connect(self.tell)
        self._telling.start()

    def show_state(self, state: State) -> None:
        old = self._state
        super().show_state(state)
        self._show_tool(old.pen, state.pen)
        if old.drawing is not state.drawing or (old.show, old.mode) != (state.show, state.mode):
            self._telling.start()

    def tell(self) -> None:
        """Put into words what is shown, for a screen reader."""
        if self._gesture is not None:
            self._telling.start()
            return
        words = told(self.placements, self._state.drawing, self._places.plain, self._standing())
        self.setAccessibleDescription(words)

    # -- the zones, one by one, for whoever hears them (figure_tree.py)

    @property
    def heard_stops(self) -> tuple[Stop, ...]:
        """The zones in sight, found anew when the views stand otherwise."""
        if self._heard[0] is not self._stops:
            self._heard = self._stops, self._stops.all()
        return self._heard[1]

    def told_of(self, stop: Stop) -> str:
        """A zone with what is painted there, in words."""
        face = stop.face
        name = zone_words(self._library.zones, face.zone, face.side)
        return zone_told(name, self._painted_on(stop))

    def is_painted(self, stop: Stop) -> bool:
        return bool(self._painted_on(stop))

    def is_at(self, stop: Stop) -> bool:
        """Whether the keyboard stands there."""
        here = self._cursor
        return here is not None and not self._on_name and self.hasFocus() and here.face is stop.face

    def box_of(self, stop: Stop) -> QRect:
        """Where a zone is on the screen, px."""
        at = self._seen[stop.index]
        left, top, right, bottom = stop.shape.bounds
        corners = QRectF(QPointF(*at.to_px(left, top)), QPointF(*at.to_px(right, bottom))).normalized()
        return corners.toAlignedRect().translated(self.mapToGlobal(QPoint()))

    def _painted_on(self, stop: Stop) -> tuple[Mark, ...]:
        face = stop.face
        marks = (mark for mark in self._state.drawing.marks if mark.view is face.view)
        return tuple(mark for mark in marks if (face.zone, face.side) in self._places.zones(mark))

    def _standing(self) -> str:
        """Where the keyboard is, in words."""
        stop = self._cursor
        if stop is None:
            return ""
        if self._on_name:
            return tr("the name of the view {caption}", caption=self._seen[stop.index].frame.caption)
        return self._words_at(stop.face.view, stop.x, stop.y).replace(BETWEEN, ", ")

    def _announce(self, words: str) -> None:
        super()._announce(words)
        self._telling.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._telling.start()

    def _show_tool(self, old: Pen, new: Pen) -> None:
        if old.tool is not new.tool or not self.testAttribute(Qt.WidgetAttribute.WA_SetCursor):
            self._show_cursor()
        if (old.tool, old.width) != (new.tool, new.width) and self._pointer is not None:
            self.update()

    def _show_cursor(self) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._space else _CURSORS[self._state.pen.tool])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._drop()
        self.update()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in keys and self._cursor is None:
            self._stand_on(next(iter(self._stops.all()), None))
        self.update()
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc gives a stroke up before it may mean anything else in the window; a name says what can be done with it."""
        if isinstance(event, _OFTEN):
            return QWidget.event(self, event)
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tip(event)
            return True
        escapes = (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
        )
        if escapes and self._gesture is not None:
            event.accept()
            return True
        return super().event(event)

    def _tip(self, event: QHelpEvent) -> None:
        index = self._named_at(QPointF(event.pos()))
        if index is None or self._state.mode.guided:  # nobody needs a double tap there
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), with_colon(self._seen[index].frame.caption, tr(NAME_TIP)), self)

    # -- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._step(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._state.mode.shows_reading:
                self._choose_here()
            else:
                self._act()
        elif key == Qt.Key.Key_Space:
            self._hold_space(event.isAutoRepeat())
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in _WIDTH_KEYS:
            wide = self._state.pen.width * _WIDTH_KEYS[key]
            self.pen_width_changed.emit(round(min(max(wide, NARROWEST), WIDEST), 1))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP)
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
        if not self._panning():
            self._show_cursor()
        if acts:
            self._act()
        self.update()

    def _hold_space(self, again: bool) -> None:
        """Space held with the mouse pans; a tap of it acts on the zone, on release."""
        if not again and self._gesture is None:
            self._space, self._space_used = True, False
            self._show_cursor()
            self.update()

    def _escape(self) -> None:
        if self._gesture is not None:
            self.cancel()
        elif not self._state.selection.empty:
            self.picked.emit(NOTHING_SELECTED)
