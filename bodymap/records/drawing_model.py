"""The content of a `.bodymap` file, formats 1 to 3, as pydantic models: nothing unknown, every number in range."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, FailFast, Field, model_validator

from bodymap.atlas.levels import Root, Side, View
from bodymap.drawing.pain_drawing import StrokeKind
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import tr
from bodymap.reasoning.examination import OLDEST
from bodymap.reasoning.judgement import LONGEST_COMMENT, Verdict

FORMAT = "bodymap drawing"
PLAIN_FORMAT, WIDTHS_FORMAT, FORMAT_NUMBER = 1, 2, 3
"""A drawing is written in the oldest that can hold it. 2 may hold strokes whose width varies, 3 places read from paper, what a
person answered alone, and what the clinician judged."""

FARTHEST = 5000.0
"""mm. The body is 1750 mm tall; anything farther is a broken number."""
WIDEST = 3000.0
"""mm. The widest brush the program itself can hold."""
MOST_MARKS = 20_000
MOST_STROKES = 20_000
"""Strokes of one mark."""
MOST_STROKE_POINTS = 5000
MOST_RING_POINTS = 100_000
MOST_PARTS = 5000
"""Separate pieces of one mark, and holes of one piece."""
MOST_FINDINGS = 2000
LONGEST_TITLE = 300
LONGEST_DETAIL = 200
MOST_JUDGEMENTS = 200

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Millimetre = Annotated[Number, Field(ge=-FARTHEST, le=FARTHEST)]
Point = Annotated[list[Millimetre], FailFast(), Field(min_length=2, max_length=2)]
Ring = Annotated[list[Point], FailFast(), Field(min_length=4, max_length=MOST_RING_POINTS)]
Line = Annotated[list[Point], FailFast(), Field(min_length=1, max_length=MOST_STROKE_POINTS)]
Width = Annotated[Number, Field(ge=0, le=WIDEST)]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=80)]
Words = Annotated[str, Field(max_length=LONGEST_TITLE)]
Whole = Annotated[int, Field(strict=True)]


class Part(BaseModel):
    """A member of the file."""

    model_config = ConfigDict(extra="forbid")


class Version(Part):
    """A figure or map the program had when the file was written, and the fingerprint of its source."""

    id: Name
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]*$", max_length=64)] = ""


class Piece(Part):
    """One polygon: closed rings of points, mm; holes are not painted."""

    outline: Ring
    holes: Annotated[list[Ring], FailFast(), Field(max_length=MOST_PARTS)] = []


class StrokePart(Part):
    """One movement of the hand."""

    kind: StrokeKind
    width: Width = 0.0
    widths: Annotated[list[Width], FailFast(), Field(max_length=MOST_STROKE_POINTS)] = []
    points: Line

    @model_validator(mode="after")
    def _one_width_a_point(self) -> Self:
        if self.widths and len(self.widths) != len(self.points):
            raise ValueError(
                tr(
                    "{count} widths for {points} points; expected one for each",
                    count=len(self.widths),
                    points=len(self.points),
                )
            )
        return self


class MarkPart(Part):
    """One painted place."""

    id: Annotated[Whole, Field(ge=1, le=10**9)]
    view: View
    sensation: Sensation
    intensity: Annotated[Whole, Field(ge=0, le=10)] | None = None
    depth: Depth = Depth.UNSTATED
    area: Annotated[list[Piece], FailFast(), Field(max_length=MOST_PARTS)]
    strokes: Annotated[list[StrokePart], FailFast(), Field(max_length=MOST_STROKES)] = []


class FindingPart(Part):
    """One item that was examined or asked."""

    kind: FindingKind
    name: Name
    value: Annotated[str, Field(min_length=1, max_length=40)]
    side: Side | None = None
    detail: Annotated[str, Field(max_length=LONGEST_DETAIL)] = ""
    at: Annotated[str, Field(max_length=40)] = ""


class PatientPart(Part):
    """The two facts about the person that a reading may use."""

    age: Annotated[Whole, Field(ge=0, le=OLDEST)] | None = None
    sex: Annotated[str, Field(max_length=20)] = ""


class ExaminationPart(Part):
    """All that was examined; what is not listed was not tested."""

    patient: PatientPart = PatientPart()
    findings: Annotated[list[FindingPart], FailFast(), Field(max_length=MOST_FINDINGS)] = []


class JudgementPart(Part):
    """What the clinician said to one suggestion: to a root on a side, or to a condition."""

    root: Root | None = None
    side: Side | None = None
    condition: Name | Literal[""] = ""
    verdict: Verdict
    comment: Annotated[str, Field(max_length=LONGEST_COMMENT)] = ""

    @model_validator(mode="after")
    def _one_matter(self) -> Self:
        if bool(self.condition) == bool(self.root) or bool(self.root) != bool(self.side):
            raise ValueError(tr("expected a root with its side, or a condition"))
        return self


class AskedPart(Part):
    """One answer that the person gave alone."""

    question: Name
    answer: Annotated[str, Field(min_length=1, max_length=40)]
    at: Annotated[str, Field(max_length=40)] = ""


class DrawingFile(Part):
    """The whole file."""

    format: Literal["bodymap drawing"]
    format_number: Annotated[Whole, Field(ge=1, le=FORMAT_NUMBER)]
    about: dict[str, str] = {}
    frames: dict[str, str] = {}
    program: dict[str, str] = {}
    title: Words = ""
    sample_source: Words = ""
    figure: Version
    maps: Annotated[list[Version], Field(max_length=200)] = []
    marks: Annotated[list[MarkPart], FailFast(), Field(max_length=MOST_MARKS)]
    examination: ExaminationPart = ExaminationPart()
    judgements: Annotated[list[JudgementPart], FailFast(), Field(max_length=MOST_JUDGEMENTS)] = []
    visit: Annotated[list[AskedPart], FailFast(), Field(max_length=MOST_FINDINGS)] = []
