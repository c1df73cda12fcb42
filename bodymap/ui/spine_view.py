"""The lumbosacral spine from behind: which roots fit, which discs can press them, and the way back to the body."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from bodymap.atlas.levels import Root, Side
from bodymap.atlas.picture import SPINE_COLOURS, SpinePicture, spine_picture
from bodymap.exports.palette import ROOT_COLOUR, MapLine, map_line
from bodymap.kept import Kept
from bodymap.knowledge.library import Library
from bodymap.language import tr
from bodymap.ui.arrows import ARROWS
from bodymap.ui.figure_pixels import put_part, sheet
from bodymap.ui.layers_shown import root_rings
from bodymap.ui.pieces import Piece, Pieces, put_at
from bodymap.ui.spine_captions import JOINT, Name, SpineCaptions, round_pen
from bodymap.ui.spine_lights import (
    DiscLight,
    Key,
    LegendRow,
    RootLight,
    disc_lights,
    leading_root,
    legend,
    light_words,
    lit_joints,
    root_lights,
    target_words,
)
from bodymap.ui.spine_places import SpinePlaces, Target
from bodymap.ui.state import NOTHING_SELECTED, Selection, State
from bodymap.ui.theme import THEMES, ThemeColours

_HEADER = 24.0
_HIDDEN = dict.fromkeys(("label", "text", "leader"), "none")
"""The picture's own names are left out: they would shrink with it."""
_REST = "#e6cf62"
"""A root at rest: the yellow in which nerves are drawn in atlases."""
_CLEAR = 20.0
"""px that the legend leaves free, nearly all of them above it: the names of the lowest roots hang down there."""
_LOW = 330
"""px of height below which the picture takes the room of the legend; the tip tells it then."""
_NARROW_HALF = 94.0
"""mm from the midline that a narrow widget shows: the roots with their names, the hip bones cut off."""
_ROOTS_HALF = 84.0
"""mm from the midline within which the upper roots end with their names."""
_VERTEBRA_ROOM = 30.0
"""px that the names of the vertebrae need beside them."""
_NAME_REACH = 14.0
"""px from a root's name within which a press still means the root."""
FILL_STEPS = 10
"""Steps of brightness of a lit root."""
_RING = 1.7
"""px that a ring around a root is thick; its dashes are told in it."""
_HALO = QColor(255, 255, 255, 215)
"""What rings stand on, so that they are seen on bone in every theme."""
Dash = tuple[float, ...]
_SIDE_MARGIN = 0.03
"""Share of the picture's width kept free at both edges."""
_MOST_DRAWN = 8 * 2**20
"""Bytes of pictures of lit roots that are kept: a few hundred at the usual size."""
_MOST_NAMES = 200
"""Pictures of names of roots that are kept, lit and not."""
_MOST_GROUNDS = 4
"""Pictures of the bones with other discs lit that are kept."""
_MOST_SETS = 20
"""Sets of names, by which of them are lit, whose places are kept."""
BYTES = 4
"""Of a pixel."""
_MOST_TEXTS = 6
"""Pictures of the words around the spine and of legends that are kept."""
_LINE = 8
"""Px that the line around what is chosen reaches beyond it, its corners included."""
_LEGEND_UP = 4
"""Px by which the rows of the legend stand nearer to the picture than the room kept clear for them."""


_USUAL_ROWS = 4
"""Rows of the legend that always have room: the usual reading has two discs, and the picture must not jump."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """All of a state that can be seen here; worked out once for each state."""

    lit: dict[tuple[Root, Side], RootLight]
    best: tuple[Root, Side] | None
    joints: tuple[Side, ...]
    rows: tuple[LegendRow, ...]
    selection: Selection
    mode: str


class _Drawn:
    """What was drawn and written before in this size and theme: to do it anew costs more than all the rest."""

    def __init__(self) -> None:
        self.grounds: Kept[QImage] = Kept(_MOST_GROUNDS)
        self.roots: Kept[Piece] = Kept(_MOST_DRAWN, lambda piece: BYTES * piece.box.width() * piece.box.height())
        self.names: Kept[Name] = Kept(_MOST_NAMES)
        self.texts: Kept[QImage] = Kept(_MOST_TEXTS)
        self.names_set: Kept[tuple[Piece, ...]] = Kept(_MOST_SETS)


MOST_CAPTION = 1.3
"""Times the usual words: a picture of its size has no room for larger ones."""

class SpineView(QWidget):
    """Posterior picture, so the patient's right is the viewer's right."""

    picked = Signal(object)
    """Selection of a root and side, or of a disc."""
    hovered = Signal(str)

    def __init__(
        self, library: Library, parent: QWidget | None = None, pressable: bool = True, ground: str = "panel"
    ) -> None:
        """pressable: False = only to be looked at, and its legend tells nothing of clicks, and nothing at all where nothing is lit.

        ground: the colour of the theme that it stands on. It paints that too, so nothing has to be painted under it.
        """
        super().__init__(parent)
        self._library, self._pressable, self._ground = library, pressable, ground
        self._state = State()
        self._seen = _shown(self._state, library, pressable)
        self._colours = THEMES["light"]
        self._picture: SpinePicture = spine_picture({**SPINE_COLOURS, **_HIDDEN})
        self._enlarged = 1.0  # times the letters that the mode has
        self._layers: tuple[QImage, QImage, QImage] | None = None  # bones, roots at rest, dura
        self._drawn = _Drawn()
        self._whole: Pieces | None = None  # as it was painted last
        self._pieces: tuple[Piece, ...] = ()  # as it is to be painted next, once that is known
        self._places = SpinePlaces(self._picture, library.discs)
        self._hover: Target | None = None
        self._cursor: Target | None = None
        self._said = ""
        self.setObjectName("spine")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # never mirrored
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if pressable else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not pressable)
        self.setMinimumSize(150, 280)
        self.setAccessibleName(tr("Lower spine with nerve roots"))
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(340, 450)

    # -- what the window says

    def show_state(self, state: State) -> None:
        self._state = state
        before, self._seen = self._seen, _shown(state, self._library, self._pressable)
        if before == self._seen:
            return
        if _room_rows(before.rows) != _room_rows(self._seen.rows):
            self._layers = None
        self._describe()
        self._change()

    def set_colours(self, colours: ThemeColours) -> None:
        self._colours = colours
        self._layers = None
        self.update()

    def enlarge(self, factor: float) -> None:
        """Words so many times as large as the mode has them, as far as the picture has room for them."""
        if factor != self._enlarged:
            self._enlarged, self._layers = factor, None
            self.update()

    def _describe(self) -> None:
        """What the picture shows, in words, for a screen reader."""
        self.setAccessibleDescription(
            tr("Seen from behind, the patient's right on the right. {light_words}. Arrow keys go to roots and discs.", light_words=light_words(self._state))
        )
        self._show_tip()

    def _show_tip(self) -> None:
        if self.toolTip() != (tip := self._tip()):
            self.setToolTip(tip)

    def _tip(self) -> str:
        """What is under the pointer, else the legend where there is no room for it."""
        rows = self._seen.rows if self._low else ()
        return self._said or "\n".join(row.words for row in rows)

    # -- place

    def _scale(self) -> float:
        height = self._picture.box[3]
        room_w = self.width() * (1 - 2 * _SIDE_MARGIN)
        return max(
            min(room_w / (2 * _NARROW_HALF), (self.height() - _HEADER - self._legend_height()) / height), 0.05
        )

    @property
    def _low(self) -> bool:
        return self.height() < _LOW

    def _legend_height(self) -> float:
        if self._low:
            return _CLEAR
        return _room_rows(self._seen.rows) * self._captions().legend_line + _CLEAR

    def _to_px(self) -> QTransform:
        scale = self._scale()
        return QTransform(scale, 0, 0, scale, self.width() / 2, _HEADER - self._picture.box[1] * scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layers = None
        self._show_tip()
        super().resizeEvent(event)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = self._fresh()
        whole.paint(self._pieces)
        painter = QPainter(self)
        put_part(painter, whole.image, event.rect())
        painter.end()

    def _change(self) -> None:
        """Ask for a repaint of what looks different now; of all of it when nothing of it stands."""
        if self._whole is None or self._layers is None or not self.isVisible():
            self._pieces = ()
            self.update()
        else:
            self._pieces = tuple(self._all_pieces(*self._layers))
            self.update(self._whole.differing(self._pieces))

    def _all_pieces(self, under: QImage, resting: QImage, over: QImage) -> Iterator[Piece]:
        """Whatever is seen, the lowest first."""
        place, captions = self._to_px(), self._captions()
        yield self._ground_piece(under, resting, place)
        yield from self._root_pieces(place)
        yield Piece("dura", self.rect(), partial(_put, over))
        yield from self._chosen_pieces(place)
        yield Piece("around", self.rect(), partial(_put, self._around_the_spine(captions, place)))
        yield from self._name_pieces(place, captions)
        if not self._low:
            yield self._legend_piece(captions)

    def _name_pieces(self, place: QTransform, captions: SpineCaptions) -> tuple[Piece, ...]:
        lit = frozenset(key for key, light in self._seen.lit.items() if light.fill > 0 or light.maps)
        ratio, names = self.devicePixelRatioF(), self._drawn.names
        write = partial(captions.names, ratio, place, self._picture, lit, names)
        return self._drawn.names_set.get((captions.size, lit), (), lambda: tuple(write()))

    def _ground_piece(self, under: QImage, resting: QImage, place: QTransform) -> Piece:
        """Bones, discs and joints, and over them the roots at rest."""
        discs = tuple(disc_lights(self._state, self._library.discs))
        look = ("ground", discs, self._seen.joints)

        def draw() -> QImage:
            image = QImage(under.size(), QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(under.devicePixelRatio())
            image.fill(QColor(getattr(self._colours, self._ground)))
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _put(under, painter)
            self._paint_discs(painter, place, discs)
            self._paint_joints(painter, place)
            _put(resting, painter)
            painter.end()
            return image

        return Piece(look, self.rect(), partial(_put, self._drawn.grounds.get(look, (), draw)))

    def _legend_piece(self, captions: SpineCaptions) -> Piece:
        leading, high = leading_root(self._state), self._legend_height()
        look = ("legend", captions.size, self._seen.rows, leading.root if leading else None)
        at = QPointF(0, self.height() - high)
        box = QRectF(0, at.y(), self.width(), high).toAlignedRect()
        return Piece(look, box, partial(put_at, at, self._legend(captions)))

    def _around_the_spine(self, captions: SpineCaptions, place: QTransform) -> QImage:
        """The words that stay: sides and vertebrae."""

        def write(painter: QPainter) -> None:
            if self.width() / 2 - _ROOTS_HALF * place.m11() >= _VERTEBRA_ROOM:
                captions.vertebrae(painter, place, self._places.discs)
            captions.header(painter)

        return self._drawn.texts.get(("around", captions.size), (), partial(self._text, self.height(), write))

    def _legend(self, captions: SpineCaptions) -> QImage:
        leading = leading_root(self._state)
        root, rows = leading.root if leading else None, self._seen.rows

        def write(painter: QPainter) -> None:
            captions.legend(painter, rows, _CLEAR - _LEGEND_UP, root)

        key = ("legend", captions.size, rows, root)
        return self._drawn.texts.get(key, (), partial(self._text, round(self._legend_height()), write))

    def _text(self, height: int, write: Callable[[QPainter], None]) -> QImage:
        image = sheet(QSize(self.width(), height), self.devicePixelRatioF())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        write(painter)
        painter.end()
        return image

    def _captions(self) -> SpineCaptions:
        size = round(12 * min(self._state.mode.text_scale, 1.25) * min(self._enlarged, MOST_CAPTION))
        return SpineCaptions(self.font(), size, self._colours, self.width(), self.height())

    def _fresh(self) -> Pieces:
        """What stands. Bones under the roots, the roots at rest, and the dura over them are drawn once per size and theme."""
        ratio = self.devicePixelRatioF()
        if self._whole is None or self._layers is None or self._whole.image.devicePixelRatio() != ratio:
            under, over = self._layer(self._picture.under, ratio), self._layer(self._picture.over, ratio)
            self._layers = (under, self._roots_at_rest(ratio), over)
            self._drawn = _Drawn()
            self._whole, self._pieces = Pieces(self.size(), ratio), ()
        if not self._pieces:
            self._pieces = tuple(self._all_pieces(*self._layers))
        return self._whole

    def _roots_at_rest(self, ratio: float) -> QImage:
        """Most roots are at rest most of the time, and their smooth lines cost most of the picture."""
        image, place = sheet(self.size(), ratio), self._to_px()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key in self._places.roots:
            self._paint_root(painter, place, key, RootLight())
        painter.end()
        return image

    def _layer(self, svg: str, ratio: float) -> QImage:
        image = sheet(self.size(), ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.86 if self._colours.dark else 1.0)
        x, y, width, height = self._picture.box
        target = self._to_px().mapRect(QRectF(x, y, width, height))
        QSvgRenderer(QByteArray(svg.encode())).render(painter, target)
        painter.end()
        return image

    def _root_pieces(self, place: QTransform) -> Iterator[Piece]:
        """The lit roots over those at rest, the best last."""
        lit = self._seen.lit
        for key in sorted(lit.keys() & self._places.roots.keys(), key=lambda k: (lit[k].fill, k)):
            light = lit[key]
            look = (key, light.fill, light.maps, light.rings, tuple(map(self._line_of, light.maps)))
            yield self._drawn.roots.get(look, (), partial(self._root_piece, place, key, light, look))

    def _root_piece(
        self, place: QTransform, key: tuple[Root, Side], light: RootLight, look: Hashable
    ) -> Piece:
        """One lit root by itself, so that a repaint draws only those anew that look different now."""
        box = self._root_box(place, key, light)
        image = sheet(box.size(), self.devicePixelRatioF())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-box.topLeft())
        self._paint_root(painter, place, key, light)
        painter.end()
        return Piece(look, box, partial(put_at, QPointF(box.topLeft()), image))

    def _root_box(self, place: QTransform, key: tuple[Root, Side], light: RootLight) -> QRect:
        reach = self._picture.roots[key].width * place.m11() + 8 + 5 * max(len(light.maps), light.rings)
        box = place.mapRect(self._places.roots[key].boundingRect())
        return box.adjusted(-reach, -reach, reach, reach).toAlignedRect()

    def _paint_root(
        self, painter: QPainter, place: QTransform, key: tuple[Root, Side], light: RootLight
    ) -> None:
        scale, shape = place.m11(), self._picture.roots[key]
        path, width = place.map(self._places.roots[key]), shape.width * scale
        colour = _mixed(_REST, ROOT_COLOUR[key[0]], 0.0 if light.fill <= 0 else 0.35 + 0.65 * light.fill)
        step = ring_step(len(light.maps))  # one ring a map, the first nearest to the root
        rings = [
            (width + 2 * (3.2 + step * number), self._line_of(map_id).dash)
            for number, map_id in enumerate(light.maps)
        ]
        # where a muscle or nerve is chosen, no map is asked
        rings += [(width + 2 * (3.2 + 4.2 * number), ()) for number in range(light.rings)]
        self._paint_rings(painter, path, sorted(rings, reverse=True), ROOT_COLOUR[key[0]])
        if light.fill > 0:
            glow = QColor(ROOT_COLOUR[key[0]])
            glow.setAlphaF(0.30 * light.fill)
            painter.strokePath(path, round_pen(glow, width + 5.5))
        edge = QColor("#7d6a2c") if light.fill <= 0 else QColor(ROOT_COLOUR[key[0]]).darker(160)
        painter.strokePath(path, round_pen(edge, width + 1.4))
        painter.strokePath(path, round_pen(QColor(colour), width))
        self._paint_ganglion(painter, place, key, QColor(colour), edge)

    def _line_of(self, map_id: str) -> MapLine:
        """How the borders of the map are drawn: its ring is broken in the same way."""
        point = self._state.selection.point
        known = list(point.maps) if point is not None else []
        return map_line(known.index(map_id)) if map_id in known else map_line(0)

    def _paint_rings(
        self, painter: QPainter, path: QPainterPath, rings: Sequence[tuple[float, Dash]], colour: str
    ) -> None:
        """The widest ring first, on an empty picture: each is a broad line, and what is inside it is taken out again.

        Six times as quick as lines along the outlines.
        """
        if not rings:
            return
        tint = QColor(colour).lighter(125) if self._colours.dark else QColor(colour)
        painter.strokePath(path, round_pen(_HALO, rings[0][0] + 3.2))
        for width, dash in rings:
            pen = round_pen(tint, width + _RING)
            if dash:
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setDashPattern([length * _RING / pen.widthF() for length in dash])
            painter.strokePath(path, pen)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.strokePath(path, round_pen(_HALO, width - _RING))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _paint_ganglion(
        self, painter: QPainter, place: QTransform, key: tuple[Root, Side], colour: QColor, edge: QColor
    ) -> None:
        knot, scale = self._picture.roots[key].ganglion, place.m11()
        painter.save()
        painter.translate(place.map(QPointF(knot.x, knot.y)))
        painter.rotate(knot.angle)
        painter.setPen(QPen(edge, 0.8))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(), knot.rx * scale, knot.ry * scale)
        painter.restore()

    def _paint_discs(self, painter: QPainter, place: QTransform, lights: Sequence[DiscLight]) -> None:
        """The half of a disc that can press the leading root: filled = the usual place, dashed = the other."""
        for light in lights:
            half = self._places.half_disc(light.disc, light.side)
            colour = QColor(ROOT_COLOUR[light.root])
            if light.usual:
                fill = QColor(colour)
                fill.setAlphaF(0.62)
                painter.fillPath(place.map(half), fill)
            pen = QPen(colour.darker(135), 1.8)
            if not light.usual:
                painter.strokePath(place.map(half), QPen(QColor("white"), 3.4))
                pen.setDashPattern([2.4, 2.0])
            painter.strokePath(place.map(half), pen)

    def _paint_joints(self, painter: QPainter, place: QTransform) -> None:
        for side in self._seen.joints:
            path = place.map(self._places.joints[side])
            painter.strokePath(path, round_pen(QColor(255, 255, 255, 200), 8))
            painter.strokePath(path, round_pen(QColor(JOINT), 4))

    def _chosen_pieces(self, place: QTransform) -> Iterator[Piece]:
        """What is selected, what the pointer is over, where the keyboard stands."""
        chosen = self._state.selection
        for target in self._places.targets:
            focus = target is self._cursor and self.hasFocus()
            strong = focus or target.meant_by(chosen)
            if strong or target is self._hover:
                area = place.map(target.area)
                look = ("chosen", target.selection, focus, strong)
                box = area.boundingRect().adjusted(-_LINE, -_LINE, _LINE, _LINE).toAlignedRect()
                colour = QColor(self._colours.focus if focus else self._colours.text)
                colour.setAlphaF(1.0 if strong else 0.55)
                width = 2.4 if strong else 1.4
                edge = QPen(QColor(self._colours.panel), width + 2)
                yield Piece(look, box, partial(_stroke, area, (edge, QPen(colour, width))))

    # -- pressing and keys

    def _target_at(self, at: QPointF) -> Target | None:
        """The root or disc meant by a point of the widget (px)."""
        spot, ok = self._to_px().inverted()
        return self._places.target_at(spot.map(at), _NAME_REACH / self._scale()) if ok else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            target = self._target_at(event.position())
            self._cursor = None
            self.picked.emit(target.selection if target else NOTHING_SELECTED)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        target = self._target_at(event.position())
        if target is not self._hover:
            self._hover = target
            self.setCursor(Qt.CursorShape.PointingHandCursor if target else Qt.CursorShape.ArrowCursor)
            self._say(self._words(target))
            self._change()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self._say("")
        self._change()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._stand_on(self._cursor or self._places.targets[0])
        self._change()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._change()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._step(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cursor is not None:
            self.picked.emit(self._cursor.selection)
        elif key == Qt.Key.Key_Escape and not self._state.selection.empty:
            self.picked.emit(NOTHING_SELECTED)
        else:
            super().keyPressEvent(event)

    def _step(self, dx: int, dy: int) -> None:
        here = self._cursor
        self._stand_on(self._places.beside(here, dx, dy) if here else self._places.targets[0])

    def _stand_on(self, target: Target) -> None:
        self._cursor = target
        self._say(self._words(target))
        self._change()

    def _words(self, target: Target | None) -> str:
        return target_words(self._state, self._library.discs, target.selection) if target else ""

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self._show_tip()
            self.hovered.emit(words)


def _put(image: QImage, painter: QPainter) -> None:
    painter.drawImage(QPointF(), image)


def _stroke(path: QPainterPath, pens: Sequence[QPen], painter: QPainter) -> None:
    for pen in pens:
        painter.strokePath(path, pen)


def ring_step(rings: int) -> float:
    """Px from ring to ring: closer where there are many, so that they stay with their root."""
    return 4.2 if rings < 3 else 3.2


def _lit(state: State, library: Library) -> dict[tuple[Root, Side], RootLight]:
    """The lights as they are drawn: a root brightens in steps the eye can just tell, so that most readings of a
    growing stroke need no repaint.
    """
    lit = root_lights(state, root_rings(state, library))
    return {
        key: replace(light, fill=round(light.fill * FILL_STEPS) / FILL_STEPS) for key, light in lit.items()
    }


def _room_rows(rows: Sequence[LegendRow]) -> int:
    return max(len(rows), _USUAL_ROWS)


def _shown(state: State, library: Library, pressable: bool) -> _Shown:
    leading = leading_root(state)
    best = (leading.root, leading.side) if leading else None
    lit = _lit(state, library)
    rows = legend(state, library.discs)
    if not pressable:
        rows = tuple(row for row in rows if row.key is not Key.RING) if lit else ()
    return _Shown(lit, best, lit_joints(state), rows, state.selection, state.mode.id)


def _mixed(low: str, high: str, share: float) -> str:
    """A colour between two, "#rrggbb"."""
    a, b = QColor(low), QColor(high)
    parts = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in parts)
