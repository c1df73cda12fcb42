"""The words around the body: captions, LEFT and RIGHT of the patient beside every view, the title of the map."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from bodymap.language import tr, tr_later
from bodymap.ui.figure_layout import HEADER, ONE_SIDED, STACKED_HEADER, Placement, side_at
from bodymap.ui.figure_panes import BETWEEN, Pane
from bodymap.ui.figure_pixels import window_of
from bodymap.ui.theme import ThemeColours

_LEAST_WIDTH = 40.0
_INNER, _INNER_SHORT = tr_later("leg, inner side"), tr_later("inner leg")
_SMALLEST = 0.8
"""Share of their size to which LEFT and RIGHT shrink before they become an L and an R."""
_CLEAR = 0.5
"""Between caption and side words, against their size."""
_LEGEND_EDGE, _LEGEND_RISE = 12.0, 7.0
"""px beside the line at the foot, and from the foot to where its letters stand."""


@dataclass(frozen=True, slots=True)
class Header:
    """The line above a view: its box in px, the caption, the patient's sides at its two edges ("" = none).

    index: of the view among the placements.

    stacked: two lines, the caption above the sides. joined: the view shows one side only, and its word begins the
    caption: "RIGHT side".
    """

    index: int
    box: QRectF
    caption: str
    left: str
    right: str
    stacked: bool = False
    joined: bool = False

    @property
    def side_line(self) -> QRectF:
        """The box of LEFT and RIGHT."""
        return self.box.adjusted(0, self.box.height() - self._line, 0, 0)

    @property
    def caption_line(self) -> QRectF:
        """The box of the caption."""
        return self.box.adjusted(0, 0, 0, -self._line) if self.stacked else self.box

    @property
    def _line(self) -> float:
        """Height in px of the line of LEFT and RIGHT."""
        return self.box.height() * (HEADER / STACKED_HEADER if self.stacked else 1.0)


def headers(placements: Iterable[Placement], width: float, height: float) -> tuple[Header, ...]:
    """One line for every view in sight; it stays in sight as long as any of its view does."""
    window = QRectF(0, 0, width, height)
    made = (_header(i, placement, window_of(placement) or window) for i, placement in enumerate(placements))
    return tuple(header for header in made if header is not None)


def _header(index: int, placement: Placement, window: QRectF) -> Header | None:
    left, top, right, bottom = placement.rect
    room = max(placement.frame.header_width, right - left)
    high = placement.frame.header_height
    full = QRectF((left + right - room) / 2, top - high, room, bottom - top + high)
    seen = full.intersected(window)
    if seen.height() < high or seen.width() < _LEAST_WIDTH:
        return None
    box = QRectF(seen.left(), seen.top(), seen.width(), high)
    caption, stacked = placement.frame.caption, placement.frame.stacked
    if placement.view in ONE_SIDED:
        side = ONE_SIDED[placement.view].word
        rest = caption.removeprefix(side.capitalize()).strip()
        if stacked and rest == _INNER:
            rest = tr(_INNER_SHORT)
        return Header(index, box, rest, side.upper(), "", stacked, joined=True)
    return Header(index, box, caption, *_edge_words(placement, box), stacked)


def _edge_words(placement: Placement, box: QRectF) -> tuple[str, str]:
    """The patient's sides at the edges of what is seen, by geometry; one word where only one side is seen."""
    near = placement.to_mm(max(box.left(), placement.rect[0]) + 2, 0)[0]
    far = placement.to_mm(min(box.right(), placement.rect[2]) - 2, 0)[0]
    left, right = side_at(placement.view, near), side_at(placement.view, far)
    return left.word.upper(), ("" if left is right else right.word.upper())


def paint_header(
    painter: QPainter, header: Header, font: QFont, size: int, colours: ThemeColours, zoomed: bool
) -> None:
    """Words are placed by their own width and never by alignment, which a right-to-left language would turn."""
    box = header.box
    edge, caption, clear = _sized(font, size - 1, bold=True), _sized(font, size), _CLEAR * size
    half = QFontMetricsF(caption).capHeight() / 2 - 2
    base, above = header.side_line.center().y() + half, header.caption_line.center().y() + half
    if zoomed:  # over the body: a quiet ground keeps the words legible
        painter.fillRect(box.adjusted(0, 1, 0, -4), _ground(colours))
    if header.joined:
        _paint_joined(painter, header, edge, caption, base, colours)
        return
    arrow = 9.0 if zoomed and header.right else 0.0  # pinned words need to say that they point
    edge = _narrowed(edge, header.left + header.right, box.width() - 2 * arrow - clear)
    words = QFontMetricsF(edge)
    needed = words.horizontalAdvance(header.left + header.right) + 2 * arrow + clear
    left, right = (
        word[:1] if header.right and needed > box.width() else word for word in (header.left, header.right)
    )  # an L and an R where only a strip of the view is in sight
    right_width = words.horizontalAdvance(right)
    painter.setFont(edge)
    painter.setPen(QColor(colours.text))
    painter.drawText(QPointF(box.left() + arrow, base), left)
    painter.drawText(QPointF(box.right() - arrow - right_width, base), right)
    if arrow:
        middle = base - words.capHeight() / 2
        _triangle(painter, QPointF(box.left() + 1, middle), -1, colours.text)
        _triangle(painter, QPointF(box.right() - 1, middle), 1, colours.text)
    width = QFontMetricsF(caption).horizontalAdvance(header.caption)
    start, end = box.left(), box.right()
    if not header.stacked:
        start += arrow + words.horizontalAdvance(left) + clear
        end -= arrow + right_width + clear if header.right else 0
    if width <= end - start:
        wanted = (
            box.center().x() if header.stacked else (start + end) / 2
        ) - width / 2  # the same air on both sides
        painter.setFont(caption)
        painter.setPen(QColor(colours.muted))
        painter.drawText(QPointF(min(max(wanted, start), end - width), above), header.caption)


def _narrowed(font: QFont, text: str, room: float) -> QFont:
    """The font, a little smaller where the words have no room else: in some languages they are longer."""
    share = room / max(QFontMetricsF(font).horizontalAdvance(text), 1.0)
    if not _SMALLEST <= share < 1:
        return font
    return _sized(font, floor(font.pixelSize() * share), bold=font.bold())


def _paint_joined(
    painter: QPainter, header: Header, edge: QFont, caption: QFont, base: float, colours: ThemeColours
) -> None:
    """The side and the rest of the caption, in one line or in two; the side alone where there is no room."""
    middle, room, clear = header.box.center().x(), header.box.width(), _CLEAR * caption.pixelSize()
    side, rest = (
        QFontMetricsF(edge).horizontalAdvance(header.left),
        QFontMetricsF(caption).horizontalAdvance(header.caption),
    )
    above = base + header.caption_line.center().y() - header.side_line.center().y()
    if header.stacked:
        places = (QPointF(middle - side / 2, above), QPointF(middle - rest / 2, base))
    else:
        whole = side + clear + rest
        left = middle - (whole if whole <= room else side) / 2
        places = (QPointF(left, base), QPointF(left + side + clear, base))
    painter.setFont(edge)
    painter.setPen(QColor(colours.text))
    painter.drawText(places[0], header.left)
    if (rest if header.stacked else side + clear + rest) <= room + 1:
        painter.setFont(caption)
        painter.setPen(QColor(colours.muted))
        painter.drawText(places[1], header.caption)


def legend_end(text: str, font: QFont, size: int) -> float:
    """Px from the left edge of the widget to where the line at its foot ends."""
    return 2 * _LEGEND_EDGE + QFontMetricsF(_sized(font, size - 1)).horizontalAdvance(text) if text else 0.0


def legend_box(text: str, font: QFont, size: int, height: float) -> QRectF:
    """Where the line at the foot of a widget of this height (px) is painted."""
    words = QFontMetricsF(_sized(font, size - 1))
    top = height - _LEGEND_RISE - words.ascent() - 2
    return QRectF(6, top, words.horizontalAdvance(text) + 12 if text else 0.0, words.height() + 3)


def paint_legend(
    painter: QPainter, text: str, font: QFont, size: int, colours: ThemeColours, height: float
) -> None:
    """One quiet line at the foot of the widget."""
    painter.fillRect(legend_box(text, font, size, height), _ground(colours))
    painter.setFont(_sized(font, size - 1))
    painter.setPen(QColor(colours.muted))
    painter.drawText(QPointF(_LEGEND_EDGE, height - _LEGEND_RISE), text)


def paint_pane_title(
    painter: QPainter, title: str, font: QFont, size: int, colours: ThemeColours, pane: Pane
) -> None:
    """Whose map this half of the canvas shows, in the middle above it, and the line that parts it from the next."""
    heading = _sized(font, size + 1, bold=True)
    words = QFontMetricsF(heading)
    shown = words.elidedText(title, Qt.TextElideMode.ElideRight, pane.width - 16)
    painter.setFont(heading)
    painter.setPen(QColor(colours.text))
    base = (pane.top + words.capHeight()) / 2 + 2
    painter.drawText(QPointF(pane.left + (pane.width - words.horizontalAdvance(shown)) / 2, base), shown)
    if pane.left > 0:
        across = pane.left - BETWEEN / 2
        painter.setPen(QColor(colours.line))
        painter.drawLine(QPointF(across, 8), QPointF(across, pane.top + pane.height - 8))


def _sized(font: QFont, size: int, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(size)
    made.setBold(bold)
    return made


def _ground(colours: ThemeColours) -> QColor:
    ground = QColor(colours.canvas)
    ground.setAlpha(220)
    return ground


def _triangle(painter: QPainter, tip: QPointF, way: int, colour: str) -> None:
    """A small arrow that points to the edge, so that the word reads as a direction."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-5 * way, -3.5), tip + QPointF(-5 * way, 3.5)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
