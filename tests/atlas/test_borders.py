"""Borders of a map: each once, none along the outline, none in the middle of one level."""

import pytest
import shapely
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import Atlas, MapFace, open_atlas
from bodymap.atlas.borders import inner_borders
from bodymap.atlas.levels import Side, View


def face(level: str, side: Side, left: float, top: float, right: float, bottom: float) -> MapFace:
    return MapFace(level, side, View.FRONT, MultiPolygon([box(left, top, right, bottom)]))


def test_two_levels_share_one_border() -> None:
    upper, lower = face("L4", Side.LEFT, 0, 0, 10, 5), face("L5", Side.LEFT, 0, 5, 10, 9)
    assert inner_borders([upper, lower]).equals(shapely.LineString([(0, 5), (10, 5)]))


def test_left_and_right_of_one_level_meet_without_a_border() -> None:
    assert inner_borders([face("L4", Side.LEFT, 0, 0, 5, 5), face("L4", Side.RIGHT, -5, 0, 0, 5)]).is_empty


def test_one_face_alone_has_no_border() -> None:
    assert inner_borders([face("L4", Side.LEFT, 0, 0, 5, 5)]).is_empty


def test_no_faces_have_no_borders() -> None:
    assert inner_borders([]).is_empty


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas()


@pytest.mark.parametrize("view", open_atlas().views)
def test_the_borders_of_every_map_run_inside_the_body(atlas: Atlas, view: View) -> None:
    edge = shapely.boundary(atlas.silhouette(view))
    for body_map in atlas.maps.values():
        borders = inner_borders(body_map.faces.get(view, ()))
        assert shapely.intersection(borders, edge).length < 1.0, body_map.id


@pytest.mark.parametrize("view", open_atlas().views)
def test_no_border_of_a_map_is_lost(atlas: Atlas, view: View) -> None:
    """What is not told by shared steps is found by geometry: the edges of levels away from the outline."""
    edge = shapely.boundary(atlas.silhouette(view)).buffer(0.5)
    for body_map in atlas.maps.values():
        faces = body_map.faces.get(view, ())
        levels = [
            shapely.union_all([f.shape for f in faces if f.level == level])
            for level in {f.level for f in faces}
        ]
        wanted = shapely.difference(shapely.union_all(shapely.boundary(levels)), edge).length
        assert inner_borders(faces).length >= wanted - 1.0, body_map.id
