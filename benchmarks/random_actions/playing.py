"""Does a list of actions at a window of its own, and answers the first fault."""

import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from benchmarks.random_actions.actions import ACTIONS
from benchmarks.random_actions.at_records import with_records
from benchmarks.random_actions.at_window import SIZES
from benchmarks.random_actions.checks import check, watched
from benchmarks.random_actions.table import Stand, Step, Table
from bodymap.atlas.atlas import open_atlas
from bodymap.knowledge.stored import open_library
from bodymap.records.samples import samples
from bodymap.ui.dialogs import Answer
from bodymap.ui.loaded import reader
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.window import Window


def run(steps: Sequence[Step], every: int = 40) -> tuple[int, str]:
    """Do the steps at a window of their own. How many were done, and the first fault; "" = none."""
    with tempfile.TemporaryDirectory() as name:
        folder, faults = Path(name), list[str]()
        (folder / "broken.bodymap").write_text('{"format": "bodymap drawing", "marks": [', encoding="utf-8")
        (folder / "empty.bodymap").write_text("", encoding="utf-8")
        (folder / "deep.bodymap").write_text("[" * 100_000, encoding="utf-8")
        with watched(faults):
            table = _table(folder, faults)
            try:
                return _run(table, steps, every)
            finally:
                _put_away(table)


def _table(folder: Path, faults: list[str]) -> Table:
    app = QApplication.instance() or QApplication(["bodymap"])
    library, atlas = open_library(), open_atlas()
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = Window(Session(reader(library, atlas)), library, atlas, samples(), settings, "light")
    stand = Stand(folder)
    window.commands.dialogs = stand  # type: ignore[assignment]
    table = Table(window, stand, faults=faults)
    with_records(table)
    window.figure.clock = lambda: table.now
    window.resize(*SIZES[0])
    window.show()
    app.processEvents()
    table.first = window.session.document.drawing
    return table


def _run(table: Table, steps: Sequence[Step], every: int) -> tuple[int, str]:
    for done, step in enumerate(steps, 1):
        table.now += 0.01
        try:
            ACTIONS[step.kind][1](table, step.how)
            if done % every == 0:
                QApplication.processEvents()
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            check(table)
        except Exception:
            table.faults.append(traceback.format_exc())
        if table.faults:
            return done, table.faults[0]
    return len(steps), ""


def _put_away(table: Table) -> None:
    table.stand.answer = Answer.DISCARD
    QApplication.processEvents()  # what a button has put off is done before its window goes
    table.window.close()
    QApplication.processEvents()
    table.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
