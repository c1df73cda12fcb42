"""The words around the spine: names of roots and vertebrae, LEFT and RIGHT, and the legend under it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QTransform

from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.atlas.picture import SpinePicture
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.kept import Kept
from bodymap.language import tr
from bodymap.ui.figure_pixels import sheet
from bodymap.ui.pieces import Piece, put_at
from bodymap.ui.spine_lights import Key, LegendRow
from bodymap.ui.spine_places import around
from bodymap.ui.theme import ThemeColours

JOINT = "#b3402a"
LEGEND_LINE, LINE_OF_LETTERS = 19.0, 1.35
"""Least height of a row of the legend, px, and its height against the letters."""
SIGN = 34.0
"""px at the end of the last row of the legend, where the small menu of the panel lies."""
NARROW = 235
"""Widget width in px below which there are smaller margins and no caption."""


_ROUND = 2
"""Px around a name for its edge."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a root as it is written; width and height of its ground, px."""

    image: QImage
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SpineCaptions:
    """Writes into a widget of this width and height (px), with a font of this size (px)."""

    font: QFont
    size: int
    colours: ThemeColours
    width: float
    height: float

    @property
    def legend_line(self) -> float:
        """Height of a row of the legend, px."""
        return max(LEGEND_LINE, LINE_OF_LETTERS * self.size)

    @property
    def _edge(self) -> float:
        return 4 if self.width < NARROW else 12

    def _font(self, smaller: int = 0, bold: bool = False) -> QFont:
        made = QFont(self.font)
        made.setPixelSize(self.size - smaller)
        made.setBold(bold)
        return made

    def names(
        self,
        ratio: float,
        place: QTransform,
        picture: SpinePicture,
        lit: Container[tuple[Root, Side]],
        written: Kept[Name],
    ) -> Iterator[Piece]:
        """The root's name at both ends; a lit one stands out and has its colour around it.

        ratio: device px per px; written: the names as they were written before, in this size and these colours.
        """
        floor = dict.fromkeys(Side, -1.0)  # where the name above ends, so that none covers another
        for (root, side), shape in sorted(picture.roots.items(), key=lambda one: one[1].label_at[1]):
            strong = (root, side) in lit
            name = written.get((root, strong, ratio, self.size), (), partial(self._name, root, strong, ratio))
            box = _name_box(place.map(QPointF(*shape.label_at)), side, name)
            top = max(round(box.top()), floor[side])
            floor[side] = top + box.height() - 2
            at = QPointF(round(box.left()) - _ROUND, top - _ROUND)
            look = ("name", root, side, strong, self.size, at.toTuple())
            room = QRectF(at, name.image.deviceIndependentSize()).toAlignedRect()
            yield Piece(look, room, partial(put_at, at, name.image))

    def _name(self, root: Root, strong: bool, ratio: float) -> Name:
        """Writing a name costs ten times what putting its picture down does."""
        font = self._font(0, bold=True) if strong else self._font(1)
        size = QFontMetricsF(font)
        words = "S4" if root is Root.S4_5 else root.value
        wide = size.horizontalAdvance(words)
        box = QRectF(_ROUND, _ROUND, wide + 8, size.capHeight() + 7)
        image = sheet((box.size() + QSizeF(2 * _ROUND, 2 * _ROUND)).toSize() + QSize(1, 1), ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(ROOT_COLOUR[root]) if strong else None
        colour = self.colours.text if strong else self.colours.muted
        self._chip(painter, box, words, wide, font, size, edge, colour)
        painter.end()
        return Name(image, box.width(), box.height())

    def _chip(
        self,
        painter: QPainter,
        box: QRectF,
        name: str,
        wide: float,
        font: QFont,
        size: QFontMetricsF,
        edge: QColor | None,
        colour: str,
    ) -> None:
        """Words on a quiet ground, so that they stay legible on bone in every theme."""
        ground = QColor(self.colours.panel)
        ground.setAlpha(255 if edge else 205)
        painter.setPen(QPen(edge, 1.6) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        base = box.center().y() + size.capHeight() / 2
        painter.drawText(QPointF(box.center().x() - wide / 2, base), name)

    def vertebrae(
        self, painter: QPainter, place: QTransform, discs: Mapping[DiscLevel, QPainterPath]
    ) -> None:
        """Names of the vertebrae at the left edge, where no root ends."""
        font = self._font(2)
        painter.setFont(font)
        words = QFontMetricsF(font)
        heights = [path.boundingRect().center().y() for path in discs.values()]
        steps = [2 * heights[0] - heights[1], *heights]
        for number, (above, below) in enumerate(pairwise(steps), start=1):
            name = f"L{number}"
            at = place.map(QPointF(-24 if number < 4 else -28, (above + below) / 2))
            wide = words.horizontalAdvance(name)
            x = 12 + wide + 6
            painter.setPen(QPen(QColor(self.colours.line_strong), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, at.y()), QPointF(max(at.x() - 8, x), at.y()))
            box = QRectF(9, at.y() - 7, wide + 6, 14)
            self._chip(painter, box, name, wide, font, words, None, self.colours.muted)
            if number == 1:
                painter.drawText(QPointF(12, at.y() - 12), tr("Vertebra"))

    def header(self, painter: QPainter) -> None:
        """The patient's sides at the two edges, and from where the spine is seen."""
        font = self._font(1, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text))
        left, right = Side.LEFT.word.upper(), Side.RIGHT.word.upper()
        first, last = map(QFontMetricsF(font).horizontalAdvance, (left, right))
        painter.drawText(QPointF(self._edge, 16), left)
        painter.drawText(QPointF(self.width - self._edge - last, 16), right)
        font, caption = self._font(1), tr("From behind")
        wide = QFontMetricsF(font).horizontalAdvance(caption)
        if self.width >= NARROW and wide + self.size <= self.width - 2 * (self._edge + max(first, last)):
            painter.setFont(font)
            painter.setPen(QColor(self.colours.muted))
            painter.drawText(QPointF((self.width - wide) / 2, 16), caption)

    def legend(self, painter: QPainter, rows: Sequence[LegendRow], top: float, leading: Root | None) -> None:
        """The rows from `top` px on; keys have the colour of the leading root."""
        font = self._font(1)
        painter.setFont(font)
        size = QFontMetricsF(font)
        whole = self.width - 2 * self._edge - 32
        for number, row in enumerate(rows):
            middle = top + self.legend_line * (number + 0.5)
            room = whole - SIGN if number == len(rows) - 1 else whole
            self._key(painter, row.key, QPointF(self._edge, middle), QColor(ROOT_COLOUR[leading or Root.L5]))
            painter.setPen(QColor(self.colours.muted))
            words = row.words if size.horizontalAdvance(row.words) <= room else row.short
            shown = size.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(self._edge + 32, middle + size.capHeight() / 2), shown)

    def _key(self, painter: QPainter, key: Key, at: QPointF, colour: QColor) -> None:
        line = QPainterPath(at + QPointF(3, 0))
        line.lineTo(at + QPointF(21, 0))
        if key is Key.FILL:
            painter.strokePath(line, round_pen(colour, 6))
        elif key is Key.RING:
            edge = colour.lighter(125) if self.colours.dark else colour
            painter.strokePath(around(line, 9), QPen(edge, 1.7))
        elif key is Key.JOINT:
            painter.strokePath(line, round_pen(QColor(JOINT), 4))
        else:
            pen = QPen(colour.darker(135), 1.6)
            fill = QColor(colour)
            fill.setAlphaF(0.62 if key is Key.DISC else 0.0)
            if key is Key.DISC_DASHED:
                pen.setDashPattern([2.4, 2.0])
            painter.setBrush(fill)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(at.x(), at.y() - 4, 24, 8), 3.5, 3.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)


def _name_box(at: QPointF, side: Side, name: Name) -> QRectF:
    left = at.x() - 4 if side is Side.RIGHT else at.x() + 4 - name.width
    return QRectF(left, at.y() - name.height / 2, name.width, name.height)


def round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
