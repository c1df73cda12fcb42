"""What the window hands to the report: the document on the table with its reading, the day, and the paper chosen last time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale

from bodymap.atlas.atlas import Atlas
from bodymap.exports.days import Days
from bodymap.exports.paper import PAPERS
from bodymap.files.whole import write_whole
from bodymap.knowledge.library import Library
from bodymap.reasoning.coverage import symptoms_of
from bodymap.records.opened import Opened
from bodymap.ui.report_dialog import ReportDesk
from bodymap.ui.report_file import ReportChoice, report_pages
from bodymap.ui.report_pages import Pages
from bodymap.ui.report_pdf import report_pdf
from bodymap.ui.report_print import ask_and_print
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings

PAPER = "report/paper"
INK = "report/ink"
INKS = ("colour", "black")


def desk_of(
    library: Library, atlas: Atlas, session: Session, today: date, path: Callable[[], Path | None]
) -> ReportDesk:
    """The document as it is now, with the day it was drawn, where somebody knows it."""
    state, document = session.state, session.document
    symptoms = symptoms_of(atlas, document.drawing, library.rules.painting)
    read = Opened(document, symptoms, state.reading)
    days = Days(today, session.drawn_on(today))

    def pages(choice: ReportChoice) -> Pages:
        return report_pages(library, atlas, read, choice, days, state.show.figure)

    def save(path: Path, choice: ReportChoice, made: Pages) -> None:
        write_whole(path, report_pdf(made, document if choice.embed else None))

    return ReportDesk(pages, path, save, ask_and_print)


def choice_of(settings: Settings) -> ReportChoice:
    """What was chosen last time of paper and ink; nothing of a person is remembered."""
    us = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    paper = settings.text(PAPER, "letter" if us else "a4", tuple(PAPERS))
    return ReportChoice(paper, colour=settings.text(INK, INKS[0], INKS) == INKS[0])


def remembered(settings: Settings, choice: ReportChoice) -> None:
    """Keep paper and ink for the next time."""
    settings.keep(PAPER, choice.paper)
    settings.keep(INK, INKS[0] if choice.colour else INKS[1])
