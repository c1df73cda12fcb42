"""A person's drawings over time in the window: rows, curves, the keyboard, and what is damaged."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from bodymap.exports.agreement_text import NOT_RIGHT
from bodymap.exports.loaded_sheet import NOTHING_DRAWN
from bodymap.exports.reading_shelf import keep_reading
from bodymap.reasoning.read import read_drawing
from bodymap.records.begun import begun_words
from bodymap.records.keys.keepers import FileKeeper
from bodymap.records.store.opening import open_library as open_records
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.values import Author, Person, SheetHead
from bodymap.ui.beside_sheet import BesideSheet
from bodymap.ui.dialogs import TextSheet
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.records_sheet import RecordsSheet
from bodymap.ui.timeline_notes import NONE
from bodymap.ui.timeline_sheet import CHOOSE, DRAFT, NONE_YET, TWO, TimelineSheet
from bodymap.ui.wanted import Wanted
from bodymap.ui.window import Window
from tests.ui.keeping import TODAY, desk_at, drawn, open_store, visited

CALF = (90.0, 1200.0, 25.0)
THIGH = (90.0, 900.0, 40.0)
P, C = Author.PATIENT, Author.CLINICIAN
Show = Callable[..., TimelineSheet]


@pytest.fixture
def place(tmp_path: Path) -> LibraryPlace:
    return LibraryPlace(tmp_path / "library", (FileKeeper(tmp_path / "keys"),))


@pytest.fixture
def desk(window: Window, place: LibraryPlace) -> RecordsDesk:
    window.session.new()
    return desk_at(window, place)


@pytest.fixture
def dialogs() -> list[QDialog]:
    """What was shown over the sheet."""
    return []


@pytest.fixture
def show(qtbot: QtBot, desk: RecordsDesk, dialogs: list[QDialog]) -> Show:
    """Shows a person's record and waits until all of it is read."""

    def shown(person: Person) -> TimelineSheet:
        made = desk.visits.over_time(person, dialogs.append)
        assert made is not None
        qtbot.addWidget(made)
        over: list[object] = []
        made.feed.finished.connect(over.append)
        made.feed.failed.connect(over.append)
        made.show()
        qtbot.waitUntil(lambda: bool(over), timeout=60_000)
        return made

    return shown


def three(desk: RecordsDesk) -> tuple[Person, list[SheetHead]]:
    """Two drawings of the patient's and one of the clinician's, at two visits."""
    documents = drawn(CALF, strength=7), drawn(CALF, THIGH, strength=3), drawn(CALF)
    return visited(desk, zip((41, 0, 0), (P, P, C), documents, strict=True))


def text_of(sheet: TimelineSheet, number: int) -> str:
    cells = (sheet.table.item(number, place) for place in range(sheet.table.columnCount()))
    return "\n".join(cell.text() for cell in cells if cell is not None)


def said(sheet: QDialog) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if not label.isHidden())


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key, modifier)


# -- what is shown


def test_without_a_visit_it_says_how_one_comes_here(show: Show, desk: RecordsDesk) -> None:
    sheet = show(open_store(desk).add_person())
    assert sheet.nothing.text() == NONE_YET
    assert sheet.table.isHidden()
    assert not sheet.open_button.isEnabled()


def test_one_visit_is_one_row_with_its_stamp(show: Show, desk: RecordsDesk) -> None:
    person, _ = visited(desk, [(41, P, drawn(CALF, strength=7))])
    sheet = show(person)
    assert sheet.table.rowCount() == 1
    assert "41 days ago" in text_of(sheet, 0)
    assert "worst 7 of 10" in text_of(sheet, 0)
    stamp = sheet.table.item(0, 1)
    assert stamp is not None
    assert not stamp.icon().isNull()


def test_thirty_visits_are_thirty_rows_and_every_stamp_comes(show: Show, desk: RecordsDesk) -> None:
    person, _ = visited(desk, [(n, P, drawn((90, 900 + 10 * n, 25))) for n in range(30)])
    sheet = show(person)
    stamps = [sheet.table.item(n, 1) for n in range(30)]
    assert [one is not None and not one.icon().isNull() for one in stamps] == [True] * 30
    assert sheet.table.verticalScrollBar().maximum() > 0


def test_rows_stand_there_before_the_drawings_are_read(
    qtbot: QtBot, desk: RecordsDesk, dialogs: list[QDialog]
) -> None:
    person, _ = three(desk)
    sheet = desk.visits.over_time(person, dialogs.append)
    assert sheet is not None
    qtbot.addWidget(sheet)
    counts: list[int] = []
    sheet.feed.loaded.connect(lambda _number, _one: counts.append(sheet.table.rowCount()))
    with qtbot.waitSignal(sheet.feed.finished, timeout=60_000):
        pass
    assert counts == [3, 3, 3]


def test_the_newest_drawing_is_read_first(qtbot: QtBot, desk: RecordsDesk, dialogs: list[QDialog]) -> None:
    person, heads = three(desk)
    sheet = desk.visits.over_time(person, dialogs.append)
    assert sheet is not None
    qtbot.addWidget(sheet)
    read: list[str] = []
    sheet.feed.loaded.connect(lambda _number, one: read.append(one.id))
    with qtbot.waitSignal(sheet.feed.finished, timeout=60_000):
        pass
    assert read == [head.id for head in reversed(heads)]


def test_a_closed_sheet_reads_no_more(desk: RecordsDesk, qtbot: QtBot, dialogs: list[QDialog]) -> None:
    person, _ = visited(desk, [(n, P, drawn(CALF)) for n in range(30)])
    sheet = desk.visits.over_time(person, dialogs.append)
    assert sheet is not None
    qtbot.addWidget(sheet)
    sheet.show()
    read: list[object] = []
    sheet.feed.loaded.connect(lambda _number, one: read.append(one))
    sheet.reject()
    QApplication.processEvents()
    assert read == []


def test_the_hands_are_told_apart_by_letter_line_and_dot() -> None:
    from bodymap.ui.sparkline import HANDS

    looks = {(hand.line, hand.filled, hand.corners) for hand in HANDS.values()}
    assert len(looks) == len(HANDS) == 3


def test_the_curves_show_both_hands_and_how_alike_they_are(show: Show, desk: RecordsDesk) -> None:
    sheet = show(three(desk)[0])
    counts = [[len(one.points) for one in shown.curve.series] for shown in sheet.curves]
    assert counts == [[2, 1], [2, 1], [2, 0], [1]]


def test_a_curve_is_told_to_a_screen_reader(show: Show, desk: RecordsDesk) -> None:
    worst = show(three(desk)[0]).curves[2]
    assert "from 7 on 11 October 2026 to 3 of 10 on 21 November 2026" in worst.accessibleDescription()


def test_a_chosen_row_says_what_was_read_then(show: Show, desk: RecordsDesk, window: Window) -> None:
    def read(store, head, document) -> None:
        reading = read_drawing(window._library, window._atlas, document.drawing, document.examination)
        keep_reading(store, head.id, reading, "The note of then.")

    person, _ = visited(desk, [(41, P, drawn(CALF))], read=read)
    sheet = show(person)
    assert "Read on " in said(sheet)
    assert "A nerve root" in text_of(sheet, 0) or "Little here points" in text_of(sheet, 0)


def test_a_drawing_without_a_reading_says_so_and_shows_no_root(show: Show, desk: RecordsDesk) -> None:
    person, _ = visited(desk, [(41, P, drawn(CALF))])
    sheet = show(person)
    assert "No reading was kept." in text_of(sheet, 0)
    assert not sheet.note.isEnabled()


# -- what is wrong is told, and hides nothing else


def test_a_damaged_drawing_is_told_in_its_row_and_the_others_are_shown(show: Show, desk: RecordsDesk) -> None:
    person, heads = three(desk)
    with open_store(desk).asking() as connection:
        connection.execute("UPDATE sheet SET text = '{}' WHERE id = ?", (heads[0].id,))
    sheet = show(person)
    assert "damaged" in text_of(sheet, 2)
    assert "worst 3 of 10" in text_of(sheet, 1)


def test_a_damaged_drawing_can_be_chosen_and_not_opened(show: Show, desk: RecordsDesk) -> None:
    person, (head,) = visited(desk, [(0, P, drawn(CALF))])
    with open_store(desk).asking() as connection:
        connection.execute("UPDATE sheet SET text = '{}' WHERE id = ?", (head.id,))
    sheet = show(person)
    sheet.table.choose(0)
    press(Qt.Key.Key_Return)
    assert sheet.wanted is None
    assert not any(one.isEnabled() for one in (sheet.open_button, sheet.copy, sheet.beside, sheet.hands))


def test_a_visit_without_a_drawing_says_so(show: Show, desk: RecordsDesk) -> None:
    store = open_store(desk)
    person = store.add_person()
    store.add_visit(person.id, TODAY)
    assert NOTHING_DRAWN in text_of(show(person), 0)


def test_a_library_that_cannot_be_read_is_told(
    qtbot: QtBot, desk: RecordsDesk, dialogs: list[QDialog]
) -> None:
    person, _ = three(desk)
    store = open_store(desk)
    store.path.rename(store.path.with_suffix(".away"))
    sheet = desk.visits.over_time(person, dialogs.append)
    assert sheet is not None
    qtbot.addWidget(sheet)
    qtbot.waitUntil(lambda: "no longer there" in sheet.nothing.text(), timeout=10_000)
    store.path.with_suffix(".away").rename(store.path)


def test_the_list_of_people_shows_the_rest_of_a_damaged_record(qtbot: QtBot, desk: RecordsDesk) -> None:
    _, heads = three(desk)
    with open_store(desk).asking() as connection:
        connection.execute("UPDATE sheet SET text = '{}' WHERE id = ?", (heads[2].id,))
    sheet = desk.sheet(lambda: True, lambda _dialog: None)
    qtbot.addWidget(sheet)
    person = sheet.list.topLevelItem(0)
    assert person is not None
    visit = person.child(0)
    assert visit is not None
    lines = [line.text(0) for number in range(2) if (line := visit.child(number)) is not None]
    assert lines == ["The patient's drawing", "A damaged drawing"]


# -- by keyboard alone


def test_arrows_go_through_the_rows_and_enter_opens(show: Show, desk: RecordsDesk) -> None:
    person, heads = three(desk)
    sheet = show(person)
    assert QApplication.focusWidget() is sheet.table
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert sheet.wanted == Wanted(heads[0].id, TODAY - timedelta(days=41))
    assert sheet.isHidden()


def test_end_goes_to_the_oldest_of_thirty_and_scrolls_to_it(show: Show, desk: RecordsDesk) -> None:
    person, _ = visited(desk, [(n, P, drawn(CALF)) for n in range(30)])
    sheet = show(person)
    press(Qt.Key.Key_End)
    bar = sheet.table.verticalScrollBar()
    assert sheet.table.chosen == (29,)
    assert bar.value() == bar.maximum()


def test_shift_and_an_arrow_choose_two_and_ctrl_b_sets_them_side_by_side(
    show: Show, desk: RecordsDesk, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    sheet = show(three(desk)[0])
    sheet.table.choose(1)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert TWO in said(sheet)
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    (beside,) = dialogs
    qtbot.addWidget(beside)
    assert isinstance(beside, BesideSheet)
    assert "11 October 2026 and 21 November 2026" in said(beside)


def test_one_chosen_row_is_set_beside_the_one_before_by_the_same_hand(
    show: Show, desk: RecordsDesk, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    sheet = show(three(desk)[0])
    sheet.table.choose(1)
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.addWidget(dialogs[0])
    assert "P: patient's drawing, 11 October 2026" in said(dialogs[0])


def test_ctrl_j_says_how_alike_patient_and_clinician_are(
    show: Show, desk: RecordsDesk, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    show(three(desk)[0])
    press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    (beside,) = dialogs
    qtbot.addWidget(beside)
    assert NOT_RIGHT in said(beside)
    assert "Jaccard" in said(beside)


def test_ctrl_i_shows_the_note_as_it_was_kept(
    show: Show, desk: RecordsDesk, window: Window, dialogs: list[QDialog], qtbot: QtBot
) -> None:
    def read(store, head, _document) -> None:
        keep_reading(store, head.id, window.session.state.reading, "The note of then.")

    show(visited(desk, [(41, P, drawn(CALF))], read=read)[0])
    press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    (note,) = dialogs
    qtbot.addWidget(note)
    assert isinstance(note, TextSheet)
    assert note.text.toPlainText() == "The note of then.\n"


def test_ctrl_d_wants_a_copy_as_a_start(show: Show, desk: RecordsDesk) -> None:
    person, heads = three(desk)
    sheet = show(person)
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert sheet.wanted == Wanted(heads[2].id, TODAY, copy=True)


def test_tab_reaches_everything_that_can_be_pressed(show: Show, desk: RecordsDesk) -> None:
    sheet = show(three(desk)[0])
    reached: list[object] = []
    while (here := QApplication.focusWidget()) is not None and here not in reached:
        reached.append(here)
        press(Qt.Key.Key_Tab)
    buttons = (sheet.open_button, sheet.beside, sheet.hands, sheet.copy, sheet.notes.add, sheet.notes.field)
    assert [one for one in buttons if one.isEnabled() and one not in reached] == []


def test_more_than_two_rows_say_that_there_are_too_many(show: Show, desk: RecordsDesk) -> None:
    sheet = show(three(desk)[0])
    sheet.table.selectAll()
    assert not sheet.beside.isEnabled()
    assert "choose one or two" in said(sheet)


def test_nothing_chosen_says_what_can_be_chosen(show: Show, desk: RecordsDesk) -> None:
    sheet = show(three(desk)[0])
    sheet.table.clearSelection()
    assert CHOOSE in said(sheet)


# -- notes on a visit


def test_a_note_is_added_to_the_chosen_visit_and_to_no_other(show: Show, desk: RecordsDesk) -> None:
    sheet = show(three(desk)[0])
    sheet.notes.field.setPlainText("Walks again.")
    sheet.notes.add.click()
    assert "Walks again." in said(sheet)
    sheet.table.choose(2)
    assert NONE in said(sheet)


def test_what_is_typed_for_a_visit_waits_there(show: Show, desk: RecordsDesk) -> None:
    sheet = show(three(desk)[0])
    sheet.notes.field.setPlainText("Half a")
    sheet.table.choose(2)
    assert sheet.notes.field.toPlainText() == ""
    sheet.table.choose(0)
    assert sheet.notes.field.toPlainText() == "Half a"


def test_a_note_that_was_typed_is_not_given_up_without_a_word(show: Show, desk: RecordsDesk) -> None:
    sheet = show(three(desk)[0])
    sheet.notes.field.setPlainText("Half a")
    sheet.reject()
    assert (sheet.isVisible(), sheet.progress.text()) == (True, DRAFT)
    sheet.reject()
    assert not sheet.isVisible()


def test_opening_a_drawing_gives_up_no_typed_note_without_a_word(show: Show, desk: RecordsDesk) -> None:
    sheet = show(three(desk)[0])
    sheet.notes.field.setPlainText("Half a")
    sheet.open_button.click()
    assert (sheet.wanted, sheet.progress.text()) == (None, DRAFT)


def test_the_screen_is_cleared_at_once_where_it_has_to_be(show: Show, desk: RecordsDesk) -> None:
    sheet = show(three(desk)[0])
    sheet.notes.field.setPlainText("Half a")
    sheet.done(0)
    assert not sheet.isVisible()


def test_where_the_library_can_only_be_read_no_note_can_be_added(
    qtbot: QtBot, desk: RecordsDesk, window: Window, dialogs: list[QDialog], place: LibraryPlace
) -> None:
    person, _ = three(desk)
    store = open_records(place, backup=False)
    assert isinstance(store, ReadOnlyStore)
    rules = window._library.rules.telling.drawn_twice
    sheet = TimelineSheet(store, person, window._atlas, rules, TODAY, dialogs.append)
    qtbot.addWidget(sheet)
    with qtbot.waitSignal(sheet.feed.finished, timeout=60_000):
        pass
    assert sheet.notes.add.isHidden()
    assert sheet.open_button.isEnabled()
    sheet.feed.stop()
    store.close()


# -- from the list of people and back


def listed(qtbot: QtBot, desk: RecordsDesk, wanted: Wanted) -> RecordsSheet:
    """The list of people; whoever looks at the record wants this."""

    def run(dialog: QDialog) -> None:
        assert isinstance(dialog, TimelineSheet)
        dialog.wanted = wanted

    sheet = desk.sheet(lambda: True, run)
    qtbot.addWidget(sheet)
    sheet.show()
    person = sheet.list.topLevelItem(0)
    assert person is not None
    sheet.list.setCurrentItem(person)
    sheet.over_time.click()
    return sheet


def test_what_is_opened_over_time_comes_onto_the_table(
    qtbot: QtBot, desk: RecordsDesk, window: Window
) -> None:
    _, heads = three(desk)
    sheet = listed(qtbot, desk, Wanted(heads[0].id, TODAY - timedelta(days=41)))
    assert sheet.isHidden()
    assert window.session.drawn_on(TODAY) == TODAY - timedelta(days=41)
    assert "41 days ago" in window.trouble_words.text()


def test_a_copy_wanted_over_time_comes_onto_the_table_marked_as_such(
    qtbot: QtBot, desk: RecordsDesk, window: Window
) -> None:
    _, heads = three(desk)
    then = TODAY - timedelta(days=41)
    listed(qtbot, desk, Wanted(heads[0].id, then, copy=True))
    assert window.session.document.notes == (begun_words(then),)
    assert window.trouble_words.text() == begun_words(then)
