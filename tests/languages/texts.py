"""Which texts the program says: in the code, in the knowledge, and in the files of maps and samples."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_file

from bodymap.atlas.atlas import open_atlas
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.translated import prose
from bodymap.language import LANGUAGES, speak
from bodymap.records.shipped import shipped_samples
from bodymap.ui.actions import (
    ACTIONS,
    EXAMINATION_KEYS,
    HEADINGS,
    MENUS,
    NAME_KEYS,
    STRENGTH_KEYS,
    map_actions,
)

ROOT = Path(__file__).parents[2]
CODE = ROOT / "bodymap"
KEYWORDS = {"tr": None, "tr_later": None, "tr_as": ((1, "c"), 2), "tr_as_later": ((1, "c"), 2), "tr_count": (1, 2)}
"""Functions whose literals are texts, as Babel writes it: which argument is the text, the context (c), the plural."""
PATIENT_CODE = ("ui/patient", "atlas/levels.py", "drawing/sensation.py", "exports/words.py", "language.py", "reasoning/red_flags.py")
PATIENT_KNOWLEDGE = ("FlagFact.", "FlagQuestion.", "FlagRule.", "Asked.", "Library.", "ZoneFacts.words")
"""What languages say that do not speak the whole program: the pages of the patient and every warning."""


@dataclass(frozen=True, slots=True)
class Text:
    """part: the file it stands in; many: the plural, "" = none; context: "" = none; where: for the translator."""

    part: str
    text: str
    where: str
    many: str = ""
    context: str = ""

    @property
    def braces(self) -> frozenset[str]:
        """The names of the parts that are put in."""
        return braces(self.text) | braces(self.many)


def braces(text: str) -> frozenset[str]:
    """The names in braces of a text, without how they are written."""
    return frozenset(name for name in re.findall(r"\{(\w+)[^}]*\}", text))


@cache
def texts() -> tuple[Text, ...]:
    """Every text once, in the order of the files."""
    speak("en")
    found: dict[tuple[str, str], Text] = {}
    for one in (*_of_code(), *_of_knowledge(), *_of_data(), *_of_tables()):
        found.setdefault((one.context, one.text), one)
    return tuple(found.values())


def patient_texts() -> tuple[Text, ...]:
    """What a language says that does not speak the whole program."""
    known = {text for where, text in prose(open_library()) if where.startswith(PATIENT_KNOWLEDGE)}
    return tuple(one for one in texts() if one.part == "patient" or (not one.context and one.text in known))


def texts_of(code: str) -> dict[str, tuple[Text, ...]]:
    """By part, what the catalogue of a language has to hold."""
    if not LANGUAGES[code].whole:
        return {"patient": patient_texts()}
    parts = dict.fromkeys(one.part for one in texts())
    return {part: tuple(one for one in texts() if one.part == part) for part in parts}


def _of_code() -> Iterator[Text]:
    for path in sorted(CODE.rglob("*.py")):
        inside = path.relative_to(CODE).as_posix()
        part = "patient" if inside.startswith(PATIENT_CODE) else inside.split("/")[0].removesuffix(".py")
        for message in extract_from_file("python", path, keywords=KEYWORDS):
            _line, said, _comments, context = message
            one, many = said if isinstance(said, tuple) else (said, "")
            if one:
                yield Text(part, one, inside, many or "", context or "")


def _of_knowledge() -> Iterator[Text]:
    for where, text in prose(open_library()):
        if text:
            yield Text(_file_of(where), text, where)


def _file_of(where: str) -> str:
    """Files that a person can read through in a day."""
    kind = where.split(".")[0]
    if kind in ("Condition", "UrgencyRule", "Weight", "FindingWeight"):
        return "conditions"
    return "options" if kind == "Option" else "knowledge"


def _of_data() -> Iterator[Text]:
    for one in open_atlas().maps.values():
        for name in ("title", "basis", "notes", "history"):
            if text := getattr(one, name):
                yield Text("maps", text, f"{one.id}: {name}")
    for sample in shipped_samples():
        yield from _of_sample(sample)


def _of_tables() -> Iterator[Text]:
    """Tables of the window whose rows are said where they are shown."""
    for one in (*ACTIONS, *map_actions((("", "", ""), ("", "", "")))):
        for text in filter(None, (one.text, one.about, one.bar, one.group)):
            yield Text("actions", text, f"action {one.id}")
    keys = [text for row in (*EXAMINATION_KEYS, NAME_KEYS, STRENGTH_KEYS) for text in row]
    for text in (*MENUS.values(), *HEADINGS.values(), *keys):
        if any(letter.islower() for letter in text):
            yield Text("actions", text, "menus and keys")


def _of_sample(sample: object) -> Iterator[Text]:
    for name in ("title", "source"):
        if text := getattr(sample, name, ""):
            yield Text("samples", text, f"{getattr(sample, 'id', '')}: {name}")
