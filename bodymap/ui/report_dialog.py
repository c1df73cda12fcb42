"""The report before it is printed: its pages on the left, the few choices on the right, Save as PDF and Print below them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from bodymap.exports.paper import PAPERS
from bodymap.exports.report import LONGEST_WHO, Person
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.ui.labels import PlainLabel
from bodymap.ui.larger_sheet import LargerSheet
from bodymap.ui.layouts import column, row, scrolled, wanted_width
from bodymap.ui.report_file import ReportChoice
from bodymap.ui.report_pages import Pages
from bodymap.ui.report_preview import PagePicture, page_width
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

PAUSE = 300
"""ms of calm after a key before the pages are laid out again."""
CHOICES_WIDTH = 330
"""px of the choices on the right."""
NO, YES, FULL = "no", "yes", "full"
PAGES = ((NO, tr_later("Patient")), (YES, tr_later("+ clinician")), (FULL, tr_later("+ all reasons")))
EMBED_ABOUT = tr_later("Whoever has the file can open the drawing from it, with all answers and findings.")


@dataclass(frozen=True, slots=True)
class ReportDesk:
    """What the dialog needs: pages for a choice, a place to save them, writing, and printing.

    path: answers None when the person thinks better of it. save and print raise BodymapError.
    """

    pages: Callable[[ReportChoice], Pages]
    path: Callable[[], Path | None]
    save: Callable[[Path, ReportChoice, Pages], None]
    print: Callable[[Pages, QWidget], bool]


class ReportDialog(LargerSheet):
    """Everything can be reached with Tab and the arrow keys; Page Up and Page Down turn the pages."""

    def __init__(self, desk: ReportDesk, choice: ReportChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Report"))
        self._desk = desk
        self._choice = choice
        self._number = 0
        self.pages = desk.pages(choice)
        outer = row(self, spacing=16, margins=16)
        outer.addLayout(self._preview(), 1)
        outer.addWidget(self._choices(choice))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.lay_out)
        for key, step in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.turn, step))
        self.resize(1080, 800)
        self._show()

    @property
    def choice(self) -> ReportChoice:
        """What is chosen now."""
        return self._choice

    @property
    def number(self) -> int:
        """The page that is shown, from 0."""
        return self._number

    # -- what stands where

    def _preview(self) -> QVBoxLayout:
        side = column(spacing=8)
        self.picture = PagePicture()
        self.area = QScrollArea()
        self.area.setWidget(self.picture)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setAccessibleName(tr("Pages"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        side.addWidget(self.area, 1)
        line = row(spacing=8)
        self.back = button(tr("Previous page"), lambda: self.turn(-1))
        self.on = button(tr("Next page"), lambda: self.turn(1))
        self.place = PlainLabel("", "strong")
        self.zoom = self._segmented(
            tr("Size"), (("whole", tr("Whole page")), ("width", tr("Larger"))), "whole"
        )
        line.addWidget(self.back)
        line.addWidget(self.place)
        line.addWidget(self.on)
        line.addStretch(1)
        line.addWidget(self.zoom)
        side.addLayout(line)
        return side

    def _choices(self, choice: ReportChoice) -> QWidget:
        held = QWidget()
        inside = column(held, spacing=6, margins=(0, 0, 8, 0))
        papers = tuple((paper.id, paper.name) for paper in PAPERS.values())
        self.paper = self._choice_of(inside, tr("Paper"), papers, choice.paper)
        self.for_whom = self._choice_of(
            inside,
            tr("Pages"),
            tuple((value, tr(words)) for value, words in PAGES),
            FULL if choice.full else _word(choice.clinician),
        )
        self.colour = self._choice_of(
            inside, tr("Ink"), ((YES, tr("Colour")), (NO, tr("Black and white"))), _word(choice.colour)
        )
        self.who = QLineEdit(choice.person.who)
        self.who.setMaxLength(LONGEST_WHO)
        self.who.setPlaceholderText(tr("Nothing: no name is printed"))
        self._field(inside, tr("Name or code on every page"), self.who)
        self.who.textChanged.connect(self._later)
        self.words = QPlainTextEdit(choice.person.words)
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(90)
        self._field(inside, tr("In the patient's own words"), self.words)
        self.words.textChanged.connect(self._later)
        self.embed = self._choice_of(
            inside,
            tr("Drawing inside the PDF, to open it again"),
            ((NO, tr("No")), (YES, tr("Yes"))),
            _word(choice.embed),
        )
        inside.addWidget(PlainLabel(tr(EMBED_ABOUT), "muted", wrap=True))
        inside.addStretch(1)
        area = scrolled(held)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QWidget()
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        outer = column(side, spacing=8)
        outer.addWidget(PlainLabel(tr("Report"), "title"))
        outer.addWidget(area, 1)
        self.told = PlainLabel("", "strong", wrap=True)
        self.told.hide()
        outer.addWidget(self.told)
        outer.addLayout(self._buttons())
        side.setFixedWidth(CHOICES_WIDTH)
        self._side, self._held = side, held
        return side

    def fit_letters(self) -> None:
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self._side.setFixedWidth(max(CHOICES_WIDTH, wanted_width(self._held) + bar))

    def _buttons(self) -> QVBoxLayout:
        lines = column(spacing=8)
        self.save_button = button(tr("Save as PDF…"), self.save, "primary")
        self.print_button = button(tr("Print…"), self.print)
        self.close_button = button(tr("Close"), self.accept)
        for made in (self.save_button, self.print_button, self.close_button):
            lines.addWidget(made)
        return lines

    def _choice_of(
        self, inside: QVBoxLayout, heading: str, choices: tuple[tuple[str, str], ...], value: str
    ) -> Segmented:
        made = self._segmented(heading, choices, value).stretch()
        self._field(inside, heading, made)
        return made

    def _segmented(self, heading: str, choices: tuple[tuple[str, str], ...], value: str) -> Segmented:
        made = Segmented([Choice(*choice) for choice in choices], heading)
        made.set_value(value)
        when(made.chosen, self._chosen)
        return made

    def _field(self, inside: QVBoxLayout, heading: str, made: QWidget) -> None:
        label = PlainLabel(heading, "caps", wrap=True)
        label.setContentsMargins(0, 8, 0, 0)
        inside.addWidget(label)
        made.setAccessibleName(heading)
        inside.addWidget(made)

    # -- what happens

    def _chosen(self, _value: str) -> None:
        self.lay_out()

    def _later(self) -> None:
        self._timer.start()

    def lay_out(self) -> None:
        """The pages anew, for what is chosen now; those that are already laid out so only in another size."""
        self._timer.stop()
        choice = self._read()
        if choice != self._choice:
            again = replace(choice, embed=self._choice.embed) != self._choice
            self._choice = choice
            if again:
                self.pages = self._laid_out(choice)
        self._show()

    def _laid_out(self, choice: ReportChoice) -> Pages:
        """A very full drawing takes a second or two: the pointer says so."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self._desk.pages(choice)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _read(self) -> ReportChoice:
        words = self.words.toPlainText()
        return ReportChoice(
            paper=self.paper.value() or self._choice.paper,
            clinician=self.for_whom.value() == YES,
            full=self.for_whom.value() == FULL,
            colour=self.colour.value() == YES,
            embed=self.embed.value() == YES,
            person=Person(self.who.text(), words, self._choice.person.words_from),
        )

    def turn(self, step: int) -> None:
        """So many pages on; the first and the last one stay where they are."""
        self._number = self._number + step
        self._show()

    def _show(self) -> None:
        count = self.pages.count
        self._number = min(max(self._number, 0), count - 1)
        whole = self.zoom.value() != "width"
        self.picture.show_page(self.pages, self._number, page_width(self.area, self.pages, whole))
        self.place.setText(tr("Page {number} of {count}", number=self._number + 1, count=count))
        self.back.setEnabled(self._number > 0)
        self.on.setEnabled(self._number < count - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._timer.start(0)

    def save(self) -> None:
        """Ask where, and write it."""
        self.lay_out()
        path = self._desk.path()
        if path is not None and self._tried(lambda: self._desk.save(path, self._choice, self.pages)):
            self.told.say(tr("Saved as {path}.", path=path.name))

    def print(self) -> None:
        """Ask for a printer, and print."""
        self.lay_out()
        printed: list[bool] = []
        if self._tried(lambda: printed.append(self._desk.print(self.pages, self))) and printed[0]:
            self.told.say(tr("Sent to the printer."))

    def _tried(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except BodymapError as problem:
            self.told.say(f"{problem.sentence[:1].upper()}{problem.sentence[1:]}.")
            return False
        return True


def _word(yes: bool) -> str:
    return YES if yes else NO
