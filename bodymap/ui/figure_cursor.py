"""Where the keyboard stands on the body: on a zone, or on the name of a view; and what it does there."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from bodymap.language import tr, tr_later, with_colon
from bodymap.ui.figure_hand import FigureHand
from bodymap.ui.figure_layout import neighbour
from bodymap.ui.figure_stops import Stop
from bodymap.ui.figure_tools import zone_step
from bodymap.ui.layers_shown import chosen_at
from bodymap.ui.state import ToolName

NAME_SAYS = tr_later("Enter shows this view large, and again all views")


class FigureCursor(FigureHand):
    """A hand without a pointer."""

    def _step(self, dx: int, dy: int) -> None:
        """Go to the next zone in a direction, across views too; above the zones of a view stands its name."""
        here = self._cursor
        if here is None:
            if stops := self._stops.all():
                self._stand_on(self._hover or stops[0])
        elif self._on_name:
            self._step_from_name(here, dx, dy)
        else:
            there = self._stops.beside(here, dx, dy)
            leaves = there is here or there.index != here.index
            if dy < 0 and leaves and self._words_of(here.index) is not None:
                self._stand_on_name(here)
            else:
                self._stand_on(there)

    def _step_from_name(self, here: Stop, dx: int, dy: int) -> None:
        """Down to the zones of the view, up to what is above it, aside to the next name."""
        if dy > 0:
            self._stand_on(here)
        elif dy < 0:
            there = self._stops.beside(here, 0, -1)
            if there is not here:
                self._stand_on(there)
        else:
            middles = [header.box.center() for header in self._headers]
            at = next((i for i, header in enumerate(self._headers) if header.index == here.index), 0)
            index = self._headers[neighbour([(p.x(), p.y()) for p in middles], at, dx, 0)].index
            top = min((s for s in self._stops.all() if s.index == index), key=lambda s: s.y, default=here)
            self._stand_on_name(here if index == here.index else top)

    def _stand_on(self, stop: Stop | None) -> None:
        self._cursor, self._on_name = stop, False
        self._by_keys = True
        if stop is not None:
            self._bring_into_sight(stop)
            self._announce(self._words_at(stop.face.view, stop.x, stop.y))
        self.update()

    def _stand_on_name(self, stop: Stop) -> None:
        """On the name of the view of this zone."""
        self._cursor, self._on_name = stop, True
        self._by_keys = True
        self._announce(with_colon(self._seen[stop.index].frame.caption, tr(NAME_SAYS)))
        self.update()

    def _announce(self, words: str) -> None:
        self._say(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _bring_into_sight(self, stop: Stop) -> None:
        at = QPointF(*self._seen[stop.index].to_px(stop.x, stop.y))
        corner, (width, height) = self._pane_at(self._middle_of(stop.index))
        if not QRectF(corner.x(), corner.y(), width, height).adjusted(30, 30, -30, -30).contains(at):
            step = self._middle_of(stop.index) - at
            self._look(self._lens.panned(step.x(), step.y(), width, height))

    def _act(self) -> None:
        """Do with the zone of the keyboard's cursor what the tool would do with a tap on it; a name fits its view."""
        stop, pen, before = self._cursor, self._state.pen, self._state.drawing
        if stop is None or self._gesture is not None:
            return
        if self._on_name:
            self._fit_one(stop.index)
            return
        if pen.tool is ToolName.SELECT:
            self.picked.emit(chosen_at(self._atlas, self._state, stop.face.view, stop.x, stop.y))
            return
        name, after = zone_step(self._library, self._atlas, pen, before, stop)
        if after is not before:
            self.edited.emit(name, after)
            self._stand_on(stop)
