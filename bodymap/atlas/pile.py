"""Faces of many layers in one heap: which of each layer holds a point, in some ten microseconds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Point

from bodymap.atlas.areas import polygons as polygons_of

TILE = 16.0
"""Side of the squares (mm) that remember which polygons come near them."""

_Near = tuple[NDArray[np.object_], tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Pile:
    """Polygons of all faces with their boxes (left, top, right, bottom in mm), and (layer, face) of each.

    A tree of boxes needs a geometry made for every point, which costs more than the answer; the squares need
    none. They are filled as they are visited.
    """

    polygons: NDArray[np.object_]
    boxes: NDArray[np.float64]
    owners: tuple[tuple[int, int], ...]
    _tiles: dict[tuple[int, int], _Near] = field(default_factory=dict[tuple[int, int], _Near])

    def at(self, x: float, y: float) -> dict[int, int]:
        """Layer -> face that holds the point, mm; on a border the first of the neighbours, always the same one.

        A layer without a face there is absent.
        """
        key = (int(x // TILE), int(y // TILE))
        near = self._tiles.get(key)
        if near is None:
            near = self._tiles[key] = self._near(key)
        polygons, owners = near
        found: dict[int, int] = {}
        if owners:
            for (layer, face), hit in zip(
                owners, shapely.intersects_xy(polygons, x, y).tolist(), strict=True
            ):
                if hit:
                    found.setdefault(layer, face)
        return found

    def _near(self, key: tuple[int, int]) -> _Near:
        left, top = key[0] * TILE, key[1] * TILE
        low, high = self.boxes[:, :2], self.boxes[:, 2:]
        hits = np.flatnonzero(((low <= (left + TILE, top + TILE)) & (high >= (left, top))).all(axis=1))
        return self.polygons[hits], tuple(self.owners[hit] for hit in hits)

    def nearest(self, layer: int, x: float, y: float) -> int | None:
        """The face of a layer that is nearest to a point outside all of them; None when the layer is empty."""
        mine = [i for i, owner in enumerate(self.owners) if owner[0] == layer]
        if not mine:
            return None
        point = Point(x, y)
        return self.owners[min(mine, key=lambda i: self.polygons[i].distance(point))][1]


def pile(layers: Sequence[Sequence[MultiPolygon]]) -> Pile:
    """Layers of faces; points are looked up by the polygons, which have smaller boxes than their faces."""
    parts = [
        (part, (i, j))
        for i, layer in enumerate(layers)
        for j, shape in enumerate(layer)
        for part in polygons_of(shape)
    ]
    polygons = np.empty(len(parts), dtype=np.object_)
    polygons[:] = [part for part, _ in parts]
    shapely.prepare(polygons)
    boxes = np.array([part.bounds for part, _ in parts]).reshape(-1, 4)
    return Pile(polygons, boxes, tuple(owner for _, owner in parts))
