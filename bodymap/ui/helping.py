"""Help at the window: the three cards, the coach and the guide; nothing of it is loaded before it is asked for."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.ui.coach import Coach, Parts
from bodymap.ui.settings import Settings
from bodymap.ui.state import State
from bodymap.ui.theme import THEMES
from bodymap.ui.veil import hidden_alarm
from bodymap.ui.welcome import WelcomeSheet
from bodymap.ui.wiring import when

WELCOMED = "help/welcomed"


class Helping:
    """What the help menu leads to."""

    def __init__(self, parts: Parts, over: QWidget, settings: Settings) -> None:
        """over: the window as a widget, whose parts these are."""
        self._parts, self._over, self._settings = parts, over, settings
        self.coach: Coach | None = None
        when(parts.session.changed, self._follow)

    def welcome(self) -> None:
        """The three cards; whoever chooses is shown around. Closed, everything stays as it is."""
        self.end_coach()
        self._settings.keep(WELCOMED, "yes")
        parts = self._parts
        sheet = WelcomeSheet(THEMES[parts.theme], hidden_alarm(parts.session.state), self._over)
        parts.commands.dialogs.run(sheet)
        choice = sheet.choice
        if choice is not None and parts.commands.begin_as(choice.mode, choice.home):
            QTimer.singleShot(0, self._over, self.show_around)  # once the mode has its own layout

    def show_around(self) -> None:
        self.end_coach()
        self._parts.turn_page(None)
        self._parts.lay_out()
        self.coach = Coach(self._parts, self._over, self._coach_ended)

    def end_coach(self) -> None:
        if self.coach is not None:
            self.coach.end()

    def guide(self) -> None:
        from bodymap.ui.guide_reader import GuideReader, guide_spoken

        self._parts.commands.dialogs.run(GuideReader(guide_spoken(), self._over))

    def _follow(self, state: State) -> None:
        if self.coach is not None:
            self.coach.follow(state.mode.id)

    def _coach_ended(self) -> None:
        self.coach = None


def greets(sample: bool) -> bool:
    """Whether the cards may come over a window that was just finished: not while a hand draws, nor over what it has
    drawn already, nor over another question. sample: a sample is still on the table.
    """
    return sample and QApplication.mouseButtons().value == 0 and QApplication.activeModalWidget() is None
