"""What a person may have in front of them: screens of the real window, by name, for measures that go through all of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bodymap.atlas.levels import Root, Side
from bodymap.records.keys.keepers import FileKeeper
from bodymap.records.samples import samples
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.values import Author
from bodymap.ui.app import make_app, make_window, settle
from bodymap.ui.dialogs import Answer
from bodymap.ui.figure_tree import hear_zones
from bodymap.ui.figure_view import FigureView
from bodymap.ui.options import Options
from bodymap.ui.patient.steps import STEPS
from bodymap.ui.settings import Settings
from bodymap.ui.state import Selection
from bodymap.ui.window import Window
from tests.ui.keeping import desk_at, drawn, visited

SIZE = (1280, 800)
CALF = (60.0, 1300.0, 30.0)


class Held:
    """Stands in for the dialogs: a sheet is shown and stays, so that one can look at it."""

    def __init__(self) -> None:
        self.sheet: QDialog | None = None

    def run(self, sheet: QDialog) -> None:
        self.sheet = sheet
        sheet.show()

    def unsaved(self, title: str, can_save: bool) -> Answer:
        return Answer.DISCARD

    def table(self, title: str, groups: dict[str, list[tuple[str, str]]]) -> None:
        """Nobody looks."""

    def text(self, title: str, text: str) -> None:
        """Nobody looks."""


@dataclass(slots=True)
class Stage:
    """A window with nobody's library; folder: what it may write to."""

    window: Window
    folder: Path
    held: Held

    def mode(self, mode: str) -> Window:
        """The window in a mode, with the first sample where there may be one."""
        if self.window.session.state.mode.id != mode:
            self.window.session.set_mode(mode)
        if mode != "patient":
            self.sample("l5-skier")
        return self.window

    def sample(self, name: str) -> Window:
        self.window.session.select(Selection())
        self.window.commands.show_sample(next(one for one in samples() if one.id == name))
        return self.window

    def sheet(self, opened: Callable[[], object]) -> QWidget:
        """The sheet that this opens."""
        self.held.sheet = None
        opened()
        assert self.held.sheet is not None
        return self.held.sheet


Show = Callable[[Stage], QWidget]


@dataclass(frozen=True, slots=True)
class Scene:
    """mode: where it belongs; show: bring it about; answers what is to be looked at; leave: what puts it away again."""

    name: str
    mode: str
    show: Show
    leave: Callable[[Stage], object] = lambda stage: None


def _page(mode: str, page: str) -> Show:
    def show(stage: Stage) -> QWidget:
        stage.mode(mode).focus_page(page)
        return stage.window

    return show


def _emergency(stage: Stage) -> QWidget:
    stage.mode("consultation")
    return stage.sample("cauda-equina")


def _selected(stage: Stage) -> QWidget:
    window = stage.mode("consultation")
    window.session.select(Selection(root=Root.L5, side=Side.LEFT))
    return window


def _compared(stage: Stage) -> QWidget:
    window = stage.mode("classroom")
    window.commands.compare_maps()
    return window


def _quiz(stage: Stage) -> QWidget:
    room = stage.mode("classroom").classroom
    room.turn_quiz()
    assert room.page is not None
    room.page.seed.setText("AB12")
    room.page.start()
    return stage.window


def _answered(stage: Stage) -> QWidget:
    _quiz(stage)
    stage.window.classroom.quiz.give_up()
    return stage.window


def _class_picture(stage: Stage) -> QWidget:
    stage.mode("classroom").classroom.turn_picture()
    return stage.window


def _patient(step: str) -> Show:
    def show(stage: Stage) -> QWidget:
        screen = stage.mode("patient").guide.screen
        assert screen is not None
        screen.visit.change(step=next(one for one in STEPS if one.id == step))
        return stage.window

    return show


def _coach(stage: Stage) -> QWidget:
    stage.mode("consultation").show_around()
    return stage.window


def _welcome(stage: Stage) -> QWidget:
    return stage.sheet(stage.mode("consultation").show_welcome)


def _guide(stage: Stage) -> QWidget:
    return stage.sheet(stage.mode("consultation").show_guide)


def _explanation(stage: Stage) -> QWidget:
    return stage.sheet(stage.mode("consultation").show_explanation)


def _worksheets(stage: Stage) -> QWidget:
    return stage.sheet(lambda: stage.mode("classroom").teach("worksheets"))


def _records(stage: Stage) -> QWidget:
    window = stage.mode("consultation")
    if window.kept.desk is None:
        keys = (FileKeeper(stage.folder / "keys"),)
        desk = desk_at(window, LibraryPlace(stage.folder / "library", keys))
        visited(desk, [(30, Author.PATIENT, drawn(CALF)), (3, Author.PATIENT, drawn(CALF))])
    return stage.sheet(window.show_records)


def _close(stage: Stage) -> None:
    if stage.held.sheet is not None:
        stage.held.sheet.close()
        stage.held.sheet.deleteLater()
        stage.held.sheet = None


def _no_page(stage: Stage) -> None:
    stage.window.turn_page(None)


SCENES: tuple[Scene, ...] = (
    *(
        Scene(f"consultation, {page}", "consultation", _page("consultation", page))
        for page in ("examination", "conditions", "selection", "maps", "why")
    ),
    Scene("consultation, a root is selected", "consultation", _selected),
    Scene("consultation, emergency", "consultation", _emergency),
    Scene("explanation", "consultation", _explanation, _close),
    Scene("records", "consultation", _records, _close),
    Scene("guide", "consultation", _guide, _close),
    Scene("the three cards", "consultation", _welcome, _close),
    Scene("coach", "consultation", _coach, lambda stage: stage.window.helping.end_coach()),
    Scene("classroom", "classroom", _page("classroom", "examination")),
    Scene("classroom, maps compared", "classroom", _compared),
    Scene("quiz, a question", "classroom", _quiz, _no_page),
    Scene("quiz, an answer", "classroom", _answered, _no_page),
    Scene("picture of the class", "classroom", _class_picture, _no_page),
    Scene("worksheets", "classroom", _worksheets, _close),
    *(Scene(f"patient, {step.id}", "patient", _patient(step.id)) for step in STEPS),
)


@contextmanager
def staged() -> Iterator[Stage]:
    """A window of its own, away from the settings and the library of whoever runs it."""
    with TemporaryDirectory() as folder:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            hear_zones(app, FigureView)
        else:
            app = make_app()
        kept = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        window = make_window(app, Options(size=SIZE, mode="consultation", theme="light"), kept)
        held = Held()
        window.commands.dialogs = held  # type: ignore[assignment]
        settle(window)
        try:
            yield Stage(window, Path(folder), held)
        finally:
            window.session.new()
            window.close()
            window.deleteLater()
            app.processEvents()


def shown(stage: Stage, scene: Scene) -> QWidget:
    """The scene, settled."""
    seen = scene.show(stage)
    settle(stage.window)
    return seen
