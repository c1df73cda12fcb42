"""What came in and what did not: counted, the first faults kept with file and line, nothing fatal."""

from collections import Counter
from dataclasses import dataclass, field

from bodymap.files.problems import BodymapError, Place
from bodymap.language import grouped, tr, tr_later

KEPT = 20
"""Faults that are told one by one; the rest is counted."""


@dataclass(slots=True)
class Tally:
    """Grows while sources are read.

    faults: the first ones, as sentences with their place. faulty: how many there were. notes: things to know that cost no drawing, and
    how often each occurred. kept: how many faults are told one by one.
    """

    read: int = 0
    faulty: int = 0
    empty: int = 0
    faults: list[str] = field(default_factory=list[str])
    notes: Counter[str] = field(default_factory=Counter[str])
    kept: int = KEPT

    def fault(self, problem: BodymapError | str, place: Place | None = None) -> None:
        """Something that could not be read and was left out."""
        self.faulty += 1
        if len(self.faults) < self.kept:
            self.faults.append(str(problem if place is None else BodymapError(str(problem), place)))

    def lines(self) -> tuple[str, ...]:
        """For the person, the count last."""
        more = self.faulty - len(self.faults)
        return (
            *(tr("Left out: {fault}", fault=fault) for fault in self.faults),
            *((tr("Left out: {number} more, not listed", number=grouped(more)),) if more > 0 else ()),
            *self.note_lines(),
            f"{'; '.join(self.counts())}.",
        )

    def note_lines(self) -> tuple[str, ...]:
        """What there is to know that cost no drawing."""
        return tuple(
            tr("Note: {note} ({times} times)", note=note, times=grouped(times)) if times > 1 else tr("Note: {note}", note=note)
            for note, times in self.notes.items()
        )

    def counts(self) -> tuple[str, ...]:
        """How many were read, and how many were not and why."""
        return (
            tr("{number} drawings read", number=grouped(self.read)),
            *([tr(EMPTY, number=grouped(self.empty))] if self.empty else ()),
            *([tr("{number} left out as faulty", number=grouped(self.faulty))] if self.faulty else ()),
        )


EMPTY = tr_later(
    "{number} left out: nothing is marked, and not marked is not the same as no pain"
)
