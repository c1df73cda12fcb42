"""A file that holds one person's drawing, whichever kind it is, opened and read: a drawing, a report with one inside, or a case."""

from dataclasses import dataclass, replace
from pathlib import Path

from bodymap.atlas.atlas import Atlas
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.reasoning.coverage import symptoms_of
from bodymap.reasoning.evaluation.painted_case import painted_case
from bodymap.reasoning.read import read, read_drawing
from bodymap.reasoning.reading import Reading
from bodymap.reasoning.symptoms import Symptoms
from bodymap.reasoning.under_maps import UnderMap, under_maps
from bodymap.records.case_file import load_cases
from bodymap.records.document import Document
from bodymap.records.drawing_file import load
from bodymap.records.pdf_drawing import is_pdf, load_from_pdf

DRAWING = ".bodymap"
FROM_ZONES = tr_later("Nobody painted this: the program filled the zones that a case file names.")


@dataclass(frozen=True, slots=True)
class Opened:
    """The document with what was concluded. words: free text of a case, shown and never scored."""

    document: Document
    symptoms: Symptoms
    reading: Reading
    words: tuple[str, ...] = ()

    def unders(self, library: Library, atlas: Atlas) -> tuple[UnderMap, ...]:
        """What the reading would be under each map."""
        document = self.document
        return under_maps(library, atlas, self.symptoms, document.examination, document.drawing.marks)


def opened(path: Path, library: Library, atlas: Atlas) -> Opened:
    """Raises BodymapError, also for a case file with several cases."""
    if path.suffix.lower() == DRAWING or is_pdf(path):
        document = load_from_pdf(path) if is_pdf(path) else load(path)
        return of_document(document, library, atlas)
    case, *more = load_cases(path, library)
    if more:
        raise BodymapError(
            tr("the file holds {count} cases; expected one, or a .bodymap drawing", count=1 + len(more)), path
        )
    reading = replace(read(library, case.symptoms, case.examination), skipped=case.skipped)
    drawing = painted_case(atlas, case.symptoms)
    notes = (tr(FROM_ZONES),) if drawing.marks else ()
    document = Document(drawing, case.examination, case.id, notes=notes)
    return Opened(document, case.symptoms, reading, case.context)


def of_document(document: Document, library: Library, atlas: Atlas) -> Opened:
    """A document at hand, read."""
    symptoms = symptoms_of(atlas, document.drawing, library.rules.painting)
    return Opened(document, symptoms, read_drawing(library, atlas, document.drawing, document.examination))
