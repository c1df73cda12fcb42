"""The names on the body: measured, given places where none lies over another, and written: dark letters, light edge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from bodymap.atlas.levels import View
from bodymap.exports.label_places import Box, Size, Wish, evened, placed, rooms
from bodymap.exports.names_shown import INK, Name, Role
from bodymap.kept import Kept
from bodymap.ui.figure_layout import Placement
from bodymap.ui.figure_pixels import painter_on

_EDGE = 0.28
"""Width of the light edge against the height of the letters."""
_CLEAR = 1.0
"""px kept free around the edge of a name: less than one is lost when a name is taken out in whole pixels."""
_EDGE_FREE, _ENDS_FREE = 4.0, 6.0
"""px that no name comes nearer to the edge of the widget, and to the words beside the smallest view."""
_NO_FADE = 0.7
"""Share of the fade at a cut in which no name stands."""
_MOST_MEASURED = 600
_LEVEL, _OTHER = (12.0, 10.0), (11.0, 9.5)
"""px of the letters of a level, and of other names: the first that has room is taken."""


@dataclass(frozen=True, slots=True)
class Written:
    """A name in its place: the middle in device pixels, px of the letters, and the box that its edge fills."""

    text: str
    x: float
    y: float
    size: int
    ink: str
    box: Box


class Letters:
    """Measures names in the font of the window."""

    def __init__(self) -> None:
        self._measured = Kept[Size](_MOST_MEASURED)

    def sizes(self, name: Name, font: QFont, ratio: float) -> list[Size]:
        """The ways to write it, in device pixels."""
        return [self._size(name, _sized(font, px * ratio), ratio) for px in _sizes(name)]

    def _size(self, name: Name, font: QFont, ratio: float) -> Size:
        key = (name.text, name.role, font.pixelSize(), ratio, font.family())
        return self._measured.get(key, (), lambda: _measured(name, font, ratio))


def _measured(name: Name, font: QFont, ratio: float) -> Size:
    words = QFontMetricsF(font)
    ink, height = words.tightBoundingRect(name.text), font.pixelSize()
    wide = words.horizontalAdvance(name.text)
    more = height * _EDGE / 2 + _CLEAR * ratio
    around = ink.translated(-wide / 2, words.capHeight() / 2).adjusted(-more, -more, more, more)
    return Size((around.left(), around.top(), around.right(), around.bottom()), name.need(wide, height))


def _sizes(name: Name) -> tuple[float, ...]:
    return _LEVEL if name.role is Role.LEVEL else _OTHER


def arranged(
    names: Iterable[tuple[Placement, Sequence[Name]]], letters: Letters, font: QFont, width: int, ratio: float
) -> tuple[Written, ...]:
    """The names of every view in their places; what has none is left out. Placements and width in device pixels."""
    views = list(names)
    found = [
        (name, size)
        for (placement, own), room in zip(views, _rooms([p for p, _ in views], width, ratio), strict=True)
        for name in own
        for size in [_wish(name, placement, room, letters.sizes(name, font, ratio))]
    ]
    wishes = [wish for _, wish in found]
    places = placed(evened(wishes, placed(wishes)))
    return tuple(
        Written(name.text, place.x, place.y, round(_sizes(name)[place.size] * ratio), name.ink, place.box)
        for (name, _), place in zip(found, places, strict=True)
        if place is not None
    )


def _rooms(placements: Sequence[Placement], width: int, ratio: float) -> tuple[Box, ...]:
    """Where the names of each view may stand: not where it fades out, nor over the words beside the smallest view."""
    bodies: list[Box] = []
    panes: list[Box] = []
    for one in placements:
        left, top, right, bottom = one.rect
        fade = one.frame.fade * one.scale * _NO_FADE
        bodies.append((left, top + fade, right, bottom))
        edge = _EDGE_FREE * ratio
        own = (edge, 0.0, width - edge, 1e6)
        if one.view is View.PERINEUM:
            own = (left, top, right - _ENDS_FREE * ratio, bottom)
        seen = one.window or own
        panes.append((max(own[0], seen[0]), max(own[1], seen[1]), min(own[2], seen[2]), min(own[3], seen[3])))
    return rooms(bodies, panes)


def _wish(name: Name, placement: Placement, room: Box, sizes: list[Size]) -> Wish:
    spots = [
        (*placement.to_px(x, y), radius * placement.scale)
        for x, y, radius in name.spots
        if shapely.intersects_xy(placement.clip, x, y)
    ]
    twin = f"{placement.rect}{name.twin}" if name.twin else ""
    return Wish(sizes, spots, room, name.role is Role.NERVE, name.rank, twin)


def rewrite(layer: QImage, old: Sequence[Written], new: Sequence[Written]) -> None:
    """Take out the names that are gone and write those that are new: no two touch, so the others can stay."""
    before, after = set(old), set(new)
    painter = painter_on(layer)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for gone in (name for name in old if name not in after):
        left, top, right, bottom = gone.box
        box = QRectF(left, top, right - left, bottom - top).toAlignedRect()
        painter.fillRect(box, Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    for name in (name for name in new if name not in before):
        write_centred(
            painter, name.text, QPointF(name.x, name.y), _sized(painter.font(), name.size), name.ink
        )
    painter.end()


def _sized(font: QFont, size: float) -> QFont:
    made = QFont(font)
    made.setBold(True)
    made.setPixelSize(round(size))
    return made


def write_centred(painter: QPainter, text: str, middle: QPointF, font: QFont, ink: str = INK) -> None:
    """Letters with a light edge, legible on any colour."""
    size = QFontMetricsF(font)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # the strokes of a letter may overlap
    path.addText(middle + QPointF(-size.horizontalAdvance(text) / 2, size.capHeight() / 2), font, text)
    edge = QPen(QColor(255, 255, 255, 235), font.pixelSize() * _EDGE, j=Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, edge)
    painter.fillPath(path, QColor(ink))
