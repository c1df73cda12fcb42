"""Brings the library to the window: the sheet of people and visits, and how it stands with what is kept.

Loaded when records are first asked for: who keeps none does not wait for them.
"""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QDialog, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.kept_reading import said_now
from bodymap.exports.note import note
from bodymap.exports.reading_shelf import keep_reading, then_words
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.records.store.place import LibraryPlace, usual_place
from bodymap.records.store.reads import Reads
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Person
from bodymap.ui.change_sheet import ChangeSheet
from bodymap.ui.record_keeper import Following, RecordKeeper
from bodymap.ui.records_sheet import RecordsSheet
from bodymap.ui.session import Session
from bodymap.ui.status import StatusLine
from bodymap.ui.timeline_sheet import TimelineSheet
from bodymap.ui.wanted import Wanted

UNREAD = "The drawing is kept, its reading could not be"


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
        self._library = library
        self._rules = library.rules.telling.drawn_twice
        self._now = now
        self._notice = notice
        self.keeper = RecordKeeper(session, place or usual_place(), parent)
        self._status = status
        self._parent = parent
        self.keeper.changed.connect(self._say)
        self.keeper.rested.connect(self._keep_reading)

    def sheet(self, may_leave: Callable[[], bool], run: Callable[[QDialog], object]) -> RecordsSheet:
        """The sheet over the window, not yet shown; run: shows a dialog until it is closed."""
        return RecordsSheet(
            self.keeper,
            may_leave,
            lambda before, day: run(self.change(before, day)),
            self._notice,
            self._parent,
            lambda: self._now().date(),
            self.then_words,
            lambda person: self._over_time(person, run),
        )

    def over_time(self, person: Person, run: Callable[[QDialog], object]) -> TimelineSheet | None:
        """A person's drawings over time, not yet shown; None while the library is locked."""
        store = self.keeper.store()
        if not isinstance(store, Reads):
            return None
        today = self._now().date()
        return TimelineSheet(store, person, self._atlas, self._rules, today, run, self._parent)

    def _over_time(self, person: Person, run: Callable[[QDialog], object]) -> Wanted | None:
        sheet = self.over_time(person, run)
        if sheet is None:
            return None
        run(sheet)
        sheet.feed.stop()
        sheet.deleteLater()  # its pictures are not kept for the rest of the session
        return sheet.wanted

    def change(self, before: PainDrawing, when: str) -> ChangeSheet:
        """What changed between an earlier drawing and the one on the table, not yet shown."""
        after = self._session.document.drawing
        return ChangeSheet(self._atlas, self._rules, before, after, when, self._parent)

    def then_words(self, sheet: str, day: date) -> str:
        """What the drawing that was just opened says of its reading of then; "" where there is no news."""
        store = self.keeper.store()
        if not isinstance(store, Reads):
            return ""
        now = said_now(self._session.state.reading)
        return then_words(store, store.sheet(sheet).head, now, day == self._now().date())

    def _keep_reading(self, store: RecordStore, sheet: str) -> None:
        """The reading and the note of what is at rest go beside it; what goes wrong is told, and nothing waits for it."""
        state, document, now = self._session.state, self._session.document, self._now()
        if state.preview:
            return
        drawn = self._session.drawn_on(now.date())
        try:
            keep_reading(
                store,
                sheet,
                state.reading,
                note(self._library, self._atlas, document, state.reading, now, drawn),
            )
        except BodymapError as problem:
            self._notice(f"{UNREAD}: {problem.sentence}.")

    def _say(self, following: Following) -> None:
        self._status.keep(following.words, alarm=bool(following.trouble))
