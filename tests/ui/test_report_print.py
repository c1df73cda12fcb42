import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from bodymap.atlas.atlas import Atlas
from bodymap.exports.paper import PAPERS
from bodymap.files.problems import BodymapError
from bodymap.ui.report_pages import Look, Pages
from bodymap.ui.report_print import prepare, print_on
from tests.exports.reports import reported, sample


def printed(pages: Pages, path: Path, first: int = 0, last: int = 0) -> list[str]:
    """The words of each page on a printer that is a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    prepare(printer, pages)
    printer.setFromTo(first, last)
    print_on(printer, pages)
    return [" ".join(p.extract_text().split()) for p in PdfReader(io.BytesIO(path.read_bytes())).pages]


@pytest.fixture
def pages(qapp: object, atlas: Atlas) -> Pages:
    return Pages(reported(sample("s1-student"), clinician=True), atlas, Look(PAPERS["letter"]))


def test_all_pages_are_printed_in_order(pages: Pages, tmp_path: Path) -> None:
    found = printed(pages, tmp_path / "all.pdf")
    assert len(found) == pages.count
    assert all(f"Page {n} of {pages.count}" in text for n, text in enumerate(found, start=1))


def test_a_range_of_pages_is_printed_alone(pages: Pages, tmp_path: Path) -> None:
    found = printed(pages, tmp_path / "two.pdf", 2, 3)
    assert [f"Page {n} of" in text for n, text in zip((2, 3), found, strict=True)] == [True, True]


def test_the_job_in_the_queue_carries_no_name(pages: Pages) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, pages)
    assert printer.docName() == "Pain drawing"


def test_the_sheet_is_the_chosen_paper(pages: Pages) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, pages)
    assert printer.pageLayout().pageSize().name().startswith("Letter")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(pages: Pages, tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="save the report as PDF"):
        printed(pages, tmp_path / "gone" / "x.pdf")
