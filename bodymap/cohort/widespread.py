"""How widespread a drawing is: of five regions of the body, how many hold a painted segment of the CHOIR body map.

The regions are those of the criterion for generalized pain of Wolfe et al. 2016 (doi 10.1016/j.semarthrit.2016.08.012): left and right upper,
left and right lower, axial; generalized is pain in at least four of the five; jaw, chest and belly do not count. The criterion asks
for pain over three months; a drawing tells one day, so this is no criterion of a disease. Which segment belongs to which region is
ours: elbows, wrists and hands to the upper, ankles and feet to the lower, the groin, face and head to none.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side
from bodymap.atlas.segments import open_segments
from bodymap.cohort.batch import Lists
from bodymap.cohort.segments import segment_table

UPPER = ("shoulder", "upper arm", "elbow", "forearm", "wrist", "hand")
LOWER = ("hip", "buttock", "thigh", "knee", "lower leg", "ankle", "foot")
AXIAL = ("neck", "upper back", "middle of the back", "low back")
REGIONS = ("left upper", "right upper", "left lower", "right lower", "axial")
NO_REGION = len(REGIONS)
GENERALIZED = 4
"""Regions from which it is called generalized (Wolfe et al. 2016)."""


def region_of_segments() -> Mapping[int, int]:
    """For each segment the number of its region, or NO_REGION."""
    return {number: _region(one.words, one.side) for number, one in open_segments().segments.items()}


def _region(words: str, side: Side) -> int:
    where = words.replace(f"{side.english} side of the ", "").replace(f"{side.english} ", "")
    right = side is Side.RIGHT
    if any(name in where for name in AXIAL):
        return REGIONS.index("axial")
    if "upper arm" not in where and any(name in where for name in LOWER):
        return REGIONS.index("left lower") + right
    return REGIONS.index("left upper") + right if any(name in where for name in UPPER) else NO_REGION


def regions_painted(atlas: Atlas, segments: Lists) -> NDArray[np.int32]:
    """Of each drawing, how many of the five regions hold a painted segment."""
    table, known = segment_table(atlas), region_of_segments()
    region = np.array([known[number] for number in table.ids.tolist()])
    count = len(segments.starts) - 1
    there = np.zeros((count, len(REGIONS) + 1), np.bool_)
    there[segments.owner, region[np.searchsorted(table.ids, segments["segment"])]] = True
    return there[:, :NO_REGION].sum(axis=1).astype(np.int32)
