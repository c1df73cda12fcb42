import subprocess
import sys
from dataclasses import replace

import pytest
import shapely
from shapely import Point

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.build import layers_text
from bodymap.atlas.layer_cutting import cut_layers
from bodymap.atlas.layer_parts import CutLayers
from bodymap.atlas.layer_stored import FORMAT, layer_files, layers_from_json, layers_to_json
from bodymap.atlas.layers import Layers, assemble, open_layers
from bodymap.atlas.levels import Side, View
from bodymap.atlas.stored import fingerprint, sources_of
from bodymap.data import data_folder

BUILT = data_folder("assets") / "built" / "layers.json"
PLACES = [  # landmark, side, view, nerve of the skin (DESIGN 5 list, each in the middle of what it supplies)
    ("medial_malleolus", Side.RIGHT, View.FRONT, "saphenous"),
    ("medial_malleolus", Side.LEFT, View.INNER_LEFT, "saphenous"),
    ("popliteal_crease_centre", Side.LEFT, View.BACK, "posterior_femoral_cutaneous"),
]
POINTS = [
    (View.FRONT, 140, 1000, "lateral_femoral_cutaneous"),
    (View.FRONT, -85, 1070, "femoral"),
    (View.FRONT, 130, 1350, "common_peroneal"),
    (View.FRONT, 115, 1600, "superficial_peroneal"),
    (View.BACK, -100, 1000, "posterior_femoral_cutaneous"),
    (View.BACK, 100, 760, "superior_cluneal"),
    (View.BACK, 104, 1560, "sural"),
    (View.FEET_SOLE, 78, 230, "tibial"),
    (View.FEET_SOLE, 68, 80, "medial_plantar"),
    (View.FEET_SOLE, -112, 90, "lateral_plantar"),
    (View.PERINEUM, 16, 126, "pudendal"),
]


@pytest.fixture(scope="session")
def layers() -> Layers:
    return open_layers()


@pytest.fixture(scope="session")
def cut() -> CutLayers:
    return cut_layers(data_folder("regions"))


@pytest.mark.parametrize(("view", "x", "y", "nerve"), POINTS)
def test_a_point_of_the_skin_belongs_to_its_nerve(layers: Layers, view: View, x: float, y: float, nerve: str):
    assert layers.territory_at(view, x, y) == nerve


@pytest.mark.parametrize(("name", "side", "view", "nerve"), PLACES)
def test_a_landmark_belongs_to_its_nerve(
    layers: Layers, atlas: Atlas, name: str, side: Side, view: View, nerve: str
):
    found = atlas.locate_landmark(name, side, view)
    assert [layers.located(one).nerves for one in found] == [(nerve,)] * len(found)


def test_the_first_web_of_the_toes_belongs_to_the_deep_peroneal_nerve(layers: Layers):
    assert layers.territory_at(View.FEET_TOP, 78 - 12, 304) == "deep_peroneal"


def test_the_buttock_shows_its_big_muscle_before_the_piriformis_below(layers: Layers):
    assert layers.muscles_at(View.BACK, 88, 805) == ("gluteus_maximus", "piriformis")


def test_the_sciatic_nerve_runs_below_the_middle_of_the_thigh(layers: Layers):
    assert "sciatic" in layers.nerves_at(View.BACK, -104, 1060)


def test_trunk_and_air_belong_to_no_nerve(layers: Layers):
    assert layers.territory_at(View.FRONT, 0, 300) is None
    assert layers.territory_at(View.FRONT, 900, 300) is None


def test_on_a_border_both_nerves_are_named(layers: Layers, cut: CutLayers):
    one, two = layers.territories[View.BACK][0], layers.territories[View.BACK][1]
    border = shapely.intersection(one.shape, two.shape)
    spot = border.representative_point()
    named = layers.skin_at(View.BACK, spot.x, spot.y)
    assert {one.nerve, two.nerve} - {"above"} <= set(named)


def test_every_view_has_the_skin_of_both_sides_over_the_whole_body(layers: Layers, atlas: Atlas):
    for view in atlas.views:
        body = atlas.silhouette(view)
        skin = shapely.union_all([t.shape for t in layers.territories[view]])
        assert shapely.symmetric_difference(body, skin).area < 1e-3 * body.area


def test_every_muscle_lies_inside_the_body(layers: Layers, atlas: Atlas):
    for view, muscles in layers.muscles.items():
        body = atlas.silhouette(view).buffer(0.05)
        assert all(body.covers(m.shape) for m in muscles)


def test_fibres_and_tendons_lie_inside_their_muscle(layers: Layers):
    for muscles in layers.muscles.values():
        for muscle in muscles:
            room = muscle.shape.buffer(0.3)
            assert shapely.difference(muscle.fibres, room).is_empty, muscle.muscle
            assert shapely.difference(muscle.tendon, room).is_empty, muscle.muscle


def test_the_two_sides_are_mirror_images(layers: Layers):
    shapes = {side: [m.shape for m in layers.muscles[View.FRONT] if m.side is side] for side in Side}
    for left, right in zip(shapes[Side.LEFT], shapes[Side.RIGHT], strict=True):
        turned = shapely.transform(left, lambda xy: xy * (-1, 1))
        assert turned.symmetric_difference(right).area < 1e-6


def test_there_are_twenty_nine_muscles_twenty_two_nerves_and_twenty_two_look_alikes(layers: Layers):
    muscles = {m.muscle for found in layers.muscles.values() for m in found}
    nerves = {
        n.nerve for found in (layers.nerves, layers.territories) for ones in found.values() for n in ones
    }
    assert (len(muscles), len(nerves - {"above"}), len(layers.blobs)) == (29, 22, 22)


def test_a_picture_of_a_look_alike_is_clipped_to_the_body(layers: Layers, atlas: Atlas):
    for blobs in layers.blobs.values():
        for blob in blobs:
            assert atlas.silhouette(blob.view).buffer(0.05).covers(blob.shape)
            assert blob.shape.distance(Point(blob.x, blob.y)) < 1.0


def test_stored_layers_come_back_as_they_were(cut: CutLayers):
    back = layers_from_json(layers_to_json(cut, "x"))
    assert back.referral == cut.referral
    for before, after in zip(cut.drawings, back.drawings, strict=True):
        assert [(m.muscle, m.deep) for m in before.muscles] == [(m.muscle, m.deep) for m in after.muscles]
        for a, b in zip(before.muscles, after.muscles, strict=True):
            assert a.shape.symmetric_difference(b.shape).area < 0.02 * max(a.shape.length, 1)


def test_the_committed_layers_are_up_to_date():
    regions = data_folder("regions")
    sources = fingerprint(layer_files(regions), regions)
    assert sources_of(BUILT.read_text("utf-8")) == f"{FORMAT} {sources}"


def test_the_committed_layers_are_what_the_sources_give(layers: Layers):
    fresh = assemble(layers_from_json(layers_text()))
    for view, muscles in fresh.muscles.items():
        for a, b in zip(muscles, layers.muscles[view], strict=True):
            assert (a.muscle, a.side) == (b.muscle, b.side)
            assert a.shape.symmetric_difference(b.shape).area < 1.0


def test_a_place_off_the_body_is_left_as_it_is(layers: Layers, atlas: Atlas):
    nowhere = atlas.locate(View.FRONT, 900, 900)
    assert layers.located(nowhere) is nowhere


def test_only_nerves_and_muscles_are_added_to_a_place(layers: Layers, atlas: Atlas):
    plain = atlas.locate(View.BACK, 100, 1000)
    found = layers.located(plain)
    assert replace(found, nerves=(), nerves_below=(), muscles=()) == plain
    assert found.muscles[0] == "biceps_femoris"


def test_opening_the_atlas_opens_no_layers():
    code = "import sys; from bodymap.atlas.atlas import open_atlas; open_atlas(); print('bodymap.atlas.layers' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "False"
