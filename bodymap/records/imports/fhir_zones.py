"""Rebuilds a drawing from the observations of a FHIR bundle of ours, zone by zone, where the drawing itself was taken out."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.files.checked import parse
from bodymap.files.problems import BodymapError
from bodymap.files.tree import Tree
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import in_english, tr
from bodymap.reasoning.examination import Examination, Finding, Patient
from bodymap.records.document import Document
from bodymap.records.exchange_words import Observed, System
from bodymap.records.imports.fhir_parts import Answers, Component, Observation, Resource
from bodymap.records.imports.fhir_parts import Patient as PatientPart
from bodymap.records.imports.imported import Filling, filled_drawing

W = TypeVar("W", bound=StrEnum)
SEX = {"female": "F", "male": "M"}


def rebuilt(resources: Sequence[Resource], tree: Tree) -> tuple[Document, int]:
    """The document that observations and answers stand for, and how many places were filled."""
    fillings = tuple(filling for one in resources for filling in _fillings(one))
    if not fillings:
        sentence = tr(
            "the bundle holds no pain drawing of bodymap; expected the attached drawing or observations of painted zones"
        )
        raise BodymapError(sentence, tree.place_of(("entry",)))
    findings = {f.name: f for one in resources for f in _answers(one)}
    sexes = [sex for one in resources for sex in _sex(one)]
    examination = Examination(tuple(findings.values()), Patient(sex=sexes[0] if sexes else ""))
    return Document(filled_drawing(fillings), examination), len(fillings)


def _fillings(one: Resource) -> Iterator[Filling]:
    """The whole zone of an observation of ours: where in it the paint was, it does not say."""
    if one.kind != "Observation":
        return
    seen = parse(Observation, one.tree)
    if seen.code.code(System.OBSERVATION) != Observed.PAINTED_ZONE:
        return
    parts = {part.code.code(System.OBSERVATION): part for part in seen.component}
    view = _word(View, _code(parts, Observed.VIEW, System.VIEW), "view", one)
    side = _word(Side, _code(parts, Observed.SIDE, System.SIDE), "side", one)
    sensation = _word(Sensation, _code(parts, Observed.SENSATION, System.SENSATION), "sensation", one)
    depth = _word(Depth, _code(parts, Observed.DEPTH, System.DEPTH) or Depth.UNSTATED, "depth", one)
    zone = seen.bodySite.code(System.ZONE)
    faces = [f for f in open_atlas().zones(view) if (f.zone, f.side) == (zone, side)]
    if not faces:
        sentence = tr(
            "the zone {zone!r} is not in the view {view}, side {side}; expected a zone of that view",
            zone=zone[:40],
            view=view.value,
            side=side.value,
        )
        raise BodymapError(sentence, one.tree.place_of(("bodySite",)))
    if seen.valueQuantity is None or not 0 < seen.valueQuantity.value <= 100:
        raise BodymapError(
            tr("the painted share is not given; expected more than 0 and at most 100 %"),
            one.tree.place_of(("valueQuantity",)),
        )
    yield Filling(view, faces[0].shape, sensation, _intensity(parts, one), depth)


def _code(parts: Mapping[str, Component], name: Observed, system: System) -> str:
    return parts[name].valueCodeableConcept.code(system) if name in parts else ""


def _word(kind: type[W], word: str, name: str, one: Resource) -> W:
    try:
        return kind(word)
    except ValueError:
        expected = ", ".join(kind)
        raise BodymapError(
            tr(
                "the {name} is {word!r}; expected one of {expected}",
                name=name,
                word=word[:40],
                expected=expected,
            ),
            one.tree.place_of(("component",)),
        ) from None


def _intensity(parts: Mapping[str, Component], one: Resource) -> int | None:
    part = parts.get(Observed.INTENSITY)
    if part is None or part.valueQuantity is None:
        return None
    value = part.valueQuantity.value
    if value not in range(11):
        raise BodymapError(
            tr("the intensity is {value:g}; expected a whole number from 0 to 10", value=value),
            one.tree.place_of(("component",)),
        )
    return int(value)


def _answers(one: Resource) -> Iterator[Finding]:
    """Answered red-flag questions; what was not answered stays not asked."""
    if one.kind != "QuestionnaireResponse":
        return
    with in_english():  # as they are written, whatever was spoken
        questions = {flag.name: flag.question for flag in open_library().flags}
    for item in parse(Answers, one.tree).item:
        answer = item.answer[0].valueBoolean if item.answer else None
        if item.linkId in questions and answer is not None:
            own_words = "" if item.text == questions[item.linkId] else item.text[:200]
            yield Finding(FindingKind.FACT, item.linkId, "yes" if answer else "no", None, own_words)


def _sex(one: Resource) -> Iterator[str]:
    if one.kind == "Patient":
        gender = parse(PatientPart, one.tree).gender
        if gender in SEX:
            yield SEX[gender]
