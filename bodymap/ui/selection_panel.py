"""What was clicked: a place on the body with what every map says, a root with all that belongs to it, a disc."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.knowledge.library import Library
from bodymap.language import tr
from bodymap.reasoning.judgement import Matter
from bodymap.ui.all_choices import all_choices
from bodymap.ui.calm import CalmCombo
from bodymap.ui.judgement_bar import Judge, JudgementBar, nobody_judges
from bodymap.ui.layers_shown import layer_shown
from bodymap.ui.layouts import column
from bodymap.ui.lines_page import LinesPage
from bodymap.ui.marks_panel import MarksPanel
from bodymap.ui.roots_panel import Select
from bodymap.ui.selection_lines import selection_lines
from bodymap.ui.state import Selection, State
from bodymap.ui.under_words import under_choices
from bodymap.ui.wiring import when


class SelectionPanel(QWidget):
    """Shows the selection; painted places stand below it, to change them."""

    def __init__(
        self,
        library: Library,
        atlas: Atlas,
        select: Select,
        marks: MarksPanel,
        judge: Judge = nobody_judges,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._atlas = atlas
        self._select = select
        self._shown: Selection | None = None
        self._offered: tuple[tuple[str, Selection], ...] = ()
        self.marks = marks
        outer = column(self, spacing=10, margins=(12, 8, 12, 12))
        self.under_choice = CalmCombo()
        self.under_choice.setAccessibleName(tr("Choose by name"))
        self.under_choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.under_choice.setMinimumContentsLength(12)
        when(self.under_choice.activated, lambda i: self._select(self.under_choice.itemData(i)))
        self.under_choice.hide()
        outer.addWidget(self.under_choice)
        self.judgement = JudgementBar(library, judge)
        outer.addWidget(self.judgement)
        self.lines = LinesPage(select)
        outer.addWidget(self.lines)
        self._outer = outer
        outer.addWidget(marks)
        outer.addStretch(1)

    def show_state(self, state: State) -> None:
        self.marks.show_state(state)
        self._offer(state)
        self.judgement.show_matter(state, _matter(state.selection))
        if state.selection == self._shown:
            return
        self._shown = state.selection
        self._outer.setEnabled(False)
        self.lines.show_lines(selection_lines(state.selection, self._library, self._atlas))
        self._outer.setEnabled(True)
        self._take_room()

    def _take_room(self) -> None:
        """As tall as the new page at once: the area that scrolls asks later, and till then lines lie on each other."""
        self._outer.invalidate()
        self._outer.activate()
        tall = self._outer.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), tall))

    def _offer(self, state: State) -> None:
        """Every muscle or nerve by name while its layer is shown, and for a class all there is: the way by keyboard."""
        offered = (
            all_choices(self._library)
            if state.mode.samples_only
            else under_choices(self._library, layer_shown(state))
        )
        if offered != self._offered:
            self._offered = offered
            self.under_choice.clear()
            for name, target in offered:
                self.under_choice.addItem(name, target)
            self.under_choice.setVisible(bool(offered))
        chosen = replace(state.selection, side=None)
        known = (i for i in range(1, self.under_choice.count()) if self.under_choice.itemData(i) == chosen)
        self.under_choice.setCurrentIndex(next(known, 0))


def _matter(selection: Selection) -> Matter | None:
    """A root on a side can be judged; a condition is, on its own page."""
    if selection.root is None or selection.side is None:
        return None
    return Matter(selection.root, selection.side)
