"""The drawn spine as JSON and back."""

import json
from dataclasses import asdict

from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.atlas.spine import Ganglion, RootPath, SpinePicture


def spine_to_json(spine: SpinePicture, sources: str) -> str:
    """One JSON text; sources is the fingerprint of the art files."""
    tree = {
        "sources": sources,
        "box": spine.box,
        "under": spine.under,
        "over": spine.over,
        "roots": [[root.value, side.value, asdict(path)] for (root, side), path in spine.roots.items()],
        "discs": {level.value: d for level, d in spine.discs.items()},
        "si_joints": {side.value: d for side, d in spine.si_joints.items()},
    }
    return json.dumps(tree, indent=0) + "\n"


def spine_from_json(text: str) -> SpinePicture:
    """The inverse of spine_to_json. Raises KeyError, TypeError or ValueError for anything else."""
    tree = json.loads(text)
    x, y, w, h = tree["box"]
    roots: dict[tuple[Root, Side], RootPath] = {}
    for root, side, path in tree["roots"]:
        label_x, label_y = path["label_at"]
        ganglion = Ganglion(**path["ganglion"])
        roots[Root(root), Side(side)] = RootPath(path["d"], path["width"], (label_x, label_y), ganglion)
    return SpinePicture(
        (x, y, w, h),
        tree["under"],
        tree["over"],
        roots,
        {DiscLevel(level): d for level, d in tree["discs"].items()},
        {Side(side): d for side, d in tree["si_joints"].items()},
    )
