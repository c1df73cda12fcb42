"""Which CHOIR segments a drawing paints, and how much of each: exact where CHOIR has the view, by zones where it has not."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from shapely import MultiPolygon

from bodymap.atlas.areas import united
from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.atlas.segments import Segment, SegmentMap, open_segments, segment_areas
from bodymap.drawing.pain_drawing import PainDrawing

VIEWS = (View.FRONT, View.BACK)
Face = tuple[str, Side]
Parts = Mapping[Face, tuple[float, float]]
"""By zone and side of a view: painted area and whole area, mm2."""


@dataclass(frozen=True, slots=True)
class PaintedSegment:
    """A segment with its painted share, 0-1, and whether it counts as painted."""

    segment: Segment
    share: float
    painted: bool


def painted_segments(atlas: Atlas, drawing: PainDrawing) -> tuple[PaintedSegment, ...]:
    """All 74 segments by id, whatever they feel like.

    A segment counts when enough of it is painted, or when it holds enough of one mark: else a numb big toe, 7 % of the
    foot, would be no foot. Paint in a view that CHOIR does not have counts for the segments its zones lie in.
    """
    known = open_segments()
    shares: dict[int, float] = dict.fromkeys(known.segments, 0.0)
    meant: set[int] = set()
    for view in dict.fromkeys(mark.view for mark in drawing.marks):
        areas = [mark.area for mark in drawing.marks if mark.view is view]
        found = _shares(atlas, known, view, united(areas))
        shares |= {number: max(shares[number], share) for number, share in found.items()}
        for area in areas:
            held = _held(atlas, known, view, area)
            meant |= {number for number, part in held.items() if part >= known.meant_from * area.area}
    return tuple(
        PaintedSegment(known.segments[n], min(share, 1.0), share >= known.painted_from or n in meant)
        for n, share in sorted(shares.items())
    )


def _shares(atlas: Atlas, known: SegmentMap, view: View, paint: MultiPolygon) -> Mapping[int, float]:
    """How much of each segment is painted, 0-1."""
    if view in VIEWS:
        areas = segment_areas(atlas, view)
        return {number: paint.intersection(area).area / area.area for number, area in areas.items()}
    parts = _parts(atlas, view, paint)
    whole = _whole(known, view)
    if whole:
        return {number: _of_side(parts, side) for side, number in whole.items()}
    painted = {face: part / size for face, (part, size) in parts.items()}
    return {
        s.id: sum(part.of_segment * painted.get((part.zone, s.side), 0.0) for part in s.parts)
        for s in known.segments.values()
    }


def _held(atlas: Atlas, known: SegmentMap, view: View, mark: MultiPolygon) -> Mapping[int, float]:
    """How much of a mark each segment holds, mm2."""
    if view in VIEWS:
        return {number: mark.intersection(area).area for number, area in segment_areas(atlas, view).items()}
    held: dict[int, float] = defaultdict(float)
    whole = _whole(known, view)
    for (zone, side), (part, _) in _parts(atlas, view, mark).items():
        if whole:
            held[whole[side]] += part
        else:
            for number, of_zone in known.of_zone(zone, side).items():
                held[number] += of_zone * part
    return held


def _parts(atlas: Atlas, view: View, paint: MultiPolygon) -> Parts:
    return {(f.zone, f.side): (paint.intersection(f.shape).area, f.shape.area) for f in atlas.zones(view)}


def _whole(known: SegmentMap, view: View) -> Mapping[Side, int]:
    """The one segment a side that a view lies in; empty for most views."""
    return {side: number for (seen, side), number in known.whole_views.items() if seen is view}


def _of_side(parts: Parts, side: Side) -> float:
    """The painted share of all that a view shows of a side."""
    here = [both for (_, of), both in parts.items() if of is side]
    return sum(part for part, _ in here) / sum(size for _, size in here)
