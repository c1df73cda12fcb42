"""What lies under the pointer, named beside it while a layer is shown; and chosen, whatever the hand holds."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.exports.beneath import the_layers
from bodymap.knowledge.library import Library
from bodymap.ui.figure_gesture import Report
from bodymap.ui.figure_hand import SNAP
from bodymap.ui.figure_pointer import FigurePointer
from bodymap.ui.figure_stops import Stop, on_body
from bodymap.ui.figure_tools import ROUND_TOOLS
from bodymap.ui.layers_shown import chosen_at, layer_shown, name_under
from bodymap.ui.state import State

ABOVE, ASIDE, HIGH = 12.0, 8.0, 22.0
"""px between the pointer and the tag, beside its letters, and its height."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A name and its box, px of the widget."""

    text: str
    box: QRectF


class FigureTag(FigurePointer):
    """A pointer that names what it is over."""

    def __init__(self, atlas: Atlas, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(atlas, library, parent)
        self._tag: Tag | None = None

    def show_state(self, state: State) -> None:
        super().show_state(state)
        if not layer_shown(state):
            self._name(None)

    def _point_at(self, at: QPointF) -> None:
        super()._point_at(at)
        index = self._placement(at, SNAP) if self._pointer is not None else None
        round_tool = self._state.pen.tool in ROUND_TOOLS
        reach = (
            self._state.pen.width * self._seen[index].scale / 2 if round_tool and index is not None else 0.0
        )
        self._name_at(index, at, reach)

    def _unpoint(self) -> None:
        super()._unpoint()
        self._name(None)

    def _press(self, report: Report) -> None:
        self._name(None)
        super()._press(report)

    def _stand_on(self, stop: Stop | None) -> None:
        super()._stand_on(stop)
        if stop is not None:
            self._name_at(stop.index, QPointF(*self._seen[stop.index].to_px(stop.x, stop.y)), 0.0)

    def _name_at(self, index: int | None, at: QPointF, reach: float) -> None:
        """Name what the layer has at a place (px) of a view; reach: px that the brush covers."""
        layer = layer_shown(self._state)
        if not layer or index is None or not self._state.show.answers:
            self._name(None)
            return
        placement = self._seen[index]
        place = self._atlas.locate(placement.view, *on_body(placement, *placement.to_mm(at.x(), at.y())))
        text = name_under(the_layers(), self._library, layer, place)
        self._name(Tag(text, self._box(text, at, reach)) if text else None)

    def _box(self, text: str, at: QPointF, reach: float) -> QRectF:
        """Above the pointer, or below it where there is no room; never cut off at a side."""
        wide = QFontMetricsF(self._tag_font()).horizontalAdvance(text) + 2 * ASIDE
        left = min(max(at.x() - wide / 2, 2.0), max(self.width() - wide - 2, 2.0))
        top = at.y() - reach - ABOVE - HIGH
        return QRectF(left, top if top >= 2 else at.y() + reach + 2 * ABOVE, wide, HIGH)

    def _tag_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._letters)
        return font

    def _name(self, tag: Tag | None) -> None:
        old, self._tag = self._tag, tag
        for one in (old, tag):
            if old != tag and one is not None:
                self.update(one.box.adjusted(-2, -2, 2, 2).toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._tag is None or self._stroke_index() is not None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._tag_font())
        painter.setPen(QPen(QColor(self._colours.line_strong), 1.0))
        painter.setBrush(QColor(self._colours.panel))
        painter.drawRoundedRect(self._tag.box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(self._colours.text))
        painter.drawText(self._tag.box, Qt.AlignmentFlag.AlignCenter, self._tag.text)
        painter.end()

    # -- choosing with any tool

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The right button chooses what lies there, whatever the hand holds."""
        idle = self._gesture is None
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.RightButton and idle and self._state.mode.shows_reading:
            at = event.position()
            index = self._placement(at, SNAP)
            if index is not None:
                placement = self._seen[index]
                self._choose(index, *on_body(placement, *placement.to_mm(at.x(), at.y())))

    def _choose_here(self) -> None:
        """Choose what the keyboard stands on, whatever the hand holds."""
        if self._cursor is not None and not self._on_name and self._gesture is None:
            self._choose(self._cursor.index, self._cursor.x, self._cursor.y)

    def _choose(self, index: int, x: float, y: float) -> None:
        self.picked.emit(chosen_at(self._atlas, self._state, self._seen[index].view, x, y))
