"""One screen to explain it to the patient: the body as painted, the spine, and plain words, all large."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.exports.explain import FOOT, Told, explained, explanation
from bodymap.exports.report_picture import report_picture
from bodymap.knowledge.library import Library
from bodymap.language import tr
from bodymap.records.document import Document
from bodymap.ui.beside_sheet import SvgPicture
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row, scrolled
from bodymap.ui.spine_view import SpineView
from bodymap.ui.state import NOTHING_SELECTED, State
from bodymap.ui.theme import ThemeColours, style_sheet
from bodymap.ui.widgets import Card, button

PAPER = (140.0, 205.0)
"""mm: the box the body is drawn in; it is shown as large as the screen allows."""
WORDS_SHARE, PICTURE_SHARE, SPINE_SHARE = 5, 5, 3
LARGE = 1.25
"""Times the letters of the consultation: a patient reads it beside the clinician."""


class ExplainSheet(QDialog):
    """Shows one state; nothing can be changed here."""

    def __init__(
        self,
        library: Library,
        atlas: Atlas,
        document: Document,
        state: State,
        colours: ThemeColours,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Explain to the patient"))
        self._mode = replace(state.mode, text_scale=state.mode.text_scale * LARGE)
        self.parts = explanation(library, atlas, document, state.reading)
        outer = column(self, spacing=8, margins=16)
        content = row(spacing=16)
        picture = report_picture(atlas, document.drawing, *PAPER, figure=state.show.figure)
        content.addWidget(SvgPicture(picture.svg, tr("The body with what was painted")), PICTURE_SHARE)
        self.spine = self._spine(library, document, state, colours)
        content.addWidget(self.spine, SPINE_SHARE)
        content.addWidget(self._words(), WORDS_SHARE)
        outer.addLayout(content, 1)
        outer.addLayout(self._foot())
        self.setStyleSheet(style_sheet(colours, self._mode))

    def _spine(self, library: Library, document: Document, state: State, colours: ThemeColours) -> SpineView:
        made = SpineView(library, pressable=False, ground="window")
        made.set_colours(colours)
        reading = explained(state.reading, document.judgements)
        made.show_state(replace(state, reading=reading, selection=NOTHING_SELECTED, mode=self._mode))
        return made

    def _words(self) -> QWidget:
        inside = QWidget()
        body = column(inside, spacing=10)
        for part in self.parts:
            card = Card(part.heading)
            self._tell(card.body, part)
            body.addWidget(card)
        body.addStretch(1)
        return scrolled(inside)

    def _tell(self, body: QVBoxLayout, part: Told) -> None:
        tone = "emergency" if part.alarm else ""
        if part.opening:
            body.addWidget(PlainLabel(part.opening, wrap=True))
        for name, text in part.texts:
            if name:
                body.addWidget(PlainLabel(name, "strong", wrap=True))
            body.addWidget(PlainLabel(text, tone, wrap=True))

    def _foot(self) -> QHBoxLayout:
        line = row(spacing=12)
        line.addWidget(PlainLabel(tr(FOOT), "muted", wrap=True), 1)
        self.done_button = button(tr("Done"), self.accept, "primary", tr("Back to the consultation (Esc)"))
        line.addWidget(self.done_button)
        return line
