"""The line above the body: which views are shown, whose body it is, and what is painted where nobody looks now."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from bodymap.ui.figure_elsewhere import hidden_words, places_words
from bodymap.ui.figure_groups import GROUPS, LayoutKind
from bodymap.ui.labels import PlainLabel
from bodymap.ui.modes import Mode
from bodymap.ui.state import State
from bodymap.ui.widgets import CalmCombo, Choice, Segmented, button, column, row, when

FIGURE_WORDS = {"neutral": "Neutral", "female": "Female", "male": "Male"}
DOT = "\N{BULLET}"
_AROUND = 17.0
"""px of padding and border of a segment at text scale 1."""
_FIRST_LINE = 3
"""Groups on the first of two lines."""


class ViewBar(QFrame):
    """Shows the state and asks for another group of views; `figures`: the actions of the menu of bodies and skins."""

    def __init__(
        self,
        choose: Callable[[LayoutKind], object],
        figures: tuple[QAction, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("views")
        self._choose = choose
        self._hidden: Mapping[LayoutKind, int] = {}
        self._goes_to: LayoutKind | None = None
        self._scale = 1.0
        self._two_lines = False
        self._figure_words = ""
        outer = column(self, spacing=2, margins=(8, 6, 8, 2))
        line = row(spacing=8)
        self.groups = Segmented(
            tuple(Choice(kind.value, group.words) for kind, group in GROUPS.items()), "Views"
        )
        when(self.groups.chosen, lambda value: choose(LayoutKind(value)))
        for kind, group in GROUPS.items():
            self.groups.segment(kind.value).setToolTip(f"{group.about} ({group.key})")
        line.addWidget(self.groups)
        line.addWidget(self._build_list())
        line.addStretch(1)
        line.addWidget(self._build_figures(figures))
        outer.addLayout(line)
        self._told = QWidget()
        told = row(self._told, spacing=4)
        self.hidden_words = PlainLabel("", "small", wrap=True)
        self.hidden_button = button("Show", self._go, "link")
        told.addWidget(self.hidden_words, 1)
        told.addWidget(self.hidden_button)
        outer.addWidget(self._told)
        self._told.hide()

    def _build_list(self) -> CalmCombo:
        """The same choice as a list, for a window too narrow for buttons."""
        self.group_list = CalmCombo()
        self.group_list.setAccessibleName("Views")
        for kind, group in GROUPS.items():
            self.group_list.addItem(group.words, kind.value)
        when(self.group_list.activated, lambda i: self._choose(LayoutKind(self.group_list.itemData(i))))
        self.group_list.hide()
        return self.group_list

    def _build_figures(self, figures: tuple[QAction, ...]) -> QPushButton:
        self.figure_button = QPushButton()
        self.figure_button.setProperty("kind", "menu")
        self.figure_button.setAutoDefault(False)
        menu = QMenu(self.figure_button)
        menu.addActions(list(figures))
        self.figure_button.setMenu(menu)
        self.figure_button.setVisible(bool(figures))
        return self.figure_button

    def _go(self) -> None:
        if self._goes_to is not None:
            self._choose(self._goes_to)

    def show_state(self, state: State, hidden: Mapping[LayoutKind, int]) -> None:
        """hidden: how many painted places each group shows that the shown one does not."""
        self.groups.set_value(state.show.views.value)
        self.group_list.setCurrentIndex(self.group_list.findData(state.show.views.value))
        words = FIGURE_WORDS[state.show.figure]
        self._figure_words = f"{words} \N{BLACK DOWN-POINTING SMALL TRIANGLE}"
        self.figure_button.setAccessibleName(f"Figure: {words}")
        self.figure_button.setToolTip("Female, male or neutral body (X), and its skin. The drawing stays.")
        self._hidden = hidden
        self._goes_to = max(hidden, key=lambda kind: hidden[kind]) if hidden else None
        self.hidden_words.setText(hidden_words(hidden))
        if self._goes_to is not None:
            self.hidden_button.setAccessibleName(f"Show {GROUPS[self._goes_to].words}")
        self._told.setVisible(bool(hidden))
        self._name_groups()

    def set_look(self, mode: Mode) -> None:
        """Sizes follow the mode; who paints their own body finds whole words on two lines before short ones on one."""
        self._scale, self._two_lines = mode.text_scale, mode.wide_tools
        self._name_groups()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_groups()

    def minimumSizeHint(self) -> QSize:
        return QSize(280, super().minimumSizeHint().height())

    def _name_groups(self) -> None:
        """Whole words where they have room, short ones elsewhere; a dot where paint lies unseen."""
        font = QFont(self.font())
        font.setBold(True)  # as the chosen one is written
        letters = QFontMetricsF(font).horizontalAdvance
        # a dot that comes and goes with the paint must not change the lines on two of which whole words stand
        texts = [f"{g.words} {DOT}" if self._two_lines else self._text(k, g.words) for k, g in GROUPS.items()]
        whole, short = (
            [letters(text) + _AROUND * self._scale for text in named]
            for named in (texts, [self._text(k, g.short) for k, g in GROUPS.items()])
        )
        needed = max(sum(whole[:_FIRST_LINE]), sum(whole[_FIRST_LINE:])) if self._two_lines else sum(whole)
        room = self._name_figure(letters, needed)
        one_line, broken = sum(whole) <= room, self._two_lines and needed <= room
        self.groups.break_after(_FIRST_LINE if broken and not one_line else len(GROUPS))
        for i, (kind, group) in enumerate(GROUPS.items()):
            self._name(kind, group.words if one_line or broken else group.short)
            self.group_list.setItemText(i, self._text(kind, group.words))
        fits = one_line or broken or sum(short) <= room
        self.groups.setVisible(fits)
        self.group_list.setVisible(not fits)

    def _name_figure(self, letters: Callable[[str], float], needed: float) -> float:
        """A patient is told what "Neutral" is about, where that leaves the groups the px they need; the room left."""
        named = (f"Figure: {self._figure_words}",) if self._two_lines else ()
        words = (*named, self._figure_words)
        rooms = {text: self.width() - letters(text) - 50 * self._scale for text in words}
        text = next((text for text, room in rooms.items() if needed <= room), self._figure_words)
        self.figure_button.setText(text)
        return rooms[text]

    def _text(self, kind: LayoutKind, words: str) -> str:
        return f"{words} {DOT}" if self._hidden.get(kind) else words

    def _name(self, kind: LayoutKind, words: str) -> None:
        made, count = self.groups.segment(kind.value), self._hidden.get(kind, 0)
        text = self._text(kind, words)
        if made.text() != text:
            made.setText(text)
        group = GROUPS[kind]
        here = f"{places_words(count)} here" if count else ""
        made.setAccessibleName("; ".join(filter(None, (f"Views: {group.words}", here))))
        made.setToolTip(". ".join(filter(None, (f"{group.about} ({group.key})", here))))
