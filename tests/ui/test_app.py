import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from bodymap.files.problems import BodymapError
from bodymap.records.store.place import open_to_others
from bodymap.ui import app as application
from bodymap.ui.app import make_window
from bodymap.ui.application import first_size, seen, settings_of
from bodymap.ui.options import Options
from bodymap.ui.window import Window


def test_a_screenshot_is_drawn_without_a_display(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    code = (
        "from pathlib import Path; from bodymap.ui.start import Options, start; "
        f"raise SystemExit(start(Options(size=(1280, 800), screenshot=Path({str(picture)!r}))))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1280, 800)


def test_the_program_has_its_own_name(qapp: QApplication) -> None:
    application.make_app()
    assert (qapp.applicationName(), qapp.desktopFileName()) == ("bodymap", "bodymap")


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_only_the_owner_may_read_the_settings(qapp: QApplication) -> None:
    before = os.umask(0)
    try:
        settings_of(Options()).keep("look/theme", "dark")
    finally:
        os.umask(before)
    path = Path(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "bodymap", "bodymap").fileName())
    assert open_to_others((path, path.parent)) == ()
    assert path.exists()


def test_a_screenshot_keeps_no_settings(tmp_path: Path) -> None:
    settings = settings_of(Options(screenshot=tmp_path / "a.png"))
    settings.keep("look/theme", "dark")
    assert not list(tmp_path.iterdir())


def made(qapp: QApplication, options: Options) -> Window:
    return make_window(qapp, options, settings_of(Options(screenshot=Path("unused.png"))))


def test_a_map_of_your_own_that_is_unsound_is_told_in_one_line(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BODYMAP_DATA_DIR", str(tmp_path))
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "mine.yaml").write_text("id: mine", "utf-8")
    window = made(qapp, Options())
    words = window.trouble_words.text()
    assert "mine.yaml" in words
    assert "this map of your own is left out" in words
    window.deleteLater()


def test_the_window_opens_with_a_labelled_sample(qapp: QApplication) -> None:
    window = made(qapp, Options())
    assert window.session.state.drawing.marks
    assert window.session.state.paper.sample
    window.deleteLater()


def broken(tmp_path: Path) -> Options:
    path = tmp_path / "broken.bodymap"
    path.write_text("{", encoding="utf-8")
    return Options(open=path)


def test_a_broken_file_is_told_in_a_window_that_is_seen(qapp: QApplication, tmp_path: Path) -> None:
    options = broken(tmp_path)
    window = make_window(qapp, options, settings_of(Options(screenshot=Path("unused.png"))), seen=True)
    assert not window.trouble_bar.isHidden()
    assert window.trouble_words.text().startswith("This file could not be opened: ")
    assert window.session.state.paper.sample
    window.deleteLater()


def test_a_broken_file_ends_a_program_nobody_sees(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match=r"broken\.bodymap"):
        made(qapp, broken(tmp_path))


def test_a_picture_is_never_a_window_that_is_seen() -> None:
    assert not seen(Options(screenshot=Path("a.png")))


@pytest.mark.parametrize(
    ("screen", "first"),
    [((1920, 1080), (1280, 800)), ((1280, 800), (1264, 752)), ((1024, 600), (1008, 600))],
)
def test_the_first_window_fits_the_screen(screen: tuple[int, int], first: tuple[int, int]) -> None:
    assert first_size(QSize(*screen)).toTuple() == first


def test_patient_mode_opens_no_file(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="opens no files"):
        made(qapp, Options(mode="patient", open=tmp_path / "a.bodymap"))


def test_an_unexpected_error_shows_text_to_copy(
    window: Window, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        raise KeyError("words of a person")
    except KeyError as error:
        with caplog.at_level(logging.ERROR):
            application.hook(window)(KeyError, error, error.__traceback__)
    sheet = window.findChild(QPlainTextEdit)
    assert sheet is not None
    assert "words of a person" in sheet.toPlainText()
    assert "words of a person" not in caplog.text


def test_an_unexpected_error_keeps_the_drawing(window: Window) -> None:
    window.commands.show_sample(window._samples[0])
    before = window.session.state.drawing
    error = ValueError("boom")
    application.hook(window)(ValueError, error, None)
    assert window.session.state.drawing == before
