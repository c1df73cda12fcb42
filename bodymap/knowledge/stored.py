"""The knowledge as it is built: one JSON file, read at start in a few milliseconds, without YAML and its checks.

It carries the fingerprint of the files it was made from; where that does not fit, those files are read instead.
"""

import json
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from bodymap.data import data_folder
from bodymap.files.plain import plain, print_of, reader
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.language import ENGLISH, in_english, spoken, tr

FOLDER = Path(__file__).parent
NAME = "knowledge.json"
FORMAT = 1
"""Counts up when the way of storing changes."""


def open_library() -> Library:
    """The knowledge shipped with bodymap, in the language spoken. Raises BodymapError when its files are unsound."""
    return _library_in(spoken().code)


@contextmanager
def library_in_english(library: Library) -> Generator[Library]:
    """The knowledge for what other programs read: this library where English is spoken, else the English one.

    Inside, every text is said in English.
    """
    english = spoken() is ENGLISH
    with in_english():
        yield library if english else open_library()


@cache
def _library_in(code: str) -> Library:
    """By language: what is remembered of a library never tells of another language."""
    library = stored_library() or _read()
    if code == ENGLISH.code:
        return library
    from bodymap.knowledge.translated import translated

    return translated(library, tr)


def stored_library() -> Library | None:
    """The built knowledge of exactly these sources; None when there is none, or it is damaged."""
    try:
        text = (data_folder("assets") / "built" / NAME).read_text("utf-8")
        return from_json(text) if sources() in text[:100] else None
    except (OSError, LookupError, TypeError, ValueError):
        return None


def build_library() -> Path:
    """Read the knowledge files and write what they say to assets/built. Raises BodymapError."""
    path = data_folder("assets") / "built" / NAME
    try:
        path.write_text(to_json(_read(), sources()), "utf-8", newline="\n")
    except OSError as error:
        raise BodymapError(f"the built knowledge could not be written: {error.strerror}", path) from error
    return path


def to_json(library: Library, sources: str) -> str:
    """One JSON text: the fingerprint of the sources, then the library, one of its parts a line."""
    parts = ",\n".join(json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in plain(library))
    return f'{{"sources":"{sources}","library":[\n{parts}\n]}}\n'


def from_json(text: str) -> Library:
    """The inverse of to_json. Raises LookupError, TypeError or ValueError for anything else."""
    tree: dict[str, Any] = json.loads(text)
    read = reader(Library)
    library = read(tree["library"]) if read is not None else None
    if not isinstance(library, Library):
        raise TypeError("no library")
    return library


def sources() -> str:
    """The fingerprint of the knowledge files and of the code that gives them their form."""
    code = (
        FOLDER / name
        for name in ("library.py", "loading.py", "rules.py", "_rules_schema.py", "vocabulary.py")
    )
    files = (path for path in FOLDER.glob("*.yaml") if not path.name.startswith("patient_words"))
    return print_of([*files, *code], FOLDER, f"bodymap knowledge {FORMAT}")


def _read() -> Library:
    from bodymap.knowledge.loading import read_library  # with YAML and pydantic, which the start does without

    return read_library(FOLDER)
