"""The painted places as a list: what each feels like and where it is, to change or take away."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QWidget

from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import SENSATIONS, Depth, Sensation
from bodymap.language import tr, tr_later
from bodymap.ui.calm import CalmCombo
from bodymap.ui.intensity import IntensityPicker
from bodymap.ui.labels import PlainLabel, elided
from bodymap.ui.layouts import column, row, scroll_to_top
from bodymap.ui.roots_panel import Select
from bodymap.ui.segmented import Segmented, said
from bodymap.ui.state import NOTHING_SELECTED, Selection, State
from bodymap.ui.swatches import HEIGHT, WIDTH, Swatch, swatch_icon
from bodymap.ui.tool_panel import DEPTHS
from bodymap.ui.widgets import Card, PressRow, button
from bodymap.ui.wiring import pressed, tab_order, when

Edit = Callable[[str, PainDrawing], None]
Place = Callable[[Mark], str]
"""Where a mark lies, in plain words with the side."""

SHORT = 60
"""Characters of the place of the chosen mark; all of it stands below the means to change it."""
NOTHING = tr_later("Nothing painted yet.")
MOST_ROWS = 20
"""Painted places in the list before somebody asks for all: hundreds of rows make every click wait."""
DEPTH_WORDS = {Depth.SKIN: tr_later("on the skin"), Depth.DEEP: tr_later("deep inside")}


def mark_words(mark: Mark) -> str:
    """The feeling of a mark in words: burning, 6 of 10, deep inside."""
    words = mark.sensation.words
    strength = tr("{intensity} of 10", intensity=mark.intensity) if mark.intensity is not None else ""
    parts = (words[0].upper() + words[1:], strength, tr(DEPTH_WORDS.get(mark.depth, "")))
    return ", ".join(part for part in parts if part)


def newest(marks: tuple[Mark, ...], chosen: int | None) -> tuple[Mark, ...]:
    """The places listed at first, oldest first: the newest, and the chosen one wherever it stands."""
    first = len(marks) - MOST_ROWS
    return tuple(mark for number, mark in enumerate(marks) if number >= first or mark.id == chosen)


class MarkEditor(QWidget):
    """Changes one mark; every change is one step to undo."""

    def __init__(self, edit: Edit, select: Select) -> None:
        super().__init__()
        self._edit = edit
        self._select = select
        self._drawing = PainDrawing()
        self._mark: Mark | None = None
        body = column(self, spacing=4, margins=(8, 0, 8, 4))
        self.sensation = CalmCombo()
        self.sensation.setIconSize(QSize(WIDTH, HEIGHT))
        self.sensation.setAccessibleName(tr("What it feels like"))
        for sensation in SENSATIONS:
            self.sensation.addItem(swatch_icon(sensation), sensation.words, sensation)
        when(
            self.sensation.activated, lambda i: self._change(sensation=Sensation(self.sensation.itemData(i)))
        )
        body.addWidget(self.sensation)
        self.intensity = IntensityPicker(tr("How strong this place is, 0 to 10"), ends=False)
        when(self.intensity.chosen, lambda value: self._change(intensity=value))
        body.addWidget(self.intensity)
        self.depth_choice = Segmented(said(DEPTHS), tr("How deep this place is"), quiet=Depth.UNSTATED.value).stretch()
        when(self.depth_choice.chosen, lambda value: self._change(depth=Depth(value)))
        body.addWidget(self.depth_choice)
        line = row()
        self.delete = button(tr("Delete this place"), self._delete)
        line.addWidget(self.delete)
        line.addStretch(1)
        line.addWidget(button(tr("Done"), lambda: self._select(NOTHING_SELECTED), "primary"))
        body.addLayout(line)

    def show_mark(self, drawing: PainDrawing, mark: Mark) -> None:
        self._drawing, self._mark = drawing, mark
        self.sensation.setCurrentIndex(list(SENSATIONS).index(mark.sensation))
        self.intensity.set_value(mark.intensity)
        self.depth_choice.set_value(mark.depth.value)

    def _change(self, **changes: object) -> None:
        if self._mark is not None:
            changed = replace(self._mark, **changes)  # type: ignore[arg-type]
            self._edit(tr("Change to {mark_words}", mark_words=mark_words(changed).lower()), self._drawing.with_mark(changed))

    def _delete(self) -> None:
        if self._mark is not None:
            self._edit(tr("Delete {words}", words=self._mark.sensation.words), self._drawing.without(self._mark.id))


class MarkRow(PressRow):
    """One painted place. Pressing it chooses it, and opens the means to change it."""

    def __init__(self, mark: Mark, place: str, chosen: bool, choose: Callable[[], None]) -> None:
        super().__init__(f"{mark_words(mark)}: {place}")
        self.mark, self.chosen = mark, chosen
        line = row(spacing=10)
        line.addWidget(Swatch(mark.sensation))
        words = column(spacing=1)
        words.addWidget(PlainLabel(mark_words(mark), "strong", wrap=True))
        words.addWidget(PlainLabel(place, "small", wrap=True))
        line.addLayout(words, 1)
        self.body.addLayout(line)
        self.freeze()
        self.setCheckable(True)
        self.setChecked(chosen)
        pressed(self, choose)


class MarksPanel(Card):
    """All painted places, oldest first; the chosen one with its editor."""

    def __init__(
        self,
        place: Place,
        edit: Edit,
        select: Select,
        heading: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(heading or tr("Painted places"), parent)
        self._place = place
        self._edit = edit
        self._select = select
        self._shown: tuple[tuple[Mark, ...], int | None] | None = None
        self._drawing = PainDrawing()
        self.rows: dict[int, MarkRow] = {}
        self.editor: MarkEditor | None = None
        """Of the chosen mark; absent while none is."""
        self._kept: MarkEditor | None = None  # the same for every mark: making one costs more than all the rows
        self._whole = False
        self.earlier = button("", self._show_whole, "link", tr("Show the earlier painted places too"))
        self.earlier.hide()
        self.body.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = column(spacing=2)
        self.body.addLayout(self._list)
        self.clear = button(tr("Clear all"), self._clear)
        line = row()
        line.addWidget(self.clear)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_state(self, state: State) -> None:
        self._drawing = state.drawing
        shown = (state.drawing.marks, state.selection.mark)
        if shown == self._shown:
            return
        same_editor = self._shown is not None and self._shown[1] == state.selection.mark
        self._shown = shown
        self._whole = self._whole and len(state.drawing.marks) > MOST_ROWS
        focus = self.editor.focusWidget() if self.editor and same_editor else None
        name = focus.accessibleName() if focus and focus.hasFocus() else ""
        self._build(state.drawing, state.selection.mark)
        self._refocus(name)
        if self.editor is not None and not same_editor:
            QTimer.singleShot(0, self._bring_to_view)

    def _bring_to_view(self) -> None:
        """The chosen place with the means to change it and to delete it, without scrolling by hand."""
        chosen = self._chosen()
        if chosen in self.rows:
            scroll_to_top(self.rows[chosen])

    def _chosen(self) -> int | None:
        return self._shown[1] if self._shown else None

    def _build(self, drawing: PainDrawing, chosen: int | None) -> None:
        """Rows of marks that are as they were stay where they stand: a new row costs a hundred old ones."""
        before, self.rows, self.editor = self.rows, {}, None
        wanted: list[QWidget] = []
        listed = drawing.marks if self._whole else newest(drawing.marks, chosen)
        left_out = len(drawing.marks) - len(listed)
        self.earlier.setText(tr("Show {left_out} earlier places", left_out=left_out))
        self.earlier.setVisible(left_out > 0)
        for mark in listed:
            known = before.get(mark.id)
            if mark.id == chosen:
                wanted += self._chosen_row(drawing, mark)
            elif known is not None and known.mark is mark and not known.chosen:
                self.rows[mark.id] = known
                wanted.append(known)
            else:
                wanted.append(self._row(mark, self._place(mark), False))
        if not wanted:
            wanted.append(PlainLabel(tr(NOTHING), "muted", wrap=True))
        self.clear.setVisible(bool(drawing.marks))
        if self._put(wanted):
            tab_order(self, self.earlier, *wanted, self.clear)

    def _show_whole(self) -> None:
        self._whole = True
        self._build(self._drawing, self._chosen())

    def _row(self, mark: Mark, place: str, chosen: bool) -> MarkRow:
        target = NOTHING_SELECTED if chosen else Selection(mark=mark.id)
        made = MarkRow(mark, elided(place, SHORT) if chosen else place, chosen, lambda: self._select(target))
        made.setAccessibleName(f"{mark_words(mark)}: {place}")
        self.rows[mark.id] = made
        return made

    def _chosen_row(self, drawing: PainDrawing, mark: Mark) -> list[QWidget]:
        """The row, the means to change the mark, and all of its place where the row has no room for it."""
        place = self._place(mark)
        self._kept = self._kept or MarkEditor(self._edit, self._select)
        self.editor = self._kept
        self.editor.show_mark(drawing, mark)
        made: list[QWidget] = [self._row(mark, place, True), self.editor]
        return made if elided(place, SHORT) == place else [*made, PlainLabel(place, "small", wrap=True)]

    def _put(self, wanted: list[QWidget]) -> bool:
        """Let exactly these stand in the list, in this order; whether that changed anything."""
        items = (self._list.itemAt(i) for i in range(self._list.count()))
        standing = [one for item in items if item is not None and (one := item.widget()) is not None]
        if standing == wanted:
            return False
        for one in standing:
            if one not in wanted:
                self._list.removeWidget(one)
                one.hide()
                if one is not self._kept:
                    one.setParent(None)
                    one.deleteLater()
        for place, one in enumerate(wanted):
            item = self._list.itemAt(place)
            if item is None or item.widget() is not one:
                self._list.insertWidget(place, one)
        if self.editor is not None:
            self.editor.show()  # it was hidden when another place was let go
        return True

    def _refocus(self, name: str) -> None:
        """The keyboard stays on the control it was on, though the editor was made anew."""
        if not name or self.editor is None:
            return
        for child in self.editor.findChildren(QWidget):
            if child.accessibleName() == name:
                child.setFocus()
                return

    def _clear(self) -> None:
        self._edit(tr("Clear all"), replace(self._drawing, marks=()))
