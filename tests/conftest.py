"""What every test gets: Qt without a display, folders of its own, the bundled font, and a look for windows left open."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import gc
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from bodymap.language import ENGLISH, speak, spoken

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")

FOLDERS = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
}


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, records and caches of a test live and die with it, never in the home of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.delenv("BODYMAP_DATA_DIR", raising=False)
    monkeypatch.setenv(
        "PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring"
    )  # never the tester's own keys
    for name, folder in FOLDERS.items():
        (home / folder).mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(home / folder))
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings

        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(home / "config"))


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """pytest-qt's application with our own font, so that pictures are the same on every machine."""
    from bodymap.ui.theme import apply_font, load_fonts

    apply_font(qapp, load_fonts())
    return qapp


@pytest.fixture
def bundled_font(qapp: "QApplication") -> str:
    """The family of the bundled font, loaded."""
    return qapp.font().family()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English, whatever the one before spoke, and Qt with it: in Arabic it turns the keys round."""
    yield
    if spoken() is ENGLISH:
        return
    if "bodymap.ui.speaking" in sys.modules:
        from bodymap.ui.speaking import choose_language

        choose_language("en")
    else:
        speak("en")


@pytest.fixture(autouse=True)
def no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test of the window that leaves a top-level widget behind: give it to `qtbot.addWidget`."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    before = set(_top_level_widgets())
    yield
    left = set(_top_level_widgets()) - before
    if left:  # perhaps only waiting for the collector
        del left
        gc.collect()
    left = set(_top_level_widgets()) - before
    assert not left, f"left open: {sorted(str(one) for one in left)}"


def _top_level_widgets() -> "list[QWidget]":
    """Top-level widgets alive once everything waiting to be deleted is gone."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return QApplication.topLevelWidgets()
