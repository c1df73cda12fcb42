"""Starts the program: one Qt application, the knowledge, the body, a sample on the table, and the window."""

import logging
import traceback
from collections.abc import Callable, Generator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.atlas.variants import FIGURES, NEUTRAL
from bodymap.drawing.steady import Steady
from bodymap.exports.palette import SKINS
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.ui.application import first_size, named_app, theme_of
from bodymap.ui.commands import CANNOT_OPEN, PLACES, PRESSURE_WORDS, kept_panels
from bodymap.ui.dialogs import TextSheet
from bodymap.ui.figure_tree import hear_zones
from bodymap.ui.figure_view import FigureView
from bodymap.ui.icons import pixmap
from bodymap.ui.live_reading import beside
from bodymap.ui.loaded import Loaded, ahead, load
from bodymap.ui.options import Options
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.state import Hand, Show
from bodymap.ui.stillness import be_still
from bodymap.ui.theme import THEMES, apply_font, load_fonts
from bodymap.ui.window import Window

log = logging.getLogger("bodymap")

SETTLE_ROUNDS = 6
"""Rounds of events after which a window that was just shown has its final layout."""


def save_screenshot(app: QApplication, options: Options, settings: Settings, path: Path) -> int:
    """Draw the window once as it would open, save it and go. Raises BodymapError. Exit status."""
    make_app()
    return _save_screenshot(make_window(app, options, settings), path)


def make_app() -> QApplication:
    """The one application, with our style and font."""
    qInstallMessageHandler(_log_qt)
    app = named_app()
    app.setStyle("Fusion")
    apply_font(app, load_fonts())
    app.setWindowIcon(QIcon(pixmap("bodymap", THEMES["light"].accent, 64, 2)))
    be_still(app)
    hear_zones(app, FigureView)
    return app


def make_window(
    app: QApplication, options: Options, settings: Settings, seen: bool = False, parent: QWidget | None = None
) -> Window:
    """The window with a file or a sample on the table; it is never empty.

    A file that does not open is told in a window that is seen, else it raises BodymapError. parent: the frame
    that it will be part of; a window moved there later would be styled all over again.
    """
    steps = window_in_steps(load(), app, options, settings, seen, parent)
    while True:
        try:
            next(steps)
        except StopIteration as built:
            return built.value


def window_in_steps(
    loaded: Loaded,
    app: QApplication,
    options: Options,
    settings: Settings,
    seen: bool = False,
    parent: QWidget | None = None,
) -> Generator[None, None, Window]:
    """The same, a part of the window at a time, so that the event loop can turn in between."""
    session = Session(
        loaded.read, options.mode, worker=beside, ahead=ahead(loaded.library, loaded.atlas)
    )
    session.hold(hand_of(settings))
    skin = settings.text("look/skin", "paper", tuple(SKINS))
    figure = settings.text("look/figure", NEUTRAL, FIGURES)
    session.show(Show(skin=skin, figure=figure, panels=kept_panels(settings)))
    session.place(settings.text("patient/place", PLACES[False], tuple(PLACES.values())) == PLACES[True])
    unopened = _open(session, options.open, seen) if options.open is not None else None
    empty = session.state.mode.guided  # a person who draws alone begins on an empty paper
    if loaded.sample is not None and not empty and (options.open is None or unopened is not None):
        session.open_sample(loaded.sample)
    theme = theme_of(options, settings)
    window = Window(
        session,
        loaded.library,
        loaded.atlas,
        loaded.samples,
        settings,
        theme,
        parent=parent,
        whole=False,
    )
    while window.build_on():
        yield
    window.guide.fill_screen(seen and options.size is None)
    if loaded.atlas.complaints:
        window.trouble(loaded.atlas.left_out())
    if loaded.problem is not None:
        window.trouble(loaded.problem)
    if unopened is not None:
        window.trouble(unopened, tr(CANNOT_OPEN))
    if options.size is not None:
        window.resize(*options.size)
    elif seen:
        window.resize(first_size(app.primaryScreen().availableSize()))
    return window


def hand_of(settings: Settings) -> Hand:
    """How the hand that paints was helped last time."""
    usual = Hand()
    steady = settings.text("hand/steady", usual.steady.value, tuple(Steady))
    pressure = settings.text("hand/pressure", tr(PRESSURE_WORDS[usual.pressure]), tuple(PRESSURE_WORDS.values()))
    return Hand(Steady(steady), pressure == PRESSURE_WORDS[True])


def _open(session: Session, path: Path, seen: bool) -> BodymapError | None:
    """Open the file; answer what is wrong with it if somebody can see that, else raise it."""
    mode = session.state.mode
    if not mode.opens_files:
        raise BodymapError(tr("the {id} mode opens no files; start with --mode consultation", id=mode.id), path)
    try:
        session.open(path)
    except BodymapError as problem:
        if seen:
            return problem
        raise
    return None


def _save_screenshot(window: Window, path: Path) -> int:
    settle(window)
    if not window.grab().save(str(path), None):
        raise BodymapError(
            tr("the picture could not be written; expected a folder that exists and a name as window.png"), path
        )
    window.session.new()
    window.close()
    return 0


def settle(window: Window) -> None:
    """Lay the window out as if it were seen, with a sharp picture."""
    window.show()
    for _ in range(SETTLE_ROUNDS):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.figure.sharpen()


# -- when something goes wrong


def hook(window: Window) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Show an unexpected error as text to copy. The drawing stays on the table.

    The log gets the kind of error and the places in the code only: messages of errors can carry a person's words.
    """

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.window().close()
            return
        places = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        log.error("%s at %s", kind.__name__, " < ".join(reversed(places)))
        text = "".join(traceback.format_exception(kind, error, trace))
        sheet = TextSheet(tr("Something went wrong inside the program"), f"{tr(CALM)}\n\n{text}", window)
        sheet.open()

    return show


CALM = (
    tr_later("Your drawing is still on the table: save it now (Ctrl+S), then start the program again.\n"
    "This text helps to find the fault. It may hold file names; read it before you pass it on.")
)


OFFSCREEN_NOISE = "does not support propagateSizeHints"
"""What Qt says for every window without a display; it is true, harmless and no news to anybody."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
    """Qt's own messages go the way of all others."""
    if OFFSCREEN_NOISE in (text or ""):
        return
    logging.getLogger("bodymap.qt").log(_LEVELS.get(kind, logging.ERROR), "%s", text)
