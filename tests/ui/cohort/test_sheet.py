"""Many drawings in the window: read, grouped, compared, saved, and what was left out."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent, QStandardItemModel
from pytestqt.qtbot import QtBot

from bodymap.cohort.heat_map import ZONES
from bodymap.cohort.study import study_csv, study_svg
from bodymap.language import speak
from bodymap.ui.cohort.desk import CohortDesk
from bodymap.ui.cohort.sheet import LEFT_OUT, CohortSheet
from bodymap.ui.loaded import reader
from bodymap.ui.modes import MODES
from bodymap.ui.session import Session
from bodymap.ui.window import Window
from tests.cohort.rows import choir_file, table
from tests.ui.conftest import Answers, MakeWindow

Settled = Callable[[], None]


@pytest.fixture
def read(sheet: CohortSheet, settled: Settled) -> CohortSheet:
    sheet.sources.choose_files()
    settled()
    return sheet


def chosen(sheet: CohortSheet, settled: Settled, **changed: object) -> CohortSheet:
    sheet.choices.chosen.emit(replace(sheet._desk.choice, **changed))  # type: ignore[arg-type]
    settled()
    return sheet


def headings(sheet: CohortSheet) -> list[str]:
    head = sheet.numbers.headerItem()
    return [head.text(n) for n in range(sheet.numbers.columnCount())]


def test_an_empty_sheet_says_what_can_be_read(sheet: CohortSheet) -> None:
    assert sheet.pages.currentWidget() is sheet.welcome
    assert not sheet.save_picture.isEnabled()


def test_what_was_read_is_counted(read: CohortSheet) -> None:
    assert read.sources.said.text() == "300 drawings read.\n2 left out as faulty."


def test_faulty_rows_are_told_with_file_and_line(read: CohortSheet) -> None:
    read.turn.segment(LEFT_OUT).click()
    told = [read.faults.item(n).text() for n in range(read.faults.count())]
    assert [line[:14] for line in told] == ["choir.csv:302:", "choir.csv:303:"]


def test_no_id_of_a_person_is_shown(desk: CohortDesk, sheet: CohortSheet, settled: Settled, tmp_path: Path) -> None:
    row = "KIM-77,Female,x,40,127,5"
    desk.add((choir_file(tmp_path, table(row, row)),))
    settled()
    assert desk.tally.faulty == 1
    assert "KIM" not in "".join(desk.tally.faults)


def test_a_dropped_file_is_read(sheet: CohortSheet, source: Path, settled: Settled) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(source))])
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    sheet.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, button, keys))
    settled()
    assert sheet.pages.currentWidget() is sheet.result_page


def test_a_folder_is_read_beside_what_was_read_before(read: CohortSheet, settled: Settled) -> None:
    read.sources.choose_folder()
    settled()
    assert len(read._desk.wanted.places) == 2


def test_the_keyboard_goes_on_where_the_first_page_was(sheet: CohortSheet, desk: CohortDesk, source: Path, settled: Settled) -> None:
    sheet.activateWindow()
    sheet.welcome.make.setFocus()
    desk.add((source,))
    settled()
    assert sheet.focusWidget() is sheet.choices.by


def test_choosing_a_group_draws_a_map_of_each(read: CohortSheet, settled: Settled) -> None:
    read.choices.by.setCurrentIndex(read.choices.by.findData("sex"))
    read.choices.by.activated.emit(read.choices.by.currentIndex())
    settled()
    assert headings(read) == ["Zone", "Female", "Male"]


def test_what_the_drawings_do_not_say_cannot_be_chosen(read: CohortSheet) -> None:
    model = read.choices.by.model()
    assert isinstance(model, QStandardItemModel)
    row = read.choices.by.findData("simulated_root")
    assert (model.item(row).isEnabled(), model.item(row).text()) == (False, "Made-up root: not said here")


def test_two_groups_are_compared_zone_by_zone(read: CohortSheet, settled: Settled) -> None:
    chosen(read, settled, compare=True, by="sex")
    assert headings(read)[1:4] == ["Difference (95 %)", "p, corrected", "Differs"]
    assert "after correction" in read.said.text()
    assert read.choices.one.currentText() != read.choices.other.currentText()


def test_the_same_group_twice_is_told_and_the_sheet_goes_on(read: CohortSheet, settled: Settled) -> None:
    chosen(read, settled, compare=True, by="sex", one="male", other="male")
    assert read.trouble.text() == "The same group is chosen twice; expected two different ones."
    chosen(read, settled, one="female")
    assert read.trouble.isHidden()


def test_bad_age_bands_are_told(read: CohortSheet, settled: Settled) -> None:
    chosen(read, settled, by="age", ages="old")
    assert "are no age bands" in read.trouble.text()


def test_how_it_was_smoothed_is_said(read: CohortSheet, settled: Settled) -> None:
    chosen(read, settled, smooth=6.0)
    assert "Gaussian of 6 mm" in read.foot.text()


def test_the_picture_comes_from_beside_the_window(read: CohortSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: read.map.paper.width() > 100, timeout=60_000)
    read.map.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier))
    fitted = read.map.paper.width()
    qtbot.waitUntil(lambda: read.map.paper.width() > fitted, timeout=60_000)


def test_numbers_are_sorted_by_a_press_on_their_head(read: CohortSheet) -> None:
    read.numbers.sort_by(1)
    lines = [read.numbers.topLevelItem(n) for n in range(9)]
    shares = [float(line.text(1).split()[0]) for line in lines if line is not None]
    assert shares == sorted(shares, reverse=True)


def test_stopping_leaves_what_was_there(read: CohortSheet, settled: Settled) -> None:
    read.sources.choose_folder()
    read.wait.stop.click()
    settled()
    assert read.trouble.text() == "It was stopped; nothing was changed."
    assert len(read._desk.wanted.places) == 1


def test_a_file_that_cannot_be_read_is_told(sheet: CohortSheet, desk: CohortDesk, settled: Settled, tmp_path: Path) -> None:
    desk.add((choir_file(tmp_path, "id,words\n1,x\n"),))
    settled()
    assert "expected" in sheet.trouble.text()
    assert sheet.pages.currentWidget() is sheet.welcome


@pytest.mark.parametrize("ending", [".csv", ".svg", ".png"])
def test_what_is_shown_can_be_saved(read: CohortSheet, settled: Settled, tmp_path: Path, ending: str) -> None:
    chosen(read, settled, by="sex", kind=ZONES)
    read._save(ending)
    settled()
    made, path = read._desk.study, tmp_path / "saved" / f"Where it hurts{ending}"
    assert made is not None
    assert read.done_words.text() == f"Saved as Where it hurts{ending}."
    wanted = {".csv": study_csv(read._desk.library, made), ".svg": study_svg(read._desk.atlas, made)}
    assert ending == ".png" or path.read_bytes().decode() == wanted[ending]


def test_the_source_is_never_written_over(read: CohortSheet, desk: CohortDesk, source: Path, settled: Settled) -> None:
    before = source.read_bytes()
    desk.save(source)
    settled()
    assert "would take the place" in read.trouble.text()
    assert source.read_bytes() == before


def test_a_closed_sheet_keeps_drawings_and_choice_at_the_desk(read: CohortSheet, desk: CohortDesk, settled: Settled) -> None:
    chosen(read, settled, by="sex")
    read.reject()
    assert (desk.pool is not None, desk.choice.by) == (True, "sex")


def test_letting_go_keeps_nothing(read: CohortSheet, desk: CohortDesk) -> None:
    read.sources.away.click()
    assert (desk.pool, desk.study, desk.wanted.places) == (None, None, ())
    assert read.pages.currentWidget() is read.welcome


def test_a_mode_without_files_lets_everything_go(
    read: CohortSheet, desk: CohortDesk, session: Session
) -> None:
    session.set_mode("patient")
    desk.follow(session.state)
    assert desk.pool is None


@pytest.fixture
def session(library, atlas) -> Session:
    return Session(reader(library, atlas), "consultation")


def test_the_menu_opens_the_sheet(window: Window, answers: Answers) -> None:
    window.actions_by_id["cohort"].trigger()
    assert answers.shown[-1][0] == "Many drawings"


@pytest.mark.parametrize("mode", [name for name, mode in MODES.items() if not mode.opens_files])
def test_where_no_files_are_opened_there_is_no_way_in(make_window: MakeWindow, answers: Answers, mode: str) -> None:
    window = make_window(mode)
    assert not window.actions_by_id["cohort"].isVisible()
    window.commands.cohort()
    assert answers.shown == []


def test_everything_on_the_sheet_has_a_name(read: CohortSheet) -> None:
    choices = read.choices
    fields = (choices.by, choices.ages, choices.smooth, choices.least, choices.one, choices.other, choices.correct)
    named = (*fields, read.map, read.numbers, read.faults, read.scale, read.sources.roots, *read.zooms)
    assert [one for one in named if not (one.accessibleName() or getattr(one, "text", str)())] == []


def test_faults_and_counts_are_told_in_french(sheet: CohortSheet, settled: Settled) -> None:
    speak("fr")
    sheet.sources.choose_files()
    settled()
    assert sheet.sources.said.text() == "300 dessins lus.\n2 écartés car fautifs."
    told = [sheet.faults.item(n).text() for n in range(sheet.faults.count())]
    assert [left for line in told if (left := re.search(r"\b(the|is|expected|no|has)\b", line))] == []
