"""PO files in step with the program, and the MO files built from them, by Babel."""

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from bodymap import __version__
from bodymap.language import ENGLISH, LANGUAGES, catalogue_path
from tests.languages.texts import ROOT, Text, texts_of

FOLDER = ROOT / "assets" / "languages"
CODES = tuple(code for code in LANGUAGES if code != ENGLISH.code)
HEAD = "# {name} for bodymap, part: {part}. Written by `python -m tests.languages`; a person writes what stands at msgstr."
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "pt": "nplurals=2; plural=(n != 1);",
}
"""Without the form for whole millions that Babel's rules know; others as there."""
NO_BREAK = "\N{NO-BREAK SPACE}"
_BEFORE_SIGN = re.compile(" (?=[?!;:%»])")
Said = str | list[str] | tuple[str, ...]
DAY = datetime(2026, 11, 27, tzinfo=UTC)  # a date that changed with every run would change every file


def read(code: str, part: str) -> Catalog:
    """What a language says in one part; empty where there is no file yet."""
    path = path_of(code, part)
    if not path.exists():
        return _empty(code, part)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def path_of(code: str, part: str) -> Path:
    return FOLDER / code / f"{part}.po"


def stepped(code: str, part: str, texts: tuple[Text, ...], old: Catalog) -> Catalog:
    """The catalogue of exactly these texts, with what the old one says for them."""
    new = _empty(code, part)
    for one in texts:
        key = (one.text, one.many) if one.many else one.text
        known = old.get(one.text, one.context or None)
        said = known.string if known is not None and bool(known.pluralizable) == bool(one.many) else ""
        new.add(key, said or None, auto_comments=[one.where], context=one.context or None)
    return new


def po_text(catalogue: Catalog) -> str:
    """A catalogue as the text of its file."""
    out = BytesIO()
    write_po(out, catalogue, width=120, no_location=True, ignore_obsolete=True)
    return out.getvalue().decode()


def mo_bytes(code: str) -> bytes:
    """All parts of a language as one file for gettext; what is not translated is not in it."""
    whole = _empty(code, "all")
    for part in texts_of(code):
        for message in read(code, part):
            if message.id and message.string is not None and said(message.string):
                whole.add(message.id, spaced(code, message.string), context=message.context)
    out = BytesIO()
    write_mo(out, whole)
    return out.getvalue()


def spaced(code: str, string: Said) -> Said:
    """French keeps its signs on the line of their word: the room before them does not break. Files keep plain spaces."""
    if code != "fr":
        return string
    if not isinstance(string, str):
        return tuple(_unbroken(one) for one in string)
    return _unbroken(string)


def _unbroken(text: str) -> str:
    return _BEFORE_SIGN.sub(NO_BREAK, text).replace("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK} ", f"«{NO_BREAK}")


def said(string: object) -> bool:
    """Whether a translation is there, in all its forms."""
    return all(string) if isinstance(string, (tuple, list)) else bool(string)  # pyright: ignore[reportUnknownArgumentType]


def missing(code: str) -> dict[str, int]:
    """By part, how many texts are not translated."""
    found = {}
    for part, texts in texts_of(code).items():
        old = read(code, part)
        known = {
            (m.context or "", m.id[0] if isinstance(m.id, tuple) else m.id) for m in old if said(m.string)
        }
        found[part] = sum((one.context, one.text) not in known for one in texts)
    return found


def update(code: str) -> None:
    """Write the files of a language anew; parts that are no more go."""
    parts = texts_of(code)
    (FOLDER / code).mkdir(parents=True, exist_ok=True)
    for part, texts in parts.items():
        path_of(code, part).write_text(po_text(stepped(code, part, texts, read(code, part))), "utf-8")
    for path in (FOLDER / code).glob("*.po"):
        if path.stem not in parts:
            path.unlink()
    built = catalogue_path(code)
    built.parent.mkdir(parents=True, exist_ok=True)
    built.write_bytes(mo_bytes(code))


def _empty(code: str, part: str) -> Catalog:
    head = HEAD.format(name=LANGUAGES[code].name, part=part)
    made = Catalog(
        locale=code,
        project="bodymap",
        version=__version__,
        header_comment=head,
        creation_date=DAY,
        revision_date=DAY,
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        fuzzy=False,
    )
    if code in PLURALS:
        made.mime_headers = [("Plural-Forms", PLURALS[code])]
    return made
