"""The words of the guided screen, read from patient_words.yaml when that screen is first opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from bodymap.files.bounded import read_yaml
from bodymap.files.checked import parse
from bodymap.knowledge._row import Name, Row, Text

PATH = Path(__file__).parent / "patient_words.yaml"
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


@cache
def open_patient_words(path: Path = PATH) -> PatientWords:
    """The words. Raises BodymapError with file and line when the file is unsound."""
    file = parse(_File, read_yaml(path))
    return PatientWords(
        MappingProxyType(dict(file.texts)),
        tuple(PlainQuestion(one.fact, one.text) for one in file.questions),
        MappingProxyType(dict(file.zones)),
    )
