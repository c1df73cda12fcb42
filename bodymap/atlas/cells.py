"""All maps of a drawing laid over each other: small cells, each of one level a map; and how they share the zones.

From them come what the maps agree on, the share of a zone that each level has, and the exact share of a painted
area in all maps with one cut instead of one a map. Cutting them takes a second a drawing, so they are built and
stored like the faces.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon, STRtree

from bodymap.atlas.areas import polygons
from bodymap.atlas.levels import Side
from bodymap.atlas.packed import packed, unpacked
from bodymap.atlas.parts import Drawing, Faces, Placing
from bodymap.atlas.pile import pile

GRID = 0.01
"""mm; the grid the faces lie on."""


@dataclass(frozen=True, slots=True)
class Patch:
    """How much skin of one zone gets these levels, by map id, on one side; area in mm2."""

    zone: str
    levels: Mapping[str, str]
    area: float


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one drawing in its own frame, the level of each by map id; and its patches."""

    shapes: tuple[Polygon, ...]
    levels: Mapping[str, tuple[str, ...]]
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True)
class PlacedCells:
    """The cells of one view (mm), both sides, with a tree to find them by; areas in mm2; patches of one side."""

    shapes: NDArray[np.object_]
    areas: NDArray[np.float64]
    sides: tuple[Side, ...]
    levels: Mapping[str, tuple[str, ...]]
    patches: tuple[Patch, ...]
    tree: STRtree

    def covered(self, area: MultiPolygon) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Numbers of the cells under a painted area, and how many mm2 of each are covered. Exact.

        Cells that lie under the area whole are not cut.
        """
        near = np.sort(self.tree.query(area))
        shapely.prepare(area)
        near = near[shapely.intersects(area, self.shapes[near])]
        shapes, found = self.shapes[near], self.areas[near].copy()
        partly = ~shapely.covers(area, shapes)
        found[partly] = [part.area for part in shapely.intersection(shapes[partly], area)]
        return near, found


def overlay(drawing: Drawing) -> Cells:
    """Cut all maps of a drawing by each other, and by the zones."""
    shapes, rows = _cut([{"": drawing.area}, *drawing.maps.values()])
    parts, patches = _cut([drawing.zones, *drawing.maps.values()])
    ids = tuple(drawing.maps)
    columns = zip(*(levels for _, *levels in rows), strict=True)
    return Cells(
        shapes,
        dict(zip(ids, columns, strict=True)),
        tuple(_summed(((z, said, p.area) for (z, *said), p in zip(patches, parts, strict=True)), ids)),
    )


def _cut(layers: Sequence[Faces]) -> tuple[tuple[Polygon, ...], list[tuple[str, ...]]]:
    """Cells of all layers, and the name of each in every layer; only where the first layer has a face.

    The crack between two roundings of one line is a cell like any other, however thin, and takes the nearest face:
    nothing of the skin is lost.
    """
    lines = [shapely.boundary(face) for layer in layers for face in layer.values()]
    net = shapely.union_all(lines, grid_size=GRID)
    heap = pile([list(layer.values()) for layer in layers])
    names = [list(layer) for layer in layers]
    cells: list[Polygon] = []
    rows: list[tuple[str, ...]] = []
    for cell in polygons(shapely.polygonize([net])):
        spot = cell.representative_point()
        hits = heap.at(spot.x, spot.y)
        if 0 in hits:
            said = [hits[i] if i in hits else heap.nearest(i, spot.x, spot.y) for i in range(len(layers))]
            cells.append(cell)
            rows.append(tuple(names[i][j] if j is not None else "none" for i, j in enumerate(said)))
    return tuple(cells), rows


def _summed(rows: Iterable[tuple[str, Sequence[str], float]], ids: Sequence[str]) -> Iterable[Patch]:
    found: dict[tuple[str, tuple[str, ...]], float] = {}
    for zone, levels, area in rows:
        key = (zone, tuple(levels))
        found[key] = found.get(key, 0.0) + area
    return (
        Patch(zone, dict(zip(ids, levels, strict=True)), round(area, 1))
        for (zone, levels), area in found.items()
    )


def placed_cells(parts: Sequence[tuple[Cells, Placing]]) -> PlacedCells:
    """The cells of one view, where each side of the patient is shown."""
    shapes: list[Polygon] = []
    for cells, placing in parts:
        factor, shift = (placing.flip, 1), (placing.shift, 0)
        shapes += list(shapely.transform(cells.shapes, lambda xy, f=factor, s=shift: xy * f + s))
    column = np.empty(len(shapes), dtype=np.object_)
    column[:] = shapes
    return PlacedCells(
        column,
        np.array([shape.area for shape in shapes]),
        tuple(placing.side for cells, placing in parts for _ in cells.shapes),
        {m: tuple(level for cells, _ in parts for level in cells.levels[m]) for m in parts[0][0].levels},
        parts[0][0].patches,
        STRtree(shapes),
    )


def cells_row(name: str, cells: Cells) -> str:
    """One line of the stored file."""
    row = {
        "name": name,
        "maps": {map_id: " ".join(levels) for map_id, levels in cells.levels.items()},
        "patches": [[p.zone, " ".join(p.levels.values()), p.area] for p in cells.patches],
        "shapes": packed([MultiPolygon([shape]) for shape in cells.shapes]),
    }
    return json.dumps(row, separators=(",", ":"))


def cells_of_row(text: str) -> Cells:
    """The inverse. Raises LookupError, TypeError or ValueError when it is damaged."""
    row: dict[str, Any] = json.loads(text)
    levels: dict[str, tuple[str, ...]] = {m: tuple(words.split()) for m, words in row["maps"].items()}
    patches = tuple(
        Patch(zone, dict(zip(levels, words.split(), strict=True)), area)
        for zone, words, area in row["patches"]
    )
    shapes = tuple(next(polygons(shape)) for shape in unpacked(row["shapes"]))
    return Cells(shapes, levels, patches)
