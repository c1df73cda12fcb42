"""The same skin seen in two views carries the same level: each map, along the edges where views meet.

The views are drawings of one body, not projections of one model, so the edge of one is only near that of another.
Labels seen within a few millimetres of the edge must meet. TOLERANCES is what was measured, rounded down: at the
sacrum the rear edge of the side view is the buttock and not the midline, and at the ankle two lines run along the
edge.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import shapely

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import View

ATLAS = open_atlas()
FRONT, BACK, SIDE, INNER = View.FRONT, View.BACK, View.SIDE_RIGHT, View.INNER_LEFT
LEG = range(954, 1635, 4)
"""Heights (y, mm) from below the crotch to above the ankle."""
HIP_AND_LEG = range(700, 1635, 4)
MIDLINE = range(700, 790, 4)
TOLERANCES = {
    ("midline behind", "keegan-garrett-1948"): 0.75,
    ("midline behind", "foerster-1933"): 0.9,
    ("outer edge, back and side", "lee-2008"): 0.99,
    ("front of the leg, front and inner leg", "article"): 0.99,
    ("front of the leg, front and inner leg", "keegan-garrett-1948"): 0.99,
    ("front of the leg, front and inner leg", "lee-2008"): 0.99,
}
"""Share of the heights at which the labels must meet; everywhere else all of them."""
SLACK = 0.07
"""Share of the half width of a view within which the edge of another may lie."""

MAP = "maps/isncsci.yaml"

At = Callable[[int], list[float]]


@cache
def chord(view: View, y: int) -> tuple[float, float]:
    """Left and right edge (x, mm) of the body that lies right of the midline, or of the one leg."""
    body = ATLAS.silhouette(view)
    # the arm hangs outside x = 200 in the front and back views
    left, right = (0.0, 200.0) if view in (FRONT, BACK) else (-500.0, 500.0)
    row = shapely.intersection(body, shapely.LineString([(left, y), (right, y)]))
    parts = [p for p in shapely.get_parts(row) if p.length > 20] or [row]
    x0, _, x1, _ = parts[0].bounds
    return x0, x1


def near(view: View, share: float) -> At:
    """Places across the chord round the one at a share of its width, 0 left to 1 right."""

    def places(y: int) -> list[float]:
        x0, x1 = chord(view, y)
        width = x1 - x0
        offsets = (-SLACK, -SLACK / 2, 0, SLACK / 2, SLACK)
        return [x0 + width * min(max(share + o, 0.004), 0.996) for o in offsets]

    return places


def along(view: View, x: float) -> At:
    return lambda _: [x, 5 * x]


def side_line(view: View) -> At:
    """Where the outer or inner edge of the front view lies in a view from the side: the middle of the leg."""
    return near(view, 0.5)


SEAMS: dict[str, tuple[range, tuple[View, At], tuple[View, At]]] = {
    "outer edge, front and side": (HIP_AND_LEG, (FRONT, near(FRONT, 1)), (SIDE, side_line(SIDE))),
    "outer edge, back and side": (HIP_AND_LEG, (BACK, near(BACK, 1)), (SIDE, side_line(SIDE))),
    "inner edge, front and inner leg": (LEG, (FRONT, near(FRONT, 0)), (INNER, side_line(INNER))),
    "inner edge, back and inner leg": (LEG, (BACK, near(BACK, 0)), (INNER, side_line(INNER))),
    "front of the leg, front and side": (LEG, (FRONT, near(FRONT, 0.5)), (SIDE, near(SIDE, 1))),
    "front of the leg, front and inner leg": (LEG, (FRONT, near(FRONT, 0.5)), (INNER, near(INNER, 1))),
    "back of the leg, back and side": (LEG, (BACK, near(BACK, 0.5)), (SIDE, near(SIDE, 0))),
    "back of the leg, back and inner leg": (LEG, (BACK, near(BACK, 0.5)), (INNER, near(INNER, 0))),
    "midline in front": (MIDLINE, (FRONT, along(FRONT, 1)), (SIDE, near(SIDE, 1))),
    "midline behind": (MIDLINE, (BACK, along(BACK, 1)), (SIDE, near(SIDE, 0))),
}


def levels(atlas: Atlas, view: View, at: At, y: int, map_id: str) -> set[str]:
    """The levels within 4 mm of height and the slack across."""
    spots = [(x, h) for h in (y - 4, y, y + 4) for x in at(y)]
    found = (atlas.locate(view, x, h).maps.get(map_id) for x, h in spots)
    return {level for level in found if level is not None}


def share_that_fits(atlas: Atlas, seam: str, map_id: str) -> float:
    heights, (one, at_one), (other, at_other) = SEAMS[seam]
    fits = [
        bool(levels(atlas, one, at_one, y, map_id) & levels(atlas, other, at_other, y, map_id))
        for y in heights
    ]
    return sum(fits) / len(fits)


@pytest.mark.parametrize("map_id", ATLAS.maps)
@pytest.mark.parametrize("seam", SEAMS)
def test_views_agree_along_their_common_edge(seam: str, map_id: str):
    assert share_that_fits(ATLAS, seam, map_id) >= TOLERANCES.get((seam, map_id), 1.0)


def test_a_border_moved_in_one_view_only_is_seen_at_the_seam(regions: Path, change):
    row = next(r for r in (regions / MAP).read_text("utf-8").splitlines() if "L3/L4-5: 53,1322" in r)
    points = row.partition("#")[0].split(": ")[1].split()
    moved = "  ".join(f"{x},{float(y) + 60:g}" for x, y in (point.split(",") for point in points))
    change(MAP, row.partition("#")[0], f"      L3/L4-5: {moved}   ")
    assert share_that_fits(open_atlas(regions), "front of the leg, front and side", "isncsci") < 0.95
