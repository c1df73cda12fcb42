"""The line that tells of a drawing that came into the watched folder: from the patient's tablet by stick or share, with no network of ours."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from bodymap.files.folder_look import Found, look
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.ui.errands import Errands
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import row
from bodymap.ui.widgets import button

PAUSE = 1000
"""ms between two looks; a finished file is told after two that agree."""
ENDING = ".bodymap"
ARRIVED = tr_later("A drawing has arrived: {name}.")
WATCHED = tr_later("Watching {name} for drawings")
SEVERAL = tr_later("A drawing has arrived: {name}, and {count} more.")


def looked(folder: Path, before: Found | None) -> Found:
    """One look; what is there at the first one has not arrived. Raises BodymapError: there is no such folder any more."""
    if not folder.is_dir():
        raise BodymapError(tr("the folder cannot be read any more; it is watched no longer"), folder)
    found = look(folder, ENDING, before or Found())
    return found if before is not None else replace(found, told=found.seen, fresh=())


class ArrivalsLine(QFrame):
    """Hidden while nothing is waiting. A folder is read beside the window: a share may keep one waiting.

    open_it: puts a file on the table, as any other drawing; trouble: tells what is wrong with the folder, once;
    tell: says as long as it is so that a folder is watched, "" = none is.
    """

    def __init__(
        self,
        open_it: Callable[[Path], object],
        trouble: Callable[[BodymapError], object],
        tell: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._open, self._trouble, self._tell = open_it, trouble, tell
        self._folder: Path | None = None
        self._found: Found | None = None  # None until the first look
        self._waiting: tuple[Path, ...] = ()
        self._errands = Errands(self)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        self.setObjectName("banner")
        line = row(self, spacing=8, margins=(16, 6, 10, 6))
        self.words = PlainLabel("", wrap=True)
        self.open = button("", self._opened, "primary")
        self.later = button("", self._left)
        line.addWidget(self.words, 1)
        line.addWidget(self.open)
        line.addWidget(self.later)
        self.hide()
        self.speak()

    def speak(self) -> None:
        """Say everything in the language of now."""
        self.open.setText(tr("Open it"))
        self.later.setText(tr("Not now"))
        self._tell(tr(WATCHED, name=self._folder.name) if self._folder is not None else "")
        self._show()

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return self._folder

    def watch(self, folder: Path | None) -> None:
        """Watch this folder from now on; None: no folder any more."""
        self._folder, self._found, self._waiting = folder, None, ()
        self.speak()
        if folder is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()

    def look(self) -> None:
        """Read the folder once more, beside the window; not while the last time still lasts."""
        folder, before = self._folder, self._found
        if folder is not None and not self._errands.busy:
            self._errands.run(
                "",
                lambda _watch: looked(folder, before),
                lambda found: self._saw(folder, found),
                self._failed,
            )

    def finish(self) -> None:
        """The window closes."""
        self.watch(None)
        self._errands.finish()

    def _saw(self, folder: Path, found: Found) -> None:
        if folder != self._folder:
            return
        self._found = found
        if found.fresh:
            self._waiting = (*self._waiting, *(path for path in found.fresh if path not in self._waiting))
            self._show()

    def _failed(self, problem: BodymapError) -> None:
        self.watch(None)
        self._trouble(problem)

    def _show(self) -> None:
        waiting = self._waiting
        self.setVisible(bool(waiting))
        for first in waiting[:1]:
            more = len(waiting) - 1
            said = tr(SEVERAL, name=first.name, count=more) if more else tr(ARRIVED, name=first.name)
            self.words.setText(said)

    def _opened(self) -> None:
        waiting = self._waiting
        self._left()
        for first in waiting[:1]:
            self._open(first)

    def _left(self) -> None:
        """It stays in the folder; only this line is done with it."""
        self._waiting = self._waiting[1:]
        self._show()
