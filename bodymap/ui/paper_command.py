"""What the window does with paper: a sheet read onto the table as a new drawing to be checked, and a blank one to print."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from bodymap.language import tr, tr_later
from bodymap.paper.code import SheetKind
from bodymap.records.document import Document
from bodymap.ui.paper_dialog import PaperDialog
from bodymap.ui.paper_reading import PaperReading
from bodymap.ui.report_command import choice_of
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings

LABEL = tr_later("Read from paper")
"""The step in the history: undone, the table is empty."""

Run = Callable[[QDialog], object]
"""Shows a sheet until it is closed."""


def read_onto(session: Session, path: Path, run: Run) -> tuple[str, ...]:
    """Read a scan and put it on the table; answers what has to be told, nothing where it was stopped. Raises BodymapError.

    The drawing counts as unsaved: it is kept nowhere but on the paper. Nobody knows of which day it is.
    """
    reading = PaperReading(path)
    run(reading)
    found = reading.take()
    if found is None:
        return ()
    session.put(Document())
    session.edit(tr(LABEL), found.document.drawing)
    return found.notes


def blank_sheet(settings: Settings, figure: str, path: Callable[[], Path | None], run: Run) -> None:
    """The sheet to print, on the paper that was chosen for the report and with the body that is shown."""
    run(PaperDialog(SheetKind(choice_of(settings).paper, figure), path))
