"""Puts the reading and the note beside a kept drawing, and finds them again: once for each version that rests, never over another."""

from bodymap.atlas.atlas import Atlas
from bodymap.exports.kept_reading import KeptReading, Said, kept_reading, summary_text
from bodymap.exports.then_and_now import differences, opened_words
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import library_in_english
from bodymap.language import tr
from bodymap.reasoning.read import read_drawing
from bodymap.reasoning.reading import Reading
from bodymap.records.document import Document
from bodymap.records.store.reads import Reads
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import SheetHead, StoredReading
from bodymap.records.versions import versions_in_use


def keep_reading(store: RecordStore, sheet: str, reading: Reading, note: str) -> StoredReading | None:
    """Store what is said of the newest version of a sheet; None where that version has a reading already.

    A reading of then is never written over: it is what was said then. Raises BodymapError.
    """
    head = store.sheet(sheet).head
    last = newest_reading(store, sheet)
    if last is not None and last.version == head.version:
        return None
    return store.add_reading(head, summary_text(reading, note), versions_in_use())


def english_reading(library: Library, atlas: Atlas, document: Document, reading: Reading) -> Reading:
    """The reading as it is kept, in English whatever is spoken: a later day may speak another language."""
    with library_in_english(library) as english:
        if english is library:
            return reading
        made = read_drawing(english, atlas, document.drawing, document.examination)
        summary_text(made, "")  # what is put in words only when somebody looks
        return made


def newest_reading(store: Reads, sheet: str) -> StoredReading | None:
    """The newest that holds. Raises BodymapError where one is damaged."""
    found = store.readings(sheet)
    return found[-1] if found else None


def then_words(store: Reads, head: SheetHead, now: Said, of_today: bool) -> str:
    """What an opened drawing says of its reading of then. of_today: it was drawn today: then only what differs is news.

    Never raises: a damaged reading is told, and the drawing stays on the table.
    """
    try:
        stored = newest_reading(store, head.id)
    except BodymapError as problem:
        return tr("What was read then is damaged: {problem}.", problem=problem.sentence)
    said = said_then(stored)
    if of_today and (stored is None or (said is not None and not differences(said.said, now))):
        return ""
    step = stored is not None and stored.version == head.version
    return opened_words(stored, step, said.said if said else None, now, versions_in_use())


def said_then(stored: StoredReading | None) -> KeptReading | None:
    """What was said then; None where nothing was kept, or it is not understood here."""
    try:
        return kept_reading(stored) if stored is not None else None
    except BodymapError:
        return None
