"""Looking up a point in many layers at once."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.atlas.pile import pile

ATLAS = open_atlas()


def square(x: float, y: float, size: float = 10) -> MultiPolygon:
    return MultiPolygon([box(x, y, x + size, y + size)])


def test_every_layer_answers_for_itself():
    heap = pile([[square(0, 0), square(10, 0)], [square(-5, 0, 30)]])
    assert heap.at(12, 5) == {0: 1, 1: 0}


def test_a_point_on_a_border_belongs_to_the_first_neighbour():
    heap = pile([[square(10, 0), square(0, 0)]])
    assert heap.at(10, 5) == {0: 0}


def test_a_face_of_two_parts_is_found_in_both():
    both = MultiPolygon([box(0, 0, 1, 1), box(100, 100, 101, 101)])
    heap = pile([[square(40, 40), both]])
    assert (heap.at(0.5, 0.5), heap.at(100.5, 100.5), heap.at(20, 20)) == ({0: 1}, {0: 1}, {})


def test_a_hole_is_not_part_of_a_face():
    ring = MultiPolygon([Polygon(box(0, 0, 30, 30).exterior, [box(10, 10, 20, 20).exterior])])
    assert pile([[ring]]).at(15, 15) == {}


def test_the_nearest_face_of_a_layer_is_found():
    heap = pile([[square(0, 0)], [square(50, 0), square(20, 0)], []])
    assert (heap.nearest(1, 15, 5), heap.nearest(2, 15, 5)) == (1, None)


@given(x=st.floats(-460, 460), y=st.floats(-30, 1800))
@settings(max_examples=40)
def test_a_point_gets_the_level_of_the_face_that_holds_it(x: float, y: float):
    found = ATLAS.locate(View.BACK, x, y)
    for map_id, level in found.maps.items():
        faces = ATLAS.maps[map_id].faces[View.BACK]
        gaps = np.array([face.shape.distance(Point(x, y)) for face in faces])
        assert level in {faces[int(i)].level for i in np.flatnonzero(gaps <= gaps.min())}
