"""The line above the body: groups of views, the figure, and what is painted where nobody looks."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.ui.figure_elsewhere import Elsewhere, hidden_texts
from bodymap.ui.figure_groups import GROUPS, LayoutKind
from bodymap.ui.settings import Settings
from bodymap.ui.window import Window
from tests.ui.conftest import MakeWindow


def painted(atlas: Atlas, view: View, zone: str, side: Side = Side.LEFT) -> PainDrawing:
    face = next(f for f in atlas.zones(view) if (f.zone, f.side) == (zone, side))
    return PainDrawing((Mark(1, view, Sensation.ACHE, face.shape),))


def test_a_mark_that_is_seen_is_not_elsewhere(atlas: Atlas) -> None:
    assert Elsewhere(atlas)(painted(atlas, View.BACK, "calf_central"), LayoutKind.LOWER) == {}


def test_a_mark_on_the_side_is_under_sides(atlas: Atlas) -> None:
    drawing = painted(atlas, View.SIDE_LEFT, "thigh_lateral_prox")
    assert Elsewhere(atlas)(drawing, LayoutKind.LOWER) == {LayoutKind.SIDES: 1}


def test_a_mark_above_the_waist_is_under_whole_body(atlas: Atlas) -> None:
    drawing = painted(atlas, View.FRONT, "trunk_front_upper")
    assert Elsewhere(atlas)(drawing, LayoutKind.LOWER) == {LayoutKind.WHOLE: 1}


def test_the_words_name_the_group_and_get_shorter() -> None:
    texts = hidden_texts({LayoutKind.SIDES: 2})
    assert texts[0] == "Not shown now: 2 painted places under Sides"
    assert [len(text) for text in texts] == sorted((len(text) for text in texts), reverse=True)
    assert hidden_texts({}) == ()


@pytest.mark.parametrize("kind", list(GROUPS))
def test_a_click_shows_the_group(window: Window, kind: LayoutKind) -> None:
    window.views.groups.segment(kind.value).click()
    assert window.session.state.show.views is kind
    assert {p.view for p in window.figure.placements} == set(GROUPS[kind].views)


@pytest.mark.parametrize("kind", [kind for kind in GROUPS if kind is not LayoutKind.LOWER])
def test_its_key_shows_the_group_and_goes_back(window: Window, kind: LayoutKind) -> None:
    QTest.keyClicks(window, GROUPS[kind].key.lower())
    assert window.session.state.show.views is kind
    QTest.keyClicks(window, GROUPS[kind].key.lower())
    assert window.session.state.show.views is LayoutKind.LOWER


def test_what_is_not_shown_is_told_and_one_press_away(window: Window, atlas: Atlas) -> None:
    window.session.new()
    window.session.edit("Paint", painted(atlas, View.SIDE_LEFT, "thigh_lateral_prox"))
    assert "1 painted place here" in window.views.groups.segment("sides").accessibleName()
    assert window.hidden.text().startswith("Not shown now: 1 painted place under Sides")
    window.hidden.click()
    assert window.session.state.show.views is LayoutKind.SIDES
    assert window.hidden.isHidden()


@pytest.mark.parametrize("mode", ["consultation", "classroom"])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (1920, 1080)])
def test_nothing_moves_when_paint_lies_where_nobody_looks(
    make_window: MakeWindow, atlas: Atlas, mode: str, size: tuple[int, int]
) -> None:
    window = make_window(mode, size=size)
    window.session.new()
    QApplication.processEvents()
    before = [window.figure.geometry(), *(p.rect for p in window.figure.placements)]
    window.session.edit("Paint", painted(atlas, View.SIDE_LEFT, "thigh_lateral_prox"))
    QApplication.processEvents()
    assert window.hidden.isVisible()
    assert [window.figure.geometry(), *(p.rect for p in window.figure.placements)] == before


@pytest.mark.parametrize("mode", ["consultation", "classroom"])
@pytest.mark.parametrize("size", [(900, 600), (1024, 768), (1280, 800)])
def test_the_line_about_hidden_paint_lies_under_the_views_and_beside_the_legend(
    make_window: MakeWindow, atlas: Atlas, mode: str, size: tuple[int, int]
) -> None:
    window = make_window(mode, size=size)
    window.session.new()
    window.session.edit("Paint", painted(atlas, View.SIDE_LEFT, "thigh_lateral_prox"))
    QApplication.processEvents()
    figure, note = window.figure, window.hidden
    assert figure.foot_room < figure.width()
    assert note.x() >= figure.width() - figure.foot_room
    assert note.y() >= max(placement.rect[3] for placement in figure.placements)
    assert note.geometry().bottom() < figure.height()


def test_another_figure_keeps_the_drawing_and_is_remembered(window: Window, settings: Settings) -> None:
    before = window.session.state.drawing
    QTest.keyClicks(window, "x")
    assert window.session.state.show.figure == "female"
    assert window.session.state.drawing is before
    assert settings.text("look/figure", "neutral", ("neutral", "female", "male")) == "female"
    assert window.views.figure_button.accessibleName() == "Figure: female"


def test_a_narrow_window_has_a_list_of_the_groups(make_window: MakeWindow) -> None:
    window = make_window("classroom", size=(900, 600))
    assert window.views.group_list.isVisible()
    window.views.group_list.setCurrentIndex(2)
    window.views.group_list.activated.emit(2)
    assert window.session.state.show.views is LayoutKind.SIDES


@pytest.mark.parametrize("mode", ["consultation", "classroom"])
@pytest.mark.parametrize("width", [900, 1024, 1280, 1920])
def test_the_button_of_the_figure_says_what_it_is_for(make_window: MakeWindow, mode: str, width: int) -> None:
    made = make_window(mode, size=(width, 768)).views.figure_button
    assert made.text().startswith("Figure")
    assert made.width() >= made.sizeHint().width()


def test_the_menu_of_figures_and_skins_has_headings_that_keys_pass_over(window: Window) -> None:
    menu = window.menus["figure"]
    headings = [made.text() for made in menu.actions() if made.text() and not made.isEnabled()]
    assert headings == ["Figure", "Skin"]
    menu.popup(window.mapToGlobal(window.rect().center()))
    for _ in range(20):
        QTest.keyClick(menu, Qt.Key.Key_Down)
        chosen = menu.activeAction()
        assert chosen is not None
        assert chosen.text() not in headings
    menu.close()


def test_a_clinicians_groups_stand_on_one_line(window: Window) -> None:
    assert len({window.views.groups.segment(kind.value).y() for kind in GROUPS}) == 1


def test_a_double_click_on_the_words_above_a_view_fits_it_and_again_shows_all(window: Window) -> None:
    back = next(p for p in window.figure.placements if p.view is View.BACK)
    left, top, right, _ = back.whole
    at = QPointF((left + right) / 2, top + 10).toPoint()
    QTest.mouseDClick(window.figure, Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    fitted = next(p for p in window.figure.placements if p.view is View.BACK)
    assert fitted.scale > 1.2 * back.scale
    window.commands.zoom_to_view()
    window.commands.fit()
    assert next(p for p in window.figure.placements if p.view is View.BACK).scale == back.scale


def test_a_double_click_on_the_body_with_a_brush_paints_and_does_not_zoom(window: Window) -> None:
    before = window.figure.lens
    back = next(p for p in window.figure.placements if p.view is View.BACK)
    QTest.mouseDClick(window.figure, Qt.MouseButton.LeftButton, pos=QPointF(*back.to_px(90, 1400)).toPoint())
    assert window.figure.lens == before


def test_z_fits_the_view_of_the_keyboards_cursor(window: Window) -> None:
    window.figure.setFocus()
    QTest.keyClick(window.figure, Qt.Key.Key_Right)
    QTest.keyClicks(window, "z")
    assert window.figure.lens.zoom > 1.1
