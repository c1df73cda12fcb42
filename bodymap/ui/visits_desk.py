"""What a window does with visits of earlier days: keeps readings and notes beside the drawings, and shows a person's record over time."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QDialog, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.exports.kept_reading import said_now
from bodymap.exports.note import note
from bodymap.exports.reading_shelf import english_reading, keep_reading, then_words
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.records.store.reads import Reads
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Person
from bodymap.ui.record_keeper import RecordKeeper
from bodymap.ui.session import Session
from bodymap.ui.timeline_sheet import TimelineSheet
from bodymap.ui.wanted import Wanted

UNREAD = tr_later("The drawing is kept, its reading could not be: {why}.")
Show = Callable[[QDialog], object]


class VisitsDesk:
    """now: the local time, of notes and of what is kept today."""

    def __init__(
        self,
        keeper: RecordKeeper,
        session: Session,
        atlas: Atlas,
        library: Library,
        notice: Callable[[str], object],
        parent: QWidget,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._keeper = keeper
        self._session = session
        self._atlas = atlas
        self._library = library
        self._notice = notice
        self._parent = parent
        self._now = now
        keeper.rested.connect(self._keep_reading)

    def speak(self, library: Library) -> None:
        """From now on the words are those of this library."""
        self._library = library

    def today(self) -> date:
        """The day of a visit that is kept now."""
        return self._now().date()

    def over_time(self, person: Person, show: Show) -> TimelineSheet | None:
        """A person's drawings over time, not yet shown; None while the library is locked. show: of dialogs over it."""
        store = self._keeper.store()
        if not isinstance(store, Reads):
            return None
        rules = self._library.rules.telling.drawn_twice
        return TimelineSheet(store, person, self._atlas, rules, self.today(), show, self._parent)

    def look_over(self, person: Person, show: Show) -> Wanted | None:
        """The same, shown until it is closed; answers what somebody wants of one of the drawings."""
        sheet = self.over_time(person, show)
        if sheet is None:
            return None
        show(sheet)
        sheet.feed.stop()
        sheet.deleteLater()  # its pictures are not kept for the rest of the session
        return sheet.wanted

    def then_words(self, sheet: str, day: date) -> str:
        """What the drawing that was just opened says of its reading of then; "" where there is no news."""
        store = self._keeper.store()
        if not isinstance(store, Reads):
            return ""
        now = said_now(self._session.state.reading)
        return then_words(store, store.sheet(sheet).head, now, day == self.today())

    def _keep_reading(self, store: RecordStore, sheet: str) -> None:
        """The reading and the note of what is at rest go beside it; what goes wrong is told, and nothing waits for it."""
        state, document, now = self._session.state, self._session.document, self._now()
        if state.preview:
            return
        drawn = self._session.drawn_on(now.date())
        text = note(self._library, self._atlas, document, state.reading, now, drawn)
        try:
            said = english_reading(self._library, self._atlas, document, state.reading)
            keep_reading(store, sheet, said, text)
        except BodymapError as problem:
            self._notice(tr(UNREAD, why=problem.sentence))
