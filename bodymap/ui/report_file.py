"""The report as it was chosen: the same few choices in the window and on the command line, made into pages and into a file."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.variants import NEUTRAL
from bodymap.exports.days import Days
from bodymap.exports.paper import PAPERS
from bodymap.exports.report import CASE_WORDS, NOBODY, Person, report, with_clinician
from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.language import tr
from bodymap.records.opened import Opened, opened
from bodymap.ui.printing import ensure_app
from bodymap.ui.report_pages import Look, Pages
from bodymap.ui.report_pdf import report_pdf


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """paper: a row of PAPERS; clinician: with the clinician's page; full: with all pages for the clinician; embed: the drawing goes into the file; person: nobody by default."""

    paper: str = "a4"
    clinician: bool = False
    colour: bool = True
    embed: bool = False
    person: Person = NOBODY
    full: bool = False


def report_pages(
    library: Library, atlas: Atlas, read: Opened, choice: ReportChoice, days: Days, figure: str = NEUTRAL
) -> Pages:
    """The pages, laid out. figure: whose body is drawn."""
    made = report(library, atlas, read.document, read.reading, days, choice.person)
    if choice.clinician or choice.full:
        unders = read.unders(library, atlas)
        made = with_clinician(made, library, read.document, read.reading, unders, choice.full)
    return Pages(made, atlas, Look(PAPERS[choice.paper], choice.colour, figure))


def write_report(file: Path, output: Path, choice: ReportChoice, printed: date) -> tuple[str, ...]:
    """Read a drawing or a case and write its report as PDF, whole or not at all; what of a case was not understood. Raises BodymapError."""
    if output.suffix.lower() != ".pdf":
        raise BodymapError(
            tr("cannot write {name!r}; expected a name that ends with .pdf", name=output.name)
        )
    if choice.paper not in PAPERS:
        raise BodymapError(f"--paper {choice.paper[:40]!r} is not known; expected {' or '.join(PAPERS)}")
    library, atlas = open_library(), open_atlas()
    read = opened(file, library, atlas)
    if read.words and not choice.person.words:
        choice = replace(choice, person=Person(words="\n".join(read.words), words_from=CASE_WORDS))
    ensure_app()
    pages = report_pages(library, atlas, read, choice, Days(printed))
    write_whole(output, report_pdf(pages, read.document if choice.embed else None))
    return read.reading.skipped
