"""The report from the window: what is on the table, the day, and what is remembered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from bodymap.exports.report import Person
from bodymap.ui.report_command import choice_of, remembered
from bodymap.ui.report_dialog import ReportDialog
from bodymap.ui.report_file import ReportChoice
from bodymap.ui.settings import Settings
from bodymap.ui.window import Window
from tests.exports.reports import sample
from tests.ui.conftest import Answers, MakeWindow


def test_the_report_is_of_the_drawing_on_the_table(window: Window, answers: Answers) -> None:
    window.commands.report()
    assert answers.desks[0].pages(ReportChoice()).count == 1


def test_a_drawing_begun_here_is_of_today_and_a_sample_of_a_day_nobody_knows(window: Window) -> None:
    session = window.session
    session.new()
    begun = session.begun_here
    session.open_sample(sample("s1-student"))
    assert (begun, session.begun_here) == (True, False)


def test_saving_from_the_report_writes_a_pdf_only_its_owner_may_read(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    window.commands.report()
    desk, path = answers.desks[0], tmp_path / "report.pdf"
    desk.save(path, ReportChoice(), desk.pages(ReportChoice()))
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_mode & 0o077 == 0


def test_the_name_that_is_proposed_says_nothing_of_a_person(window: Window, answers: Answers) -> None:
    window.commands.report()
    answers.desks[0].path()
    assert answers.asked[-1] == "Pain drawing.pdf"


def test_paper_and_ink_are_remembered_and_nothing_of_a_person(settings: Settings) -> None:
    remembered(settings, ReportChoice("letter", True, False, True, Person("Code 4711", "words")))
    assert choice_of(settings) == ReportChoice("letter", colour=False)


def test_a_report_with_a_drawing_inside_opens_as_a_new_drawing(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    window.session.open_sample(sample("s1-student"))
    window.commands.report()
    desk, path = answers.desks[0], tmp_path / "report.pdf"
    desk.save(path, ReportChoice(embed=True), desk.pages(ReportChoice()))
    window.session.new()
    window.session.open(path)
    assert len(window.session.document.drawing.marks) == len(sample("s1-student").drawing.marks)
    assert window.session.state.paper.path is None


def test_no_drawing_is_saved_over_a_report(window: Window, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "report.pdf"
    assert not window.commands.save_as()
    assert not answers.path.exists()


@pytest.mark.parametrize(
    ("mode", "shown"), [("consultation", True), ("patient", False), ("classroom", False)]
)
def test_where_nothing_is_stored_no_report_is_made(make_window: MakeWindow, mode: str, shown: bool) -> None:
    window = make_window(mode)
    action = next(a for a in window.commands.actions if a.id == "report")
    assert action.shown(window.session.state) is shown


def test_the_real_dialog_answers_what_was_chosen(
    window: Window, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bodymap.ui.dialogs import Dialogs

    def choose_letter(sheet: ReportDialog) -> int:
        sheet.paper.segment("letter").click()
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(ReportDialog, "exec", choose_letter)
    window.commands.report()
    assert Dialogs(window).report(answers.desks[0], ReportChoice()).paper == "letter"


def test_a_table_is_exported_by_the_ending_of_its_name(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "zones.csv"
    window.session.open_sample(sample("s1-student"))
    window.commands.export()
    assert answers.path.read_text("utf-8").startswith('"what","view","zone"')
