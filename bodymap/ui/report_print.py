"""The report on paper: the system's own dialog, and the pages on the printer that was chosen there."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from bodymap.exports.report import TITLE
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.ui.printable import Sheets
from bodymap.ui.report_pdf import page_layout

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MM_IN_INCH = 25.4
NO_PRINTING = tr_later("this system lets the program print nothing; save the report as PDF and print that")
REFUSED = tr_later("the printer did not take the pages; save the report as PDF and print that")


def ask_and_print(pages: Sheets, parent: QWidget | None, name: str = TITLE) -> bool:
    """Ask for a printer and print. False: the person thought better of it. name: of the job. Raises BodymapError.

    The printers are asked for here and not before.
    """
    try:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    except ImportError:
        raise BodymapError(tr(NO_PRINTING)) from None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, pages, name)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages.count)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    print_on(printer, pages)
    return True


def prepare(printer: "QPrinter", pages: Sheets, name: str = TITLE) -> None:
    """Paper and name of the job; no person's name goes into a queue that others can read."""
    printer.setDocName(name)
    printer.setCreator("bodymap")
    printer.setPageLayout(page_layout(pages.paper))
    printer.setFullPage(True)


def print_on(printer: "QPrinter", pages: Sheets) -> None:
    """The pages that were asked for. Raises BodymapError when the printer does not take them."""
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or pages.count, pages.count)
    painter = QPainter()
    if not painter.begin(printer):
        raise BodymapError(tr(REFUSED))
    dots = printer.resolution() / MM_IN_INCH
    try:
        for number in range(first - 1, last):
            if number >= first and not printer.newPage():
                raise BodymapError(tr(REFUSED))
            pages.paint(painter, number, dots)
    finally:
        painter.end()
