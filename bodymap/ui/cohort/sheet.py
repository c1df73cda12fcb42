"""The sheet of many drawings: sources and choices on the left, the map with its numbers on the right, and what was left out."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QSplitter, QStackedWidget, QWidget

from bodymap.cohort.study import Choice, summary
from bodymap.files.problems import BodymapError
from bodymap.language import grouped, tr, tr_later
from bodymap.ui.beside_sheet import roomy
from bodymap.ui.cohort.choices import Choices, keep_room
from bodymap.ui.cohort.desk import CohortDesk
from bodymap.ui.cohort.numbers import Numbers, lines_of
from bodymap.ui.cohort.picture import STEP, MapArea, ScaleBar
from bodymap.ui.cohort.sources import Asks, Sources, Welcome, dropped
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row, scrolled
from bodymap.ui.safety_lines import WaitLine
from bodymap.ui.segmented import Choice as Word
from bodymap.ui.segmented import Segmented
from bodymap.ui.widgets import Card, button
from bodymap.ui.wiring import when

RESULT, LEFT_OUT = "result", "left-out"
MAPPING, COMPARING = (600, 400), (390, 610)
"""Shares of the map and of its numbers."""
LETTERS_WIDE, BESIDE_LETTERS = 36, 75
"""Letters that the left side is wide at least, and the right one where the numbers stand beside the map, not below."""
ALL_READ = tr_later("Nothing was left out.")
FEMALE_HERE = tr_later("In this window: the tick for CHOIR under “What the files do not say”.")
MAP_NAME, DIFFERENCE_NAME = tr_later("Where it hurts"), tr_later("Two groups compared")


class CohortSheet(QDialog):
    """Shows the desk; closed with Escape. What was read stays at the desk."""

    def __init__(self, desk: CohortDesk, asks: Asks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._asks = desk, asks
        self._told = ""
        self._moved_by_hand = False
        self.setWindowTitle(tr("Many drawings"))
        self.setAcceptDrops(True)
        self.resize(roomy(parent))
        outer = row(self, spacing=14, margins=16)
        outer.addWidget(self._build_left())
        outer.addWidget(self._build_right(), 1)
        desk.changed.connect(self._show)
        self._show()
        (self.sources.files if desk.pool is None else self.choices.by).setFocus()

    # -- building

    def _build_left(self) -> QWidget:
        inside = self._left_inside = QWidget()
        body = column(inside, spacing=10, margins=(0, 0, 6, 0))
        body.addWidget(PlainLabel(tr("Many drawings"), "title", wrap=True))
        self.sources = Sources(self._desk, self._asks)
        body.addWidget(self.sources)
        self.looks = Card(tr("What is shown"))
        self.choices = Choices()
        when(self.choices.chosen, self._choose)
        self.looks.body.addWidget(self.choices)
        body.addWidget(self.looks)
        body.addStretch(1)
        self.left = scrolled(inside)
        inside.installEventFilter(self)
        return self.left

    def _build_right(self) -> QWidget:
        inside = QWidget()
        body = column(inside, spacing=8)
        self.wait = WaitLine(self._desk.errands)
        self.trouble = PlainLabel("", "urgent", wrap=True)
        body.addWidget(self.wait)
        body.addWidget(self.trouble)
        body.addLayout(self._build_head())
        self.pages = QStackedWidget()
        self.welcome = Welcome(self.sources)
        self.result_page = self._build_result()
        self.left_out = self._build_left_out()
        for page in (self.welcome, self.result_page, self.left_out):
            self.pages.addWidget(page)
        body.addWidget(self.pages, 1)
        foot = row(spacing=8)
        self.done_words = PlainLabel("", "muted", wrap=True)
        foot.addWidget(self.done_words, 1)
        self.save_picture = button(tr("Save picture…"), lambda: self._save(".png"))
        self.save_table = button(tr("Save table…"), lambda: self._save(".csv"))
        self.close_button = button(tr("Close"), self.reject)
        for made in (self.save_picture, self.save_table, self.close_button):
            foot.addWidget(made)
        body.addLayout(foot)
        self.right = scrolled(inside)
        return self.right

    def _build_head(self) -> QHBoxLayout:
        line = row(spacing=8)
        self.heading = PlainLabel("", "heading", wrap=True)
        line.addWidget(self.heading, 1)
        self.zooms = (
            button("−", lambda: self.map.zoom(1 / STEP), "", tr("Smaller")),
            button("+", lambda: self.map.zoom(STEP), "", tr("Larger")),
            button(tr("Fit"), lambda: self.map.zoom(0)),
        )
        for one in self.zooms:
            line.addWidget(one)
        self.turn = Segmented(
            (Word(RESULT, tr("Result")), Word(LEFT_OUT, tr("Left out"), tr("What was left out, and notes"))), tr("Page")
        )
        self.turn.set_value(RESULT)
        when(self.turn.chosen, self._turn)
        line.addWidget(self.turn)
        return line

    def _build_result(self) -> QWidget:
        made = QWidget()
        body = column(made, spacing=6)
        self.made_up = PlainLabel("", "strong", wrap=True)
        self.said = PlainLabel("", wrap=True)
        body.addWidget(self.made_up)
        body.addWidget(self.said)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.map = MapArea(self._desk.atlas, self._desk.drawing, self._say_problem)
        self.numbers = Numbers()
        self.splitter.addWidget(self._build_map())
        self.splitter.addWidget(self.numbers)
        self.splitter.splitterMoved.connect(self._moved)
        body.addWidget(self.splitter, 1)
        self.remarks = PlainLabel("", wrap=True)
        self.foot = PlainLabel("", "small", wrap=True)
        body.addWidget(self.remarks)
        body.addWidget(self.foot)
        return made

    def _build_map(self) -> QWidget:
        made = QWidget()
        body = column(made, spacing=4)
        body.addWidget(self.map, 1)
        self.scale = ScaleBar()
        self.scale_words = PlainLabel("", "small", wrap=True)
        body.addWidget(self.scale)
        body.addWidget(self.scale_words)
        return made

    def _build_left_out(self) -> QWidget:
        made = QWidget()
        body = column(made, spacing=6)
        self.counts = PlainLabel("", "strong", wrap=True)
        self.notes = PlainLabel("", wrap=True)
        self.faults = QListWidget()
        self.faults.setObjectName("numbers")
        self.faults.setAccessibleName(tr("What was left out, with file and line"))
        self.faults.setWordWrap(True)
        self.faults.setMinimumHeight(160)
        for one in (self.counts, self.notes):
            body.addWidget(one)
        body.addWidget(self.faults, 1)
        return made

    # -- showing

    def _show(self) -> None:
        desk = self._desk
        self.sources.show_desk()
        self.looks.setVisible(desk.pool is not None)
        self.choices.show_choice(desk.choice, desk.pool, desk.study)
        problem = desk.study.problem if desk.study is not None else ""
        self.trouble.say(desk.trouble or (f"{problem[:1].upper()}{problem[1:].rstrip('.')}." if problem else ""))
        self.done_words.setText(desk.done)
        self._show_left_out()
        self._show_result()
        self._turn(self.turn.value() or RESULT)
        for one in (self.save_picture, self.save_table):
            one.setEnabled(desk.study is not None and desk.study.page is not None)

    def _show_result(self) -> None:
        made = self._desk.study
        page = made.page if made is not None else None
        self.made_up.say(made.counted.note if made is not None else "")
        self.said.say(summary(made.difference) if made is not None and made.difference is not None else "")
        self._share_room()
        self.map.show_page(page)
        self.scale.show_key(page.key if page else None)
        self.scale_words.setText(page.key.words if page else "")
        self.remarks.say("\n".join(made.remarks) if made is not None and page else "")
        self.foot.say("\n".join(one for one in page.foot if one != made.counted.note) if made is not None and page else "")
        self.splitter.setVisible(page is not None)
        if made is not None and page is not None:
            self.numbers.show_lines(lines_of(made, self._desk.library.zones))

    def _show_left_out(self) -> None:
        tally = self._desk.tally
        missing = tally.faulty + tally.empty
        words = tr("Left out ({count})", count=grouped(missing)) if missing else tr("Left out")
        self.turn.segment(LEFT_OUT).setText(words)
        keep_room(self.turn, RESULT, LEFT_OUT)
        self.turn.setVisible(bool(self._desk.pool is not None or tally.faulty or tally.notes))
        counts = tally.counts() if missing else (*tally.counts(), tr(ALL_READ).rstrip("."))
        self.counts.setText("\n".join(f"{one}." for one in counts))
        notes = tally.note_lines()
        here = (tr(FEMALE_HERE),) if any("--female-ids" in note for note in notes) else ()
        self.notes.say("\n".join((*notes, *here)))
        if self.faults.count() != len(tally.faults) or self._told != "".join(tally.faults):
            self._told = "".join(tally.faults)
            self.faults.clear()
            self.faults.addItems([short_place(fault, self._desk.wanted.places) for fault in tally.faults])
            more = tally.faulty - len(tally.faults)
            if more > 0:
                self.faults.addItem(tr("{number} more, not listed", number=grouped(more)))
        self.faults.setVisible(bool(tally.faults))

    def _turn(self, value: str) -> None:
        self.turn.set_value(value)
        at = self.focusWidget()
        began = bool(at) and self.welcome.isAncestorOf(at)
        if value == LEFT_OUT and not self.turn.isHidden():
            self.pages.setCurrentWidget(self.left_out)
        else:
            self.pages.setCurrentWidget(self.welcome if self._desk.pool is None else self.result_page)
        page = self._desk.study.page if self._desk.study is not None else None
        told = self.pages.currentWidget() is self.left_out
        self.heading.setText(tr("What was left out, and notes") if told else page.title if page else "")
        if began and self.pages.currentWidget() is not self.welcome:
            self.choices.by.setFocus()  # the button that began it is gone
        for one in self.zooms:
            one.setVisible(self.pages.currentWidget() is self.result_page and not self.splitter.isHidden())

    def _say_problem(self, problem: BodymapError) -> None:
        self.trouble.say(f"{problem.sentence.rstrip('.')}.")

    # -- doing

    def _choose(self, choice: Choice) -> None:
        self._turn(RESULT)
        self._desk.choose(choice)

    def _save(self, ending: str) -> None:
        made = self._desk.study
        name = DIFFERENCE_NAME if made is not None and made.difference is not None else MAP_NAME
        path = self._asks.path(f"{tr(name)}{ending}")
        if path is not None:
            self._desk.save(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths: tuple[Path, ...] = dropped(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._desk.add(paths)

    # -- room

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "left"):
            self._fit_left()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_left()
        self.map.draw()

    def _moved(self, _place: int, _index: int) -> None:
        self._moved_by_hand = True

    def _share_room(self) -> None:
        """Maps of several groups need the room; a test is read in its table."""
        if not self._moved_by_hand:
            self.splitter.setSizes(list(COMPARING if self._desk.choice.compare else MAPPING))

    def _fit_left(self) -> None:
        """As wide as the letters ask for, and never more than half of the sheet."""
        self.choices.keep_room()
        keep_room(self.turn, RESULT, LEFT_OUT)
        bar, letter = self.left.verticalScrollBar().sizeHint().width(), self.fontMetrics().averageCharWidth()
        wide = max(self._left_inside.minimumSizeHint().width() + bar + 8, letter * LETTERS_WIDE)
        self.left.setFixedWidth(min(wide, self.width() // 2))
        beside = self.right.width() >= letter * BESIDE_LETTERS
        self.splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and watched is self._left_inside:
            self._fit_left()  # what was folded may need more
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_left()

    def done(self, result: int) -> None:
        """Closed: whatever was still going is given up."""
        self.map.stop()
        self._desk.errands.give_up()
        super().done(result)


def short_place(fault: str, places: Sequence[Path]) -> str:
    """A fault with its file as it lies in the source, without the folders above."""
    for place in places:
        fault = fault.removeprefix(f"{place.parent}{os.sep}")
    return fault
