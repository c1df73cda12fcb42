"""The report as a PDF: vectors on A4 or Letter, the drawing inside if wanted, and the same bytes for the same record."""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from bodymap.exports.paper import Paper
from bodymap.exports.report import TITLE
from bodymap.language import tr
from bodymap.records.document import Document
from bodymap.records.drawing_file import text_of
from bodymap.records.pdf_drawing import ATTACHED, KIND
from bodymap.ui.pdf_bytes import pdf_bytes
from bodymap.ui.printable import Sheets
from bodymap.ui.report_pages import TENTHS, Pages

DPI = 254
"""Ten dots a mm: the units of a page."""


def report_pdf(pages: Pages, embedded: Document | None = None) -> bytes:
    """The file. embedded: the drawing that can be opened again from it, None = none."""
    attached = ((ATTACHED, text_of(embedded.nameless()).encode(), KIND),) if embedded is not None else ()
    return pages_pdf(pages, tr(TITLE), attached)


def pages_pdf(pages: Sheets, title: str, attached: tuple[tuple[str, bytes, str], ...] = ()) -> bytes:
    """Any pages as a file; title: never a person's; attached: name, content and kind of files inside."""

    def draw(writer: QPdfWriter) -> None:
        writer.setResolution(DPI)
        writer.setPageLayout(page_layout(pages.paper))
        painter = QPainter(writer)
        for number in range(pages.count):
            if number:
                writer.newPage()
            pages.paint(painter, number, TENTHS)
        painter.end()

    return pdf_bytes(draw, title, attached)


def page_layout(paper: Paper) -> QPageLayout:
    """The whole sheet, without margins: the pages keep their own."""
    size = QPageSize(
        QSizeF(paper.width, paper.height),
        QPageSize.Unit.Millimeter,
        paper.name,
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
