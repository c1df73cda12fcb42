"""The zones of the body as places to point at: what the mouse snaps to and the keyboard walks along. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, inf

import shapely
from shapely import MultiPolygon, Point, Polygon
from shapely.ops import nearest_points

from bodymap.atlas.atlas import Atlas, ZoneFace
from bodymap.atlas.levels import Side
from bodymap.atlas.naming import roomiest
from bodymap.ui.figure_layout import Placement, neighbour

_INSIDE = 0.4
"""mm by which a point beside the body is taken to its inside."""
_SEEN_FROM = 0.5
"""Share of the fade at a cut from which on a zone's roomiest place counts as seen; half of it for a zone of which
there is more than a remnant.
"""
_GOOD_PART = 0.25
TARGET = 44.0
"""px of a thing that is easily pressed (WCAG 2.2, 2.5.5); smaller zones are helped."""
MISSED = 10.0
"""px by which a finger may miss a small zone (assumed)."""
_CRUMB = 20.0
"""mm2: what a cut leaves of a zone below this is no place to stand on."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One zone of one placement: what is shown of it, and its roomiest place (mm of the view)."""

    index: int
    face: ZoneFace
    shape: MultiPolygon
    x: float
    y: float


class Stops:
    """The stops of one layout, each made when it is first asked for: finding all takes longer than a frame."""

    def __init__(self, placements: Sequence[Placement], atlas: Atlas) -> None:
        self._placements = placements
        self._atlas = atlas
        self._made: dict[tuple[int, str, Side], Stop | None] = {}

    def at(self, index: int, face: ZoneFace) -> Stop | None:
        """The stop of a zone in a placement; None where the layout shows nothing of it. Always the same object."""
        key = (index, face.zone, face.side)
        if key not in self._made:
            self._made[key] = _stop(index, self._placements[index], face)
        return self._made[key]

    def all(self) -> tuple[Stop, ...]:
        """Every zone of every placement that can be seen: not what only fades out at a cut."""
        found = (
            self.at(index, face)
            for index, placement in enumerate(self._placements)
            for face in self._atlas.zones(placement.view)
        )
        return tuple(stop for stop in found if stop is not None and self._seen(stop))

    def _seen(self, stop: Stop) -> bool:
        frame = self._placements[stop.index].frame
        down = (stop.y - frame.box[1]) / frame.fade if frame.faded else 1.0
        mostly_here = stop.shape.area >= _GOOD_PART * stop.face.shape.area
        return not frame.faded or down >= (_SEEN_FROM / 2 if mostly_here else _SEEN_FROM)

    def beside(self, stop: Stop, dx: int, dy: int) -> Stop:
        """The next zone in a direction, across views too; the stop itself where there is none."""
        stops = self.all()
        places = [self._placements[s.index].to_px(s.x, s.y) for s in stops]
        here = next((i for i, s in enumerate(stops) if s is stop), 0)
        return stops[neighbour(places, here, dx, dy)]


def _stop(index: int, placement: Placement, face: ZoneFace) -> Stop | None:
    shape = _shown_part(face.shape, placement)
    if shape.is_empty:
        return None
    x, y, _ = max((roomiest(part) for part in shape.geoms), key=lambda spot: spot[2])
    return Stop(index, face, shape, x, y)


def _shown_part(shape: MultiPolygon, placement: Placement) -> MultiPolygon:
    if not placement.frame.faded or shapely.covers(placement.clip, shape):
        return shape
    cut = shapely.intersection(shape, placement.clip)
    return MultiPolygon([p for p in shapely.get_parts(cut) if isinstance(p, Polygon) and p.area > _CRUMB])


def on_body(placement: Placement, x: float, y: float) -> tuple[float, float]:
    """The point itself, or the nearest one just inside what is shown of the body (mm)."""
    if shapely.intersects_xy(placement.clip, x, y):
        return x, y
    edge, _ = nearest_points(placement.clip, Point(x, y))
    length = max(hypot(edge.x - x, edge.y - y), 1e-9)
    inward = min(_INSIDE, length) / length
    return edge.x + (edge.x - x) * inward, edge.y + (edge.y - y) * inward


def snapped(
    stops: Stops, atlas: Atlas, placement: Placement, index: int, x: float, y: float
) -> tuple[float, float]:
    """The place (mm) that a finger means: small zones are as easy to hit as a thing to press should be.

    A touch that misses a toe by a few px still means the toe, unless it hit another small zone, or lies nearer to the
    middle of the zone it hit.
    """
    scale, point = placement.scale, Point(x, y)
    small = [f for f in atlas.zones(placement.view) if f.shape.area * scale**2 < TARGET**2]
    missed = [(f.shape.distance(point) * scale, i) for i, f in enumerate(small)]
    distance, nearest = min(missed, default=(inf, 0))
    if not 0 < distance <= MISSED:
        return x, y
    hit = atlas.zone_at(placement.view, x, y)
    stop, own = stops.at(index, small[nearest]), stops.at(index, hit) if hit is not None else None
    if stop is None or (own is not None and _apart(own, x, y) <= _apart(stop, x, y)):
        return x, y
    return stop.x, stop.y


def _apart(stop: Stop, x: float, y: float) -> float:
    return hypot(stop.x - x, stop.y - y)


def as_far_as_shown(atlas: Atlas, placement: Placement) -> Atlas:
    """The atlas with this view's body cut down to what the layout shows: no brush reaches a hand left out."""
    return atlas.narrowed({placement.view: placement.clip}) if placement.frame.faded else atlas
