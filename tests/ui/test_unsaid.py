"""In the pseudo-language every text on every screen was said: a text that no catalogue can hold is seen here."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import open_atlas
from bodymap.exports.days import Days
from bodymap.exports.paper import CHECK_WORDS
from bodymap.exports.report import TITLE
from bodymap.knowledge.stored import open_library
from bodymap.language import MISSING, PSEUDO, tr
from bodymap.records.opened import of_document
from bodymap.records.samples import sample_file, samples
from bodymap.ui.guide_pages import CONTENTS, headings_in
from bodymap.ui.guide_reader import guide_folder
from bodymap.ui.report_file import ReportChoice, report_pages
from bodymap.ui.report_pdf import report_pdf
from bodymap.ui.speaking import choose_language
from tests.exports.reports import DAY, sample
from tests.languages.catalogues import read
from tests.languages.unsaid import left_of, unsaid
from tests.ui.conftest import MakeWindow
from tests.ui.patient.person import Person
from tests.ui.patient.test_screen import everywhere
from tests.ui.stage import Stage
from tests.ui.walks import WALKS, page_texts, walked


def cited() -> list[str]:
    """What stays as it was published wherever it stands: citations and Latin names."""
    library = open_library()
    latin = [one.latin for one in (*library.muscles, *library.nerves.values())]
    reports = [sample_file(one.path.with_suffix(".yaml")).source for one in samples()]
    return [*(one.cite for one in (*library.sources.values(), *reports)), *latin, *(one.where for one in reports)]


def published() -> frozenset[str]:
    """What stays in the words of the guide, when it stands alone."""
    pages = (headings_in((guide_folder() / name).read_text("utf-8")) for name in CONTENTS)
    return frozenset(f"{words}{end}" for page in pages for _, words in page for end in ("", MISSING))


@pytest.mark.parametrize("mode", list(WALKS))
def test_every_screen_says_all_it_shows(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path, mode: str) -> None:
    window = make_window(mode)
    window.commands.choose_language(PSEUDO.code)
    kept, whole = cited(), published()

    def found(screen: QWidget) -> Iterator[str]:
        return unsaid(screen, kept, whole=whole)

    assert walked(Stage(window, qtbot, tmp_path, mode), found) == []


def test_every_page_for_the_patient_says_all_it_shows(make_window: MakeWindow) -> None:
    window = make_window("patient")
    window.commands.choose_language(PSEUDO.code)
    person = Person(window)
    left: list[str] = []
    everywhere(person, lambda _step: left.extend(unsaid(person.screen)))
    assert left == []


@pytest.mark.parametrize("name", ["l5-skier", "cauda-equina"])
def test_every_page_of_the_report_says_all_it_shows(qapp: QApplication, name: str) -> None:
    choose_language(PSEUDO.code)
    library, atlas, document = open_library(), open_atlas(), sample(name)
    read_then = of_document(document, library, atlas)
    pages = report_pages(library, atlas, read_then, ReportChoice(clinician=True, full=True), Days(DAY))
    kept = cited()
    assert [left for text in page_texts(pages) if (left := left_of(text, kept))] == []


def test_the_foot_of_a_page_and_the_line_to_measure_are_said(qapp: QApplication) -> None:
    choose_language(PSEUDO.code)
    library, atlas, document = open_library(), open_atlas(), sample("l5-skier")
    pages = report_pages(library, atlas, of_document(document, library, atlas), ReportChoice(), Days(DAY))
    text = PdfReader(BytesIO(report_pdf(pages, None))).pages[0].extract_text()
    assert [words for words in (TITLE, CHECK_WORDS) if words in text] == []


def test_the_pseudo_language_is_forty_per_cent_wider(qapp: QApplication) -> None:
    english = [one.id for part in ("ui", "patient") for one in read("fr", part) if isinstance(one.id, str) and one.id]
    wide = QFontMetricsF(qapp.font()).horizontalAdvance
    choose_language(PSEUDO.code)
    share = sum(wide(tr(text)) for text in english) / sum(map(wide, english))
    assert 1.35 < share < 1.45
