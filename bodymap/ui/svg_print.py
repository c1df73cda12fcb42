"""One page of SVG on a printer: the system's own dialog, then the page as large as the paper takes it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from bodymap.files.problems import BodymapError
from bodymap.language import tr
from bodymap.ui.printing import a4, fitted, renderer
from bodymap.ui.report_print import NO_PRINTING, REFUSED

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_and_print_page(svg: str, title: str, parent: QWidget | None) -> bool:
    """Ask for a printer and print. False: the person thought better of it. Raises BodymapError."""
    try:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    except ImportError:
        raise BodymapError(tr(NO_PRINTING)) from None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, svg, title)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    print_page(printer, svg)
    return True


def prepare(printer: "QPrinter", svg: str, title: str) -> None:
    """Paper that lies or stands as the page does."""
    size = renderer(svg).defaultSize()
    printer.setDocName(title)
    printer.setCreator("bodymap")
    printer.setPageLayout(a4(lying=size.width() > size.height()))


def print_page(printer: "QPrinter", svg: str) -> None:
    """Raises BodymapError when the printer does not take it."""
    picture = renderer(svg)
    painter = QPainter()
    if not painter.begin(printer):
        raise BodymapError(tr(REFUSED))
    room = QRectF(0, 0, printer.width(), printer.height())
    picture.render(painter, fitted(QSizeF(picture.defaultSize()), room))
    painter.end()
