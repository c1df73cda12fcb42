"""What is done with records while everything else goes on: people, visits and drawings of a library in a folder of its own.

A library that is not there yet is made. A refusal in one sentence is no fault; whatever else is raised is one.
"""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QTreeWidget

from benchmarks.random_actions.table import BrokenError, Four, Table
from bodymap.files.problems import BodymapError
from bodymap.records.drawing_file import text_of
from bodymap.records.keys.keepers import FileKeeper
from bodymap.records.keys.wrapping import FLOOR
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Author
from bodymap.records.store.writes import Reason
from bodymap.ui.record_keeper import RecordKeeper
from bodymap.ui.records_desk import RecordsDesk
from bodymap.ui.records_sheet import RecordsSheet

FIRST_DAY = date(2026, 3, 2)
MOST_PEOPLE = 12
SLIP = Reason("clinician", "a slip")
WORDS = ("", "heron", "1957", "<b>x</b>", "57")


def with_records(table: Table) -> None:
    """The window gets a library of its own, in the folder of its files."""
    window, folder = table.window, table.stand.place
    place = LibraryPlace(folder / "library", (FileKeeper(folder / "keys"),), FLOOR)
    window.kept.desk = RecordsDesk(
        window.session, window.status, window._atlas, window._library, window, window.notice, place
    )
    table.stand.at_sheet = lambda sheet: used(table, sheet)


def records(table: Table, how: Four) -> None:
    """One of the things a clinician does with records, chosen by the first chance."""
    keeper = table.window.records.keeper
    ways = (keep, keep, keep, open_kept, open_kept, copy, note, void, look, look)
    if not table.window.session.state.mode.stores:
        return
    with suppress(BodymapError):
        store = keeper.store() if keeper.exists else keeper.begin()
        if isinstance(store, RecordStore):
            ways[int(how[0] * len(ways))](table, keeper, store, how)


def keep(table: Table, keeper: RecordKeeper, store: RecordStore, how: Four) -> None:
    people = store.people()
    some = how[1] < 0.8 and people
    person = people[int(how[2] * len(people))].person if some else None
    if person is None:
        if len(people) >= MOST_PEOPLE:
            return
        person = store.add_person(birth_year=1950)
    day = FIRST_DAY + timedelta(weeks=int(how[3] * 4))
    table.sheet = keeper.keep(person, day, list(Author)[int(how[1] * 97) % 2]).id


def open_kept(table: Table, keeper: RecordKeeper, store: RecordStore, how: Four) -> None:
    for person, sheet in one_sheet(store, how):
        keeper.open(person, sheet)
        table.sheet = sheet


def copy(table: Table, keeper: RecordKeeper, store: RecordStore, how: Four) -> None:
    for _person, sheet in one_sheet(store, how):
        keeper.copy(sheet, date.today())


def note(table: Table, keeper: RecordKeeper, store: RecordStore, how: Four) -> None:
    for _person, sheet in one_sheet(store, how):
        store.add_note(store.sheet(sheet).head.visit, "A note")


def void(table: Table, keeper: RecordKeeper, store: RecordStore, how: Four) -> None:
    """A sheet, a visit or a person, perhaps that of the drawing on the table."""
    for person, sheet in one_sheet(store, how):
        which = int(how[1] * 3)
        if which == 0:
            store.void_sheet(sheet, SLIP)
        elif which == 1:
            store.void_visit(store.sheet(sheet).head.visit, SLIP)
        else:
            store.void_person(person.id, SLIP)


def one_sheet(store: RecordStore, how: Four) -> list[tuple[Any, str]]:
    """One sheet that is listed, with whose it is; none where there is none."""
    found = [
        (one.person, head.id)
        for one in store.people()
        for visit in store.visits(one.person.id)
        for head in store.sheets(visit.id)
    ]
    return [found[int(how[2] * len(found))]] if found else []


def look(table: Table, keeper: RecordKeeper, store: RecordStore, how: Four) -> None:
    """What the window says is saved is what the library holds."""
    keeper.settle()
    following, document = keeper.following, table.window.session.document
    known = following.person and following.saved and table.sheet
    if known and store.sheet(table.sheet).text != text_of(document):
        raise BrokenError("what is called saved is not what the library holds")
    if store.damage():
        raise BrokenError(f"the library is damaged: {store.damage()}")


def records_sheet(table: Table, how: Four) -> None:
    """The sheet of people and visits, with whatever is pressed in it."""
    table.how = how
    made = table.window.actions_by_id["records"]
    if made.isVisible() and made.isEnabled():
        made.trigger()


def used(table: Table, sheet: QDialog) -> None:
    """Type, choose a line, press a button: what a person might do before the sheet is closed."""
    if not isinstance(sheet, RecordsSheet):
        return
    a, b, c, d = table.how
    sheet.show()
    for line in sheet.findChildren(QLineEdit):
        line.setText(WORDS[int(a * len(WORDS))])
    for tree in sheet.findChildren(QTreeWidget):
        lines = tree.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive)
        if lines:
            tree.setCurrentItem(lines[int(b * len(lines))])
    buttons = [one for one in sheet.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    for chance in (c, d):
        if buttons:
            button = buttons[int(chance * len(buttons))]
            if button.isVisible() and button.isEnabled():
                button.click()
    table.sheet = ""  # the drawing on the table may be another now
    sheet.close()
