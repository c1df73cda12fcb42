"""What a teacher has beside the drawing: the quiz, the second screen, the picture of the class, worksheets.

Made when first asked for, and closed when the mode is left. Nothing here writes anything but files a person asks for.
"""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.knowledge.library import Library
from bodymap.records.sample_info import SampleInfo
from bodymap.teaching.asking import Ground
from bodymap.teaching.quiz_csv import quiz_csv
from bodymap.ui.modes import Mode
from bodymap.ui.quiz_desk import QuizDesk
from bodymap.ui.quiz_page import QuizPage
from bodymap.ui.session import Session
from bodymap.ui.state import State
from bodymap.ui.theme import ThemeColours
from bodymap.ui.wiring import when

RESULTS = "Quiz results.csv"


class Room(Protocol):
    """What the classroom needs of the window."""

    def turn_page(self, page: QWidget | None) -> None: ...
    def trouble(self, problem: BodymapError, what: str = "") -> None: ...
    def tell(self, text: str) -> None: ...


def short_seed() -> str:
    """Four digits: quick to say to a class, quick to type."""
    return str(1000 + secrets.randbelow(9000))


class ClassRoom(QObject):
    """ask_path: asks where to save under a proposed name; None = nowhere."""

    def __init__(
        self,
        session: Session,
        library: Library,
        atlas: Atlas,
        samples: tuple[SampleInfo, ...],
        room: Room,
        ask_path: Callable[[str], Path | None],
        parent: QWidget,
        new_seed: Callable[[], str] = short_seed,
    ) -> None:
        super().__init__(parent)
        self._session, self._room, self._ask_path = session, room, ask_path
        self._look: tuple[ThemeColours, Mode] | None = None
        self.quiz = QuizDesk(Ground(library, atlas, samples), self)
        self._new_seed = new_seed
        self.page: QuizPage | None = None
        when(session.changed, self._follow)

    @property
    def presents(self) -> bool:
        """Whether the class looks at a screen of its own."""
        return False

    def set_look(self, colours: ThemeColours, mode: Mode) -> None:
        self._look = (colours, mode)
        if self.page is not None:
            self.page.set_look(colours, mode)

    def do(self, what: str) -> None:
        """One of the actions of the classroom; none in another mode."""
        if self._session.state.mode.samples_only:
            {"quiz": self.turn_quiz}[what]()

    # -- the quiz

    def turn_quiz(self) -> None:
        """Open the quiz, or go back to the class; a quiz that was begun stays where it is."""
        if self.page is None:
            self.page = QuizPage(
                self.quiz,
                self._new_seed,
                lambda: self._session.state.show,
                self.save_results,
                self.leave_quiz,
                self._room.trouble,
            )
            if self._look is not None:
                self.page.set_look(*self._look)
        if self.page.isVisible():
            self._room.turn_page(None)
        else:
            self._room.turn_page(self.page)
            self.page.show_now()

    def leave_quiz(self) -> None:
        """Back to the class; what was answered is forgotten."""
        self.quiz.forget()
        self._room.turn_page(None)

    def save_results(self) -> None:
        now = self.quiz.now
        path = self._ask_path(RESULTS) if now is not None else None
        if now is None or path is None:
            return
        try:
            write_whole(path, quiz_csv(now.counted))
        except BodymapError as problem:
            self._room.trouble(problem)
        else:
            self._room.tell(f"Saved as {path.name}.")

    # -- the mode

    def _follow(self, state: State) -> None:
        if not state.mode.samples_only:
            self.close()

    def close(self) -> None:
        """Everything of the classroom goes."""
        if self.quiz.now is not None or self.page is not None:
            self.leave_quiz()
