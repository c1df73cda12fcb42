"""Sheets as they are loaded from a record, made without a library."""

from datetime import date

from bodymap.atlas.atlas import open_atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.kept_reading import KeptReading, said_now
from bodymap.exports.loaded_sheet import LoadedSheet
from bodymap.reasoning.drawing_facts import drawing_facts
from bodymap.reasoning.reading import Reading
from bodymap.records.store.record_of import KeptSheet
from bodymap.records.store.values import Author, SheetHead, StoredReading
from bodymap.records.versions import versions_in_use

DAY = date(2026, 10, 11)
TODAY = date(2026, 11, 21)


def kept(
    sheet: str,
    drawing: PainDrawing,
    day: date = DAY,
    author: Author = Author.PATIENT,
    reading: Reading | None = None,
    copy_of: str = "",
    version: int = 1,
) -> LoadedSheet:
    """reading: what was kept with its first version."""
    head = SheetHead(sheet, f"visit of {day}", author, version, "2026-10-11T08:00:00+00:00", copy_of)
    stored = StoredReading("r", sheet, 1, head.saved_at, "{}", versions_in_use()) if reading else None
    return LoadedSheet(
        KeptSheet(day, head.visit, head),
        drawing,
        drawing_facts(open_atlas(), drawing),
        "<svg/>",
        stored,
        KeptReading(said_now(reading), "") if reading else None,
        unread="" if reading else "No reading was kept.",
    )
