"""The rows of the examination: a name to press for how it is done, and the answers of each side in their columns."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from bodymap.atlas.levels import Side
from bodymap.knowledge.library import Cluster, Library
from bodymap.knowledge.vocabulary import NORMAL, VALUES, FindingKind, Word
from bodymap.language import tr, tr_as, tr_as_later, tr_later, with_colon
from bodymap.reasoning.clusters import count, counted
from bodymap.reasoning.details import measure_of, range_words
from bodymap.reasoning.entering import Part, shown
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.item_facts import main_muscles, roots_of
from bodymap.ui.examination_cells import PRESSES, Cell, NumberField
from bodymap.ui.labels import PlainLabel, tip
from bodymap.ui.segmented import Choice
from bodymap.ui.widgets import PressRow
from bodymap.ui.wiring import when

NOT_TESTED = tr_later("not tested")
NOT_ASKED = tr_later("not asked")
ANSWERS = {
    FindingKind.STRENGTH: ("strength", (tr_as_later("strength", "weak"), tr_as_later("strength", "normal"))),
    FindingKind.REFLEX: (
        "a reflex",
        (
            tr_as_later("a reflex", "absent"),
            tr_as_later("a reflex", "reduced"),
            tr_as_later("a reflex", "normal"),
            tr_as_later("a reflex", "brisk"),
        ),
    ),
    FindingKind.TEST: ("a test", (tr_as_later("a test", "positive"), tr_as_later("a test", "negative"))),
    FindingKind.SENSATION: (
        "feeling",
        (tr_as_later("feeling", "absent"), tr_as_later("feeling", "altered"), tr_as_later("feeling", "normal")),
    ),
    FindingKind.HISTORY: ("an answer", (tr_as_later("an answer", "yes"), tr_as_later("an answer", "no"))),
    FindingKind.FACT: ("an answer", (tr_as_later("an answer", "yes"), tr_as_later("an answer", "no"))),
}
"""By kind, what its answers are, and their words in the order of `VALUES`."""
SHORT_WORDS = {
    "pos": tr_later("pos."),
    "neg": tr_later("neg."),
    "absent": tr_later("abs."),
    "altered": tr_later("alt."),
}
SIDES = (Side.LEFT, Side.RIGHT)
GAP = 8
"""Px between the columns."""
INSET = (2, 1, 0, 1)
"""Px around the name of an item."""
UNCOUNTED = tr_later("Counted from the five tests below.")

Answer = Callable[[Word, Side | None, Part, str], None]
"""Item, side, the part that is answered, and what was typed or pressed; "" = not tested."""
Tell = Callable[[Word], None]
"""Show or hide what is known about an item."""


def choices(library: Library, word: Word) -> tuple[Choice, ...]:
    """The answers of one item, "not tested" first: reflexes by their grade, all else by its words."""
    asked = word.kind in (FindingKind.HISTORY, FindingKind.FACT)
    untested = tr(NOT_ASKED) if asked else tr(NOT_TESTED)
    first = Choice("", "–" if word.sided else untested, untested)
    scale = library.scales.get(word.kind)
    if word.kind is FindingKind.REFLEX and scale is not None:
        return (first, *(Choice(g.grade, g.grade, f"{answer_words(word.kind, g.value)}, {g.grade}: {g.words}") for g in scale.grades))
    return (first, *value_choices(word))


def answer_words(kind: FindingKind, value: str) -> str:
    """One answer in the language spoken: "absent"."""
    context, words = ANSWERS[kind]
    return tr_as(context, words[VALUES[kind].index(value)])


def value_choices(word: Word) -> tuple[Choice, ...]:
    """The answers in words, short where there are two columns of them."""
    found: list[Choice] = []
    for value in VALUES[word.kind]:
        words = answer_words(word.kind, value)
        short = tr(SHORT_WORDS[value]) if word.sided and value in SHORT_WORDS else words
        found.append(Choice(value, short, words))
    return tuple(found)


def main_part(word: Word) -> Part:
    """What the first line of an item answers."""
    return Part.GRADE if word.kind is FindingKind.REFLEX else Part.VALUE


def longest_detail(library: Library, word: Word) -> tuple[str, str]:
    """The value a grade or an angle stands behind, and the widest of them."""
    if word.kind is FindingKind.STRENGTH and word.sided:
        return "weak", "4"
    return ("pos", "88°") if _angled(library, word) else ("", "")


def _angled(library: Library, word: Word) -> bool:
    measure = measure_of(library, word.kind, word.name)
    return measure is not None and measure.positive_to is None


class ItemName(PressRow):
    """The name of an item; a press tells how it is done and what it would change."""

    def __init__(self, word: Word, text: str, tell: Tell) -> None:
        super().__init__(tr("{label}: how it is done and what it tells", label=word.label))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body.setContentsMargins(*INSET)
        self.body.addWidget(PlainLabel(text, wrap=True), 1, Qt.AlignmentFlag.AlignVCenter)
        self.freeze()
        self.setToolTip(tip(word.how))
        when(self.clicked, lambda _on: tell(word))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESSES:
            self.click()
        else:
            event.ignore()


@dataclass(frozen=True, slots=True)
class Second:
    """The second line of an item: what it is called, and the part it answers."""

    words: str
    part: Part


def second_line(library: Library, word: Word) -> Second | None:
    """Grade, pin or number; None where an item has one line only."""
    measure = measure_of(library, word.kind, word.name)
    if not word.sided or word.name == "all":
        return None
    if word.kind is FindingKind.STRENGTH:
        roots = roots_of(library, word)
        return Second(tr("{roots}, grade", roots=roots) if roots else tr("grade"), Part.GRADE)
    if word.kind is FindingKind.SENSATION:
        return Second("pin", Part.PIN)
    if measure is not None:
        called = "angle" if measure.unit == "degrees" else measure.unit
        return Second(f"{called}, {range_words(measure.lowest, measure.highest)}", Part.NUMBER)
    return None


@dataclass(frozen=True, slots=True)
class Line:
    """The places of one line that the keyboard comes to, each with its side."""

    part: Part
    stops: tuple[QWidget, ...]
    sides: tuple[Side | None, ...]

    def typed_in(self, column: int) -> bool:
        """Whether digits are typed there, which are no quick keys."""
        return isinstance(self.stops[column], NumberField)


class ItemRow(QWidget):
    """One item. full: with its second line, its muscles and what the program counts of it."""

    def __init__(self, library: Library, word: Word, answer: Answer, tell: Tell, full: bool) -> None:
        super().__init__()
        self.word, self._library, self._answer = word, library, answer
        self.came: Callable[[ItemRow], None] | None = None
        self.cluster = next((c for c in library.clusters if (c.kind, c.name) == (word.kind, word.name)), None)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 1, 0, 1)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._places: list[tuple[QWidget, int, int, int]] = []
        self._stacked = False
        self.name = ItemName(word, word.label if full else word.row_label, tell)
        self._put(self.name, 0, 0)
        self.sides: dict[Side | None, Cell] = {}
        for column, side in enumerate(SIDES if word.sided else (None,), start=1):
            span = 1 if word.sided else 2
            self.sides[side] = self._cell(side, main_part(word), choices(library, word))
            self._put(self.sides[side], 0, column, span)
        self.grades: dict[Side | None, Cell] = {}
        self.numbers: dict[Side | None, NumberField] = {}
        self.counted: PlainLabel | None = None
        if full:
            self._second()
            self._below()

    def _put(self, one: QWidget, line: int, column: int, span: int = 1) -> None:
        self._places.append((one, line, column, span))
        self._place(one, line, column, span)

    def _place(self, one: QWidget, line: int, column: int, span: int) -> None:
        """In its line; where names stand over their answers, every line is two."""
        if self._stacked:
            line, span = 2 * line + (column > 0), span if column else len(SIDES) + 1
        self._grid.addWidget(one, line, column, 1, span)

    def set_stacked(self, stacked: bool) -> None:
        """Names over their answers, for a list too narrow for both beside each other."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        self._grid.setHorizontalSpacing(GAP // 2 if stacked else GAP)
        for one, *_ in self._places:
            self._grid.removeWidget(one)
        for place in self._places:
            self._place(*place)

    def _named(self, side: Side | None, part: str = "") -> str:
        return ", ".join(filter(None, (self.word.label, side.word if side else "", part)))

    def _cell(self, side: Side | None, part: Part, made_of: tuple[Choice, ...]) -> Cell:
        words = {Part.PIN: tr("pin"), Part.GRADE: tr("grade")}.get(part, "")
        named = tr("light touch") if self.word.kind is FindingKind.SENSATION and part is Part.VALUE else words
        longest = longest_detail(self._library, self.word) if part is Part.VALUE else ("", "")
        made = Cell(made_of, self._named(side, named), self._calm(part), longest)
        when(made.chosen, lambda value: self._answer(self.word, side, part, value))
        made.came.connect(self._come)
        return made

    def _calm(self, part: Part) -> str:
        """What says that nothing was found: the normal value, or the first grade of it."""
        normal, scale = NORMAL[self.word.kind], self._library.scales.get(self.word.kind)
        if part is not Part.GRADE or scale is None:
            return normal
        return next(grade.grade for grade in scale.grades if grade.value == normal)

    def _come(self) -> None:
        if self.came is not None:
            self.came(self)

    def _second(self) -> None:
        second = second_line(self._library, self.word)
        if second is None:
            return
        label = PlainLabel(second.words, "small", wrap=True)
        label.setContentsMargins(INSET[0], 0, 0, 0)
        self._put(label, 1, 0)
        for column, side in enumerate(SIDES, start=1):
            if second.part is Part.NUMBER:
                self._put(self._number(side, second.words), 1, column)
            else:
                self.grades[side] = self._cell(side, second.part, self._second_choices(second.part))
                self._put(self.grades[side], 1, column)

    def _second_choices(self, part: Part) -> tuple[Choice, ...]:
        if part is Part.PIN:
            return choices(self._library, self.word)
        grades = self._library.scales[self.word.kind].grades
        return tuple(Choice(g.grade, g.grade, tr("{grade} of 5: {words}", grade=g.grade, words=g.words)) for g in grades)

    def _number(self, side: Side, words: str) -> NumberField:
        made = self.numbers[side] = NumberField(self._named(side, words))
        when(made.entered, lambda text: self._answer(self.word, side, Part.NUMBER, text))
        return made

    def _below(self) -> None:
        """A small line: the muscles of a movement, or what the program counts."""
        muscles = main_muscles(self._library, self.word) if self.word.kind is FindingKind.STRENGTH else ""
        if self.cluster is None and not muscles:
            return
        label = PlainLabel(tr(UNCOUNTED) if self.cluster else muscles, "small", wrap=True)
        label.setContentsMargins(INSET[0], 0, 0, 2)
        self._put(label, 2, 0, 3)
        if self.cluster is not None:
            self.counted = label

    # -- showing

    @property
    def columns(self) -> tuple[Cell, ...]:
        """Everything that has the width of a column, but the fields of a number."""
        return (*self.sides.values(), *self.grades.values()) if self.word.sided else ()

    def set_column_width(self, width: int) -> None:
        for made in (*self.columns, *self.numbers.values()):
            made.setFixedWidth(width)
        for made in () if self.word.sided else self.sides.values():
            made.setFixedWidth(2 * width + self._grid.horizontalSpacing())

    def show_examination(self, examination: Examination) -> None:
        if self.cluster is not None:
            self._show_count(self.cluster, examination)
            examination = counted(self._library, examination)
        for side, made in self.sides.items():
            value = shown(self._library, examination, self.word, side, main_part(self.word))
            made.set_value(value, self._detail(examination, side))
        part = Part.PIN if self.word.kind is FindingKind.SENSATION else Part.GRADE
        for side, made in self.grades.items():
            made.set_value(shown(self._library, examination, self.word, side, part))
        for side, field in self.numbers.items():
            field.set_value(shown(self._library, examination, self.word, side, Part.NUMBER))
            tested = bool(examination.value(self.word.kind, self.word.name, side))
            field.setEnabled(tested or not _angled(self._library, self.word))

    def _detail(self, examination: Examination, side: Side | None) -> str:
        if self.word.kind is FindingKind.STRENGTH:
            return shown(self._library, examination, self.word, side, Part.GRADE)
        if _angled(self._library, self.word):
            number = shown(self._library, examination, self.word, side, Part.NUMBER)
            return f"{number}°" if number.isdecimal() else ""
        return ""

    def _show_count(self, cluster: Cluster, examination: Examination) -> None:
        """How many were positive; where a test was done, the sum is the program's and not to be pressed."""
        counts = {side: count(cluster, examination, side) for side in SIDES}
        if self.counted is not None:
            said = [with_colon(side.word.capitalize(), f"{one.words}.") for side, one in counts.items() if one.tested]
            self.counted.setText(" ".join(said) or tr(UNCOUNTED))
        for side, one in counts.items():
            self.sides[side].setEnabled(not one.tested)

    def lines(self) -> tuple[Line, ...]:
        """What the keyboard comes to in this row, line by line, from left to right."""
        first = Line(Part.VALUE, (self.name, *self.sides.values()), (None, *self.sides))
        second: dict[Side | None, Cell] | dict[Side | None, NumberField] = self.grades or self.numbers
        if not second:
            return (first,)
        part = Part.PIN if self.word.kind is FindingKind.SENSATION else Part.GRADE
        return first, Line(part, (self.name, *second.values()), (None, *second))
