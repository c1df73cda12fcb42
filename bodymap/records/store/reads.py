"""What can be asked of a library, whether it may be written or not."""

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.store import rows
from bodymap.records.store.connection import Connection, SqlError, damage, user_version
from bodymap.records.store.faults import SHAKY, code_of, told
from bodymap.records.store.place import EXCHANGED, FileIdentity, identity_of
from bodymap.records.store.rows import DamagedRowError, Row
from bodymap.records.store.searching import meant
from bodymap.records.store.values import (
    NO_VISIT,
    Change,
    Counts,
    ListedPerson,
    Note,
    Person,
    Sheet,
    SheetHead,
    StoredReading,
    Visit,
)

T = TypeVar("T")
NO_SUCH = tr_later("there is no such entry in the library; perhaps another window shows an older list")
CLOSED = tr_later("the library is closed; expected it to be opened again first")


class Reads:
    """One open library file. One thread at a time is let in; the others wait.

    Every method raises BodymapError with one sentence: the file is gone, a page is damaged, the disk reports a fault.
    """

    def __init__(self, path: Path, connect: Callable[[], Connection]) -> None:
        """connect: opens the file; called again after a fault that makes a connection doubtful."""
        self.path = path
        self._connect = connect
        self._identity: FileIdentity = identity_of(path)
        self._connections: list[Connection] = [connect()]
        self._closed = False
        self._turn = threading.RLock()

    # What is in it

    def people(self, voided: bool = False) -> tuple[ListedPerson, ...]:
        """Everybody, by pseudonym; voided: those too who were taken back."""
        return self._all(f"{rows.LISTED} WHERE voided_at = '' OR ? ORDER BY pseudonym", (voided,), _listed)

    def person(self, person: str) -> Person:
        """By id."""
        return self._one(f"{rows.SELECT['person']} WHERE id = ?", (person,), rows.person_of)

    def search(self, words: str) -> tuple[ListedPerson, ...]:
        """People in whose pseudonym, name, birth year or notes every word stands; what was voided is not searched."""
        visits = self._all(f"{rows.SELECT['visit']} WHERE voided_at = ''", (), rows.visit_of)
        whose = {visit.id: visit.person for visit in visits}
        notes: dict[str, list[str]] = {}
        for note in self._all(f"{rows.SELECT['note']} WHERE voided_at = ''", (), rows.note_of):
            notes.setdefault(whose.get(note.visit, ""), []).append(note.text)
        return tuple(one for one in self.people() if meant(one.person, notes.get(one.person.id, ()), words))

    def visits(self, person: str, voided: bool = False) -> tuple[Visit, ...]:
        """The visits of a person, the newest first."""
        sql = f"{rows.SELECT['visit']} WHERE person = ? AND (voided_at = '' OR ?) ORDER BY date DESC, made_at DESC, rowid DESC"
        return self._all(sql, (person, voided), rows.visit_of)

    def each_visit(self, person: str) -> tuple[Visit | BodymapError, ...]:
        """The visits of a person that hold, the oldest first; a damaged one is a fault in its place, and hides no other."""
        sql = f"{rows.SELECT['visit']} WHERE person = ? AND voided_at = '' ORDER BY date, made_at, rowid"
        return self._each(sql, (person,), rows.visit_of)

    def each_sheet(self, visit: str) -> tuple[SheetHead | BodymapError, ...]:
        """What was drawn at a visit and holds, the first first; a damaged one is a fault in its place, and hides no other."""
        sql = f"{rows.SELECT['sheet']} WHERE visit = ? AND voided_at = '' ORDER BY made_at, rowid"
        return self._each(sql, (visit,), rows.head_of)

    def visit(self, visit: str) -> Visit:
        """By id."""
        return self._one(f"{rows.SELECT['visit']} WHERE id = ?", (visit,), rows.visit_of)

    def sheets(self, visit: str, voided: bool = False) -> tuple[SheetHead, ...]:
        """What was drawn at a visit, the first first, without the drawings themselves."""
        sql = f"{rows.SELECT['sheet']} WHERE visit = ? AND (voided_at = '' OR ?) ORDER BY made_at, rowid"
        return self._all(sql, (visit, voided), rows.head_of)

    def sheet(self, sheet: str) -> Sheet:
        """By id, with its drawing."""
        return self._one(f"{rows.SELECT['sheet']} WHERE id = ?", (sheet,), rows.sheet_of)

    def notes(self, visit: str, voided: bool = False) -> tuple[Note, ...]:
        """What the clinician wrote about a visit, the first first."""
        sql = f"{rows.SELECT['note']} WHERE visit = ? AND (voided_at = '' OR ?) ORDER BY at, rowid"
        return self._all(sql, (visit, voided), rows.note_of)

    def readings(self, sheet: str, voided: bool = False) -> tuple[StoredReading, ...]:
        """What the program said about a sheet, the first first."""
        sql = f"{rows.SELECT['reading']} WHERE sheet = ? AND (voided_at = '' OR ?) ORDER BY at, rowid"
        return self._all(sql, (sheet, voided), rows.reading_of)

    def changes(self, entry: str) -> tuple[Change, ...]:
        """What was corrected about a person or visit, the first first."""
        return self._all(f"{rows.SELECT['change']} WHERE entry = ? ORDER BY number", (entry,), rows.change_of)

    def counts(self) -> Counts:
        """How much there is of everything."""
        return self._one(rows.COUNTS, (), lambda row: Counts(*row))

    # About the file

    def about(self, name: str) -> str:
        """A fact about the library: `changes` (how often it was written), `second_place`; "" when it has none."""
        found = self._all("SELECT value FROM about WHERE name = ?", (name,), lambda row: str(row[0]))
        return found[0] if found else ""

    def format(self) -> int:
        """The number of its format."""
        with self.asking() as connection:
            return user_version(connection)

    def damage(self) -> tuple[str, ...]:
        """Every fault of the file: changed pages, broken order, rows that belong to nothing or hold something else than
        was written. Reads all of it.
        """
        with self.asking() as connection:
            return damage(connection) or rows.damaged(connection)

    def close(self) -> None:
        """Close the file; every later call is refused."""
        with self._turn:
            self._closed = True
            self._leave()

    # How it is asked

    def _all(self, sql: str, values: Sequence[object], made: Callable[[Row], T]) -> tuple[T, ...]:
        with self.asking() as connection:
            return tuple(made(row) for row in connection.execute(sql, values).fetchall())

    def _each(
        self, sql: str, values: Sequence[object], made: Callable[[Row], T]
    ) -> tuple[T | BodymapError, ...]:
        with self.asking() as connection:
            found = connection.execute(sql, values).fetchall()
        return tuple(_or_fault(made, row) for row in found)

    def _one(self, sql: str, values: Sequence[object], made: Callable[[Row], T]) -> T:
        found = self._all(sql, values, made)
        if not found:
            raise BodymapError(tr(NO_SUCH))
        return found[0]

    @contextmanager
    def asking(self) -> Generator[Connection]:
        """The connection, for one thread, while the file is the one that was opened. For modules of the store."""
        with self._turn:
            if self._closed:
                raise BodymapError(tr(CLOSED))
            if identity_of(self.path) != self._identity:
                raise BodymapError(tr(EXCHANGED), self.path)
            try:
                if not self._connections:
                    self._connections.append(self._connect())
                yield self._connections[0]
            except SqlError as error:
                if code_of(error) in SHAKY:
                    self._leave()
                raise told(error, self.path) from error
            except DamagedRowError as error:
                self._leave()
                raise BodymapError(error.sentence, self.path) from None

    def _leave(self) -> None:
        while self._connections:
            self._connections.pop().close()


class ReadOnlyStore(Reads):
    """A library that is only read; it has no method that writes.

    why: one sentence for the person: another window has it, the disk can only be read, or the format is newer.
    """

    def __init__(self, path: Path, connect: Callable[[], Connection], why: str) -> None:
        super().__init__(path, connect)
        self.why = why


def _or_fault(made: Callable[[Row], T], row: Row) -> T | BodymapError:
    try:
        return made(row)
    except DamagedRowError as fault:
        return BodymapError(fault.sentence)


def _listed(row: Row) -> ListedPerson:
    visits, last = row[-2:]
    return ListedPerson(rows.person_of(row), visits, date.fromisoformat(last) if last else NO_VISIT)
