"""The numbers behind a map as a table: each zone with its share in every group, or with the difference of two groups and its test."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from bodymap.atlas.levels import Side
from bodymap.cohort.differences import Difference, ZoneDifference
from bodymap.cohort.study import Study, zone_shares
from bodymap.exports.words import zone_words
from bodymap.knowledge.library import ZoneFacts
from bodymap.language import decimal, tr
from bodymap.ui.labels import tip
from bodymap.ui.wiring import when

NUMBER = Qt.ItemDataRole.UserRole
Zones = Mapping[str, ZoneFacts]
TINY = 1e-4
ZONE_LETTERS = 20
"""Letters of the name of a zone that are seen at least."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and the number it is sorted by."""

    words: str
    value: float = 0.0


Lines = tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]


def lines_of(made: Study, zones: Zones) -> Lines:
    """Head and rows, the most telling first."""
    if made.difference is not None:
        return _difference_head(made.difference), tuple(_difference_lines(made.difference, zones))
    return _map_head(made), tuple(_map_lines(made, zones))


def _map_head(made: Study) -> tuple[str, ...]:
    groups = {group.number: group.words for group in made.groups}
    return (tr("Zone"), *(_large(groups[number]) for number in made.shown))


def _map_lines(made: Study, zones: Zones) -> Iterator[tuple[Cell, ...]]:
    n = [int(made.found.n[group]) for group in made.shown]
    for row in zone_shares(made):
        shares = (100 * hits / size for hits, size in zip(row.hits, n, strict=True))
        cells = (
            Cell(tr("{percent} % ({count})", percent=decimal(share, 1), count=hits), share)
            for share, hits in zip(shares, row.hits, strict=True)
        )
        yield Cell(_large(zone_words(zones, row.zone, row.side))), *cells


def _difference_head(found: Difference) -> tuple[str, ...]:
    one, other = map(_large, found.words)
    return (
        tr("Zone"), tr("Difference (95 %)"), tr("p, corrected"), tr("Differs"), one, other,
    )  # fmt: skip


def _difference_lines(found: Difference, zones: Zones) -> Iterator[tuple[Cell, ...]]:
    for zone in sorted(found.zones, key=lambda zone: (zone.adjusted, -abs(zone.difference))):
        yield tuple(_difference_cells(zone, found.n, zones))


def _difference_cells(zone: ZoneDifference, n: Sequence[int], zones: Zones) -> Iterator[Cell]:
    yield Cell(_large(zone_words(zones, zone.zone, Side(zone.side))))
    low, high = zone.interval
    yield Cell(
        tr("{points} ({low} to {high})", points=_signed(zone.difference), low=_signed(low), high=_signed(high)),
        zone.difference,
    )
    yield Cell(p_words(zone.adjusted), zone.adjusted)
    yield Cell(tr("yes") if zone.told else "–", float(zone.told))
    for hits, size in zip(zone.hits, n, strict=True):
        share = 100 * hits / size
        yield Cell(tr("{percent} % ({count})", percent=decimal(share, 1), count=hits), share)


def _signed(share: float) -> str:
    """Percentage points."""
    value = round(100 * share, 1)
    return f"{'+' if value > 0 else ''}{decimal(value, 1)}"


def p_words(p: float) -> str:
    """Four digits; smaller ones are not told apart."""
    return f"< {decimal(TINY, 4)}" if p < TINY else decimal(p, 4)


def _large(words: str) -> str:
    return words[:1].upper() + words[1:]


class _Line(QTreeWidgetItem):
    """Sorted by the numbers, by the words where there are none."""

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        tree = self.treeWidget()
        column = tree.order[0] if isinstance(tree, Numbers) else 0
        if column <= 0:
            return self.text(0).lower() < other.text(0).lower()
        return bool(self.data(column, NUMBER) < other.data(column, NUMBER))


class Numbers(QTreeWidget):
    """A press on the head of a column sorts by it. order: the column, and which way."""

    def __init__(self) -> None:
        super().__init__()
        self.order = 0, Qt.SortOrder.AscendingOrder
        self.setObjectName("numbers")
        self.setAccessibleName(tr("Numbers of each zone"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setMinimumSize(260, 160)
        self.header().setMinimumSectionSize(40)
        self.header().setStretchLastSection(False)
        self.header().setSectionsClickable(True)
        when(self.header().sectionClicked, self.sort_by)

    def show_lines(self, lines: Lines) -> None:
        """Head and rows; the order is theirs until a head is pressed."""
        head, rows = lines
        self.clear()
        self.header().setSortIndicatorShown(False)
        self.setColumnCount(len(head))
        self.setHeaderLabels(list(head))
        for number in range(1, len(head)):
            self.headerItem().setTextAlignment(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addTopLevelItems([_line(row) for row in rows])
        self._fit()
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)


    def sort_by(self, column: int) -> None:
        """Names from A on, numbers from the largest on; once more the other way round."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        header = self.header()
        first = up if column == 0 else down
        again = header.isSortIndicatorShown() and self.order == (column, first)
        self.order = column, (down if first is up else up) if again else first
        self.sortItems(*self.order)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(*self.order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Numbers are never cut; the names of zones take what they leave."""
        for number in range(1, self.columnCount()):
            self.resizeColumnToContents(number)
        rest = self.viewport().width() - sum(map(self.columnWidth, range(1, self.columnCount())))
        least = self.fontMetrics().averageCharWidth() * ZONE_LETTERS
        self.setColumnWidth(0, max(rest, least))


def _line(row: Sequence[Cell]) -> QTreeWidgetItem:
    made = _Line([cell.words for cell in row])
    made.setToolTip(0, tip(row[0].words))
    for number, cell in enumerate(row[1:], start=1):
        made.setData(number, NUMBER, cell.value)
        made.setTextAlignment(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
