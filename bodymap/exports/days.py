"""The day a page was made and the day of the drawing on it, told apart: an old drawing is never taken for one of today."""

from dataclasses import dataclass
from datetime import date

from bodymap.language import tr, tr_as, tr_as_later, tr_count, tr_later
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
            return tr("Printed on {day}", day=day_words(self.printed))
        if self.drawn == self.printed:
            return tr("Drawn and printed on {day}", day=day_words(self.printed))
        days = {"drawn": day_words(self.drawn), "printed": day_words(self.printed)}
        if self._age <= 0:
            return tr("Drawn on {drawn}, printed on {printed}", **days)
        return tr_count(
            "Drawn on {drawn}, printed on {printed}, {count} day later",
            "Drawn on {drawn}, printed on {printed}, {count} days later",
            self._age,
            **days,
        )

    @property
    def note_words(self) -> str:
        """The same for a note, whose head tells when it was written."""
        if self.drawn is None:
            return tr(UNDATED)
        if self.drawn == self.printed:
            return tr("Drawn on the same day, {day}", day=day_words(self.drawn))
        days = {"drawn": day_words(self.drawn), "written": day_words(self.printed)}
        if self._age <= 0:
            return tr("Drawn on {drawn}; this note was written on {written}", **days)
        return tr_count(
            "Drawn on {drawn}; this note was written on {written}, {count} day later",
            "Drawn on {drawn}; this note was written on {written}, {count} days later",
            self._age,
            **days,
        )

    @property
    def _age(self) -> int:
        """Days from the drawing to the page."""
        return (self.printed - self.drawn).days if self.drawn is not None else 0


_MONTHS = (
    tr_as_later("month, short", "Jan"),
    tr_as_later("month, short", "Feb"),
    tr_as_later("month, short", "Mar"),
    tr_as_later("month, short", "Apr"),
    tr_as_later("month, short", "May"),
    tr_as_later("month, short", "Jun"),
    tr_as_later("month, short", "Jul"),
    tr_as_later("month, short", "Aug"),
    tr_as_later("month, short", "Sep"),
    tr_as_later("month, short", "Oct"),
    tr_as_later("month, short", "Nov"),
    tr_as_later("month, short", "Dec"),
)


def short_day(day: date) -> str:
    """`03 Nov 2026`, for a narrow column."""
    month = tr_as("month, short", _MONTHS[day.month - 1])
    return f"{day:%d} {month} {day:%Y}"
