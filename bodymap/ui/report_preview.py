"""The preview: a picture of one page of the report on the screen, painted by the code that prints it.

Qt's own preview asks the system for its printers, which may open a connection; this one asks nobody until Print is pressed.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from bodymap.language import tr
from bodymap.ui.printable import Sheets

EDGE = 10
"""px around a page."""
LEAST = 200
"""px that a page is wide at least."""


class PagePicture(QWidget):
    """One page, as wide as it is told to be."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: Sheets | None = None
        self._number = 0
        self._image = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def image(self) -> QImage:
        """The picture as it is shown, for tests."""
        return self._image

    def show_page(self, pages: Sheets, number: int, width: int) -> None:
        """Draw a page so many px wide."""
        wide = max(LEAST, width)
        high = round(wide * pages.paper.height / pages.paper.width)
        self._image = page_image(pages, number, wide, self.devicePixelRatioF())
        self.setFixedSize(QSize(wide + 2 * EDGE, high + 2 * EDGE))
        self.setAccessibleName(
            tr("Page {number} of {count} as it will be printed", number=number + 1, count=pages.count)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        page = QRectF(EDGE, EDGE, self.width() - 2 * EDGE, self.height() - 2 * EDGE)
        painter.drawImage(page, self._image)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(page.adjusted(-0.5, -0.5, 0, 0))
        painter.end()


def page_image(pages: Sheets, number: int, width: int, sharper: float = 1.0) -> QImage:
    """A page as a picture `width` px wide; sharper: pixels in a px."""
    dots = width * sharper / pages.paper.width
    size = QSize(round(width * sharper), round(pages.paper.height * dots))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    pages.paint(painter, number, dots)
    painter.end()
    return image


def page_width(area: QScrollArea, pages: Sheets, whole: bool) -> int:
    """Px for a page in the area: all of it, or its width."""
    room = area.viewport().size() - QSize(2 * EDGE + 2, 2 * EDGE + 2)
    wide = area.width() - 2 * EDGE - area.verticalScrollBar().sizeHint().width() - 4
    fits = round(room.height() * pages.paper.width / pages.paper.height)
    return min(fits, wide) if whole else wide
