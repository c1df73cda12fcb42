"""What came in and what did not: counted, the first faults kept with file and line, nothing fatal."""

from collections import Counter
from dataclasses import dataclass, field

from bodymap.files.problems import BodymapError, Place

KEPT = 20
"""Faults that are told one by one; the rest is counted."""


@dataclass(slots=True)
class Tally:
    """Grows while sources are read.

    faults: the first ones, as sentences with their place. faulty: how many there were. notes: things to know that cost no drawing, and
    how often each occurred.
    """

    read: int = 0
    faulty: int = 0
    empty: int = 0
    faults: list[str] = field(default_factory=list[str])
    notes: Counter[str] = field(default_factory=Counter[str])

    def fault(self, problem: BodymapError | str, place: Place | None = None) -> None:
        """Something that could not be read and was left out."""
        self.faulty += 1
        if len(self.faults) < KEPT:
            self.faults.append(str(problem if place is None else BodymapError(str(problem), place)))

    def lines(self) -> tuple[str, ...]:
        """For the person, the count last."""
        more = self.faulty - len(self.faults)
        counts = [f"{self.read:,} drawings read"]
        counts += [
            f"{self.empty:,} left out: nothing is marked, and not marked is not the same as no pain"
        ] * (self.empty > 0)
        counts += [f"{self.faulty:,} left out as faulty"] * (self.faulty > 0)
        return (
            *(f"Left out: {fault}" for fault in self.faults),
            *((f"Left out: {more:,} more, not listed",) if more > 0 else ()),
            *(
                f"Note: {note}" + (f" ({times:,} times)" if times > 1 else "")
                for note, times in self.notes.items()
            ),
            f"{'; '.join(counts)}.",
        )
