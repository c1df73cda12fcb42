"""A person's drawings over time: small curves above, a row for each drawing below, and beside them what is said of the chosen one.

The drawings are read beside the window, one after the other; the rows stand there at once and fill as they come.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bodymap.atlas.atlas import Atlas
from bodymap.exports.loaded_sheet import LoadedSheet
from bodymap.exports.pairs import before, by_hand, in_time
from bodymap.exports.timeline import Agreement, curves, rows
from bodymap.exports.timeline_details import Section, details
from bodymap.knowledge.rules import DrawnTwice
from bodymap.language import tr, tr_as, tr_later
from bodymap.records.store.reads import Reads
from bodymap.records.store.record_of import KeptSheet
from bodymap.records.store.values import Person
from bodymap.records.versions import versions_in_use
from bodymap.ui.beside_sheet import BesideSheet, roomy
from bodymap.ui.dialogs import TextSheet
from bodymap.ui.labels import PlainLabel
from bodymap.ui.larger_sheet import LargerSheet
from bodymap.ui.layouts import column, empty, row, scrolled
from bodymap.ui.sparkline import Sparkline
from bodymap.ui.timeline_feed import TimelineFeed
from bodymap.ui.timeline_notes import VisitNotes
from bodymap.ui.timeline_table import WAITING, TimelineTable, widened
from bodymap.ui.wanted import Wanted
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

ENTER = "Enter"
ABOUT = tr_later(
    "P, a full line and a full dot: the patient's drawings. C, a broken line and an open square: the clinician's. A gap is a value "
    "nobody knows, and no nought. A smaller drawing is not the same as getting better."
)
NONE_YET = tr_later("No visit of this person is kept yet. Keep a drawing in People and visits, and it stands here.")
CHOOSE = tr_later("Choose a drawing to see what was read then. Choose two (Ctrl or Shift) to set them side by side.")
TWO = tr_later("Two drawings are chosen: Side by side shows them with what differs.")
TOO_MANY = tr_later("More than two drawings are chosen; choose one or two.")
DRAFT = tr_later("A note is typed and not added yet. Add it, or close once more to give it up.")
DETAILS_WIDTH = 320
CURVES = 4


class TimelineSheet(LargerSheet):
    """wanted: what to do once it is closed, None = nothing. show: shows another dialog until it is closed."""

    def __init__(
        self,
        store: Reads,
        person: Person,
        atlas: Atlas,
        rules: DrawnTwice,
        today: date,
        show: Callable[[QDialog], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.wanted: Wanted | None = None
        self._atlas, self._rules, self._today, self._show_dialog = atlas, rules, today, show
        self._sizes = {view: atlas.silhouette(view).area for view in atlas.views}
        self._sheets: list[LoadedSheet] = []
        self._waiting = 0
        self._told_of_draft = False
        self._alike: tuple[Agreement, ...] = ()
        self.setWindowTitle(tr("Over time"))
        self.resize(roomy(parent))
        self._build(store, person)
        self.feed = TimelineFeed(atlas, rules, self)
        self.feed.listed.connect(self._listed)
        self.feed.loaded.connect(self._loaded)
        self.feed.finished.connect(self._finished)
        self.feed.failed.connect(self._failed)
        when(self.finished, lambda _how: self.feed.stop())
        self.destroyed.connect(partial(TimelineFeed.stop, self.feed))
        self._follow_choice()
        self.feed.start(store, person.id)

    # -- building

    def _build(self, store: Reads, person: Person) -> None:
        outer = column(self, spacing=8, margins=16)
        outer.addWidget(PlainLabel(tr("Over time: {pseudonym}", pseudonym=person.pseudonym), "title"))
        self.curves = [Sparkline() for _ in range(CURVES)]
        line = row(spacing=10)
        for curve in self.curves:
            line.addWidget(curve, 1)
        outer.addLayout(line)
        about = PlainLabel(tr(ABOUT), "small", wrap=True)
        outer.addWidget(about)
        body = row(spacing=12)
        left = column(spacing=6)
        self.table = TimelineTable()
        self.table.itemSelectionChanged.connect(self._follow_choice)
        self.table.opened.connect(self._open)
        left.addWidget(self.table, 1)
        self.nothing = PlainLabel("", wrap=True)
        self.nothing.hide()
        left.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        body.addLayout(left, 1)
        beside = self._details(store)
        body.addWidget(beside)
        outer.addLayout(body, 1)
        self.progress = PlainLabel("", "small")
        outer.addWidget(self.progress)
        outer.addLayout(self._buttons())
        self._of_drawings = (*self.curves, about, self.table, beside, *self._pressed)

    def _details(self, store: Reads) -> QWidget:
        held = QWidget()
        inside = column(held, spacing=8, margins=(0, 0, 8, 0))
        self._said: QVBoxLayout = column(spacing=6)
        inside.addLayout(self._said)
        self.notes = VisitNotes(store)
        inside.addWidget(self.notes)
        inside.addStretch(1)
        self._area = area = scrolled(held)
        area.setFixedWidth(DETAILS_WIDTH)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def fit_letters(self) -> None:
        self._area.setFixedWidth(round(DETAILS_WIDTH * widened(self.font())))

    def _buttons(self) -> QHBoxLayout:
        line = row(spacing=8)
        self._pressed: list[QPushButton] = []
        self.open_button = self._button(
            line, tr("Open the drawing"), ENTER, self._open, tr("Put it on the table, as it was kept")
        )
        self.open_button.setProperty("kind", "primary")
        self.beside = self._button(
            line, tr("Side by side"), "Ctrl+B", self._beside, tr("Two drawings, or one and the one before it by the same hand")
        )
        self.hands = self._button(
            line, tr("Patient and clinician"), "Ctrl+J", self._hands, tr("How alike their two drawings of this visit are")
        )
        self.note = self._button(
            line, tr("Note of then"), "Ctrl+I", self._note, tr("The whole note as it was kept with the drawing")
        )
        self.copy = self._button(
            line, tr("Copy as a start"), "Ctrl+D", self._copy, tr("Begin a drawing of today, without what belonged to that day")
        )
        line.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        line.addWidget(close)
        return line

    def _button(
        self, line: QHBoxLayout, words: str, key: str, do: Callable[[], object], about: str
    ) -> QPushButton:
        made = button(words, do)
        shown = tr_as("a key", "Enter") if key == ENTER else key
        made.setToolTip(f"{about} ({shown})")
        if key != ENTER:  # that belongs to the row that has the keyboard
            QShortcut(QKeySequence(key), self).activated.connect(made.click)
        line.addWidget(made)
        self._pressed.append(made)
        return made

    # -- what comes from beside the window

    def _listed(self, places: tuple[KeptSheet, ...]) -> None:
        """Every row at once, still empty; the newest is chosen."""
        self._sheets = [LoadedSheet(place, fault=tr(WAITING)) for place in places]
        self._waiting = len(places)
        if not places:
            self._say_instead(tr(NONE_YET))
        self._show_rows()
        if places:
            self.table.choose(0)
            self.table.setFocus()

    def _loaded(self, number: int, one: LoadedSheet) -> None:
        self._sheets[number] = one
        self._waiting -= 1
        self._show_rows()
        self.table.show_stamp(len(self._sheets) - 1 - number, one.svg)
        if self._number(number) in self.table.chosen:
            self._follow_choice()

    def _finished(self, alike: tuple[Agreement, ...]) -> None:
        self._alike = alike
        self._show_rows()
        self._follow_choice()

    def _failed(self, sentence: str) -> None:
        self._say_instead(f"{sentence[:1].upper()}{sentence[1:]}.")

    def _say_instead(self, words: str) -> None:
        """There is no drawing to show: one sentence takes the place of everything."""
        for one in self._of_drawings:
            one.hide()
        self.nothing.say(words)

    # -- showing

    def _show_rows(self) -> None:
        whole, read = len(self._sheets), len(self._sheets) - self._waiting
        self.progress.say(tr("Reading the drawings: {read} of {whole}", read=read, whole=whole) if self._waiting else "")
        self.table.show_rows(rows(self._sheets, self._alike, self._sizes, self._today))
        self._show_curves()

    def _show_curves(self) -> None:
        chosen = frozenset(one.id for one in self._chosen if one.id)
        for shown, curve in zip(self.curves, curves(self._sheets, self._alike), strict=True):
            shown.show_curve(curve, chosen)

    def _follow_choice(self) -> None:
        chosen = self._chosen
        one = chosen[0] if len(chosen) == 1 else None
        self._say_details(one, len(chosen))
        self.notes.show_visit(one.kept.visit if one is not None else "")
        self.open_button.setEnabled(one is not None and bool(one.id))
        self.copy.setEnabled(one is not None and one.drawing is not None)
        self.note.setEnabled(one is not None and one.then is not None)
        self.hands.setEnabled(one is not None and self._alike_of(one) is not None)
        self.beside.setEnabled(self._pair() is not None)
        self._show_curves()

    def _say_details(self, one: LoadedSheet | None, count: int) -> None:
        empty(self._said)
        if one is None:
            words = (tr(CHOOSE), tr(CHOOSE), tr(TWO))[count] if count < 3 else tr(TOO_MANY)
            self._said.addWidget(PlainLabel(words if self._sheets else "", "muted", wrap=True))
            return
        for section in details(one, self._alike_of(one), self._rules, versions_in_use()):
            self._say_section(section)

    def _say_section(self, section: Section) -> None:
        if section.heading:
            self._said.addWidget(PlainLabel(section.heading, "heading"))
        for line in section.lines:
            self._said.addWidget(PlainLabel(line, wrap=True))

    # -- what is chosen

    def _number(self, number: int) -> int:
        """From the place in the record to the row, and back."""
        return len(self._sheets) - 1 - number

    @property
    def _chosen(self) -> tuple[LoadedSheet, ...]:
        return tuple(self._sheets[self._number(number)] for number in self.table.chosen)

    def _alike_of(self, one: LoadedSheet) -> Agreement | None:
        return next((a for a in self._alike if one.id in (a.patient, a.clinician)), None)

    def _pair(self) -> tuple[LoadedSheet, LoadedSheet] | None:
        """The two chosen ones, or the chosen one and the one before it by the same hand; None where there are not two."""
        read = [one for one in self._chosen if one.drawing is not None]
        if len(self._chosen) == len(read) == 2:
            return read[0], read[1]
        earlier = before(self._sheets, read[0]) if len(self._chosen) == len(read) == 1 else None
        return (read[0], earlier) if earlier is not None else None

    # -- doing

    def reject(self) -> None:
        """Closed by hand. Whoever has to clear the screen at once, as for a lock, calls `done`."""
        if not self._stays_for_draft():
            super().reject()

    def _stays_for_draft(self) -> bool:
        """A note that was typed and not added is told once before it is given up."""
        if not self.notes.drafted or self._told_of_draft:
            return False
        self._told_of_draft = True
        self.progress.say(tr(DRAFT))
        return True

    def _beside(self) -> None:
        pair = self._pair()
        if pair is not None:
            self._show_dialog(BesideSheet(in_time(self._atlas, *pair, self._rules), self))

    def _hands(self) -> None:
        alike = self._alike_of(self._chosen[0]) if self._chosen else None
        if alike is not None:
            by_id = {one.id: one for one in self._sheets}
            both = by_id[alike.patient], by_id[alike.clinician]
            self._show_dialog(BesideSheet(by_hand(self._atlas, *both, alike, self._rules), self))

    def _note(self) -> None:
        then = self._chosen[0].then if self._chosen else None
        if then is not None:
            self._show_dialog(TextSheet(tr("The note as it was kept"), then.note, self))

    def _open(self) -> None:
        self._want(copy=False)

    def _copy(self) -> None:
        self._want(copy=True)

    def _want(self, copy: bool) -> None:
        chosen = self._chosen
        if len(chosen) == 1 and chosen[0].id and not self._stays_for_draft():
            self.wanted = Wanted(chosen[0].id, chosen[0].day, copy)
            self.accept()
