"""The female and the male figure: a warp that loses nothing, folds nothing, and takes zones, maps and points along."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.atlas.picture import figure_svg
from bodymap.atlas.variants import FIGURES, NEUTRAL, Warp, warp_of

ATLAS = open_atlas()
OTHERS = [figure for figure in FIGURES if figure != NEUTRAL]
WARPED = [(view, figure) for view in View for figure in OTHERS if warp_of(view, figure) is not None]
COLOURS: dict[str, str] = dict.fromkeys(
    ("dark", "light", "shadow", "outline", "ink", "nail", "nipple", "cloth", "cloth_light"), "#123456"
)


def warp(view: View, figure: str) -> Warp:
    made = warp_of(view, figure)
    assert made is not None
    return made


def test_the_neutral_figure_is_not_warped() -> None:
    assert all(warp_of(view, NEUTRAL) is None for view in View)


def test_an_unknown_figure_is_an_error() -> None:
    with pytest.raises(KeyError, match="child"):
        warp_of(View.FRONT, "child")


def test_body_sides_and_inner_legs_have_variants_and_the_insets_have_none() -> None:
    assert {view for view, _ in WARPED} == set(View) - {View.FEET_TOP, View.FEET_SOLE, View.PERINEUM}


@given(st.sampled_from(WARPED), st.floats(-600, 600), st.floats(-200, 2100))
def test_there_and_back_is_the_same_place(which: tuple[View, str], x: float, y: float) -> None:
    one = warp(*which)
    assert one.to_plain(*one.to_seen(x, y)) == pytest.approx((x, y), abs=0.001)
    assert one.to_seen(*one.to_plain(x, y)) == pytest.approx((x, y), abs=0.001)


@given(st.sampled_from(WARPED), st.floats(-600, 600), st.floats(0.01, 300), st.floats(-200, 2100))
def test_what_is_further_right_stays_further_right(
    which: tuple[View, str], x: float, more: float, y: float
) -> None:
    one = warp(*which)
    assert one.to_seen(x, y)[0] < one.to_seen(x + more, y)[0]


@given(st.sampled_from(WARPED), st.floats(-450, 450), st.floats(-30, 1880))
def test_heights_stay(which: tuple[View, str], x: float, y: float) -> None:
    assert warp(*which).to_seen(x, y)[1] == y


@given(
    st.sampled_from(OTHERS), st.sampled_from([View.FRONT, View.BACK]), st.floats(0, 450), st.floats(0, 1880)
)
def test_front_and_back_stay_the_same_on_both_sides(figure: str, view: View, x: float, y: float) -> None:
    one = warp(view, figure)
    assert one.to_seen(-x, y)[0] == -one.to_seen(x, y)[0]


@given(st.sampled_from(OTHERS), st.floats(-200, 200), st.floats(0, 1780))
def test_the_left_side_is_the_right_side_mirrored(figure: str, x: float, y: float) -> None:
    right, left = warp(View.SIDE_RIGHT, figure), warp(View.SIDE_LEFT, figure)
    assert left.to_seen(-x, y)[0] == -right.to_seen(x, y)[0]


@given(st.sampled_from(WARPED), st.lists(st.tuples(st.floats(-500, 500), st.floats(-100, 2000)), max_size=9))
def test_many_points_at_once_go_where_each_goes(
    which: tuple[View, str], places: list[tuple[float, float]]
) -> None:
    one = warp(*which)
    moved = one.points(np.array(places, dtype=float).reshape(-1, 2))
    assert moved.ravel().tolist() == pytest.approx([v for place in places for v in one.to_seen(*place)])


@pytest.mark.parametrize(("view", "figure"), WARPED)
def test_zones_still_cover_the_body_once(view: View, figure: str) -> None:
    one, body = warp(view, figure), ATLAS.silhouette(view)
    seen, zones = one.shape(body), [one.shape(face.shape) for face in ATLAS.zones(view)]
    together = shapely.union_all(zones)
    assert seen.is_valid
    assert len(seen.geoms) == len(body.geoms)  # arms do not grow on to the trunk, nor the legs together
    assert shapely.symmetric_difference(together, seen).area < 1e-4 * seen.area
    assert sum(zone.area for zone in zones) - together.area < 1e-4 * seen.area


@pytest.mark.parametrize(("view", "figure"), WARPED)
@pytest.mark.parametrize("map_id", ATLAS.maps)
def test_the_levels_of_a_map_still_do_not_overlap(view: View, figure: str, map_id: str) -> None:
    one = warp(view, figure)
    faces = [one.shape(face.shape) for face in ATLAS.maps[map_id].faces.get(view, ())]
    assert (
        sum(face.area for face in faces) - shapely.union_all(faces).area < 1e-4 * ATLAS.silhouette(view).area
    )


@pytest.mark.parametrize("figure", OTHERS)
def test_key_points_stay_in_their_zones(figure: str) -> None:
    for mark in (*ATLAS.key_points, *ATLAS.landmarks):
        one, zone = warp_of(mark.view, figure), ATLAS.zone_at(mark.view, mark.x, mark.y)
        if one is not None and zone is not None and zone.shape.boundary.distance(Point(mark.x, mark.y)) > 0.1:
            assert one.shape(zone.shape).contains(Point(one.to_seen(mark.x, mark.y))), mark.name


@pytest.mark.parametrize(("view", "figure"), WARPED)
def test_a_box_holds_all_that_lies_in_it(view: View, figure: str) -> None:
    one = warp(view, figure)
    for face in ATLAS.zones(view):
        left, top, right, bottom = one.box(face.shape.bounds)
        assert shapely.box(left, top, right, bottom).buffer(0.5).covers(one.shape(face.shape))


@pytest.mark.parametrize(("view", "figure"), WARPED)
def test_no_outline_shows_a_corner_where_the_table_has_a_row(view: View, figure: str) -> None:
    """Along a straight line down through the body the direction changes by less than 3 degrees from one cm to the next."""
    line = warp(view, figure).points(np.array([(-20.0, y) for y in range(0, 1760, 10)]))
    steps = np.diff(line, axis=0)
    turns = [abs(np.degrees(np.arctan2(b[0], b[1]) - np.arctan2(a[0], a[1]))) for a, b in pairwise(steps)]
    assert max(turns) < 3


@pytest.mark.parametrize(
    ("place", "x", "y"), [("shoulder", 236, 366), ("waist", 138, 625), ("neck", 54, 240)]
)
def test_shoulder_waist_and_neck_are_narrower_on_the_female_figure(place: str, x: float, y: float) -> None:
    assert warp(View.FRONT, "female").to_seen(x, y)[0] < x < warp(View.FRONT, "male").to_seen(x, y)[0]


def test_hips_are_broader_on_the_female_figure() -> None:
    assert (
        warp(View.FRONT, "male").to_seen(177, 870)[0] < 177 < warp(View.FRONT, "female").to_seen(177, 870)[0]
    )


@pytest.mark.parametrize(("view", "figure"), WARPED)
def test_every_variant_has_a_picture_of_its_own(view: View, figure: str) -> None:
    assert figure_svg(view, COLOURS, figure) != figure_svg(view, COLOURS)


def test_a_view_without_variants_looks_the_same_on_every_figure() -> None:
    assert figure_svg(View.FEET_SOLE, COLOURS, "female") == figure_svg(View.FEET_SOLE, COLOURS)


@pytest.mark.parametrize("side", Side)
def test_inner_and_outer_view_of_a_leg_share_one_profile(side: Side) -> None:
    outer = View.SIDE_LEFT if side is Side.LEFT else View.SIDE_RIGHT
    inner = View.INNER_LEFT if side is Side.LEFT else View.INNER_RIGHT
    turned = warp(outer, "female").to_seen(70.0, 1100.0)[0]
    assert warp(inner, "female").to_seen(-70.0, 1100.0)[0] == pytest.approx(-turned)
