"""The drawn spine as a value, as JSON and back."""

import json
from dataclasses import asdict, dataclass

from bodymap.atlas.levels import DiscLevel, Root, Side


@dataclass(frozen=True, slots=True)
class Ganglion:
    """The thickening of a root: centre, half width and half height in mm, angle in degrees clockwise."""

    x: float
    y: float
    rx: float
    ry: float
    angle: float


@dataclass(frozen=True, slots=True)
class RootPath:
    """One root on one side: SVG path of its middle, width in mm, where its name goes, its ganglion."""

    d: str
    width: float
    label_at: tuple[float, float]
    ganglion: Ganglion


@dataclass(frozen=True, slots=True)
class SpinePicture:
    """The spine in layers, so that each root can be coloured between them.

    box: x, y, width, height in mm. under, over: whole SVG texts, what is painted before and after the roots.
    roots, discs, si_joints: SVG path data in the same frame; a disc is an area, a joint a line.
    """

    box: tuple[float, float, float, float]
    under: str
    over: str
    roots: dict[tuple[Root, Side], RootPath]
    discs: dict[DiscLevel, str]
    si_joints: dict[Side, str]


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
