"""The sheet that is shown while a paper sheet is read: how far it is, and a way to stop. The reading goes on in its own thread."""

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from bodymap.language import tr, tr_later
from bodymap.paper.reader import read_paper
from bodymap.ui.labels import PlainLabel
from bodymap.ui.larger_sheet import LargerSheet
from bodymap.ui.layouts import column, row
from bodymap.ui.widgets import button

if TYPE_CHECKING:
    from bodymap.paper.reading import PaperRead

TITLE = tr_later("Reading a paper sheet")
OFTEN = 40
"""ms between two looks at how far the reading is."""


class _StoppedError(Exception):
    """Nobody waits for the sheet any more."""


class PaperReading(LargerSheet):
    """Closes by itself when the sheet is read; ask `take` then."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(TITLE))
        self._path = path
        self._share = 0.0
        self._wanted = True
        self._found: PaperRead | None = None
        self._problem: BaseException | None = None
        outer = column(self, spacing=12, margins=20)
        outer.addWidget(PlainLabel(tr("Finding the sheet and the pen marks…"), "title"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("How far the reading is"))
        outer.addWidget(self.bar)
        line = row(spacing=8)
        line.addStretch(1)
        self.stop_button = button(tr("Stop"), self.reject)
        line.addWidget(self.stop_button)
        outer.addLayout(line)
        self.setMinimumWidth(420)
        self._thread = Thread(target=self._work, name="paper", daemon=True)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(OFTEN)
        self._thread.start()

    @property
    def finished_reading(self) -> bool:
        """Whether nothing is read any more."""
        return not self._thread.is_alive()

    def take(self) -> "PaperRead | None":
        """What was read; None when it was stopped. Raises BodymapError, and anything else for a fault of ours."""
        if not self._wanted:
            return None
        self._thread.join()
        if self._problem is not None:
            raise self._problem
        return self._found

    def reject(self) -> None:
        """Stop; what is under way ends at its next step, and nobody looks at it."""
        self._wanted = False
        self._timer.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._wanted = False
        super().closeEvent(event)

    def _look(self) -> None:
        self.bar.setValue(round(100 * self._share))
        if self.finished_reading:
            self._timer.stop()
            self.accept()

    def _step(self, share: float) -> None:
        if not self._wanted:
            raise _StoppedError
        self._share = share

    def _work(self) -> None:
        try:
            self._found = read_paper(self._path, self._step)
        except _StoppedError:
            pass
        except BaseException as problem:
            self._problem = problem  # told in the thread of the window
