"""Help at the window: the three cards, the coach and the guide; nothing of it is loaded before it is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bodymap.ui.coach import Coach
from bodymap.ui.settings import Settings
from bodymap.ui.state import State
from bodymap.ui.theme import THEMES
from bodymap.ui.veil import hidden_alarm
from bodymap.ui.welcome import WelcomeSheet
from bodymap.ui.wiring import when

if TYPE_CHECKING:
    from bodymap.ui.window import Window

WELCOMED = "help/welcomed"


class Helping:
    """What the help menu leads to."""

    def __init__(self, window: "Window", settings: Settings) -> None:
        self._window, self._settings = window, settings
        self.coach: Coach | None = None
        when(window.session.changed, self._follow)

    def welcome(self) -> None:
        """The three cards; whoever chooses is shown around. Closed, everything stays as it is."""
        self.end_coach()
        self._settings.keep(WELCOMED, "yes")
        window = self._window
        sheet = WelcomeSheet(THEMES[window.theme], hidden_alarm(window.session.state), window)
        window.commands.dialogs.run(sheet)
        choice = sheet.choice
        if choice is not None and window.commands.begin_as(choice.mode, choice.home):
            QTimer.singleShot(0, window, self.show_around)  # once the mode has its own layout

    def show_around(self) -> None:
        self.end_coach()
        window = self._window
        window.turn_page(None)
        window.lay_out()
        self.coach = Coach(window, self._coach_ended)

    def end_coach(self) -> None:
        if self.coach is not None:
            self.coach.end()

    def guide(self) -> None:
        from bodymap.ui.guide_reader import GuideReader, guide_folder

        self._window.commands.dialogs.run(GuideReader(guide_folder(), self._window))

    def _follow(self, state: State) -> None:
        if self.coach is not None:
            self.coach.follow_mode(state.mode.id)

    def _coach_ended(self) -> None:
        self.coach = None


def greet(window: "Window") -> None:
    """The cards over a window that was just finished; not while a hand draws, nor over what it has drawn already."""
    paper = window.session.state.paper
    busy = QApplication.mouseButtons().value != 0 or not paper.sample
    if not busy and QApplication.activeModalWidget() is None:
        QTimer.singleShot(0, window, window.show_welcome)
