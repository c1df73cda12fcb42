"""The language of this run, and how a text is said in it.

Texts are written in English where they are used, `tr("Undo {step}", step=name)`, as everybody does who works with
gettext; the catalogues are PO files a person edits (assets/languages), read as the MO files built from them. The language is the
one thing here that is neither passed on nor kept in a value: a text is made in a thousand places, and whoever reads it has one language.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

MISSING = " [English]"
"""What stands behind a text that a whole language lacks."""


@dataclass(frozen=True, slots=True)
class Language:
    """code: as in BCP 47; name: what its speakers call it; whole: the whole program speaks it, else only the pages
    for the patient and the warnings; right_to_left: its letters run so (the body is never mirrored).
    """

    code: str
    name: str
    whole: bool = False
    right_to_left: bool = False


ENGLISH = Language("en", "English", whole=True)
PSEUDO = Language("zz", "[Ŧĕśţ]", whole=True)
"""No language: every text longer, accented and in brackets, so that one that is not said, or cut off, is seen."""
LANGUAGES = {
    one.code: one
    for one in (
        ENGLISH,
        Language("fr", "Français", whole=True),
        Language("es", "Español"),
        Language("de", "Deutsch"),
        Language("pt", "Português"),
        Language("ar", "العربية", right_to_left=True),
    )
}
"""In the order in which they are offered."""


COMMAS = ("en", "zz")
"""Languages that part thousands with a comma, and fractions with a point."""
NARROW = "\u202f"
"""A narrow space at which no line breaks."""
LONGER, WORD = 0.25, 6
"""Signs that the pseudo-language puts behind each of a text, with brackets and accents some 40 % more width; and how many
of them make a word, so that lines break.
"""


class Catalogue(Protocol):
    """What a language says; gettext's own class is one."""

    def gettext(self, message: str, /) -> str: ...
    def pgettext(self, context: str, message: str, /) -> str: ...
    def ngettext(self, one: str, many: str, n: int, /) -> str: ...


class _Spoken:
    """The language spoken now, and its catalogue."""

    def __init__(self) -> None:
        self.language = ENGLISH
        self.catalogue: Catalogue | None = None


_spoken = _Spoken()
_interchange: ContextVar[bool] = ContextVar("interchange", default=False)


def spoken() -> Language:
    """The language spoken now."""
    return ENGLISH if _interchange.get() else _spoken.language


@contextmanager
def in_english() -> Generator[None]:
    """Inside, this thread says every text in English: what other programs read is the same in every language."""
    before = _interchange.set(True)
    try:
        yield
    finally:
        _interchange.reset(before)


def speak(code: str) -> Language:
    """From now on every text is said in this language. Raises KeyError for one that is not known.

    Whatever was said before stays as it was: a window has to be made anew.
    """
    language = PSEUDO if code == PSEUDO.code else LANGUAGES[code]
    _spoken.language, _spoken.catalogue = language, _catalogue(language)
    return language


def tr_later(text: str) -> str:
    """A text of a table at the top of a module: found by the tool that collects texts, said where it is used."""
    return text


def tr_as_later(context: str, text: str) -> str:
    """The same for an English word with several meanings, which is said with `tr_as` and this context."""
    return text


def tr(text: str, /, **parts: object) -> str:
    """The text in the language spoken, with the parts put in. An empty text stays empty."""
    catalogue = _speaking()
    said = text if catalogue is None or not text else _or_english(catalogue.gettext(text), text)
    return said.format(**parts) if parts else said


def tr_as(context: str, text: str, /, **parts: object) -> str:
    """The same for an English word with several meanings; context: which one ("a side of the body")."""
    catalogue = _speaking()
    said = text if catalogue is None or not text else _or_english(catalogue.pgettext(context, text), text)
    return said.format(**parts) if parts else said


def tr_count(one: str, many: str, count: int, /, **parts: object) -> str:
    """A text that depends on a number, which is put in as {count}."""
    catalogue = _speaking()
    english = one if count == 1 else many
    said = english if catalogue is None else _or_english(catalogue.ngettext(one, many, count), english)
    return said.format(count=count, **parts)


def said_or_none(text: str) -> str | None:
    """The text in the language spoken; None where it lacks it."""
    catalogue = _speaking()
    if catalogue is None:
        return text
    said = catalogue.gettext(text)
    return said if said != text else None


def said_if_ours(text: str) -> str:
    """The text in the language spoken; as it stands where the catalogue lacks it, as what came with a file."""
    return said_or_none(text) or text


def decimal(value: float, digits: int) -> str:
    """A number with so many digits behind the mark that the language spoken writes."""
    return _marked(f"{value:.{digits}f}")


def shortest(value: float, sign: str = "") -> str:
    """A number without digits that say nothing, and its mark; sign: "+" to write it for positive ones too."""
    return _marked(f"{value:{sign}g}")


def grouped(number: int) -> str:
    """A whole number in threes: 12,500 in English; a narrow space where a comma would be read as the mark of a fraction."""
    written = f"{number:,}"
    return written if spoken().code in COMMAS else written.replace(",", NARROW)


def _marked(written: str) -> str:
    return written if spoken().code in COMMAS else written.replace(".", ",")


def listed(items: Iterable[str], most: int = 99) -> str:
    """`a`, `a and b`, `a, b and c`; with semicolons where a name holds a comma; `a, b and 3 more places` past `most`."""
    words = list(dict.fromkeys(items))
    if len(words) > most:
        left = len(words) - most + 1
        words = [*words[: most - 1], tr_count("{count} more place", "{count} more places", left)]
    if len(words) < 2:
        return "".join(words)
    if any("," in word for word in words):
        some = reduce(lambda one, more: tr("{some}; {more}", some=one, more=more), words[:-1])
        return tr("{some}; and {last}", some=some, last=words[-1])
    return tr("{some} and {last}", some=", ".join(words[:-1]), last=words[-1])


def with_colon(what: str, value: str) -> str:
    """`Left: fits well`, with the room before the colon that the language spoken leaves."""
    return tr("{what}: {value}", what=what, value=value)


def catalogue_path(code: str) -> Path:
    """The file a language is read from."""
    from bodymap.data import data_folder

    return data_folder("assets") / "built" / "languages" / f"{code}.mo"


def _speaking() -> Catalogue | None:
    """The catalogue of now; None = English as it stands."""
    catalogue = _spoken.catalogue
    return None if catalogue is None or _interchange.get() else catalogue


def _catalogue(language: Language) -> Catalogue | None:
    if language is ENGLISH:
        return None
    if language is PSEUDO:
        return _Pseudo()
    from gettext import GNUTranslations, NullTranslations  # English does without

    try:
        with catalogue_path(language.code).open("rb") as file:
            return GNUTranslations(file)
    except OSError:
        return NullTranslations()  # the program goes on, in English


def _or_english(said: str, english: str) -> str:
    """What was said; English where that is all there is, and told as such where everything should be said."""
    if said is english and _spoken.language.whole and any(map(str.isalpha, english)):
        return english + MISSING
    return said


class _Pseudo:
    """Says every text so that it is seen whether it was said, and whether there is room for a longer one."""

    _accents = str.maketrans("aceinouyACEINOUY", "âçéîñöüýÂÇÉÎÑÖÜÝ")

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{[^}]*\}|&\w|<[^>]*>)", message)
        dyed = "".join(p if n % 2 else p.translate(self._accents) for n, p in enumerate(parts))
        more = "~" * round(len(message) * LONGER)
        words = " ".join(more[at : at + WORD] for at in range(0, len(more), WORD))
        return f"[{dyed}{' ' if ' ' in message.strip() else ''}{words}]"

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)
