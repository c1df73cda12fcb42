"""The one gate for change: whoever wants something done calls the session; whoever wants to know listens to it.

The session keeps the history of documents, computes one frozen State after every change and sends it out with
one signal. It knows no widget, and no panel knows another panel.

What is shown as "what it feels like" is always what the next stroke will be, and it belongs to one mark while
that mark is chosen, or was just painted: then changing it changes the mark.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from bodymap.drawing.history import History
from bodymap.drawing.pain_drawing import Mark, PainDrawing, StrokeKind
from bodymap.drawing.sensation import Depth
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.judgement import Judgement, with_judgement
from bodymap.reasoning.reading import Reading
from bodymap.records.document import Document
from bodymap.ui.layers_shown import layer_shown, tool_for
from bodymap.ui.live_reading import Ahead, Growing, LiveReading, Read, Worker, at_once
from bodymap.ui.modes import MODES, Mode
from bodymap.ui.state import NOTHING_SELECTED, Hand, Paper, Pen, Selection, Show, State, ToolName

PREVIEW_PAUSE = 60
"""Milliseconds between two readings while a stroke grows: quick to the eye, and the brush stays free."""

ONLY_SAMPLES = tr_later("This mode opens samples only. Switch to consultation mode to open a saved drawing.")
NOT_INTO_A_REPORT = tr_later("a drawing is saved as a .bodymap file; the report has a window of its own (Ctrl+P)")
NOTHING_STORED = tr_later("This mode stores nothing. Switch to consultation mode to save.")


IN_REPORT = ".pdf"
"""A report is opened for the drawing inside it; it is no place to save a drawing to."""


def _load(path: Path) -> Document:
    if _is_report(path):
        from bodymap.records.pdf_drawing import load_from_pdf

        return load_from_pdf(path)
    from bodymap.records.drawing_file import load  # its checks are not needed to start

    return load(path)


def _is_report(path: Path) -> bool:
    return path.suffix.lower() == IN_REPORT


def _save(document: Document, path: Path) -> None:
    from bodymap.records.drawing_file import save

    save(document, path)


class Session(QObject):
    """The document on the table, its history, and how it is shown."""

    changed = Signal(object)
    started = Signal()  # another document comes onto the table; the one before is still there

    def __init__(
        self,
        read: Read,
        mode: str = "consultation",
        load: Callable[[Path], Document] = _load,
        save: Callable[[Document, Path], None] = _save,
        parent: QObject | None = None,
        worker: Worker = at_once,
        ahead: Ahead = lambda _drawing: None,
    ) -> None:
        """ahead: what of a reading may be done before it, in another thread."""
        super().__init__(parent)
        self._read = read
        self._load = load
        self._save = save
        self._path: Path | None = None
        self._begun_here = True
        self._day: date | None = None  # of the visit it belongs to
        self._history: History[Document] = History(Document())
        self._growing: Growing | None = None
        self._live = LiveReading(read, worker, self, ahead)
        self._live.made.connect(self._show_growing)
        self._fresh: int | None = None  # the mark just painted, until the next stroke begins
        self._laid_aside: Pen | None = None  # the pen as it was before a mark was chosen
        self._layer = ""  # what is shown under the skin
        self._tool_aside: ToolName | None = (
            None  # the tool that the pointer of a layer has taken the place of
        )
        self._turning: tuple[int, str] | None = None  # the mark and the knob of the last step
        self._throttle = QTimer(self)
        self._throttle.setSingleShot(True)
        self._throttle.setInterval(PREVIEW_PAUSE)
        self._throttle.timeout.connect(self._ask)
        self._state = State(mode=MODES[mode])
        self._state = self._settled(self._state)

    @property
    def state(self) -> State:
        return self._state

    @property
    def document(self) -> Document:
        return self._history.value

    @property
    def begun_here(self) -> bool:
        """Whether the drawing was begun in this window, and so today; of a file or a sample nobody knows the day."""
        return self._begun_here

    def drawn_on(self, today: date) -> date | None:
        """The day of the drawing: of its visit where it is kept, today where it was begun in this window; None: nobody knows."""
        if self._day is not None:
            return self._day
        return today if self._begun_here else None

    def belong_to(self, day: date) -> None:
        """What is on the table belongs to the visit of this day."""
        self._day = day

    # -- changes of the document: each is one step to undo

    def edit(self, label: str, drawing: PainDrawing) -> None:
        """A new drawing, under the name of the step ("Paint numbness"). The same drawing again is no step."""
        before = self.document.drawing
        if drawing == before:
            self.preview(None)
            return
        painted = painted_last(before, drawing)
        if painted is not None:
            self._fresh = painted
            self._let_go()
        self._done(label, replace(self.document, drawing=drawing))

    def examine(self, label: str, examination: Examination) -> None:
        """A new examination, under the name of the step ("Ankle jerk, left: absent")."""
        if examination != self.document.examination:
            self._done(label, replace(self.document, examination=examination))

    def judge(self, label: str, judgement: Judgement) -> None:
        """What the clinician says to a suggestion, under the name of the step ("Set L5 left aside")."""
        judgements = with_judgement(self.document.judgements, judgement)
        if judgements != self.document.judgements:
            self._done(label, replace(self.document, judgements=judgements))
    def answer(self, label: str, document: Document) -> None:
        """What a person did alone on the guided screen, as one step: an answer, and what follows from it."""
        if document != self.document:
            self._fresh = None
            self._done(label, document)

    def read_with(self, read: Read, ahead: Ahead) -> None:
        """Read otherwise from now on, as in another language; nothing of the document changes."""
        self._read = read
        self._live.read_with(read, ahead)
        self._settle()

    def take_back(self) -> None:
        """Undo the last step, whatever it was."""
        self._step(History[Document].undone)

    def _done(self, label: str, document: Document) -> None:
        self._turning = None
        self._history = self._history.done(label, document)
        self._settle()

    def undo(self) -> None:
        """Take the last step back."""
        self._step(History[Document].undone)

    def redo(self) -> None:
        self._step(History[Document].redone)

    def _step(self, way: Callable[[History[Document]], History[Document]]) -> None:
        before = self._mark(self._fresh)
        self._turning = None
        self._history = way(self._history)
        after = self._mark(self._fresh)
        if before is None or after is None or before.strokes != after.strokes:
            self._fresh = None
        self._settle()

    def preview(self, growing: Growing | None) -> None:
        """Read a stroke that is still growing, outside the history; None when it ended or was given up.

        Calls may come with every movement of the hand; at most one reading is made every PREVIEW_PAUSE, and none
        before the last one is there.
        """
        self._growing = growing
        if growing is not None:
            self._fresh = None
        if growing is None:
            self._throttle.stop()
            self._live.forget()
            if self._state.preview:
                self._settle()
        elif not self._throttle.isActive():
            self._throttle.start()

    def _ask(self) -> None:
        if self._growing is None:
            return
        if self._live.reading:
            self._throttle.start()
            return
        self._live.ask(self._growing, self.document.examination)

    def _show_growing(self, reading: Reading) -> None:
        self._emit(replace(self._state, reading=reading, preview=True))

    # -- how it is shown: no steps

    def select(self, selection: Selection) -> None:
        """Choose something. With a mark its feeling is shown as the pen; letting it go gives the pen back."""
        self._choose(selection)
        self._emit(self._state)

    def _choose(self, selection: Selection) -> None:
        mark = self._mark(selection.mark)
        pen = self._state.pen
        if mark is None and self._laid_aside is not None:
            pen, self._laid_aside = felt_like(pen, self._laid_aside), None
        elif mark is not None:
            self._laid_aside = self._laid_aside or pen
            self._fresh = None
            pen = felt_like(pen, mark)
        self._state = replace(self._state, selection=selection, pen=pen)

    def choose(self, pen: Pen) -> None:
        """A new pen. What changes of its feeling changes the chosen mark too, or the one just painted.

        Another kind of feeling without a chosen mark is meant for the next stroke.
        """
        old = self._state.pen
        if pen.tool is not old.tool:
            self._tool_aside = None
        chosen = self._mark(self._state.selection.mark)
        if chosen is None and pen.sensation is not old.sensation:
            self._fresh = None
        mark = chosen or self._mark(self._fresh)
        if chosen is not None and pen.sensation is not old.sensation:
            pen = replace(pen, tool=old.tool)  # the feeling is for the mark: the hand keeps what it holds
        self._state = replace(self._state, pen=pen)
        changed = felt_anew(mark, old, pen) if mark is not None else None
        if mark is None or changed is None or changed == mark:
            self._emit(self._state)
            return
        self._turn(mark, changed)

    def _turn(self, mark: Mark, changed: Mark) -> None:
        """One step for one knob, however often it is turned for the same mark."""
        label, knob = _turned(mark, changed)
        drawing = self.document.drawing.with_mark(changed)
        if self._turning == (mark.id, knob):
            self._history = self._history.undone()
        document = replace(self.document, drawing=drawing)
        self._turning = None
        if document == self.document:
            self._settle()
            return
        self._done(label, document)
        self._turning = (mark.id, knob)

    def _mark(self, mark_id: int | None) -> Mark | None:
        return None if mark_id is None else self.document.drawing.mark(mark_id)

    def _let_go(self) -> None:
        """A stroke ends the choice of a mark; the pen stays as it painted."""
        self._laid_aside = None
        if self._state.selection.mark is not None:
            self._state = replace(self._state, selection=NOTHING_SELECTED)

    def hold(self, hand: Hand) -> None:
        """How the hand that paints is helped from now on."""
        self._emit(replace(self._state, hand=hand))

    def place(self, at_home: bool) -> None:
        """Where a person draws alone: at home, or near the staff of a clinic."""
        self._emit(replace(self._state, at_home=at_home))

    def show(self, show: Show) -> None:
        self._emit(replace(self._state, show=show))

    def set_mode(self, mode: str) -> None:
        """Change the mode. A saved or painted drawing never follows into a mode that opens samples only."""
        new = MODES[mode]
        if new.samples_only and not self.document.sample_source:
            self._start(Document(), None)
        self._choose(NOTHING_SELECTED)
        self._fresh = None
        show = replace(self._state.show, answers=True)  # what a class is not to see is no matter elsewhere
        self._emit(self._settled(replace(self._state, mode=new, show=show)))

    # -- files

    def new(self) -> None:
        self._start(Document(), None)

    def open(self, path: Path) -> None:
        """Open a saved drawing. Raises BodymapError and leaves everything as it was when that does not work."""
        if not self._state.mode.opens_files:
            raise BodymapError(tr(ONLY_SAMPLES))
        self._start(self._load(path), None if _is_report(path) else path, here=False)

    def open_sample(self, sample: Document) -> None:
        self._start(sample, None, here=False)

    def put(self, document: Document, day: date | None = None, *, here: bool = False) -> None:
        """Put a document of the library on the table. day: of its visit, None: nobody knows; here: it begins another drawing now.

        Raises BodymapError in a mode that opens samples only.
        """
        if not self._state.mode.opens_files:
            raise BodymapError(tr(ONLY_SAMPLES))
        self._start(document, None, here=here, day=day)

    def mark_kept(self, document: Document) -> None:
        """This document is safe elsewhere, as in the library; nothing is to be asked before it leaves the table."""
        if document is self.document:
            self._history = self._history.saved()
            self._emit(replace(self._state, paper=self._paper(document, self._state.mode)))

    def mark_loose(self) -> None:
        """The document on the table is safe nowhere any more, or not yet: it is asked about before it leaves."""
        self._history = replace(self._history, kept=None)
        self._emit(replace(self._state, paper=self._paper(self.document, self._state.mode)))

    def save(self, path: Path | None = None) -> None:
        """Write the document, to where it is kept or to a new place; marked as saved only after success."""
        target = path or self._path
        if not self._state.mode.stores:
            raise BodymapError(tr(NOTHING_STORED))
        if target is not None and _is_report(target):
            raise BodymapError(tr(NOT_INTO_A_REPORT), target)
        if target is None:
            raise BodymapError(tr("Choose where to keep the drawing first."))
        self._save(self.document, target)
        self._path = target
        self._history = self._history.saved()
        self._settle()

    def _start(
        self, document: Document, path: Path | None, *, here: bool = True, day: date | None = None
    ) -> None:
        """Another document; nobody has said yet how strong or how deep it is there. here: it is begun now; day: of its visit."""
        self.started.emit()
        self._begun_here, self._day = here, day
        self._history = History(document)
        self._path = path
        self._fresh = self._laid_aside = self._turning = None
        pen = replace(self._state.pen, intensity=None, depth=Depth.UNSTATED)
        self._state = replace(self._state, selection=NOTHING_SELECTED, pen=pen)
        self._settle()

    # -- one State, one signal

    def _settle(self) -> None:
        self._growing = None
        self._throttle.stop()
        self._emit(self._settled(self._state))

    def _settled(self, state: State) -> State:
        """The state with everything that follows from the document."""
        self._live.forget()
        document = self.document
        kept = state.selection.mark is None or self._mark(state.selection.mark) is not None
        return replace(
            state,
            pen=self._pen(state, kept),
            drawing=document.drawing,
            examination=document.examination,
            visit=document.visit,
            reading=self._read(document.drawing, document.examination),
            judgements=document.judgements,
            selection=state.selection if kept else NOTHING_SELECTED,
            paper=self._paper(document, state.mode),
            preview=False,
        )

    def _pen(self, state: State, kept: bool) -> Pen:
        """The pen as the chosen mark feels; a mark that is gone gives the pen back."""
        mark = self._mark(state.selection.mark)
        if mark is not None:
            return felt_like(state.pen, mark)
        if not kept and self._laid_aside is not None:
            aside, self._laid_aside = self._laid_aside, None
            return felt_like(state.pen, aside)
        fresh = self._mark(self._fresh)
        if fresh is None:
            return state.pen
        return replace(state.pen, intensity=fresh.intensity, depth=fresh.depth)

    def _paper(self, document: Document, mode: Mode) -> Paper:
        return Paper(
            title=document.title or (self._path.stem if self._path else tr("New drawing")),
            path=self._path,
            sample=document.sample_source,
            unsaved=not self._history.is_saved,
            undo=self._history.undo_label,
            redo=self._history.redo_label,
        )

    def _emit(self, state: State) -> None:
        before, self._layer = self._layer, layer_shown(state)
        tool, self._tool_aside = tool_for(state.pen.tool, self._tool_aside, before, self._layer)
        if tool is not state.pen.tool:
            state = replace(state, pen=replace(state.pen, tool=tool))
        self._state = state
        self.changed.emit(state)


# -- the feeling of a pen and of a mark


def felt_like(pen: Pen, what: Mark | Pen) -> Pen:
    """The same tool and width with the feeling of a mark or of another pen."""
    return replace(pen, sensation=what.sensation, intensity=what.intensity, depth=what.depth)


def felt_anew(mark: Mark, old: Pen, new: Pen) -> Mark:
    """The mark with what the hand changed of the pen's feeling, and nothing else."""
    return replace(
        mark,
        sensation=mark.sensation if new.sensation is old.sensation else new.sensation,
        intensity=mark.intensity if new.intensity == old.intensity else new.intensity,
        depth=mark.depth if new.depth is old.depth else new.depth,
    )


def _turned(mark: Mark, changed: Mark) -> tuple[str, str]:
    """The name of the step, and which knob was turned."""
    if changed.sensation is not mark.sensation:
        return tr("Change to {words}", words=changed.sensation.words), "sensation"
    if changed.intensity != mark.intensity:
        strength = tr("not said") if changed.intensity is None else tr("{intensity} of 10", intensity=changed.intensity)
        return tr("Change strength to {strength}", strength=strength), "strength"
    return tr("Change depth to {depth_words}", depth_words=DEPTH_WORDS[changed.depth]), "depth"


DEPTH_WORDS = {Depth.UNSTATED: tr_later("not said"), Depth.SKIN: tr_later("on the skin"), Depth.DEEP: tr_later("deep inside")}


def painted_last(before: PainDrawing, after: PainDrawing) -> int | None:
    """The mark that one stroke or fill has made or grown; None when the step was something else."""
    earlier = {mark.id: mark for mark in before.marks}
    for mark in reversed(after.marks):
        old = earlier.get(mark.id)
        new = mark.strokes != (old.strokes if old else ())
        if new and mark.strokes[-1:] and mark.strokes[-1].kind is not StrokeKind.ERASE:
            return mark.id
    return None
