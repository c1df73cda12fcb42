"""The drawing file `.bodymap`: JSON that a stranger can read in ten years, and that is checked before it is used.

A file holds strokes and areas, the figure it was painted on and the maps the program had, with units and frames
in words. Written whole or not at all, after it has been read back in memory.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from shapely import MultiPolygon

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import FIGURE, Mark, PainDrawing, Stroke, StrokeKind
from bodymap.files.bounded import Tree, Value, read_json
from bodymap.files.checked import parse
from bodymap.files.problems import BodymapError
from bodymap.files.text import HIDDEN
from bodymap.files.whole import write_whole
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import VALUES
from bodymap.language import tr, tr_count, tr_later
from bodymap.reasoning.details import range_fault
from bodymap.reasoning.examination import Examination, Finding, Patient
from bodymap.reasoning.judgement import LONGEST_COMMENT, Judgement, Judgements, Matter
from bodymap.records.areas import MOST_POINTS, UnsoundAreaError, area_of, on_grid, rings_of, rounded
from bodymap.records.document import Asked, Document
from bodymap.records.drawing_model import (
    FORMAT,
    FORMAT_NUMBER,
    LONGEST_DETAIL,
    LONGEST_TITLE,
    PLAIN_FORMAT,
    WIDTHS_FORMAT,
    DrawingFile,
    MarkPart,
    Piece,
    StrokePart,
)
from bodymap.records.older_figures import OLDER_FIGURES, fitted
from bodymap.records.seal import CHECKSUM, EDITED_NOTE, Seal, broken_seal, seal_of, sealed
from bodymap.records.versions import figure_fingerprint, versions_in_use

ABOUT = {
    "what": "A pain drawing: places a person painted on a drawn body, with what was felt there.",
    "units": "Lengths and coordinates are millimetres. Intensity is 0 to 10; null means it was not said.",
    "axes": "In every view x grows to the viewer's right and y grows downwards.",
    "sides": "L and R are the patient's own left and right.",
    "marks": "area is what was painted: closed rings of [x, y] points, holes are not painted. "
    "strokes are the movements of the hand: the middle line of a round brush and its width.",
    "examination": "Only what was examined or asked is listed. What is missing was not tested or not asked; "
    "it is not normal and not a no. at is the local time of an answer.",
}
ABOUT_JUDGEMENTS = {
    "judgements": "What the clinician said to suggestions of the program: verdict accepted, set_aside or none, and a comment."
}
ABOUT_WIDTHS = {
    "widths": "The width of the brush at each point of a stroke, where a pen changed it on the way; width is the widest."
}
ABOUT_PAPER = {
    "paper": "A stroke of the kind paper stands for a place that the program read from a scanned sheet; its point lies in it."
}
FROM_PAPER = "Read from a paper sheet by the program: check the painted places with the person."
ABOUT_VISIT = {
    "visit": "What the person answered alone, led by questions. unsure is neither a yes nor a no; a question that is "
    "missing was not asked or was passed over."
}
FRAMES: Mapping[View, str] = {
    View.FRONT: "x from the midline, y from the top of the head of a body of 1750 mm; x > 0 is the patient's left",
    View.BACK: "x from the midline, y from the top of the head of a body of 1750 mm; x > 0 is the patient's right",
    View.SIDE_LEFT: "y from the top of the head of a body of 1750 mm; x grows towards the patient's back",
    View.SIDE_RIGHT: "y from the top of the head of a body of 1750 mm; x grows towards the patient's front",
    View.INNER_LEFT: "inner side of the left leg, y from the top of the head; x grows towards the front",
    View.INNER_RIGHT: "inner side of the right leg, y from the top of the head; x grows towards the back",
    View.FEET_TOP: "both feet, x from the middle between them, the right foot at x < 0; y from the inset's top",
    View.FEET_SOLE: "both soles, x from the middle between them, the right foot at x < 0; y from the inset's top",
    View.PERINEUM: "seen from below, x from the midline, x > 0 is the patient's left; y from the inset's top",
}
OTHER_FIGURE = tr_later(
    "This drawing was painted on the figure {theirs!r}; this program shows {ours!r}. "
    "Painted places may stand elsewhere on this body: check them with the person."
)
OLDER_FIGURE = tr_later(
    "This drawing was painted on an earlier drawn body ({theirs}). What lay outside the body of today was cut off{lost}; "
    "the file itself was not changed. Check the painted places with the person."
)
OTHER_OUTLINE = tr_later(
    "The outline of the figure was changed since this drawing was painted. "
    "Places near an edge may be shifted: check them with the person."
)
MOST_STROKE_POINTS = 200_000
"""Points of all strokes of one file; beyond that the oldest strokes are left out, their areas stay."""


# Loading


def load(path: Path) -> Document:
    """A drawing file, checked. Raises BodymapError with file and line; nothing half-read comes out."""
    return document_of(read_json(path))


def document_of(tree: Tree) -> Document:
    """The document a read file stands for. Raises BodymapError."""
    _check_format(tree)
    file = parse(DrawingFile, tree)
    seal = seal_of(tree.value)
    if seal is Seal.BROKEN:
        raise BodymapError(broken_seal(file.program), tree.place_of(("program", CHECKSUM)))
    _check_amounts(file, tree)
    marks = tuple(_mark(part, tree, number) for number, part in enumerate(file.marks))
    drawing, notes = _on_our_figure(PainDrawing(marks, file.figure.id), file.figure.fingerprint)
    return Document(
        drawing=drawing,
        examination=_examination(file, tree),
        title=file.title,
        sample_source=file.sample_source,
        figure_hash=file.figure.fingerprint,
        visit=tuple(Asked(part.question, part.answer, part.at) for part in file.visit),
        notes=(
            *notes,
            *([FROM_PAPER] if from_paper(drawing) else []),
            *([tr(EDITED_NOTE)] if seal is Seal.EDITED else []),
        ),
        judgements=_judgements(file, tree),
    )


def _check_format(tree: Tree) -> None:
    """What the file is, before its content: a newer file must not be told to be full of faults."""
    value = tree.value
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        sentence = tr(
            'this is no drawing of bodymap; expected "format": "{format}" in a JSON file', format=FORMAT
        )
        raise BodymapError(sentence, tree.place_of(("format",)))
    number = value.get("format_number")
    if isinstance(number, int) and not isinstance(number, bool) and number > FORMAT_NUMBER:
        sentence = tr(
            "the drawing was written by a newer bodymap (format {number}); expected format {format_number}. Open it with a newer program; the file was not changed",
            number=number,
            format_number=FORMAT_NUMBER,
        )
        raise BodymapError(sentence, tree.place_of(("format_number",)))


def _check_amounts(file: DrawingFile, tree: Tree) -> None:
    """Sums the model cannot see, and what may stand only once."""
    rings = (len(r) for m in file.marks for piece in m.area for r in (piece.outline, *piece.holes))
    lines = (len(stroke.points) for mark in file.marks for stroke in mark.strokes)
    for total, most, sentence in (
        (sum(rings), MOST_POINTS, tr_later("the areas have {total} points; expected at most {most}")),
        (
            sum(lines),
            MOST_STROKE_POINTS,
            tr_later("the strokes have {total} points; expected at most {most}"),
        ),
    ):
        if total > most:
            raise BodymapError(
                tr(sentence, total=total, most=most),
                tree.place_of(("marks",)),
            )
    for mark_id, count in Counter(mark.id for mark in file.marks).items():
        if count > 1:
            last = max(i for i, mark in enumerate(file.marks) if mark.id == mark_id)
            sentence = tr(
                "the mark id {mark_id} is given {count} times; expected once", mark_id=mark_id, count=count
            )
            raise BodymapError(sentence, tree.place_of(("marks", last, "id")))


def _mark(part: MarkPart, tree: Tree, number: int) -> Mark:
    return Mark(
        id=part.id,
        view=part.view,
        sensation=part.sensation,
        area=_area(part.area, tree, number),
        intensity=part.intensity,
        depth=part.depth,
        strokes=tuple(_stroke(stroke) for stroke in part.strokes),
    )


def _area(pieces: list[Piece], tree: Tree, number: int) -> MultiPolygon:
    try:
        return area_of([(piece.outline, piece.holes) for piece in pieces])
    except UnsoundAreaError as fault:
        path = ("marks", number, "area") if fault.piece < 0 else ("marks", number, "area", fault.piece)
        sentence = tr(
            "the area of mark {number} is not sound ({reason}); expected closed rings that do not cross",
            number=number + 1,
            reason=fault.reason,
        )
        raise BodymapError(sentence, tree.place_of(path)) from None


def _stroke(part: StrokePart) -> Stroke:
    return Stroke(
        part.kind, tuple((float(x), float(y)) for x, y in part.points), part.width, tuple(part.widths)
    )


def _examination(file: DrawingFile, tree: Tree) -> Examination:
    parts = file.examination.findings
    for number, part in enumerate(parts):
        if part.value not in VALUES[part.kind]:
            place = tree.place_of(("examination", "findings", number, "value"))
            expected = ", ".join(VALUES[part.kind])
            raise BodymapError(
                tr(
                    "{finding} is {value!r}; expected one of {expected}",
                    finding=part.name,
                    value=part.value,
                    expected=expected,
                ),
                place,
            )
    findings = tuple(Finding(p.kind, p.name, p.value, p.side, p.detail, p.at) for p in parts)
    for number, finding in enumerate(findings):
        if expected := range_fault(open_library(), finding):
            place = tree.place_of(("examination", "findings", number, "detail"))
            raise BodymapError(
                tr(
                    "{finding} has {detail!r}; expected {expected}",
                    finding=finding.name,
                    detail=finding.detail,
                    expected=expected,
                ),
                place,
            )
    for (kind, name, side), count in Counter((f.kind, f.name, f.side) for f in findings).items():
        if count > 1:
            last = max(i for i, f in enumerate(findings) if (f.kind, f.name, f.side) == (kind, name, side))
            place = tree.place_of(("examination", "findings", last))
            raise BodymapError(
                tr(
                    "the finding {name!r} is given {count} times for one side; expected once",
                    name=name,
                    count=count,
                ),
                place,
            )
    patient = file.examination.patient
    return Examination(findings, Patient(patient.age, patient.sex))


def _judgements(file: DrawingFile, tree: Tree) -> Judgements:
    found = tuple(
        Judgement(Matter(p.root, p.side, p.condition), p.verdict, p.comment) for p in file.judgements
    )
    for matter, count in Counter(one.matter for one in found).items():
        if count > 1:
            last = max(i for i, one in enumerate(found) if one.matter == matter)
            sentence = tr("the same suggestion is judged {count} times; expected once", count=count)
            raise BodymapError(sentence, tree.place_of(("judgements", last)))
    return tuple(one for one in found if not one.empty)


def _on_our_figure(drawing: PainDrawing, fingerprint: str) -> tuple[PainDrawing, tuple[str, ...]]:
    """The drawing as far as it lies on the body of today, and what has to be told about it."""
    if drawing.figure in OLDER_FIGURES:
        cut, lost = fitted(drawing, open_atlas())
        told = _lost_words(lost) if lost else ""
        return cut, (tr(OLDER_FIGURE, theirs=drawing.figure, lost=told),)
    if drawing.figure != FIGURE:
        return drawing, (tr(OTHER_FIGURE, theirs=drawing.figure, ours=FIGURE),)
    if fingerprint and fingerprint != figure_fingerprint():
        return drawing, (tr(OTHER_OUTLINE),)
    return drawing, ()


def _lost_words(count: int) -> str:
    return tr_count(
        ", and {count} painted place wholly beside it left out",
        ", and {count} painted places wholly beside it left out",
        count,
    )


# Saving


def save(document: Document, path: Path) -> None:
    """Write a document whole or not at all.

    The text is read back in memory first, so that what is on the disk can always be opened again.
    Raises BodymapError; the old file is then untouched.
    """
    write_whole(path, checked_text_of(document, str(path)))


def checked_text_of(document: Document, name: str = "") -> str:
    """The file as text that was read back. Raises BodymapError, in which name stands for the file, "" = the drawing."""
    text = text_of(document)
    document_of(read_json(text, name=name or tr("the drawing")))
    return text


def text_of(document: Document) -> str:
    """The file as text. The same document always gives the same bytes, also after saving and loading."""
    return _written(sealed(_file(document))) + "\n"


def _file(document: Document) -> dict[str, Value]:
    number, versions = _format_number(document), versions_in_use()
    visit: list[Value] = [{"question": a.question, "answer": a.answer, "at": a.at} for a in document.visit]
    judged = {"judgements": [_judgement_part(one) for one in document.judgements]}
    return {
        "format": FORMAT,
        "format_number": number,
        "about": {
            **ABOUT,
            **(ABOUT_WIDTHS if _varies(document.drawing) else {}),
            **(ABOUT_JUDGEMENTS if document.judgements else {}),
            **(ABOUT_VISIT if visit else {}),
            **(ABOUT_PAPER if from_paper(document.drawing) else {}),
        },
        "frames": {view.value: words for view, words in FRAMES.items()},
        "program": {"name": "bodymap", "version": versions.program, "knowledge": versions.knowledge},
        "title": _clean(document.title, LONGEST_TITLE),
        "sample_source": _clean(document.sample_source, LONGEST_TITLE),
        "figure": {"id": document.drawing.figure, "fingerprint": _painted_on(document)},
        "maps": [{"id": name, "fingerprint": print_} for name, print_ in versions.maps],
        "marks": [_mark_part(mark) for mark in _with_few_points(document.drawing.marks)],
        "examination": _examination_part(document.examination),
        **({"visit": visit} if visit else {}),
        **(judged if document.judgements else {}),
    }


def _format_number(document: Document) -> int:
    """The oldest format that can hold the document, so that older programs open all they understand."""
    if document.judgements or document.visit or from_paper(document.drawing):
        return FORMAT_NUMBER
    return WIDTHS_FORMAT if _varies(document.drawing) else PLAIN_FORMAT


def _varies(drawing: PainDrawing) -> bool:
    return any(stroke.widths for mark in drawing.marks for stroke in mark.strokes)


def from_paper(drawing: PainDrawing) -> bool:
    """Whether a place was read from a paper sheet."""
    return any(stroke.kind is StrokeKind.PAPER for mark in drawing.marks for stroke in mark.strokes)


def _painted_on(document: Document) -> str:
    """The fingerprint stays that of the figure it was painted on."""
    if document.figure_hash or document.drawing.figure != FIGURE:
        return document.figure_hash
    return figure_fingerprint()


def _with_few_points(marks: tuple[Mark, ...]) -> Iterable[Mark]:
    """The marks, newest strokes first counted; what is too much keeps its area and loses its strokes."""
    room = MOST_STROKE_POINTS
    kept: dict[int, tuple[Stroke, ...]] = {}
    for mark in reversed(marks):
        points = sum(len(stroke.points) for stroke in mark.strokes)
        kept[mark.id] = mark.strokes if points <= room else ()
        room -= points if points <= room else 0
    return (Mark(m.id, m.view, m.sensation, m.area, m.intensity, m.depth, kept[m.id]) for m in marks)


def _mark_part(mark: Mark) -> Value:
    return {
        "id": mark.id,
        "view": mark.view.value,
        "sensation": mark.sensation.value,
        "intensity": mark.intensity,
        "depth": mark.depth.value,
        "area": [_piece(outline, holes) for outline, holes in map(rings_of, on_grid(mark.area).geoms)],
        "strokes": [_stroke_part(stroke) for stroke in mark.strokes],
    }


def _stroke_part(stroke: Stroke) -> Value:
    points: list[Value] = [list(point) for point in rounded(stroke.points)]
    part: dict[str, Value] = {"kind": stroke.kind.value, "width": round(stroke.width, 2)}
    if stroke.widths:
        part["widths"] = [round(width, 2) for width in stroke.widths]
    part["points"] = points
    return part


def _piece(outline: Any, holes: Any) -> Value:
    return {"outline": outline, "holes": holes} if holes else {"outline": outline}


def _examination_part(examination: Examination) -> Value:
    return {
        "patient": {"age": examination.patient.age, "sex": _clean(examination.patient.sex, 20)},
        "findings": [
            {
                "kind": f.kind.value,
                "name": f.name,
                "value": f.value,
                "side": f.side.value if f.side else None,
                "detail": _clean(f.detail, LONGEST_DETAIL),
                "at": f.at,
            }
            for f in examination.findings
        ],
    }


def _judgement_part(one: Judgement) -> Value:
    matter = one.matter
    about: dict[str, Value] = (
        {"root": matter.root.value, "side": matter.side.value}
        if matter.root is not None and matter.side is not None
        else {"condition": matter.condition}
    )
    return {**about, "verdict": one.verdict.value, "comment": _clean(one.comment, LONGEST_COMMENT)}


def _clean(text: str, most: int) -> str:
    """Without characters a reader would refuse: a pasted title must not make a file that cannot be opened."""
    return HIDDEN.sub("", text)[:most]


def _written(value: Value, depth: int = 0) -> str:
    """JSON with one member a line, and each row of numbers on one line."""
    if isinstance(value, dict) and value:
        return _block("{", (f"{_compact(k)}: {_written(v, depth + 1)}" for k, v in value.items()), "}", depth)
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return _block("[", (_written(item, depth + 1) for item in value), "]", depth)
    return _compact(value)


def _block(begin: str, members: Iterable[str], end: str, depth: int) -> str:
    inner = "\n" + " " * (depth + 1)
    return begin + inner + ("," + inner).join(members) + "\n" + " " * depth + end


_compact: Callable[[Value], str] = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False
).encode
