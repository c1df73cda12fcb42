"""The one gate for change: whoever wants something done calls the session; whoever wants to know listens to it.

The session keeps the history of documents, computes one frozen State after every change and sends it out with
one signal. It knows no widget, and no panel knows another panel.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from bodymap.drawing.history import History
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.files.problems import BodymapError
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.reading import Reading
from bodymap.records.document import Document
from bodymap.records.drawing_file import load, save
from bodymap.ui.modes import MODES
from bodymap.ui.state import NOTHING_SELECTED, Paper, Pen, Selection, Show, State

Read = Callable[[PainDrawing, Examination], Reading]
"""The pure reading; the atlas and the library are already inside."""

PREVIEW_PAUSE = 60
"""Milliseconds between two readings while a stroke grows: quick to the eye, and the brush stays free."""

ONLY_SAMPLES = "This mode opens samples only. Switch to consultation mode to open a saved drawing."
NOTHING_STORED = "This mode stores nothing. Switch to consultation mode to save."


class Session(QObject):
    """The document on the table, its history, and how it is shown."""

    changed = Signal(object)

    def __init__(
        self,
        read: Read,
        mode: str = "consultation",
        load: Callable[[Path], Document] = load,
        save: Callable[[Document, Path], None] = save,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._load = load
        self._save = save
        self._path: Path | None = None
        self._history: History[Document] = History(Document())
        self._growing: PainDrawing | None = None
        self._throttle = QTimer(self)
        self._throttle.setSingleShot(True)
        self._throttle.setInterval(PREVIEW_PAUSE)
        self._throttle.timeout.connect(self._show_growing)
        self._state = State(mode=MODES[mode])
        self._state = self._settled(self._state)

    @property
    def state(self) -> State:
        return self._state

    @property
    def document(self) -> Document:
        return self._history.value

    # -- changes of the document: each is one step to undo

    def edit(self, label: str, drawing: PainDrawing) -> None:
        """A new drawing, under the name of the step ("Paint numbness"). The same drawing again is no step."""
        if drawing != self.document.drawing:
            self._done(label, replace(self.document, drawing=drawing))
        else:
            self.preview(None)

    def examine(self, label: str, examination: Examination) -> None:
        """A new examination, under the name of the step ("Ankle jerk, left: absent")."""
        if examination != self.document.examination:
            self._done(label, replace(self.document, examination=examination))

    def _done(self, label: str, document: Document) -> None:
        self._history = self._history.done(label, document)
        self._settle()

    def undo(self) -> None:
        self._history = self._history.undone()
        self._settle()

    def redo(self) -> None:
        self._history = self._history.redone()
        self._settle()

    def preview(self, drawing: PainDrawing | None) -> None:
        """Read a stroke that is still growing, outside the history; None when it ended or was given up.

        Calls may come with every movement of the hand; at most one reading is made every PREVIEW_PAUSE.
        """
        self._growing = drawing
        if drawing is None:
            self._throttle.stop()
            if self._state.preview:
                self._settle()
        elif not self._throttle.isActive():
            self._throttle.start()

    def _show_growing(self) -> None:
        if self._growing is not None:
            reading = self._read(self._growing, self.document.examination)
            self._emit(replace(self._state, reading=reading, preview=True))

    # -- how it is shown: no steps

    def select(self, selection: Selection) -> None:
        self._emit(replace(self._state, selection=selection))

    def choose(self, pen: Pen) -> None:
        self._emit(replace(self._state, pen=pen))

    def show(self, show: Show) -> None:
        self._emit(replace(self._state, show=show))

    def set_mode(self, mode: str) -> None:
        """Change the mode. A saved or painted drawing never follows into a mode that opens samples only."""
        new = MODES[mode]
        if new.samples_only and not self.document.sample_source:
            self._start(Document(), None)
        self._emit(replace(self._state, mode=new, selection=NOTHING_SELECTED))

    # -- files

    def new(self) -> None:
        self._start(Document(), None)

    def open(self, path: Path) -> None:
        """Open a saved drawing. Raises BodymapError and leaves everything as it was when that does not work."""
        if not self._state.mode.opens_files:
            raise BodymapError(ONLY_SAMPLES)
        self._start(self._load(path), path)

    def open_sample(self, sample: Document) -> None:
        self._start(sample, None)

    def save(self, path: Path | None = None) -> None:
        """Write the document, to where it is kept or to a new place; marked as saved only after success."""
        target = path or self._path
        if not self._state.mode.stores:
            raise BodymapError(NOTHING_STORED)
        if target is None:
            raise BodymapError("Choose where to keep the drawing first.")
        self._save(self.document, target)
        self._path = target
        self._history = self._history.saved()
        self._settle()

    def _start(self, document: Document, path: Path | None) -> None:
        self._history = History(document)
        self._path = path
        self._state = replace(self._state, selection=NOTHING_SELECTED)
        self._settle()

    # -- one State, one signal

    def _settle(self) -> None:
        self._growing = None
        self._throttle.stop()
        self._emit(self._settled(self._state))

    def _settled(self, state: State) -> State:
        """The state with everything that follows from the document."""
        document = self.document
        kept = state.selection.mark is None or document.drawing.mark(state.selection.mark) is not None
        return replace(
            state,
            drawing=document.drawing,
            examination=document.examination,
            reading=self._read(document.drawing, document.examination),
            selection=state.selection if kept else NOTHING_SELECTED,
            paper=self._paper(document),
            preview=False,
        )

    def _paper(self, document: Document) -> Paper:
        return Paper(
            title=document.title or (self._path.stem if self._path else "New drawing"),
            path=self._path,
            sample=document.sample_source,
            unsaved=not self._history.is_saved,
            undo=self._history.undo_label,
            redo=self._history.redo_label,
        )

    def _emit(self, state: State) -> None:
        self._state = state
        self.changed.emit(state)
