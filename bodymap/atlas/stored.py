"""Cut faces as compact JSON and back, with the fingerprint of the files they were cut from.

Coordinates are hundredths of a millimetre, each stored as the difference to the one before; rings, polygons
and multipolygons are cut out of that one list by their offsets (as in GeoArrow).
"""

import json
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from bodymap.atlas.levels import Side, View
from bodymap.atlas.parts import CutAtlas, Drawing, MapFacts, Placing, Spot
from bodymap.files.plain import print_of
from bodymap.files.problems import Place

FORMAT = 1
"""Counts up when the way of cutting or storing changes, so that older built files are not used."""


def fingerprint(paths: Iterable[Path], root: Path) -> str:
    """The print of these files for a built file of the atlas or its pictures."""
    return print_of(paths, root, f"bodymap {FORMAT}")


def region_files(folder: Path) -> list[Path]:
    """The sources of the atlas below a `regions` folder."""
    parts = ("figure/*.yaml", "zones/*.yaml", "maps/*.yaml", "landmarks.yaml")
    return [path for part in parts for path in folder.glob(part)]


def art_files(regions: Path, assets: Path) -> list[Path]:
    """The sources of the drawn pictures."""
    drawn = [*regions.glob("figure/*.yaml"), *assets.glob("figure/*.yaml"), *assets.glob("figure/*/*.yaml")]
    return [*drawn, assets / "spine.yaml"]


def figure_file(view: View, figure: str) -> str:
    """Name of the built picture of a view; figure: one of variants.FIGURES."""
    return f"figure-{view.value}.svg" if figure == "neutral" else f"figure-{view.value}-{figure}.svg"


def to_json(atlas: CutAtlas, sources: str) -> str:
    """One JSON text; sources is the fingerprint of the region files."""
    spots = {"landmarks": atlas.landmarks, "key_points": atlas.key_points}
    tree = {
        "format": FORMAT,
        "sources": sources,
        "maps": [[m.id, m.title, m.year, m.source, m.basis, m.notes] for m in atlas.maps],
        **{key: [[s.name, s.drawing, s.x, s.y, s.basis] for s in value] for key, value in spots.items()},
        "drawings": [_drawing_tree(d) for d in atlas.drawings],
    }
    return json.dumps(tree, separators=(",", ":"), ensure_ascii=False).replace('{"name"', '\n{"name"') + "\n"


def _drawing_tree(d: Drawing) -> dict[str, Any]:
    layers: dict[str, Mapping[str, shapely.MultiPolygon]] = {"": {"": d.area}, "zones": d.zones}
    layers |= {f"map {map_id}": faces for map_id, faces in d.maps.items()}
    rows = [(layer, name) for layer, faces in layers.items() for name in faces]
    shapes = np.array([face for faces in layers.values() for face in faces.values()])
    _, coords, offsets = shapely.to_ragged_array(shapes, include_z=False)
    ints = np.rint(coords * 100).astype(np.int64).ravel()
    steps = np.concatenate([ints[:2], ints[2:] - ints[:-2]])
    return {
        "name": d.name,
        "half": d.half,
        "box": d.box,
        "placings": [[p.side.value, p.view.value, p.flip, p.shift] for p in d.placings],
        "faces": rows,
        "offsets": [np.diff(part).tolist() for part in offsets],
        "xy": steps.tolist(),
    }


def from_json(text: str) -> CutAtlas:
    """The inverse of to_json. Raises KeyError, TypeError or ValueError for anything else."""
    tree = json.loads(text)
    return CutAtlas(
        tuple(_drawing(d) for d in tree["drawings"]),
        tuple(MapFacts(*row) for row in tree["maps"]),
        _spots(tree["landmarks"]),
        _spots(tree["key_points"]),
    )


def _spots(rows: Iterable[tuple[str, str, float, float, str]]) -> tuple[Spot, ...]:
    return tuple(Spot(*row, Place("")) for row in rows)


def _drawing(tree: dict[str, Any]) -> Drawing:
    xy: NDArray[np.float64] = np.cumsum(np.array(tree["xy"]).reshape(-1, 2), axis=0) / 100
    offsets = tuple(np.concatenate([[0], np.cumsum(part)]) for part in tree["offsets"])
    shapes = shapely.from_ragged_array(shapely.GeometryType.MULTIPOLYGON, xy, offsets)
    layers: dict[str, dict[str, shapely.MultiPolygon]] = {}
    for (layer, name), shape in zip(tree["faces"], shapes, strict=True):
        layers.setdefault(layer, {})[name] = shape
    placings = tuple(
        Placing(Side(side), View(view), flip, shift) for side, view, flip, shift in tree["placings"]
    )
    maps = {layer[4:]: faces for layer, faces in layers.items() if layer.startswith("map ")}
    left, top, right, bottom = tree["box"]
    area = layers[""][""]
    return Drawing(
        tree["name"], tree["half"], (left, top, right, bottom), placings, area, layers.get("zones", {}), maps
    )


def sources_of(text: str) -> str | None:
    """The fingerprint inside a stored file, read from its first bytes; None when there is none."""
    for before, after in pairwise(text[:200].split('"')[1::2]):
        if before == "sources":
            return after
    return None
