"""What the clinician has written about a visit, and a field to write more; nothing written is ever changed."""

from datetime import datetime

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later, with_colon
from bodymap.records.day_words import day_words
from bodymap.records.store.reads import Reads
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Note
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, empty
from bodymap.ui.widgets import button

NONE = tr_later("Nothing was written about this visit.")


class VisitNotes(QWidget):
    """Hidden while no visit is chosen; the field only where the library can be written."""

    def __init__(self, store: Reads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._visit = ""
        self._drafts: dict[str, str] = {}  # typed and not added, by visit
        outer = column(self, spacing=6)
        outer.addWidget(PlainLabel(tr("Notes on this visit"), "heading"))
        self._written = column(spacing=4)
        outer.addLayout(self._written)
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(tr("A new note on this visit"))
        self.field.setPlaceholderText(tr("A new note; once added it stays as it is"))
        self.field.setFixedHeight(72)
        outer.addWidget(self.field)
        self.add = button(tr("Add the note"), self._add)
        outer.addWidget(self.add)
        self.trouble = PlainLabel("", "urgent", wrap=True)
        self.trouble.hide()
        outer.addWidget(self.trouble)
        for one in (self.field, self.add):
            one.setVisible(isinstance(store, RecordStore))

    def show_visit(self, visit: str) -> None:
        """The notes of this visit; "" = none is chosen. What is typed for another visit waits there."""
        if visit != self._visit:
            self._drafts[self._visit] = self.field.toPlainText()
            self.field.setPlainText(self._drafts.pop(visit, ""))
        self._visit = visit
        self.setVisible(bool(visit))
        self.trouble.say("")
        if visit:
            self._show()

    @property
    def drafted(self) -> bool:
        """Whether something is typed for any visit and not added."""
        return any(text.strip() for text in (*self._drafts.values(), self.field.toPlainText()))

    def _show(self) -> None:
        empty(self._written)
        try:
            notes = self._store.notes(self._visit)
        except BodymapError as problem:
            self.trouble.say(tr("The notes cannot be read: {sentence}.", sentence=problem.sentence))
            return
        for note in notes:
            self._written.addWidget(PlainLabel(_line(note), wrap=True))
        if not notes:
            self._written.addWidget(PlainLabel(tr(NONE), "muted", wrap=True))

    def _add(self) -> None:
        text = self.field.toPlainText().strip()
        if not (text and self._visit and isinstance(self._store, RecordStore)):
            return
        try:
            self._store.add_note(self._visit, text)
        except BodymapError as problem:
            self.trouble.say(tr("The note was not kept: {sentence}.", sentence=problem.sentence))
            return
        self.field.clear()
        self.trouble.say("")
        self._show()


def _line(note: Note) -> str:
    at = datetime.fromisoformat(note.at).astimezone()
    return with_colon(f"{day_words(at.date())}, {at:%H:%M}", note.text)
