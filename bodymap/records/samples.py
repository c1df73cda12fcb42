"""The shipped drawings: published patients, transcribed by us and painted with the program's own brush.

Each sample is a source `assets/samples/<id>.yaml` (what the report says, what we guessed, the strokes) and the
drawing `<id>.bodymap` made from it. `python -m bodymap.records.samples` paints them all again.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.curve import Knot, flatten, spline
from bodymap.atlas.levels import Root, Side, View
from bodymap.data import data_folder
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.drawing.tools import Brush, Filler
from bodymap.files.bounded import CASE_CAPS, read_yaml
from bodymap.files.checked import parse
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import tr
from bodymap.reasoning.evaluation.steadiness import Drawn, Source
from bodymap.reasoning.examination import OLDEST, Examination, Finding, Patient
from bodymap.records.document import Document
from bodymap.records.drawing_file import load, save
from bodymap.records.sample_info import SampleInfo

FOLDER = "samples"
CASE = "a published case"
"""The context in which the words of a report are translated."""
NOT_TOLD = ("not told", "not read")
"""What stands where a report is silent, or was cut."""
HAND = 0.3
"""mm a painted line may keep from the smooth curve through its points."""

Text = Annotated[str, Field(min_length=1, max_length=1000)]
Title = Annotated[str, Field(min_length=1, max_length=300)]
Name = Annotated[str, Field(pattern=r"^[a-z][A-Za-z0-9_-]*$", max_length=60)]
Point = tuple[float, float]


class SampleError(ValueError):
    """Points that cannot be read; pydantic turns it into a fault with its line."""


def _points(text: object) -> object:
    """'x,y x,y' as pairs of numbers."""
    if not isinstance(text, str):
        return text
    pairs = [pair.split(",") for pair in text.split()]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise SampleError(tr("points as x,y x,y"))
    return [(float(x), float(y)) for x, y in pairs]


Line = Annotated[tuple[Point, ...], BeforeValidator(_points)]


class Part(BaseModel):
    """A member of a source file."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class SourcePart(Part):
    """Where the person was published. line: what stands on screen; read: how much of it we read."""

    line: Title
    cite: Text
    where: Text
    read: Text
    kind: Literal["case report", "teaching case", "clinic page", "composite of published cases"]


class SaidPart(Part):
    """What the report says, in our words; "not told" where it is silent."""

    person: Text
    side: Text
    pain: Text
    numbness: Text
    strength: Text
    reflexes: Text
    tests: Text
    other: Text
    concluded: Text


class TruthPart(Part):
    """What the report concluded, in the words of a case file."""

    roots: tuple[Root, ...] = ()
    condition: Name


class PatientPart(Part):
    """The two facts about the person a reading may use; empty where the report is silent."""

    age: Annotated[int, Field(ge=0, le=OLDEST)] | None = None
    sex: Literal["", "F", "M"] = ""


class PaintPart(Part):
    """One feeling in one view: strokes of a brush (width and points in mm), or zones filled on one side."""

    view: View
    sensation: Sensation
    intensity: Annotated[int, Field(ge=0, le=10)] | None = None
    depth: Depth = Depth.UNSTATED
    width: Annotated[float, Field(gt=0, le=100)] = 30.0
    strokes: tuple[Line, ...] = ()
    fill: tuple[Name, ...] = ()
    fill_sides: tuple[Side, ...] = ()


class ExaminedPart(Part):
    """What was found on one side or on both, in the words of a case file."""

    side: Literal["L", "R", "both"]
    weak: tuple[Name, ...] = ()
    strength_normal_in: tuple[Name, ...] = ()
    reflexes: dict[Name, str] = {}
    tests: dict[Name, str] = {}
    sensation: dict[str, str] = {}


class SampleFile(Part):
    """A whole source file."""

    order: Annotated[int, Field(ge=1, le=99)]
    title: Title
    source: SourcePart
    said: SaidPart
    guessed: tuple[Text, ...]
    truth: TruthPart
    patient: PatientPart = PatientPart()
    marks: tuple[PaintPart, ...]
    examined: tuple[ExaminedPart, ...] = ()
    history: tuple[Name, ...] = ()
    red_flags: tuple[Name, ...] = ()
    red_flags_denied: tuple[Name, ...] = ()


def samples(folder: Path | None = None) -> tuple[SampleInfo, ...]:
    """The shipped drawings, the one the window opens with first. Raises BodymapError."""
    found = [(path, sample_file(path)) for path in sources(folder)]
    found.sort(key=lambda entry: (entry[1].order, entry[0].name))
    return tuple(
        SampleInfo(path.stem, file.title, file.source.line, path.with_suffix(".bodymap"))
        for path, file in found
    )


def drawn_samples(folder: Path | None = None) -> tuple[Drawn, ...]:
    """Every sample's drawing with what its person had. Raises BodymapError."""
    found = ((info, sample_file(info.path.with_suffix(".yaml"))) for info in samples(folder))
    return tuple(
        Drawn(info.id, Source.ROOT if len(file.truth.roots) == 1 else Source.OTHER, load(info.path).drawing)
        for info, file in found
    )


def sources(folder: Path | None = None) -> tuple[Path, ...]:
    """All source files."""
    return tuple(sorted((folder or data_folder("assets") / FOLDER).glob("*.yaml")))


def sample_file(path: Path) -> SampleFile:
    """A source file, checked. Raises BodymapError with file and line."""
    return parse(SampleFile, read_yaml(path, caps=CASE_CAPS))


def painted_sample(path: Path, atlas: Atlas, library: Library) -> Document:
    """The document a source file stands for. Raises BodymapError, also for a word that nobody knows."""
    file = sample_file(path)
    drawing = PainDrawing()
    for part in file.marks:
        drawing = _painted(drawing, part, atlas, path)
    findings = tuple(_findings(file))
    for finding in findings:
        if library.word(finding.kind, finding.name) is None:
            raise BodymapError(
                tr(
                    "the {kind} {finding!r} is not a known word",
                    kind=finding.kind.value,
                    finding=finding.name,
                ),
                path,
            )
    patient = Patient(file.patient.age, file.patient.sex)
    return Document(drawing, Examination(findings, patient), file.title, file.source.line)


def _painted(drawing: PainDrawing, part: PaintPart, atlas: Atlas, path: Path) -> PainDrawing:
    """The drawing with one more feeling, painted the way a hand does it."""
    brush = Brush(atlas, part.view, part.sensation, part.width, part.intensity, part.depth)
    for stroke in part.strokes:
        first, *rest = hand(stroke)
        brush.press(Sample(*first))
        for x, y in rest:
            brush.move(Sample(x, y))
        drawing = brush.release(drawing)
    filler = Filler(atlas, part.view, part.sensation, part.intensity, part.depth)
    for x, y in _inside(part, atlas, path):
        filler.press(Sample(x, y))
        drawing = filler.release(drawing)
    return drawing


def hand(points: tuple[Point, ...]) -> list[Point]:
    """The line a hand draws through a few points (mm): smooth, no corners."""
    if len(points) < 2:
        return list(points)
    line = flatten(spline([Knot(x, y) for x, y in points]), HAND)
    return [(float(x), float(y)) for x, y in line]


def _inside(part: PaintPart, atlas: Atlas, path: Path) -> Iterator[Point]:
    """A point inside each zone face that is to be filled."""
    faces = {(face.zone, face.side): face for face in atlas.zones(part.view)}
    for zone in part.fill:
        for side in part.fill_sides:
            face = faces.get((zone, side))
            if face is None:
                raise BodymapError(
                    tr("{view} shows no zone {zone!r} on side {side}", view=part.view, zone=zone, side=side),
                    path,
                )
            inner = face.shape.representative_point()
            yield inner.x, inner.y


def _findings(file: SampleFile) -> Iterator[Finding]:
    for part in file.examined:
        for side in _sides(part.side):
            for kind, name, value in _rows(part):
                yield Finding(kind, name, value, side)
    yield from (Finding(FindingKind.HISTORY, name, "yes") for name in file.history)
    yield from (Finding(FindingKind.FACT, name, "yes") for name in file.red_flags)
    yield from (Finding(FindingKind.FACT, name, "no") for name in file.red_flags_denied)


def _sides(word: str) -> tuple[Side, ...]:
    return tuple(Side) if word == "both" else (Side(word),)


def _rows(part: ExaminedPart) -> Iterable[tuple[FindingKind, str, str]]:
    return chain(
        ((FindingKind.STRENGTH, name, "weak") for name in part.weak),
        ((FindingKind.STRENGTH, name, "normal") for name in part.strength_normal_in),
        ((FindingKind.REFLEX, name, value) for name, value in part.reflexes.items()),
        ((FindingKind.TEST, name, value) for name, value in part.tests.items()),
        ((FindingKind.SENSATION, name, value) for name, value in part.sensation.items()),
    )


def paint_all(folder: Path | None = None) -> tuple[Path, ...]:
    """Write the drawing of every source beside it. Raises BodymapError; answers what was written."""
    atlas, library = open_atlas(), open_library()
    written: list[Path] = []
    for path in sources(folder):
        target = path.with_suffix(".bodymap")
        save(painted_sample(path, atlas, library), target)
        written.append(target)
    return tuple(written)


if __name__ == "__main__":
    sys.stdout.writelines(f"{path.name}\n" for path in paint_all())
