"""Keeps what is on the table for the case of a crash, where records are kept and nothing else keeps it yet.

Kept is what would be asked about before it is lost: a drawing that is in nobody's record, or waits for a locked one. It is
sealed, on a thread of its own, and gone as soon as the drawing is saved, or somebody lets it go.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.autosave import Autosave, Kept, Saving
from bodymap.records.document import Document
from bodymap.records.drafts import DraftFile, remove_draft
from bodymap.ui.record_following import Following
from bodymap.ui.session import Session
from bodymap.ui.state import State

NOT_KEPT = tr_later("If the program ended now, what is on the table would be lost: {why}.")
Wanted = Document | None
"""None: nothing is on the table that would be lost."""


class TableKeeper(QObject):
    """failed: why the table cannot be kept, once; a sentence."""

    failed = Signal(str)
    _told = Signal(object)  # Saving[Wanted], from the thread that saves

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        """Raises BodymapError: no records are kept there."""
        super().__init__(parent)
        self._session = session
        self._draft = DraftFile(folder)
        self._autosave: Autosave[Wanted] = Autosave(self._save, self._told.emit)
        self._offered: Wanted = None
        self._following = Following()
        self._adopted: tuple[Path, ...] = ()
        self._complained = False
        self._told.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        session.changed.connect(self._follow)
        self._follow(session.state)

    def heed(self, following: Following) -> None:
        """How it stands with the record of what is on the table: where that saves, nothing need be kept here."""
        self._following = following
        self._follow(self._session.state)

    def adopt(self, path: Path) -> None:
        """A draft that was left behind is on the table now: it goes once what is on the table is safe again."""
        self._adopted = (*self._adopted, path)
        self._offered = None
        self._follow(self._session.state)

    def wait(self) -> Kept:
        """Wait a moment for the disk; how it stands with what is on the table."""
        return self._autosave.wait().kept

    def close(self) -> None:
        """The window goes as it should."""
        self._session.changed.disconnect(self._follow)
        self._autosave.finish()
        self._draft.close()

    def _follow(self, state: State) -> None:
        if state.preview:
            return
        wanted = self._wanted(state)
        if wanted is not self._offered:
            self._offered = wanted
            self._autosave.offer(wanted)

    def _wanted(self, state: State) -> Wanted:
        document = self._session.document
        somebody_saves = bool(self._following.person) and not self._following.trouble
        if not state.mode.stores or document.sample_source or somebody_saves or not state.paper.unsaved:
            return None
        return document

    def _save(self, document: Wanted) -> None:
        """On the thread that saves."""
        if document is None:
            self._draft.clear()
        else:
            self._draft.save(document)

    def _heard(self, saving: Saving[Wanted]) -> None:
        if saving.kept is Kept.SAVED:
            self._complained = False
            self._let_adopted_go(saving.what)
        elif not self._complained:
            self._complained = True
            self.failed.emit(tr(NOT_KEPT, why=saving.why.rstrip(".")))

    def _let_adopted_go(self, saved: Wanted) -> None:
        """Only once what came out of them is as safe as they were: sealed anew, in a record, or in a file."""
        if saved is self._session.document or not self._session.state.paper.unsaved:
            adopted, self._adopted = self._adopted, ()
            for path in adopted:
                remove_draft(path)


def kept_table(
    session: Session, folder: Path, parent: QObject, failed: Callable[[str], object]
) -> TableKeeper | None:
    """The keeper of a table; None where no records are kept, or the place cannot be written, which is told."""
    try:
        made = TableKeeper(session, folder, parent)
    except BodymapError as problem:
        failed(tr(NOT_KEPT, why=problem.sentence.rstrip(".")))
        return None
    made.failed.connect(failed)
    return made
