"""The body in the window: shows the drawing, what is lit on it, and what the hand and the keyboard point at.

Speed rule: a moving brush repaints only the small box it touched, from cached sheets, so that a stroke stays
as quick on a drawing with a thousand strokes as on an empty one.
"""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget
from shapely import MultiPolygon

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.exports.palette import CONTRAST_SKIN, MARKS_ON
from bodymap.knowledge.library import Library
from bodymap.language import tr
from bodymap.ui.carried import Carried, CarriedZones, legend
from bodymap.ui.figure_captions import (
    Header,
    headers,
    legend_box,
    legend_end,
    paint_header,
    paint_legend,
    paint_pane_title,
)
from bodymap.ui.figure_groups import Layout
from bodymap.ui.figure_inked import Inked
from bodymap.ui.figure_layout import Frame, Lens, Nearest, Placement, frames, placed
from bodymap.ui.figure_locator import Locator, locator, paint_locator
from bodymap.ui.figure_outlines import Lines, Outlines
from bodymap.ui.figure_panes import all_shown, for_panes, pane_at, panes_of, twins
from bodymap.ui.figure_pixels import box_of, brush_circle, clip_to_window, put_part, sheet, window_of
from bodymap.ui.figure_sheets import Scene, Sheets, light_parts
from bodymap.ui.figure_stops import Stop, Stops
from bodymap.ui.figure_tools import ROUND_TOOLS
from bodymap.ui.light_painter import ACCENT_ON_BODY
from bodymap.ui.map_names import short_name
from bodymap.ui.maps_shown import maps_over, pair
from bodymap.ui.state import State
from bodymap.ui.theme import THEMES, ThemeColours
from bodymap.ui.widgets import button

PREPARE_PAUSE = 40
"""Milliseconds between two small steps of making maps ready that are not shown yet."""
SETTLE_PAUSE = 90
"""Milliseconds of calm after which a zoomed picture is drawn sharp again; until then the old one is stretched."""
MOST_CAPTION = 1.5
"""Times the usual captions: beside larger ones the body would have no room."""
CAPTION = 12
"""px of the captions at text scale 1."""
NARROW = 480
"""px of width below which the line at the foot is short."""
FOOT = 34
"""px at the foot that are kept for words."""
WORDS_EDGE = 5.0
"""px beside the body at which a tap on the name of a view still means the body."""
STROKE_REACH = 26.0
"""px beside the body from which a stroke may start."""


_RING = 3
"""px around the circle of a brush."""

_DONE = object()


class FigureCanvas(QWidget):
    """Shows a state. Coordinates outside are mm of a view; px never leave this widget."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._sheets = Sheets(atlas, library)
        self._colours = THEMES["light"]
        self._state = State()
        self._carry = CarriedZones(atlas, library.rules.painting)
        self._carried: tuple[Carried, ...] = ()
        self._frames: dict[tuple[Layout, str], dict[View, Frame]] = {}
        self._only: Layout | None = None  # shown whatever the state says
        self._enlarged = 1.0  # times the letters that the mode has
        self._own_letters = 0  # px of the captions; 0 = as the mode has them
        self._stops = Stops((), atlas)
        self._outlines = Outlines()
        self._words: tuple[QImage, Inked] | None = None  # those around the views; None = to be written
        self._panes = panes_of((), 0, 0)
        self._base: tuple[Placement, ...] = ()  # in px of a pane
        self._seen: tuple[Placement, ...] = ()
        self._arranged = QSize()  # the size for which the views stand where they stand
        self._lens = Lens()
        self._headers: tuple[Header, ...] = ()
        self._locators: tuple[Locator, ...] = ()  # of each pane, while everything is shown
        self._circle: tuple[tuple[float, float], QImage] | None = None  # the brush, by width and pixel ratio
        self._nearest = Nearest(())
        self._pointer: QPointF | None = None
        self._ring: QRectF | None = None  # where the brush is shown, with its edge
        self._hover: Stop | None = None
        self._cursor: Stop | None = None  # where the keyboard stands
        self._on_name = False  # it stands on the name of the view of that zone
        self._by_keys = False  # the keyboard was used last: show where it stands
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_PAUSE)
        self._settling.timeout.connect(self._renew)
        self._preparing = QTimer(self)  # once a map is shown, the others are made ready while the hand rests
        self._preparing.setInterval(PREPARE_PAUSE)
        self._preparing.timeout.connect(self._prepare_more)
        self._prepared = False
        self._to_prepare = self._sheets.painter.maps.prepare(atlas.views)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the body is never mirrored
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.fit_button = button(tr("Show all"), self.fit, name=tr("Show all views again"))
        self.fit_button.setParent(self)
        self.fit_button.setToolTip(tr("Show everything again (Ctrl+0)"))
        self.fit_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the body
        self.fit_button.hide()
        self.setMinimumSize(300, 320)

    def sizeHint(self) -> QSize:
        return QSize(760, 740)

    # -- what only the hand knows

    def cancel(self) -> None:
        """Give up whatever the hand has begun."""

    def _stroke_index(self) -> int | None:
        """The placement under the stroke that is being drawn; None = none is."""
        return None

    def _panning(self) -> bool:
        """Whether the hand moves the body instead of painting on it."""
        return False

    # -- what the window says

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Where the views stand now, in px of this widget, zoom and pan included."""
        return self._seen

    @property
    def lens(self) -> Lens:
        return self._lens

    @property
    def foot_room(self) -> float:
        """Px at the foot beside the line that explains the dotted zones."""
        return self.width() - legend_end(self._legend, self.font(), self._letters)

    @property
    def _legend(self) -> str:
        return legend(self._shown_carried(), short=self.width() < NARROW)

    def show_only(self, layout: Layout | None) -> None:
        """Show these views whatever the state says; None = what it says."""
        if layout != self._only:
            self._only = layout
            self._lens = Lens()
            self._arrange()

    def letter(self, px: int) -> None:
        """Captions of this size; 0 = as the mode has them."""
        if px != self._own_letters:
            self._own_letters = px
            self._arrange()

    def enlarge(self, factor: float) -> None:
        """Captions so many times as large as the mode has them, as far as the body keeps its room."""
        if factor != self._enlarged:
            self._enlarged = factor
            self._words = None
            self._arrange()

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Every zone that is shown, where the keyboard would stand on it."""
        return self._stops.all()

    def set_colours(self, colours: ThemeColours) -> None:
        self._colours = colours
        self._sheets.forget()
        self._words = None
        self.update()

    def show_state(self, state: State) -> None:
        """Show the state; only what changed is painted anew."""
        old, self._state = self._state, state
        self._sheets.look_again()
        carried, key = self._carried, self._legend
        drawn = old.drawing is not state.drawing
        if drawn:
            self.cancel()
            self.sharpen()
            if not state.preview:
                self._carried = self._carry(state.drawing)
        if _arranged_by(old) != _arranged_by(state):
            self._arrange()
        if old.show.skin != state.show.skin:
            self._sheets.forget()
        same_lights = light_parts(old) == light_parts(state)
        if not same_lights:
            self._sheets.forget_lights()
            if self._sheets.moved:  # another panel has come with it: what is new is not kept waiting
                self.sharpen()
        if drawn:
            scene = self._scene()
            box = self._sheets.repaint_marks(scene, old.drawing, self._settling.isActive())
            same = same_lights and _around_the_drawing(old) == _around_the_drawing(state)
            if box is not None and same:
                self.update(box)
                if self._carried != carried:
                    self.update(self._sheets.hints_changed(scene, carried))
                if self._legend != key:
                    for text in (key, self._legend):
                        self.update(self._legend_box(text).toAlignedRect())
            else:
                self.update()
        elif not state.preview:
            self.update()
        if not maps_over(state).nothing and not self._prepared:
            self._preparing.start()

    def _prepare_more(self) -> None:
        if self._stroke_index() is None:
            self._prepared = next(self._to_prepare, _DONE) is _DONE
        if self._prepared:
            self._preparing.stop()

    def fit(self) -> None:
        """Show everything again."""
        self._look(Lens())

    def zoom(self, factor: float) -> None:
        """Closer or further about the middle of the widget."""
        pane = self._panes[0]
        self._zoom_at(factor, QPointF(pane.left + pane.width / 2, pane.top + pane.height / 2))

    def zoom_to_view(self) -> None:
        """Fit the view of the keyboard's cursor or under the pointer, else the first one; once fitted, all again."""
        at = self._pointer
        if self._by_keys and self._cursor is not None:
            self._fit_one(self._cursor.index)
        elif at is not None and (index := self._view_at(at)) is not None:
            self._fit_one(index)
        elif self._seen:
            self._fit_one(0)

    def _fit_one(self, index: int) -> None:
        """As large as one view fits with its words; all views where it already does."""
        pane, one = self._panes[0], self._base[index % len(self._base)]
        fitted = self._lens.fitting(one, pane.width, pane.height)
        near = abs(fitted.zoom - self._lens.zoom) < 0.01 and abs(fitted.x - self._lens.x) < 2
        self._look(Lens() if near else fitted)

    def _view_at(self, at: QPointF) -> int | None:
        """The view whose picture or header is at a point of the widget (px)."""
        for index, placement in enumerate(self._seen):
            left, top, right, bottom = placement.whole
            if left <= at.x() <= right and top <= at.y() <= bottom:
                return index
        return self._named_at(at)

    def _named_at(self, at: QPointF) -> int | None:
        """The view whose name is at a point of the widget (px), beside the body."""
        found = next((header.index for header in self._headers if header.box.contains(at)), None)
        return None if self._placement(at, WORDS_EDGE) is not None else found

    def _words_of(self, index: int) -> Header | None:
        return next((header for header in self._headers if header.index == index), None)

    def _zoom_at(self, factor: float, at: QPointF) -> None:
        corner, size = self._pane_at(at)
        inside = at - corner
        self._look(self._lens.zoomed(factor, inside.x(), inside.y(), *size))

    def _pane_at(self, at: QPointF) -> tuple[QPointF, tuple[float, float]]:
        """The upper left corner and the size of the pane under a point, px."""
        pane = pane_at(self._panes, at.x(), at.y())
        return QPointF(pane.left, pane.top), (pane.width, pane.height)

    def _middle_of(self, index: int) -> QPointF:
        """The middle of the pane in which a placement stands, px."""
        pane = self._panes[index // max(len(self._base), 1)]
        return QPointF(pane.left + pane.width / 2, pane.top + pane.height / 2)

    # -- layout and layers

    @property
    def _letters(self) -> int:
        """How large the captions are, px."""
        usual = CAPTION * min(self._state.mode.text_scale, 1.2)
        return self._own_letters or round(usual * min(self._enlarged, MOST_CAPTION))

    @property
    def _kind(self) -> Layout:
        return self._only or self._state.show.views

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != self._arranged:
            self._arrange(stretch=self._sheets.whole)  # what has just come is not kept waiting

    def prepare(self, size: QSize) -> Iterator[None]:
        """Paint the sheets for this size, step by step, before the widget is shown: it will be shown at once."""
        self.resize(size)
        self._arrange()
        yield
        yield from self._sheets.prepare(self._scene())

    def _arrange(self, stretch: bool = False) -> None:
        """Place the views anew for this size and layout; stretch: the old picture will do until the hand rests."""
        self.cancel()
        self._arranged = self.size()
        self._panes = panes_of(pair(self._state), self.width(), self.height())
        width, height = self._panes[0].width, self._panes[0].height
        shown = for_panes(self._shown_frames(), self._panes)
        self._base = placed(shown, self._kind, width, height, self._letters / CAPTION)
        self._lens = self._lens.inside(width, height).keeping(self._base, width, height)
        self._cursor = self._hover = None
        self._on_name = False
        self._stops = Stops(all_shown(self._panes, self._base, Lens()), self._atlas)
        self._see()
        if stretch and self._sheets.stretch(self._seen):
            self._settling.start()
            self.update()
        else:
            self._renew()

    def _shown_frames(self) -> dict[View, Frame]:
        """The frames of the group of views and the figure that are shown, each made once."""
        key = (self._kind, self._state.show.figure)
        if key not in self._frames:
            self._frames[key] = frames(self._atlas.silhouette, *key)
        return self._frames[key]

    def _look(self, lens: Lens) -> None:
        """Look through another lens: the old picture is stretched at once and drawn sharp when the hand rests."""
        lens = lens.keeping(self._base, self._panes[0].width, self._panes[0].height)
        if lens == self._lens:
            return
        self.cancel()
        self._lens = lens
        self._see()
        self._settling.start()
        self.update()

    def _see(self) -> None:
        """Placements and header lines as the lens shows them."""
        self._seen = all_shown(self._panes, self._base, self._lens)
        self._nearest = Nearest(self._seen)
        self._outlines.forget()
        self._words = None
        self._headers = headers(self._seen, self.width(), self.height())
        self._locators = self._find_locators() if self._lens.zoom == 1 else ()
        self.fit_button.setVisible(self._lens.zoom > 1)
        if self._lens.zoom > 1:
            self.fit_button.adjustSize()
            self.fit_button.move(
                self.width() - self.fit_button.width() - 10, self.height() - self.fit_button.height() - FOOT
            )

    def _find_locators(self) -> tuple[Locator, ...]:
        """Where the view between the legs belongs, in every pane that shows it."""
        many, words = max(len(self._base), 1), [header.box for header in self._headers]
        found = (
            locator(self._seen[i * many : (i + 1) * many], words, (pane.left, pane.left + pane.width))
            for i, pane in enumerate(self._panes)
        )
        return tuple(one for one in found if one is not None)

    def sharpen(self) -> None:
        """Draw sharp now what is only stretched, without waiting for the hand to rest."""
        if self._settling.isActive():
            self._renew()

    def _renew(self) -> None:
        self._settling.stop()
        self._sheets.forget()
        self.update()

    def _scene(self) -> Scene:
        ratio, dark = self.devicePixelRatioF(), self._colours.dark
        show = self._state.show
        if show.skin != self._skin:
            show = replace(show, skin=self._skin)
        return Scene(
            self.size(), ratio, self._seen, self._lens, replace(self._state, show=show), dark, self._panes, self._shown_carried(),
            self._colours.canvas,
        )  # fmt: skip

    def _shown_carried(self) -> tuple[Carried, ...]:
        """The zones painted in other views that the shown views show."""
        shown = {placement.view for placement in self._seen}
        return tuple(one for one in self._carried if one.face.view in shown)

    @property
    def _skin(self) -> str:
        """The chosen skin; a high-contrast window has one of its own."""
        return CONTRAST_SKIN if self._colours.high_contrast else self._state.show.skin

    def _freshen(self) -> None:
        if self._sheets.whole:  # asked with every movement of the hand
            return
        self._sheets.freshen(self._scene(), self._settling.isActive())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return super().event(event)

    # -- painting on the screen

    def paintEvent(self, event: QPaintEvent) -> None:
        self._freshen()
        painter = QPainter(self)
        dirty = event.rect()
        self._sheets.paint(painter, dirty, self._lens, self._seen, self._stroke_index() is not None)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_selection(painter, dirty)
        self._paint_zones(painter)
        self._paint_words(painter, dirty)
        self._paint_legend(painter, dirty)
        self._paint_brush(painter)
        if self.hasFocus() and self._by_keys:
            painter.setPen(QPen(QColor(self._colours.focus), self._colours.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_selection(self, painter: QPainter, dirty: QRect) -> None:
        """The chosen mark with a double edge, the clicked place with a ring."""
        chosen = self._state.selection
        if chosen.mark is None and chosen.point is None:
            return
        mark = self._state.drawing.mark(chosen.mark) if chosen.mark is not None else None
        for index, placement in enumerate(self._seen):
            if mark is not None and mark.view is placement.view:
                lines = ((QColor("white"), 5.0), (QColor(ACCENT_ON_BODY), 2.4))
                self._stroke(painter, mark.area, index, lines, box_of(placement, 4))
            if chosen.point is not None and chosen.point.view is placement.view:
                painter.save()
                clip_to_window(painter, placement)
                _paint_ring(painter, QPointF(*placement.to_px(chosen.point.x, chosen.point.y)))
                painter.restore()

    def _paint_zones(self, painter: QPainter) -> None:
        """The zone under the pointer, and the one the keyboard stands on."""
        if self._hover is not None and self._stroke_index() is None:
            alpha, width = (90, 1.2) if self._state.pen.tool in ROUND_TOOLS else (190, 1.8)
            colour = QColor(MARKS_ON[self._skin].over)
            colour.setAlpha(255 if self._colours.high_contrast else alpha)
            self._outline(painter, self._hover, colour, width)
        if self._cursor is not None and self._by_keys and self.hasFocus():
            self._paint_cursor(painter, self._cursor)

    def _paint_cursor(self, painter: QPainter, stop: Stop) -> None:
        name = self._words_of(stop.index) if self._on_name else None
        if name is not None:
            painter.setPen(QPen(QColor(self._colours.focus), self._colours.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(name.box.adjusted(-3, 1, 3, -2), 6, 6)
        else:
            self._outline(painter, stop, QColor("white"), 5.0)
            self._outline(painter, stop, QColor(ACCENT_ON_BODY), 2.6)

    def _outline(self, painter: QPainter, stop: Stop, colour: QColor, width: float) -> None:
        for index in (stop.index, *twins(self._seen, stop.index)):
            room = window_of(self._seen[index]) or QRectF(self.rect())
            self._stroke(painter, stop.shape, index, ((colour, width),), room)

    def _stroke(self, painter: QPainter, shape: MultiPolygon, index: int, lines: Lines, room: QRectF) -> None:
        placement, seen = self._seen[index], room.intersected(QRectF(self.rect()))
        self._outlines.paint(
            painter, shape, index, lambda: self._sheets.painter.on_screen(shape, placement), lines, seen
        )

    def _paint_brush(self, painter: QPainter) -> None:
        ring = self._ring = self._brush_box(_RING)
        if ring is None:
            return
        ratio, width = self.devicePixelRatioF(), ring.width() - 2 * _RING
        if self._circle is None or self._circle[0] != (width, ratio):
            self._circle = ((width, ratio), brush_circle(width, ratio))
        painter.drawImage(ring.topLeft(), self._circle[1])

    def _brush_box(self, more: float) -> QRectF | None:
        """The brush in its true size at the pointer, `more` px larger; None where there is no round brush."""
        if self._pointer is None or self._state.pen.tool not in ROUND_TOOLS or self._panning():
            return None
        drawn_on = self._stroke_index()
        index = self._placement(self._pointer, STROKE_REACH) if drawn_on is None else drawn_on
        if index is None:
            return None
        radius = self._state.pen.width * self._seen[index].scale / 2 + more
        at = self._pointer
        return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)

    def _paint_words(self, painter: QPainter, dirty: QRect) -> None:
        """The words around the views; a movement of the hand takes them from a sheet of their own."""
        if self._settling.isActive():
            self._write(painter)
            return
        words = self._words
        if words is None or words[0].devicePixelRatio() != self.devicePixelRatioF():
            written = sheet(self.size(), self.devicePixelRatioF())
            writer = QPainter(written)
            writer.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._write(writer)
            writer.end()
            words = self._words = written, Inked(written)
        if words[1].within(dirty):
            put_part(painter, words[0], dirty)

    def _paint_legend(self, painter: QPainter, dirty: QRect) -> None:
        """The key to the zones painted elsewhere comes and goes while a person paints: it stands on no sheet."""
        if dirty.bottom() < self.height() - FOOT:  # asked with every movement of the hand
            return
        text = self._legend
        if text and self._legend_box(text).intersects(QRectF(dirty)):
            paint_legend(painter, text, self.font(), self._letters, self._colours, self.height())

    def _legend_box(self, text: str) -> QRectF:
        return legend_box(text, self.font(), self._letters, self.height())

    def _write(self, painter: QPainter) -> None:
        size = self._letters
        for header in self._headers:
            paint_header(painter, header, self.font(), size, self._colours, self._lens.zoom > 1)
        for shown in self._locators:
            paint_locator(painter, shown, self._colours)
        for pane in self._panes:
            body_map = self._atlas.maps.get(pane.map)
            if body_map is not None:
                paint_pane_title(painter, short_name(body_map), self.font(), size, self._colours, pane)

    # -- what is pointed at

    def _show_hover(self, stop: Stop | None) -> None:
        if stop is self._hover:
            return
        for one in (self._hover, stop):
            if one is not None:
                self._update_stop(one)
        self._hover = stop

    def _update_stop(self, stop: Stop) -> None:
        """Repaint a zone wherever its view is shown."""
        for index in (stop.index, *twins(self._seen, stop.index)):
            self.update(self._stop_box(stop, self._seen[index]))

    def _stop_box(self, stop: Stop, placement: Placement) -> QRect:
        left, top, right, bottom = placement.px_box(stop.shape.bounds)
        box = QRectF(QPointF(left, top), QPointF(right, bottom))
        return box.adjusted(-4, -4, 4, 4).toAlignedRect()

    def _placement(self, at: QPointF, reach: float) -> int | None:
        return self._nearest.at(at.x(), at.y(), reach)

    def _point_to(self, at: QPointF | None, also: QRectF | None = None) -> None:
        """Show the brush at this place; None = nowhere. also: a box that is to be repainted too, px."""
        dirty = QRectF() if also is None else also
        self._pointer = at
        now = self._brush_box(_RING)
        for box in (self._ring, now):
            if box is not None:
                dirty |= box
        self._ring = now
        self._repaint(dirty)

    def _repaint(self, box: QRectF) -> None:
        """In one box: a screen that is repainted in several is cut along their edges, sheet by sheet."""
        if not box.isEmpty():
            self.update(box.toAlignedRect())


def _arranged_by(state: State) -> tuple[object, ...]:
    """What the places of the views depend on, besides the size of the widget."""
    return (state.show.views, state.show.figure, state.mode, pair(state))


def _around_the_drawing(state: State) -> tuple[object, ...]:
    """What is shown besides the marks and what is lit; while it stays, a new drawing is repainted only where it changed."""
    pen = state.pen
    return (state.selection, state.show, state.mode.id, pen.tool, pen.width)


def _paint_ring(painter: QPainter, at: QPointF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor("white"), 4.5), (QColor(ACCENT_ON_BODY), 2.2)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(at, 6.5, 6.5)
