"""Reports for the tests: of a sample, of nothing, and of a person with every warning there is."""

from datetime import date
from functools import cache
from itertools import cycle

from bodymap.atlas.atlas import open_atlas
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.days import Days
from bodymap.exports.report import NOBODY, Person, Report, report, with_clinician
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Examination, Finding
from bodymap.records.document import Document
from bodymap.records.drawing_file import load
from bodymap.records.opened import of_document
from bodymap.records.samples import samples

LIBRARY, ATLAS = open_library(), open_atlas()
DAY = date(2026, 11, 21)
NOTHING = Document()
UNDATED_DAYS = Days(DAY)


def sample(name: str) -> Document:
    return load(next(one for one in samples() if one.id == name).path)


def answered(value: str, *names: str) -> Document:
    """Somebody who gave this answer to these questions, or to all of them."""
    asked = names or tuple(flag.name for flag in LIBRARY.flags)
    return Document(
        PainDrawing(),
        Examination(tuple(Finding(FindingKind.FACT, name, value, at="14:03") for name in asked)),
    )


@cache
def full_drawing() -> PainDrawing:
    """Every third zone of every view, with every feeling, strength and depth."""
    faces = [face for view in ATLAS.views for face in ATLAS.zones(view)[::3]]
    kinds = zip(cycle(Sensation), cycle(range(11)), cycle(Depth), strict=False)
    marks = (
        Mark(number, face.view, feeling, face.shape, strength, depth)
        for number, (face, (feeling, strength, depth)) in enumerate(zip(faces, kinds, strict=False), start=1)
    )
    return PainDrawing(tuple(marks))


def reported(
    document: Document,
    person: Person = NOBODY,
    clinician: bool = False,
    days: Days = UNDATED_DAYS,
    full: bool = True,
) -> Report:
    read = of_document(document, LIBRARY, ATLAS)
    made = report(LIBRARY, ATLAS, document, read.reading, days, person)
    if clinician:
        made = with_clinician(made, LIBRARY, document, read.reading, read.unders(LIBRARY, ATLAS), full)
    return made
