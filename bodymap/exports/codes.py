"""Codes of public systems for what is exported, each with whether somebody found it in a source of that system (codes.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bodymap.files.bounded import read_yaml
from bodymap.files.checked import parse

FILE = Path(__file__).parent / "codes.yaml"
SNOMED = "http://snomed.info/sct"
NOT_VERIFIED = " (the code {code} has not been compared with its official list)"


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a public system. verified: found, with the name, in a source that takes it from the system."""

    system: str
    code: str
    display: str
    verified: bool
    source: str

    @property
    def text(self) -> str:
        """The name in words; of a code that nobody verified it says so."""
        return self.display + ("" if self.verified else NOT_VERIFIED.format(code=self.code))


@dataclass(frozen=True, slots=True)
class Codes:
    """All codes by their use, SNOMED places by zone, and ICD codes by condition; the latter two may be empty."""

    by_use: Mapping[str, Code]
    zones: Mapping[str, Code]
    conditions: Mapping[str, Code]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


Words = Annotated[str, Field(min_length=1, max_length=300)]


class _Code(_Part):
    use: Words
    system: Words
    code: Words
    display: Words
    verified: bool
    source: Words


class _Zone(_Part):
    zone: Words
    code: Words
    display: Words
    source: Words


class _Condition(_Part):
    condition: Words
    system: Words
    code: Words
    display: Words
    source: Words


class _File(_Part):
    codes: list[_Code]
    snomed_zones: list[_Zone]
    icd_conditions: list[_Condition]


@cache
def open_codes() -> Codes:
    """The shipped codes. Raises BodymapError when their file is damaged."""
    file = parse(_File, read_yaml(FILE))
    return Codes(
        {c.use: Code(c.system, c.code, c.display, c.verified, c.source) for c in file.codes},
        {z.zone: Code(SNOMED, z.code, z.display, True, z.source) for z in file.snomed_zones},
        {c.condition: Code(c.system, c.code, c.display, True, c.source) for c in file.icd_conditions},
    )
