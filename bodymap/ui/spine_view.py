"""The lumbosacral spine from behind: which roots fit, which discs can press them, and the way back to the body."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.atlas.picture import SPINE_COLOURS, SpinePicture, spine_picture
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.knowledge.library import DiscFacts, Library
from bodymap.reasoning.reading import RootEvidence
from bodymap.ui.figure_lights import map_name
from bodymap.ui.state import NOTHING_SELECTED, Selection, State
from bodymap.ui.theme import THEMES, ThemeColours

SIJ = "sij_pain"
"""The look-alike whose joint is drawn here."""
FAINTEST = 0.12
"""A root below this share of the best one's probability is not lit: it would only be noise."""
_HEADER = 24.0
_LEGEND_LINE = 19.0
_HIDDEN = dict.fromkeys(("label", "text", "leader"), "none")
"""The picture's own names are left out: they would shrink with it."""
_REST = "#e6cf62"
"""A root at rest: the yellow in which nerves are drawn in atlases."""
_JOINT = "#b3402a"
_NARROW = 235
"""Widget width in px below which there are smaller margins and no caption."""
_NARROW_HALF = 94.0
"""mm from the midline that a narrow widget shows: the roots with their names, the hip bones cut off."""
_ROOTS_HALF = 84.0
"""mm from the midline within which the upper roots end with their names."""
_VERTEBRA_ROOM = 30.0
"""px that the names of the vertebrae need beside them."""
_SIDE_MARGIN = 0.03
"""Share of the picture's width kept free at both edges."""


@dataclass(frozen=True, slots=True)
class RootLight:
    """How one root on one side is shown.

    fill 0-1: probability against the best root; words: how well it fits, in words ("" = not lit);
    maps: ids of the maps that name the root at the clicked place.
    """

    fill: float = 0.0
    words: str = ""
    maps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DiscLight:
    """Whether a disc can press the leading root on a side: as the usual place (paracentral) or the other one."""

    disc: DiscLevel
    side: Side
    root: Root
    usual: bool


def root_lights(state: State) -> dict[tuple[Root, Side], RootLight]:
    """Every root that is lit by the reading, or ringed because a map names it where the person clicked."""
    if not state.mode.shows_reading:
        return {}
    best = max((e.probability for e in state.reading.roots), default=0.0)
    lit = {
        (e.root, e.side): RootLight(e.probability / best, e.band)
        for e in state.reading.roots
        if best > 0 and e.probability >= FAINTEST * best
    }
    point = state.selection.point
    for map_id, level in point.maps.items() if point else ():
        for side in (point.side,) if point and point.side else tuple(Side):
            root = next((r for r in Root if r.value == level), None)
            if root is not None:
                known = lit.get((root, side), RootLight())
                lit[root, side] = RootLight(known.fill, known.words, (*known.maps, map_id))
    return lit


def disc_lights(state: State, facts: Mapping[DiscLevel, DiscFacts]) -> tuple[DiscLight, ...]:
    """The discs that can press the leading root, on its side; none without a reading."""
    leading = leading_root(state)
    if leading is None:
        return ()
    return tuple(
        DiscLight(disc, leading.side, leading.root, one.paracentral is leading.root)
        for disc, one in facts.items()
        if leading.root in (one.paracentral, one.foraminal)
    )


def leading_root(state: State) -> RootEvidence | None:
    roots = state.reading.roots if state.mode.shows_reading else ()
    return min(roots, key=lambda e: e.rank, default=None)


def lit_joints(state: State) -> tuple[Side, ...]:
    """Sides on which the sacroiliac joint is among what looks alike."""
    if not state.mode.shows_reading:
        return ()
    found = [s for s in state.reading.look_alikes if s.id == SIJ]
    return tuple(side for s in found for side in ((s.side,) if s.side else tuple(Side)))


_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?|[MLCZ]")


def path_from_svg(data: str) -> QPainterPath:
    """Path data with the absolute commands M, L, C and Z (all that the atlas writes) as a QPainterPath."""
    path = QPainterPath()
    words = _NUMBER.findall(data)
    at, command = 0, "M"
    while at < len(words):
        if words[at] in "MLCZ":
            command, at = words[at], at + 1
            if command == "Z":
                path.closeSubpath()
                continue
        count = 6 if command == "C" else 2
        n = [float(word) for word in words[at : at + count]]
        at += count
        if command == "M":
            path.moveTo(*n)
            command = "L"
        elif command == "L":
            path.lineTo(*n)
        else:
            path.cubicTo(*n)
    return path


@dataclass(frozen=True, slots=True)
class _Target:
    """Something to press: a root on a side or a disc, with the area that counts as hit (mm)."""

    selection: Selection
    area: QPainterPath
    middle: QPointF


class SpineView(QWidget):
    """Posterior picture, so the patient's right is the viewer's right."""

    picked = Signal(object)
    """Selection of a root and side, or of a disc."""
    hovered = Signal(str)

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._state = State()
        self._colours = THEMES["light"]
        self._picture: SpinePicture = spine_picture({**SPINE_COLOURS, **_HIDDEN})
        self._layers: tuple[QImage, QImage] | None = None
        self._roots = {key: path_from_svg(root.d) for key, root in self._picture.roots.items()}
        self._discs = {disc: path_from_svg(d) for disc, d in self._picture.discs.items()}
        self._joints = {side: path_from_svg(d) for side, d in self._picture.si_joints.items()}
        self._targets = self._all_targets()
        self._hover: _Target | None = None
        self._cursor: _Target | None = None
        self._said = ""
        self.setObjectName("spine")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # never mirrored
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(150, 280)
        self.setAccessibleName("Lower spine with nerve roots")
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(340, 450)

    # -- what the window says

    def show_state(self, state: State) -> None:
        rows = len(self._legend())
        self._state = state
        if len(self._legend()) != rows:
            self._layers = None
        self._describe()
        self.update()

    def set_colours(self, colours: ThemeColours) -> None:
        self._colours = colours
        self._layers = None
        self.update()

    def _describe(self) -> None:
        """What the picture shows, in words, for a screen reader."""
        lit = sorted(root_lights(self._state).items(), key=lambda item: -item[1].fill)
        fits = [f"{side.word} {root.value}: {light.words}" for (root, side), light in lit if light.words]
        shown = "; ".join(fits) or "no root is lit"
        self.setAccessibleDescription(
            f"Seen from behind, the patient's right on the right. {shown}. Arrow keys go to roots and discs."
        )

    # -- place

    @property
    def _narrow(self) -> bool:
        return self.width() < _NARROW

    def _scale(self) -> float:
        height = self._picture.box[3]
        room_w = self.width() * (1 - 2 * _SIDE_MARGIN)
        return max(
            min(room_w / (2 * _NARROW_HALF), (self.height() - _HEADER - self._legend_height()) / height), 0.05
        )

    def _legend_height(self) -> float:
        return max(len(self._legend()), 3) * _LEGEND_LINE + 8  # so that the picture rarely moves

    def _to_px(self) -> QTransform:
        scale = self._scale()
        return QTransform(scale, 0, 0, scale, self.width() / 2, _HEADER - self._picture.box[1] * scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layers = None
        super().resizeEvent(event)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under, over = self._fresh_layers()
        place = self._to_px()
        painter.drawImage(QPointF(), under)
        self._paint_discs(painter, place)
        self._paint_joints(painter, place)
        self._paint_roots(painter, place)
        painter.drawImage(QPointF(), over)
        self._paint_chosen(painter, place)
        if self.width() / 2 - _ROOTS_HALF * place.m11() >= _VERTEBRA_ROOM:
            self._paint_vertebrae(painter, place)
        self._paint_names(painter, place)
        self._paint_header(painter)
        self._paint_legend(painter)
        painter.end()

    def _fresh_layers(self) -> tuple[QImage, QImage]:
        """Bones under the roots and dura over them, drawn once per size and theme."""
        ratio = self.devicePixelRatioF()
        if self._layers is None or self._layers[0].devicePixelRatio() != ratio:
            self._layers = (self._layer(self._picture.under, ratio), self._layer(self._picture.over, ratio))
        return self._layers

    def _layer(self, svg: str, ratio: float) -> QImage:
        image = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.86 if self._colours.dark else 1.0)
        x, y, width, height = self._picture.box
        target = self._to_px().mapRect(QRectF(x, y, width, height))
        QSvgRenderer(QByteArray(svg.encode())).render(painter, target)
        painter.end()
        return image

    def _paint_roots(self, painter: QPainter, place: QTransform) -> None:
        """All roots at rest first, the lit ones over them, the best last."""
        lit = root_lights(self._state)
        for key in sorted(self._roots, key=lambda k: lit.get(k, RootLight()).fill):
            self._paint_root(painter, place, key, lit.get(key, RootLight()))

    def _paint_root(
        self, painter: QPainter, place: QTransform, key: tuple[Root, Side], light: RootLight
    ) -> None:
        scale, shape = place.m11(), self._picture.roots[key]
        path, width = place.map(self._roots[key]), shape.width * scale
        colour = _mixed(_REST, ROOT_COLOUR[key[0]], 0.0 if light.fill <= 0 else 0.35 + 0.65 * light.fill)
        for number, _ in enumerate(light.maps):  # one ring a map, the first nearest to the root
            ring = width + 2 * (3.2 + 4.2 * number)
            self._paint_ring(painter, path, ring, ROOT_COLOUR[key[0]])
        if light.fill > 0:
            glow = QColor(ROOT_COLOUR[key[0]])
            glow.setAlphaF(0.30 * light.fill)
            painter.strokePath(path, _round(glow, width + 5.5))
        edge = QColor("#7d6a2c") if light.fill <= 0 else QColor(ROOT_COLOUR[key[0]]).darker(160)
        painter.strokePath(path, _round(edge, width + 1.4))
        painter.strokePath(path, _round(QColor(colour), width))
        self._paint_ganglion(painter, place, key, QColor(colour), edge)

    def _paint_ring(self, painter: QPainter, path: QPainterPath, width: float, colour: str) -> None:
        stroker = QPainterPathStroker()
        stroker.setWidth(width)
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        ring = stroker.createStroke(path).simplified()
        painter.strokePath(ring, QPen(QColor(255, 255, 255, 215), 3.6))
        tint = QColor(colour)
        painter.strokePath(ring, QPen(tint.lighter(125) if self._colours.dark else tint, 1.7))

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

    def _paint_discs(self, painter: QPainter, place: QTransform) -> None:
        """The half of a disc that can press the leading root: filled = the usual place, dashed = the other."""
        for light in disc_lights(self._state, self._library.discs):
            half = self._half_disc(light.disc, light.side)
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

    def _half_disc(self, disc: DiscLevel, side: Side) -> QPainterPath:
        box = self._discs[disc].boundingRect()
        half = QRectF(0, box.top(), box.right(), box.height())
        if side is Side.LEFT:
            half = QRectF(box.left(), box.top(), -box.left(), box.height())
        cut = QPainterPath()
        cut.addRect(half)
        return self._discs[disc].intersected(cut)

    def _paint_joints(self, painter: QPainter, place: QTransform) -> None:
        for side in lit_joints(self._state):
            path = place.map(self._joints[side])
            painter.strokePath(path, _round(QColor(255, 255, 255, 200), 8))
            painter.strokePath(path, _round(QColor(_JOINT), 4))

    def _paint_chosen(self, painter: QPainter, place: QTransform) -> None:
        """What is selected, what the pointer is over, where the keyboard stands."""
        chosen = self._state.selection
        for target in self._targets:
            focus = target is self._cursor and self.hasFocus()
            strong = focus or _same(target.selection, chosen)
            if strong or target is self._hover:
                colour = QColor(self._colours.focus if focus else self._colours.text)
                colour.setAlphaF(1.0 if strong else 0.55)
                width, area = (2.4 if strong else 1.4), place.map(target.area)
                painter.strokePath(area, QPen(QColor(self._colours.panel), width + 2))
                painter.strokePath(area, QPen(colour, width))

    def _paint_names(self, painter: QPainter, place: QTransform) -> None:
        """The root's name at both ends; a lit one stands out and has its colour around it."""
        lit = root_lights(self._state)
        floor = dict.fromkeys(Side, -1.0)  # where the name above ends, so that none covers another
        for root, side in sorted(self._roots, key=lambda key: self._picture.roots[key].label_at[1]):
            light = lit.get((root, side), RootLight())
            strong = light.fill > 0 or bool(light.maps)
            font = QFont(self.font())
            font.setPixelSize(self._font_size() - (0 if strong else 1))
            font.setBold(strong)
            name = "S4" if root is Root.S4_5 else root.value
            at = place.map(QPointF(*self._picture.roots[root, side].label_at))
            box = self._name_box(at, side, name, font)
            box.moveTop(max(box.top(), floor[side]))
            floor[side] = box.bottom() - 2
            edge = QColor(ROOT_COLOUR[root]) if strong else None
            self._chip(painter, box, name, font, edge, self._colours.text if strong else self._colours.muted)

    def _name_box(self, at: QPointF, side: Side, name: str, font: QFont) -> QRectF:
        size = QFontMetricsF(font)
        width, height = size.horizontalAdvance(name) + 8, size.capHeight() + 7
        left = at.x() - 4 if side is Side.RIGHT else at.x() + 4 - width
        return QRectF(left, at.y() - height / 2, width, height)

    def _chip(
        self, painter: QPainter, box: QRectF, name: str, font: QFont, edge: QColor | None, colour: str
    ) -> None:
        """Words on a quiet ground, so that they stay legible on bone in every theme."""
        ground = QColor(self._colours.panel)
        ground.setAlpha(255 if edge else 205)
        painter.setPen(QPen(edge, 1.6) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        size = QFontMetricsF(font)
        base = box.center().y() + size.capHeight() / 2
        painter.drawText(QPointF(box.center().x() - size.horizontalAdvance(name) / 2, base), name)

    def _paint_vertebrae(self, painter: QPainter, place: QTransform) -> None:
        """Names of the vertebrae at the left edge, where no root ends."""
        font = QFont(self.font())
        font.setPixelSize(self._font_size() - 2)
        painter.setFont(font)
        words = QFontMetricsF(font)
        heights = [path.boundingRect().center().y() for path in self._discs.values()]
        steps = [2 * heights[0] - heights[1], *heights]
        for number, (above, below) in enumerate(pairwise(steps), start=1):
            at = place.map(QPointF(-24 if number < 4 else -28, (above + below) / 2))
            x = 12 + words.horizontalAdvance(f"L{number}") + 6
            painter.setPen(QPen(QColor(self._colours.line_strong), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, at.y()), QPointF(max(at.x() - 8, x), at.y()))
            name = f"L{number}"
            box = QRectF(9, at.y() - 7, words.horizontalAdvance(name) + 6, 14)
            self._chip(painter, box, name, font, None, self._colours.muted)
            if number == 1:
                painter.drawText(QPointF(12, at.y() - 12), "Vertebra")

    def _font_size(self) -> int:
        return round(12 * min(self._state.mode.text_scale, 1.25))

    def _paint_header(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(self._font_size() - 1)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.text))
        words = QFontMetricsF(font)
        edge = 4 if self._narrow else 12
        painter.drawText(QPointF(edge, 16), "LEFT")
        painter.drawText(QPointF(self.width() - edge - words.horizontalAdvance("RIGHT"), 16), "RIGHT")
        if self._narrow:
            return
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor(self._colours.muted))
        caption = "From behind"
        wide = QFontMetricsF(font).horizontalAdvance(caption)
        painter.drawText(QPointF((self.width() - wide) / 2, 16), caption)

    # -- the legend

    def _paint_legend(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(self._font_size() - 1)
        painter.setFont(font)
        top = self.height() - self._legend_height() + 4
        edge = 4 if self._narrow else 12
        size = QFontMetricsF(font)
        for number, (kind, long, short) in enumerate(self._legend()):
            middle = top + _LEGEND_LINE * (number + 0.5)
            self._paint_key(painter, kind, QPointF(edge, middle))
            painter.setPen(QColor(self._colours.muted))
            room = self.width() - 2 * edge - 32
            words = long if size.horizontalAdvance(long) <= room else short
            shown = size.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(edge + 32, middle + size.capHeight() / 2), shown)

    def _legend(self) -> tuple[tuple[str, str, str], ...]:
        """Kind of key, its words and the same shorter, one row each; rows for what is not shown are left out."""
        leading = leading_root(self._state)
        rows = [
            ("fill", "Filled: fits the drawing", "Fits the drawing"),
            ("ring", self._ring_words(), "Outlined: maps at click"),
        ]
        if leading is not None:
            name = leading.root.value
            rows.append(
                ("disc", f"Disc that can press {name} (dashed: further out)", f"Disc can press {name}")
            )
        if lit_joints(self._state):
            rows.append(("joint", "Sacroiliac joint: looks alike", "SI joint: looks alike"))
        return tuple(rows)

    def _ring_words(self) -> str:
        point = self._state.selection.point
        if point is None or not point.maps or not self._state.mode.shows_reading:
            return "Outlined: maps at the point you clicked"
        said = (f"{map_name(m)} {level if level != 'none' else 'blank'}" for m, level in point.maps.items())
        return "Outlined: " + ", ".join(said)

    def _paint_key(self, painter: QPainter, kind: str, at: QPointF) -> None:
        leading = leading_root(self._state)
        colour = QColor(ROOT_COLOUR[leading.root] if leading else ROOT_COLOUR[Root.L5])
        line = QPainterPath(at + QPointF(3, 0))
        line.lineTo(at + QPointF(21, 0))
        if kind == "fill":
            painter.strokePath(line, _round(colour, 6))
        elif kind == "ring":
            stroker = QPainterPathStroker()
            stroker.setWidth(9)
            stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
            edge = colour.lighter(125) if self._colours.dark else colour
            painter.strokePath(stroker.createStroke(line).simplified(), QPen(edge, 1.7))
        elif kind == "joint":
            painter.strokePath(line, _round(QColor(_JOINT), 4))
        else:
            box = QRectF(at.x(), at.y() - 4, 24, 8)
            fill = QColor(colour)
            fill.setAlphaF(0.62)
            painter.setBrush(fill)
            painter.setPen(QPen(colour.darker(135), 1.6))
            painter.drawRoundedRect(box, 3.5, 3.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    # -- pressing and keys

    def _all_targets(self) -> tuple[_Target, ...]:
        """The left roots from the top down, then the discs, then the right roots."""
        found: list[_Target] = []
        for (root, side), shape in self._picture.roots.items():
            stroker = QPainterPathStroker()
            stroker.setWidth(shape.width + 5)
            stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
            area = stroker.createStroke(self._roots[root, side]).simplified()
            name = QPointF(*shape.label_at)
            found.append(_Target(Selection(root=root, side=side), area, name))
        for disc, path in self._discs.items():
            if disc in self._library.discs:
                found.append(_Target(Selection(disc=disc), path, path.boundingRect().center()))
        return tuple(sorted(found, key=_column))

    def _target_at(self, at: QPointF) -> _Target | None:
        """The root or disc meant: what lies under the point, else the nearest name within 14 px."""
        inverse, ok = self._to_px().inverted()
        if not ok:
            return None
        spot = inverse.map(at)
        hits = [t for t in self._targets if t.area.contains(spot)]
        if hits:  # where roots run beside each other in the canal, the nearest middle line is meant
            return min(hits, key=lambda t: self._off_middle(t, spot))
        near = [(t, _distance(t.middle + self._name_offset(t), spot)) for t in self._targets]
        best, far = min(near, key=lambda pair: pair[1])
        return best if far * self._scale() <= 14 else None

    def _name_offset(self, target: _Target) -> QPointF:
        """From where a root's name begins to its middle, mm."""
        side = target.selection.side
        return QPointF(0, 0) if side is None else QPointF(7 if side is Side.RIGHT else -7, 0)

    def _off_middle(self, target: _Target, spot: QPointF) -> float:
        chosen = target.selection
        if chosen.root is None or chosen.side is None:
            return 0.5  # a disc lies under the roots that cross it
        path = self._roots[chosen.root, chosen.side]
        return min(_distance(path.pointAtPercent(i / 60), spot) for i in range(61)) / 10

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
            self.setToolTip(self._said)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self._say("")
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._stand_on(self._cursor or self._targets[0])
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._step(*steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cursor is not None:
            self.picked.emit(self._cursor.selection)
        elif key == Qt.Key.Key_Escape and not self._state.selection.empty:
            self.picked.emit(NOTHING_SELECTED)
        else:
            super().keyPressEvent(event)

    def _step(self, dx: int, dy: int) -> None:
        """Up and down within a column (left roots, discs, right roots), left and right between the columns."""
        if self._cursor is None:
            self._stand_on(self._targets[0])
            return
        column = _column(self._cursor)
        if dy:
            ordered = sorted((t for t in self._targets if _column(t) == column), key=lambda t: t.middle.y())
            at = min(max(ordered.index(self._cursor) + dy, 0), len(ordered) - 1)
            self._stand_on(ordered[at])
            return
        there = [t for t in self._targets if _column(t) == column + dx]
        if there:
            here = self._cursor.middle.y()
            self._stand_on(min(there, key=lambda t: abs(t.middle.y() - here)))

    def _stand_on(self, target: _Target) -> None:
        self._cursor = target
        self._say(self._words(target))
        self.update()

    def _words(self, target: _Target | None) -> str:
        """Such as "Left L5 root: fits well"; for a disc the roots it can press."""
        if target is None:
            return ""
        chosen = target.selection
        if chosen.disc is not None:
            facts = self._library.discs[chosen.disc]
            return f"Disc {chosen.disc.value}: usually presses {facts.paracentral.value}, further out {facts.foraminal.value}"
        if chosen.root is None or chosen.side is None:
            return ""
        light = root_lights(self._state).get((chosen.root, chosen.side), RootLight())
        said = [light.words] if light.words else []
        if light.maps:
            said.append("named at the clicked point by " + ", ".join(map(map_name, light.maps)))
        name = f"{chosen.side.word.capitalize()} {chosen.root.value} root"
        return f"{name}: {'; '.join(said)}" if said else name

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self.hovered.emit(words)


def _same(one: Selection, chosen: Selection) -> bool:
    """A chosen disc without a side counts for the whole disc, a chosen root without a side for both sides."""
    if chosen.disc is not None:
        return one.disc is chosen.disc
    return one.root is not None and one.root is chosen.root and chosen.side in (None, one.side)


def _column(target: _Target) -> int:
    """-1 left roots, 0 discs, 1 right roots, as they stand in the picture."""
    side = target.selection.side
    return 0 if side is None else (1 if side is Side.RIGHT else -1)


def _round(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)


def _mixed(low: str, high: str, share: float) -> str:
    """A colour between two, "#rrggbb"."""
    a, b = QColor(low), QColor(high)
    parts = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in parts)


def _distance(a: QPointF, b: QPointF) -> float:
    return ((a.x() - b.x()) ** 2 + (a.y() - b.y()) ** 2) ** 0.5
