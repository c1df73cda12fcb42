"""The parts of a FHIR bundle that an import looks at, as pydantic models, and one resource with the way to its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, FailFast, Field

from bodymap.files.tree import Step, Tree, Value
from bodymap.records.drawing_model import MOST_FINDINGS
from bodymap.records.exchange_words import System

MOST_ATTACHED = 100
"""Contents, codings and components of one resource."""


class Part(BaseModel):
    """Servers add members of their own; only what is used here is checked."""

    model_config = ConfigDict(extra="ignore")


Text = Annotated[str, Field(max_length=2000)]


class Coding(Part):
    """A code and what it is drawn from."""

    system: Text = ""
    code: Text = ""


class Concept(Part):
    """One idea, coded in one or several systems."""

    coding: Annotated[list[Coding], FailFast(), Field(max_length=MOST_ATTACHED)] = []

    def code(self, system: System) -> str:
        """The code of a system of ours, "" where there is none."""
        return next((one.code for one in self.coding if one.system == system), "")


class Quantity(Part):
    """A number; units are those of the place it stands at."""

    value: Annotated[float, Field(strict=True, allow_inf_nan=False)]


class Component(Part):
    """One more thing an observation says."""

    code: Concept
    valueCodeableConcept: Concept = Concept()  # noqa: N815
    valueQuantity: Quantity | None = None  # noqa: N815


class Observation(Part):
    """What was observed of a place."""

    code: Concept
    bodySite: Concept = Concept()  # noqa: N815
    valueQuantity: Quantity | None = None  # noqa: N815
    component: Annotated[list[Component], FailFast(), Field(max_length=MOST_ATTACHED)] = []


class Attachment(Part):
    """A file inside the bundle, as base64."""

    contentType: Text = ""  # noqa: N815
    data: str = ""


class Content(Part):
    """One form of a document."""

    attachment: Attachment


class DocumentReference(Part):
    """A document, here the drawing."""

    content: Annotated[list[Content], FailFast(), Field(max_length=MOST_ATTACHED)]


class Answer(Part):
    """Yes or no; None = neither."""

    valueBoolean: bool | None = None  # noqa: N815


class Item(Part):
    """One question and its answer."""

    linkId: Text  # noqa: N815
    text: Text = ""
    answer: Annotated[list[Answer], FailFast(), Field(max_length=1)] = []


class Answers(Part):
    """A QuestionnaireResponse."""

    item: Annotated[list[Item], FailFast(), Field(max_length=MOST_FINDINGS)] = []


class Patient(Part):
    """What of a person a reading may use."""

    gender: Text = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource and the way to it in the file."""

    kind: str
    tree: Tree
    path: tuple[Step, ...]


def below(tree: Tree, path: Sequence[Step], value: Value) -> Tree:
    """A part of a file that still knows its lines."""
    return Tree(value, tree.file, lambda steps: tree.spot_of((*path, *steps)))
