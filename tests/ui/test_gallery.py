"""The gallery: which pictures, their names, and one tiny combination that is really written."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from bodymap.files.problems import BodymapError
from bodymap.ui.figure_groups import LayoutKind
from bodymap.ui.gallery import Shot, Wish, page, shots, write_gallery

MAPS = ("article", "isncsci")


def test_every_view_is_taken_on_every_map_in_every_theme() -> None:
    taken = {(s.views, s.map, s.theme) for s in shots(Wish(), MAPS)}
    assert len(taken) == 5 * 4 * 3


def test_every_layer_is_taken_in_every_view_and_theme_alone_and_behind_all_maps() -> None:
    taken = {(s.views, s.map, s.theme, s.layer) for s in shots(Wish(), MAPS) if s.layer}
    assert len(taken) == 5 * 2 * 3 * 3
    assert not any(s.layer for s in shots(Wish(layers=("none",)), MAPS))


def test_every_skin_is_taken_on_every_figure() -> None:
    bodies = {(s.skin, s.figure) for s in shots(Wish(), MAPS) if s.views is LayoutKind.SIDES}
    assert len(bodies) == 4 * 3


def test_every_mode_has_a_window() -> None:
    assert {s.mode for s in shots(Wish(), MAPS)} == {"", "consultation", "patient", "classroom"}


def test_every_mode_stands_in_every_theme_and_language_at_two_sizes() -> None:
    windows = {(s.mode, s.theme, s.lang, s.size) for s in shots(Wish(bodies=False), MAPS)}
    assert len(windows) == (3 * 2 + 1) * 3 * 2  # Arabic has the guided screen alone


def test_names_are_told_apart_and_say_what_is_unusual() -> None:
    taken = shots(Wish(), MAPS)
    assert len({s.name for s in taken}) == len(taken)
    assert Shot(LayoutKind.FEET, "none", "dark", "deep", "female").name == "feet-none-dark-deep-female"


def test_an_unknown_word_is_told_with_what_there_is() -> None:
    with pytest.raises(BodymapError, match="theme 'blue' is not known; expected light, dark, contrast"):
        shots(Wish(themes=("blue",)), MAPS)


def test_the_page_shows_every_picture() -> None:
    taken = shots(Wish(views=("feet",), themes=("light",)), MAPS)
    assert page(taken).count("<img ") == len(taken)


def test_a_guided_screen_in_arabic_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    wish = Wish(themes=("dark",), bodies=False, langs=("ar",))
    names = list(write_gallery(tmp_path, wish))
    assert names[0] == "window-patient-lower-none-dark-ar-1280x800.png"
    assert QImage(str(tmp_path / names[0])).width() == 1280


def test_it_writes_what_it_says(qtbot: QtBot, tmp_path: Path) -> None:
    wish = Wish(
        ("feet",), ("none",), ("contrast",), ("paper",), ("neutral",), ("none",), (900, 600), windows=False
    )
    names = list(write_gallery(tmp_path / "new", wish))
    assert names == ["feet-none-contrast.png", "index.html"]
    assert {p.name for p in (tmp_path / "new").iterdir()} == set(names)
    assert not QImage(str(tmp_path / "new" / names[0])).isNull()
