"""The first second: the picture of the body at once, then, slice by slice, everything behind it.

Nothing of the body's geometry, the knowledge or the panels is loaded before the first picture is on the screen.
"""

import gc
import os
import sys
from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from bodymap.files.problems import BodymapError
from bodymap.ui.application import FIRST_SIZE, first_size, named_app, seen, settings_of, theme_of
from bodymap.ui.frame import Frame
from bodymap.ui.moments import Moments
from bodymap.ui.opening import Wanted, find_opening
from bodymap.ui.options import Options
from bodymap.ui.settings import Settings

SLICES = ("numpy", "shapely", "bodymap.atlas.picture", "bodymap.knowledge.stored", "bodymap.ui.app")
"""What is loaded one after the other behind the first picture; between two the window answers the system."""
QUIET_ROUNDS = 3
"""Rounds of the event loop after which nothing is left that building the window has begun."""


def begin(options: Options) -> int:
    """Show the window and stay until it is closed; with a screenshot, save it and go. Exit status."""
    app, settings = named_app(), settings_of(options)
    if options.screenshot is not None:
        from bodymap.ui.app import save_screenshot

        return save_screenshot(app, options, settings, options.screenshot)
    room = app.primaryScreen().availableSize()
    size = QSize(*options.size) if options.size else first_size(room) if seen(options) else FIRST_SIZE
    frame = Frame(find_opening(_wanted(options, settings, size)) if options.open is None else None)
    frame.resize(size)
    building = Building(app, frame, options, settings)
    if frame.has_opening:
        frame.painted.connect(building.go_on)
        frame.show()
    else:
        QTimer.singleShot(0, building.go_on)
    status = app.exec()
    if building.problem is not None:
        raise building.problem
    return status


class Building(QObject):
    """Builds the window behind the first picture, a slice at a time, so that the event loop turns in between."""

    def __init__(self, app: QApplication, frame: Frame, options: Options, settings: Settings) -> None:
        super().__init__()
        self.problem: BodymapError | None = None
        self._moments = Moments(os.environ)
        self._frame = frame
        self._steps = self._built(app, options, settings)

    def go_on(self) -> None:
        """The next slice; what is wrong with a file ends the program, to be told in a sentence."""
        try:
            next(self._steps)
        except StopIteration:
            return
        except BodymapError as problem:
            self.problem = problem
            QApplication.exit(1)
            return
        QTimer.singleShot(0, self.go_on)

    def _built(self, app: QApplication, options: Options, settings: Settings) -> Iterator[None]:
        frame = self._frame
        if frame.has_opening:
            self._moments.reach("first paint", frame)
        for name in SLICES:
            import_module(name)
            yield
        from bodymap.ui.app import hook, make_app, make_window

        make_app()
        yield
        window = make_window(app, options, settings, seen(options), frame)
        sys.excepthook = hook(window)
        frame.hold(window, window.commands.may_leave)
        frame.show()
        for _ in range(QUIET_ROUNDS):
            yield
        self._moments.reach("ready", frame)
        gc.enable()
        gc.freeze()  # what the start has made stays: never to be looked through again
        self._moments.write()


def _wanted(options: Options, settings: Settings, size: QSize) -> Wanted:
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    theme = theme_of(options, settings)
    return Wanted(options.mode, theme, (size.width(), size.height()), ratio, settings.look())
