"""The right side: warnings on top always, then the reading, then what can be entered and looked up."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSplitter,
    QWidget,
)

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.language import tr
from bodymap.ui.arrangement import (
    LISTS,
    USUAL,
    USUAL_ARRANGEMENT,
    opened,
)
from bodymap.ui.below_line import BelowLine
from bodymap.ui.conditions_panel import ConditionsPanel
from bodymap.ui.drawer import Drawer
from bodymap.ui.examination_panel import ExaminationPanel
from bodymap.ui.flags_panel import Clock, Examine, FlagsPanel
from bodymap.ui.judgement_bar import Judge
from bodymap.ui.landing import Box, Landing, landing
from bodymap.ui.layouts import column, scrolled
from bodymap.ui.look_alikes_panel import EvidenceLine, LookAlikesPanel
from bodymap.ui.maps_page import MapsPage
from bodymap.ui.mark_places import MarkPlaces
from bodymap.ui.marks_panel import Edit, MarksPanel
from bodymap.ui.modes import Mode
from bodymap.ui.panel_drag import Grip, PanelDrag
from bodymap.ui.panel_menus import Arrange, goes_across, panel_button, panel_menu, pop_up
from bodymap.ui.reading_column import ReadingColumn
from bodymap.ui.roots_panel import RootsPanel, Select
from bodymap.ui.selection_panel import SelectionPanel
from bodymap.ui.side_room import SPINE_FRAME, TALL, FittingScroll, first_stop, spine_size
from bodymap.ui.sourced import ShowSource
from bodymap.ui.state import State
from bodymap.ui.theme import ThemeColours
from bodymap.ui.why_page import WhyPage
from bodymap.ui.widgets import button
from bodymap.ui.wiring import tab_order

BESIDE = 780
"""Width in px (at text scale 1) from which the lists stand beside the reading instead of under it."""
FLAGS_SHARE = 0.36
"""The warnings take at most this part of the height before they scroll."""
STACKED = 440
"""Width in px at text scale 1 below which the spine stands under the roots; and how much of larger letters it follows,
for the spine is as wide as ever.
"""
WORDS_SHARE = 0.4
FIFTH_TAB = 430
"""Width in px at text scale 1 from which the page of reasons has a tab of its own; else the link and the key lead there."""
LEAST_FLAGS = 110
"""Px that the questions keep whatever else asks for room."""
LEAST_READING = 150
"""Px that the reading keeps when questions come up above it: the first root."""
SCROLL_AT, SCROLL_BY = 36, 24
"""Px from an edge of the reading at which a held panel scrolls it, and how far at a time."""


class Panel(Protocol):
    """What every panel can do."""

    def show_state(self, state: State) -> None: ...


def _warned(state: State) -> tuple[object, ...]:
    """What the questions and warnings depend on."""
    return (state.reading.red_flags, state.examination, state.mode.id)


class SidePanels(QWidget):
    """Places the panels the mode names; each gets the whole state and none knows another."""

    def __init__(
        self,
        library: Library,
        atlas: Atlas,
        spine: QWidget,
        select: Select,
        edit: Edit,
        examine: Examine,
        places: MarkPlaces,
        now: Clock,
        show_map: Callable[[str], object],
        show_source: ShowSource,
        judge: Judge,
        arrange: Arrange = lambda _one: None,
    ) -> None:
        super().__init__()
        self._mode: Mode | None = None
        self._state = State()
        self._tried_tall = False
        self._put_so = USUAL_ARRANGEMENT
        self._rearrange = arrange
        self.flags = FlagsPanel(library, examine, now, show_source)
        self.roots = RootsPanel(select, lambda: self.reach("why"), show_source)
        self.look_alikes = LookAlikesPanel(select, show_source)
        self.evidence = EvidenceLine(self.test_next, show_source)
        self.spine = spine
        self._makers: dict[str, Callable[[], QWidget]] = {
            "examination": lambda: ExaminationPanel(library, examine),
            "conditions": lambda: ConditionsPanel(library, select, show_source, judge),
            "selection": lambda: SelectionPanel(library, atlas, select, MarksPanel(places, edit, select), judge),
            "maps": lambda: MapsPage(library, atlas, show_map),
            "why": lambda: WhyPage(library, atlas, select, examine, show_source),
        }
        self._build()

    def _build(self) -> None:
        outer = column(self, spacing=8, margins=(4, 8, 10, 8))
        self.flags_area = FittingScroll(self.flags, self._most_for_flags)
        outer.addWidget(self.flags.alarms)  # an emergency stays in sight whatever is scrolled
        outer.addWidget(self.flags_area)
        self.column = ReadingColumn(self.roots, self.spine, self.evidence, self.look_alikes)
        self.reading = scrolled(self.column)
        self.reading.viewport().installEventFilter(self)
        self.below = BelowLine(self.reading, self.column.parts)
        self.drawer = Drawer(
            (
                ("examination", tr("Examination"), tr("Examine"), self._makers["examination"]),
                ("conditions", tr("Conditions and options"), tr("Conditions"), self._makers["conditions"]),
                ("selection", tr("Selected"), tr("Selected"), self._makers["selection"]),
                ("maps", tr("Maps"), tr("Maps"), self._makers["maps"]),
                ("why", tr("Why, what if"), tr("Why"), self._makers["why"]),
            )
        )
        self.drawer.buttons["why"].hide()  # until there is room for it, see _arrange
        self.drawer.turned.connect(self._show_page)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(8)
        self.splitter.addWidget(self.reading)
        self.splitter.addWidget(self.drawer)
        self.drawer.toggled.connect(self._share)
        outer.addWidget(self.splitter, 1)
        self.restore = button(tr("Restore the usual panels"), lambda: self._rearrange(USUAL_ARRANGEMENT), "link")
        self.restore.hide()
        outer.addWidget(self.restore, 1, Qt.AlignmentFlag.AlignTop)
        self.signs = {name: panel_button(name, self._popper(name)) for name in USUAL}
        self.column.take_signs(self.signs)
        self.drawer.bar.addWidget(self.signs[LISTS])
        self.signs[LISTS].hide()  # until there is room for it, see _arrange
        self.drag = PanelDrag(self, self.landing_at, self._scroll_at, self._rearrange)
        for grip in (*self.column.grips(), Grip(LISTS, self.drawer, self.drawer.bar.geometry)):
            self.drag.add(grip)
        for name, sign in self.signs.items():
            self.drag.add(Grip(name, sign, sign.rect))

    def _popper(self, name: str) -> Callable[[QPushButton], object]:
        return lambda over: pop_up(self.menu_of(name), over)

    def menu_of(self, name: str) -> QMenu:
        """Where this panel can go now."""
        now, beside = self._put_so, self.splitter.orientation() is Qt.Orientation.Horizontal
        pair = self.column.beside
        return panel_menu(
            self.signs[name], now, name, lambda step: goes_across(now, name, step, pair, beside), self._rearrange
        )

    # -- dragging a panel

    def landing_at(self, panel: str, at: QPoint) -> Landing | None:
        """What letting the panel go here does, px of this widget."""
        beside = self.splitter.orientation() is Qt.Orientation.Horizontal
        return landing(self._put_so, panel, at.x(), at.y(), self._boxes(), self.column.beside, beside)

    def _boxes(self) -> dict[str, Box]:
        """What is seen of each panel."""
        found: dict[str, Box] = {}
        for name in filter(self._put_so.shows, USUAL):
            part = self._part(name)
            seen = part.visibleRegion().boundingRect()
            if not seen.isEmpty():
                corner = part.mapTo(self, seen.topLeft())
                found[name] = Box(corner.x(), corner.y(), seen.width(), seen.height())
        return found

    def _scroll_at(self, at: QPoint) -> None:
        """A panel held at the upper or lower edge of the reading brings what is hidden there."""
        here = self.reading.mapFrom(self, at)
        if not 0 <= here.x() < self.reading.width():
            return
        near_top, near_foot = here.y() < SCROLL_AT, here.y() > self.reading.height() - SCROLL_AT
        bar = self.reading.verticalScrollBar()
        bar.setValue(bar.value() + SCROLL_BY * (near_foot - near_top))

    @property
    def examination(self) -> ExaminationPanel:
        return cast(ExaminationPanel, self.drawer.page("examination"))

    @property
    def conditions(self) -> ConditionsPanel:
        return cast(ConditionsPanel, self.drawer.page("conditions"))

    @property
    def selection(self) -> SelectionPanel:
        return cast(SelectionPanel, self.drawer.page("selection"))

    @property
    def maps(self) -> MapsPage:
        return cast(MapsPage, self.drawer.page("maps"))

    @property
    def why(self) -> WhyPage:
        return cast(WhyPage, self.drawer.page("why"))

    # -- showing

    def set_look(self, colours: ThemeColours, mode: Mode) -> None:
        self._mode = mode
        self.flags.set_look(colours)
        self.splitter.setVisible(mode.shows_reading)
        self._seen()
        for name, made in self.drawer.buttons.items():
            made.setVisible(name in mode.panels and name != "why")
        self._arrange()

    def show_state(self, state: State) -> None:
        if state.arrangement != self._put_so:
            self._put(state)
        list_height = self.drawer.height()
        flags_height = self._flags_height()
        warned = _warned(state) != _warned(self._state)
        if warned or not state.preview:
            self.flags.show_state(state)
        self.column.show_state(state, self._put_so)
        self.below.show_state(state, self._put_so.order)
        before, self._state = self._state, state
        if state.selection != before.selection:
            self._turn_to(state)
        if not warned and state.preview:
            return
        self._show_page()
        self.flags_area.fit()
        if self._flags_height() != flags_height:
            self._keep_list(list_height)

    def _put(self, state: State) -> None:
        """Another arrangement: panels go where it says, closed ones out of sight. Warnings are no part of it."""
        before, self._put_so = self._put_so, state.arrangement
        loses = any(map(self._holds_keyboard, self._put_so.closed))
        self.column.stand(self._put_so)
        if before.lists_first != self._put_so.lists_first:
            self.splitter.insertWidget(0 if self._put_so.lists_first else 1, self.drawer)
            self._share(self.drawer.opened is not None)
        self._seen()
        self._order_stops()
        self._arrange()
        if loses:
            self._first_sign().setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds_keyboard(self, panel: str) -> bool:
        part, at = self._part(panel), self.window().focusWidget()
        return bool(at) and part.isAncestorOf(at)

    def _part(self, panel: str) -> QWidget:
        return self.drawer if panel == LISTS else self.column.parts[panel]

    def _first_sign(self) -> QPushButton:
        """The sign of the first panel that is seen; with none left, what brings them back."""
        seen = (self.signs[name] for name in self._put_so.order if self._put_so.shows(name))
        seen = (sign for sign in seen if not sign.isHidden())
        return next(seen, self.restore)

    def _seen(self) -> None:
        """What is shown of the right side in this mode and arrangement."""
        shows, mode = self._put_so.shows, self._mode
        if mode is None:
            return
        self.column.set_seen(self._put_so, mode)
        self.reading.setVisible(any(map(shows, self.column.parts)))
        self.drawer.setVisible(shows(LISTS))
        self.restore.setVisible(mode.shows_reading and not any(map(shows, USUAL)))
        self.splitter.setVisible(mode.shows_reading and self.restore.isHidden())

    def _order_stops(self) -> None:
        """Tab goes through the panels as they stand."""
        tab_order(self.flags, *map(self._part, self._put_so.order))

    def _flags_height(self) -> int:
        return self.flags_area.maximumHeight() + self._alarms_height()

    def _alarms_height(self) -> int:
        alarms = self.flags.alarms
        return alarms.heightForWidth(self.width()) + 8 if not alarms.isHidden() else 0

    def _keep_list(self, height: int) -> None:
        """What comes up among the questions takes its room from the reading; the list below does not move."""
        if self.splitter.orientation() is Qt.Orientation.Horizontal or self.drawer.opened is None:
            return
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        whole = sum(self.splitter.sizes())
        reading = max(whole - height, min(LEAST_READING, whole // 2))
        self._set_shares(reading, whole - reading)

    def _set_shares(self, reading: int, lists: int) -> None:
        self.splitter.setSizes([lists, reading] if self._put_so.lists_first else [reading, lists])

    def _show_page(self) -> None:
        """Only the page of the drawer that can be seen follows the state; a long one costs too much unseen."""
        opened = self.drawer.opened
        if not self._put_so.shows(LISTS):
            return
        if opened is not None and self._state.mode.shows_reading and not self._state.preview:
            cast(Panel, self.drawer.page(opened)).show_state(self._state)

    def _turn_to(self, state: State) -> None:
        """What was clicked comes to the front, where the lists are not closed."""
        if not self._put_so.shows(LISTS):
            return
        if state.selection.condition is not None:
            self.drawer.turn("conditions")
        elif state.selection.root is not None and self.drawer.opened == "why":
            return  # who asks why of one root after the other stays there
        elif not state.selection.empty:
            self.drawer.turn("selection")

    def test_next(self, finding: str) -> None:
        """Turn to the examination and point at one item."""
        self._open_lists()
        self.drawer.turn("examination")
        self.examination.point_out(finding)

    def reach(self, page: str) -> None:
        """Open a page of the drawer and give the keyboard to the first thing in it that takes it."""
        self._open_lists()
        self.drawer.turn(page)
        first = self.examination.start if page == "examination" else first_stop(self.drawer.page(page))
        stop = first or self.drawer.buttons[page]
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_lists(self) -> None:
        """Whoever asks for a page wants to see it."""
        if not self._put_so.shows(LISTS):
            self._rearrange(opened(self._put_so, LISTS))

    # -- room

    def _most_for_flags(self) -> int:
        return max(LEAST_FLAGS, round(self.height() * FLAGS_SHARE) - self._alarms_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.flags_area.fit()

    def _arrange(self) -> None:
        """Lists beside the reading where there is room, under it where there is not."""
        scale = self._mode.text_scale if self._mode else 1.0
        beside = self.width() >= BESIDE * scale
        stacked = not beside and self.width() < STACKED * (1 + WORDS_SHARE * (scale - 1))
        self.column.set_stacked(stacked)
        room_for_why = (
            self._mode is not None and "why" in self._mode.panels and self.width() >= FIFTH_TAB * scale
        )
        self.drawer.buttons["why"].setVisible(room_for_why)
        self.signs[LISTS].setVisible(self.width() >= FIFTH_TAB * scale)  # else the menu of the window leads there
        self.column.set_low(self.height() < TALL, self._state, self._put_so)
        self._fit_spine()
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if not beside and self.height() >= TALL and not self._tried_tall:
            self._tried_tall = True
            self.drawer.turn("examination")
        if self.splitter.orientation() is not way:
            self.splitter.setOrientation(way)
            self.drawer.set_closable(not beside)
            self._share(self.drawer.opened is not None)

    def _fit_spine(self) -> None:
        """The whole spine is seen beside the first roots, whatever stands open below."""
        scale = self._mode.text_scale if self._mode else 1.0
        seen = self.reading.viewport().height() - SPINE_FRAME
        beside = self.width() >= BESIDE * scale
        size = spine_size(self.width(), self.height(), scale, beside, seen)
        self.spine.setFixedSize(*size)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.reading.viewport():
            self._fit_spine()
        return super().eventFilter(watched, event)

    def _share(self, _opened: bool) -> None:
        """Beside each other the reading needs more; under each other the list does, where the window is low."""
        beside = self.splitter.orientation() is Qt.Orientation.Horizontal
        tall = self.height() >= TALL
        self._set_shares(*((520, 480) if beside else (600, 400) if tall else (450, 550)))
