"""What a hand does on the body: it presses, moves, lets go or gives up; points; stands on a zone by keys and acts.

Every gesture ends in one signal. While it grows, only its ink is painted; nothing else hears of it but the preview.
"""

from time import monotonic

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QBrush, QColor
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas, ZoneFace
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.tools import Eraser, Filler, Picker, topmost
from bodymap.knowledge.library import Library
from bodymap.ui.figure_canvas import STROKE_REACH, FigureCanvas
from bodymap.ui.figure_gesture import CLICK_SLACK, Echo, Gesture, Ink, begun
from bodymap.ui.figure_layers import on_device, window_of
from bodymap.ui.figure_layout import Placement
from bodymap.ui.figure_lights import hover_words, painted_share
from bodymap.ui.figure_panes import twins
from bodymap.ui.figure_stops import Stop, on_body
from bodymap.ui.figure_tools import ROUND_TOOLS, selected_at, step_name, tool_in_hand, zone_step
from bodymap.ui.live_reading import Growing
from bodymap.ui.mark_painter import mark_brush
from bodymap.ui.state import NOTHING_SELECTED, Pen, ToolName

PREVIEW_PAUSE = 60
"""Milliseconds between two previews of a growing stroke."""
SNAP = 7.0
"""px beside the body within which a click or a fill still means the body (a shaking hand)."""


class FigureHand(FigureCanvas):
    """A canvas that can be worked on; takes points of the widget (px), never Qt events."""

    edited = Signal(str, object)
    """Name of the step and the new PainDrawing."""
    previewed = Signal(object)
    """What answers the PainDrawing as it would be if the stroke ended now (a Growing of live_reading.py, to be asked
    in any thread); None when it was given up or changed nothing.
    """
    picked = Signal(object)
    """A Selection: a place on the body, a mark, or nothing."""
    hovered = Signal(str)
    """Plain words for the place under the pointer or the keyboard's cursor; "" = nowhere."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(atlas, library, parent)
        self._library = library
        self._gesture: Gesture | None = None
        self._share: tuple[ZoneFace, PainDrawing, float] | None = None  # painted part of the zone pointed at
        self._said = ""
        self._previewing = QTimer(self)
        self._previewing.setSingleShot(True)
        self._previewing.setInterval(PREVIEW_PAUSE)
        self._previewing.timeout.connect(self._emit_preview)

    def _stroke_index(self) -> int | None:
        return self._gesture.index if self._gesture else None

    # -- the gesture: press, move, release, cancel

    def _press(self, at: QPointF) -> None:
        pen = self._state.pen
        index = self._placement(at, STROKE_REACH if pen.tool in ROUND_TOOLS else SNAP)
        if index is None:
            if pen.tool is ToolName.SELECT:
                self.picked.emit(NOTHING_SELECTED)
            return
        if self._settling.isActive():
            self._sharpen()
        self._freshen()
        placement = self._seen[index]
        spot = on_body(placement, *placement.to_mm(at.x(), at.y()))
        gesture = begun(tool_in_hand(pen, self._atlas, placement), index, placement, at, spot)
        self._gesture = gesture
        self._pointer = at
        gesture.tool.press(self._sample(gesture, at))
        gesture.ink = self._fresh_ink(placement, pen)
        gesture.echoes = self._echoes(index, pen)
        self._show_hover(None)
        self._ink(gesture, at)

    def _sample(self, gesture: Gesture, at: QPointF) -> Sample:
        x, y = self._seen[gesture.index].to_mm(at.x(), at.y())
        if self._state.pen.tool not in ROUND_TOOLS:
            x, y = on_body(self._seen[gesture.index], x, y)
        return Sample(x, y, time=monotonic() - gesture.begun)

    def _move(self, at: QPointF) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        gesture.moved = gesture.moved or (at - gesture.start).manhattanLength() > CLICK_SLACK
        gesture.tool.move(self._sample(gesture, at))
        self._ink(gesture, at)
        self._point_to(at)
        if not self._previewing.isActive():
            self._previewing.start()

    def _release(self, at: QPointF) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        if at != gesture.last:
            self._move(at)
        before = self._state.drawing
        after = gesture.tool.release(before)
        self._end(gesture)
        if isinstance(gesture.tool, Picker):
            if not gesture.moved:
                self.picked.emit(selected_at(self._atlas, before, gesture.view, *gesture.spot))
        elif after is not before:
            where = self._atlas.locate(gesture.view, *gesture.spot)
            self.edited.emit(step_name(self._library, self._state.pen, before, after, where), after)
        else:
            self._repaint_all_marks()
            self.previewed.emit(None)
        self._point_at(at)

    def cancel(self) -> None:
        """Give the stroke up: nothing changes."""
        gesture = self._gesture
        if gesture is not None:
            gesture.tool.cancel()
            self._end(gesture)
            self._repaint_all_marks()
            self.previewed.emit(None)

    def _emit_preview(self) -> None:
        if self._gesture is not None and not isinstance(self._gesture.tool, Picker):
            self.previewed.emit(self._growing(self._gesture, self._state.drawing))

    def _growing(self, gesture: Gesture, drawing: PainDrawing) -> Growing:
        """The drawing with this stroke as far as it has come; None once it has ended."""

        def now() -> PainDrawing | None:
            grown = gesture.tool.preview(drawing)
            return grown if self._gesture is gesture else None

        return now

    def _end(self, gesture: Gesture) -> None:
        self._gesture = None
        self._previewing.stop()
        for ink in gesture.inks:
            self.update(ink.end().toAlignedRect())
            if not isinstance(gesture.tool, Eraser):
                self._sheets.clear_growing(ink.touched)
        if self._hover is not None:
            self._update_stop(self._hover)

    # -- the growing stroke on the screen

    def _fresh_ink(self, placement: Placement, pen: Pen) -> Ink | None:
        """The ink for a gesture that begins; None for a tool that leaves none."""
        marks, scene = self._sheets.marks, self._scene()
        if pen.tool is ToolName.SELECT or marks is None:
            return None
        there = on_device(placement, scene.ratio)
        clip, width = self._sheets.painter.on_screen(there.clip, there), pen.width * there.scale
        window = window_of(there)
        if pen.tool is ToolName.ERASER:
            return Ink(marks, clip, QBrush(QColor("black")), width, erases=True, window=window)
        brush = mark_brush(pen.sensation, pen.intensity, there)
        return Ink(self._sheets.growing(scene), clip, brush, width, window=window)

    def _ink(self, gesture: Gesture, at: QPointF) -> None:
        """Paint the newest step of the gesture and ask only for its box."""
        if gesture.ink is None:
            return
        if isinstance(gesture.tool, Filler):
            there = on_device(self._seen[gesture.index], self.devicePixelRatioF())
            box = gesture.ink.fill(self._sheets.painter.on_screen(gesture.tool.shape, there))
        else:
            box = gesture.ink.stroke(gesture.last, at)
        self.update(box.toAlignedRect())
        for echo in gesture.echoes:
            self._echo(gesture, echo, at)
        gesture.last = at

    def _echoes(self, index: int, pen: Pen) -> tuple[Echo, ...]:
        """Ink for the same view in the other panes, so that a stroke grows in all of them at once."""
        made = (
            (twin, self._fresh_ink(self._seen[twin], pen), self._step_between(index, twin))
            for twin in twins(self._seen, index)
        )
        return tuple(Echo(twin, ink, step) for twin, ink, step in made if ink is not None)

    def _step_between(self, index: int, twin: int) -> QPointF:
        """Px from a place in one pane to the same place in another: they look through the same lens."""
        (x, y), (left, top) = self._seen[index].to_px(0, 0), self._seen[twin].to_px(0, 0)
        return QPointF(left - x, top - y)

    def _echo(self, gesture: Gesture, echo: Echo, at: QPointF) -> None:
        if isinstance(gesture.tool, Filler):
            there = on_device(self._seen[echo.index], self.devicePixelRatioF())
            box = echo.ink.fill(self._sheets.painter.on_screen(gesture.tool.shape, there))
        else:
            box = echo.ink.stroke(gesture.last + echo.step, at + echo.step)
        self.update(box.toAlignedRect())

    def _repaint_all_marks(self) -> None:
        """The eraser takes away in the sheet itself; a stroke that came to nothing is put back."""
        self._sheets.forget_marks()
        self.update()

    # -- hovering

    def _point_at(self, at: QPointF) -> None:
        """The pointer moves without a button: brush circle, zone outline, words."""
        self._point_to(at if self.rect().contains(at.toPoint()) else None)
        index = self._placement(at, SNAP)
        if index is None or self._pointer is None:
            self._show_hover(None)
            self._say("")
            return
        placement = self._seen[index]
        x, y = on_body(placement, *placement.to_mm(at.x(), at.y()))
        face = self._atlas.zone_at(placement.view, x, y)
        self._show_hover(self._stops.at(index, face) if face else None)
        self._say(self._words_at(placement.view, x, y))

    def _words_at(self, view: View, x: float, y: float) -> str:
        mark = topmost(self._state.drawing, view, x, y)
        with_maps = self._state.mode.shows_reading
        share = self._share_at(view, x, y)
        return hover_words(self._library, self._atlas.locate(view, x, y), mark, with_maps, share)

    def _share_at(self, view: View, x: float, y: float) -> float:
        """The painted part of the zone there; remembered, because a pointer stays in a zone for many steps."""
        face, drawing = self._atlas.zone_at(view, x, y), self._state.drawing
        if face is None:
            return 0.0
        known = self._share
        if known is None or known[0] is not face or known[1] is not drawing:
            known = self._share = (face, drawing, painted_share(face, drawing))
        return known[2]

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self.hovered.emit(words)

    # -- the keyboard's cursor

    def _step(self, dx: int, dy: int) -> None:
        """Go to the next zone in a direction, across views too."""
        if self._cursor is not None:
            self._stand_on(self._stops.beside(self._cursor, dx, dy))
        elif stops := self._stops.all():
            self._stand_on(self._hover or stops[0])

    def _stand_on(self, stop: Stop | None) -> None:
        self._cursor = stop
        self._by_keys = True
        if stop is not None:
            self._bring_into_sight(stop)
            self._say(self._words_at(stop.face.view, stop.x, stop.y))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said))
        self.update()

    def _bring_into_sight(self, stop: Stop) -> None:
        at = QPointF(*self._seen[stop.index].to_px(stop.x, stop.y))
        corner, (width, height) = self._pane_at(self._middle_of(stop.index))
        if not QRectF(corner.x(), corner.y(), width, height).adjusted(30, 30, -30, -30).contains(at):
            step = self._middle_of(stop.index) - at
            self._look(self._lens.panned(step.x(), step.y(), width, height))

    def _act(self) -> None:
        """Do with the zone of the keyboard's cursor what the tool would do with a tap on it."""
        stop, pen, before = self._cursor, self._state.pen, self._state.drawing
        if stop is None or self._gesture is not None:
            return
        if pen.tool is ToolName.SELECT:
            self.picked.emit(selected_at(self._atlas, before, stop.face.view, stop.x, stop.y))
            return
        name, after = zone_step(self._library, self._atlas, pen, before, stop)
        if after is not before:
            self.edited.emit(name, after)
            self._stand_on(stop)
