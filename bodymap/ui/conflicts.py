"""The skin of a view by the different levels the maps give it: pure geometry, no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely import MultiPolygon, Polygon, STRtree

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Root, View

BLANK = ("none", "above")
_ORDER = {level: i for i, level in enumerate(("T10", "T11", *(root.value for root in Root)))}


@dataclass(frozen=True, slots=True)
class Answered:
    """Skin (mm of its view) to which the maps that name it give these levels, in the order of the body."""

    levels: tuple[str, ...]
    shape: MultiPolygon


def answered(atlas: Atlas, view: View) -> tuple[Answered, ...]:
    """All skin that any map names in this view, by the different levels given to it."""
    maps = [m.faces.get(view, ()) for m in atlas.maps.values()]
    cells = _cells(face.shape for faces in maps for face in faces)
    spots = shapely.point_on_surface(cells)
    said: list[set[str]] = [set() for _ in cells]
    for faces in maps:
        tree = STRtree([face.shape for face in faces])
        for cell, hit in zip(*tree.query(spots, predicate="within"), strict=True):
            said[int(cell)].add(faces[int(hit)].level)
    by_levels: dict[tuple[str, ...], list[Polygon]] = {}
    for cell, levels in zip(cells, said, strict=True):
        known = tuple(sorted(levels - set(BLANK), key=lambda level: _ORDER.get(level, -1)))
        if known:
            by_levels.setdefault(known, []).append(cell)
    return tuple(Answered(levels, _joined(parts)) for levels, parts in by_levels.items())


def _cells(shapes: Iterable[MultiPolygon]) -> list[Polygon]:
    net = shapely.union_all(shapely.boundary(list(shapes)), grid_size=0.01)
    return list(shapely.get_parts(shapely.polygonize([net])))


def _joined(parts: list[Polygon]) -> MultiPolygon:
    joined = shapely.get_parts(shapely.coverage_union_all(parts))
    return MultiPolygon([part for part in joined if isinstance(part, Polygon)])
