"""The examination: a short list with one click an answer, and every other item under "more", with how to do it."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSpacerItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from bodymap.atlas.levels import Side
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import VALUES, FindingKind, Word
from bodymap.reasoning.examination import Examination, Finding, Patient
from bodymap.ui.flags_panel import Examine
from bodymap.ui.labels import PlainLabel, tip
from bodymap.ui.state import State
from bodymap.ui.widgets import (
    CalmCombo,
    Choice,
    Fold,
    Segmented,
    StickyHead,
    area_of,
    column,
    row,
    rule,
    when,
)

NOT_TESTED = "not tested"
NOT_ASKED = "not asked"
UNTESTED = "What was not tested never counts as normal."
VALUE_WORDS = {"pos": "positive", "neg": "negative"}
SHORT_WORDS = {"pos": "pos.", "neg": "neg."}
KIND_TITLES = {
    FindingKind.STRENGTH: "Strength",
    FindingKind.REFLEX: "Reflexes",
    FindingKind.TEST: "Tests",
    FindingKind.SENSATION: "Feeling at the key points",
    FindingKind.HISTORY: "History",
}
"""The groups of this panel. Red-flag facts are asked in the flags panel, so that they are never asked twice."""
WEAK = "weak"
GRADES = (Choice("", "–", "not graded"), *(Choice(str(n), str(n), f"{n} of 5") for n in range(5)))
SIDES = (Side.LEFT, Side.RIGHT)


def choices(word: Word, long: bool) -> tuple[Choice, ...]:
    """The answers of one item, "not tested" first."""
    untested = NOT_ASKED if word.kind is FindingKind.HISTORY else NOT_TESTED
    words = {value: VALUE_WORDS.get(value, value) for value in VALUES[word.kind]}
    shown = words if long else {value: SHORT_WORDS.get(value, value) for value in words}
    return (
        Choice("", untested if long else "–", untested),
        *(Choice(value, shown[value], words[value]) for value in words),
    )


Answer = Callable[[Word, Side | None, str, str], None]
"""Item, side, value found, and the detail (a grade); "" = not tested, no detail."""


def _answering(answer: Answer, word: Word, side: Side | None, graded: bool = False) -> Callable[[str], None]:
    return lambda value: answer(word, side, WEAK, value) if graded else answer(word, side, value, "")


def detail_of(examination: Examination, word: Word, side: Side | None) -> str:
    """The grade of a finding; "" where none was given."""
    key = (word.kind, word.name, side)
    return next((f.detail for f in examination.findings if (f.kind, f.name, f.side) == key), "")


class ItemRow(QWidget):
    """One item: its name, and one row of answers for each side (or one alone)."""

    def __init__(self, word: Word, answer: Answer, how: bool) -> None:
        super().__init__()
        self.word = word
        sides: tuple[Side | None, ...] = SIDES if word.sided else (None,)
        self.sides: dict[Side | None, Segmented] = {}
        for side in sides:
            name = f"{word.label}, {side.word}" if side else word.label
            made = Segmented(choices(word, long=not word.sided), name, quiet="").stretch()
            when(made.chosen, _answering(answer, word, side))
            self.sides[side] = made
        self.name = PlainLabel(word.label, wrap=True)
        self.name.setToolTip(tip(word.how))
        outer = column(self, spacing=2, margins=(0, 2, 0, 2))
        line = row(spacing=8)
        line.addWidget(self.name, 1)
        line.addLayout(self._stacked() if self.many else self._beside())
        if how and word.how:
            outer.addWidget(self.name)
            outer.addWidget(PlainLabel(word.how, "small", wrap=True))
            line.insertStretch(0, 1)
        outer.addLayout(line)
        self.grades: dict[Side | None, Segmented] = {}
        if word.kind is FindingKind.STRENGTH and word.sided:
            outer.addWidget(self._grade_line(answer))

    def _grade_line(self, answer: Answer) -> QWidget:
        """How weak: the grade 0-4 of the Medical Research Council. Shown once a side is weak."""
        self._grade_line_widget = QWidget()
        line = row(self._grade_line_widget, spacing=10)
        line.addWidget(PlainLabel("grade of 5", "small", wrap=True), 1)
        for side in self.sides:
            made = Segmented(GRADES, f"{self.word.label}, {side.word if side else ''}, grade of 5", quiet="")
            when(made.chosen, _answering(answer, self.word, side, graded=True))
            self.grades[side] = made.stretch()
            line.addWidget(made)
        room = self._grade_line_widget.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # what stands below must not move away from under the pointer
        self._grade_line_widget.setSizePolicy(room)
        self._grade_line_widget.hide()
        return self._grade_line_widget

    @property
    def many(self) -> bool:
        """More answers than fit twice in one line."""
        return self.word.sided and len(VALUES[self.word.kind]) > 2

    def _beside(self) -> QHBoxLayout:
        line = row(spacing=10)
        for made in self.sides.values():
            line.addWidget(made)
        return line

    def _stacked(self) -> QGridLayout:
        """One side under the other, each with its word."""
        grid = QGridLayout()
        grid.setSpacing(4)
        for i, (side, made) in enumerate(self.sides.items()):
            grid.addWidget(PlainLabel(side.word if side else "", "small"), i, 0)
            grid.addWidget(made, i, 1, Qt.AlignmentFlag.AlignRight)
        return grid

    def show_examination(self, examination: Examination) -> None:
        for side, made in self.sides.items():
            made.set_value(examination.value(self.word.kind, self.word.name, side))
        for side, made in self.grades.items():
            made.set_value(detail_of(examination, self.word, side))
            made.setEnabled(self.sides[side].value() == WEAK)
        if self.grades:
            self._grade_line_widget.setVisible(any(s.value() == WEAK for s in self.sides.values()))


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
    """All items of the library but the red-flag facts. Lists under "more" are built when first opened."""

    def __init__(self, library: Library, examine: Examine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._examine = examine
        self._examination = Examination()
        self._width = 0
        self.rows: dict[tuple[FindingKind, str], list[ItemRow]] = {}
        body = column(self, spacing=4, margins=(12, 0, 12, 12))
        self.head = self._header()
        self._room = QSpacerItem(0, self.head.sizeHint().height())
        body.addSpacerItem(self._room)
        body.addWidget(PlainLabel(UNTESTED, "small", wrap=True))
        self._add(body, (w for w in library.words if w.short and w.kind in KIND_TITLES), how=False)
        body.addSpacing(4)
        body.addLayout(self._person())
        body.addWidget(rule())
        self.folds = {kind: self._fold(kind) for kind in KIND_TITLES}
        for fold in self.folds.values():
            body.addWidget(fold)
        body.addStretch(1)

    def _header(self) -> StickyHead:
        """LEFT and RIGHT over their columns, in sight however far the list is scrolled."""
        head = StickyHead(self)
        untested = PlainLabel(f"–  {NOT_TESTED}", "small")
        untested.setToolTip(tip(UNTESTED))
        head.body.addWidget(untested, 1)
        self._side_heads = [PlainLabel(f"{side.word.upper()}", "caps") for side in SIDES]
        for made in self._side_heads:
            head.body.addWidget(made)
        return head

    def _fold(self, kind: FindingKind) -> Fold:
        words = [w for w in self._library.words if w.kind is kind]
        made = Fold(f"{KIND_TITLES[kind]}: all {len(words)}", lambda body: self._build(body, words))
        made.setVisible(bool(words))
        return made

    def _build(self, body: QVBoxLayout, words: list[Word]) -> None:
        """All items of one kind, by their groups, each with how to do it."""
        for group in dict.fromkeys(w.group for w in words):
            if group:
                body.addWidget(PlainLabel(group, "caps"))
            self._add(body, (w for w in words if w.group == group), how=True)

    def _add(self, body: QVBoxLayout, words: Iterable[Word], how: bool) -> None:
        for word in words:
            made = ItemRow(word, self._answer, how)
            made.show_examination(self._examination)
            self.rows.setdefault((word.kind, word.name), []).append(made)
            body.addWidget(made)

    def _person(self) -> QGridLayout:
        """Age and sex: the two facts about a person the reading may use; "not said" by default."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        self.age = AgeBox()
        self.age.setRange(0, 120)
        self.age.setSpecialValueText("not said")
        self.age.setAccessibleName("Age in years")
        self.age.setKeyboardTracking(False)
        self.age.setFixedWidth(92)
        when(self.age.valueChanged, lambda value: self._know(age=value or None))
        self.sex = CalmCombo()
        for words, value in (("not said", ""), ("female", "F"), ("male", "M")):
            self.sex.addItem(words, value)
        self.sex.setAccessibleName("Sex")
        when(self.sex.activated, lambda i: self._know(sex=self.sex.itemData(i)))
        for i, (words, widget) in enumerate((("Age", self.age), ("Sex", self.sex))):
            grid.addWidget(PlainLabel(words), 0, 2 * i)
            grid.addWidget(widget, 0, 2 * i + 1)
        grid.setColumnStretch(4, 1)
        return grid

    # -- answering

    def _answer(self, word: Word, side: Side | None, value: str, detail: str) -> None:
        finding = Finding(word.kind, word.name, value, side, detail)
        where = f", {side.word}" if side else ""
        graded = f", grade {detail}" if detail else ""
        label = f"{word.label}{where}: {VALUE_WORDS.get(value, value) or NOT_TESTED}{graded}"
        self._hold(word, lambda: self._examine(label, self._examination.with_finding(finding)))

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
        self._examine("Age or sex", replace(self._examination, patient=patient))

    # -- showing

    def show_state(self, state: State) -> None:
        self._examination = state.examination
        for rows in self.rows.values():
            for made in rows:
                made.show_examination(state.examination)
        with QSignalBlocker(self.age), QSignalBlocker(self.sex):
            self.age.setValue(state.examination.patient.age or 0)
            self.sex.setCurrentIndex(max(0, self.sex.findData(state.examination.patient.sex)))
        self._align()

    def point_out(self, name: str) -> None:
        """Bring one item into view and put the keyboard on it; opens its list where it is not a short one."""
        word = next((w for w in self._library.words if w.name == name and w.kind in KIND_TITLES), None)
        if word is None:
            return
        if (word.kind, word.name) not in self.rows:
            self.folds[word.kind].toggle()
        made = self.rows[(word.kind, word.name)][0]
        next(iter(made.sides.values())).segment("").setFocus()
        QTimer.singleShot(0, lambda: self._scroll_to(made))

    def _scroll_to(self, made: ItemRow) -> None:
        area = area_of(self)
        if area is not None:
            area.ensureWidgetVisible(made, 0, self.head.height() + 8)

    def _align(self) -> None:
        """One width for all answers that stand beside each other, and LEFT and RIGHT over their columns."""
        sided = [r for rows in self.rows.values() for r in rows if len(r.sides) == len(SIDES) and not r.many]
        answers = [made for r in sided for made in (*r.sides.values(), *r.grades.values())]
        width = max((made.sizeHint().width() for made in answers), default=0)
        if width == self._width:
            return
        self._width = width
        for widget in (*answers, *self._side_heads):
            widget.setFixedWidth(width)
