"""The day a page was made and the day of the drawing on it, told apart: an old drawing is never taken for one of today."""

from dataclasses import dataclass
from datetime import date

from bodymap.language import tr, tr_later
from bodymap.records.day_words import day_words

UNDATED = tr_later("The day of the drawing is not written down.")


@dataclass(frozen=True, slots=True)
class Days:
    """When a page was printed or written, and when the drawing was made, None where nobody knows."""

    printed: date
    drawn: date | None = None

    @property
    def words(self) -> str:
        """An old drawing says how old it is: it must not be taken for one of today."""
        if self.drawn is None:
            return tr("Printed on {day_words}", day_words=day_words(self.printed))
        if self.drawn == self.printed:
            return tr("Drawn and printed on {day_words}", day_words=day_words(self.printed))
        return tr("Drawn on {day_words}, printed on {day_words2}{later}", day_words=day_words(self.drawn), day_words2=day_words(self.printed), later=self._later)

    @property
    def note_words(self) -> str:
        """The same for a note, whose head tells when it was written."""
        if self.drawn is None:
            return tr(UNDATED)
        if self.drawn == self.printed:
            return tr("Drawn on the same day, {day_words}", day_words=day_words(self.drawn))
        return tr("Drawn on {day_words}; this note was written on {day_words2}{later}", day_words=day_words(self.drawn), day_words2=day_words(self.printed), later=self._later)

    @property
    def _later(self) -> str:
        age = (self.printed - self.drawn).days if self.drawn is not None else 0
        return tr(", {age} day{part} later", age=age, part='' if age == 1 else 's') if age > 0 else ""
