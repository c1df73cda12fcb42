"""The lines where faces of one map meet, each once, without the outline of the body."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import LineString, MultiLineString

from bodymap.atlas.atlas import MapFace


def inner_borders(faces: Sequence[MapFace]) -> MultiLineString:
    """The borders between different levels of a map in one view (mm).

    Neighbours share their borders point by point, so a step that two faces of different levels take is a border;
    one that a single face takes is the outline; left and right of one level meet without a border.
    """
    if not faces:
        return MultiLineString()
    levels = {face.level: i for i, face in enumerate(faces)}
    rings, owner = shapely.get_parts(shapely.boundary([face.shape for face in faces]), return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    on = ring[1:] == ring[:-1]
    steps = np.round(np.concatenate([xy[:-1], xy[1:]], axis=1)[on], 3)
    level = np.array([levels[face.level] for face in faces])[owner][ring[1:][on]]
    back = (steps[:, 0] > steps[:, 2]) | ((steps[:, 0] == steps[:, 2]) & (steps[:, 1] > steps[:, 3]))
    steps[back] = steps[back][:, [2, 3, 0, 1]]  # neighbours walk along their border in opposite ways
    order = np.lexsort(steps.T)
    steps, level = steps[order], level[order]
    twice = (steps[1:] == steps[:-1]).all(axis=1) & (level[1:] != level[:-1])
    lines = shapely.get_parts(shapely.linestrings(steps[1:][twice].reshape(-1, 2, 2)))
    merged = shapely.line_merge(MultiLineString(list(lines)))  # pyright: ignore[reportUnknownMemberType]
    parts = shapely.get_parts(merged)
    return MultiLineString([part for part in parts if isinstance(part, LineString) and not part.is_empty])
