"""The day a page was made and the day of the drawing on it, told apart: an old drawing is never taken for one of today."""

from dataclasses import dataclass
from datetime import date

from bodymap.records.day_words import day_words

UNDATED = "The day of the drawing is not written down."


@dataclass(frozen=True, slots=True)
class Days:
    """When a page was printed or written, and when the drawing was made, None where nobody knows."""

    printed: date
    drawn: date | None = None

    @property
    def words(self) -> str:
        """An old drawing says how old it is: it must not be taken for one of today."""
        if self.drawn is None:
            return f"Printed on {day_words(self.printed)}"
        if self.drawn == self.printed:
            return f"Drawn and printed on {day_words(self.printed)}"
        return f"Drawn on {day_words(self.drawn)}, printed on {day_words(self.printed)}{self._later}"

    @property
    def note_words(self) -> str:
        """The same for a note, whose head tells when it was written."""
        if self.drawn is None:
            return UNDATED
        if self.drawn == self.printed:
            return f"Drawn on the same day, {day_words(self.drawn)}"
        return f"Drawn on {day_words(self.drawn)}; this note was written on {day_words(self.printed)}{self._later}"

    @property
    def _later(self) -> str:
        age = (self.printed - self.drawn).days if self.drawn is not None else 0
        return f", {age} day{'' if age == 1 else 's'} later" if age > 0 else ""
