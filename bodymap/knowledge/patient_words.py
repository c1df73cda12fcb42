"""The words of the guided screen, read from patient_words.yaml, or that of another language, when that screen is first opened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from bodymap.files.bounded import read_yaml
from bodymap.files.checked import parse
from bodymap.knowledge._row import Name, Row, Text
from bodymap.language import ENGLISH, PSEUDO, spoken, tr

FOLDER = Path(__file__).parent
Plain = Annotated[dict[Name, Text], Field(min_length=1, max_length=400)]


@dataclass(frozen=True, slots=True)
class PlainQuestion:
    """A red-flag fact and how a person is asked for it."""

    fact: str
    text: str


@dataclass(frozen=True, slots=True)
class PatientWords:
    """texts: by what they are for; questions: the red flags in their order; zones: by the id of the zone."""

    texts: Mapping[str, str]
    questions: tuple[PlainQuestion, ...]
    zones: Mapping[str, str]

    def __call__(self, name: str, **parts: object) -> str:
        """The text of this name with the parts put in. Raises KeyError for a name that is not there."""
        return self.texts[name].format(**parts)

    def question(self, fact: str) -> str:
        """How a person is asked for this fact; "" where nobody is."""
        return next((one.text for one in self.questions if one.fact == fact), "")


class _Question(Row):
    fact: Name
    text: Text


class _File(Row):
    texts: Plain
    questions: tuple[_Question, ...]
    zones: Plain


def words_path(code: str) -> Path:
    """The file of a language; it need not exist."""
    return FOLDER / ("patient_words.yaml" if code == ENGLISH.code else f"patient_words.{code}.yaml")


def open_patient_words() -> PatientWords:
    """The words in the language spoken, in English where there is no file for it.

    Raises BodymapError with file and line when the file is unsound.
    """
    return _opened(spoken().code)


@cache
def _opened(code: str) -> PatientWords:
    path = words_path(code)
    say = tr if code == PSEUDO.code else str
    return read_patient_words(path if path.exists() else words_path(ENGLISH.code), say)


def read_patient_words(path: Path, say: Callable[[str], str] = str) -> PatientWords:
    """The words of a file, each of them said. Raises BodymapError with file and line when the file is unsound."""
    file = parse(_File, read_yaml(path))
    return PatientWords(
        MappingProxyType({name: say(text) for name, text in file.texts.items()}),
        tuple(PlainQuestion(one.fact, say(one.text)) for one in file.questions),
        MappingProxyType({name: say(text) for name, text in file.zones.items()}),
    )
