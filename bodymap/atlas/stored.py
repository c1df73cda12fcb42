"""Cut faces as compact JSON and back, with the fingerprint of the files they were cut from.

Outlines and zones, which every start needs, are in one file; the faces of the maps in another, one line a
drawing, read when somebody first asks for them.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple
from itertools import pairwise
from pathlib import Path
from typing import Any

from bodymap.atlas.later import Later
from bodymap.atlas.levels import Side, View
from bodymap.atlas.packed import packed, unpacked
from bodymap.atlas.parts import CutAtlas, Drawing, Faces, MapFacts, Placing, Spot
from bodymap.files.plain import print_of
from bodymap.files.problems import Place

FORMAT = 2
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
    """Outlines, zones and named points as one JSON text, and what the maps say of themselves.

    The faces of the maps are in maps_to_json, because a start does not need them. sources is the fingerprint
    of the region files.
    """
    spots = {"landmarks": atlas.landmarks, "key_points": atlas.key_points}
    tree = {
        "format": FORMAT,
        "sources": sources,
        "maps": [astuple(facts) for facts in atlas.maps],
        **{key: [[s.name, s.drawing, s.x, s.y, s.basis] for s in value] for key, value in spots.items()},
        "drawings": [_drawing_tree(d) for d in atlas.drawings],
    }
    return _dumped(tree).replace('{"name"', '\n{"name"') + "\n"


def _dumped(tree: Any) -> str:
    return json.dumps(tree, separators=(",", ":"), ensure_ascii=False)


def _drawing_tree(d: Drawing) -> dict[str, Any]:
    return {
        "name": d.name,
        "half": d.half,
        "box": d.box,
        "placings": [[p.side.value, p.view.value, p.flip, p.shift] for p in d.placings],
        "maps": list(d.maps),
        "zones": list(d.zones),
        "shapes": packed([d.area, *d.zones.values()]),
    }


def maps_to_json(atlas: CutAtlas, sources: str) -> str:
    """The faces of all maps, one JSON text a line: first the fingerprint, then one line a drawing."""
    return head_row(sources) + "".join(_dumped(_map_tree(d)) + "\n" for d in atlas.drawings)


def head_row(sources: str) -> str:
    """The first line of a stored file of lines."""
    return _dumped({"format": FORMAT, "sources": sources}) + "\n"


def _map_tree(d: Drawing) -> dict[str, Any]:
    names = [(map_id, level) for map_id, faces in d.maps.items() for level in faces]
    shapes = [shape for faces in d.maps.values() for shape in faces.values()]
    return {"name": d.name, "faces": names, "shapes": packed(shapes)}


MapReader = Callable[[str], Mapping[str, Faces]]
"""The faces of every map in a drawing of that name."""


def from_json(text: str, maps: MapReader) -> CutAtlas:
    """The inverse of to_json; maps is asked when the faces of a map are first needed.

    Raises LookupError, TypeError or ValueError for anything else.
    """
    tree = json.loads(text)
    return CutAtlas(
        tuple(_drawing(d, maps) for d in tree["drawings"]),
        tuple(MapFacts(*row) for row in tree["maps"]),
        _spots(tree["landmarks"]),
        _spots(tree["key_points"]),
    )


def _spots(rows: Iterable[tuple[str, str, float, float, str]]) -> tuple[Spot, ...]:
    return tuple(Spot(*row, Place("")) for row in rows)


def _drawing(tree: dict[str, Any], maps: MapReader) -> Drawing:
    area, *zones = unpacked(tree["shapes"])
    name = tree["name"]
    placings = tuple(
        Placing(Side(side), View(view), flip, shift) for side, view, flip, shift in tree["placings"]
    )
    left, top, right, bottom = tree["box"]
    return Drawing(
        name,
        tree["half"],
        (left, top, right, bottom),
        placings,
        area,
        dict(zip(tree["zones"], zones, strict=True)),
        Later(tree["maps"], lambda map_id: maps(name)[map_id]),
    )


def maps_from_json(text: str, drawing: str) -> dict[str, Faces]:
    """The faces of the maps in one drawing. Raises LookupError, TypeError or ValueError when it is damaged."""
    tree = json.loads(row_of(text, drawing))
    maps: dict[str, Faces] = {}
    for (map_id, level), shape in zip(tree["faces"], unpacked(tree["shapes"]), strict=True):
        maps[map_id] = {**maps.get(map_id, {}), level: shape}
    return maps


def row_of(text: str, drawing: str) -> str:
    """The line of a drawing in a stored file of lines; empty when there is none."""
    start = f'{{"name":{json.dumps(drawing)},'
    return next((line for line in text.splitlines() if line.startswith(start)), "")


def sources_of(text: str) -> str | None:
    """The fingerprint inside a stored file, read from its first bytes; None when there is none."""
    for before, after in pairwise(text[:200].split('"')[1::2]):
        if before == "sources":
            return after
    return None
