"""The shipped samples as the window starts with them: their list is built, their drawings were checked when it was.

Where samples or figure were changed since, the list is read from its sources and a drawing like any other file.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from bodymap.atlas.levels import Side, View
from bodymap.data import data_folder
from bodymap.drawing.pain_drawing import Mark, PainDrawing, Stroke, StrokeKind
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.files.plain import print_of
from bodymap.files.problems import BodymapError
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Examination, Finding, Patient
from bodymap.records.areas import area_of
from bodymap.records.document import Document
from bodymap.records.sample_info import SampleInfo

NAME = "samples.json"
FORMAT = 1
"""Counts up when the way of storing changes."""


def shipped_samples() -> tuple[SampleInfo, ...]:
    """The shipped drawings, the one the window opens with first. Raises BodymapError when one is broken."""
    return _built() or _read()


def open_shipped(sample: SampleInfo) -> Document:
    """The drawing of a sample. Raises BodymapError when it is broken."""
    if sample in (_built() or ()):
        try:
            return _document(json.loads(sample.path.read_text("utf-8")))
        except (OSError, LookupError, TypeError, ValueError):
            pass  # changed since the list was read: told below, as of any file
    from bodymap.records.drawing_file import load  # checks everything, which takes as long as the rest

    return load(sample.path)


def build_samples() -> Path:
    """Check every sample and write the list of them to assets/built. Raises BodymapError."""
    from bodymap.records.drawing_file import load

    found = _read()
    for sample in found:
        load(sample.path)
    rows = ",\n".join(json.dumps([s.id, s.title, s.source], ensure_ascii=False) for s in found)
    path = data_folder("assets") / "built" / NAME
    try:
        path.write_text(f'{{"sources":"{sources()}","samples":[\n{rows}\n]}}\n', "utf-8", newline="\n")
    except OSError as error:
        raise BodymapError(f"the list of samples could not be written: {error.strerror}", path) from error
    _built.cache_clear()
    return path


def sources() -> str:
    """The fingerprint of the samples and of the figure they are painted on."""
    regions, assets = data_folder("regions"), data_folder("assets")
    files = [*(assets / "samples").glob("*.*"), *regions.glob("figure/*.yaml")]
    return print_of(files, regions.parent, f"bodymap samples {FORMAT}")


@cache
def _built() -> tuple[SampleInfo, ...] | None:
    """The built list, when it is of the samples as they are now."""
    folder = data_folder("assets")
    try:
        tree = json.loads((folder / "built" / NAME).read_text("utf-8"))
        rows = tree["samples"] if tree["sources"] == sources() else ()
        return (
            tuple(
                SampleInfo(row[0], row[1], row[2], folder / "samples" / f"{row[0]}.bodymap") for row in rows
            )
            or None
        )
    except (OSError, LookupError, TypeError, ValueError):
        return None


def _read() -> tuple[SampleInfo, ...]:
    from bodymap.records.samples import samples  # with YAML and its checks, which the start does without

    return samples()


def _document(tree: dict[str, Any]) -> Document:
    findings = tuple(
        Finding(
            FindingKind(f["kind"]), f["name"], f["value"], f["side"] and Side(f["side"]), f["detail"], f["at"]
        )
        for f in tree["examination"]["findings"]
    )
    patient = Patient(tree["examination"]["patient"]["age"], tree["examination"]["patient"]["sex"])
    return Document(
        drawing=PainDrawing(tuple(_mark(mark) for mark in tree["marks"]), tree["figure"]["id"]),
        examination=Examination(findings, patient),
        title=tree["title"],
        sample_source=tree["sample_source"],
        figure_hash=tree["figure"]["fingerprint"],
    )


def _mark(row: dict[str, Any]) -> Mark:
    return Mark(
        id=row["id"],
        view=View(row["view"]),
        sensation=Sensation(row["sensation"]),
        area=area_of([(piece["outline"], piece.get("holes", ())) for piece in row["area"]]),
        intensity=row["intensity"],
        depth=Depth(row["depth"]),
        strokes=tuple(_stroke(stroke) for stroke in row["strokes"]),
    )


def _stroke(row: dict[str, Any]) -> Stroke:
    points = tuple((float(x), float(y)) for x, y in row["points"])
    return Stroke(StrokeKind(row["kind"]), points, float(row["width"]))
