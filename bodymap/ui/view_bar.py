"""The line above the body: which views are shown, and whose body it is."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from bodymap.language import tr, tr_as, tr_as_later
from bodymap.ui.calm import CalmCombo
from bodymap.ui.figure_elsewhere import places_words
from bodymap.ui.figure_groups import GROUPS, LayoutKind
from bodymap.ui.layouts import row
from bodymap.ui.modes import Mode
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.state import State
from bodymap.ui.wiring import when

ARROW = "\N{BLACK DOWN-POINTING SMALL TRIANGLE}"
DOT = "\N{THIN SPACE}\N{BULLET}"
_AROUND = 16.0
"""px of padding and border of a segment at text scale 1."""
_AROUND_FIGURE = 44.0
"""px that its button needs beside its words: padding, border, and the gaps of the line."""

_FIGURES = {
    "neutral": tr_as_later("a figure", "neutral"),
    "female": tr_as_later("a figure", "female"),
    "male": tr_as_later("a figure", "male"),
}


class ViewBar(QFrame):
    """Shows the state and asks for another group of views; `figures`: the menu of bodies and skins."""

    def __init__(
        self,
        choose: Callable[[LayoutKind], object],
        figures: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("views")
        self._choose = choose
        self._hidden: Mapping[LayoutKind, int] = {}
        self._scale = 1.0
        self._figure = ""
        line = row(self, spacing=8, margins=(8, 6, 8, 2))
        self.groups = Segmented(
            tuple(Choice(kind.value, tr(group.words)) for kind, group in GROUPS.items()), tr("Views")
        )
        when(self.groups.chosen, lambda value: choose(LayoutKind(value)))
        for kind, group in GROUPS.items():
            self.groups.segment(kind.value).setToolTip(f"{tr(group.about)} ({group.key})")
        line.addWidget(self.groups)
        line.addWidget(self._build_list())
        line.addStretch(1)
        line.addWidget(self._build_figures(figures), 0, Qt.AlignmentFlag.AlignTop)

    def _build_list(self) -> CalmCombo:
        """The same choice as a list, for a window too narrow for buttons."""
        self.group_list = CalmCombo()
        self.group_list.setAccessibleName(tr("Views"))
        for kind, group in GROUPS.items():
            self.group_list.addItem(tr(group.words), kind.value)
        when(self.group_list.activated, lambda i: self._choose(LayoutKind(self.group_list.itemData(i))))
        self.group_list.hide()
        return self.group_list

    def _build_figures(self, figures: QMenu) -> QPushButton:
        self.figure_button = QPushButton()
        self.figure_button.setProperty("kind", "menu")
        self.figure_button.setAutoDefault(False)
        self.figure_button.setToolTip(tr("Female, male or neutral body (X), and its skin. The drawing stays."))
        self.figure_button.setMenu(figures)
        return self.figure_button

    def show_state(self, state: State, hidden: Mapping[LayoutKind, int]) -> None:
        """hidden: how many painted places each group shows that the shown one does not."""
        self.groups.set_value(state.show.views.value)
        self.group_list.setCurrentIndex(self.group_list.findData(state.show.views.value))
        if (self._figure, self._hidden) == (state.show.figure, hidden):
            return
        self._figure = state.show.figure
        self.figure_button.setAccessibleName(tr("Figure: {figure}", figure=_named(self._figure)))
        self._hidden = hidden
        self._name_groups()

    def set_look(self, mode: Mode) -> None:
        """Sizes follow the mode."""
        self._scale = mode.text_scale
        self._name_groups()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_groups()

    def minimumSizeHint(self) -> QSize:
        return QSize(280, super().minimumSizeHint().height())

    def _name_groups(self) -> None:
        """Whole words where they have room, short ones elsewhere; a dot where paint lies unseen. The chosen one is bold."""
        bold = QFont(self.font())
        bold.setBold(True)
        letters, bold_letters = (QFontMetricsF(f).horizontalAdvance for f in (self.font(), bold))

        def long(texts: list[str]) -> float:
            """Px of them in one line, with a dot by each but the chosen one: paint never changes the lines."""
            dotted = [letters(f"{text}{DOT}") for text in texts]
            chosen = max(bold_letters(text) - px for text, px in zip(texts, dotted, strict=True))
            return sum(dotted) + chosen + len(texts) * _AROUND * self._scale

        whole, short = [tr(g.words) for g in GROUPS.values()], [tr(g.short) for g in GROUPS.values()]
        named, unnamed = tr("Figure: {figure} {arrow}", figure=_named(self._figure), arrow=ARROW), tr("Figure {arrow}", arrow=ARROW)
        room, with_name = (self.width() - letters(text) - _AROUND_FIGURE for text in (unnamed, named))
        one_line = long(whole) <= room
        for i, (kind, group) in enumerate(GROUPS.items()):
            self._name(kind, tr(group.words if one_line else group.short))
            self.group_list.setItemText(i, self._text(kind, tr(group.words)))
        fits = one_line or long(short) <= room
        self.groups.setVisible(fits)
        self.group_list.setVisible(not fits)
        listed = self.group_list.sizeHint().width() <= with_name
        self.figure_button.setText(named if long(whole) <= with_name or (listed and not fits) else unnamed)
        self.groups.updateGeometry()

    def _text(self, kind: LayoutKind, words: str) -> str:
        return f"{words}{DOT}" if self._hidden.get(kind) else words

    def _name(self, kind: LayoutKind, words: str) -> None:
        made, count = self.groups.segment(kind.value), self._hidden.get(kind, 0)
        text = self._text(kind, words)
        if made.text() != text:
            made.setText(text)
        group = GROUPS[kind]
        here = tr("{places_words} here", places_words=places_words(count)) if count else ""
        made.setAccessibleName("; ".join(filter(None, (tr("Views: {words}", words=tr(group.words)), here))))
        made.setToolTip(". ".join(filter(None, (f"{tr(group.about)} ({group.key})", here))))


def _named(figure: str) -> str:
    """The name of a figure in the language spoken."""
    return tr_as("a figure", _FIGURES[figure]) if figure in _FIGURES else figure
