"""One painted drawing as a row of a cohort: measured exactly, as the reading measures it."""

from collections.abc import Mapping

import shapely
from shapely import MultiPolygon

from bodymap.atlas.areas import polygons, united
from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.cohort.batch import EMPTY, Row
from bodymap.cohort.places import SENSATIONS, VIEWS, feeling_bits, place_name, places_of
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.stroke_area import CRUMB
from bodymap.exports.choir import painted_segments
from bodymap.reasoning.coverage import coverage, extent

NO_FACTS: Mapping[str, object] = {}
STEP = 0.01
"""mm; outlines are kept to this grid, as those of the atlas are."""


def drawn_row(
    atlas: Atlas, drawing: PainDrawing, facts: Mapping[str, object] = NO_FACTS, outlines: bool = True
) -> Row:
    """facts: columns that are known beside the drawing (id, sex, age ...). outlines: keep the painted skin itself."""
    known = places_of(atlas)
    covered = [
        (known.number(place_name(c.view, c.side, c.zone, c.channel)), c) for c in coverage(atlas, drawing)
    ]
    wholes = {view: united(m.area for m in drawing.marks if m.view is view) for view in _views(drawing)}
    kept = (
        [one for view, whole in wholes.items() for one in _outlines(drawing, view, whole)] if outlines else []
    )
    return {
        **EMPTY,
        **facts,
        "extent_percent": extent(atlas, drawing).percent,
        "areas": sum(1 for whole in wholes.values() for part in polygons(whole) if part.area > CRUMB),
        "place": [number for number, _ in covered],
        "share": [c.share for _, c in covered],
        "of_a_mark": [c.of_a_mark for _, c in covered],
        "area_mm2": [c.area for _, c in covered],
        "feels": [feeling_bits(c.sensations) for _, c in covered],
        "segment": [one.segment.id for one in painted_segments(atlas, drawing) if one.painted],
        "outline_view": [VIEWS.index(view) for view, _, _, _ in kept],
        "outline_feels": [feels for _, feels, _, _ in kept],
        "outline_whole": [whole for _, _, whole, _ in kept],
        "outline": [shapely.to_wkb(shape) for _, _, _, shape in kept],
    }


def _views(drawing: PainDrawing) -> list[View]:
    return list(dict.fromkeys(mark.view for mark in drawing.marks))


def _outlines(
    drawing: PainDrawing, view: View, whole: MultiPolygon
) -> list[tuple[View, int, bool, MultiPolygon]]:
    """All that is painted in a view, and each feeling where there are several."""
    marks = [mark for mark in drawing.marks if mark.view is view]
    felt = frozenset(mark.sensation for mark in marks)
    found = [(view, feeling_bits(felt), True, _on_grid(whole))]
    if len(felt) > 1:
        for sensation in (one for one in SENSATIONS if one in felt):
            shape = united(mark.area for mark in marks if mark.sensation is sensation)
            found.append((view, feeling_bits(frozenset((sensation,))), False, _on_grid(shape)))
    return found


def _on_grid(shape: MultiPolygon) -> MultiPolygon:
    """Rounded corners; a ring that this makes touch itself is still drawn and counted as before."""
    return shapely.transform(shape, lambda xy: (xy / STEP).round() * STEP)


def drawing_of(row_outlines: list[tuple[int, int, bytes]]) -> PainDrawing:
    """A drawing from the outlines of a row (view, feeling as bits of one sensation, WKB): a mark for each."""
    marks = (
        Mark(number, VIEWS[view], SENSATIONS[feels.bit_length() - 1], _shape(wkb))
        for number, (view, feels, wkb) in enumerate(row_outlines, start=1)
    )
    return PainDrawing(tuple(marks))


def _shape(wkb: bytes) -> MultiPolygon:
    shape = shapely.from_wkb(wkb)
    if not shape.is_valid:
        shape = shapely.make_valid(shape, method="structure")
    return united([shape])
