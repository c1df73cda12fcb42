"""Maps in the window: chosen by keys and lists, told under the body and on a page, worked on in both halves."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.atlas.agreement import given
from bodymap.atlas.levels import DiscLevel, Root, Side, View
from bodymap.atlas.naming import roomiest
from bodymap.ui.figure_canvas import FigureCanvas
from bodymap.ui.figure_lights import lights
from bodymap.ui.labels import PlainLabel
from bodymap.ui.loaded import reader
from bodymap.ui.map_strip import BEHIND, DISC_ROOT, NOTHING, STACKED
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.state import MapsShown, Selection, ToolName
from bodymap.ui.theme import THEMES
from bodymap.ui.window import Window
from tests.ui.hands import words

MakeWindow = Callable[..., Window]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def compared(window: Window) -> Window:
    """Two maps side by side, nothing painted."""
    window.commands.compare_maps()
    QApplication.processEvents()
    return window


def places(figure: FigureCanvas, view: View, x: float, y: float) -> list[QPoint]:
    """A place of the body in every pane, px."""
    shown = [p for p in figure.placements if p.view is view]
    return [QPoint(*(round(v) for v in p.to_px(x, y))) for p in shown]


def picture(figure: FigureCanvas) -> QImage:
    return figure.grab().toImage()


def colours(window: Window, view: View, x: float, y: float) -> list[QColor]:
    window.figure.sharpen()
    image = window.figure.grab().toImage()
    ratio = image.devicePixelRatio()
    return [image.pixelColor(at * ratio) for at in places(window.figure, view, x, y)]


@pytest.mark.parametrize(
    ("key", "way"),
    [(Qt.Key.Key_C, MapsShown.TWO), (Qt.Key.Key_A, MapsShown.ALL), (Qt.Key.Key_3, MapsShown.ONE)],
)
def test_each_way_of_showing_maps_has_a_key(window: Window, key: Qt.Key, way: MapsShown) -> None:
    QTest.keyClick(window, key, ALT)
    assert window.session.state.show.maps is way


def test_every_map_and_way_stands_in_the_list_of_the_tool_bar(window: Window) -> None:
    shown = [window.map_choice.itemText(i) for i in range(window.map_choice.count())]
    assert len([text for text in shown if text]) == len(window._atlas.maps) + 3


@pytest.mark.parametrize("way", ["Compare two maps", "All maps stacked", "No map", "Foerster 1933"])
def test_the_list_shows_what_it_chose(window: Window, way: str) -> None:
    row = window.map_choice.findText(way)
    window.map_choice.setCurrentIndex(row)
    window.map_choice.activated.emit(row)
    assert window.map_choice.currentText() == way


def test_a_stroke_on_one_half_is_seen_on_both(compared: Window) -> None:
    before = colours(compared, View.BACK, 70, 1230)
    way = [places(compared.figure, View.BACK, 70, y)[1] for y in range(1200, 1401, 20)]
    QTest.mousePress(compared.figure, Qt.MouseButton.LeftButton, pos=way[0])
    for at in way[1:]:
        QTest.mouseMove(compared.figure, at)
    growing = colours(compared, View.BACK, 70, 1230)
    QTest.mouseRelease(compared.figure, Qt.MouseButton.LeftButton, pos=way[-1])
    after = colours(compared, View.BACK, 70, 1230)
    assert len(before) == len(after) == 2
    assert all(one != other for one, other in zip(before, growing, strict=True))
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_both_halves_edit_one_drawing(compared: Window) -> None:
    for at in places(compared.figure, View.BACK, 70, 1300):
        QTest.mouseClick(compared.figure, Qt.MouseButton.LeftButton, pos=at)
    areas = [mark.area for mark in compared.session.state.drawing.marks]
    assert len(areas) == 1


def test_a_click_on_either_half_means_the_same_place(compared: Window) -> None:
    compared.commands.choose_tool(ToolName.SELECT)
    found = []
    for at in places(compared.figure, View.BACK, 70, 1300):
        QTest.mouseClick(compared.figure, Qt.MouseButton.LeftButton, pos=at)
        point = compared.session.state.selection.point
        found.append(point and (point.view, point.zone, point.side))
    assert found[0] == found[1] != None  # noqa: E711


def test_nothing_of_one_half_comes_into_the_other_while_both_are_zoomed_out(compared: Window) -> None:
    figure = compared.figure
    left, right = figure._panes  # pyright: ignore[reportPrivateUsage]
    figure._zoom_at(1.28, QPointF(right.left + 200, 250))  # pyright: ignore[reportPrivateUsage]
    figure.sharpen()
    picture(figure)
    figure.fit()
    stretched, canvas = picture(figure), QColor(THEMES["light"].canvas)
    lines = range(round(left.top) + 80, round(left.top + left.height) - 60)
    edges = (round(left.left + left.width) - 2, round(right.left) + 2)
    assert {stretched.pixelColor(x, y).name() for x in edges for y in lines} == {canvas.name()}


def test_each_half_has_its_own_map(compared: Window) -> None:
    """The inner calf is L4 on one of the two and L3 on the other."""
    one, other = colours(compared, View.INNER_LEFT, 0, 0) or colours(compared, View.FRONT, 60, 1230)
    assert one != other


def test_a_zoom_keeps_the_same_place_in_both_halves(compared: Window) -> None:
    compared.figure.zoom(3)
    left, right = places(compared.figure, View.BACK, 70, 1300)
    panes = compared.figure._panes
    assert right.x() - left.x() == pytest.approx(panes[1].left - panes[0].left, abs=1)
    assert left.y() == right.y()


def test_the_keyboard_walks_through_both_halves(compared: Window) -> None:
    stops = compared.figure._stops.all()
    half = len(compared.figure.placements) // 2
    assert {stop.index >= half for stop in stops} == {False, True}


def test_the_two_lists_under_the_body_change_their_own_half(compared: Window) -> None:
    strip = compared.maps
    strip.right.activated.emit(strip.right.findData("lee-2008"))
    assert (compared.session.state.show.map, compared.session.state.show.other_map) == ("isncsci", "lee-2008")


def test_the_strip_tells_the_map_and_what_no_colour_means(window: Window) -> None:
    assert NOTHING in words(window.maps)
    window.commands.show_map("lee-2008")
    assert window._atlas.maps["lee-2008"].title in words(window.maps)


def test_the_strip_explains_the_stacked_maps_to_a_screen_reader(window: Window) -> None:
    window.commands.stack_maps()
    assert window.maps.legend.isVisible()
    assert all(name in window.maps.legend.accessibleName() for name in ("Foerster 1933", "agree", "disagree"))


def test_a_patient_sees_nothing_of_the_maps(make_window: MakeWindow) -> None:
    window = make_window("patient")
    window.commands.stack_maps()
    assert not window.maps.isVisible()
    assert not window.map_choice.isVisible()
    assert not window.side.drawer.isVisible()


def test_the_page_tells_every_map_with_its_history(window: Window) -> None:
    window.commands.focus_page("maps")
    said = words(window.side.maps)
    assert all(one.title in said and one.history in said for one in window._atlas.maps.values())


def test_the_page_measures_the_pair_that_is_shown(compared: Window) -> None:
    compared.commands.focus_page("maps")
    assert "How far ISNCSCI key points and Keegan, Garrett 1948 agree" in words(compared.side.maps)


def test_the_page_shows_a_map_by_a_press(window: Window) -> None:
    window.commands.focus_page("maps")
    window.side.maps.rows["foerster-1933"].show_button.click()
    assert window.session.state.show.map == "foerster-1933"
    assert window.side.maps.rows["foerster-1933"].shown.isVisible()


def test_the_reading_under_each_map_is_worked_out_when_it_is_opened(window: Window) -> None:
    window.commands.show_sample(window._samples[0])
    window.commands.focus_page("maps")
    under = window.side.maps.under
    assert "Under our schematic after Foerster 1933" not in words(under)
    under.toggle()
    assert "Under our schematic after Foerster 1933" in words(under)


def test_a_chosen_root_is_lit_in_each_half_as_its_map_has_it(compared: Window) -> None:
    compared.session.select(Selection(root=Root.L4, side=Side.LEFT))
    lit = lights(compared.session.state, compared._atlas, compared._library)
    assert {light.half for light in lit} == {"isncsci", "keegan-garrett-1948"}


def test_a_brush_paints_no_map_again(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.commands.stack_maps()
    window.figure.grab()
    painted: list[object] = []
    maps = window.figure._sheets.painter.maps
    monkeypatch.setattr(maps, "paint_stacked", lambda *given: painted.append(given))
    at = places(window.figure, View.BACK, 70, 1300)[0]
    QTest.mouseClick(window.figure, Qt.MouseButton.LeftButton, pos=at)
    window.figure.grab()
    assert window.session.state.drawing.marks
    assert not painted


def test_a_map_nobody_has_checked_is_marked_wherever_it_is_named(
    window: Window, settings: Settings, qtbot: QtBot
) -> None:
    """A map that a person added: in the list, in the strip, over its half, on the page."""
    atlas = window._atlas
    mine = replace(atlas.maps["lee-2008"], id="mine", title="Ward map", unverified_by="A. Author")
    own = replace(atlas, maps={**atlas.maps, "mine": mine})
    other = Window(Session(reader(window._library, own)), window._library, own, (), settings, "light")
    qtbot.addWidget(other)
    other.commands.show_map("mine")
    other.commands.focus_page("maps")
    assert other.map_choice.currentText() == "Ward map (unverified)"
    assert "unverified map by A. Author" in other.maps.words.text()
    labels = [label.text() for label in other.side.maps.rows["mine"].findChildren(PlainLabel)]
    assert "Unverified map by A. Author: nobody has checked it." in labels


@pytest.mark.parametrize(("size", "legend"), [((900, 650), False), ((1280, 800), True)])
def test_in_a_low_window_one_line_stands_for_the_legend(
    make_window: MakeWindow, size: tuple[int, int], legend: bool
) -> None:
    window = make_window(size=size)
    window.commands.stack_maps()
    assert window.maps.legend.isVisible() is legend
    assert (STACKED in words(window.maps)) is not legend


@pytest.mark.parametrize("way", ["show_map", "compare_maps", "stack_maps"])
def test_the_strip_says_that_maps_step_back_behind_a_layer(window: Window, way: str) -> None:
    getattr(window.commands, way)(*(["lee-2008"] if way == "show_map" else []))
    assert BEHIND not in words(window.maps)
    window.commands.choose_layer("muscles")
    assert BEHIND in words(window.maps)


def test_behind_a_layer_the_legend_tells_lines_alone(window: Window) -> None:
    window.commands.stack_maps()
    window.commands.choose_layer("nerves")
    told = window.maps.legend.accessibleName()
    assert "Foerster 1933" in told
    assert "agree" not in told


def test_the_legend_gets_the_height_that_its_rows_need(window: Window) -> None:
    window.commands.stack_maps()
    window.commands.choose_layer("muscles")
    QApplication.processEvents()
    legend = window.maps.legend
    assert legend.height() >= legend.heightForWidth(legend.width())


def test_behind_a_layer_no_map_colours_the_skin(window: Window) -> None:
    """The sole has no nerve at this place, and nothing but the skin is seen there."""
    window.session.new()
    window.commands.choose_layer("nerves")
    bare = colours(window, View.FEET_SOLE, 52, 215)
    window.commands.show_map("isncsci")
    assert colours(window, View.FEET_SOLE, 52, 215) == bare
    window.commands.choose_layer("")
    assert colours(window, View.FEET_SOLE, 52, 215) != bare


def test_the_strip_says_how_far_the_stacked_maps_agree_about_a_root(window: Window) -> None:
    window.commands.stack_maps()
    window.session.select(Selection(root=Root.L4, side=Side.LEFT))
    assert "L4: deeper where more of the 5 maps give it" in words(window.maps)
    window.session.select(Selection(disc=DiscLevel.L4_5))
    assert DISC_ROOT in words(window.maps)


def test_skin_that_more_maps_give_a_root_is_lit_deeper(window: Window) -> None:
    window.session.new()
    window.commands.stack_maps()
    window.session.select(Selection(root=Root.L5))
    found = given(window._atlas, View.FEET_TOP, "L5")
    spots = {one.count: roomiest(max(one.shape.geoms, key=lambda part: part.area)) for one in found}
    beside = {count: (x, y + 0.8 * room) for count, (x, y, room) in spots.items()}  # below the letters
    five, three = (colours(window, View.FEET_TOP, *beside[count])[0] for count in (5, 3))
    assert five.saturationF() > three.saturationF() + 0.1
