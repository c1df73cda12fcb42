"""One sheet of a record, opened to be shown in a row with others: its drawing, what it amounts to, what was read then.

Whatever is wrong with it becomes words in its place; nothing is raised. Fit for a thread beside the window.
"""

from dataclasses import dataclass
from datetime import date

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import FIGURE, PainDrawing
from bodymap.exports.kept_reading import KeptReading, kept_reading
from bodymap.exports.reading_shelf import newest_reading
from bodymap.exports.thumbnail_svg import thumbnail_svg
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.reasoning.drawing_facts import DrawingFacts, drawing_facts
from bodymap.records.store.reads import Reads
from bodymap.records.store.record_of import KeptSheet
from bodymap.records.store.values import StoredReading

NOTHING_DRAWN = tr_later("Nothing was drawn at this visit.")
OTHER_FIGURE = tr_later("It was painted on another figure: open it to see it; it is not measured here.")


@dataclass(frozen=True, slots=True)
class LoadedSheet:
    """drawing, facts: None where it could not be read or measured; svg: its thumbnail, "" where there is none.

    stored: the newest reading kept with it; then: what that said, None where it is not understood; fault, unread: what is wrong
    with the drawing, and with the reading; "" = nothing.
    """

    kept: KeptSheet
    drawing: PainDrawing | None = None
    facts: DrawingFacts | None = None
    svg: str = ""
    stored: StoredReading | None = None
    then: KeptReading | None = None
    fault: str = ""
    unread: str = ""

    @property
    def id(self) -> str:
        """Of the sheet; "" where there is none."""
        return self.kept.head.id if self.kept.head is not None else ""

    @property
    def day(self) -> date:
        return self.kept.day

    @property
    def read_earlier(self) -> bool:
        """Whether the reading is of an earlier step of the drawing."""
        head = self.kept.head
        return head is not None and self.stored is not None and self.stored.version != head.version


def load_sheet(store: Reads, atlas: Atlas, kept: KeptSheet) -> LoadedSheet:
    """Everything that a row shows of it."""
    if kept.head is None:
        return LoadedSheet(kept, fault=kept.fault or tr(NOTHING_DRAWN))
    stored, then, unread = _read_then(store, kept.head.id)
    try:
        drawing = store.sheet(kept.head.id).document().drawing
    except BodymapError as problem:
        fault = f"{problem.sentence[:1].upper()}{problem.sentence[1:]}."
        return LoadedSheet(kept, stored=stored, then=then, fault=fault, unread=unread)
    if drawing.figure != FIGURE:
        return LoadedSheet(kept, stored=stored, then=then, fault=tr(OTHER_FIGURE), unread=unread)
    facts, svg = drawing_facts(atlas, drawing), thumbnail_svg(atlas, drawing)
    return LoadedSheet(kept, drawing, facts, svg, stored, then, unread=unread)


def _read_then(store: Reads, sheet: str) -> tuple[StoredReading | None, KeptReading | None, str]:
    try:
        stored = newest_reading(store, sheet)
    except BodymapError as problem:
        return None, None, tr("What was read then is damaged: {problem}.", problem=problem.sentence)
    if stored is None:
        return None, None, tr("No reading was kept.")
    try:
        return stored, kept_reading(stored), ""
    except BodymapError as problem:
        return stored, None, f"{problem.sentence[:1].upper()}{problem.sentence[1:]}."
