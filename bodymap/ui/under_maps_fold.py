"""What the reading would be if the skin were as each map draws it: worked out when it is opened, never while painting."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.under_maps import under_map_lines
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.reasoning.coverage import symptoms_of
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.under_maps import under_maps
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import bullet, column, empty
from bodymap.ui.state import State
from bodymap.ui.widgets import Fold

HEADING = tr_later("The reading under each map")
NOTHING = tr_later("Nothing is painted yet, so there is nothing to compare.")
CALM = 300
"""Milliseconds without a change after which an open list is worked out again."""


def sentences(
    library: Library, atlas: Atlas, drawing: PainDrawing, examination: Examination
) -> tuple[str, ...]:
    """One sentence a map and side, the last one says what is assumed; none where nothing is painted."""
    symptoms = symptoms_of(atlas, drawing, library.rules.painting)
    return under_map_lines(under_maps(library, atlas, symptoms, examination, drawing.marks))


class UnderMapsFold(Fold):
    """Closed at first; while it is open it follows the drawing and the examination, a moment after the last change."""

    def __init__(self, library: Library, atlas: Atlas, parent: QWidget | None = None) -> None:
        self._library, self._atlas = library, atlas
        self._state = State()
        self._told: tuple[PainDrawing, Examination] | None = None
        self._lines = column(spacing=4)
        super().__init__(tr(HEADING), self._build_lines)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self.tell)

    def _build_lines(self, body: QVBoxLayout) -> None:
        body.addLayout(self._lines)

    def show_state(self, state: State) -> None:
        self._state = state
        if self.opened and self._told != (state.drawing, state.examination):
            self._calm.start()

    def toggle(self) -> None:
        super().toggle()
        if self.opened:
            self.tell()

    def tell(self) -> None:
        """Work it out for what is painted and examined now."""
        now = (self._state.drawing, self._state.examination)
        if self._told == now:
            return
        self._told = now
        empty(self._lines)
        said = sentences(self._library, self._atlas, *now)
        for line in said[:-1]:
            self._lines.addLayout(bullet(line))
        self._lines.addWidget(PlainLabel(said[-1] if said else tr(NOTHING), "small", wrap=True))
