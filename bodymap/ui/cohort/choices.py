"""What can be chosen of many drawings: how they are grouped, the kind of map, which two groups are compared."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSizePolicy, QWidget

from bodymap.cohort.heat_map import RASTER, ZONES
from bodymap.cohort.pool import Pool
from bodymap.cohort.study import Choice, Study, two_of
from bodymap.files.problems import BodymapError
from bodymap.language import grouped, tr, tr_later
from bodymap.ui.calm import CalmCombo
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column
from bodymap.ui.segmented import Choice as Word
from bodymap.ui.segmented import Segmented
from bodymap.ui.wiring import when

MAP, COMPARE = "map", "compare"
WORD_PADDING = 26
"""px beside a word of a choice, both sides together."""
GROUPINGS = {
    "": tr_later("All together"),
    "sex": tr_later("Sex"),
    "age": tr_later("Age band"),
    "side": tr_later("Painted side"),
    "root": tr_later("First root, as read"),
    "sensation": tr_later("What it feels like"),
    "simulated_root": tr_later("Made-up root"),
}
SMOOTHINGS = (0, 4, 6, 10, 15)
"""mm."""
LEAST = (1, 5, 10, 20, 50)
CORRECTIONS = {
    "holm": tr_later("Holm: hardly any false finding"),
    "bh": tr_later("Benjamini-Hochberg: few false ones among the findings"),
}


class Choices(QWidget):
    """chosen: another choice is wished for."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._choice = Choice()
        outer = column(self, spacing=8)
        self.pages = Segmented((Word(MAP, tr("Map")), Word(COMPARE, tr("Compare"), tr("Compare two groups"))), tr("What is shown")).stretch()
        self.by = _combo(tr("Group by"), [(tr(words), name) for name, words in GROUPINGS.items()])
        self.ages = QLineEdit()
        self.ages.setAccessibleName(tr("Age bands begin at"))
        self.kinds = Segmented(
            (
                Word(RASTER, tr("Cells"), tr("Small cells: where exactly it is painted")),
                Word(ZONES, tr("Zones"), tr("The zones of the body")),
            ),
            tr("Kind of map"),
        ).stretch()
        self.smooth = _combo(
            tr("Smoothing"), [(tr("{width} mm", width=mm) if mm else tr("None"), mm) for mm in SMOOTHINGS]
        )
        self.least = _combo(
            tr("Smallest group"), [(tr("{count} drawings", count=n) if n > 1 else tr("Any"), n) for n in LEAST]
        )
        self.one, self.other = _combo(tr("First group"), []), _combo(tr("Second group"), [])
        self.correct = _combo(tr("Correction for many zones"), [(tr(w), name) for name, w in CORRECTIONS.items()])
        outer.addWidget(self.pages)
        self.lines = QFormLayout()
        self.lines.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.lines.setVerticalSpacing(4)
        self.lines.setContentsMargins(0, 0, 0, 0)
        for field in (self.by, self.ages, self.kinds, self.smooth, self.least, self.one, self.other, self.correct):
            label = PlainLabel(field.accessibleName(), "small")
            label.setBuddy(field)
            self.lines.addRow(label, field)
        outer.addLayout(self.lines)
        self._connect()

    def _connect(self) -> None:
        when(self.pages.chosen, lambda value: self._choose(compare=value == COMPARE))
        when(self.by.activated, lambda _i: self._choose(by=self.by.currentData(), one="", other=""))
        self.ages.editingFinished.connect(lambda: self._choose(ages=self.ages.text().strip(), one="", other=""))
        when(self.kinds.chosen, lambda value: self._choose(kind=value))
        for field, name in (
            (self.smooth, "smooth"),
            (self.least, "least"),
            (self.one, "one"),
            (self.other, "other"),
            (self.correct, "correction"),
        ):
            when(field.activated, self._chooser(field, name))

    def _chooser(self, field: CalmCombo, name: str) -> Callable[[object], object]:
        return lambda _i: self._choose(**{name: field.currentData()})

    def _choose(self, **changed: object) -> None:
        self._choice = replace(self._choice, **changed)  # pyright: ignore[reportArgumentType]
        self.chosen.emit(self._choice)

    def keep_room(self) -> None:
        """After another size of the letters."""
        keep_room(self.pages, MAP, COMPARE)
        keep_room(self.kinds, RASTER, ZONES)

    def show_choice(self, choice: Choice, pool: Pool | None, made: Study | None) -> None:
        """What is chosen, and what these drawings leave to choose from."""
        self._choice = choice
        self.pages.set_value(COMPARE if choice.compare else MAP)
        self.kinds.set_value(choice.kind)
        self.kinds.segment(RASTER).setEnabled(pool is None or pool.outlined)
        for field, value in ((self.smooth, int(choice.smooth)), (self.least, choice.least), (self.correct, choice.correction)):
            field.setCurrentIndex(max(field.findData(value), 0))
        self._show_groupings(choice, pool)
        self.ages.setText(choice.ages)
        self._show_groups(choice, made)
        shown = {
            self.by: True,
            self.ages: choice.by == "age",
            self.kinds: not choice.compare,
            self.smooth: not choice.compare and choice.kind == RASTER,
            self.least: not choice.compare,
            self.one: choice.compare,
            self.other: choice.compare,
            self.correct: choice.compare,
        }
        for field, seen in shown.items():
            self.lines.setRowVisible(field, seen)

    def _show_groupings(self, choice: Choice, pool: Pool | None) -> None:
        """What no drawing says anything of cannot be chosen, and says so."""
        model = self.by.model()
        for row, (name, words) in enumerate(GROUPINGS.items()):
            unsaid = pool is not None and name != "" and name not in pool.says
            self.by.setItemText(row, tr("{grouping}: not said here", grouping=tr(words)) if unsaid else tr(words))
            if isinstance(model, QStandardItemModel):
                model.item(row).setEnabled(not unsaid and not (name == "" and choice.compare))
        self.by.setCurrentIndex(max(self.by.findData(choice.by), 0))

    def _show_groups(self, choice: Choice, made: Study | None) -> None:
        groups = made.groups if made is not None and made.choice.by == choice.by else ()
        words = [(f"{group.words[:1].upper()}{group.words[1:]} (n = {grouped(group.n)})", group.label) for group in groups]
        for field in (self.one, self.other):
            field.clear()
            for text, label in words:
                field.addItem(text, label)
        try:
            chosen = two_of(groups, choice)
        except BodymapError:  # the sheet says why
            return
        for field, group in zip((self.one, self.other), chosen, strict=True):
            field.setCurrentIndex(max(field.findData(group.label), 0))


def keep_room(line: Segmented, *values: str) -> None:
    """The chosen word is bold: none is cut when it becomes so."""
    for value in values:
        made = line.segment(value)
        font = QFont(made.font())
        font.setWeight(QFont.Weight.DemiBold)
        made.setMinimumWidth(QFontMetrics(font).horizontalAdvance(made.text()) + WORD_PADDING)


def _combo(name: str, rows: Sequence[tuple[str, object]]) -> CalmCombo:
    made = CalmCombo()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for words, value in rows:
        made.addItem(words, value)
        made.setItemData(made.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
    return made
