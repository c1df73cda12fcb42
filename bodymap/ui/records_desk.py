"""Brings the library to the window: the sheet of people and visits, and how it stands with what is kept.

Loaded when records are first asked for: who keeps none does not wait for them.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QDialog, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.knowledge.library import Library
from bodymap.records.store.place import LibraryPlace, usual_place
from bodymap.ui.change_sheet import ChangeSheet
from bodymap.ui.record_keeper import Following, RecordKeeper
from bodymap.ui.records_sheet import RecordsSheet
from bodymap.ui.session import Session
from bodymap.ui.status import StatusLine
from bodymap.ui.visits_desk import VisitsDesk


class RecordsDesk:
    """The keeper of this window and what shows it."""

    def __init__(
        self,
        session: Session,
        status: StatusLine,
        atlas: Atlas,
        library: Library,
        parent: QWidget,
        notice: Callable[[str], object],
        place: LibraryPlace | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._session = session
        self._atlas = atlas
        self._rules = library.rules.telling.drawn_twice
        self._notice = notice
        self.keeper = RecordKeeper(session, place or usual_place(), parent)
        self.visits = VisitsDesk(self.keeper, session, atlas, library, notice, parent, now)
        self._status = status
        self._parent = parent
        self.keeper.changed.connect(self._say)

    def sheet(self, may_leave: Callable[[], bool], run: Callable[[QDialog], object]) -> RecordsSheet:
        """The sheet over the window, not yet shown; run: shows a dialog until it is closed."""
        return RecordsSheet(
            self.keeper,
            may_leave,
            lambda before, day: run(self.change(before, day)),
            self._notice,
            self._parent,
            today=self.visits.today,
            then=self.visits.then_words,
            over_time=lambda person: self.visits.look_over(person, run),
        )

    def change(self, before: PainDrawing, when: str) -> ChangeSheet:
        """What changed between an earlier drawing and the one on the table, not yet shown."""
        after = self._session.document.drawing
        return ChangeSheet(self._atlas, self._rules, before, after, when, self._parent)

    def _say(self, following: Following) -> None:
        self._status.keep(following.words, alarm=bool(following.trouble))
