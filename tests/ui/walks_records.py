"""The walks through the records: people and visits, over time, what changed, safety, locked."""

from datetime import UTC, datetime

from bodymap.exports.reading_shelf import keep_reading
from bodymap.reasoning.read import read_drawing
from bodymap.records.keys.keepers import FileKeeper
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.values import Author, Person
from bodymap.ui.passphrase_page import PassphrasePage
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.recovery_sheet import RecoverySheet
from bodymap.ui.safety_sheet import Page
from bodymap.ui.timeline_sheet import TimelineSheet
from tests.records.store.made import place_in
from tests.ui.conftest import NOW
from tests.ui.guarded import guard
from tests.ui.keeping import drawn, open_store, visited
from tests.ui.stage import USUAL_SAMPLE, Look, Stage

CALF, THIGH = (90.0, 1200.0, 25.0), (90.0, 900.0, 40.0)
P, C = Author.PATIENT, Author.CLINICIAN


def begun_desk(stage: Stage) -> tuple[RecordsDesk, Person]:
    """Records of one person with three drawings at two visits, once for a window."""
    desk = stage.window.kept.desk
    if desk is not None and desk.keeper.exists:
        store = open_store(desk)
        return desk, store.person(store.people()[0].person.id)
    window = stage.window
    window.session.new()
    desk = RecordsDesk(
        window.session, window.status, window._atlas, window._library, window, window.notice,
        place_in(stage.folder / "records"), window.kept.around(), lambda: NOW,
    )  # fmt: skip
    window.kept.desk = desk

    def read(store, head, document) -> None:
        reading = read_drawing(window._library, window._atlas, document.drawing, document.examination)
        keep_reading(store, head.id, reading, "[7]")

    documents = drawn(CALF, strength=7), drawn(CALF, THIGH, strength=3), drawn(CALF)
    person, _ = visited(desk, zip((41, 0, 0), (P, P, C), documents, strict=True), "4711", read=read)
    return desk, person


def no_records(stage: Stage, look: Look) -> None:
    """The sheet of people before any are kept, in a library of its own."""
    window = stage.window
    desk = RecordsDesk(
        window.session, window.status, window._atlas, window._library, window, window.notice,
        LibraryPlace(stage.folder / "none", (FileKeeper(stage.folder / "no-keys"),)), window.kept.around(), lambda: NOW,
    )  # fmt: skip
    look(stage.keep(desk.sheet(lambda: True, stage.shown.run)))
    desk.keeper.close()


def people(stage: Stage, look: Look) -> None:
    desk, _ = begun_desk(stage)
    sheet = desk.sheet(lambda: True, stage.shown.run)
    stage.keep(sheet)
    look(sheet)
    sheet.list.expandAll()
    item = sheet.list.topLevelItem(0)
    while item is not None:
        sheet.list.setCurrentItem(item)
        look(sheet)
        item = item.child(0)


def timeline(stage: Stage, look: Look) -> None:
    desk, person = begun_desk(stage)
    sheet = desk.visits.over_time(person, stage.shown.run)
    assert isinstance(sheet, TimelineSheet)
    over: list[object] = []
    sheet.feed.finished.connect(over.append)
    sheet.feed.failed.connect(over.append)
    stage.keep(sheet)
    stage.qtbot.waitUntil(lambda: bool(over), timeout=60_000)
    look(sheet)
    sheet.table.choose(1)
    look(sheet)
    for chosen in (sheet.beside, sheet.hands):
        if chosen.isEnabled():
            chosen.click()
            look(stage.taken())


def changes(stage: Stage, look: Look) -> None:
    desk, _ = begun_desk(stage)
    stage.sample(USUAL_SAMPLE)
    look(stage.keep(desk.change(drawn(CALF).drawing, "[7]")))


def safety(stage: Stage, look: Look) -> None:
    desk, _ = begun_desk(stage)
    desk.safety(Page.PASSPHRASE)
    sheet = stage.taken()
    for page in Page:
        sheet.pages.chosen.emit(page.value)  # type: ignore[attr-defined]
        look(sheet)
    passphrase = sheet.passphrase  # type: ignore[attr-defined]
    assert isinstance(passphrase, PassphrasePage)
    sheet.pages.chosen.emit(Page.PASSPHRASE.value)  # type: ignore[attr-defined]
    passphrase.set.click()
    passphrase.new.setText("[lantern]7")
    look(sheet)
    sheet.backups.make.click()  # type: ignore[attr-defined]
    stage.qtbot.waitUntil(lambda: not desk.keeper.errands.busy, timeout=20_000)
    sheet.pages.chosen.emit(Page.BACKUPS.value)  # type: ignore[attr-defined]
    look(sheet)


def recovery(stage: Stage, look: Look) -> None:
    day = datetime(2026, 11, 27, tzinfo=UTC).date()
    key = "-".join(5 * str(n) for n in range(2, 10))
    look(stage.keep(RecoverySheet(key, "0123456789abcdef", day, lambda: None, stage.window)))


def locked(stage: Stage, look: Look) -> None:
    """The sheet of people when they are locked; the last of the walks through records, for a passphrase is set."""
    desk, _ = begun_desk(stage)
    guard(desk.keeper)
    desk.lock()
    look(stage.keep(desk.sheet(lambda: True, stage.shown.run)))
