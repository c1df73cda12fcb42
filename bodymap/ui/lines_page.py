"""A page of lines that is rewritten in place: widgets of the same kind take the new words.

Making forty widgets anew costs more than all that is written on them (9 ms a page against 2 ms, measured).
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bodymap.ui.flow import Flow
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import bullet, column, row, rule
from bodymap.ui.map_legend import LineKey
from bodymap.ui.roots_panel import RootBadge, Select
from bodymap.ui.selection_lines import Answer, Line, Links, Pair, Points, RootTitle, Rule, Say
from bodymap.ui.state import Selection
from bodymap.ui.widgets import Fold, breaking_button

MOST_IDLE = 40
"""Lines that wait, hidden, to be written on again."""
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class _Row:
    """A widget, and what writes a line of its key on it."""

    key: Hashable
    widget: QWidget
    write: Callable[[Any], None]


class LinesPage(QWidget):
    """Shows lines; what was shown before is changed only where it differs."""

    def __init__(self, select: Select, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._select = select
        self._lines: tuple[Line, ...] = ()
        self._rows: list[_Row] = []  # as they stand, with hidden ones between them
        self._body = column(self, spacing=4)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        self._body.setEnabled(False)  # or each row that comes or goes has all that is around it laid out anew
        self._rows = self._without_many_idle(self._rewritten(lines))
        self._body.setEnabled(True)
        self._body.invalidate()
        self.updateGeometry()

    def _rewritten(self, lines: tuple[Line, ...]) -> list[_Row]:
        """The rows with these lines on them, and those laid aside between them."""
        keys = [_key(line) for line in lines]
        places = reused([one.key for one in self._rows], keys)
        rows: list[_Row] = []
        after = 0
        for line, key, place in zip(lines, keys, places, strict=True):
            if place is not None:
                rows += self._laid_aside(after, place)
                after = place + 1
                one = self._rows[place]
            else:
                one = _row(line, key, self._select)
                self._body.insertWidget(len(rows), one.widget)
            one.write(line)
            one.widget.show()
            one.widget.updateGeometry()  # or the page knows its new height only when the loop comes round
            rows.append(one)
        return rows + self._laid_aside(after, len(self._rows))

    def _laid_aside(self, first: int, end: int) -> list[_Row]:
        for one in self._rows[first:end]:
            one.widget.hide()
        return self._rows[first:end]

    def _without_many_idle(self, rows: list[_Row]) -> list[_Row]:
        idle = [one for one in rows if one.widget.isHidden()]
        if len(idle) <= MOST_IDLE:
            return rows
        for one in idle:
            self._body.removeWidget(one.widget)
            one.widget.setParent(None)
            one.widget.deleteLater()
        return [one for one in rows if one not in idle]


def reused(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[int | None]:
    """For each new key the place of the old one it takes over, in order; None = none."""
    places: list[int | None] = [None] * len(new)
    for first, second, length in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        for i in range(length):
            places[second + i] = first + i
    return places


def _key(line: Line) -> Hashable:
    """Lines with the same key can be written on the same widget."""
    if isinstance(line, Say):
        return Say, line.tone  # a tone that changes is styled anew, and that costs as much as a new label
    if isinstance(line, Points):
        return line
    return type(line), isinstance(line, Links) and bool(line.words)


Made = tuple[QWidget, Callable[[Any], None]]


def _row(line: Line, key: Hashable, select: Select) -> _Row:
    makers: dict[type[Line], Callable[[], Made]] = {
        Say: lambda: _say(line.tone if isinstance(line, Say) else ""),
        Points: lambda: _points(line if isinstance(line, Points) else Points(())),
        Rule: lambda: (rule(), _nothing),
        Pair: _pair,
        Answer: _answer,
        RootTitle: _root_title,
        Links: lambda: _links(select),
    }
    return _Row(key, *makers[type(line)]())


def _nothing(_line: Line) -> None:
    """Nothing on it ever changes."""


def _say(tone: str) -> Made:
    label = PlainLabel("", tone, wrap=True)

    def write(line: Say) -> None:
        label.setText(line.text)

    return label, write


def _pair() -> Made:
    made = QWidget()
    body = row(made, spacing=10)
    name, value = PlainLabel("", "muted", wrap=True), PlainLabel("", wrap=True)
    for label, share in ((name, 2), (value, 3)):
        label.setAlignment(_TOP_LEFT)
        body.addWidget(label, share)

    def write(line: Pair) -> None:
        name.setText(line.name)
        name.keep_words()
        value.setText(line.value)

    return made, write


def _answer() -> Made:
    """The line of a map, its title, and the root in its colour or that it leaves the place blank."""
    made = QWidget()
    body = row(made, spacing=8)
    sign, title = LineKey(0), PlainLabel("", "muted", wrap=True)
    badge, blank = RootBadge(), PlainLabel("", "small")
    body.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    body.addWidget(title, 1)
    for one in (badge, blank):
        body.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)

    def write(line: Answer) -> None:
        sign.set_place(line.place)
        title.setText(line.title)
        if line.root is not None:
            badge.show_level(line.root)
            badge.setAccessibleName(f"{line.title}: {line.root.value}")
        badge.setVisible(line.root is not None)
        blank.setText(line.words)
        blank.setVisible(line.root is None)

    return made, write


def _root_title() -> Made:
    made = QWidget()
    body = row(made, spacing=8)
    badge, words = RootBadge(tone="title"), PlainLabel("", "title")
    body.addWidget(badge)
    body.addWidget(words, 1)

    def write(line: RootTitle) -> None:
        badge.show_level(line.root)
        words.setText(line.words)

    return made, write


def _links(select: Select) -> Made:
    """Words and buttons after them, on as many lines as they need; where a button leads is asked when it is pressed."""
    made = QWidget()
    body, words = row(made, spacing=6), PlainLabel("", "caps", wrap=True)
    body.addWidget(words, 1)
    beside = QWidget()
    flow = Flow(beside, spacing=6)
    body.addWidget(beside, 1)
    buttons: list[QPushButton] = []
    targets: list[Selection] = []

    def write(line: Links) -> None:
        words.say(line.words)
        body.setStretch(1, 0 if line.words else 1)
        targets[:] = [link.to for link in line.links]
        for number in range(len(buttons), len(line.links)):
            buttons.append(breaking_button("", lambda number=number: select(targets[number])))
            flow.addWidget(buttons[number])
        for number, one in enumerate(buttons):
            one.setVisible(number < len(line.links))
        for link, one in zip(line.links, buttons, strict=False):
            one.setText(link.words.replace("&", "&&"))
        beside.updateGeometry()

    return made, write


def _points(line: Points) -> Made:
    if line.heading:
        return Fold(line.heading, lambda body: _fill(body, line.texts)), _nothing
    made = QWidget()
    _fill(column(made, spacing=4), line.texts)
    return made, _nothing


def _fill(body: QVBoxLayout, texts: Sequence[str]) -> None:
    body.setSpacing(4)
    for text in texts:
        body.addLayout(bullet(text))
