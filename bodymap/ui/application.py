"""The one Qt application, its settings, and what is known of the window before it is built."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from bodymap.files.owned import make_owned, make_owned_folder
from bodymap.language import ENGLISH, LANGUAGES
from bodymap.ui.options import SMALLEST, THEME_NAMES, Options
from bodymap.ui.settings import Settings

FIRST_SIZE = QSize(1280, 800)
"""The window when it is first opened, where the screen has the room."""
FRAME = QSize(16, 48)
"""px that the frame of a window takes from the screen (a common one; it is not known before it is there)."""
LANGUAGE = "words/language"
"""Where the settings keep the language that was chosen."""
NO_SCREEN = ("offscreen", "minimal", "vnc")
"""Platforms of Qt on which nobody sees a window."""


def named_app() -> QApplication:
    """The one application, named properly."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["bodymap"])
    app.setApplicationName("bodymap")
    app.setApplicationDisplayName("bodymap")
    app.setOrganizationName("bodymap")
    app.setDesktopFileName("bodymap")
    return app


def settings_of(options: Options) -> Settings:
    """The settings of this person on this machine; a screenshot looks the same everywhere and keeps nothing."""
    if options.screenshot is not None:
        return Settings(QSettings(os.devnull, QSettings.Format.IniFormat))
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "bodymap", "bodymap")
    path = Path(store.fileName())
    with suppress(OSError):  # where nothing can be kept there is nothing to hide
        make_owned_folder(path.parent)
        make_owned(path)  # Qt would let everybody read it, and it names the files that were opened
    return Settings(store)


def seen(options: Options) -> bool:
    """Whether somebody looks at the window, and so can be told in it what is wrong."""
    return options.screenshot is None and QGuiApplication.platformName() not in NO_SCREEN


def first_size(room: QSize) -> QSize:
    """The usual size, or what the screen has without its bars and the frame of the window."""
    return FIRST_SIZE.boundedTo(room - FRAME).expandedTo(QSize(*SMALLEST))


def theme_of(options: Options, settings: Settings) -> str:
    """The theme asked for, else the one of last time, else that of the system."""
    return options.theme or settings.text("look/theme", _system_theme(), THEME_NAMES)


def language_of(options: Options, settings: Settings) -> str:
    """The language asked for, else the one of last time, else that of the system where we speak it wholly."""
    usual = _system_language() if seen(options) else ENGLISH.code
    return options.lang or settings.text(LANGUAGE, usual, tuple(LANGUAGES))


def _system_language() -> str:
    found = LANGUAGES.get(QLocale.system().name().partition("_")[0])
    return found.code if found is not None and found.whole else ENGLISH.code


def _system_theme() -> str:
    return "dark" if QGuiApplication.styleHints().colorScheme().name == "Dark" else "light"
