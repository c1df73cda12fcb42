"""The rows of a person's record as a table: a stamp of each drawing beside what is said of it; one or two can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from bodymap.exports.timeline import Row
from bodymap.language import tr, tr_later
from bodymap.ui.labels import broken, tip
from bodymap.ui.printing import renderer
from bodymap.ui.theme import BASE_TEXT
from bodymap.ui.wiring import when

STAMP = QSize(176, 100)
"""px of the largest thumbnail."""
HIGH = 112
COLUMNS = (
    tr_later("When, whose"),
    tr_later("Drawing"),
    tr_later("How much, how strong"),
    tr_later("Roots, as read then"),
    tr_later("P and C alike"),
)
AROUND = 18
"""px beside the words of a header: its padding, see the style sheet."""
WIDTHS = (160, STAMP.width() + 14, 190, 0, 112)
"""px; 0 takes what is left."""
WIDENS = 0.5
"""How much of larger letters the columns follow: the one that takes what is left holds the longest words."""
STAMPS, SAID = 1, 2
"""Columns of the thumbnail, and of the first words beside it."""
WAITING = tr_later("Being read…")
ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
ACROSS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def widened(font: QFont) -> float:
    """Times its usual width that a column of words has in these letters."""
    return 1 + max(QFontInfo(font).pixelSize() / BASE_TEXT - 1, 0.0) * WIDENS


class TimelineTable(QTableWidget):
    """Arrow keys go from row to row, Home and End to the newest and the oldest; with Shift a second one is taken; Enter opens."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        self.rows: tuple[Row, ...] = ()
        self.setObjectName("timeline")
        self.setAccessibleName(tr("Drawings, the newest first"))
        self.setHorizontalHeaderLabels([tr(one) for one in COLUMNS])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(HIGH)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, width in enumerate(WIDTHS):
            if width:
                self.setColumnWidth(number, width)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.setIconSize(STAMP)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        when(self.itemDoubleClicked, lambda _item: self.opened.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen_columns()
        self._name_columns()

    def _widen_columns(self) -> None:
        """Columns of words are wider where the letters are larger, and none is narrower than a word above it."""
        words, factor = self.horizontalHeader().fontMetrics(), widened(self.font())
        for number, width in enumerate(WIDTHS):
            if width and number != STAMPS:
                longest = max(map(words.horizontalAdvance, tr(COLUMNS[number]).split()))
                self.setColumnWidth(number, max(round(width * factor), longest + AROUND))

    def _name_columns(self) -> None:
        """The words above a column, on as many lines as its width asks for."""
        header = self.horizontalHeader()
        for number, words in enumerate(COLUMNS):
            room = max(header.sectionSize(number) - AROUND, 1)
            self.setHorizontalHeaderItem(number, QTableWidgetItem("\n".join(broken(tr(words), header.fontMetrics(), room))))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Say what the rows say; their stamps stay, and so does what is chosen."""
        if len(rows) != self.rowCount():
            self.clearSpans()
            self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            if number >= len(self.rows) or row != self.rows[number]:
                self._say(number, row)
        self.rows = tuple(rows)

    def show_stamp(self, number: int, svg: str) -> None:
        """The picture of a row, from its SVG text; "" = none."""
        if svg:
            drawn, made = stamp(svg, self.devicePixelRatioF()), QIcon()
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # a chosen one keeps its colours
                made.addPixmap(drawn, mode)
            self._cell(number, STAMPS).setIcon(made)

    def choose(self, number: int) -> None:
        """Choose a row alone, and bring the keyboard to it."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.setCurrentCell(number, 0, flags)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The numbers of the chosen rows, the newest first."""
        return tuple(sorted({index.row() for index in self.selectedIndexes()}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENS:
            self.opened.emit()
        elif event.key() in ENDS and self.rowCount():
            self.choose(0 if event.key() == Qt.Key.Key_Home else self.rowCount() - 1)
        elif event.key() not in ACROSS:  # a row is one thing
            super().keyPressEvent(event)

    def _say(self, number: int, row: Row) -> None:
        hand = f"{row.letter}: {row.whose}" if row.letter else ""
        when = "\n".join(filter(None, (row.when, row.ago, hand)))
        much = "\n".join(filter(None, (row.extent, _places(row), row.feelings)))
        texts = (when, "", row.fault, "", "") if row.fault else (when, "", much, row.roots, row.overlap)
        span = len(COLUMNS) - SAID if row.fault else 1
        if self.columnSpan(number, SAID) != span:
            self.setSpan(number, SAID, 1, span)
        for place, text in enumerate(texts):
            cell = self._cell(number, place)
            cell.setText(text)
            cell.setToolTip("" if place == STAMPS else tip(text))
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, row.sentence if place == 0 else text)

    def _cell(self, number: int, place: int) -> QTableWidgetItem:
        found = self.item(number, place)
        if found is None:
            found = QTableWidgetItem()
            found.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(number, place, found)
        return found


def _places(row: Row) -> str:
    return tr("{areas}, worst {worst}", areas=row.areas, worst=row.worst) if row.areas else ""


def stamp(svg: str, sharper: float) -> QPixmap:
    """An SVG text as pixels of at most STAMP px on white, at the left; sharper: pixels in a px."""
    picture = renderer(svg)
    size = QSizeF(picture.defaultSize()).scaled(QSizeF(STAMP), Qt.AspectRatioMode.KeepAspectRatio)
    made = QPixmap(round(STAMP.width() * sharper), round(STAMP.height() * sharper))
    made.setDevicePixelRatio(sharper)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, (STAMP.height() - size.height()) / 2, size.width(), size.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ffffff"))
    painter.drawRoundedRect(box, 5, 5)
    picture.render(painter, box)
    painter.end()
    return made
