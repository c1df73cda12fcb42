"""The line that offers what was on the table when the program ended without being asked: as itself, over nothing else."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFrame, QWidget

from bodymap.language import tr, tr_count, tr_later
from bodymap.records.day_words import short_day
from bodymap.records.drafts import LeftBehind, left_behind, remove_draft
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import row
from bodymap.ui.session import Session
from bodymap.ui.state import State
from bodymap.ui.widgets import button

ENDED = tr_later(
    "The program ended on {when} while a drawing was on the table that was in nobody's record. It was kept, sealed. "
    "Opened, it is a drawing of its own."
)


class LeftBehindLine(QFrame):
    """Shown where a mode stores at all. open: puts a draft on the table, False when it did not; throw: asks before it is gone."""

    def __init__(
        self,
        session: Session,
        folder: Path,
        open_it: Callable[[Path], bool],
        throw: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._open = open_it
        self._throw = throw
        self._found: tuple[LeftBehind, ...] = ()
        self.setObjectName("banner")
        line = row(self, spacing=8, margins=(16, 6, 10, 6))
        self.words = PlainLabel("", wrap=True)
        self.open = button(tr("Open it"), self._opened, "primary")
        self.later = button(tr("Later"), self._leave)
        self.gone = button(tr("Throw it away\u2026"), self._thrown)
        line.addWidget(self.words, 1)
        for one in (self.open, self.later, self.gone):
            line.addWidget(one)
        self.hide()
        session.changed.connect(self._follow)

    def look(self) -> None:
        """Look for what was left behind."""
        self._found = left_behind(self._folder)
        self._show()

    def _follow(self, state: State) -> None:
        if self._found and not state.preview:
            self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._found) and self._session.state.mode.stores)
        if self._found:
            self.words.setText(words_of(self._found))

    def _opened(self) -> None:
        if self._found and self._open(self._found[0].path):
            self._found = self._found[1:]
            self._show()

    def _thrown(self) -> None:
        if self._found and self._throw():
            remove_draft(self._found[0].path)
            self._found = self._found[1:]
            self._show()

    def _leave(self) -> None:
        """It is offered again at the next start."""
        self._found = ()
        self._show()


def words_of(found: tuple[LeftBehind, ...]) -> str:
    """When it was, and how many more there are. found: not empty."""
    here: datetime = found[0].at.astimezone()
    more = len(found) - 1
    said = tr(ENDED, when=tr("{day} at {time}", day=short_day(here), time=f"{here:%H:%M}"))
    if not more:
        return said
    others = tr_count("There is one more like it.", "There are {count} more like it.", more)
    return f"{said} {others}"
