"""The legend of the stacked maps: the line of each map, and what tint and stripes mean. Flows over several rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from bodymap.exports.palette import map_line
from bodymap.language import tr
from bodymap.ui.figure_maps import AGREED, border_pen, level_tint, stripes
from bodymap.ui.theme import THEMES, ThemeColours

_KEY = (30.0, 13.0)
"""Width and height in px of a key at text scale 1."""
_GAP, _BETWEEN, _ROW = 6.0, 16.0, 19.0
"""px between key and words, between two entries, and from row to row, at text scale 1."""


_RIVALS = (("L3", "L4"), ("L3", "L4", "L5"))
"""Examples of what is striped."""


class KeyKind(Enum):
    """What stands before the words."""

    LINE = "line"
    TINT = "tint"
    STRIPES = "stripes"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; place: of the map among all (LINE); levels: whose colours each of its keys shows (TINT, STRIPES)."""

    kind: KeyKind
    words: str
    place: int = 0
    levels: tuple[tuple[str, ...], ...] = ((),)


def entries(names: Iterable[str], borders_only: bool = False) -> tuple[Entry, ...]:
    """The legend for the maps of these names, in their order; borders_only: nothing is tinted or striped."""
    lines = tuple(Entry(KeyKind.LINE, name, place) for place, name in enumerate(names))
    if borders_only:
        return lines
    return (
        *lines,
        Entry(KeyKind.TINT, tr("maps agree"), levels=(("L4",),)),
        Entry(KeyKind.STRIPES, tr("disagree: two, three or more"), levels=_RIVALS),
    )


def flowed(widths: Sequence[float], room: float, between: float) -> tuple[tuple[float, int], ...]:
    """Where each entry of these widths begins: x in px and its row, broken where the room ends."""
    found: list[tuple[float, int]] = []
    x, row = 0.0, 0
    for width in widths:
        if x > 0 and x + width > room:
            x, row = 0.0, row + 1
        found.append((x, row))
        x += width + between
    return tuple(found)


class MapLegend(QWidget):
    """Paints the entries; says them all to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._colours = THEMES["light"]
        self._scale = 1.0
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_look(self, colours: ThemeColours, scale: float) -> None:
        """scale: of the text."""
        self._colours, self._scale = colours, scale
        self.updateGeometry()
        self.update()

    def show_entries(self, made: tuple[Entry, ...]) -> None:
        if made != self._entries:
            self._entries = made
            self.setAccessibleName(tr("Legend: ") + "; ".join(entry.words for entry in made))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = [row for _, row in self._places(width)]
        return round((max(rows, default=0) + 1) * _ROW * self._scale)

    def _places(self, width: float) -> tuple[tuple[float, int], ...]:
        words = QFontMetricsF(self._font())
        key = (_KEY[0] + _GAP) * self._scale
        widths = [key * len(entry.levels) + words.horizontalAdvance(entry.words) for entry in self._entries]
        return flowed(widths, width, _BETWEEN * self._scale)

    def _font(self) -> QFont:
        font = self.font()
        font.setPixelSize(round(12 * self._scale))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        half = painter.fontMetrics().capHeight() / 2
        top = max(self.height() - self.heightForWidth(self.width()), 0) / 2
        for entry, (x, row) in zip(self._entries, self._places(self.width()), strict=True):
            middle = top + (row + 0.5) * _ROW * self._scale
            wide, high = _KEY[0] * self._scale, _KEY[1] * self._scale
            for levels in entry.levels:
                self._paint_key(painter, entry, levels, QRectF(x, middle - high / 2, wide, high))
                x += wide + _GAP * self._scale
            painter.setPen(QColor(self._colours.text))
            painter.drawText(QPointF(x, middle + half), entry.words)
        painter.end()

    def _paint_key(self, painter: QPainter, entry: Entry, levels: tuple[str, ...], box: QRectF) -> None:
        """On a light ground in every theme, as on the body."""
        if entry.kind is KeyKind.LINE:
            paint_line_key(painter, entry.place, box, QColor(self._colours.line_strong))
            return
        painter.setPen(QPen(QColor(self._colours.line_strong), 0.8))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(box, 3, 3)
        inside = box.adjusted(1, 1, -1, -1)
        if entry.kind is KeyKind.TINT:
            painter.fillRect(inside, level_tint(levels[0], AGREED))
        else:
            ratio = self.devicePixelRatioF()
            brush = stripes(levels, ratio)
            tile = brush.textureImage()
            tile.setDevicePixelRatio(ratio)
            brush.setTextureImage(tile)
            painter.fillRect(inside, brush)
        painter.setBrush(Qt.BrushStyle.NoBrush)


class LineKey(QWidget):
    """The line of one map, as it is drawn where all are stacked."""

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setFixedSize(32, 15)

    def set_place(self, place: int) -> None:
        if place != self._place:
            self._place = place
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_line_key(
            painter, self._place, QRectF(self.rect()).adjusted(1, 1, -1, -1), self.palette().mid().color()
        )
        painter.end()


def paint_line_key(painter: QPainter, place: int, box: QRectF, edge: QColor) -> None:
    """A short piece of the line of a map on a light ground."""
    painter.setPen(QPen(edge, 0.8))
    painter.setBrush(QColor("#ffffff"))
    painter.drawRoundedRect(box, 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(border_pen(map_line(place), 2.0))
    across = box.center().y()
    painter.drawLine(QPointF(box.left() + 2, across), QPointF(box.right() - 2, across))
