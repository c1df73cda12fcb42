import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

import bodymap.ui
from bodymap.atlas.levels import Root
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.ui.modes import MODES
from bodymap.ui.root_badge import ink_on
from bodymap.ui.theme import THEMES, apply_theme, contrast, load_fonts, palette, style_sheet


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_high_contrast_window_has_a_ring_of_three_px() -> None:
    sheet = style_sheet(THEMES["contrast"], MODES["consultation"])
    rings = re.findall(r":focus \{ [^}]*?border: (\d)px solid", sheet)
    assert rings
    assert set(rings) == {"3"}


@pytest.mark.parametrize("root", Root)
def test_the_name_of_a_root_is_readable_on_its_colour(root: Root) -> None:
    assert contrast(ink_on(ROOT_COLOUR[root]), ROOT_COLOUR[root]) >= 4.5


def test_only_the_theme_and_the_canvas_know_colour_numbers() -> None:
    folder = Path(bodymap.ui.__file__).parent
    ours = [
        p
        for p in folder.glob("*.py")
        if not p.name.startswith(
            ("theme", "figure_", "spine_", "mark_painter", "light_painter", "names_shown", "under_skin")
        )
    ]
    allowed = {
        "#ffffff",
        "#000000",
        "#010203",
        "#808080",
    }  # ink on a root, ink of the icon files, an empty bar
    found = {p.name: set(re.findall(r"#[0-9a-f]{6}\b", p.read_text())) - allowed for p in ours}
    assert not {name: colours for name, colours in found.items() if colours}


@pytest.mark.parametrize("theme", THEMES)
def test_the_palette_follows_the_table(theme: str) -> None:
    made = palette(THEMES[theme])
    assert made.color(QPalette.ColorRole.Window).name() == THEMES[theme].window


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_has_its_own_size_of_text(mode: str) -> None:
    size = round(14 * MODES[mode].text_scale)
    assert f"font-size: {size}px" in style_sheet(THEMES["light"], MODES[mode])


@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_reaches_the_application(qapp: QApplication, theme: str) -> None:
    widget = QWidget()
    apply_theme(qapp, widget, THEMES[theme], MODES["consultation"])
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name() == THEMES[theme].text
    widget.deleteLater()


def test_the_bundled_font_is_found(qapp: QApplication) -> None:
    assert load_fonts() == "Inter"
