"""What each map says of painted skin, exactly, in one cut for all maps: for whoever asks once, not while painting.

The reading that follows the brush remembers the parts of every mark instead (parts.py).
"""

from collections.abc import Iterable, Mapping

import shapely
from shapely import MultiPolygon

from bodymap.atlas.areas import united
from bodymap.atlas.atlas import Atlas, BodyMap
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark

Painted = Mapping[tuple[Side, str], float]
"""mm2 of painted skin by side and level, "none" and "above" among them."""


def painted_levels(atlas: Atlas, marks: Iterable[Mark]) -> dict[str, Painted]:
    """Map id -> painted skin by side and level. Skin that several marks of a view cover counts once."""
    found: dict[str, dict[tuple[Side, str], float]] = {map_id: {} for map_id in atlas.maps}
    for view, area in _areas(atlas, marks):
        cells = atlas.cells(view)
        numbers, sizes = cells.covered(area)
        rows = [(int(n), float(size)) for n, size in zip(numbers, sizes, strict=True)]
        for map_id, painted in found.items():
            levels = cells.levels.get(map_id)
            if levels is None:
                _cut(atlas.maps[map_id], view, area, painted)
                continue
            for number, size in rows:
                key = (cells.sides[number], levels[number])
                painted[key] = painted.get(key, 0.0) + size
    return dict(found)


def _areas(atlas: Atlas, marks: Iterable[Mark]) -> Iterable[tuple[View, MultiPolygon]]:
    """The painted areas of every view; those that overlap are united first."""
    by_view: dict[View, list[MultiPolygon]] = {view: [] for view in atlas.views}
    for mark in marks:
        by_view.get(mark.view, []).append(mark.area)
    for view, areas in by_view.items():
        apart: list[MultiPolygon] = []
        for area in areas:
            touching = [other for other in apart if shapely.intersects(other, area)]
            apart = [other for other in apart if other not in touching]
            apart.append(united([*touching, area]) if touching else area)
        yield from ((view, area) for area in apart)


def _cut(body_map: BodyMap, view: View, area: MultiPolygon, painted: dict[tuple[Side, str], float]) -> None:
    """For a map that is not among the cells: with every face."""
    for face in body_map.faces.get(view, ()):
        if shapely.intersects(face.shape, area):
            key = (face.side, face.level)
            painted[key] = painted.get(key, 0.0) + face.shape.intersection(area).area
