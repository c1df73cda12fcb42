import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot
from shapely import MultiPolygon, Point

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, Stroke, StrokeKind
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import painted
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.reasoning.examination import NOT_EXAMINED
from bodymap.records.keys.keepers import FileKeeper
from bodymap.records.store.opening import open_library as open_records
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Author, Person
from bodymap.ui.app import settle
from bodymap.ui.record_keeper import SAMPLE
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.records_sheet import NOBODY, OFFER, RecordsSheet, age_words
from bodymap.ui.window import Window

DAY = date(2026, 11, 27)


@pytest.fixture
def place(tmp_path: Path) -> LibraryPlace:
    return LibraryPlace(tmp_path / "library", (FileKeeper(tmp_path / "keys"),))


@pytest.fixture
def desk(window: Window, place: LibraryPlace, atlas: Atlas, library: Library) -> RecordsDesk:
    made = desk_of(window, place, atlas, library)
    window.kept.desk = made  # pyright: ignore[reportPrivateUsage]
    return made


def desk_of(window: Window, place: LibraryPlace, atlas: Atlas, library: Library) -> RecordsDesk:
    return RecordsDesk(
        window.session, window.status, atlas, library, window, window.notice, place, window.kept.around()
    )


@pytest.fixture
def sheet(qtbot: QtBot, desk: RecordsDesk) -> RecordsSheet:
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: RecordsDesk) -> RecordsSheet:
    made = RecordsSheet(
        desk.keeper, lambda: True, lambda *_what: None, lambda _words: None, None, lambda: DAY
    )
    qtbot.addWidget(made)
    made.show()
    return made


def paint(window: Window, x: float, y: float) -> None:
    """A round place on the front of the body, mm."""
    mark = Mark(0, View.FRONT, Sensation.BURNING, MultiPolygon())
    area = MultiPolygon([Point(x, y).buffer(25)])
    stroke = Stroke(StrokeKind.PAINT, ((x, y),), 50)
    window.session.edit("Paint", painted(window.session.state.drawing, mark, area, stroke))


def line(sheet: RecordsSheet, *places: int) -> QTreeWidgetItem:
    """A line of the list: of a person, a visit of hers, a drawing of that."""
    item = sheet.list.topLevelItem(places[0])
    for place in places[1:]:
        assert item is not None
        item = item.child(place)
    assert item is not None
    return item


def with_a_person(sheet: RecordsSheet) -> RecordsSheet:
    sheet.begin.click()
    sheet.new.click()
    sheet.pseudonym.setText("grey heron")
    sheet._add()  # pyright: ignore[reportPrivateUsage]
    return sheet


def test_without_a_choice_nothing_is_written(sheet: RecordsSheet, place: LibraryPlace) -> None:
    assert sheet.notice.text() == OFFER
    assert not place.folder.exists()


def test_choosing_records_makes_an_empty_library(sheet: RecordsSheet, place: LibraryPlace) -> None:
    sheet.begin.click()
    assert place.library.exists()
    assert sheet.notice.text() == NOBODY
    assert sheet.begin.isHidden()


def test_a_person_without_a_word_gets_a_pseudonym(sheet: RecordsSheet) -> None:
    sheet.begin.click()
    sheet.new.click()
    sheet._add()  # pyright: ignore[reportPrivateUsage]
    assert len(line(sheet, 0).text(0)) > 3


def test_a_birth_year_that_is_none_is_told_and_nobody_is_added(sheet: RecordsSheet) -> None:
    sheet.begin.click()
    sheet.new.click()
    sheet.year.setText("5")
    sheet._add()  # pyright: ignore[reportPrivateUsage]
    assert "four digits" in sheet.trouble.text()
    assert sheet.list.topLevelItemCount() == 0


def test_the_drawing_on_the_table_goes_into_the_record(
    sheet: RecordsSheet, window: Window, desk: RecordsDesk
) -> None:
    paint(window, 95, 900)
    with_a_person(sheet).keep_patient.click()
    assert desk.keeper.following.words == "Saved in the record of grey heron"
    assert not window.session.state.paper.unsaved


def test_a_finished_stroke_is_on_the_disk_within_a_second(
    qtbot: QtBot, sheet: RecordsSheet, window: Window, desk: RecordsDesk, place: LibraryPlace
) -> None:
    with_a_person(sheet).keep_patient.click()
    paint(window, 95, 900)
    qtbot.waitUntil(lambda: desk.keeper.following.saved, timeout=1000)
    assert marks_kept(place) == [1]


def marks_kept(place: LibraryPlace) -> list[int]:
    """How many marks every kept sheet has, as another window reads it."""
    store = open_records(place, backup=False)
    assert isinstance(store, ReadOnlyStore)
    try:
        heads = [h for p in store.people() for v in store.visits(p.person.id) for h in store.sheets(v.id)]
        return [len(store.sheet(head.id).document().drawing.marks) for head in heads]
    finally:
        store.close()


def test_the_status_line_says_that_a_full_disk_kept_nothing(
    qtbot: QtBot,
    sheet: RecordsSheet,
    window: Window,
    desk: RecordsDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_a_person(sheet).keep_patient.click()

    def full(*_all: object) -> None:
        raise BodymapError("the disk is full")

    monkeypatch.setattr(RecordStore, "save_sheet", full)
    paint(window, 95, 900)
    qtbot.waitUntil(lambda: window.status.record.text() == "NOT SAVED: the disk is full", timeout=2000)
    assert window.session.state.paper.unsaved


def test_a_new_drawing_belongs_to_nobody(sheet: RecordsSheet, window: Window, desk: RecordsDesk) -> None:
    with_a_person(sheet).keep_patient.click()
    window.session.new()
    assert desk.keeper.following.words == ""
    assert window.status.record.isHidden()


def test_what_was_painted_last_is_saved_before_another_drawing_comes(
    sheet: RecordsSheet, window: Window, place: LibraryPlace
) -> None:
    with_a_person(sheet).keep_patient.click()
    paint(window, 95, 900)
    window.session.new()
    assert marks_kept(place) == [1]


def test_a_kept_drawing_opens_as_it_was(
    qtbot: QtBot, sheet: RecordsSheet, window: Window, desk: RecordsDesk
) -> None:
    paint(window, 95, 900)
    drawing = window.session.document.drawing
    with_a_person(sheet).keep_patient.click()
    window.session.new()
    again = shown(qtbot, desk)
    again.list.setCurrentItem(line(again, 0, 0, 0))
    again.open_drawing.click()
    assert [m.sensation for m in window.session.document.drawing.marks] == [
        m.sensation for m in drawing.marks
    ]
    assert desk.keeper.following.person == "grey heron"


def test_the_clinicians_drawing_stands_apart_from_the_patients(
    qtbot: QtBot, sheet: RecordsSheet, desk: RecordsDesk
) -> None:
    with_a_person(sheet).keep_patient.click()
    again = shown(qtbot, desk)
    again.list.setCurrentItem(line(again, 0))
    again.keep_clinician.click()
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    (visit,) = store.visits(store.people()[0].person.id)
    assert {head.author for head in store.sheets(visit.id)} == {Author.PATIENT, Author.CLINICIAN}


def test_a_second_window_opens_the_library_to_read_and_says_so(
    qtbot: QtBot, sheet: RecordsSheet, window: Window, place: LibraryPlace, atlas: Atlas, library: Library
) -> None:
    with_a_person(sheet)
    second = shown(qtbot, desk_of(window, place, atlas, library))
    assert second.notice.text() != ""
    assert second.new.isHidden()
    assert second.keep_patient.isHidden()


def test_a_patient_never_reaches_the_library(window: Window) -> None:
    window.session.set_mode("patient")
    settle(window)
    assert not window.actions_by_id["records"].isVisible()


def test_closing_the_window_lets_another_one_write(
    sheet: RecordsSheet, window: Window, place: LibraryPlace
) -> None:
    with_a_person(sheet).keep_patient.click()
    window.close()
    store = open_records(place, backup=False)
    assert isinstance(store, RecordStore)
    store.close()


def test_a_sample_never_goes_into_a_record(sheet: RecordsSheet, window: Window, place: LibraryPlace) -> None:
    window.commands.step_sample(1)
    with_a_person(sheet).keep_patient.click()
    assert sheet.trouble.text() == SAMPLE
    assert sum(marks_kept(place)) == 0


def test_what_changed_since_a_kept_drawing_is_said_with_its_measure(
    qtbot: QtBot, sheet: RecordsSheet, window: Window, desk: RecordsDesk
) -> None:
    paint(window, 95, 900)
    with_a_person(sheet).keep_patient.click()
    kept = window.session.document.drawing
    window.session.new()
    paint(window, -95, 900)
    shown_change = desk.change(kept, "27 Nov 2026")
    qtbot.addWidget(shown_change)
    assert "more different than nearly all people draw the same pain twice" in shown_change.lines[0]


@pytest.mark.parametrize(
    ("drawn", "words"), [(date(2026, 10, 17), "41 days ago"), (date(2026, 11, 26), "yesterday"), (DAY, "")]
)
def test_an_old_drawing_says_how_old_it_is(drawn: date, words: str) -> None:
    said = age_words(drawn, DAY)
    assert words in said
    assert bool(said) == bool(words)


def test_opening_an_old_drawing_tells_its_age_over_the_window(
    qtbot: QtBot, sheet: RecordsSheet, window: Window, desk: RecordsDesk
) -> None:
    with_a_person(sheet)
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    visit = store.add_visit(store.people()[0].person.id, date(2020, 1, 1))
    store.add_sheet(visit.id, Author.PATIENT, window.session.document)
    again = desk.sheet(lambda: True, lambda _dialog: None)
    qtbot.addWidget(again)
    again.show()
    again.list.setCurrentItem(line(again, 0, 0, 0))
    again.open_drawing.click()
    assert window.trouble_words.text().startswith("Drawn on 01 Jan 2020, ")


def test_a_copy_as_a_start_says_what_it_was_begun_from_and_keeps_no_finding(
    qtbot: QtBot, sheet: RecordsSheet, window: Window, desk: RecordsDesk
) -> None:
    paint(window, 95, 900)
    window.commands.rest_normal()
    first = desk.keeper.keep(a_person(sheet, desk), DAY, Author.PATIENT)
    desk.keeper.copy(first.id, DAY)
    assert window.session.document.examination == NOT_EXAMINED
    assert desk.keeper.following.words == ""
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    second = desk.keeper.keep(store.people()[0].person, DAY, Author.PATIENT)
    assert second.copy_of == first.id


def a_person(sheet: RecordsSheet, desk: RecordsDesk) -> Person:
    with_a_person(sheet)
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    return store.people()[0].person


def test_the_sheet_on_the_table_is_opened_again_as_it_is_and_not_as_it_was(
    window: Window, desk: RecordsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that takes its time must not bring an older version back."""
    person = desk.keeper.begin().add_person()
    head = desk.keeper.keep(person, DAY, Author.PATIENT)
    save = RecordStore.save_sheet
    monkeypatch.setattr(RecordStore, "save_sheet", lambda *what: (time.sleep(0.3), save(*what))[1])
    paint(window, 95, 900)
    desk.keeper.open(person, head.id)
    assert len(window.session.document.drawing.marks) == 1
    assert not desk.keeper.following.trouble
