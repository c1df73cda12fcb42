"""The body in the window: shows the drawing, and turns mouse, finger and keys into gestures on it.

Speed rule: a moving brush repaints only the small box it touched, from cached layers, so that a stroke stays
as quick on a drawing with a thousand strokes as on an empty one. Nobody past this file has seen a Qt event.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas, BodyMap, Located
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample, Stroke, StrokeKind
from bodymap.drawing.tools import Brush, Eraser, Filler, Picker, Tool, erased, topmost
from bodymap.exports.words import zone_words
from bodymap.knowledge.library import Library
from bodymap.ui.figure_captions import Header, headers, paint_header, paint_map_title
from bodymap.ui.figure_layers import (
    ACCENT_ON_BODY,
    FigurePainter,
    box_of,
    brush_circle,
    on_device,
    painter_on,
    sheet,
)
from bodymap.ui.figure_layout import (
    LayoutKind,
    Lens,
    Placement,
    frames,
    neighbour,
    placed,
    placement_at,
)
from bodymap.ui.figure_lights import hover_words, lights
from bodymap.ui.figure_stops import Stop, Stops, as_far_as_shown, on_body
from bodymap.ui.mark_painter import mark_brush, paint_segment
from bodymap.ui.state import NOTHING_SELECTED, Pen, Selection, State, ToolName
from bodymap.ui.theme import THEMES, ThemeColours

PREVIEW_PAUSE = 60
"""Milliseconds between two previews of a growing stroke."""
SETTLE_PAUSE = 90
"""Milliseconds of calm after which a zoomed picture is drawn sharp again; until then the old one is stretched."""
STROKE_REACH = 26.0
"""px beside the body from which a stroke may start."""
SNAP = 7.0
"""px beside the body within which a click or a fill still means the body (a shaking hand)."""
CLICK_SLACK = 5.0
"""px a pointer may move and still have clicked."""
NARROWEST, WIDEST = 4.0, 150.0
"""Brush widths in mm; the tool panel has the same ends."""
DIMMED = 0.9
"""Strength of the body in a dark window: a white figure would glare."""
_ZOOM_STEP = 1.2
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_WIDTH_KEYS = {Qt.Key.Key_BracketLeft: 1 / 1.25, Qt.Key.Key_BracketRight: 1.25}
_CURSORS = {
    ToolName.BRUSH: Qt.CursorShape.CrossCursor,
    ToolName.ERASER: Qt.CursorShape.CrossCursor,
    ToolName.FILL: Qt.CursorShape.PointingHandCursor,
    ToolName.SELECT: Qt.CursorShape.ArrowCursor,
}
_ROUND_TOOLS = (ToolName.BRUSH, ToolName.ERASER)
_DESCRIPTION = (
    "The body from the front and from behind with the feet and the skin between the legs beside it. Arrow keys go "
    "from zone to zone, Enter fills or selects the zone, plus and minus zoom. Painted places are also listed in "
    "words in the panel of painted places."
)


@dataclass(slots=True)
class _Gesture:
    """One press that has not ended yet. `ink` paints it into a layer while it grows."""

    tool: Tool
    index: int
    start: QPointF
    last: QPointF
    begun: float
    moved: bool = False
    ink: QPainter | None = None
    brush: QBrush | None = None
    touched: QRectF | None = None


class FigureView(QWidget):
    """See the module. Coordinates outside are mm of a view; px never leave this widget."""

    edited = Signal(str, object)
    """Name of the step and the new PainDrawing."""
    previewed = Signal(object)
    """The PainDrawing as it would be if the stroke ended now; None when it was given up or changed nothing."""
    picked = Signal(object)
    """A Selection: a place on the body, a mark, or nothing."""
    hovered = Signal(str)
    """Plain words for the place under the pointer or the keyboard's cursor; "" = nowhere."""
    pen_width_changed = Signal(float)
    """The keys [ and ] ask for this brush width, mm."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._library = library
        self._painter = FigurePainter(atlas)
        self._colours = THEMES["light"]
        self._state = State()
        self._frames = {kind: frames(atlas.silhouette, kind) for kind in LayoutKind}
        self._stops = Stops((), atlas)
        self._base: tuple[Placement, ...] = ()
        self._seen: tuple[Placement, ...] = ()
        self._lens = Lens()
        self._sharp_lens = Lens()  # the lens the layers were painted with
        self._figure: QImage | None = None
        self._under: QImage | None = None
        self._marks: QImage | None = None
        self._over: QImage | None = None
        self._growing: QImage | None = None
        self._lit = False
        self._gesture: _Gesture | None = None
        self._pan_from: QPointF | None = None
        self._space = False
        self._space_used = False
        self._fingers = 0
        self._pinch: tuple[QPointF, float] | None = None
        self._headers: tuple[Header, ...] = ()
        self._circle: tuple[tuple[float, float], QImage] | None = None  # the brush, by width and pixel ratio
        self._pointer: QPointF | None = None
        self._hover: Stop | None = None
        self._cursor: Stop | None = None
        self._by_keys = False  # the keyboard was used last: show where it stands
        self._said = ""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_PAUSE)
        self._settling.timeout.connect(self._sharpen)
        self._previewing = QTimer(self)
        self._previewing.setSingleShot(True)
        self._previewing.setInterval(PREVIEW_PAUSE)
        self._previewing.timeout.connect(self._emit_preview)
        self.setObjectName("figure")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the body is never mirrored
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMinimumSize(320, 320)
        self.setAccessibleName("Body")
        self.setAccessibleDescription(_DESCRIPTION)

    def sizeHint(self) -> QSize:
        return QSize(760, 740)

    # -- what the window says

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Where the views stand now, in px of this widget, zoom and pan included."""
        return self._seen

    @property
    def lens(self) -> Lens:
        return self._lens

    def set_colours(self, colours: ThemeColours) -> None:
        self._colours = colours
        self._figure = None
        self.update()

    def show_state(self, state: State) -> None:
        """Show the state; only what changed is painted anew."""
        old, self._state = self._state, state
        if self._gesture and old.drawing is not state.drawing:
            self.cancel()
        if old.show.whole_body != state.show.whole_body:
            self._arrange()
        if old.show.skin != state.show.skin:
            self._figure = None
        if _light_parts(old) != _light_parts(state):
            self._under = self._over = None
        if old.drawing is not state.drawing:
            self._repaint_marks(old.drawing, state.drawing)
        self._show_tool(old.pen, state.pen)
        if not (state.preview and old.drawing is state.drawing):
            self.update()

    def _show_tool(self, old: Pen, new: Pen) -> None:
        if old.tool is not new.tool or not self.testAttribute(Qt.WidgetAttribute.WA_SetCursor):
            self.setCursor(_CURSORS[new.tool])
        if (old.tool, old.width) != (new.tool, new.width) and self._pointer is not None:
            self.update()

    def fit(self) -> None:
        """Show everything again."""
        self._look(Lens())

    def zoom(self, factor: float) -> None:
        """Closer or further about the middle of the widget."""
        self._zoom_at(factor, QPointF(self.width() / 2, self.height() / 2))

    def _zoom_at(self, factor: float, at: QPointF) -> None:
        self._look(self._lens.zoomed(factor, at.x(), at.y(), self.width(), self.height()))

    # -- layout and layers

    @property
    def _kind(self) -> LayoutKind:
        return LayoutKind.WHOLE if self._state.show.whole_body else LayoutKind.LOWER

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Place the views anew for this size and layout."""
        self.cancel()
        self._base = placed(self._frames[self._kind], self._kind, self.width(), self.height())
        self._lens = self._lens.inside(self.width(), self.height())
        self._cursor = self._hover = None
        self._stops = Stops(self._base, self._atlas)
        self._see()
        self._sharpen()

    def _look(self, lens: Lens) -> None:
        """Look through another lens: the old picture is stretched at once and drawn sharp when the hand rests."""
        if lens == self._lens:
            return
        self.cancel()
        self._lens = lens
        self._see()
        self._settling.start()
        self.update()

    def _see(self) -> None:
        """Placements and header lines as the lens shows them."""
        self._seen = tuple(self._lens.on(p) for p in self._base)
        self._headers = headers(self._seen, self.width(), self.height())

    def _sharpen(self) -> None:
        self._settling.stop()
        self._figure = self._under = self._over = self._marks = self._growing = None
        self.update()

    def _freshen(self) -> None:
        """Paint the layers that are missing."""
        if self._settling.isActive() and self._figure is not None and self._marks is not None:
            return
        ratio = self.devicePixelRatioF()
        there = [on_device(p, ratio) for p in self._seen]
        if self._figure is None:
            self._figure = sheet(self.size(), ratio)
            strength = DIMMED if self._colours.dark else 1.0
            self._painter.paint_figure(self._figure, there, self._state.show.skin, strength)
        if self._marks is None:
            self._marks = sheet(self.size(), ratio)
            for placement in there:
                self._painter.paint_marks(self._marks, placement, self._state.drawing.marks)
        if self._under is None or self._over is None:
            self._paint_lights(there, ratio)
        self._sharp_lens = self._lens

    def _paint_lights(self, there: Sequence[Placement], ratio: float) -> None:
        lit = lights(self._state, self._atlas, self._library)
        body_map = self._shown_map()
        self._lit = bool(lit or body_map)
        self._under = self._under or sheet(self.size(), ratio)
        self._over = self._over or sheet(self.size(), ratio)
        if self._lit:
            self._painter.paint_lights(self._under, self._over, there, body_map, lit)

    def _repaint_marks(self, old: PainDrawing, new: PainDrawing) -> None:
        """Paint only the views whose marks changed."""
        if self._marks is None or self._settling.isActive():
            self._marks = None
            return
        ratio = self.devicePixelRatioF()
        for placement in self._seen:
            if _marks_of(old, placement.view) != _marks_of(new, placement.view):
                self._painter.paint_marks(self._marks, on_device(placement, ratio), new.marks)

    # -- painting on the screen

    def paintEvent(self, event: QPaintEvent) -> None:
        self._freshen()
        painter = QPainter(self)
        dirty = event.rect()
        painter.fillRect(dirty, QColor(self._colours.canvas))
        self._paint_layers(painter, dirty)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_selection(painter, dirty)
        self._paint_zones(painter)
        self._paint_headers(painter, dirty)
        self._paint_brush(painter)
        if self.hasFocus() and self._by_keys:
            painter.setPen(QPen(QColor(self._colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_layers(self, painter: QPainter, dirty: QRect) -> None:
        lit = (self._under, self._over) if self._lit else (None, None)
        layers = (self._figure, lit[0], self._marks, self._growing if self._gesture else None, lit[1])
        if self._lens == self._sharp_lens:
            for layer in layers:
                if layer is not None:
                    ratio = layer.devicePixelRatio()
                    source = QRectF(
                        dirty.x() * ratio, dirty.y() * ratio, dirty.width() * ratio, dirty.height() * ratio
                    )
                    painter.drawImage(QRectF(dirty), layer, source)
            return
        grow = self._lens.zoom / self._sharp_lens.zoom
        painter.save()
        painter.translate(self._lens.x - self._sharp_lens.x * grow, self._lens.y - self._sharp_lens.y * grow)
        painter.scale(grow, grow)
        for layer in layers:
            if layer is not None:
                painter.drawImage(QPointF(), layer)
        painter.restore()

    def _paint_selection(self, painter: QPainter, dirty: QRect) -> None:
        """The chosen mark with a double edge, the clicked place with a ring."""
        chosen = self._state.selection
        mark = self._state.drawing.mark(chosen.mark) if chosen.mark is not None else None
        for placement in self._seen:
            if mark is not None and mark.view is placement.view:
                painter.save()
                painter.setClipRect(box_of(placement, 4))
                path = self._painter.on_screen(mark.area, placement)
                painter.strokePath(path, QPen(QColor("white"), 5))
                painter.strokePath(path, QPen(QColor(ACCENT_ON_BODY), 2.4))
                painter.restore()
            if chosen.point is not None and chosen.point.view is placement.view:
                _paint_ring(painter, QPointF(*placement.to_px(chosen.point.x, chosen.point.y)))

    def _paint_zones(self, painter: QPainter) -> None:
        """The zone under the pointer, and the one the keyboard stands on."""
        if self._hover is not None and self._gesture is None:
            alpha, width = (90, 1.2) if self._state.pen.tool in _ROUND_TOOLS else (190, 1.8)
            self._outline(painter, self._hover, QColor(23, 33, 43, alpha), width)
        if self._cursor is not None and self._by_keys and self.hasFocus():
            self._outline(painter, self._cursor, QColor("white"), 5.0)
            self._outline(painter, self._cursor, QColor(ACCENT_ON_BODY), 2.6)

    def _outline(self, painter: QPainter, stop: Stop, colour: QColor, width: float) -> None:
        path = self._painter.on_screen(stop.shape, self._seen[stop.index])
        painter.strokePath(path, QPen(colour, width, j=Qt.PenJoinStyle.RoundJoin))

    def _paint_brush(self, painter: QPainter) -> None:
        box = self._brush_box(0.0)
        if box is None:
            return
        ratio = self.devicePixelRatioF()
        if self._circle is None or self._circle[0] != (box.width(), ratio):
            self._circle = ((box.width(), ratio), brush_circle(box.width(), ratio))
        painter.drawImage(box.topLeft() - QPointF(3, 3), self._circle[1])

    def _brush_box(self, more: float) -> QRectF | None:
        """The brush in its true size at the pointer, `more` px larger; None where there is no round brush."""
        if self._pointer is None or self._state.pen.tool not in _ROUND_TOOLS or self._panning:
            return None
        index = self._gesture.index if self._gesture else self._placement(self._pointer, STROKE_REACH)
        if index is None:
            return None
        radius = self._state.pen.width * self._seen[index].scale / 2 + more
        at = self._pointer
        return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)

    # -- captions, LEFT and RIGHT

    def _paint_headers(self, painter: QPainter, dirty: QRect) -> None:
        size = round(12 * min(self._state.mode.text_scale, 1.2))
        for header in self._headers:
            if dirty.intersects(header.box.toAlignedRect()):
                paint_header(painter, header, self.font(), size, self._colours, self._lens.zoom > 1)
        body_map = self._shown_map()
        if body_map is not None:
            width, height = self.width(), self.height()
            paint_map_title(painter, body_map.title, self.font(), size, self._colours, width, height)

    def _shown_map(self) -> BodyMap | None:
        return self._atlas.maps.get(self._state.show.map) if self._state.mode.shows_reading else None

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
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange()
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

    def _pinch_with(self, down: Sequence[QPointF]) -> None:
        if len(down) < 2:
            self._pinch = None
            return
        middle = (down[0] + down[1]) / 2
        spread = max(QPointF.dotProduct(down[0] - down[1], down[0] - down[1]) ** 0.5, 1.0)
        if self._pinch is not None:
            before, old_spread = self._pinch
            moved = self._lens.panned(
                middle.x() - before.x(), middle.y() - before.y(), self.width(), self.height()
            )
            self._look(moved.zoomed(spread / old_spread, middle.x(), middle.y(), self.width(), self.height()))
        self._pinch = (middle, spread)

    # -- panning

    @property
    def _panning(self) -> bool:
        return self._pan_from is not None or self._space

    def _start_pan(self, at: QPointF) -> None:
        self._pan_from = at
        self._show_hover(None)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _pan(self, at: QPointF) -> None:
        if self._pan_from is not None:
            step = at - self._pan_from
            self._pan_from = at
            self._look(self._lens.panned(step.x(), step.y(), self.width(), self.height()))

    def _end_pan(self) -> None:
        self._pan_from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._space else _CURSORS[self._state.pen.tool])

    # -- the gesture: press, move, release, cancel

    def _press(self, at: QPointF) -> None:
        pen = self._state.pen
        index = self._placement(at, STROKE_REACH if pen.tool in _ROUND_TOOLS else SNAP)
        if index is None:
            if pen.tool is ToolName.SELECT:
                self.picked.emit(NOTHING_SELECTED)
            return
        if self._settling.isActive():
            self._sharpen()
        self._freshen()
        gesture = _Gesture(self._tool(pen, self._seen[index]), index, at, at, monotonic())
        self._gesture = gesture
        self._pointer = at
        gesture.tool.press(self._sample(gesture, at))
        self._start_ink(gesture, pen)
        self._show_hover(None)
        self._ink(gesture, at)

    def _tool(self, pen: Pen, placement: Placement) -> Tool:
        view, body = placement.view, as_far_as_shown(self._atlas, placement)
        if pen.tool is ToolName.BRUSH:
            return Brush(body, view, pen.sensation, pen.width, pen.intensity, pen.depth)
        if pen.tool is ToolName.ERASER:
            return Eraser(body, view, pen.width)
        if pen.tool is ToolName.FILL:
            return Filler(body, view, pen.sensation, pen.intensity, pen.depth)
        return Picker(view)

    def _sample(self, gesture: _Gesture, at: QPointF) -> Sample:
        x, y = self._seen[gesture.index].to_mm(at.x(), at.y())
        if self._state.pen.tool not in _ROUND_TOOLS:
            x, y = on_body(self._seen[gesture.index], x, y)
        return Sample(x, y, time=monotonic() - gesture.begun)

    def _move(self, at: QPointF) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        old = self._brush_box(3)
        self._pointer = at
        gesture.moved = gesture.moved or (at - gesture.start).manhattanLength() > CLICK_SLACK
        gesture.tool.move(self._sample(gesture, at))
        self._ink(gesture, at)
        for box in (old, self._brush_box(3)):
            if box is not None:
                self.update(box.toAlignedRect())
        if not self._previewing.isActive():
            self._previewing.start()

    def _release(self, at: QPointF) -> None:
        gesture = self._gesture
        if gesture is None:
            return
        if at != gesture.last:
            self._move(at)
        before, pen = self._state.drawing, self._state.pen
        after = gesture.tool.release(before)
        self._end_ink(gesture)
        if isinstance(gesture.tool, Picker):
            if not gesture.moved:
                self._pick(gesture)
        elif after is not before:
            self.edited.emit(self._step_name(pen, before, after, gesture), after)
        else:
            self._repaint_all_marks()
            self.previewed.emit(None)
        self._point_at(at)

    def cancel(self) -> None:
        """Give the stroke up: nothing changes."""
        gesture = self._gesture
        if gesture is None:
            return
        gesture.tool.cancel()
        self._end_ink(gesture)
        self._repaint_all_marks()
        self.previewed.emit(None)

    def _emit_preview(self) -> None:
        if self._gesture is not None and not isinstance(self._gesture.tool, Picker):
            self.previewed.emit(self._gesture.tool.preview(self._state.drawing))

    def _pick(self, gesture: _Gesture) -> None:
        placement = self._seen[gesture.index]
        x, y = on_body(placement, *placement.to_mm(gesture.start.x(), gesture.start.y()))
        mark = topmost(self._state.drawing, placement.view, x, y)
        if mark is not None:
            self.picked.emit(Selection(mark=mark.id))
        else:
            self.picked.emit(Selection(point=self._atlas.locate(placement.view, x, y)))

    def _step_name(self, pen: Pen, before: PainDrawing, after: PainDrawing, gesture: _Gesture) -> str:
        if pen.tool is ToolName.ERASER:
            return "Erase"
        if pen.tool is ToolName.FILL:
            placement = self._seen[gesture.index]
            spot = on_body(placement, *placement.to_mm(gesture.start.x(), gesture.start.y()))
            return self._fill_name(pen, before, after, self._atlas.locate(placement.view, *spot))
        return f"Paint {pen.sensation.words}"

    def _fill_name(self, pen: Pen, before: PainDrawing, after: PainDrawing, where: Located) -> str:
        place = zone_words(self._library.zones, where.zone or "", where.side)
        if _painted_area(after) < _painted_area(before):
            return f"Empty {place}"
        return f"Fill {place} with {pen.sensation.words}"

    # -- the growing stroke on the screen

    def _start_ink(self, gesture: _Gesture, pen: Pen) -> None:
        """Open a painter for the whole gesture, clipped to the body once: setting a clip costs more than a step."""
        if pen.tool is ToolName.SELECT or self._marks is None:
            return
        ratio = self.devicePixelRatioF()
        placement = on_device(self._seen[gesture.index], ratio)
        if pen.tool is ToolName.ERASER:
            target, mode = self._marks, QPainter.CompositionMode.CompositionMode_Clear
            gesture.brush = QBrush(QColor("black"))
        else:
            self._growing = self._growing or sheet(self.size(), ratio)
            target, mode = self._growing, QPainter.CompositionMode.CompositionMode_Source
            gesture.brush = mark_brush(pen.sensation, pen.intensity, placement)
        gesture.ink = painter_on(target)
        gesture.ink.setClipPath(self._painter.on_screen(placement.clip, placement))
        gesture.ink.setCompositionMode(mode)

    def _ink(self, gesture: _Gesture, at: QPointF) -> None:
        """Paint the newest step of the gesture and ask only for its box."""
        ink, brush = gesture.ink, gesture.brush
        if ink is None or brush is None:
            return
        ratio = self.devicePixelRatioF()
        placement = on_device(self._seen[gesture.index], ratio)
        if isinstance(gesture.tool, Filler):
            box = self._ink_zone(gesture, ink, brush, placement)
        else:
            start, end = gesture.last * ratio, at * ratio
            width = self._state.pen.width * placement.scale
            box = paint_segment(ink, start.toTuple(), end.toTuple(), width, brush)
        gesture.last = at
        gesture.touched = box if gesture.touched is None else gesture.touched.united(box)
        self.update(QRectF(box.topLeft() / ratio, box.size() / ratio).toAlignedRect())

    def _ink_zone(self, gesture: _Gesture, ink: QPainter, brush: QBrush, placement: Placement) -> QRectF:
        shape = gesture.tool.shape
        ink.fillPath(self._painter.on_screen(shape, placement), brush)
        left, top, right, bottom = shape.bounds if not shape.is_empty else (0, 0, 0, 0)
        return QRectF(QPointF(*placement.to_px(left, top)), QPointF(*placement.to_px(right, bottom)))

    def _end_ink(self, gesture: _Gesture) -> None:
        self._gesture = None
        self._previewing.stop()
        if gesture.ink is not None:
            gesture.ink.end()
        grew = not isinstance(gesture.tool, Eraser)
        if gesture.touched is not None and self._growing is not None and grew:
            painter = painter_on(self._growing)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.fillRect(gesture.touched, Qt.GlobalColor.transparent)
            painter.end()
        self.update()

    def _repaint_all_marks(self) -> None:
        """The eraser takes away in the layer itself; a stroke that came to nothing is put back."""
        self._marks = None
        self.update()

    # -- hovering

    def _placement(self, at: QPointF, reach: float) -> int | None:
        return placement_at(self._seen, at.x(), at.y(), reach)

    def _point_at(self, at: QPointF) -> None:
        """The pointer moves without a button: brush circle, zone outline, words."""
        old = self._brush_box(3)
        self._pointer = at if self.rect().contains(at.toPoint()) else None
        for box in (old, self._brush_box(3)):
            if box is not None:
                self.update(box.toAlignedRect())
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
        return hover_words(self._library, self._atlas.locate(view, x, y), mark, with_maps)

    def _show_hover(self, stop: Stop | None) -> None:
        if stop is self._hover:
            return
        for one in (self._hover, stop):
            if one is not None:
                self.update(self._stop_box(one))
        self._hover = stop

    def _stop_box(self, stop: Stop) -> QRect:
        placement = self._seen[stop.index]
        left, top, right, bottom = stop.shape.bounds
        box = QRectF(QPointF(*placement.to_px(left, top)), QPointF(*placement.to_px(right, bottom)))
        return box.adjusted(-4, -4, 4, 4).toAlignedRect()

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self.hovered.emit(words)

    # -- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._step(*_ARROWS[key])
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

    def _step(self, dx: int, dy: int) -> None:
        """Go to the next zone in a direction, across views too."""
        stops = self._stops.all()
        if not stops:
            return
        if self._cursor is None:
            self._stand_on(self._hover or stops[0])
            return
        places = [self._base[s.index].to_px(s.x, s.y) for s in stops]
        here = next((i for i, s in enumerate(stops) if s is self._cursor), 0)
        self._stand_on(stops[neighbour(places, here, dx, dy)])

    def _stand_on(self, stop: Stop | None) -> None:
        self._cursor = stop
        self._by_keys = True
        if stop is not None:
            self._bring_into_sight(stop)
            self._say(self._words_at(stop.face.view, stop.x, stop.y))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said))
        self.update()

    def _bring_into_sight(self, stop: Stop) -> None:
        x, y = self._seen[stop.index].to_px(stop.x, stop.y)
        if not QRectF(self.rect()).adjusted(30, 30, -30, -30).contains(QPointF(x, y)):
            dx, dy = self.width() / 2 - x, self.height() / 2 - y
            self._look(self._lens.panned(dx, dy, self.width(), self.height()))

    def _act(self) -> None:
        """Do with the zone of the keyboard's cursor what the tool would do with a tap on it."""
        stop, pen = self._cursor, self._state.pen
        if stop is None or self._gesture is not None:
            return
        before, view, spot = self._state.drawing, stop.face.view, (stop.x, stop.y)
        if pen.tool is ToolName.SELECT:
            mark = topmost(before, view, *spot)
            where = self._atlas.locate(view, *spot)
            self.picked.emit(Selection(mark=mark.id) if mark else Selection(point=where))
            return
        if pen.tool is ToolName.ERASER:
            after = erased(before, view, stop.face.shape, Stroke(StrokeKind.ERASE, (spot,)))
            name = "Erase"
        else:
            filler = Filler(self._atlas, view, pen.sensation, pen.intensity, pen.depth)
            filler.press(Sample(*spot))
            after = filler.release(before)
            name = self._fill_name(pen, before, after, self._atlas.locate(view, *spot))
        if after is not before:
            self.edited.emit(name, after)
            self._stand_on(stop)


def _light_parts(state: State) -> tuple[object, ...]:
    """What the lit layers depend on; the reading only for the side of a chosen condition."""
    chosen = state.selection
    reading = state.reading.look_alikes if chosen.condition else ()
    return (replace(chosen, mark=None), state.show.map, state.show.whole_body, state.mode.id, reading)


def _marks_of(drawing: PainDrawing, view: View) -> list[int]:
    """Identity of the marks of a view: a mark never changes, so the same object looks the same."""
    return [id(m) for m in drawing.marks if m.view is view]


def _painted_area(drawing: PainDrawing) -> float:
    return sum(m.area.area for m in drawing.marks)


def _paint_ring(painter: QPainter, at: QPointF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor("white"), 4.5), (QColor(ACCENT_ON_BODY), 2.2)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(at, 6.5, 6.5)
