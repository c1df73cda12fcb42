"""Whether somebody is meant by what was typed into the search: every word has to be found, accents and case do not count."""

import unicodedata
from collections.abc import Iterable

from bodymap.records.store.values import NOT_SAID, Person


def plain(text: str) -> str:
    """The text without case and accents: `Façade` is found by `facade`."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def meant(person: Person, notes: Iterable[str], words: str) -> bool:
    """Whether each word stands in the pseudonym, the name, the birth year or a note. No words mean everybody."""
    year = "" if person.birth_year == NOT_SAID else str(person.birth_year)
    searched = plain("\n".join((person.pseudonym, person.name, year, *notes)))
    return all(word in searched for word in plain(words).split())
