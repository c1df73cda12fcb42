"""The small values a FHIR bundle is made of: codes, concepts, quantities."""

from bodymap.atlas.levels import Side
from bodymap.exports.codes import Code, Codes
from bodymap.files.tree import Value
from bodymap.records.exchange_words import UCUM, Observed, System


def coding(code: Code) -> Value:
    """A code of a public system."""
    return {"system": code.system, "code": code.code, "display": code.display}


def coded(code: Code) -> Value:
    """The same as a concept, in words as well."""
    return {"coding": [coding(code)], "text": code.text}


def ours(system: System, code: str, text: str) -> Value:
    """A concept under a code of our own."""
    return {"coding": [{"system": system.value, "code": str(code)}], "text": text}


def component(name: Observed, value: Value) -> Value:
    """One more thing an observation of a zone says."""
    return {"code": ours(System.OBSERVATION, name, name.value), "valueCodeableConcept": value}


def zone_concept(codes: Codes, zone: str, words: str) -> Value:
    """A zone by our id, with its place in SNOMED CT where one is known."""
    known = codes.zones.get(zone)
    public = [coding(known)] if known else []
    return {"coding": [{"system": System.ZONE.value, "code": zone}, *public], "text": words}


def side_concept(codes: Codes, side: Side) -> Value:
    """The patient's side as two codes and a word."""
    own: Value = {"system": System.SIDE.value, "code": side.value}
    return {"coding": [own, coding(codes.by_use[side.value])], "text": side.word}


def score(value: int) -> Value:
    """A strength from 0 to 10."""
    return quantity(value, "score", "{score}")


def quantity(value: float, unit: str, code: str) -> Value:
    """A number with its unit in words and in UCUM."""
    return {"value": value, "unit": unit, "system": UCUM, "code": code}
