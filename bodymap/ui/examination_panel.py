"""The examination: the short set first, entered with a few presses, and every other item behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QFontInfo, QHideEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QSpacerItem,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from bodymap.atlas.levels import Side
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind, Word
from bodymap.language import tr, tr_as, tr_later, with_colon
from bodymap.reasoning.details import FELT, detail_words, measure_of, range_words
from bodymap.reasoning.entering import Part, entered, takes
from bodymap.reasoning.evidence_words import value_words
from bodymap.reasoning.examination import Examination, Finding, Patient
from bodymap.reasoning.short_set import REST_LABEL, rest_normal, untested
from bodymap.ui.calm import CalmCombo
from bodymap.ui.examination_cells import Cell
from bodymap.ui.examination_grid import MOVES, Grid
from bodymap.ui.examination_keys import HINT, INFO, REST, typed
from bodymap.ui.examination_rows import GAP, NOT_TESTED, SIDES, ItemRow
from bodymap.ui.flags_panel import Examine
from bodymap.ui.item_card import ItemCard
from bodymap.ui.labels import PlainLabel, tip
from bodymap.ui.layouts import area_of, column, row, rule
from bodymap.ui.modes import Mode
from bodymap.ui.state import State
from bodymap.ui.widgets import Fold, StickyHead, button
from bodymap.ui.wiring import tab_order, when

UNTESTED = tr_later("–  not tested, which never counts as normal.")
REST_WORDS = tr_later("Rest normal")
REST_TIP = (
    tr_later("Writes normal or negative for everything of the short set that was not tested, on both sides, as one step that can be "
    "undone. R in the list, Ctrl+R anywhere.")
)
CLEARS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
KIND_TITLES = {
    FindingKind.STRENGTH: tr_later("Strength by movement"),
    FindingKind.REFLEX: tr_later("Reflexes"),
    FindingKind.SENSATION: tr_later("Feeling at the key points"),
    FindingKind.TEST: "",
    FindingKind.HISTORY: tr_later("History"),
}
"""The lists behind the short set; tests have one for each of their groups. Red-flag facts are asked in the flags panel,
so that they are never asked twice."""
NOTES = {FindingKind.SENSATION: tr_later("First line light touch, second line pin.")}


@dataclass(frozen=True, slots=True)
class Section:
    """One list behind the short set."""

    title: str
    words: tuple[Word, ...]
    note: str = ""


def sections(library: Library) -> dict[str, Section]:
    """The lists by kind, and of the tests by group, in the order they stand."""
    found: dict[str, Section] = {}
    for kind, title in KIND_TITLES.items():
        words = tuple(word for word in library.words if word.kind is kind)
        groups = (
            dict.fromkeys(word.group for word in words) if kind is FindingKind.TEST else {kind.value: None}
        )
        for name in groups:
            inside = tuple(w for w in words if kind is not FindingKind.TEST or w.group == name)
            if inside:
                found[name] = Section(tr(title) or name, inside, tr(NOTES.get(kind, "")))
    return found


LETTERS = 18
"""Px of the letters up to which the names have room enough in that; larger ones ask for more."""
NAMES = 110
"""Px that names of items need beside their answers, with the margins of the list."""
ROOM_BELOW = 56
"""Px under the list: what comes up above it can then be scrolled away, and the item stays under the pointer."""


class AgeBox(QSpinBox):
    """A number that may be not said; typing replaces what stands there."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits make an age; an arrow key that was meant for scrolling does not."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self.selectAll)


class ExaminationPanel(QWidget):
    """All items of the library but the red-flag facts. Lists behind the short set are built when first opened."""

    def __init__(self, library: Library, examine: Examine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._examine = examine
        self._examination = Examination()
        self._written: Examination | None = None  # what the line of help says was written; it holds of nothing else
        self._shown: tuple[Examination, Mode] | None = None
        self._width = 0
        self._narrow = False
        self._sections = sections(library)
        self._grids: list[Grid] = []
        self.rows: dict[tuple[FindingKind, str], list[ItemRow]] = {}
        self.card: ItemCard | None = None
        body = column(self, spacing=4, margins=(12, 0, 12, 12))
        self.head = self._header()
        self._room = QSpacerItem(0, self.head.sizeHint().height())
        body.addSpacerItem(self._room)
        short = column(spacing=1)
        self.short = self._add(short, library.short_set, full=False)
        body.addLayout(short)
        body.addSpacing(4)
        body.addLayout(self._person())
        body.addWidget(rule())
        self.folds = {name: self._fold(section) for name, section in self._sections.items()}
        for fold in self.folds.values():
            body.addWidget(fold)
        body.addSpacing(ROOM_BELOW)
        body.addStretch(1)

    def _header(self) -> StickyHead:
        """What says the rest was normal, LEFT and RIGHT over their columns, and one line of help: always in sight."""
        head = StickyHead(self)
        lines = column(spacing=1)
        head.body.addLayout(lines)
        top = row(spacing=GAP)
        self.rest = button(tr(REST_WORDS), self.rest_normal, "menu", tr(REST_LABEL))
        self.rest.setToolTip(tip(tr(REST_TIP)))
        self._head_lines, self._top = lines, top
        top.addStretch(1)
        top.insertWidget(0, self.rest)
        self._side_heads = [PlainLabel(f"{side.word.upper()}", "caps") for side in SIDES]
        for made in self._side_heads:
            top.addWidget(made)
        lines.addLayout(top)
        self.help = PlainLabel(tr(UNTESTED), "small")
        self.help.setMinimumWidth(1)
        lines.addWidget(self.help)
        return head

    def _fold(self, section: Section) -> Fold:
        made = Fold(with_colon(section.title, str(len(section.words))), lambda body: self._build(made, body, section))
        return made

    def _build(self, fold: Fold, body: QVBoxLayout, section: Section) -> None:
        """All items of one list, by their groups."""
        if section.note:
            body.addWidget(PlainLabel(section.note, "small", wrap=True))
        rows: list[ItemRow] = []
        groups = dict.fromkeys(word.group for word in section.words)
        for group in groups:
            if len(groups) > 1:
                body.addWidget(PlainLabel(group, "caps"))
            rows += self._rows(body, (w for w in section.words if w.group == group), full=True)
        self._grids.append(Grid(rows))
        self._align()
        tab_order(fold.head, *rows)

    def _add(self, body: QVBoxLayout, words: Iterable[Word], full: bool) -> Grid:
        made = Grid(self._rows(body, words, full))
        self._grids.append(made)
        return made

    def _rows(self, body: QVBoxLayout, words: Iterable[Word], full: bool) -> list[ItemRow]:
        made = [ItemRow(self._library, word, self._answer, self.tell, full) for word in words]
        for one in made:
            one.show_examination(self._examination)
            one.came = self._came
            self.rows.setdefault((one.word.kind, one.word.name), []).append(one)
            body.addWidget(one)
        return made

    def _person(self) -> QGridLayout:
        """Age and sex: the two facts about a person the reading may use; "not said" by default."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        self.age = AgeBox()
        self.age.setRange(0, 120)
        self.age.setSpecialValueText(tr("not said"))
        self.age.setAccessibleName(tr("Age in years"))
        self.age.setKeyboardTracking(False)
        self.age.setFixedWidth(92)
        when(self.age.valueChanged, lambda value: self._know(age=value or None))
        self.sex = CalmCombo()
        for words, value in ((tr("not said"), ""), (tr("female"), "F"), (tr("male"), "M")):
            self.sex.addItem(words, value)
        self.sex.setAccessibleName(tr("Sex"))
        when(self.sex.activated, lambda i: self._know(sex=self.sex.itemData(i)))
        for i, (words, widget) in enumerate(((tr("Age"), self.age), (tr("Sex"), self.sex))):
            grid.addWidget(PlainLabel(words), 0, 2 * i)
            grid.addWidget(widget, 0, 2 * i + 1)
        grid.setColumnStretch(4, 1)
        return grid

    # -- answering

    def _answer(self, word: Word, side: Side | None, part: Part, value: str) -> None:
        if part is Part.NUMBER and not takes(self._library, word, value):
            self._refuse_number(word, side, value)
            return
        finding = entered(self._library, self._examination, word, side, part, value)
        label = step_label(self._library, word, finding)
        self._hold(word, lambda: self._examine(label, self._examination.with_finding(finding)))

    def _refuse_number(self, word: Word, side: Side | None, typed_: str) -> None:
        """A number that cannot be is not taken: what stood there comes back, and the range is said."""
        measure = measure_of(self._library, word.kind, word.name)
        if measure is not None:
            expected = range_words(measure.lowest, measure.highest, measure.unit)
            self._say(tr("{typed} is not taken; expected {expected}.", typed=typed_, expected=expected), "urgent")
        for one in self.rows[(word.kind, word.name)]:
            if side in one.numbers:
                one.numbers[side].take_back()

    def rest_normal(self) -> None:
        """Everything of the short set that was not tested is normal: one step, explicit, both sides."""
        left = len(untested(self._library, self._examination))
        if left:
            written = rest_normal(self._library, self._examination)
            self._examine(tr(REST_LABEL), written)
            self._written = written
            self._say(tr("{left} answers written as normal. Ctrl+Z takes them back.", left=left))

    def _say(self, text: str, tone: str = "small") -> None:
        """The one line of help; what does not fit ends in dots, and stands whole in its tip."""
        self.help.set_tone(tone)
        room, cut = self.help.width(), Qt.TextElideMode.ElideRight
        self.help.setText(self.help.fontMetrics().elidedText(text, cut, room) if self.isVisible() else text)
        self.help.setToolTip(tip(text))

    def _hold(self, word: Word, change: Callable[[], object]) -> None:
        """Do it, and keep the item under the pointer: a question may have come up above the list."""
        held = self.rows[(word.kind, word.name)]
        made = next((r for r in held if r.isAncestorOf(self.focusWidget() or r)), held[0])
        before = made.mapToGlobal(QPoint()).y()
        change()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        area = area_of(self)
        if area is not None:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + made.mapToGlobal(QPoint()).y() - before)

    def _know(self, **facts: object) -> None:
        patient: Patient = replace(self._examination.patient, **facts)  # type: ignore[arg-type]
        self._examine(tr("Age or sex"), replace(self._examination, patient=patient))

    # -- the keyboard

    def event(self, event: QEvent) -> bool:
        """The keys of the list come before those of the window while the keyboard is in it; and its head lies over the top of
        the list: longer words or larger letters make that higher.
        """
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._means(event)
        ):
            event.accept()
            return True
        answer = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._keep_room()
        return answer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press(event):
            event.ignore()

    def _here(self) -> Grid | None:
        """The list the keyboard is in."""
        focus = QApplication.focusWidget()
        return next((grid for grid in self._grids if focus is not None and grid.holds(focus)), None)

    def _means(self, event: QKeyEvent) -> bool:
        """Whether the key belongs to the list the keyboard is in."""
        grid = self._here()
        if event.key() == Qt.Key.Key_Escape:
            return self.card is not None
        if grid is None or not _bare(event):
            return False
        key = event.text().lower()
        return (
            event.key() in (*MOVES, *CLEARS)
            or key in (REST, INFO)
            or typed(self._library, grid.row.word, key) is not None
        )

    def _press(self, event: QKeyEvent) -> bool:
        """Do what the key means; whether it meant something."""
        if not self._means(event):
            return False
        grid, key = self._here(), event.text().lower()
        if event.key() == Qt.Key.Key_Escape or grid is None:
            self.close_card()
        elif event.key() in MOVES:
            self._go(grid.next(*MOVES[event.key()]))
        elif key == REST and event.key() not in CLEARS:
            self.rest_normal()
        elif key == INFO:
            self.tell(grid.row.word)
        else:
            self._type(grid, "" if event.key() in CLEARS else key)
        return True

    def _type(self, grid: Grid, key: str) -> None:
        """Answer the item the keyboard is at; on its name, nothing: there is no side."""
        side = grid.side
        if not isinstance(grid.stop, Cell) or not grid.stop.isEnabled():
            return
        said = typed(self._library, grid.row.word, key) if key else None
        if said is not None and said.refused:
            self._say(said.refused, "urgent")
            return
        part, value = (said.part, said.value) if said is not None else (Part.VALUE, "")
        if grid.part is Part.PIN:
            value = _pin(self._library, grid.row.word, part, value)
            part = Part.PIN
        self._answer(grid.row.word, side, part, value)

    def _go(self, stop: QWidget) -> None:
        made = stop.stop() if isinstance(stop, Cell) else stop
        made.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll_to(stop)

    def _came(self, made: ItemRow) -> None:
        """The keyboard has come to an item: its keys are told, and an open card follows."""
        for grid in self._grids:
            grid.settle(QApplication.focusWidget())
        self._say(tr(HINT))
        if self.card is not None and self.card.word is not made.word:
            self._show_card(made.word)

    @property
    def start(self) -> QWidget:
        """Where the keyboard begins: the first item of the short set, or where it was left."""
        stop = self.short.stop
        return stop.stop() if isinstance(stop, Cell) else stop

    # -- the card

    def tell(self, word: Word) -> None:
        """Show what is known about an item; the same item again closes it."""
        if self.card is not None and self.card.word is word:
            self.close_card()
        else:
            self._show_card(word)

    def _show_card(self, word: Word) -> None:
        self.close_card()
        held = self.rows[(word.kind, word.name)]
        at = next((r for r in held if r.isAncestorOf(QApplication.focusWidget() or r)), held[0])
        self.card = ItemCard(self.window(), self._library, word, self.close_card)
        self.card.place(self._lists(), at)
        self.card.show()
        self.card.raise_()

    def _lists(self) -> QWidget:
        """What the card may not cover: the reading and the lists, or this list where it stands alone."""
        over = self.parentWidget()
        while over is not None and not isinstance(over, QSplitter):
            over = over.parentWidget()
        return over or self

    def close_card(self) -> None:
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_card()

    # -- showing

    def show_state(self, state: State) -> None:
        if (state.examination, state.mode) == self._shown:
            return
        self._shown = state.examination, state.mode  # another mode has letters of another size
        self._examination = state.examination
        if self._written not in (None, state.examination):
            self._written = None
            self._say(tr(UNTESTED))
        for rows in self.rows.values():
            for made in rows:
                made.show_examination(state.examination)
        with QSignalBlocker(self.age), QSignalBlocker(self.sex):
            self.age.setValue(state.examination.patient.age or 0)
            self.sex.setCurrentIndex(max(0, self.sex.findData(state.examination.patient.sex)))
        self.rest.setEnabled(bool(untested(self._library, state.examination)))
        self._align()

    def point_out(self, name: str) -> None:
        """Bring one item into view and put the keyboard on it; opens its list where it is not a short one."""
        word = next((w for w in self._library.words if w.name == name and w.kind in KIND_TITLES), None)
        if word is None:
            return
        if (word.kind, word.name) not in self.rows:
            next(self.folds[n] for n, s in self._sections.items() if word in s.words).toggle()
        made = self.rows[(word.kind, word.name)][0]
        next(iter(made.sides.values())).stop().setFocus()
        QTimer.singleShot(0, lambda: self._scroll_to(made))

    def _scroll_to(self, made: QWidget) -> None:
        area = area_of(self)
        if area is not None:
            area.ensureWidgetVisible(made, 0, self.head.height() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    def changeEvent(self, event: QEvent) -> None:
        """Letters of another size: the columns are measured anew, once everything in them has them."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._width:
            QTimer.singleShot(0, self, self._measure_anew)

    def _measure_anew(self) -> None:
        self._width = 0
        self._align()

    def _stack(self) -> None:
        """Names over their answers where the list has no room for both; the seen width decides, not the needed one."""
        area = area_of(self)
        room = area.viewport().width() if area is not None else self.width()
        names = NAMES * max(1.0, QFontInfo(self.font()).pixelSize() / LETTERS)
        narrow = room < len(SIDES) * (self._width + GAP) + names
        for made in (made for rows in self.rows.values() for made in rows):
            made.set_stacked(narrow)
        if narrow is not self._narrow:
            self._narrow = narrow
            line = self._head_lines if narrow else self._top
            line.insertWidget(0, self.rest)
            line.setAlignment(self.rest, Qt.AlignmentFlag.AlignLeft)
            self._keep_room()

    def _keep_room(self) -> None:
        high, layout = self.head.sizeHint().height(), self.layout()
        if self._room.sizeHint().height() != high and layout is not None:
            self._room.changeSize(0, high)
            layout.invalidate()

    def _align(self) -> None:
        """One width for all answers that stand beside each other, and LEFT and RIGHT over their columns."""
        rows = [made for rows in self.rows.values() for made in rows]
        width = max((cell.needed() for made in rows for cell in made.columns), default=0)
        if width > self._width:
            self._width = width
        for made in rows:
            made.set_column_width(self._width)
        for head in self._side_heads:
            head.setFixedWidth(self._width)
        self._stack()


def step_label(library: Library, word: Word, finding: Finding) -> str:
    """The name of the step: `Ankle jerk, left: absent, 0`."""
    where = f", {finding.side.word}" if finding.side else ""
    value = value_words(finding.kind, finding.value) if finding.value else tr(NOT_TESTED)
    plain_value = tr_as("feeling", FELT[finding.value]) if finding.value in FELT else value
    detail = detail_words(library, finding)
    return with_colon(f"{word.label}{where}", plain_value) + (f", {detail}" if detail and finding.value else "")


def _bare(event: QKeyEvent) -> bool:
    """Without Ctrl, Alt or the like: those belong to the window."""
    kept = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    return not event.modifiers() & ~kept


def _pin(library: Library, word: Word, part: Part, value: str) -> str:
    """What a key says of pin: the value behind a grade."""
    grade = library.scales[word.kind].grade(value) if part is Part.GRADE else None
    return grade.value if grade is not None else value
