"""The line at the foot of the reading that names what lies below it: at 1280x800 nothing important is out of sight."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from bodymap.language import tr, with_colon
from bodymap.reasoning.judgement import Verdict, judged, of_suggestion
from bodymap.ui.arrangement import LOOK_ALIKES, NAMES, NEXT
from bodymap.ui.labels import tip
from bodymap.ui.layouts import scroll_to_top
from bodymap.ui.state import State
from bodymap.ui.wiring import pressed

HEAD = 64
"""Px of a panel that must be seen for it to be told by itself: its heading and what stands first in it."""
LEAST_READING = 200
"""Px of the reading below which it has no room to give to a line."""
PADDING = 24
"""Px of padding and border on both sides of the words, see the style sheet, and a little to spare."""
DOWN = "▾"
BETWEEN = "  ·  "


def out_of_sight(places: Mapping[str, tuple[int, int]], foot: int) -> tuple[str, ...]:
    """The panels whose head lies below the foot; places: top and height of each, from above, px."""
    return tuple(name for name, (top, height) in places.items() if top + min(height, HEAD) > foot)


def below_words(names: Iterable[str], state: State, short: bool = False) -> str:
    """What is told of these panels; "" = there is nothing in them to know of. short: a look-alike without its heading, the
    test to come without its name.
    """
    return BETWEEN.join(filter(None, (_words(name, state, short) for name in names)))


def _words(name: str, state: State, short: bool) -> str:
    reading = state.reading
    if name == NEXT:
        first = next((step.text for step in reading.next_steps), "")
        if short or not first:
            return tr("Test next") if first else ""
        return with_colon(tr("Test next"), first)
    if name != LOOK_ALIKES:
        return tr(NAMES[name])
    found = [
        one
        for one in reading.look_alikes
        if judged(state.judgements, of_suggestion(one)).verdict is not Verdict.SET_ASIDE
    ]
    if not found:
        return ""
    first = found[0].name
    said = tr("{name} and {count} more", name=first, count=len(found) - 1) if len(found) > 1 else first
    return said if short else with_colon(tr(NAMES[LOOK_ALIKES]), said)


class BelowLine(QPushButton):
    """Lies over the foot of an area that scrolls; a press brings up the first of what it names."""

    def __init__(self, area: QScrollArea, parts: Mapping[str, QWidget]) -> None:
        super().__init__(area)
        self._area, self._parts = area, parts
        self._order: tuple[str, ...] = ()
        self._state = State()
        self._hidden: tuple[str, ...] = ()
        self._words = ""
        self._told = ("", 0)  # what its text was made of: the words and the px it had
        self.setObjectName("below")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        pressed(self, self._go)
        self._soon = QTimer(self)  # once all of it has its place
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._place)
        bar = area.verticalScrollBar()
        for signal in (bar.valueChanged, bar.rangeChanged):
            signal.connect(self._soon.start)
        area.viewport().installEventFilter(self)
        inside = area.widget()
        if inside is not None:
            inside.installEventFilter(self)
        self.hide()

    def show_state(self, state: State, order: tuple[str, ...]) -> None:
        """order: of the panels from above."""
        self._state, self._order = state, order
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._soon.start()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """In other letters other words fit."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._told = ("", 0)

    def _place(self) -> None:
        """Over the foot of what is seen, where there is something below."""
        self.ensurePolished()
        seen, high = self._area.viewport().geometry(), self.sizeHint().height()
        bar = self._area.verticalScrollBar()
        at_the_end = bar.value() >= bar.maximum()
        foot = bar.value() + seen.height() - high
        self._hidden = (
            () if at_the_end or seen.height() < LEAST_READING else out_of_sight(dict(self._places()), foot)
        )
        self._words = below_words(self._hidden, self._state)
        self.setVisible(bool(self._words))
        if not self._words:
            return
        self.setGeometry(seen.left(), seen.bottom() + 1 - high, seen.width(), high)
        told = (self._words, self.width())
        if told != self._told:
            self._told = told
            self.setAccessibleName(tr("Further down: {words}", words=self._words))
            self.setToolTip(tip(self._words))
            self.setText(f"{DOWN} {self._fitting()}".replace("&", "&&"))
        self.raise_()

    def _fitting(self) -> str:
        """As many words as have room on the line."""
        metrics = self.fontMetrics()
        room = self.width() - metrics.horizontalAdvance(f"{DOWN} ") - PADDING
        if metrics.horizontalAdvance(self._words) <= room:
            return self._words
        short = below_words(self._hidden, self._state, short=True)
        told = self._words if short == tr("Test next") else short  # the heading alone would tell nothing
        return metrics.elidedText(told, Qt.TextElideMode.ElideRight, room)

    def _places(self) -> Iterator[tuple[str, tuple[int, int]]]:
        inside = self._area.widget()
        for name in self._order:
            part = self._parts.get(name)
            if part is not None and inside is not None and part.isVisibleTo(inside):
                yield name, (part.mapTo(inside, part.rect().topLeft()).y(), part.height())

    def _go(self) -> None:
        for name in self._hidden[:1]:
            scroll_to_top(self._parts[name])
