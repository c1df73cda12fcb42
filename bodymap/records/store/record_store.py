"""The library open for writing: every call that writes returns when the disk has it, or says in one sentence why not."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.document import Document
from bodymap.records.drawing_file import checked_text_of
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.store.checks import LONGEST_NOTE, birth_year_of, line_of, summary_of, text_of_length
from bodymap.records.store.connection import open_to_write
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.pseudonym import new_pseudonym
from bodymap.records.store.values import (
    NOT_KEPT,
    NOT_SAID,
    Author,
    Note,
    Person,
    SheetHead,
    StoredReading,
    Visit,
)
from bodymap.records.store.writes import (
    SHEET_CONFLICT,
    Clock,
    ConflictError,
    Reason,
    Writes,
    new_id,
    utc_now,
)
from bodymap.records.versions import Versions

TAKEN = tr_later("this pseudonym is taken; expected one that nobody has")


class Releasable(Protocol):
    """A held lock."""

    def release(self) -> None:
        """Give it back."""
        ...


class RecordStore(Writes):
    """The library, open for writing by this window alone.

    remarks: sentences a person should see once, as that a backup could not be made.
    """

    def __init__(
        self,
        place: LibraryPlace,
        key: LibraryKey,
        lock: Releasable,
        clock: Clock = utc_now,
        remarks: Sequence[str] = (),
    ) -> None:
        super().__init__(place.library, lambda: open_to_write(place.library, key), clock)
        self.place = place
        self.key = key
        self.remarks: tuple[str, ...] = tuple(remarks)
        self._lock = lock

    def close(self) -> None:
        """Close the file and let other windows write; the key is forgotten."""
        super().close()
        self.key.drop()
        self._lock.release()

    # People

    def add_person(self, name: str = "", birth_year: int = NOT_SAID, pseudonym: str = "") -> Person:
        """A new person. Without a pseudonym one is made of randomness; the name need not be given."""
        wanted, kept, year = line_of(pseudonym), line_of(name), birth_year_of(birth_year, self._clock().year)
        with self._writing() as connection:
            taken = {str(row[0]) for row in connection.execute("SELECT pseudonym FROM person").fetchall()}
            if wanted in taken:
                raise BodymapError(tr(TAKEN))
            person = Person(new_id(), wanted or new_pseudonym(taken), kept, year)
            values = {
                "id": person.id,
                "pseudonym": person.pseudonym,
                "name": person.name,
                "birth_year": person.birth_year,
                "version": person.version,
                "made_at": self._now(),
            }
            self._insert(connection, "person", values)
        return person

    def change_person(self, person: Person, reason: Reason) -> Person:
        """Store what is different in this value; what it was stays readable in `changes`.

        Raises ConflictError when it was changed since the value was read, BodymapError for a pseudonym that is taken.
        """
        year = birth_year_of(person.birth_year, self._clock().year)
        wanted = {"pseudonym": line_of(person.pseudonym), "name": line_of(person.name), "birth_year": year}
        if not wanted["pseudonym"]:
            raise BodymapError(tr("the pseudonym is empty; expected a word"))
        with self._writing() as connection:
            same = "SELECT count(*) FROM person WHERE pseudonym = ? AND id != ?"
            if connection.execute(same, (wanted["pseudonym"], person.id)).fetchall()[0][0]:
                raise BodymapError(tr(TAKEN))
            self._change(connection, "person", person.id, person.version, wanted, reason)
        return self.person(person.id)

    def void_person(self, person: str, reason: Reason) -> None:
        """Take a person off the lists; everything stays."""
        self._void("person", person, reason)

    # Visits

    def add_visit(self, person: str, day: date) -> Visit:
        """A visit of a person on a day."""
        visit = Visit(new_id(), person, day)
        with self._writing() as connection:
            self._held(connection, "person", person)
            values = {
                "id": visit.id,
                "person": person,
                "date": day.isoformat(),
                "version": visit.version,
                "made_at": self._now(),
            }
            self._insert(connection, "visit", values)
        return visit

    def change_visit(self, visit: Visit, reason: Reason) -> Visit:
        """Store another date, or another person, of a visit. Raises ConflictError."""
        wanted = {"person": visit.person, "date": visit.date.isoformat()}
        with self._writing() as connection:
            self._held(connection, "person", visit.person)
            self._change(connection, "visit", visit.id, visit.version, wanted, reason)
        return self.visit(visit.id)

    def void_visit(self, visit: str, reason: Reason) -> None:
        """Take a visit off the lists; everything stays."""
        self._void("visit", visit, reason)

    # Sheets

    def add_sheet(self, visit: str, author: Author, document: Document, copy_of: str = NOT_KEPT) -> SheetHead:
        """A new sheet. copy_of: the sheet it is put beside, or corrects."""
        text = checked_text_of(document)
        with self._writing() as connection:
            self._held(connection, "visit", visit)
            head = SheetHead(new_id(), visit, author, 1, self._now(), copy_of)
            values = {
                "id": head.id,
                "visit": visit,
                "author": author.value,
                "version": head.version,
                "made_at": head.saved_at,
                "saved_at": head.saved_at,
                "copy_of": copy_of,
                "text": text,
            }
            self._insert(connection, "sheet", values)
        return head

    def save_sheet(self, head: SheetHead, document: Document) -> SheetHead:
        """Save over the version this head is of.

        Raises ConflictError when somebody saved it meanwhile; `save_as_copy` then puts this one beside it.
        """
        text = checked_text_of(document)
        with self._writing() as connection:
            stored = self._held(connection, "sheet", head.id)
            if stored["version"] != head.version:
                raise ConflictError(tr(SHEET_CONFLICT, theirs=stored["version"], ours=head.version))
            now = self._now()
            saved = {"text": text, "saved_at": now, "version": head.version + 1}
            self._update(connection, "sheet", {**stored, **saved})
        return SheetHead(head.id, head.visit, head.author, head.version + 1, now, head.copy_of)

    def save_as_copy(self, head: SheetHead, document: Document) -> SheetHead:
        """Put a drawing beside the sheet it was made from, at the same visit."""
        return self.add_sheet(head.visit, head.author, document, copy_of=head.id)

    def void_sheet(self, sheet: str, reason: Reason) -> None:
        """Take a sheet off the lists; it stays."""
        self._void("sheet", sheet, reason)

    # Notes and readings

    def add_note(self, visit: str, text: str) -> Note:
        """What the clinician writes about a visit; never changed later."""
        clean = text_of_length(text, LONGEST_NOTE)
        with self._writing() as connection:
            self._held(connection, "visit", visit)
            note = Note(new_id(), visit, clean, self._now())
            self._insert(connection, "note", {"id": note.id, "visit": visit, "text": clean, "at": note.at})
        return note

    def void_note(self, note: str, reason: Reason) -> None:
        """Take a note back; it stays readable as such."""
        self._void("note", note, reason)

    def add_reading(self, head: SheetHead, summary: str, made_from: Versions) -> StoredReading:
        """What the program says about this version of a sheet; summary: JSON text; made_from: `versions_in_use()`.

        Raises BodymapError when the summary is no JSON.
        """
        clean = summary_of(summary)
        with self._writing() as connection:
            self._held(connection, "sheet", head.id)
            reading = StoredReading(new_id(), head.id, head.version, self._now(), clean, made_from)
            values = {
                "id": reading.id,
                "sheet": head.id,
                "version": head.version,
                "at": reading.at,
                "summary": clean,
                "program": made_from.program,
                "figure": made_from.figure,
                "figure_print": made_from.figure_print,
                "maps": json.dumps(made_from.maps),
                "knowledge": made_from.knowledge,
            }
            self._insert(connection, "reading", values)
        return reading

    def void_reading(self, reading: str, reason: Reason) -> None:
        """Take a reading back; it stays readable as such."""
        self._void("reading", reading, reason)

    # About the library

    def set_second_place(self, folder: str) -> None:
        """Where backups are kept a second time, as a stick; "" for nowhere."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO about VALUES ('second_place', ?)", (folder,))
