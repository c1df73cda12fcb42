"""Puts the guided screen into the window: in the place of everything else while its mode is on, and locked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.knowledge.patient_words import open_patient_words
from bodymap.knowledge.stored import open_library
from bodymap.language import spoken
from bodymap.ui.loaded import ahead, reader
from bodymap.ui.options import SMALLEST
from bodymap.ui.patient.screen import PatientScreen
from bodymap.ui.session import Session
from bodymap.ui.speaking import choose_language
from bodymap.ui.state import State
from bodymap.ui.theme import THEMES, ThemeColours
from bodymap.ui.wiring import end_scroll

SMALLEST_GUIDED = (600, 600)
"""Px of the window while a person draws alone: a tablet held upright is narrow."""


class Guide:
    """bench: all that is hidden meanwhile; room: where the screen comes in its place; around: bars of the window."""

    def __init__(
        self,
        window: QMainWindow,
        bench: QWidget,
        room: QVBoxLayout,
        session: Session,
        library: Library,
        atlas: Atlas,
        clock: Callable[[], str],
        leave: Callable[[], object],
    ) -> None:
        self._window, self._bench, self._room = window, bench, room
        self._session, self._atlas, self._library = session, atlas, library
        self._home = spoken().code  # what is spoken around the guided screen
        self._make = lambda: PatientScreen(
            session, self._library, atlas, open_patient_words(), clock, lambda: self._leave(leave), self.speak
        )
        self.screen: PatientScreen | None = None
        self.guided = False
        self._fills_screen = False
        self._colours = THEMES["light"]

    def show_state(self, state: State, colours: ThemeColours) -> bool:
        """Whether the guided screen is shown; nothing else needs to be, then."""
        if state.mode.guided != self.guided:
            self.guided = state.mode.guided
            self._turn(colours)
        if self.guided and self.screen is not None:
            self.screen.show_state(state)
        return self.guided

    def speak(self, code: str) -> None:
        """Go on in another language: the person's own, until the screen is handed back."""
        old = self.screen
        self._choose(code)
        if old is None:
            return
        screen = self.screen = self._make()
        self._room.addWidget(screen, 1)
        screen.go_on_from(old)
        self._put_away(old)
        self.set_look(self._colours)
        screen.show()
        self._room.activate()
        screen.show_state(self._session.state)

    def _leave(self, leave: Callable[[], object]) -> None:
        """Back to whoever gave the screen, in their own language."""
        if spoken().code != self._home:
            self._choose(self._home)
        leave()

    def _choose(self, code: str) -> None:
        choose_language(code)
        self._library = open_library()
        self._session.read_with(reader(self._library, self._atlas), ahead(self._library, self._atlas))

    def fill_screen(self, on: bool) -> None:
        """Whether the window takes the whole screen while the guided one is shown."""
        self._fills_screen = on
        if self.guided:
            self._take_screen()

    def set_look(self, colours: ThemeColours) -> None:
        self._colours = colours
        if self.screen is not None:
            self.screen.set_look(colours, self._window.screen().physicalDotsPerInch())

    def _turn(self, colours: ThemeColours = THEMES["light"]) -> None:
        """From the bench to the guided screen, and back."""
        self._bench.setVisible(not self.guided)
        self._window.statusBar().setVisible(not self.guided)
        self._window.setAcceptDrops(not self.guided)
        least = SMALLEST_GUIDED if self.guided else SMALLEST
        self._window.setMinimumSize(*least)
        self._window.window().setMinimumSize(*least)
        if self.guided:
            screen = self.screen = self._make()
            self._room.addWidget(screen, 1)
            self.set_look(colours)
            screen.show()
            screen.begin()
        elif self.screen is not None:
            self._put_away(self.screen)
            self.screen = None
        if self._fills_screen:
            self._take_screen()

    def _put_away(self, screen: PatientScreen) -> None:
        end_scroll(screen.figure)
        screen.hide()
        self._room.removeWidget(screen)
        screen.deleteLater()  # nothing of the person stays

    def _take_screen(self) -> None:
        top, full = self._window.window(), Qt.WindowState.WindowFullScreen
        wanted = self.guided and self._fills_screen
        top.setWindowState(top.windowState() | full if wanted else top.windowState() & ~full)
