"""What a person may write into the library: no hidden signs, nothing endless, years that can be."""

import json

from bodymap.files.problems import BodymapError
from bodymap.files.text import HIDDEN
from bodymap.language import tr
from bodymap.reasoning.examination import OLDEST
from bodymap.records.store.values import NOT_SAID

LONGEST_LINE = 200
LONGEST_NOTE = 20_000
LONGEST_SUMMARY = 1_000_000
"""Characters."""


def line_of(text: str) -> str:
    """A name in one line, without hidden signs and doubled blanks. Raises BodymapError when it is too long."""
    return text_of_length(" ".join(text.split()), LONGEST_LINE)


def text_of_length(text: str, most: int) -> str:
    """A text without hidden signs. Raises BodymapError when it is longer than `most` characters."""
    clean = HIDDEN.sub("", text)
    if len(clean) > most:
        raise BodymapError(
            tr("the text has {count} characters; expected at most {most}", count=len(clean), most=most)
        )
    return clean


def birth_year_of(year: int, this_year: int) -> int:
    """Raises BodymapError for a year in which nobody alive was born; NOT_SAID is taken."""
    if year != NOT_SAID and not this_year - OLDEST <= year <= this_year:
        raise BodymapError(
            tr(
                "the birth year is {year}; expected {first} to {last}, or none",
                year=year,
                first=this_year - OLDEST,
                last=this_year,
            )
        )
    return year


def reason_of(who: str, why: str) -> tuple[str, str]:
    """Who and why of a correction. Raises BodymapError when one is missing: a correction without either explains nothing."""
    clean = (line_of(who), line_of(why))
    if not all(clean):
        raise BodymapError(
            tr("a correction needs who makes it and why; expected a role or initials, and a reason")
        )
    return clean


def summary_of(text: str) -> str:
    """The summary of a reading. Raises BodymapError when it is no JSON, or endless."""
    clean = text_of_length(text, LONGEST_SUMMARY)
    try:
        json.loads(clean)
    except (ValueError, RecursionError):
        raise BodymapError(tr("the summary of the reading is no JSON; expected JSON text")) from None
    return clean
