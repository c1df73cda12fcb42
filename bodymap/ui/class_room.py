"""What a teacher has beside the drawing: the quiz, the second screen, the picture of the class, worksheets.

Made when first asked for, and closed when the mode is left. Nothing here writes anything but files a person asks for.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.records.sample_info import SampleInfo
from bodymap.teaching.asking import Ground
from bodymap.teaching.picture_svg import Room as Paper
from bodymap.teaching.picture_svg import picture_svg
from bodymap.teaching.quiz_csv import quiz_csv
from bodymap.ui.class_board import board_of, board_of_picture
from bodymap.ui.class_picture_page import ClassPicturePage
from bodymap.ui.class_pool import ClassPool
from bodymap.ui.class_window import ClassWindow
from bodymap.ui.figure_ring import Spot
from bodymap.ui.figure_view import FigureView
from bodymap.ui.modes import Mode
from bodymap.ui.picture_file import write_picture
from bodymap.ui.pointed import Pointed
from bodymap.ui.quiz_desk import QuizDesk
from bodymap.ui.quiz_page import QuizPage
from bodymap.ui.session import Session
from bodymap.ui.state import State
from bodymap.ui.theme import ThemeColours
from bodymap.ui.wiring import when

RESULTS, PICTURE = tr_later("Quiz results"), tr_later("Picture of the class")
NOTE = tr_later("Counted by zones: painted by so many drawings. For education, not diagnosis.")
NOTHING_TO_ADD = tr_later("Paint a drawing first: a sample is not counted.")
ADDED = tr_later("Added. The table is empty for the next drawing.")
SECOND_SCREEN = tr_later(
    "The class has a screen of its own and sees no answers there. H shows them to the class."
)


@dataclass(frozen=True, slots=True)
class Asks:
    """path: asks where to save under a proposed name; folder: asks for a folder; None = nowhere;
    run: shows a sheet until it is closed.
    """

    path: Callable[[str], Path | None]
    folder: Callable[[], Path | None]
    run: Callable[[QDialog], object]


class Room(Protocol):
    """What the classroom needs of the window."""

    @property
    def figure(self) -> FigureView: ...
    def turn_page(self, page: QWidget | None) -> None: ...
    def show_state(self, state: State) -> None: ...
    def trouble(self, problem: BodymapError, what: str = "") -> None: ...
    def tell(self, text: str) -> None: ...


def short_seed() -> str:
    """Four digits: quick to say to a class, quick to type."""
    return str(1000 + secrets.randbelow(9000))


class ClassRoom(QObject):
    """One for a window; see the module."""

    def __init__(
        self,
        session: Session,
        library: Library,
        atlas: Atlas,
        samples: tuple[SampleInfo, ...],
        room: Room,
        asks: Asks,
        parent: QWidget,
        new_seed: Callable[[], str] = short_seed,
    ) -> None:
        super().__init__(parent)
        self._session, self._room, self._asks = session, room, asks
        self._look: tuple[ThemeColours, Mode] | None = None
        self.pool = ClassPool(atlas, library, self)
        self.pool.changed.connect(self._show_class)
        self.picture_page: ClassPicturePage | None = None
        self.quiz = QuizDesk(Ground(library, atlas, samples), self)
        self._library, self._atlas, self._window = library, atlas, parent
        self._new_seed = new_seed
        self.screen: ClassWindow | None = None
        self._pointed: Pointed | None = None
        self._teaching = session.state.mode.samples_only
        self.page: QuizPage | None = None
        when(session.changed, self._follow)
        self.quiz.changed.connect(self._show_class)

    @property
    def presents(self) -> bool:
        """Whether the class looks at a screen of its own."""
        return self.screen is not None and self.screen.isVisible()

    def set_look(self, colours: ThemeColours, mode: Mode) -> None:
        self._look = (colours, mode)
        if self.page is not None:
            self.page.set_look(colours, mode)
        if self.screen is not None:
            self.screen.set_look(colours)

    def do(self, what: str) -> None:
        """One of the actions of the classroom; none in another mode."""
        if self._session.state.mode.samples_only:
            {
                "quiz": self.turn_quiz,
                "class-screen": self.turn_screen,
                "class-full": self.turn_full,
                "class-picture": self.turn_picture,
                "class-add": self.add_drawing,
                "worksheets": self.show_worksheets,
            }[what]()

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
            self.page.question.set_presents(self.presents)
            Pointed(self.page.question.figure, self._point)
        if self.page.isVisible():
            self._room.turn_page(None)
        else:
            self._room.turn_page(self.page)
            self.page.show_now()
        self._show_class()

    def leave_quiz(self) -> None:
        """Back to the class; what was answered is forgotten."""
        self.quiz.forget()
        self._room.turn_page(None)
        self._show_class()

    def save_results(self) -> None:
        now = self.quiz.now
        path = self._asks.path(f"{tr(RESULTS)}.csv") if now is not None else None
        if now is not None and path is not None:
            self._written(path, lambda: write_whole(path, quiz_csv(now.counted)))

    # -- the picture of the class

    def turn_picture(self) -> None:
        """Open the page, or go back to the class; what was pooled stays until it is begun anew."""
        if self.picture_page is None:
            self.picture_page = ClassPicturePage(
                self.pool,
                self._atlas,
                self._asks.folder,
                self.add_drawing,
                self.save_picture,
                self.turn_picture,
            )
        open_now = self.picture_page.isVisible()
        self._room.turn_page(None if open_now else self.picture_page)
        self._show_class()

    def add_drawing(self) -> None:
        """The drawing on the table goes into the picture, and an empty one comes onto the table for the next."""
        state = self._session.state
        if not state.drawing.marks or state.paper.sample:
            self._room.tell(tr(NOTHING_TO_ADD))
            return
        self.pool.add(state.drawing)
        self._session.new()
        self._room.tell(tr(ADDED))

    def save_picture(self) -> None:
        """The picture as a file, with its scale; nothing about anybody is in it."""
        path = self._asks.path(f"{tr(PICTURE)}.png")
        if path is None:
            return
        svg = picture_svg(self._atlas, self.pool.picture, Paper(1600, 1000, 26), tr(NOTE))
        self._written(path, lambda: write_picture(svg, path))

    def _written(self, path: Path, write: Callable[[], object]) -> None:
        """Write, and say that it is done or what is wrong."""
        try:
            write()
        except BodymapError as problem:
            self._room.trouble(problem)
        else:
            self._room.tell(tr("Saved as {path}.", path=path.name))

    # -- worksheets

    def show_worksheets(self) -> None:
        from bodymap.ui.worksheet_sheet import WorksheetSheet

        self._asks.run(WorksheetSheet(self._atlas, self._asks.path, self._window))

    # -- the screen of the class

    def turn_screen(self) -> None:
        """Open the second screen, without answers; close it again."""
        if self.presents:
            assert self.screen is not None
            self.screen.close()
            return
        if self.screen is None:
            self.screen = ClassWindow(self._atlas, self._library, self._turn_answers, self._window)
            self.screen.closed.connect(self._screen_closed)
            self._pointed = self._pointed or Pointed(self._room.figure, self._point)
            if self._look is not None:
                self.screen.set_look(self._look[0])
        self._session.show(replace(self._session.state.show, answers=False))
        self.screen.open_on_another_screen()
        self._presents_now(True)
        self._room.tell(tr(SECOND_SCREEN))

    def turn_full(self) -> None:
        if self.presents and self.screen is not None:
            self.screen.turn_full()

    def _turn_answers(self) -> None:
        show = self._session.state.show
        self._session.show(replace(show, answers=not show.answers))

    def _screen_closed(self) -> None:
        """The window is the only one again, and nothing in it stays hidden unasked."""
        self._presents_now(False)
        self._session.show(replace(self._session.state.show, answers=True))

    def _presents_now(self, presents: bool) -> None:
        if self.page is not None:
            self.page.question.set_presents(presents)
        self._room.show_state(self._session.state)
        self._show_class()

    def _show_class(self) -> None:
        """Whatever changed, the class sees its own part of it."""
        if self.screen is None or not self.presents:
            return
        if self.picture_page is not None and self.picture_page.isVisible():
            self.screen.show_board(board_of_picture(self._session.state, self.pool.picture))
            return
        asked = self.quiz.now if self.page is not None and self.page.isVisible() else None
        self.screen.show_board(board_of(self._session.state, asked, self._library, self._atlas))

    def _point(self, spot: Spot | None) -> None:
        if self.screen is not None and self.presents:
            self.screen.show_spot(spot)

    # -- the mode

    def _follow(self, state: State) -> None:
        left, self._teaching = self._teaching and not state.mode.samples_only, state.mode.samples_only
        if left:
            self.close()
        elif self._teaching and not state.preview:
            self._show_class()

    def close(self) -> None:
        """Everything of the classroom goes."""
        if self.quiz.now is not None or self.page is not None:
            self.leave_quiz()
        if self.picture_page is not None and self.picture_page.isVisible():
            self._room.turn_page(None)
        self.pool.forget()
        if self.screen is not None:
            self.screen.closed.disconnect(self._screen_closed)
            self.screen.close()
            self.screen.deleteLater()
            self.screen = None
