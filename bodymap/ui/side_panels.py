"""The right side: warnings on top always, then the reading, then what can be entered and looked up."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QSplitter, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.language import tr
from bodymap.ui.conditions_panel import ConditionsPanel
from bodymap.ui.drawer import Drawer
from bodymap.ui.examination_panel import ExaminationPanel
from bodymap.ui.flags_panel import Clock, Examine, FlagsPanel
from bodymap.ui.judgement_bar import Judge
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, laid_out_once, row, scrolled
from bodymap.ui.look_alikes_panel import EvidenceLine, LookAlikesPanel
from bodymap.ui.maps_page import MapsPage
from bodymap.ui.mark_places import MarkPlaces
from bodymap.ui.marks_panel import Edit, MarksPanel
from bodymap.ui.modes import Mode
from bodymap.ui.roots_panel import RootsPanel, Select
from bodymap.ui.selection_panel import SelectionPanel
from bodymap.ui.sourced import ShowSource
from bodymap.ui.state import State
from bodymap.ui.theme import ThemeColours
from bodymap.ui.why_page import WhyPage
from bodymap.ui.widgets import Card

BESIDE = 780
"""Width in px (at text scale 1) from which the lists stand beside the reading instead of under it."""
SPINE_LEGEND = 100
"""Px of the spine picture that grow with the text: its heading and its legend."""
TALL = 860
"""Height in px from which there is room for a list under the reading from the start."""
FLAGS_SHARE = 0.36
"""The warnings take at most this part of the height before they scroll."""
OWN_FLAGS_SHARE = 0.66
"""The same where the questions stand open from the start."""
STACKED = 440
"""Width in px below which the spine stands under the roots."""
EDITOR = 360
"""Px (at text scale 1.25) of a painted place with the means to change it."""
FIFTH_TAB = 430
"""Width in px at text scale 1 from which the page of reasons has a tab of its own; else the link and the key lead there."""
LEAST_FLAGS = 110
"""Px that the questions keep whatever else asks for room."""
LEAST_READING = 150
"""Px that the reading keeps when questions come up above it: the first root."""
SPINE = {False: (236, 384), True: (250, 432)}
"""Width and height in px of the spine picture, in a narrow and in a wide window."""
SPINE_FRAME = 10
"""Px that the card around the spine takes of the height."""
LEAST_SPINE = 224
"""Px below which the spine is not made lower, however little of the reading is seen."""
LARGE_SPINE_FROM, LARGE_SPINE_SHARE, LARGEST_SPINE, LARGE_SPINE_SHAPE = 640, 0.52, 560, 0.7
"""Px of width at text scale 1 from which it gets this share of the height, at most so many px; width by height."""


def spine_size(width: int, height: int, scale: float, beside: bool, seen: int) -> tuple[int, int]:
    """Px of the spine picture on a right side of this size: larger where there is free room beside the roots, and never
    higher than what is seen of the reading, so that an open page below does not cut it off.

    scale: of the text; beside: the lists stand beside the reading; seen: px of height that the picture may have.
    """
    wide, tall = SPINE[beside]
    if not beside and width >= LARGE_SPINE_FROM * scale:
        tall = min(max(round(height * LARGE_SPINE_SHARE), tall), LARGEST_SPINE)
        wide = round(tall * LARGE_SPINE_SHAPE)
    return wide, max(min(round(tall + SPINE_LEGEND * (scale - 1)), seen), LEAST_SPINE)


class Panel(Protocol):
    """What every panel can do."""

    def show_state(self, state: State) -> None: ...


class FittingScroll(QScrollArea):
    """As high as what stands in it, up to a share of the window; then it scrolls."""

    def __init__(self, inside: QWidget, highest: Callable[[], int]) -> None:
        super().__init__()
        self._highest = highest
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height the inside asks for at this width."""
        inside = self.widget()
        layout = inside.layout() if inside else None
        if layout is None:
            return
        width = self.viewport().width()
        wanted = (
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )
        height = max(0, min(wanted, self._highest()))
        if self.height() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())


def _warned(state: State) -> tuple[object, ...]:
    """What the questions and warnings depend on."""
    return (state.reading.red_flags, state.examination, state.mode.id)


def first_stop(inside: QWidget) -> QWidget | None:
    """The first widget in there that takes the keyboard, from above.

    Never by `nextInFocusChain`: PySide6 (6.11) takes what it answers for a child of what was asked, the window too, and
    when that is deleted it forgets all menus and actions of the window with it.
    """
    takes = [
        one
        for one in inside.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
    ]
    return min(takes, key=lambda one: _from_above(one, inside), default=None)


def _from_above(one: QWidget, inside: QWidget) -> tuple[int, int]:
    corner = one.mapTo(inside, QPoint())
    return corner.y(), corner.x()


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
    ) -> None:
        super().__init__()
        self._mode: Mode | None = None
        self._state = State()
        self._tried_tall = False
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
        self.marks = MarksPanel(places.plain, edit, select, tr("What you have painted"))
        self.advice = Card(tr("If things change"))
        self.advice.body.addWidget(PlainLabel(library.safety_net, wrap=True))
        self._build()

    def _build(self) -> None:
        outer = column(self, spacing=8, margins=(4, 8, 10, 8))
        self.flags_area = FittingScroll(self.flags, self._most_for_flags)
        outer.addWidget(self.flags.alarms)  # an emergency stays in sight whatever is scrolled
        outer.addWidget(self.flags_area)
        self.reading = self._build_reading()
        self.reading.viewport().installEventFilter(self)
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
        self.own = self._build_own()
        outer.addWidget(self.own, 1)

    def _build_reading(self) -> QScrollArea:
        """Roots with the spine beside them; under both what else it could be, and how sure one may be."""
        inside = QWidget()
        outer = self._inside = column(inside, spacing=6)
        line = self._roots_and_spine = row(spacing=8)
        line.addWidget(self.roots, 1)
        self._spine_card = Card()
        self._spine_card.tighten()
        self._spine_card.body.addWidget(self.spine)
        self._spine_card.body.addStretch(1)
        line.addWidget(self._spine_card)
        outer.addLayout(line)
        outer.addWidget(self.look_alikes)
        outer.addWidget(self.roots.all)
        outer.addWidget(self.evidence)
        outer.addStretch(1)
        return scrolled(inside)

    def _build_own(self) -> QWidget:
        """What a patient sees: what was painted, and what to do if things change."""
        inside = QWidget()
        body = column(inside, spacing=8)
        body.addWidget(self.marks)
        body.addWidget(self.advice)
        body.addStretch(1)
        return scrolled(inside)

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
        self.flags.set_look(colours, mode)
        self.splitter.setVisible(mode.shows_reading)
        self.own.setVisible("marks" in mode.panels)
        self._spine_card.setVisible("spine" in mode.panels)
        self.roots.setVisible("roots" in mode.panels)
        self.look_alikes.setVisible("look-alikes" in mode.panels)
        for name, made in self.drawer.buttons.items():
            made.setVisible(name in mode.panels and name != "why")
        self._arrange()

    def show_state(self, state: State) -> None:
        _, list_height = self.splitter.sizes()
        flags_height = self._flags_height()
        warned = _warned(state) != _warned(self._state)
        if warned or not state.preview:
            self.flags.show_state(state)
        if state.mode.shows_reading:
            panels: tuple[Panel, ...] = (self.roots, self.look_alikes, self.evidence)
            with laid_out_once(self._inside, self.roots.body, self.look_alikes.body):
                for panel in panels:
                    panel.show_state(state)
        else:
            self.marks.show_state(state)
        before, self._state = self._state, state
        if state.selection != before.selection:
            self._turn_to(state)
        if not warned and state.preview:
            return
        self._show_page()
        self.flags_area.fit()
        if self._flags_height() != flags_height:
            self._keep_list(list_height)

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
        self.splitter.setSizes([reading, whole - reading])

    def _show_page(self) -> None:
        """Only the page of the drawer that can be seen follows the state; a long one costs too much unseen."""
        opened = self.drawer.opened
        if opened is not None and self._state.mode.shows_reading and not self._state.preview:
            cast(Panel, self.drawer.page(opened)).show_state(self._state)

    def _turn_to(self, state: State) -> None:
        """What was clicked comes to the front."""
        if state.selection.condition is not None:
            self.drawer.turn("conditions")
        elif state.selection.root is not None and self.drawer.opened == "why":
            return  # who asks why of one root after the other stays there
        elif not state.selection.empty:
            self.drawer.turn("selection")

    def test_next(self, finding: str) -> None:
        """Turn to the examination and point at one item."""
        self.drawer.turn("examination")
        self.examination.point_out(finding)

    def reach(self, page: str) -> None:
        """Open a page of the drawer and give the keyboard to the first thing in it that takes it."""
        self.drawer.turn(page)
        first = self.examination.start if page == "examination" else first_stop(self.drawer.page(page))
        stop = first or self.drawer.buttons[page]
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- room

    def _most_for_flags(self) -> int:
        own = self._mode is not None and self._mode.asks_always
        alarms = self._alarms_height()
        share = round(self.height() * (OWN_FLAGS_SHARE if own else FLAGS_SHARE)) - alarms
        if own and self._state.selection.mark is not None:
            share = min(share, self.height() - alarms - EDITOR)
        return max(LEAST_FLAGS, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.flags_area.fit()

    def _arrange(self) -> None:
        """Lists beside the reading where there is room, under it where there is not."""
        scale = self._mode.text_scale if self._mode else 1.0
        beside = self.width() >= BESIDE * scale
        stacked = not beside and self.width() < STACKED
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._roots_and_spine.setDirection(down if stacked else across)
        room_for_why = (
            self._mode is not None and "why" in self._mode.panels and self.width() >= FIFTH_TAB * scale
        )
        self.drawer.buttons["why"].setVisible(room_for_why)
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
        self.spine.setFixedSize(*spine_size(self.width(), self.height(), scale, beside, seen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.reading.viewport():
            self._fit_spine()
        return super().eventFilter(watched, event)

    def _share(self, _opened: bool) -> None:
        """Beside each other the reading needs more; under each other the list does, where the window is low."""
        beside = self.splitter.orientation() is Qt.Orientation.Horizontal
        tall = self.height() >= TALL
        self.splitter.setSizes([520, 480] if beside else [600, 400] if tall else [450, 550])
