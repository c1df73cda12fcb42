"""Muscles, nerves, territories and pictures of look-alikes as compact JSON and back, for a quick start of a layer."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

from shapely import GeometryType, MultiLineString

from bodymap.atlas.layer_parts import (
    Blob,
    CutLayers,
    CutMuscle,
    CutNerve,
    LayerDrawing,
    NerveSpot,
    ReferralFacts,
)
from bodymap.atlas.levels import Side, View
from bodymap.atlas.packed import packed, unpacked
from bodymap.atlas.parts import Placing
from bodymap.files.problems import Place

FORMAT = 3
"""Counts up when the way of drawing or storing changes, so that older built files are not used."""
_NOWHERE = Place("")


def layer_files(folder: Path) -> list[Path]:
    """The sources of the layers below a `regions` folder."""
    parts = ("figure/*.yaml", "muscles/*.yaml", "nerves/*.yaml", "territories/*.yaml", "referral.yaml")
    return [path for part in parts for path in folder.glob(part)]


def layers_to_json(layers: CutLayers, sources: str) -> str:
    """One JSON text; sources: the fingerprint of the files."""
    tree = {
        "format": FORMAT,
        "sources": f"{FORMAT} {sources}",
        "referral": [[r.condition, r.source, r.both] for r in layers.referral],
        "drawings": [_drawing_tree(d) for d in layers.drawings],
    }
    return json.dumps(tree, separators=(",", ":"), ensure_ascii=False).replace('{"name"', '\n{"name"') + "\n"


def _drawing_tree(d: LayerDrawing) -> dict[str, Any]:
    areas = [
        *chain.from_iterable((m.shape, m.tendon) for m in d.muscles),
        *(n.shape for n in d.nerves),
        *d.territories.values(),
        *(shape for _, shape in d.blobs),
    ]
    lines = [*(m.fibres for m in d.muscles), *(MultiLineString([n.line]) for n in d.nerves)]
    return {
        "name": d.name,
        "placings": [[p.side.value, p.view.value, p.flip, p.shift] for p in d.placings],
        "muscles": [[m.muscle, m.deep, *m.spot] for m in d.muscles],
        "nerves": [[n.nerve, n.deep] for n in d.nerves],
        "spots": [[s.nerve, s.name, s.x, s.y] for s in d.spots],
        "territories": list(d.territories),
        "blobs": [
            [b.condition, b.x, b.y, b.across, b.along, b.turn, b.core, b.stated, b.what] for b, _ in d.blobs
        ],
        "areas": packed(areas) if areas else [],
        "lines": packed(lines) if lines else [],
    }


def layers_from_json(text: str) -> CutLayers:
    """The inverse of layers_to_json. Raises KeyError, TypeError, ValueError or StopIteration for anything else."""
    tree = json.loads(text)
    facts = tuple(ReferralFacts(*row) for row in tree["referral"])
    return CutLayers(tuple(_drawing(d) for d in tree["drawings"]), facts)


def _drawing(tree: dict[str, Any]) -> LayerDrawing:
    areas = iter(unpacked(tree["areas"]) if tree["areas"] else ())
    lines = iter(unpacked(tree["lines"], GeometryType.MULTILINESTRING) if tree["lines"] else ())
    muscles = tuple(
        CutMuscle(name, deep, next(areas), next(areas), next(lines), (x, y, radius))
        for name, deep, x, y, radius in tree["muscles"]
    )
    nerves = tuple(CutNerve(name, deep, next(areas), next(lines).geoms[0]) for name, deep in tree["nerves"])
    return LayerDrawing(
        tree["name"],
        tuple(Placing(Side(side), View(view), flip, shift) for side, view, flip, shift in tree["placings"]),
        muscles,
        nerves,
        tuple(NerveSpot(*row, place=_NOWHERE) for row in tree["spots"]),
        {name: next(areas) for name in tree["territories"]},
        tuple((Blob(*row, place=_NOWHERE), next(areas)) for row in tree["blobs"]),
    )
