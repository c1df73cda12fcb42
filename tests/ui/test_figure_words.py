"""What is lit and said on the body, and the words LEFT and RIGHT beside it."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import DiscLevel, Root, Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.coverage import share_of
from bodymap.ui.figure_captions import headers
from bodymap.ui.figure_layout import LayoutKind, Lens, frames, placed
from bodymap.ui.figure_lights import TERRITORY, hover_words, lights
from bodymap.ui.light_painter import hatch
from bodymap.ui.modes import MODES
from bodymap.ui.state import MapsShown, Selection, Show, State


def lit(selection: Selection, **state: object) -> set[tuple[View, bool]]:
    shown = State(selection=selection, **state)  # type: ignore[arg-type]
    return {(light.view, light.dashed) for light in lights(shown, open_atlas(), open_library())}


def test_every_view_carries_the_patients_sides_at_its_edges() -> None:
    placements = placed(frames(open_atlas().silhouette, LayoutKind.LOWER), LayoutKind.LOWER, 620, 640)
    words = {h.caption: (h.left, h.right) for h in headers(placements, 620, 640)}
    assert words == {
        "Front": ("RIGHT", "LEFT"),
        "Back": ("LEFT", "RIGHT"),
        "Top of the feet": ("RIGHT", "LEFT"),
        "Soles": ("RIGHT", "LEFT"),
        "Between the legs": ("RIGHT", "LEFT"),
    }


def test_where_only_one_leg_is_seen_only_its_side_is_said() -> None:
    placements = placed(frames(open_atlas().silhouette, LayoutKind.LOWER), LayoutKind.LOWER, 620, 640)
    front = placements[0]
    lens = Lens().zoomed(12, *front.to_px(100, 1300), 620, 640)
    header = next(h for h in headers([lens.on(front)], 620, 640))
    assert (header.left, header.right) == ("LEFT", "")


def test_a_place_is_told_with_side_and_view() -> None:
    words = hover_words(open_library(), open_atlas().locate(View.BACK, -130, 1400), None, with_maps=False)
    assert words.startswith("Left ")
    assert words.endswith(", seen from behind")


def test_off_the_body_nothing_is_said() -> None:
    nowhere = open_atlas().locate(View.BACK, 900, 1400)
    assert hover_words(open_library(), nowhere, None, with_maps=True) == ""


def test_a_root_lights_every_view_the_map_has_it_in() -> None:
    found = {view for view, _ in lit(Selection(root=Root.S1, side=Side.LEFT))}
    assert {View.BACK, View.FEET_SOLE} <= found


def test_a_disc_lights_the_pressed_root_and_dashes_the_other() -> None:
    assert {dashed for _, dashed in lit(Selection(disc=DiscLevel.L4_5))} == {True, False}


@pytest.mark.parametrize("map_id", ["isncsci", "article"])
def test_a_root_is_lit_as_the_shown_map_has_it(map_id: str) -> None:
    shown = State(selection=Selection(root=Root.L4, side=Side.LEFT), show=Show(map=map_id))
    shapes = [light.shape for light in lights(shown, open_atlas(), open_library())]
    faces = [
        f.shape
        for fs in open_atlas().maps[map_id].faces.values()
        for f in fs
        if (f.level, f.side) == ("L4", Side.LEFT)
    ]
    assert shapes
    assert shapes == faces


STACKED = State(show=Show(maps=MapsShown.ALL))


@pytest.mark.parametrize("chosen", [Selection(root=Root.L5, side=Side.LEFT), Selection(disc=DiscLevel.L4_5)])
def test_over_stacked_maps_a_root_is_lit_as_far_as_they_agree(chosen: Selection) -> None:
    found = lights(replace(STACKED, selection=chosen), open_atlas(), open_library())
    feet = {(one.name, one.share) for one in found if one.view is View.FEET_TOP and one.share}
    assert feet == {(f"{count}/5", count / 5) for count in range(1, 6)}


def test_over_stacked_maps_one_line_goes_around_what_most_of_them_give_a_root() -> None:
    chosen = Selection(root=Root.L5, side=Side.LEFT)
    found = lights(replace(STACKED, selection=chosen), open_atlas(), open_library())
    here = [one for one in found if one.view is View.FEET_SOLE]
    (line,) = [one for one in here if not one.share]
    most = sum(one.shape.area for one in here if one.share > 0.5)
    assert line.shape.area == pytest.approx(most, rel=1e-3)


def test_behind_a_layer_stacked_maps_light_no_muscle_as_skin() -> None:
    state = replace(STACKED, show=replace(STACKED.show, layer="muscles"), selection=Selection(root=Root.L5))
    assert lights(state, open_atlas(), open_library()) == ()


def test_a_condition_lights_its_core_zones_full_and_its_possible_ones_dashed() -> None:
    assert {dashed for _, dashed in lit(Selection(condition="sij_pain"))} == {True, False}


@pytest.mark.parametrize(
    "selection", [Selection(root=Root.L5), Selection(disc=DiscLevel.L4_5), Selection(condition="sij_pain")]
)
def test_a_patient_is_led_by_no_light(selection: Selection) -> None:
    assert lit(selection, mode=MODES["patient"]) == set()


def test_a_clicked_place_has_its_zone_outlined() -> None:
    point = open_atlas().locate(View.FRONT, 90, 1300)
    assert (View.FRONT, False) in lit(Selection(point=point))


def test_what_is_lit_never_looks_like_paint() -> None:
    """A root's skin is an outline with its name, in an ink that is the colour of no feeling and of no root."""
    shown = State(selection=Selection(root=Root.L5, side=Side.LEFT))
    found = lights(shown, open_atlas(), open_library())
    assert {(light.ink, light.hatched, light.name) for light in found} == {(TERRITORY, True, "L5")}


def test_most_of_a_hatch_lets_the_body_through(qapp: QApplication) -> None:
    tile = hatch("#44525f", 1.0).textureImage()
    pixels = [tile.pixelColor(x, y).alpha() for x in range(tile.width()) for y in range(tile.height())]
    assert max(pixels) < 140
    assert sum(a > 20 for a in pixels) < 0.45 * len(pixels)


def test_the_painted_share_of_a_zone_is_told() -> None:
    located = open_atlas().locate(View.BACK, -130, 1400)
    words = hover_words(open_library(), located, None, with_maps=False, share=0.42)
    assert words.endswith("42 % painted")


def test_a_trace_of_paint_is_less_than_one_percent() -> None:
    located = open_atlas().locate(View.BACK, -130, 1400)
    assert "less than 1 % painted" in hover_words(open_library(), located, None, False, share=0.004)


def test_a_zone_that_is_filled_is_painted_whole() -> None:
    face = open_atlas().zones(View.FEET_TOP)[0]
    mark = Mark(1, View.FEET_TOP, Sensation.NUMBNESS, face.shape)
    assert share_of(open_atlas(), face, PainDrawing(marks=(mark,))) == pytest.approx(1.0)
    assert share_of(open_atlas(), face, PainDrawing()) == 0.0


@pytest.mark.parametrize("letters", [1.0, 14 / 12])
@pytest.mark.parametrize("size", [(300, 480), (400, 500), (473, 640), (581, 640), (700, 900)])
def test_every_view_has_its_caption_at_every_size(
    qapp: QApplication, letters: float, size: tuple[int, int]
) -> None:
    placements = placed(frames(open_atlas().silhouette, LayoutKind.LOWER), LayoutKind.LOWER, *size, letters)
    font = QFont(qapp.font())
    font.setPixelSize(round(12 * letters))
    words, sides = QFontMetricsF(font), QFontMetricsF(font)
    for header in headers(placements, *size):
        beside = 0 if header.stacked else sides.horizontalAdvance("RIGHTLEFT") + 12
        assert words.horizontalAdvance(header.caption) + beside <= header.box.width()
