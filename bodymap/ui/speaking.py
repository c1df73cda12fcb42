"""The language of the window: our own texts, and with them the words on Qt's own buttons and menus."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from bodymap.data import data_folder
from bodymap.language import Language, speak

QT_NAMES = {"fr": "fr", "es": "es", "de": "de", "pt": "pt_BR", "ar": "ar"}
"""What Qt calls the languages it comes with; English is in its code."""
OURS = "bodymap-language"
FONTS = {"ar": ("arabic", "Noto Sans Arabic")}
"""Letters that the usual font has not: the folder below assets/fonts, and the family."""


def choose_language(code: str) -> Language:
    """From now on everything that is made says its words in this language. Raises KeyError for one not known."""
    language = speak(code)
    app = QCoreApplication.instance()
    if app is not None:
        _let_qt_speak(app, QT_NAMES.get(code, ""))
    if isinstance(app, QApplication):
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # what is wholly in Arabic, the patient's screen, turns itself
    if isinstance(app, QApplication) and code in FONTS:
        _add_letters(app, *FONTS[code])
    return language


def _add_letters(app: QApplication, folder: str, family: str) -> None:
    """Let the font of the program find these letters; where they are there already nothing happens."""
    font = app.font()
    if family in font.families():
        return
    for path in sorted((data_folder("assets") / "fonts" / folder).glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    font.setFamilies([*font.families(), family])
    app.setFont(font)


def _let_qt_speak(app: QCoreApplication, name: str) -> None:
    for old in app.findChildren(QTranslator, OURS):
        app.removeTranslator(old)
        old.deleteLater()
    if not name:
        return
    made = QTranslator(app)
    made.setObjectName(OURS)
    if made.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(made)
