"""What the library keeps, as values: people, their visits, the sheets drawn, notes, readings, and what was corrected.

Nothing is deleted in silence. What turned out wrong is voided: it stays, with who said so, when and why.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bodymap.files.bounded import read_json
from bodymap.language import tr
from bodymap.records.document import Document
from bodymap.records.versions import Versions

NOT_SAID = 0
"""A birth year that was not said."""
NO_VISIT = date.min
"""The date of the last visit of somebody who has none."""
NOT_KEPT = ""
"""The id of what is not in the library."""


class Author(StrEnum):
    """Whose hand drew a sheet or wrote a note."""

    PATIENT = "patient"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class Voiding:
    """Who took something back, when (UTC, ISO) and why; all "" while it holds."""

    at: str = ""
    who: str = ""
    why: str = ""

    def __bool__(self) -> bool:
        return bool(self.at)


HOLDS = Voiding()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who draws. pseudonym: unique, what is shown; name: "" when it is not to be kept; version: counts changes."""

    id: str
    pseudonym: str
    name: str = ""
    birth_year: int = NOT_SAID
    version: int = 1
    voiding: Voiding = HOLDS


@dataclass(frozen=True, slots=True)
class Visit:
    """One meeting with a person."""

    id: str
    person: str
    date: date
    version: int = 1
    voiding: Voiding = HOLDS


@dataclass(frozen=True, slots=True)
class SheetHead:
    """All about a drawing but the drawing.

    version: counts savings; saved_at: of the newest, UTC, ISO. copy_of: the sheet it was put beside instead of over, or
    that it corrects.
    """

    id: str
    visit: str
    author: Author
    version: int
    saved_at: str
    copy_of: str = NOT_KEPT
    voiding: Voiding = HOLDS


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing with its examination. text: what a `.bodymap` file of it holds."""

    head: SheetHead
    text: str

    def document(self) -> Document:
        """The document it stands for, checked like any file. Raises BodymapError."""
        from bodymap.records.drawing_file import document_of  # its checks are not needed to list sheets

        return document_of(read_json(self.text, name=tr("the sheet")))


@dataclass(frozen=True, slots=True)
class Note:
    """What the clinician wrote about a visit; at: UTC, ISO. Never changed: a correction voids it and adds another."""

    id: str
    visit: str
    text: str
    at: str
    voiding: Voiding = HOLDS


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What the program said about a sheet, then; summary: JSON text as the caller gave it.

    version: of the sheet that was read; made_from: program, figure, maps and knowledge it was made with.
    """

    id: str
    sheet: str
    version: int
    at: str
    summary: str
    made_from: Versions
    voiding: Voiding = HOLDS


@dataclass(frozen=True, slots=True)
class Change:
    """A corrected entry of a person or visit: which field, what it was, what it is, who said so and why."""

    at: str
    who: str
    why: str
    entry: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person in a list: how many visits hold, and when the last was (NO_VISIT when there is none)."""

    person: Person
    visits: int
    last: date


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of everything, voided or not."""

    people: int
    visits: int
    sheets: int
    notes: int
    readings: int
