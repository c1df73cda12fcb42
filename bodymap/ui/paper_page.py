"""The blank sheet for felt-tip pens as a page, and as a file: PDF and PNG at its full size, or SVG."""

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPdfWriter

from bodymap.exports.paper import PAPERS, Paper
from bodymap.files.whole import write_whole
from bodymap.knowledge.stored import open_library
from bodymap.language import tr
from bodymap.paper.code import SheetKind
from bodymap.paper.sheet import TITLE, sheet_svg
from bodymap.ui.pdf_bytes import pdf_bytes
from bodymap.ui.picture_file import check_picture
from bodymap.ui.printing import DPI, ensure_app, renderer, svg_to_png
from bodymap.ui.report_pdf import page_layout

MM_IN_INCH = 25.4


class SheetPage:
    """One page (see Sheets)."""

    count = 1

    def __init__(self, kind: SheetKind) -> None:
        ensure_app()
        self.svg = sheet_svg(kind, open_library().safety_net)
        self.paper: Paper = PAPERS[kind.paper]
        self._drawn = renderer(self.svg)

    def paint(self, painter: QPainter, number: int, dots: float) -> None:
        self._drawn.render(painter, QRectF(0, 0, self.paper.width * dots, self.paper.height * dots))


def write_sheet(kind: SheetKind, path: Path) -> None:
    """The sheet, whole or not at all, the same bytes every time. Raises BodymapError, also for a name with another ending."""
    check_picture(path)
    page = SheetPage(kind)
    match path.suffix.lower():
        case ".svg":
            write_whole(path, page.svg)
        case ".png":
            svg_to_png(page.svg, path, round(page.paper.width / MM_IN_INCH * DPI))
        case _:
            write_whole(path, sheet_pdf(page))


def sheet_pdf(page: SheetPage) -> bytes:
    """The file, vectors without margins: the sheet keeps its own."""

    def draw(writer: QPdfWriter) -> None:
        writer.setResolution(DPI)
        writer.setPageLayout(page_layout(page.paper))
        painter = QPainter(writer)
        page.paint(painter, 0, DPI / MM_IN_INCH)
        painter.end()

    return pdf_bytes(draw, tr(TITLE))
