"""The window of the report: choices, pages, saving and printing, by mouse and by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Atlas
from bodymap.exports.days import Days
from bodymap.exports.report import Person
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.records.opened import of_document
from bodymap.ui.report_dialog import ReportDesk, ReportDialog
from bodymap.ui.report_file import ReportChoice, report_pages
from bodymap.ui.report_pages import Pages
from tests.exports.reports import DAY, sample


class Desk:
    """Stands in for paper and disk."""

    def __init__(self, library: Library, atlas: Atlas) -> None:
        self.read = of_document(sample("s1-student"), library, atlas)
        self.library, self.atlas = library, atlas
        self.laid_out: list[ReportChoice] = []
        self.saved: list[tuple[Path, ReportChoice]] = []
        self.printed: list[int] = []
        self.where: Path | None = Path("report.pdf")
        self.fault = ""

    def pages(self, choice: ReportChoice) -> Pages:
        self.laid_out.append(choice)
        return report_pages(self.library, self.atlas, self.read, choice, Days(DAY))

    def save(self, path: Path, choice: ReportChoice, _pages: Pages) -> None:
        if self.fault:
            raise BodymapError(self.fault)
        self.saved.append((path, choice))

    def print(self, pages: Pages, _parent: QWidget) -> bool:
        self.printed.append(pages.count)
        return True


@pytest.fixture
def desk(library: Library, atlas: Atlas) -> Desk:
    return Desk(library, atlas)


@pytest.fixture
def sheet(desk: Desk, qtbot: QtBot, qapp: object) -> ReportDialog:
    made = ReportDialog(ReportDesk(desk.pages, lambda: desk.where, desk.save, desk.print), ReportChoice())
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_opens_with_the_patients_page(sheet: ReportDialog) -> None:
    assert sheet.place.text() == "Page 1 of 1"
    assert not sheet.picture.image.isNull()


def test_the_clinicians_pages_come_when_they_are_chosen(sheet: ReportDialog) -> None:
    sheet.for_whom.segment("yes").click()
    assert sheet.choice.clinician
    assert sheet.pages.count > 1


def test_letter_and_black_and_white_can_be_chosen(sheet: ReportDialog) -> None:
    sheet.paper.segment("letter").click()
    sheet.colour.segment("no").click()
    assert (sheet.choice.paper, sheet.choice.colour, sheet.pages.paper.id) == ("letter", False, "letter")


def test_putting_the_drawing_inside_lays_nothing_out_anew(sheet: ReportDialog, desk: Desk) -> None:
    sheet.embed.segment("yes").click()
    assert sheet.choice.embed
    assert len(desk.laid_out) == 1


def test_what_is_typed_stands_on_the_page_after_a_moment(sheet: ReportDialog, qtbot: QtBot) -> None:
    sheet.who.setFocus()
    qtbot.keyClicks(sheet.who, "Code 4711")
    sheet.words.setPlainText("Since May.")
    qtbot.waitUntil(lambda: sheet.choice.person == Person("Code 4711", "Since May."))


def test_no_name_is_there_unless_it_is_typed(sheet: ReportDialog, desk: Desk) -> None:
    assert (sheet.who.text(), desk.laid_out[0].person) == ("", Person())


def test_the_page_keys_turn_the_pages(sheet: ReportDialog, qtbot: QtBot) -> None:
    sheet.for_whom.segment("yes").click()
    qtbot.keyClick(sheet, Qt.Key.Key_PageDown)
    assert sheet.number == 1
    qtbot.keyClick(sheet, Qt.Key.Key_PageUp)
    assert sheet.number == 0


def test_the_first_and_the_last_page_end_the_turning(sheet: ReportDialog) -> None:
    sheet.turn(-1)
    assert (sheet.number, sheet.back.isEnabled(), sheet.on.isEnabled()) == (0, False, False)


def test_fewer_pages_do_not_leave_the_eye_behind_the_last(sheet: ReportDialog) -> None:
    sheet.for_whom.segment("yes").click()
    sheet.turn(3)
    sheet.for_whom.segment("no").click()
    assert sheet.number == 0


def test_larger_shows_the_page_in_the_width_of_the_window(sheet: ReportDialog) -> None:
    before = sheet.picture.width()
    sheet.zoom.segment("width").click()
    assert sheet.picture.width() > before


def test_saving_writes_what_is_chosen_and_says_so(sheet: ReportDialog, desk: Desk) -> None:
    sheet.who.setText("Code 4711")
    sheet.save_button.click()
    assert desk.saved == [(Path("report.pdf"), ReportChoice(person=Person("Code 4711")))]
    assert sheet.told.text() == "Saved as report.pdf."


def test_a_save_that_fails_is_told_in_the_window(sheet: ReportDialog, desk: Desk) -> None:
    desk.fault = "the file could not be written: the disk is full"
    sheet.save_button.click()
    assert sheet.told.text() == "The file could not be written: the disk is full."


def test_thinking_better_of_saving_writes_nothing(sheet: ReportDialog, desk: Desk) -> None:
    desk.where = None
    sheet.save_button.click()
    assert (desk.saved, sheet.told.isHidden()) == ([], True)


def test_printing_hands_over_all_pages(sheet: ReportDialog, desk: Desk) -> None:
    sheet.print_button.click()
    assert (desk.printed, sheet.told.text()) == ([1], "Sent to the printer.")


def test_every_control_can_be_reached_with_tab(sheet: ReportDialog, qtbot: QtBot) -> None:
    wanted = {sheet.who, sheet.words, sheet.save_button, sheet.print_button, sheet.close_button}
    met: set[QWidget] = set()
    here: QWidget | None = sheet.who
    for _ in range(60):
        if here is None:
            break
        met.add(here)
        here = here.nextInFocusChain()
    assert wanted <= met
    assert all(one.focusPolicy() != Qt.FocusPolicy.NoFocus for one in wanted)


def test_every_control_has_a_name_for_a_reader_of_the_screen(sheet: ReportDialog) -> None:
    named = (sheet.paper, sheet.for_whom, sheet.colour, sheet.who, sheet.words, sheet.embed, sheet.area)
    assert all(one.accessibleName() for one in named)
    assert sheet.picture.accessibleName() == "Page 1 of 1 as it will be printed"


def test_every_text_is_plain(sheet: ReportDialog) -> None:
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in sheet.findChildren(QLabel))


def test_escape_closes_it(sheet: ReportDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
