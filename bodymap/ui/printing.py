"""SVG text to pixels and to paper. Nothing but the picture goes into the file: no author, path, host or time."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from bodymap.exports.svg_text import FONT
from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.language import tr
from bodymap.ui.pdf_bytes import pdf_bytes

PNG_WIDTH = 2400
"""Pixels across: about 200 dpi on A4 lying down."""
LARGEST = 12000
DPI = 300


def svg_to_png(svg: str, path: Path, width: int = PNG_WIDTH) -> None:
    """Draw the SVG on white and write it whole or not at all; width in px. Raises BodymapError."""
    ensure_app()
    picture = renderer(svg)
    size = picture.defaultSize()
    height = max(1, round(width * size.height() / max(1, size.width())))
    if max(width, height) > LARGEST:
        raise BodymapError(
            tr(
                "the picture would be {width} by {height} pixels; at most {largest} are drawn",
                width=width,
                height=height,
                largest=LARGEST,
            ),
            path,
        )
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    picture.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    write_whole(path, bytes(data.data()))


def svg_to_pdf(svg: str, path: Path, title: str = "") -> None:
    """Draw the SVG as vectors on one A4 page and write it whole or not at all. Raises BodymapError."""
    ensure_app()
    picture = renderer(svg)
    size = picture.defaultSize()
    title = title or tr("Pain drawing")

    def draw(writer: QPdfWriter) -> None:
        writer.setResolution(DPI)
        writer.setPageLayout(a4(lying=size.width() > size.height()))
        painter = QPainter(writer)
        picture.render(painter, fitted(QSizeF(size), QRectF(0, 0, writer.width(), writer.height())))
        painter.end()

    write_whole(path, pdf_bytes(draw, title))


def a4(lying: bool) -> QPageLayout:
    """A4, lying or standing, with margins that printers can keep."""
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    margins = QMarginsF(12, 12, 12, 12)
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, margins, QPageLayout.Unit.Millimeter)


def fitted(size: QSizeF, page: QRectF) -> QRectF:
    """The largest box of the picture's shape on the page, in the middle, at the top."""
    grown = size.scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(page.left() + (page.width() - grown.width()) / 2, page.top(), grown.width(), grown.height())


def renderer(svg: str) -> QSvgRenderer:
    """What draws an SVG text. Raises BodymapError when it is none.

    QtSvg takes a list of fonts for the name of one, which nobody has.
    """
    one_font = svg.replace(f'font-family="{FONT}"', f'font-family="{FONT.partition(",")[0]}"')
    made = QSvgRenderer(QByteArray(one_font.encode()))
    if not made.isValid():
        raise BodymapError(tr("the picture could not be drawn; expected SVG text"))
    return made


def ensure_app() -> None:
    """Text in pictures needs fonts, and fonts need a program object; the command line has none yet."""
    if QGuiApplication.instance() is None:
        import os

        from bodymap.ui.display import set_unseen
        from bodymap.ui.theme import load_fonts

        set_unseen(os.environ)  # with a display too: one that does not answer would end the process
        _KEPT.append(QGuiApplication(["bodymap"]))
        load_fonts()


_KEPT: list[QGuiApplication] = []
"""The program object has to outlive the call that made it."""
