"""Pools the drawings of a class: from a folder that is looked at, or one after the other from this window.

A file is in the picture at the latest two looks after it was written whole, and its own reading later: 0.8 s and some
hundredths (13 ms a file were measured). One file is read in a turn of the event loop, so that the window never waits.
Nothing is written, and of a drawing only the zones are kept.
"""

from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import FIGURE, PainDrawing
from bodymap.files.folder_look import Found, look
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.records.document import Document
from bodymap.teaching.class_picture import ClassPicture, Places, places_of

LOOK_EVERY = 400
"""ms between two looks at the folder: with two looks that agree and the reading, well under 2 s."""
ENDING = ".bodymap"
OTHER_FIGURE = tr_later("it was painted on another figure")
NOT_READ = tr_later("it could not be read")


def _load(path: Path) -> Document:
    from bodymap.records.drawing_file import load  # its checks are not needed to start

    return load(path)


class ClassPool(QObject):
    """changed: the picture is another. look_now and read_next are what the timers call; a test calls them itself."""

    changed = Signal()

    def __init__(
        self,
        atlas: Atlas,
        library: Library,
        parent: QObject | None = None,
        load: Callable[[Path], Document] = _load,
    ) -> None:
        super().__init__(parent)
        self._atlas, self._painting, self._load = atlas, library.rules.painting, load
        self._folder: Path | None = None
        self._found, self._picture = Found(), ClassPicture()
        self._waiting: deque[Path] = deque()
        self._by_hand = 0
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_EVERY)
        self._looks.timeout.connect(self.look_now)
        self._reads = QTimer(self)
        self._reads.setInterval(0)
        self._reads.timeout.connect(self.read_next)

    @property
    def picture(self) -> ClassPicture:
        return self._picture

    @property
    def folder(self) -> Path | None:
        return self._folder

    @property
    def waiting(self) -> int:
        """Files found that are not read yet."""
        return len(self._waiting)

    @property
    def left_out(self) -> int:
        """Files of the folder beyond the most that are looked at."""
        return self._found.more

    def watch(self, folder: Path | None) -> None:
        """Look at another folder from now on, None = at none; what came from the one before goes."""
        self._picture = self._picture.without([*map(str, self._found.told)])
        self._folder, self._found = folder, Found()
        self._waiting.clear()
        if folder is None:
            self._looks.stop()
        else:
            self._looks.start()
            self.look_now()
        self.changed.emit()

    def add(self, drawing: PainDrawing) -> None:
        """One drawing from this window, under a number."""
        self._by_hand += 1
        self._set(self._picture.added(tr("here {number}", number=self._by_hand), self._places(drawing)))

    def forget(self) -> None:
        """Everything goes; the folder stays as it is, and is not looked at any more."""
        self.watch(None)
        self._by_hand = 0
        self._set(ClassPicture())

    def look_now(self) -> None:
        """One look: what holds still is put in line, what went is taken out."""
        if self._folder is None:
            return
        self._found = look(self._folder, ENDING, self._found)
        self._waiting.extend(path for path in self._found.fresh if path not in self._waiting)
        if self._found.gone:
            self._set(self._picture.without([*map(str, self._found.gone)]))
        if self._waiting:
            self._reads.start()

    def read_next(self) -> None:
        """Read one file; a bad one is told and never ends the lesson."""
        if self._waiting:
            path = self._waiting.popleft()
            try:
                self._set(self._picture.added(str(path), self._read(path)))
            except BodymapError as problem:
                self._set(self._picture.faulty(str(path), problem.sentence))
            except OSError:
                self._set(self._picture.faulty(str(path), tr(NOT_READ)))
        if not self._waiting:
            self._reads.stop()

    def _read(self, path: Path) -> Places:
        drawing = self._load(path).drawing
        if drawing.figure != FIGURE:
            raise BodymapError(tr(OTHER_FIGURE), path)
        return self._places(drawing)

    def _places(self, drawing: PainDrawing) -> Places:
        return places_of(self._atlas, self._painting, drawing)

    def _set(self, picture: ClassPicture) -> None:
        if picture != self._picture:
            self._picture = picture
            self.changed.emit()
