"""The pages of the report, painted: on paper, into a PDF and in the preview by the same few lines.

A page is painted in tenths of a millimetre, whatever the painter's own pixels are; letters are laid out without a screen's grid, so
that lines break alike everywhere.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.variants import NEUTRAL
from bodymap.exports.blocks import Blocks
from bodymap.exports.blocks_html import BLACK_INKS, COLOURED, POINT, Style, blocks_html
from bodymap.exports.paper import CHECK_LENGTH, CHECK_SIZE, CHECK_WORDS, Paper, check_line_svg
from bodymap.exports.report import TITLE, Report
from bodymap.exports.report_layout import FOOTER, GAP, SMALL, FirstPage, first_page, with_more
from bodymap.exports.report_picture import Picture, report_picture
from bodymap.exports.svg_text import FONT
from bodymap.language import tr
from bodymap.records.day_words import day_words
from bodymap.ui.printing import renderer

TENTHS = 10.0
"""Units of a page in one mm."""
FOOT_SIZE = 8.5
"""Points of the line at the foot."""
FLOWING = 0.85
"""Scale of the letters on the pages behind the first."""
SHRUNK = (0.85, 0.8, 0.75, 0.7, 0.66)
"""Scales for what is to be one page; the smallest is some 7 points high. What needs more is two pages in the usual letters."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Look:
    """colour: False = pure black on white; figure: whose body is drawn."""

    paper: Paper
    colour: bool = True
    figure: str = NEUTRAL


class Pages:
    """All pages of one report, laid out; `paint` puts one of them on a painter."""

    def __init__(self, report: Report, atlas: Atlas, look: Look) -> None:
        self._report, self._look = report, look
        self._family = FONT.partition(",")[0]
        self._inks = COLOURED if look.colour else BLACK_INKS
        self._atlas = atlas
        self.first: FirstPage = first_page(report, look.paper, self._height)
        self.picture: Picture = self._drawn(self.first.picture)
        self.larger = self.picture.scale < SMALL and bool(report.drawing.marks)
        if self.larger:
            self.first = first_page(report, look.paper, self._height, larger=True)
            self.picture = self._drawn(self.first.picture)
        self._more = self._flowing(with_more(self.first, report), shrinks=report.one_page)

    def _drawn(self, height: float) -> Picture:
        """The drawing in the width of the paper and a height in mm."""
        look = self._look
        return report_picture(
            self._atlas,
            self._report.drawing,
            look.paper.inner_width,
            height,
            colour=look.colour,
            figure=look.figure,
        )

    @property
    def paper(self) -> Paper:
        return self._look.paper

    @property
    def count(self) -> int:
        return 1 + (self._more.pageCount() if self._more is not None else 0) + self.larger

    def paint(self, painter: QPainter, number: int, dots: float) -> None:
        """One page, from 0, its upper left corner at (0, 0); dots: of the painter in a mm."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(dots / TENTHS, dots / TENTHS)
        painter.translate(self.paper.margin * TENTHS, self.paper.margin * TENTHS)
        if number == 0:
            self._paint_first(painter)
        elif self.larger and number == self.count - 1:
            self._paint_larger(painter)
        else:
            self._paint_more(painter, number - 1)
        self._paint_foot(painter, number)
        painter.restore()

    def _paint_first(self, painter: QPainter) -> None:
        first = self.first
        top = self._document(first.top, first.scale)
        self._draw(painter, top, 0.0)
        y = top.size().height() / TENTHS + GAP
        _draw_svg(painter, self.picture.svg, QRectF(0, y, self.paper.inner_width, first.picture))
        self._draw(painter, self._document(first.bottom, first.scale), y + first.picture + GAP)
        self._paint_check(painter)

    def _paint_larger(self, painter: QPainter) -> None:
        """The drawing alone, as large as the page."""
        high = self.paper.inner_height - FOOTER - GAP
        _draw_svg(painter, self._drawn(high).svg, QRectF(0, 0, self.paper.inner_width, high))

    def _paint_check(self, painter: QPainter) -> None:
        """The line to measure the print with."""
        y = self.paper.inner_height - FOOTER - CHECK_SIZE[1]
        box = QRectF(-(CHECK_SIZE[0] - CHECK_LENGTH) / 2, y, *CHECK_SIZE)
        _draw_svg(painter, check_line_svg(self._inks.text), box)
        self._set_foot_pen(painter)
        painter.drawText(_tenths(QRectF(CHECK_LENGTH + 3, y, 100, CHECK_SIZE[1])), _LEFT, tr(CHECK_WORDS))

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        """Who, which day, which page of how many."""
        days, who = self._report.days, self._report.person.who
        left = " · ".join(part for part in (who, tr(TITLE), day_words(days.drawn or days.printed)) if part)
        box = QRectF(0, self.paper.inner_height - FOOTER + 1, self.paper.inner_width, FOOTER - 1)
        self._set_foot_pen(painter)
        painter.drawText(_tenths(box), _LEFT, left)
        painter.drawText(
            _tenths(box), _RIGHT, tr("Page {number} of {count}", number=number + 1, count=self.count)
        )

    def _set_foot_pen(self, painter: QPainter) -> None:
        font = self._font()
        font.setPixelSize(round(FOOT_SIZE * POINT))
        painter.setFont(font)
        painter.setPen(QColor(self._inks.text))

    # -- the pages behind

    def _flowing(self, blocks: Blocks, shrinks: bool) -> QTextDocument | None:
        """shrinks: letters get smaller until it is one page, or as small as can be read."""
        if not blocks:
            return None
        for scale in SHRUNK if shrinks else ():
            made = self._paged(blocks, scale)
            if made.pageCount() == 1:
                return made
        return self._paged(blocks, FLOWING)

    def _paged(self, blocks: Blocks, scale: float) -> QTextDocument:
        made = self._document(blocks, scale)
        made.setPageSize(QSizeF(self.paper.inner_width, self.paper.inner_height - FOOTER - GAP) * TENTHS)
        _keep_headings(made)
        return made

    def _paint_more(self, painter: QPainter, number: int) -> None:
        if self._more is None:
            return
        size = self._more.pageSize()
        window = QRectF(0, number * size.height(), size.width(), size.height())
        painter.save()
        painter.translate(0, -window.top())
        painter.setClipRect(window)
        self._draw(painter, self._more, 0.0, window)
        painter.restore()

    # -- text

    def _font(self) -> QFont:
        font = QFont(self._family)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _height(self, blocks: Blocks, scale: float) -> float:
        return self._document(blocks, scale).size().height() / TENTHS

    def _document(self, blocks: Blocks, scale: float) -> QTextDocument:
        """The blocks laid out in the width of the paper. A word without end is broken."""
        made = QTextDocument()
        made.setUseDesignMetrics(True)
        made.setDocumentMargin(0)
        made.setDefaultFont(self._font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setDefaultTextOption(option)
        made.setHtml(blocks_html(blocks, Style(self._family, scale, self._inks)))
        made.setTextWidth(self.paper.inner_width * TENTHS)
        return made

    def _draw(
        self, painter: QPainter, document: QTextDocument, y: float, window: QRectF | None = None
    ) -> None:
        """A text at y mm; in our ink whatever the colours of the window are."""
        context = QAbstractTextDocumentLayout.PaintContext()
        look = QPalette()
        look.setColor(QPalette.ColorRole.Text, QColor(self._inks.text))
        context.palette = look  # type: ignore[attr-defined]
        if window is not None:
            context.clip = window  # type: ignore[attr-defined]
        painter.save()
        painter.translate(0, y * TENTHS)
        document.documentLayout().draw(painter, context)
        painter.restore()


def _keep_headings(document: QTextDocument) -> None:
    """No heading alone at the foot of a page: it, and those right above it, go over with what they head."""
    layout, high = document.documentLayout(), document.pageSize().height()
    first, block = QTextBlock(), document.begin()
    while block.isValid():
        if block.userState() <= 0:
            if first.isValid() and _page(layout, first, high) != _page(layout, block, high):
                form = QTextBlockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(first).mergeBlockFormat(form)
                document.markContentsDirty(0, document.characterCount())  # Qt else lays out only a part anew
            first = QTextBlock()
        elif not first.isValid():
            first = block
        block = block.next()


def _page(layout: QAbstractTextDocumentLayout, block: QTextBlock, high: float) -> int:
    """The page on which the first line of a block stands; what it is on may be all of the block before it."""
    line = block.layout().lineAt(0)
    y = layout.blockBoundingRect(block).top() + (line.y() if line.isValid() else 0)
    return int(y // high)


def _draw_svg(painter: QPainter, svg: str, box: QRectF) -> None:
    """A picture in a box of mm."""
    renderer(svg).render(painter, _tenths(box))


def _tenths(box: QRectF) -> QRectF:
    return QRectF(box.x() * TENTHS, box.y() * TENTHS, box.width() * TENTHS, box.height() * TENTHS)
