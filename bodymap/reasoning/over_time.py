"""What changed between two drawings of one person: places new, gone and the same, and whether that is more than
drawing twice changes anyway.

A drawing is never drawn the same way twice: what people did within a minute (knowledge/telling.yaml, drawn_twice) is
the measure below which nothing is called a change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from bodymap.atlas.areas import polygons, united
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.stroke_area import NOTHING, polygons_of
from bodymap.knowledge.rules import DrawnTwice


class Verdict(StrEnum):
    """What may be said of a difference."""

    NOTHING_PAINTED = "nothing painted"
    ONLY_ONE = "only one is painted"
    WITHIN = "no more than drawing twice"
    CHANGED = "more than drawing twice"


@dataclass(frozen=True, slots=True)
class ViewChange:
    """One view: what only the later drawing paints, what only the earlier one does, and what both do."""

    view: View
    new: MultiPolygon
    gone: MultiPolygon
    same: MultiPolygon
    new_places: MultiPolygon
    """Separate places of the later drawing that lie farther from everything painted before than they are wide."""
    gone_places: MultiPolygon
    """The same the other way round."""


@dataclass(frozen=True, slots=True)
class Change:
    """Two drawings set beside each other.

    overlap: Jaccard index over all views, 0-1; before, after: mm2 painted in all views, overlaps once.
    """

    views: tuple[ViewChange, ...]
    overlap: float
    before: float
    after: float
    place: Verdict
    size: Verdict

    @property
    def growth(self) -> float:
        """How much larger the later drawing is, as a part of the mean of both; 0 where nothing is painted."""
        both = self.before + self.after
        return 2 * (self.after - self.before) / both if both else 0.0


Areas = Mapping[View, MultiPolygon]


def change(before: PainDrawing, after: PainDrawing, rules: DrawnTwice) -> Change:
    """What differs, whatever it feels like. Drawings have to be of the same figure: see `records.older_figures`."""
    one, other = painted(before), painted(after)
    views = tuple(
        _view(view, one.get(view, NOTHING), other.get(view, NOTHING))
        for view in View
        if view in one or view in other
    )
    shared = sum(part.same.area for part in views)
    sizes = sum(area.area for area in one.values()), sum(area.area for area in other.values())
    either = sum(sizes) - shared
    overlap = shared / either if either else 1.0
    found = Change(views, overlap, *sizes, Verdict.WITHIN, Verdict.WITHIN)
    return Change(views, overlap, *sizes, _place(found, rules), _size(found, rules))


def _place(found: Change, rules: DrawnTwice) -> Verdict:
    known = _painted_at_all(found)
    if known is not Verdict.WITHIN:
        return known
    return Verdict.CHANGED if found.overlap < rules.least_overlap else Verdict.WITHIN


def _size(found: Change, rules: DrawnTwice) -> Verdict:
    known = _painted_at_all(found)
    if known is not Verdict.WITHIN:
        return known
    return Verdict.WITHIN if rules.less <= found.growth <= rules.more else Verdict.CHANGED


def _painted_at_all(found: Change) -> Verdict:
    if not found.before and not found.after:
        return Verdict.NOTHING_PAINTED
    return Verdict.WITHIN if found.before and found.after else Verdict.ONLY_ONE


def painted(drawing: PainDrawing) -> Areas:
    """All that is painted in each view, whatever it feels like; overlaps once."""
    by_view: dict[View, list[BaseGeometry]] = {}
    for mark in drawing.marks:
        by_view.setdefault(mark.view, []).append(mark.area)
    return {view: united(areas) for view, areas in by_view.items()}


def _view(view: View, before: MultiPolygon, after: MultiPolygon) -> ViewChange:
    return ViewChange(
        view,
        polygons_of(shapely.difference(after, before)),
        polygons_of(shapely.difference(before, after)),
        polygons_of(shapely.intersection(before, after)),
        _apart(after, before),
        _apart(before, after),
    )


def _apart(places: MultiPolygon, others: BaseGeometry) -> MultiPolygon:
    """The separate places that no second drawing of the others would reach: assumed to wander by their own width."""
    found: Iterable[shapely.Polygon] = (
        place for place in polygons(places) if others.is_empty or place.distance(others) > _width(place)
    )
    return MultiPolygon(list(found))


def _width(place: shapely.Polygon) -> float:
    """Mm across: of a round place its diameter, of a long one its short side."""
    return 4 * place.area / place.length
