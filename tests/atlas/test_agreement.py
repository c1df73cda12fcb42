"""Where the maps agree and where they do not."""

from itertools import pairwise

import pytest
import shapely

from bodymap.atlas.agreement import ALL, BLANK, REGIONS, agreements, answered, conflicts, given, region_of
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View

ATLAS = open_atlas()
PAIRS = {(a.view, a.region, a.first, a.second): a for a in agreements(ATLAS)}


@pytest.mark.parametrize("view", View)
def test_skin_that_is_answered_is_what_some_map_names(view: View):
    named = [f.shape for m in ATLAS.maps.values() for f in m.faces[view] if f.level not in BLANK]
    mine = sum(one.shape.area for one in answered(ATLAS, view))
    assert mine == pytest.approx(shapely.union_all(named).area, rel=2e-4)


@pytest.mark.parametrize("view", [View.FRONT, View.FEET_SOLE])
def test_answers_of_one_side_do_not_overlap(view: View):
    faces = [one.shape for one in answered(ATLAS, view)]
    assert shapely.union_all(faces).area == pytest.approx(sum(f.area for f in faces), rel=1e-5)


def test_the_front_of_the_thigh_has_rival_levels():
    spot = shapely.Point(98, 1060)
    found = [one.levels for one in answered(ATLAS, View.FRONT) if one.shape.contains(spot)]
    assert found == [("L2", "L4")]


def test_levels_stand_in_the_order_of_the_body():
    known = ["T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5"]
    for one in answered(ATLAS, View.SIDE_RIGHT):
        ranks = [known.index(level) for level in one.levels if level in known]
        assert all(a < b for a, b in pairwise(ranks))


def test_only_the_maps_that_are_asked_answer():
    assert {one.levels for one in answered(ATLAS, View.FEET_TOP, ["article"])} == {("L4",), ("L5",), ("S1",)}


def test_every_zone_below_the_trunk_has_a_region():
    above = {"head_neck", "trunk_front_upper", "trunk_back_upper", "arm", "hand"}
    zones = {face.zone for view in ATLAS.views for face in ATLAS.zones(view)}
    assert {zone for zone in zones if region_of(zone) is None} == above
    assert {region_of(zone) for zone in zones - above} == set(REGIONS)


def test_a_pair_agrees_no_more_than_it_can():
    for one in PAIRS.values():
        named = one.both_name * (one.same_where_both_name or 0)
        assert 0 <= named <= one.same + 1e-9 <= 1 + 1e-6


@pytest.mark.parametrize(
    ("view", "first", "second", "same", "named"),
    [
        (View.FEET_TOP, "article", "isncsci", 0.83, 0.96),
        (View.BACK, "article", "keegan-garrett-1948", 0.03, 0.32),
        (View.INNER_LEFT, "foerster-1933", "isncsci", 0.86, 0.86),
        (View.FRONT, "isncsci", "lee-2008", 0.58, 0.94),
    ],
)
def test_the_numbers_are_those_measured_when_the_maps_were_drawn(view, first, second, same, named):
    one = PAIRS[view, ALL, first, second]
    assert (one.same, one.same_where_both_name) == (
        pytest.approx(same, abs=0.04),
        pytest.approx(named, abs=0.04),
    )


def test_shares_of_conflict_sum_to_one():
    for one in conflicts(ATLAS):
        assert sum(one.shares.values()) == pytest.approx(1)


def test_the_thigh_in_front_is_where_they_conflict_most():
    front = {c.region: c.shares for c in conflicts(ATLAS) if c.view is View.FRONT}
    assert max((r for r in front if r != ALL), key=lambda r: front[r].get(3, 0)) == "thigh"


@pytest.mark.parametrize("level", ["L4", "L5", "S1"])
@pytest.mark.parametrize("view", [View.FRONT, View.FEET_TOP, View.INNER_LEFT])
def test_skin_is_given_by_as_many_maps_as_answer_so_at_its_places(view: View, level: str):
    for one in given(ATLAS, view, level):
        for part in one.shape.geoms:
            spot = part.representative_point()
            answers = ATLAS.locate(view, spot.x, spot.y).maps
            assert (list(answers.values()).count(level), len(answers)) == (one.count, one.maps)


def test_what_is_given_is_the_skin_of_the_level_in_any_map():
    faces = [f.shape for m in ATLAS.maps.values() for f in m.faces[View.BACK] if f.level == "S1"]
    mine = sum(one.shape.area for one in given(ATLAS, View.BACK, "S1"))
    assert mine == pytest.approx(shapely.union_all(faces).area, rel=2e-4)


def test_three_of_five_are_most_and_two_are_not():
    counts = {one.count: one.by_most for one in given(ATLAS, View.FEET_TOP, "L5")}
    assert counts == {5: True, 4: True, 3: True, 2: False, 1: False}


def test_no_map_gives_a_level_above_the_body():
    assert given(ATLAS, View.FEET_TOP, "T10") == ()
