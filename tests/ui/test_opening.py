import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from bodymap.data import data_folder
from bodymap.ui.app import make_window, settle
from bodymap.ui.application import settings_of
from bodymap.ui.opening import INDEX, Opening, Wanted, find_opening
from bodymap.ui.opening_build import sources
from bodymap.ui.options import THEME_NAMES, Options

BUILT = data_folder("assets") / "built"
USUAL = Wanted("consultation", "light", (1280, 800), 1.0, {})


def opening(theme: str) -> Opening:
    found = find_opening(replace(USUAL, theme=theme))
    assert found is not None
    return found


def test_the_opening_was_built_from_the_body_and_the_sample_of_today() -> None:
    """`bodymap atlas build` renews it."""
    assert json.loads((BUILT / INDEX).read_text("utf-8"))["sources"] == sources()


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_opening_stands_where_the_body_will_be_and_looks_like_it(qapp: QApplication, theme: str) -> None:
    options = Options(theme=theme, size=(1280, 800), screenshot=Path("unused.png"))
    window = make_window(qapp, options, settings_of(options))
    settle(window)
    found = opening(theme)
    assert found.canvas == QRect(window.figure.mapTo(window, QPoint()), window.figure.size())
    assert share_unlike(found.picture, window.figure.grab().toImage()) < 0.02
    window.session.new()
    window.close()
    window.deleteLater()


def share_unlike(one: QImage, other: QImage) -> float:
    """Share of the pixels that clearly differ; letters may be smoothed in another way elsewhere."""
    grey = QImage.Format.Format_Grayscale8
    plain = [image.convertToFormat(grey) for image in (one, other)]
    first, second = (bytes(image.constBits()) for image in plain)
    assert len(first) == len(second)
    return sum(abs(a - b) > 24 for a, b in zip(first, second, strict=True)) / len(first)


@pytest.mark.parametrize(
    "other",
    [
        replace(USUAL, mode="patient"),
        replace(USUAL, size=(1920, 1080)),
        replace(USUAL, ratio=2.0),
        replace(USUAL, theme="mauve"),
        replace(USUAL, look={"look/skin": "light"}),
        replace(USUAL, look={"look/new": "anything"}),
    ],
)
def test_what_would_look_otherwise_has_no_opening(other: Wanted) -> None:
    assert find_opening(other) is None


def test_the_usual_look_may_be_stored_in_words() -> None:
    assert find_opening(replace(USUAL, look={"look/skin": "paper"})) is not None


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"openings": [{}]}'])
def test_a_damaged_index_is_no_opening(tmp_path: Path, text: str) -> None:
    (tmp_path / INDEX).write_text(text, encoding="utf-8")
    assert find_opening(USUAL, tmp_path) is None


def test_an_index_without_its_picture_is_no_opening(tmp_path: Path) -> None:
    shutil.copy(BUILT / INDEX, tmp_path / INDEX)
    assert find_opening(USUAL, tmp_path) is None
