import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, Polygon

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.files.problems import BodymapError

ATLAS = open_atlas()
shares = st.floats(0, 1)


@pytest.mark.parametrize("view", ATLAS.views)
def test_zones_cover_the_body_once(atlas: Atlas, view: View):
    shapes = [face.shape for face in atlas.zones(view)]
    body = atlas.silhouette(view)
    assert sum(shape.area for shape in shapes) / body.area == pytest.approx(1, abs=1e-9)
    assert shapely.union_all(shapes).area / body.area == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize("view", ATLAS.views)
@pytest.mark.parametrize("map_id", ATLAS.maps)
def test_maps_cover_the_body_once(atlas: Atlas, view: View, map_id: str):
    shapes = [face.shape for face in atlas.maps[map_id].faces[view]]
    body = atlas.silhouette(view)
    assert sum(shape.area for shape in shapes) / body.area == pytest.approx(1, abs=1e-5)
    assert shapely.union_all(shapes).area / body.area == pytest.approx(1, abs=1e-5)


@settings(max_examples=300)
@given(st.sampled_from(ATLAS.views), shares, shares)
def test_every_point_of_the_body_has_exactly_one_zone_and_one_level_a_map(
    view: View, right: float, down: float
):
    left, top, width, height = ATLAS.silhouette(view).bounds
    x, y = left + right * (width - left), top + down * (height - top)
    found = ATLAS.locate(view, x, y)
    on_body = ATLAS.silhouette(view).intersects(Point(x, y))
    assert (found.zone is not None) == on_body
    assert set(found.maps) == (set(ATLAS.maps) if on_body else set())
    inside = [face for face in ATLAS.zones(view) if face.shape.contains_properly(Point(x, y))]
    assert len(inside) <= 1
    assert not inside or found.zone == inside[0].zone


@settings(max_examples=100)
@given(st.sampled_from(ATLAS.views), st.integers(0, 10**6))
def test_a_point_on_a_border_gets_one_answer_of_its_neighbours(view: View, pick: int):
    faces = ATLAS.zones(view)
    corners = shapely.get_coordinates(faces[pick % len(faces)].shape)
    x, y = map(float, corners[pick % len(corners)])
    found = ATLAS.zone_at(view, x, y)
    neighbours = {(f.zone, f.side) for f in faces if f.shape.intersects(Point(x, y))}
    assert found is not None
    assert (found.zone, found.side) in neighbours
    assert ATLAS.zone_at(view, x, y) is found


@settings(max_examples=100)
@given(st.sampled_from(ATLAS.views), shares, st.floats(0.001, 1.0))
def test_a_point_just_outside_is_off_the_body(view: View, along: float, gap: float):
    rim = ATLAS.silhouette(view).buffer(gap).boundary
    spot = rim.interpolate(along, normalized=True)
    assert ATLAS.zone_at(view, spot.x, spot.y) is None
    assert ATLAS.locate(view, spot.x, spot.y).side is None


def test_the_viewers_right_is_the_patients_left_in_front_and_right_behind(atlas: Atlas):
    assert atlas.locate(View.FRONT, 98, 1300).side is Side.LEFT
    assert atlas.locate(View.BACK, 98, 1300).side is Side.RIGHT


def test_the_midline_belongs_to_neither_side_but_has_a_zone(atlas: Atlas):
    found = atlas.locate(View.FRONT, 0, 750)
    assert (found.side, found.zone) == (None, "abdomen_lower")


@pytest.mark.parametrize("view", [View.FEET_TOP, View.FEET_SOLE])
def test_a_foot_view_has_the_right_foot_on_the_viewers_left(atlas: Atlas, view: View):
    assert [atlas.locate(view, x, 150).side for x in (-78, 78)] == [Side.RIGHT, Side.LEFT]
    assert len(atlas.silhouette(view).geoms) == 2


@pytest.mark.parametrize(("a", "b"), [(View.SIDE_LEFT, View.SIDE_RIGHT), (View.INNER_RIGHT, View.INNER_LEFT)])
def test_left_and_right_views_mirror_each_other(atlas: Atlas, a: View, b: View):
    assert atlas.locate(a, -10, 1300).zone == atlas.locate(b, 10, 1300).zone
    assert {f.side for f in atlas.zones(a)} != {f.side for f in atlas.zones(b)}


@pytest.mark.parametrize("map_id", ["article", "isncsci"])
@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize(
    ("name", "view", "level"),
    [
        ("medial_malleolus", View.FRONT, "L4"),
        ("medial_malleolus", None, "L4"),
        ("great_toe", View.FEET_TOP, "L5"),
        ("little_toe", View.FEET_TOP, "S1"),
    ],
)
def test_the_well_known_places(
    atlas: Atlas, name: str, view: View | None, level: str, side: Side, map_id: str
):
    found = atlas.locate_landmark(name, side, view)
    assert found
    assert {(f.maps[map_id], f.side) for f in found} == {(level, side)}


@pytest.mark.parametrize(
    ("x", "y", "zone"), [(10, -24, "abdomen_lower"), (90, 90, "thigh_medial_prox"), (170, 40, "thigh_post_upper")]
)
def test_belly_and_both_sides_of_the_thigh_are_seen_between_the_legs(atlas: Atlas, x: float, y: float, zone: str):
    assert atlas.locate(View.PERINEUM, x, y).zone == zone


def test_what_could_be_painted_between_the_legs_on_an_earlier_outline_still_lies_on_the_body(atlas: Atlas):
    before = [(0, 6), (48, 13.5), (75, -36), (145, -36), (138, 40), (129, 112), (117, 157), (110, 197), (64, 219), (0, 211)]
    assert atlas.silhouette(View.PERINEUM).buffer(0.5).covers(Polygon(before))


def test_every_landmark_is_on_the_body(atlas: Atlas):
    lost = [m for m in atlas.landmarks if atlas.zone_at(m.view, m.x, m.y) is None]
    assert lost == []


def test_an_unknown_landmark_is_answered_with_likely_ones(atlas: Atlas):
    with pytest.raises(BodymapError, match="no landmark 'medial_maleolus'; did you mean medial_malleolus"):
        atlas.locate_landmark("medial_maleolus", Side.LEFT)


def test_a_landmark_a_view_does_not_show_is_told(atlas: Atlas):
    with pytest.raises(BodymapError, match="umbilicus is not shown there"):
        atlas.locate_landmark("umbilicus", None, View.FEET_TOP)


def test_a_narrowed_atlas_has_less_body_in_that_view_only(atlas: Atlas):
    legs = shapely.MultiPolygon([shapely.box(-100, 900, 100, 1700)])
    narrow = atlas.narrowed({View.FRONT: legs})
    assert narrow.silhouette(View.FRONT) is legs
    assert narrow.silhouette(View.BACK) is atlas.silhouette(View.BACK)
    assert narrow.zones(View.FRONT) == atlas.zones(View.FRONT)


def test_map_titles_say_that_they_are_ours(atlas: Atlas):
    assert atlas.maps["isncsci"].title.startswith("Our schematic after ")
    assert "not a published map" in atlas.maps["article"].title


def test_an_atlas_of_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(BodymapError, match="no such folder"):
        open_atlas(tmp_path / "nowhere")


def test_one_broken_map_leaves_the_rest_usable(regions, change):
    change("maps/article.yaml", "L4: 95.3,1050", "L4: nan,1050")
    atlas = open_atlas(regions)
    assert list(atlas.maps) == ["foerster-1933", "isncsci", "keegan-garrett-1948", "lee-2008"]
    assert "not on the figure" in atlas.complaints[0].sentence
