"""Maps laid over each other, and the shares of the zones that come of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.cells import cells_of_row, cells_row, overlay
from bodymap.atlas.levels import View
from bodymap.atlas.parts import Drawing
from bodymap.atlas.zone_levels import of_faces

ATLAS = open_atlas()


def square(x: float, y: float, w: float = 10, h: float = 10) -> MultiPolygon:
    return MultiPolygon([box(x, y, x + w, y + h)])


HALVES = Drawing(
    "front", False, (0, 0, 10, 10), (), square(0, 0),
    {"up": square(0, 0, 10, 5), "down": square(0, 5, 10, 5)},
    {"one": {"L4": square(0, 0, 5), "none": square(5, 0, 5)}, "two": {"L5": square(0, 0)}},
)  # fmt: skip


def test_every_cell_has_one_level_a_map():
    cells = overlay(HALVES)
    assert sorted(zip(*cells.levels.values(), strict=True)) == [("L4", "L5"), ("none", "L5")]


def test_patches_share_out_every_zone():
    patches = {(p.zone, *p.levels.values()): p.area for p in overlay(HALVES).patches}
    assert patches == {
        ("up", "L4", "L5"): 25, ("up", "none", "L5"): 25, ("down", "L4", "L5"): 25, ("down", "none", "L5"): 25,
    }  # fmt: skip


def test_cells_come_back_from_their_line():
    cells = overlay(HALVES)
    back = cells_of_row(cells_row("front", cells))
    assert (back.levels, back.patches) == (cells.levels, cells.patches)
    assert all(a.equals(b) for a, b in zip(back.shapes, cells.shapes, strict=True))


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"maps":{"a":"L4"},"patches":[],"shapes":["!","","",""]}'])
def test_a_damaged_line_is_refused(text: str):
    with pytest.raises((LookupError, TypeError, ValueError)):
        cells_of_row(text)


@pytest.mark.parametrize("view", View)
def test_the_cells_of_a_view_cover_the_body_once(view: View):
    body = ATLAS.silhouette(view).area
    assert ATLAS.cells(view).areas.sum() == pytest.approx(body, rel=1e-4)


@settings(max_examples=25)
@given(x=st.floats(-200, 200), y=st.floats(700, 1700), size=st.floats(2, 120))
def test_a_painted_area_has_the_same_shares_as_cut_with_every_face(x: float, y: float, size: float):
    area = MultiPolygon([Point(x, y).buffer(size)])
    cells = ATLAS.cells(View.BACK)
    numbers, areas = cells.covered(area)
    for map_id, body_map in ATLAS.maps.items():
        for level in {face.level for face in body_map.faces[View.BACK]}:
            whole = sum(
                f.shape.intersection(area).area for f in body_map.faces[View.BACK] if f.level == level
            )
            mine = sum(a for n, a in zip(numbers, areas, strict=True) if cells.levels[map_id][n] == level)
            assert mine == pytest.approx(whole, abs=1 + 2e-4 * area.area)


def test_zone_shares_sum_to_one():
    for map_id in ATLAS.maps:
        sums = np.array([sum(levels.values()) for levels in ATLAS.zone_levels(map_id).values()])
        assert np.allclose(sums, 1)


def test_zone_shares_of_a_map_are_the_same_cut_anew():
    views = [v for v in View if v not in (View.SIDE_LEFT, View.INNER_RIGHT)]
    side = {view: ATLAS.zones(view)[0].side for view in views}
    zones = {v: [(f.zone, f.shape) for f in ATLAS.zones(v) if f.side is side[v]] for v in views}
    of_map = ATLAS.maps["article"].faces
    levels = {v: [(f.level, f.shape) for f in of_map[v] if f.side is side[v]] for v in views}
    faces = ((zones[view], levels[view]) for view in views)
    anew, table = of_faces(faces), ATLAS.zone_levels("article")
    assert anew["hallux"] == pytest.approx(table["hallux"], abs=0.002)
    assert anew["knee_lateral"] == pytest.approx(table["knee_lateral"], abs=0.002)


def test_what_is_known_of_every_map_names_some_zone():
    assert ATLAS.zone_levels("keegan-garrett-1948")["toe_5"]["S1"] > 0.95
    assert "low_back_lower" in ATLAS.zone_levels("lee-2008")
