"""A drawing as a FHIR bundle (R4 and R4B alike): one panel, one observation a painted zone and feeling, and the drawing itself.

Written from plain dicts; the same document, name and date give the same bytes. What was not said is absent, never "no".
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID, uuid5

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Channel, Depth
from bodymap.exports.codes import Codes, open_codes
from bodymap.exports.fhir_types import coded, component, ours, quantity, score, side_concept, zone_concept
from bodymap.exports.words import feeling_words, zone_words
from bodymap.files.tree import Value
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import library_in_english
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.coverage import Coverage, coverage
from bodymap.reasoning.examination import Examination
from bodymap.records.document import Document
from bodymap.records.drawing_file import text_of
from bodymap.records.exchange_words import Observed, System

OURS = UUID("6a1c29f5-54a6-5d0c-8f2d-6d4f63a5b7c1")
"""The name space of our ids: any fixed one will do."""
GENDER = {"F": "female", "M": "male"}
LIMITS = (
    "A drawing of what a person feels, written down with bodymap. It is not a diagnosis and not an all-clear; "
    "what is not listed was not said."
)
STRONGEST = "The strongest pain that was said of any painted place."
DRAWING = "The whole drawing as a bodymap file: JSON that explains itself."
SAMPLE = "Sample, not a patient of this clinic: "
DEPTH_WORDS = {Depth.SKIN: "on the skin", Depth.DEEP: "deep"}

Resource = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a bundle says beside the document: a name only where one is given, the date of the drawing only where it is known."""

    name: str = ""
    when: date | None = None


def fhir_text(library: Library, atlas: Atlas, document: Document, sheet: Sheet = Sheet()) -> str:
    """The bundle as JSON text, always the same for the same input."""
    return json.dumps(fhir_bundle(library, atlas, document, sheet), ensure_ascii=False, indent=1) + "\n"


def fhir_bundle(library: Library, atlas: Atlas, document: Document, sheet: Sheet = Sheet()) -> Resource:
    """The bundle as plain values, in English whatever is spoken: programs read it."""
    with library_in_english(library) as english:
        return _bundle(english, atlas, document, sheet)


def _bundle(library: Library, atlas: Atlas, document: Document, sheet: Sheet) -> Resource:
    text = text_of(document.nameless())
    about = _About(library, open_codes(), sheet, sha256(text.encode()).hexdigest())
    patient = _patient(about, document.examination)
    zones = tuple(_zones(about, atlas, document.drawing))
    severity = tuple(_severity(about, document.drawing))
    answers = tuple(_answers(about, document.examination))
    panel = _panel(about, (*severity, *(one for one, _, _ in zones)))
    places = tuple(_places(about, ((zone, side) for _, zone, side in zones)))
    resources = (
        patient,
        panel,
        *severity,
        *(one for one, _, _ in zones),
        *places,
        *answers,
        _drawing(about, document, text),
    )
    return {
        "resourceType": "Bundle",
        "id": about.id_of("bundle"),
        "type": "collection",
        "entry": [{"fullUrl": _url(one), "resource": one} for one in resources],
    }


@dataclass(frozen=True, slots=True)
class _About:
    """What every resource needs; print: the fingerprint of the document, from which all ids are made."""

    library: Library
    codes: Codes
    sheet: Sheet
    print: str

    def id_of(self, what: str) -> str:
        return str(uuid5(OURS, f"{self.print} {what}"))

    @property
    def subject(self) -> Value:
        return {"reference": f"urn:uuid:{self.id_of('patient')}"}

    @property
    def effective(self) -> Resource:
        return {"effectiveDateTime": self.sheet.when.isoformat()} if self.sheet.when else {}


def _url(resource: Mapping[str, Value]) -> str:
    return f"urn:uuid:{resource['id']}"


# Resources


def _patient(about: _About, examination: Examination) -> Resource:
    """A stub: what others point to. Sex where it was told, a name where one is given."""
    name: Resource = {"name": [{"text": about.sheet.name}]} if about.sheet.name else {}
    sex = GENDER.get(examination.patient.sex)
    gender: Resource = {"gender": sex} if sex else {}
    return {"resourceType": "Patient", "id": about.id_of("patient"), **name, **gender}


def _observation(about: _About, what: str, code: Value, **rest: Value) -> Resource:
    return {
        "resourceType": "Observation",
        "id": about.id_of(what),
        "status": "final",
        "category": [coded(about.codes.by_use["survey"])],
        "code": code,
        "subject": about.subject,
        **about.effective,
        **rest,
    }


def _panel(about: _About, members: Sequence[Resource]) -> Resource:
    code = coded(about.codes.by_use["pain panel"])
    inside: Resource = {"hasMember": [{"reference": _url(one)} for one in members]} if members else {}
    return _observation(about, "panel", code, note=[{"text": LIMITS}], **inside)


def _severity(about: _About, drawing: PainDrawing) -> Iterator[Resource]:
    """The strongest pain; nothing where no strength was said. How strong numbness is, is no severity of pain."""
    said = [
        m.intensity for m in drawing.marks if m.intensity is not None and m.sensation.channel is Channel.PAIN
    ]
    if said:
        code = coded(about.codes.by_use["pain severity"])
        yield _observation(
            about, "severity", code, valueQuantity=score(max(said)), note=[{"text": STRONGEST}]
        )


def _zones(about: _About, atlas: Atlas, drawing: PainDrawing) -> Iterator[tuple[Resource, str, Side]]:
    """One observation for each zone of a view and each feeling in it, with the zone and side.

    A zone the brush only ran over is left out, but never the largest: a small dot lies somewhere too.
    """
    overshoot = about.library.rules.painting.overshoot
    for mark, same in _felt_alike(drawing.marks):
        parts = coverage(atlas, PainDrawing(same))
        largest = max(parts, key=lambda part: part.area, default=None)
        for part in parts:
            if part.share >= overshoot or part is largest:
                yield _zone(about, mark, part), part.zone, part.side


def _felt_alike(marks: Iterable[Mark]) -> Iterator[tuple[Mark, tuple[Mark, ...]]]:
    """Marks of one view and feeling together, in the order in which a feeling first appears."""
    groups: list[list[Mark]] = []
    for mark in marks:
        group = next((g for g in groups if g[0].like(mark)), None)
        if group is None:
            groups.append([mark])
        else:
            group.append(mark)
    return ((group[0], tuple(group)) for group in groups)


def _zone(about: _About, mark: Mark, part: Coverage) -> Resource:
    words = zone_words(about.library.zones, part.zone, part.side)
    code: Value = ours(System.OBSERVATION, Observed.PAINTED_ZONE, f"Painted: {feeling_words(mark)}")
    share = quantity(round(100 * part.share, 1), "%", "%")
    what = f"zone {part.view} {part.zone} {part.side} {mark.sensation} {mark.intensity} {mark.depth}"
    components = [*_site(about, mark, words), *_feeling(about, mark, part)]
    return _observation(
        about,
        what,
        code,
        bodySite=zone_concept(about.codes, part.zone, words),
        valueQuantity=share,
        component=components,
    )


def _site(about: _About, mark: Mark, words: str) -> Iterator[Value]:
    """The place once more under the code of LOINC, where it is pain."""
    if mark.sensation.channel is Channel.PAIN:
        yield {"code": coded(about.codes.by_use["pain body site"]), "valueCodeableConcept": {"text": words}}


def _feeling(about: _About, mark: Mark, part: Coverage) -> Iterator[Value]:
    yield component(Observed.SIDE, side_concept(about.codes, part.side))
    yield component(Observed.VIEW, ours(System.VIEW, part.view, part.view.words))
    yield component(Observed.SENSATION, ours(System.SENSATION, mark.sensation, mark.sensation.words))
    if mark.intensity is not None:
        code = ours(System.OBSERVATION, Observed.INTENSITY, "Strength, 0 to 10")
        yield {"code": code, "valueQuantity": score(mark.intensity)}
    if mark.depth in DEPTH_WORDS:
        yield component(Observed.DEPTH, ours(System.DEPTH, mark.depth, DEPTH_WORDS[mark.depth]))


def _places(about: _About, zones: Iterable[tuple[str, Side]]) -> Iterator[Resource]:
    """Each painted zone of a side as a place of the body, once."""
    for zone, side in dict.fromkeys(zones):
        words = zone_words(about.library.zones, zone, side)
        yield {
            "resourceType": "BodyStructure",
            "id": about.id_of(f"place {zone} {side}"),
            "active": True,
            "location": zone_concept(about.codes, zone, zone_words(about.library.zones, zone, None)),
            "locationQualifier": [side_concept(about.codes, side)],
            "description": words,
            "patient": about.subject,
        }


def _answers(about: _About, examination: Examination) -> Iterator[Resource]:
    """The answered red-flag questions; those nobody asked are absent, and without any answer so is the whole."""
    answers = {f.name: f for f in examination.findings if f.kind is FindingKind.FACT}
    items: list[Value] = [
        {
            "linkId": flag.name,
            "text": answers[flag.name].detail or flag.question,
            "answer": [{"valueBoolean": answers[flag.name].value == "yes"}],
        }
        for flag in about.library.flags
        if flag.name in answers
    ]
    if items:
        whole = len(items) == len(about.library.flags)
        authored: Resource = {"authored": about.sheet.when.isoformat()} if about.sheet.when else {}
        yield {
            "resourceType": "QuestionnaireResponse",
            "id": about.id_of("red-flag questions"),
            "status": "completed" if whole else "in-progress",
            "subject": about.subject,
            **authored,
            "item": items,
        }


def _drawing(about: _About, document: Document, text: str) -> Resource:
    data = text.encode()
    sample = f" {SAMPLE}{document.sample_source}" if document.sample_source else ""
    created: Resource = {"creation": about.sheet.when.isoformat()} if about.sheet.when else {}
    attachment: Resource = {
        "contentType": "application/json",
        "data": b64encode(data).decode("ascii"),
        "size": len(data),
        "title": "drawing.bodymap",
        **created,
    }
    return {
        "resourceType": "DocumentReference",
        "id": about.id_of("drawing"),
        "status": "current",
        "type": {"text": "Pain drawing"},
        "subject": about.subject,
        "description": DRAWING + sample,
        "content": [{"attachment": attachment}],
    }
