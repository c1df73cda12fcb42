"""The window: tools on the left, the body in the middle, what follows from it on the right."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenuBar,
    QSplitter,
    QWidget,
)

from bodymap.atlas.atlas import Atlas
from bodymap.exports.extent_words import painted_words
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.language import said_if_ours, tr
from bodymap.paper.picture_file import ENDINGS as SCANS
from bodymap.reasoning.coverage import extent
from bodymap.records.sample_info import SampleInfo
from bodymap.ui.action_looks import ActionLooks, action_tip
from bodymap.ui.actions import (
    ACTIONS,
    WITH_A_PAGE,
    Action,
    map_actions,
    said,
)
from bodymap.ui.commands import Commands
from bodymap.ui.dialogs import Dialogs
from bodymap.ui.figure_elsewhere import Elsewhere
from bodymap.ui.figure_groups import LayoutKind
from bodymap.ui.figure_view import FigureView
from bodymap.ui.hidden_note import HiddenNote
from bodymap.ui.icons import icon
from bodymap.ui.layers_shown import legend_of
from bodymap.ui.layouts import column, row
from bodymap.ui.lines_above import Banner, TroubleLine
from bodymap.ui.loaded import ahead, reader
from bodymap.ui.main_bar import ICON, MainBar
from bodymap.ui.map_names import short_name
from bodymap.ui.map_strip import MapStrip
from bodymap.ui.maps_shown import pair
from bodymap.ui.mark_places import MarkPlaces
from bodymap.ui.modes import Mode, in_room
from bodymap.ui.options import SMALLEST
from bodymap.ui.patient.guide import Guide
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.side_panels import SidePanels
from bodymap.ui.speaking import choose_language
from bodymap.ui.spine_view import SpineView
from bodymap.ui.state import State
from bodymap.ui.status import StatusLine
from bodymap.ui.text_size import KEY, factor_of, sized, text_size_of
from bodymap.ui.theme import THEMES, ThemeColours, apply_theme
from bodymap.ui.tool_panel import ToolPanel
from bodymap.ui.veil import for_window, hidden_alarm
from bodymap.ui.view_bar import ViewBar
from bodymap.ui.window_menus import WindowMenus
from bodymap.ui.window_records import WindowRecords
from bodymap.ui.wiring import end_scroll, tab_order, when

if TYPE_CHECKING:
    from bodymap.ui.arrivals_line import ArrivalsLine
    from bodymap.ui.class_room import ClassRoom
    from bodymap.ui.cohort.desk import CohortDesk
    from bodymap.ui.helping import Helping
    from bodymap.ui.records_desk import RecordsDesk

DRAWING_ENDINGS = (".bodymap", ".pdf", *SCANS)
SIDE_SHARE = 0.465
"""Part of the room beside the tools that the right side takes; a little more where there is plenty."""
LEGS = 470
"""Px of width that the body keeps before the right side gets its usual share."""
COMPARING = 0.72
"""Of its usual share the right side takes this much where the body is shown twice."""
PLENTY = 1500
LOW = 720
"""Px of height below which the body has no room to give away to a legend."""


class Window(QMainWindow):
    """Shows the session. Everything it can do is a row of the table of actions."""

    def __init__(
        self,
        session: Session,
        library: Library,
        atlas: Atlas,
        samples: tuple[SampleInfo, ...],
        settings: Settings,
        theme: str = "light",
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
        whole: bool = True,
    ) -> None:
        """whole: build all of it now; else `build_on` builds it part by part."""
        super().__init__(parent)
        if parent is not None:
            self.setWindowFlags(Qt.WindowType.Widget)  # a part of the frame, not a window over it
        self.session = session
        self._library = library
        self._atlas = atlas
        self._samples = samples
        self._settings = settings
        self._theme = theme
        self._text_size = text_size_of(settings.words(KEY))
        self._now = now
        self._mode: Mode | None = None
        self._look = session.state.mode
        self._comparing = False
        self._arrivals: ArrivalsLine | None = None
        self._class: ClassRoom | None = None
        self.cohort: CohortDesk | None = None
        self._helping: Helping | None = None
        self._listens = False  # a window that is built anew does already
        self._lines_added: list[QWidget] = []  # over the body, by whoever had something to say
        self._page: QWidget | None = None  # what stands in the place of the body and all around it
        self._sizes = {view: atlas.silhouette(view).area for view in atlas.views}
        self.status = StatusLine()
        self.commands = Commands(session, self, Dialogs(self), settings, library, atlas, samples, now)
        self.kept = WindowRecords(
            self, session, atlas, library, settings, self.commands, lambda: self.status, self._add_line,
            self.notice, self.trouble, now,
        )  # fmt: skip
        self.actions_by_id: dict[str, QAction] = {}
        self._name_rows()
        self.setAcceptDrops(True)
        self.setAnimated(False)  # nothing moves by itself
        self.resize(parent.size() if parent is not None else QSize(1280, 800))
        self.setStatusBar(self.status)
        self._parts = self._built(self._clock)
        while whole and self.build_on():
            pass

    def _clock(self) -> str:
        return self._now().strftime("%H:%M")

    # -- another language

    def speak(self, code: str) -> None:
        """Say everything in this language: the window is built anew around the same table; nothing on it changes.

        What a teacher has open is closed, and where the records are unlocked they stay so.
        """
        self.figure.finish_stroke()
        if self._helping is not None:
            self._helping.end_coach()
        self.turn_page(None)
        if self._class is not None:
            self._class.close()
            self._class = None
        choose_language(code)
        self._library = open_library()
        self.session.read_with(reader(self._library, self._atlas), ahead(self._library, self._atlas))
        self.commands.speak(self._library)
        self.kept.speak(self._library)
        if self.cohort is not None:
            self.cohort.speak(self._library)
        if self._arrivals is not None:
            self._arrivals.speak()
        sizes = self.splitter.sizes()
        self._take_down()
        self._parts = self._built(self._clock)
        while self.build_on():
            pass
        if self._moved_by_hand:
            self.splitter.setSizes(sizes)
        for line in self._lines_added:
            self._add_line(line)
        self.lay_out()

    def lay_out(self) -> None:
        """Everything in its place now: a hand may be at it before the next turn of the event loop."""
        if (central := self.centralWidget()) is not None:
            central.show()
        if (layout := self.layout()) is not None:
            layout.activate()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _take_down(self) -> None:
        """Everything but the line at the foot, which says its words anew with every change."""
        for line in self._lines_added:
            line.setParent(self)
        for made in self.actions_by_id.values():
            self.removeAction(made)
            made.deleteLater()
        self.actions_by_id = {}
        self.removeToolBar(self.bar)
        self.bar.deleteLater()
        self.setMenuBar(QMenuBar())
        for menu in (self.recent_menu, self.samples_menu):
            menu.deleteLater()
        end_scroll(self.figure)
        if (old := self.takeCentralWidget()) is not None:
            old.hide()
            old.deleteLater()
        self._name_rows()

    # -- building

    def _name_rows(self) -> None:
        maps = tuple((m.id, short_name(m), m.full_title) for m in self._atlas.maps.values())
        self._rows = (*ACTIONS, *map_actions(maps))
        self.commands.actions = self._rows

    def build_on(self) -> bool:
        """Build the next part; False once all is there. No part keeps the hand waiting for long."""
        return next(self._parts, None) is not None

    def _built(self, clock: Callable[[], str]) -> Iterator[str]:
        """Builds part after part, and answers what is to come."""
        self._dress()  # before anything stands in it: what is styled later is styled twice
        yield from self._build_body(clock)
        self._build_actions()
        self._build_menus()
        self._build_views()
        yield "the bar"
        self._build_bar()
        self._order_stops()
        self._connect()
        self.setMinimumSize(*SMALLEST)
        central = self.centralWidget()
        assert central is not None
        central.setFocus()
        yield "the look"
        self._mode = self.session.state.mode
        yield from self._looked()
        yield "the state"
        yield from self._shown(self.session.state)

    def _build_body(self, clock: Callable[[], str]) -> Iterator[str]:
        session = self.session
        self.figure = FigureView(self._atlas, self._library)
        self.elsewhere = Elsewhere(self._atlas)
        yield "the spine"
        self.spine = SpineView(self._library)
        yield "the tools"
        self.tools = ToolPanel(session.choose, self.commands.steady)
        yield "the right side"
        self.side = SidePanels(
            self._library, self._atlas, self.spine, session.select, session.edit, session.examine,
            MarkPlaces(self._library, self._atlas), clock, self.commands.show_map, self.commands.show_source,
            session.judge, self.commands.arrange_panels,
        )  # fmt: skip
        yield "the middle"
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(8)
        self.splitter.addWidget(self._build_canvas())
        self.splitter.addWidget(self.side)
        self._moved_by_hand = False
        self.splitter.splitterMoved.connect(self._splitter_moved)
        central, bench = QWidget(), QWidget()
        whole, outer = column(central, spacing=0), column(bench, spacing=0)
        self._lines = outer
        whole.addWidget(bench)
        self.banner, self.trouble_bar = Banner(lambda: self.commands.new()), TroubleLine()
        self.banner_words, self.banner_button = self.banner.words, self.banner.button
        self.trouble_words, self.trouble_close = self.trouble_bar.words, self.trouble_bar.closing
        outer.addWidget(self.banner)
        outer.addWidget(self.trouble_bar)
        content = row(spacing=0)
        content.addWidget(self.tools)
        content.addWidget(self.splitter, 1)
        outer.addLayout(content, 1)
        self._over_all, self._content = outer, content
        self.setCentralWidget(central)
        self.guide = Guide(
            self, bench, whole, session, self._library, self._atlas, clock, self.commands.hand_back
        )
        yield "the actions"

    def _build_canvas(self) -> QWidget:
        """The body, above it the views it is seen from, and under it what the maps on it are."""
        does = self.commands
        self.maps = MapStrip(
            self._atlas,
            does.show_map_left,
            does.show_map_right,
            lambda: does.focus_page("maps"),
            lambda state: legend_of(state, self._library),
        )
        self.pane = QWidget()
        self._over_body = column(self.pane, spacing=0)
        self._over_body.addWidget(self.figure, 1)
        self._over_body.addWidget(self.maps)
        return self.pane

    def _build_actions(self) -> None:
        for one in self._rows:
            made = QAction(said(one, one.text), self)
            made.setShortcuts([QKeySequence(key) for key in one.keys])
            made.setCheckable(one.checked is not None)
            made.setToolTip(action_tip(one))
            when(made.triggered, self._doer(one))
            self.addAction(made)
            self.actions_by_id[one.id] = made
        self._looks = ActionLooks(self._rows, self.actions_by_id)

    def _doer(self, one: Action) -> Callable[[object], object]:
        return lambda _on: one.do(self.commands)

    def _build_views(self) -> None:
        """The line above the body, with the menu of bodies and skins, and the one at its foot."""
        self.views = ViewBar(self._show_views, self.menus["figure"])
        self._over_body.insertWidget(0, self.views)
        self.hidden = HiddenNote(self.figure, self._show_views)

    def _show_views(self, kind: LayoutKind) -> None:
        self.session.show(replace(self.session.state.show, views=kind))

    def _build_menus(self) -> None:
        does = self.commands
        made = WindowMenus(
            self.menuBar(), self, self._rows, self.actions_by_id, self._settings, lambda path: does.open_path(path)
        )
        made.fill_samples(self._samples, lambda sample: does.open_sample(sample))
        self._menus, self.menus = made, made.menus
        self.recent_menu, self.samples_menu = made.recent, made.samples

    def _build_bar(self) -> None:
        self.bar = MainBar(self._rows, self.actions_by_id, self._atlas, self.commands)
        self.map_choice, self.layer_choice = self.bar.map_choice, self.bar.layer_choice
        self.mode_choice = self.bar.mode_choice
        self.addToolBar(self.bar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _order_stops(self) -> None:
        """Tab goes from above to below, and from the left to the right; the right side keeps an order of its own."""
        self.bar.take_keyboard()
        central = self.centralWidget()
        assert central is not None
        parts = (self.bar, self.banner, self.trouble_bar, self.tools, self.views, self.figure, self.maps)
        tab_order(central, *parts)

    def _connect(self) -> None:
        session = self.session
        if not self._listens:
            self._listens = True
            when(session.changed, self.show_state)
        when(self.figure.pen_width_changed, self._set_width)
        self.figure.edited.connect(session.edit)
        self.figure.previewed.connect(session.preview)
        self.figure.picked.connect(session.select)
        self.figure.hovered.connect(self.status.hover)
        self.spine.picked.connect(session.select)

    def _set_width(self, width: float) -> None:
        self.session.choose(replace(self.session.state.pen, width=width))

    # -- showing

    def show_state(self, state: State) -> None:
        """Hand the whole state to every panel; nothing here decides anything about it."""
        for _ in self._shown(state):
            pass

    def _shown(self, state: State) -> Iterator[str]:
        """The same, and answers what is to come."""
        if state.mode is not self._mode:
            self._mode = state.mode
            self._set_look()
        if self.guide.show_state(state, THEMES[self._theme]):
            self._show_actions(state)
            self._show_paper(state)
            self.bar.hide()
            return
        self.bar.show()
        whole, state = state, for_window(state, self._class is not None and self._class.presents)
        self.maps.show_state(state)
        if bool(pair(state)) != self._comparing:
            self._comparing = bool(pair(state))
            self._share_room()
        self.figure.show_state(state)
        self.spine.show_state(state)
        yield "the right side"
        if self.side.isHidden() is state.show.answers:
            self.side.setVisible(state.show.answers)
            self._share_room()
        self.side.show_state(state)
        if state.preview:
            return
        yield "all around"
        self.tools.show_state(state)
        self._show_actions(whole)
        self._show_paper(whole)
        hidden = self.elsewhere(state.drawing, state.show.views)
        self.views.show_state(state, hidden)
        self.hidden.show_state(hidden)
        self.bar.show_state(state, self._page is not None)
        self.bar.fit(self.width())
        self.status.show_state(state, painted_words(extent(self._atlas, state.drawing), self._sizes))

    def _show_actions(self, state: State) -> None:
        pages = frozenset[str]() if state.mode.guided else None if self._page is None else WITH_A_PAGE
        self.bar.listen_once(self._looks.show_state(state, pages))
        self.recent_menu.menuAction().setVisible(state.mode.opens_files)
        for menu in ("map", "layer"):
            self.menus[menu].menuAction().setVisible(state.mode.shows_reading)
        self.menus["class"].menuAction().setVisible(state.mode.samples_only)

    def _show_paper(self, state: State) -> None:
        title = said_if_ours(state.paper.title) if state.paper.sample else state.paper.title
        self.setWindowTitle(f"{title}[*]")
        self.setWindowModified(state.paper.unsaved and state.mode.stores)
        seen = for_window(state, self._class is not None and self._class.presents)
        said = hidden_alarm(state) if not seen.show.answers else ""
        self.banner_words.setText(said or state.paper.sample_words)
        told = bool(said) or (bool(state.paper.sample) and seen.show.answers)
        self.banner.setVisible(told and self._page is None)

    @property
    def theme(self) -> str:
        """The name of the theme that is shown."""
        return self._theme

    def set_theme(self, theme: str) -> None:
        self._theme = theme
        self._set_look()

    @property
    def text_size(self) -> int:
        """Per cent of the letters that the mode has."""
        return self._text_size

    @property
    def text_is_held(self) -> bool:
        """Whether the window is too small for letters of the size that was chosen."""
        return self._text_factor < self._text_size / 100

    @property
    def _text_factor(self) -> float:
        """Times the letters that the mode has in a window of this width."""
        mode = in_room(self._mode or self.session.state.mode, self.width())
        return factor_of(self._text_size, self.width(), mode.text_scale)

    def set_text_size(self, percent: int) -> None:
        """Letters of another size, at once and everywhere; the guided screen has a button of its own."""
        self._text_size = percent
        self._set_look()
        self.show_state(self.session.state)  # the ticks of the menu
        self.lay_out()
        self.bar.fit(self.width())

    def _sized(self, mode: Mode) -> Mode:
        """The mode as it looks in a window of this width with letters of the size that was chosen."""
        return sized(in_room(mode, self.width()), self._text_size, self.width())

    def _dress(self) -> tuple[ThemeColours, Mode]:
        """Palette and style sheet for the theme, and the mode as it looks in a window of this size."""
        self._look = self._sized(self._mode or self.session.state.mode)
        colours = THEMES[self._theme]
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, self, colours, self._look)
        return colours, self._look

    def _set_look(self) -> None:
        """Colours of the theme and sizes of the mode, for everything."""
        for _ in self._looked():
            pass

    def _looked(self) -> Iterator[str]:
        """The same, and answers what is to come."""
        colours, mode = self._dress()
        size = round(ICON * mode.text_scale)
        for one in self._rows:
            self.actions_by_id[one.id].setIcon(icon(one.icon, colours, size) if one.icon else QIcon())
        self.bar.set_scale(mode.text_scale)
        self.menuBar().setVisible(mode.shows_reading)
        self.guide.set_look(colours)
        self.tools.set_look(colours, mode)
        self.maps.set_look(colours, mode)
        self.views.set_look(mode)
        yield "the right side"
        self.side.set_look(colours, mode)
        self.figure.set_colours(colours)
        self.figure.enlarge(self._text_factor)
        self.spine.set_colours(colours)
        self.spine.enlarge(self._text_factor)
        if self._class is not None:
            self._class.set_look(colours, mode)
        self._share_room()

    # -- what the commands need

    def trouble(self, problem: BodymapError, what: str = "") -> None:
        """One line: what, where, what to do. The drawing on the table stays as it was."""
        said = (what, str(problem.place or ""), problem.sentence.rstrip("."))
        self.notice(tr("{items}. Nothing was lost.", items=': '.join(filter(None, said))))

    def notice(self, text: str) -> None:
        """A line that stays until it is closed."""
        self.trouble_bar.say(text)

    def tell(self, text: str) -> None:
        self.trouble_bar.hide()
        self.status.tell(text)

    def fit(self) -> None:
        self.figure.fit()

    def zoom(self, factor: float) -> None:
        self.figure.zoom(factor)

    def zoom_to_view(self) -> None:
        self.figure.zoom_to_view()

    def focus_body(self) -> None:
        self.figure.setFocus()

    def focus_page(self, page: str) -> None:
        self.side.reach(page)

    # -- files dropped on the window, and the way out

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.commands.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.commands.may_leave():
            if self._arrivals is not None:
                self._arrivals.finish()
            self.kept.close()
            if self.cohort is not None:
                self.cohort.close()
            if self._class is not None:
                self._class.close()
            event.accept()
        else:
            event.ignore()

    # -- records

    @property
    def records(self) -> "RecordsDesk":
        """The library at this window, when it is first asked for."""
        return self.kept.opened()

    def _add_line(self, line: QWidget) -> None:
        """Put a line over the body, below what is said there already."""
        if line not in self._lines_added:
            self._lines_added.append(line)
            line.destroyed.connect(lambda: self._lines_added.remove(line) if line in self._lines_added else None)
        self._lines.insertWidget(self._lines.indexOf(self.trouble_bar) + 1, line)
        tab_order(self.trouble_close, line)

    def show_records(self) -> None:
        self.kept.show()

    def show_safety(self) -> None:
        self.records.safety()

    def lock_records(self) -> None:
        self.records.lock()

    @property
    def watched_folder(self) -> Path | None:
        return self._arrivals.folder if self._arrivals is not None else None

    def watch_folder(self, folder: Path | None) -> None:
        """Tell of drawings that come into a folder; None: no longer."""
        from bodymap.ui.arrivals_line import ArrivalsLine

        if self._arrivals is None:
            self._arrivals = ArrivalsLine(self.commands.open_path, self.trouble, self.status.watch, self)
            self._add_line(self._arrivals)
        self._arrivals.watch(folder)

    def show_cohort(self) -> None:
        """Many drawings at once; what was read stays while the mode does."""
        from bodymap.ui.cohort.desk import CohortDesk  # who reads one drawing does not wait for it
        from bodymap.ui.cohort.sheet import CohortSheet
        from bodymap.ui.cohort.sources import Asks

        if self.cohort is None:
            self.cohort = CohortDesk(self._library, self._atlas, self)
            when(self.session.changed, self.cohort.follow)
        does = self.commands
        asks = Asks(does.cohort_files, does.cohort_folder, does.cohort_path)
        does.dialogs.run(CohortSheet(self.cohort, asks, self))

    def show_explanation(self) -> None:
        from bodymap.ui.explain_sheet import ExplainSheet  # who explains nothing does not wait for it

        session = self.session
        sheet = ExplainSheet(
            self._library, self._atlas, session.document, session.state, THEMES[self._theme], self
        )
        sheet.resize(self.size())
        self.commands.dialogs.run(sheet)

    def settle_records(self) -> None:
        self.kept.settle()

    # -- help

    @property
    def helping(self) -> "Helping":
        """Guide, coach and cards, when one of them is first asked for."""
        if self._helping is None:
            from bodymap.ui.helping import Helping

            self._helping = Helping(self, self, self._settings)
        return self._helping

    def show_guide(self) -> None:
        self.helping.guide()

    def show_around(self) -> None:
        self.helping.show_around()

    def show_welcome(self) -> None:
        self.helping.welcome()

    # -- the classroom

    @property
    def classroom(self) -> "ClassRoom":
        """What a teacher has, when it is first asked for."""
        if self._class is None:
            from bodymap.ui.class_room import Asks, ClassRoom

            asks = Asks(self.commands.ask_path, self.commands.ask_folder, self.commands.dialogs.run)
            self._class = ClassRoom(
                self.session, self._library, self._atlas, self._samples, self, asks, self
            )
            self._class.set_look(THEMES[self._theme], self._look)
        return self._class

    def teach(self, what: str) -> None:
        self.classroom.do(what)

    def turn_page(self, page: QWidget | None) -> None:
        """Put a page in the place of the body and all around it; None = the body again."""
        if self._page is not None and self._page is not page:
            self._page.hide()
        self._page = page
        if page is not None:
            self._over_all.addWidget(page, 1)
            page.show()
        for part in (self.tools, self.splitter):
            part.setVisible(page is None)
        self._over_all.setStretchFactor(self._content, int(page is None))
        self.show_state(self.session.state)
        if page is None:
            self.figure.setFocus()

    # -- room

    def _splitter_moved(self, _place: int, _index: int) -> None:
        self._moved_by_hand = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._mode is not None and self._sized(self._mode) != self._look:
            self._set_look()
        self.maps.set_low(self.height() < LOW)
        self._share_room()
        self.bar.fit(self.width())

    def _share_room(self) -> None:
        """The body gets the larger part until a person moves the border."""
        if self._moved_by_hand or self._mode is None:
            return
        room = self.width() - self.tools.width()
        share = 0.57 if self.width() >= PLENTY else SIDE_SHARE * (1 + (self._look.text_scale - 1) / 2)
        if pair(self.session.state):
            share *= COMPARING
        least = self.side.minimumSizeHint().width()
        side = max(least, min(round(room * share), room - LEGS))
        self.splitter.setSizes([room - side, side])


def _dropped(event: QDropEvent) -> Path | None:
    """The one drawing that is being dropped, or none."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in DRAWING_ENDINGS else None
