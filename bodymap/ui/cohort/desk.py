"""Many drawings at one window: what was read and what is looked at, worked out beside the window; it outlives its sheet.

Drawings stay in memory until they are let go, the mode is left or the window is closed. Nothing of them is written but what a person saves.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.pool import TOLD, Heard, MadeUp, Pool, Wanted, read_pool
from bodymap.cohort.sources import Reading
from bodymap.cohort.study import Choice, Study, fitting, study, study_csv, study_svg
from bodymap.cohort.tally import Tally
from bodymap.cohort.work import check_not_a_source
from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.knowledge.library import Library
from bodymap.language import tr
from bodymap.records.store.watching import Watch
from bodymap.ui.errands import Errands
from bodymap.ui.picture_file import write_picture
from bodymap.ui.state import State

T = TypeVar("T")
TABLE = ".csv"


class _Saying:
    """What the errand that goes says of itself: written by the errand, read by whoever tells."""

    def __init__(self, words: str) -> None:
        self.words = words

    def heard(self, watch: Watch) -> Heard:
        """Passes on how far it is, and ends the work where nobody waits."""

        def hear(words: str, share: float) -> None:
            self.words = words
            watch(share)

        return hear


class CohortDesk(QObject):
    """pool: what was read; wanted: where it comes from; study: what is shown; tally: of the last reading, also of one that failed;
    trouble: one sentence, "" = nothing is wrong; done: what was just done. errands: reading, counting, saving; drawing: pictures for the sheet.
    """

    changed = Signal()

    def __init__(self, library: Library, atlas: Atlas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._atlas = library, atlas
        self.errands, self.drawing = Errands(self), Errands(self)
        self.pool: Pool | None = None
        self.wanted = Wanted()
        self.study: Study | None = None
        self.choice = Choice()
        self.tally = Tally()
        self.trouble = self.done = ""
        self._question = 0

    @property
    def library(self) -> Library:
        """The words of the language spoken."""
        return self._library

    @property
    def atlas(self) -> Atlas:
        return self._atlas

    def speak(self, library: Library) -> None:
        """From now on the words are those of this library."""
        self._library = library
        if self.pool is not None:
            self.study = None
            self._look()

    def follow(self, state: State) -> None:
        """Where no files are opened, no drawings of people stay at hand."""
        if not state.mode.opens_files:
            self.forget()

    # -- reading

    def add(self, places: tuple[Path, ...]) -> None:
        """Read these files and folders too; made-up drawings never mix with those of people."""
        known = () if self.wanted.made_up else self.wanted.places
        self._read(replace(self.wanted, places=tuple(dict.fromkeys((*known, *places))), made_up=None))

    def make_up(self, wish: MadeUp) -> None:
        """Drawings for a first try."""
        self._read(replace(self.wanted, places=(), made_up=wish))

    def read_as(self, reading: Reading) -> None:
        """What the files do not say; where some were read they are read again."""
        wanted = replace(self.wanted, reading=reading)
        if wanted == self.wanted:
            return
        if self.wanted.places:
            self._read(wanted)
        self.wanted = replace(self.wanted, reading=reading)

    def forget(self) -> None:
        """Let everything go that was read; what was chosen stays for the next drawings."""
        self._question += 1
        self.errands.give_up()
        self.pool = self.study = None
        self.wanted, self.tally = Wanted(reading=self.wanted.reading), Tally()
        self.trouble = self.done = ""
        self.changed.emit()

    def close(self) -> None:
        """The window goes."""
        self._question += 1
        self.errands.finish()
        self.drawing.finish()
        self.pool = self.study = None

    def _read(self, wanted: Wanted) -> None:
        tally, atlas = Tally(kept=TOLD), self._atlas

        def read(heard: Heard) -> Pool:
            return read_pool(atlas, wanted, tally, heard)

        def failed(problem: BodymapError) -> None:
            if tally.faulty:
                self.tally = tally
            self._fail(problem)

        def done(pool: Pool) -> None:
            self.pool, self.wanted, self.tally, self.study = pool, wanted, tally, None
            self._look()

        self._ask(tr("Reading"), read, done, failed)

    # -- looking

    def choose(self, choice: Choice) -> None:
        """Look at the same drawings in another way."""
        if choice != self.choice:
            self.choice = choice
            if self.pool is not None:
                self._look()

    def _look(self) -> None:
        pool, before = self.pool, self.study
        if pool is None:
            return
        choice = self.choice = fitting(self.choice, pool)
        library, atlas = self._library, self._atlas

        def look(heard: Heard) -> Study:
            return study(library, atlas, pool, choice, heard, before)

        def done(made: Study) -> None:
            self.study = made
            self.changed.emit()

        self._ask(tr("Counting"), look, done, self._fail)

    # -- saving

    def save(self, path: Path) -> None:
        """What is shown as a picture, or its numbers as a table, by the ending of the name; whole or not at all."""
        made, library, atlas, places = self.study, self._library, self._atlas, self.wanted.places
        if made is None:
            return

        def write(_heard: Heard) -> str:
            check_not_a_source(path, places)
            if path.suffix.lower() == TABLE:
                write_whole(path, study_csv(library, made))
            else:
                write_picture(study_svg(atlas, made), path)
            return tr("Saved as {path}.", path=path.name)

        def done(words: str) -> None:
            self.done = words
            self.changed.emit()

        self._ask(tr("Saving"), write, done, self._fail)

    # -- beside the window

    def _ask(
        self,
        words: str,
        work: Callable[[Heard], T],
        done: Callable[[T], object],
        failed: Callable[[BodymapError], object],
    ) -> None:
        """The newest question is answered; whatever still goes is given up."""
        self._question += 1
        question, saying = self._question, _Saying(words)
        self.errands.give_up()
        self.trouble = self.done = ""

        def newest(tell: Callable[[T], object]) -> Callable[[T], object]:
            return lambda said: tell(said) if question == self._question else None

        def fail(problem: BodymapError) -> None:
            if question == self._question:
                failed(problem)

        self.errands.run(lambda: saying.words, lambda watch: work(saying.heard(watch)), newest(done), fail)
        self.changed.emit()

    def _fail(self, problem: BodymapError) -> None:
        place = f"{Path(problem.place.file).name}: " if problem.place else ""
        sentence = f"{place}{problem.sentence.rstrip('.')}."
        self.trouble = sentence if place else sentence[:1].upper() + sentence[1:]
        self.changed.emit()
