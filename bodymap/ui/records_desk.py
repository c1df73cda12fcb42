"""Brings the library to the window: the sheet of people and visits, its safety, and how it stands with what is kept.

Loaded when records are first asked for: who keeps none does not wait for them.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.records.document import Document
from bodymap.records.store.locked import LockedStore
from bodymap.records.store.place import LibraryPlace, usual_place
from bodymap.records.store.remedies import Offer
from bodymap.ui.change_sheet import ChangeSheet
from bodymap.ui.idle import IdleWatch
from bodymap.ui.record_alarm import RecordAlarm
from bodymap.ui.record_around import Around
from bodymap.ui.record_following import Following
from bodymap.ui.record_keeper import RecordKeeper
from bodymap.ui.record_offers import Helpers
from bodymap.ui.records_sheet import RecordsSheet
from bodymap.ui.safety_sheet import Page, SafetySheet
from bodymap.ui.session import Session
from bodymap.ui.status import StatusLine
from bodymap.ui.visits_desk import VisitsDesk

LOCK_KEYS = "Ctrl+Shift+L"
NOT_OPEN = tr_later("The records are not open in this window, so there is nothing to lock.")
NO_RECORDS = tr_later("No records are kept on this computer. People and visits (Ctrl+L) is where they begin.")


class RecordsDesk:
    """The keeper of this window and what shows it. around: None where nothing can be asked, as in a picture."""

    def __init__(
        self,
        session: Session,
        status: StatusLine,
        atlas: Atlas,
        library: Library,
        parent: QWidget,
        notice: Callable[[str], object],
        place: LibraryPlace | None = None,
        around: Around | None = None,
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
        self._around = around
        self._shown: list[QDialog] = []
        self.idle = IdleWatch(parent=parent)
        self.alarm = RecordAlarm(session, self.helpers(), parent)
        if around is not None:
            around.add_line(self.alarm)
            self.keeper.changed.connect(self.alarm.show_following)
            self.keeper.table_ready.connect(lambda: around.keep_table(self.keeper.place.table))
        self.keeper.changed.connect(self._say)
        self.keeper.opened.connect(self._watch)
        self.keeper.locked.connect(self._clear_screen)
        self.keeper.remarked.connect(self._warn)
        self.idle.idle.connect(self.lock)

    def speak(self, library: Library) -> None:
        """From now on the words are those of this library."""
        self._rules = library.rules.telling.drawn_twice
        self.visits.speak(library)

    def sheet(self, may_leave: Callable[[], bool], run: Callable[[QDialog], object]) -> RecordsSheet:
        """The sheet over the window, not yet shown; run: shows a dialog until it is closed."""
        return RecordsSheet(
            self.keeper,
            may_leave,
            lambda before, day: self.show(self.change(before, day), run),
            self._notice,
            self._parent,
            today=self.visits.today,
            then=self.visits.then_words,
            over_time=lambda person: self.visits.look_over(person, lambda dialog: self.show(dialog, run)),
            helpers=self.helpers(),
            safety=self.safety if self._around is not None else None,
        )

    def show(self, dialog: QDialog, run: Callable[[QDialog], object]) -> None:
        """Show a dialog with something of the records in it: it goes when they are locked, and the keys lock there too."""
        QShortcut(QKeySequence(LOCK_KEYS), dialog).activated.connect(self.lock)
        self._shown.append(dialog)
        try:
            run(dialog)
        finally:
            self._shown.remove(dialog)

    def change(self, before: PainDrawing, when: str) -> ChangeSheet:
        """What changed between an earlier drawing and the one on the table, not yet shown."""
        after = self._session.document.drawing
        return ChangeSheet(self._atlas, self._rules, before, after, when, self._parent)

    def draft(self, path: Path) -> Document:
        """What was left behind on a table; a locked library is asked to be unlocked first. Raises BodymapError."""
        if isinstance(self.keeper.store(), LockedStore) and self._around is not None:
            self._around.show_records()
        return self.keeper.draft(path)

    # -- safety

    def safety(self, page: Page = Page.PASSPHRASE) -> None:
        """The sheet on passphrase, recovery key, locking and backups."""
        if self._around is None:
            return
        if not self.keeper.exists:
            self._notice(tr(NO_RECORDS))
            return
        try:
            self.keeper.store()
        except BodymapError:
            page = Page.BACKUPS  # they can be put back all the same
        around = self._around
        self.show(SafetySheet(self.keeper, around, page, self._parent), around.run)

    def lock(self) -> None:
        """Lock the records, or say why they are not."""
        if not self.keeper.is_open:
            self._status.tell(tr(NOT_OPEN))
            return
        try:
            self.keeper.lock()
        except BodymapError as problem:
            self._notice(f"{problem.sentence[:1].upper()}{problem.sentence[1:]}.")

    def helpers(self) -> Helpers:
        """What each offer against a fault does here."""
        around = self._around
        if around is None:
            return {}
        return {
            Offer.SAVE_ELSEWHERE: around.save_elsewhere,
            Offer.TRY_AGAIN: self.keeper.try_again,
            Offer.KEEP_BOTH: self._keep_both,
            Offer.BACKUPS: lambda: self.safety(Page.BACKUPS),
            Offer.UNLOCK: around.show_records,
        }

    def _keep_both(self) -> None:
        try:
            self.keeper.put_beside()
        except BodymapError as problem:
            self._notice(f"{problem.sentence[:1].upper()}{problem.sentence[1:]}.")

    def _watch(self) -> None:
        """Hands are watched only while there is something to lock."""
        lockable = self._around is not None and self.keeper.guarded and self.keeper.is_open
        self.idle.watch(self._around.idle_minutes() if lockable and self._around is not None else 0)

    def _clear_screen(self) -> None:
        """No name and no earlier drawing stays in sight."""
        for dialog in reversed(self._shown):
            dialog.done(0)

    def _warn(self) -> None:
        for said in self.keeper.warnings:
            self._notice(f"{said[:1].upper()}{said[1:]}.")

    def _say(self, following: Following) -> None:
        self._status.keep(following.words, alarm=following.alarming)
