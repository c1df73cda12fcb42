"""The first second: the picture of the body at once, then, slice by slice, everything behind it.

Nothing of the body's geometry, the knowledge or the panels is loaded before the first picture is on the screen.
"""

import os
import sys
from collections.abc import Generator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from bodymap.language import ENGLISH, spoken
from bodymap.ui.application import FIRST_SIZE, first_size, language_of, named_app, seen, settings_of, theme_of
from bodymap.ui.frame import Frame
from bodymap.ui.garbage import seldom
from bodymap.ui.moments import Moments
from bodymap.ui.opening import Wanted, find_opening
from bodymap.ui.options import Options, first_start
from bodymap.ui.settings import Settings
from bodymap.ui.speaking import choose_language

if TYPE_CHECKING:
    from bodymap.ui.loading import Loading
    from bodymap.ui.window import Window

QT_MODULES = (
    "session",
    "theme",
    "widgets",
    "figure_layers",
    "figure_canvas",
    "figure_view",
    "spine_view",
    "tool_panel",
    "commands",
    "side_panels",
    "window",
    "app",
)
"""Modules of the window with Qt in them, loaded one after the other once the loading thread has ended."""
LOOKS = 8
"""Milliseconds between two looks whether the thread that loads has ended."""
QUIET_ROUNDS = 3
"""Rounds of the event loop after which nothing is left that building the window has begun."""


def begin(options: Options) -> int:
    """Show the window and stay until it is closed; with a screenshot, save it and go. Exit status."""
    app, settings = named_app(), settings_of(options)
    choose_language(language_of(options, settings))
    if options.screenshot is not None:
        from bodymap.ui.app import save_screenshot

        return save_screenshot(app, options, settings, options.screenshot)
    room = app.primaryScreen().availableSize()
    size = QSize(*options.size) if options.size else first_size(room) if seen(options) else FIRST_SIZE
    opening = None
    if options.open is None and spoken() is ENGLISH:  # the picture has English words in it
        opening = find_opening(_wanted(options, settings, size))
    frame = Frame(opening)
    frame.resize(size)
    building = Building(app, frame, options, settings)
    if frame.has_opening:
        frame.painted.connect(building.go_on)
        frame.show()
    else:
        QTimer.singleShot(0, building.go_on)
    status = app.exec()
    building.stop()
    if building.problem is not None:
        raise building.problem
    return status


class Building(QObject):
    """Builds the window behind the first picture, a slice at a time, so that the hand is answered in between."""

    def __init__(self, app: QApplication, frame: Frame, options: Options, settings: Settings) -> None:
        super().__init__()
        self.problem: Exception | None = None
        self._moments = Moments(os.environ)
        self._frame = frame
        self._loading: Loading | None = None
        self._steps = self._built(app, options, settings)

    def go_on(self) -> None:
        """The next slice; what is wrong ends the program: with a file, it is told in a sentence."""
        try:
            pause = next(self._steps)
        except StopIteration:
            return
        except Exception as problem:  # told by whoever began; a window that stays half built helps nobody
            self.problem = problem
            QApplication.exit(1)
            return
        QTimer.singleShot(pause, self, self.go_on)

    def stop(self) -> None:
        """The window is closed: nothing more is built, and no thread is left."""
        self._steps.close()
        if self._loading is not None:
            self._loading.stop()

    def _built(self, app: QApplication, options: Options, settings: Settings) -> Generator[int, None, None]:
        """Answers after every slice how many milliseconds to wait before the next."""
        frame = self._frame
        first = first_start(options, settings.empty(), seen(options))
        if frame.has_opening:
            self._moments.reach("first paint", frame)
            frame.take_hand()
            yield 0
            self._moments.reach("ready", frame)
        from bodymap.ui.loading import Loading

        loading = self._loading = Loading()
        loading.start()
        while not loading.done:
            yield LOOKS
        loaded = loading.take()
        for name in QT_MODULES:
            import_module(f"bodymap.ui.{name}")
            yield 0
        from bodymap.ui.app import hook, make_app, window_in_steps

        make_app()
        yield 0
        steps = window_in_steps(loaded, app, options, settings, seen(options), frame)
        window = yield from _paced(steps)
        sys.excepthook = hook(window)
        for _ in window.figure.prepare(frame.canvas) if frame.canvas is not None else ():
            yield 0
        frame.hold(window, window.commands.may_leave)
        frame.show()
        for _ in range(QUIET_ROUNDS):
            yield 0
        self._moments.reach("whole window", frame)
        seldom()
        window.kept.look_for_table()
        self._moments.write()
        if first:
            from bodymap.ui.helping import greets

            if greets(bool(window.session.state.paper.sample)):
                QTimer.singleShot(0, window, window.show_welcome)


def _paced(steps: Generator[None, None, "Window"]) -> Generator[int, None, "Window"]:
    """The same steps with the pauses between them."""
    while True:
        try:
            next(steps)
        except StopIteration as built:
            return built.value
        yield 0


def _wanted(options: Options, settings: Settings, size: QSize) -> Wanted:
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    theme = theme_of(options, settings)
    steady = settings.text("hand/steady", "normal", ("off", "normal", "strong"))
    return Wanted(options.mode, theme, (size.width(), size.height()), ratio, settings.look(), steady)
