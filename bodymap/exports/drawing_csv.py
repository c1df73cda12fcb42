"""A drawing as a table: how much of each zone is painted with each feeling, and how much of each view. Sides in words."""

from collections.abc import Iterable, Mapping

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.exports.csv_cells import Cell, csv_text
from bodymap.exports.words import zone_words
from bodymap.knowledge.library import ZoneFacts
from bodymap.knowledge.stored import open_library
from bodymap.language import ENGLISH, in_english, spoken
from bodymap.reasoning.coverage import coverage, extent

HEAD = ("what", "view", "zone", "zone_in_words", "side", "sensation", "percent")
ANY = "any"
BODY = "front and back together"


def drawing_csv(
    atlas: Atlas, zones: Mapping[str, ZoneFacts], drawing: PainDrawing, *, raw: bool = False
) -> str:
    """One row a zone, side, view and feeling that is painted; then one row a view, and one for the body.

    percent: of the zone in that view, of the view, or of front and back together. raw: as of `csv_text`.
    In English whatever is spoken, so that tables of two people fit together.
    """
    english = spoken() is ENGLISH
    with in_english():
        known = zones if english else open_library().zones
        return csv_text([HEAD, *_zone_rows(atlas, known, drawing), *_view_rows(atlas, drawing)], raw=raw)


def _zone_rows(
    atlas: Atlas, zones: Mapping[str, ZoneFacts], drawing: PainDrawing
) -> Iterable[tuple[Cell, ...]]:
    for sensation in Sensation:
        felt = PainDrawing(tuple(mark for mark in drawing.marks if mark.sensation is sensation))
        for one in coverage(atlas, felt):
            words = zone_words(zones, one.zone, None)
            side, percent = one.side.english, _percent(100 * one.share)
            yield "zone", one.view.value, one.zone, words, side, sensation.value, percent


def _view_rows(atlas: Atlas, drawing: PainDrawing) -> Iterable[tuple[Cell, ...]]:
    """Whatever it feels like; places that overlap are counted once."""
    found = extent(atlas, drawing)
    for view, percent in found.by_view.items():
        yield "view", view.value, "", "", "", ANY, _percent(percent)
    yield "body", BODY, "", "", "", ANY, _percent(found.percent)


def _percent(value: float) -> float:
    return round(value, 2)
