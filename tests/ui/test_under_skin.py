"""The layers in the window: by menu, key and bar; painted once; gone for a patient."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bodymap.atlas.layers import open_layers
from bodymap.atlas.levels import Root, Side, View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.knowledge.library import Library
from bodymap.ui.figure_groups import LayoutKind
from bodymap.ui.state import NOTHING_SELECTED, Selection, ToolName
from bodymap.ui.window import Window
from tests.ui.hands import click, drag, pixel, words

CALF = (-75.0, 1380.0)
"""The inner head of the left calf, in the back view."""


def picture(window: Window) -> QImage:
    for _ in range(3):  # a panel that comes or goes asks for another layout
        QApplication.processEvents()
    window.figure.sharpen()
    return window.figure.grab().toImage()


@pytest.fixture
def blank(window: Window) -> Window:
    window.session.new()
    return window


@pytest.mark.parametrize(("key", "layer"), [("M", "muscles"), ("N", "nerves"), ("T", "territories")])
def test_a_key_shows_a_layer_and_takes_it_away(blank: Window, key: str, layer: str) -> None:
    QTest.keyClick(blank, Qt.Key[f"Key_{key}"])
    assert blank.session.state.show.layer == layer
    assert blank.layer_choice.currentData() == layer
    assert blank.actions_by_id[f"layer-{layer}"].isChecked()
    QTest.keyClick(blank, Qt.Key[f"Key_{key}"])
    assert blank.session.state.show.layer == ""


def test_the_bar_shows_a_layer(blank: Window) -> None:
    blank.layer_choice.activated.emit(blank.layer_choice.findData("nerves"))
    assert blank.session.state.show.layer == "nerves"


@pytest.mark.parametrize("layer", ["muscles", "nerves", "territories"])
def test_a_layer_changes_the_body_and_leaves_it_again(blank: Window, layer: str) -> None:
    bare = picture(blank)
    blank.commands.choose_layer(layer)
    assert picture(blank) != bare
    blank.commands.choose_layer("")
    assert picture(blank) == bare


def test_the_strip_under_the_body_says_whose_picture_it_is(blank: Window) -> None:
    blank.commands.choose_layer("muscles")
    assert "not checked by an anatomist" in words(blank.maps)
    blank.commands.choose_layer("")
    assert "anatomist" not in words(blank.maps)


def test_a_root_lights_its_muscles_and_lets_the_others_rest(blank: Window) -> None:
    blank.commands.choose_layer("muscles")
    blank.session.select(Selection(root=Root.S1, side=Side.LEFT))
    shown = picture(blank)

    def redness(side: int) -> float:
        """Of the big buttock muscle, on the viewer's left (-1) or right: the patient's left and right."""
        spots = [pixel(blank, View.BACK, side * x, y) for x in (70, 90, 110) for y in (850, 870, 890)]
        colours = [shown.pixelColor(spot) for spot in spots]
        return sum(one.redF() - one.blueF() for one in colours) / len(colours)

    assert redness(-1) > 0.2
    assert redness(1) < 0.5 * redness(-1)


def test_a_click_tells_the_muscle_and_rings_its_roots(blank: Window) -> None:
    blank.commands.choose_layer("muscles")
    blank.commands.choose_tool(ToolName.SELECT)
    before = blank.spine.grab().toImage()
    click(blank, View.BACK, *CALF)
    assert blank.session.state.selection == Selection(muscle="gastrocnemius_medial", side=Side.LEFT)
    told = words(blank.side.selection)
    assert "Inner head of the calf, left" in told
    assert "tibial nerve" in told
    assert blank.spine.grab().toImage() != before


def test_a_muscle_is_chosen_by_keyboard_from_the_list(blank: Window) -> None:
    blank.commands.choose_layer("muscles")
    blank.commands.focus_page("selection")
    choice = blank.side.selection.under_choice
    assert choice.isVisible()
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)  # opens the list
    QTest.keyClick(choice.view(), Qt.Key.Key_Down)
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    assert choice.currentIndex() == 1
    assert blank.session.state.selection == choice.itemData(1)
    assert blank.session.state.selection.muscle


def test_pointing_names_the_muscle(blank: Window) -> None:
    said: list[str] = []
    blank.figure.hovered.connect(said.append)
    blank.commands.choose_layer("muscles")
    picture(blank)
    for step in (QPoint(30, 0), QPoint()):
        QTest.mouseMove(blank.figure, pixel(blank, View.BACK, *CALF) + step)
        QApplication.processEvents()
    assert said
    assert said[-1].startswith("Muscle: inner head of the calf (S1 S2)")


def test_a_condition_pictures_where_it_is_felt_and_says_that_it_never_counts(blank: Window) -> None:
    bare = picture(blank)
    reading = blank.session.state.reading
    blank.session.select(Selection(condition="gtps"))
    blob = next(b for b in open_layers().blobs["gtps"] if b.view is View.FRONT)
    spot = pixel(blank, View.FRONT, blob.x * 0.98, blob.y)
    assert picture(blank).pixelColor(spot) != bare.pixelColor(spot)
    assert "never scored" in words(blank.maps)
    assert blank.session.state.reading == reading


def test_every_look_alike_with_a_picture_can_be_shown(blank: Window, library: Library) -> None:
    for name in open_layers().blobs:
        assert name in library.conditions
        blank.session.select(Selection(condition=name))
        picture(blank)


def test_a_stroke_paints_nothing_under_the_skin_anew(blank: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    blank.commands.choose_layer("muscles")
    picture(blank)
    painted: list[object] = []
    monkeypatch.setattr(blank.figure._sheets.painter, "paint_beneath", lambda *args: painted.append(args))  # pyright: ignore[reportPrivateUsage]
    blank.commands.choose_tool(ToolName.BRUSH)
    drag(blank, View.BACK, [(-75, 1350), (-75, 1400)])
    picture(blank)
    assert blank.session.state.drawing != PainDrawing()
    assert painted == []


def test_choosing_a_muscle_keeps_the_muscles_that_are_painted(blank: Window) -> None:
    blank.commands.choose_layer("muscles")
    bare = picture(blank)
    blank.session.select(Selection(muscle="soleus", side=Side.LEFT))
    assert picture(blank) != bare
    blank.session.select(NOTHING_SELECTED)
    assert picture(blank) == bare


def test_a_patient_sees_no_layer(blank: Window) -> None:
    blank.commands.choose_layer("muscles")
    blank.commands.choose_mode("patient")
    screen = blank.guide.screen
    assert screen is not None
    screen.visit.go(1)
    without = screen.figure.grab().toImage()
    blank.commands.choose_layer("")
    assert screen.figure.grab().toImage() == without
    assert not blank.layer_choice.isVisible()


@pytest.mark.parametrize("figure", ["female", "male"])
def test_a_layer_follows_the_shape_of_the_figure(blank: Window, figure: str) -> None:
    from dataclasses import replace

    blank.commands.choose_layer("muscles")
    blank.session.show(replace(blank.session.state.show, figure=figure))
    for muscle in open_layers().muscles[View.FRONT][::7]:
        spot = muscle.shape.representative_point()
        assert blank.figure.rect().contains(pixel(blank, View.FRONT, spot.x, spot.y)) or spot.y < 640


def test_a_start_opens_no_layers(tmp_path: object) -> None:
    code = (
        "import sys; sys.argv[1:] = ['--screenshot', sys.argv[1]]\n"
        "from bodymap.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('bodymap.atlas.layers' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, f"{tmp_path}/a.png"], capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[-1] == "False"


# -- the pointer of a layer


def told(window: Window) -> str:
    return window.status.place.text()


def test_a_layer_puts_the_pointer_into_the_hand_and_says_so(blank: Window) -> None:
    QTest.keyClick(blank, Qt.Key.Key_M)
    assert blank.session.state.pen.tool is ToolName.SELECT
    assert "click a muscle" in told(blank)
    assert "B paints" in told(blank)


def test_without_the_layer_the_tool_of_before_is_back(blank: Window) -> None:
    blank.commands.choose_tool(ToolName.FILL)
    QTest.keyClick(blank, Qt.Key.Key_N)
    QTest.keyClick(blank, Qt.Key.Key_T)
    QTest.keyClick(blank, Qt.Key.Key_T)
    assert blank.session.state.pen.tool is ToolName.FILL
    assert "Fill is in your hand again" in told(blank)


def test_a_tool_taken_while_a_layer_is_shown_stays(blank: Window) -> None:
    QTest.keyClick(blank, Qt.Key.Key_M)
    QTest.keyClick(blank, Qt.Key.Key_E)
    QTest.keyClick(blank, Qt.Key.Key_M)
    assert blank.session.state.pen.tool is ToolName.ERASER


def test_a_patient_who_comes_after_a_layer_has_the_brush(blank: Window) -> None:
    QTest.keyClick(blank, Qt.Key.Key_M)
    blank.commands.choose_mode("patient")
    assert blank.session.state.pen.tool is ToolName.BRUSH


def test_the_right_button_chooses_with_the_brush_in_hand_and_paints_nothing(blank: Window) -> None:
    blank.commands.choose_layer("muscles")
    blank.commands.choose_tool(ToolName.BRUSH)
    QTest.mouseClick(blank.figure, Qt.MouseButton.RightButton, pos=pixel(blank, View.BACK, *CALF))
    assert blank.session.state.selection == Selection(muscle="gastrocnemius_medial", side=Side.LEFT)
    assert blank.session.state.drawing == PainDrawing()


def test_shift_and_enter_choose_what_the_keyboard_stands_on(blank: Window) -> None:
    blank.commands.choose_layer("territories")
    blank.commands.choose_tool(ToolName.BRUSH)
    blank.figure.setFocus()
    for _ in range(4):
        QTest.keyClick(blank.figure, Qt.Key.Key_Down)
    QTest.keyClick(blank.figure, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert blank.session.state.selection.nerve
    assert blank.session.state.drawing == PainDrawing()


def test_enter_chooses_in_a_layer_because_the_pointer_is_in_the_hand(blank: Window) -> None:
    blank.commands.choose_layer("territories")
    blank.figure.setFocus()
    for _ in range(4):
        QTest.keyClick(blank.figure, Qt.Key.Key_Down)
    QTest.keyClick(blank.figure, Qt.Key.Key_Return)
    assert blank.session.state.selection.nerve


def test_what_the_pointer_is_over_is_named_beside_it(blank: Window) -> None:
    blank.commands.choose_layer("muscles")
    picture(blank)
    at = pixel(blank, View.BACK, *CALF)
    bare = blank.figure.grab().toImage()
    QTest.mouseMove(blank.figure, at)
    tag = blank.figure._tag  # pyright: ignore[reportPrivateUsage]
    assert tag is not None
    assert tag.text == "Inner head of the calf, S1 S2"
    assert not tag.box.contains(at.toPointF())
    assert blank.figure.grab().toImage().copy(tag.box.toRect()) != bare.copy(tag.box.toRect())
    QTest.mouseMove(blank.figure, QPoint(2, 2))
    assert blank.figure._tag is None  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("x", [0.0, 1.0])
def test_the_name_beside_the_pointer_is_never_cut_off(blank: Window, x: float) -> None:
    blank.commands.choose_layer("muscles")
    at = QPointF(x * blank.figure.width(), 3)
    box = blank.figure._box("Long extensor of the big toe, L5 L4 S1", at, 0.0)  # pyright: ignore[reportPrivateUsage]
    assert QRectF(blank.figure.rect()).contains(box)
    assert box.top() > at.y()


def test_without_a_layer_the_pointer_has_no_tag(blank: Window) -> None:
    QTest.mouseMove(blank.figure, pixel(blank, View.BACK, *CALF))
    assert blank.figure._tag is None  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("layer", ["muscles", "nerves", "territories"])
def test_nothing_light_of_a_layer_is_painted_beside_the_body(blank: Window, layer: str) -> None:
    """On a dark ground a light line that ends beyond the outline would be seen."""
    blank.commands.show_views(LayoutKind.WHOLE)
    blank.commands.choose_layer(layer)
    picture(blank)
    sheet = blank.figure._sheets._beneath[0].ground  # pyright: ignore[reportPrivateUsage]
    assert sheet is not None
    ring = blank._atlas.silhouette(View.FRONT).buffer(9).boundary  # pyright: ignore[reportPrivateUsage]
    spots = [ring.interpolate(step * 4.0) for step in range(int(ring.length / 4))]
    caught = [pixel(blank, View.FRONT, at.x, at.y) for at in open_layers().places[View.FRONT]]  # diamonds
    pixels = [pixel(blank, View.FRONT, spot.x, spot.y) for spot in spots]
    free = [at for at in pixels if all((at - one).manhattanLength() > 9 for one in caught)]
    colours = [sheet.pixelColor(at) for at in free]
    assert len(colours) > 500
    assert [one.name() for one in colours if one.alpha() > 8 and one.lightness() > 150] == []
