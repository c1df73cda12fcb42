"""The window that random actions are done at, who answers for its dialogs, and what one action is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QDialog

from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.ui.dialogs import Answer
from bodymap.ui.figure_view import FigureView
from bodymap.ui.report_file import ReportChoice
from bodymap.ui.window import Window

Four = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Step:
    """One action and four chances that say how, each 0 to 1."""

    kind: str
    how: Four

    def told(self) -> list[object]:
        return [self.kind, *self.how]


class BrokenError(Exception):
    """An invariant does not hold."""


class Stand:
    """Answers where a dialog would ask."""

    def __init__(self, folder: Path) -> None:
        self.place = folder
        self.answer = Answer.DISCARD
        self.path: Path | None = None
        self.at_sheet: Callable[[QDialog], object] = lambda _sheet: None

    def unsaved(self, title: str, can_save: bool) -> Answer:
        return self.answer

    def open_path(self, folder: Path) -> Path | None:
        return self.path

    def save_path(self, suggestion: Path) -> Path | None:
        return self.path

    def export_path(self, suggestion: Path) -> Path | None:
        return self.path and self.path.with_suffix(".svg")

    def report_path(self, suggestion: Path) -> Path | None:
        return None

    def made_path(self, suggestion: Path) -> Path | None:
        return None

    def key_path(self, suggestion: Path) -> Path | None:
        return None

    def cohort_paths(self, folder: Path) -> tuple[Path, ...]:
        return ()

    def map_path(self, suggestion: Path) -> Path | None:
        return None

    def sheet_path(self, suggestion: Path) -> Path | None:
        return None

    def scan_path(self, folder: Path) -> Path | None:
        return self.path

    def folder_path(self, title: str, folder: Path) -> Path | None:
        return None

    def report(self, desk: object, choice: ReportChoice) -> ReportChoice:
        return choice

    def run(self, sheet: QDialog) -> None:
        self.at_sheet(sheet)
        sheet.deleteLater()

    def table(self, title: str, groups: object) -> None: ...

    def text(self, title: str, text: str) -> None: ...


@dataclass
class Table:
    """The window, the hands at it, and what went wrong."""

    window: Window
    stand: Stand
    now: float = 0.0
    faults: list[str] = field(default_factory=list)
    first: PainDrawing = field(default_factory=PainDrawing)
    looked_at: dict[int, object] = field(default_factory=dict)
    fingers: set[int] = field(default_factory=set)
    sheet: str = ""  # the kept sheet that is on the table, as far as it is known
    how: Four = (0.0, 0.0, 0.0, 0.0)  # the chances of the action that is being done

    @property
    def figure(self) -> FigureView:
        """The body in sight: where a person draws alone, that of the guided screen."""
        screen = self.window.guide.screen
        if screen is None:
            self.window.figure.clock = lambda: self.now  # another one after another language
            return self.window.figure
        screen.figure.clock = lambda: self.now
        return screen.figure

    def spot(self, how: Four) -> QPointF:
        """Mostly on the figure, now and then beside it or nowhere."""
        a, b, c, _ = how
        if c < 0.03:
            return QPointF(-300 + 4000 * a, -300 + 4000 * b)
        if c < 0.035:
            return QPointF(float("nan"), b)
        return QPointF(a * self.figure.width(), b * self.figure.height())
