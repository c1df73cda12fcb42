"""The drawings of the library, under the pseudonyms it shows: no name and no note is read out, and nothing is written."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.batch import UNKNOWN_AGE, Row
from bodymap.cohort.choir_rows import SEXES
from bodymap.cohort.drawn_row import drawn_row
from bodymap.cohort.tally import Tally
from bodymap.drawing.pain_drawing import FIGURE
from bodymap.files.problems import BodymapError
from bodymap.language import tr
from bodymap.records.document import Document
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.store.lock import FileLock, LockedByOtherError
from bodymap.records.store.opening import open_with_key
from bodymap.records.store.place import LibraryPlace
from bodymap.records.store.reads import Reads
from bodymap.records.store.values import NOT_SAID, Person, Visit

ONLY_READ = "it is only read here"


def library_rows(
    atlas: Atlas, place: LibraryPlace, key: LibraryKey, tally: Tally
) -> Iterator[tuple[Row, float]]:
    """Every drawing that holds, and the share of all that is read by then, 0-1. Raises BodymapError when the library cannot be read."""
    store = open_with_key(place, key, backup=False, take_lock=_not_taken)
    try:
        people = store.people()
        for number, listed in enumerate(people, start=1):
            for row in _of_person(atlas, store, listed.person, tally):
                yield row, number / len(people)
    finally:
        store.close()


def _of_person(atlas: Atlas, store: Reads, person: Person, tally: Tally) -> Iterator[Row]:
    """The drawings of one person, the first first."""
    sheets = [(visit, head) for visit in reversed(store.visits(person.id)) for head in store.sheets(visit.id)]
    for number, (visit, head) in enumerate(sheets, start=1):
        name = f"{person.pseudonym}, drawing {number}"
        facts = {"id": name, "person": person.pseudonym, "kind": "library"}
        try:
            row = document_row(atlas, store.sheet(head.id).document(), tally, facts)
        except BodymapError as problem:
            tally.fault(BodymapError(problem.sentence, name))
            continue
        if row is not None:
            yield _with_age(row, person, visit)


def _not_taken(path: Path) -> FileLock:
    raise LockedByOtherError(ONLY_READ, path)


def _with_age(row: Row, person: Person, visit: Visit) -> Row:
    if row["age"] != UNKNOWN_AGE or person.birth_year == NOT_SAID:
        return row
    return {**row, "age": max(visit.date.year - person.birth_year, 0)}


def document_row(atlas: Atlas, document: Document, tally: Tally, facts: Mapping[str, object]) -> Row | None:
    """A document as a row; None, and counted, when nothing is painted. Raises BodymapError for another figure."""
    if document.drawing.figure != FIGURE:
        raise BodymapError(tr("it was painted on another figure; expected ours"))
    if not document.drawing.marks:
        tally.empty += 1
        return None
    patient = document.examination.patient
    age = UNKNOWN_AGE if patient.age is None else patient.age
    return drawn_row(
        atlas, document.drawing, {"sex": SEXES.get(patient.sex.lower(), ""), "age": age, **facts}
    )
