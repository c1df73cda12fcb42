"""The language of the window: our own texts, and with them the words on Qt's own buttons and menus."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from bodymap.language import Language, speak

QT_NAMES = {"fr": "fr", "es": "es", "de": "de", "pt": "pt_BR", "ar": "ar"}
"""What Qt calls the languages it comes with; English is in its code."""
OURS = "bodymap-language"


def choose_language(code: str) -> Language:
    """From now on everything that is made says its words in this language. Raises KeyError for one not known."""
    language = speak(code)
    app = QCoreApplication.instance()
    if app is not None:
        _let_qt_speak(app, QT_NAMES.get(code, ""))
    return language


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
