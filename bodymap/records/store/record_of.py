"""The record of one person as a row of sheets through time: what cannot be read stands in its place and hides nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bodymap.files.problems import BodymapError
from bodymap.language import tr
from bodymap.records.store.reads import Reads
from bodymap.records.store.values import NO_VISIT, NOT_KEPT, SheetHead, Visit


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """A place in the record. day: of the visit, NO_VISIT where the visit is damaged; head: None where nothing was drawn at the
    visit, or what was drawn is damaged; fault: what is wrong, "" = nothing.
    """

    day: date
    visit: str = NOT_KEPT
    head: SheetHead | None = None
    fault: str = ""


def record_of(store: Reads, person: str) -> tuple[KeptSheet, ...]:
    """Everything of a person that holds, the oldest first. Raises BodymapError where the library cannot be read at all."""
    return tuple(place for visit in store.each_visit(person) for place in _of_visit(store, visit))


def _of_visit(store: Reads, visit: Visit | BodymapError) -> Iterator[KeptSheet]:
    if isinstance(visit, BodymapError):
        yield KeptSheet(NO_VISIT, fault=tr("This visit is damaged: {sentence}.", sentence=visit.sentence))
        return
    heads = store.each_sheet(visit.id)
    if not heads:
        yield KeptSheet(visit.date, visit.id)
    for head in heads:
        if isinstance(head, BodymapError):
            yield KeptSheet(
                visit.date, visit.id, fault=tr("This drawing is damaged: {sentence}.", sentence=head.sentence)
            )
        else:
            yield KeptSheet(visit.date, visit.id, head)
