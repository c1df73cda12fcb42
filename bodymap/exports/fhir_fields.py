"""The members our FHIR bundles use: each is the same in R4 (4.0.1) and R4B (4.3.0), so that a server of either takes them.

R4B changed medication definitions, evidence, subscriptions and nutrition, and added the types CodeableReference and RatioRange
(https://hl7.org/fhir/R4B/history.html, https://hl7.org/FHIR/r4b-explanation.html); none of the resources and types below.
"""

from collections.abc import Iterator, Mapping

from bodymap.files.tree import Value

CONCEPT, QUANTITY, REFERENCE, CODING = "CodeableConcept", "Quantity", "Reference", "Coding"
TEXT = ""
"""A plain value: text, number, true or false."""
FIELDS: Mapping[str, Mapping[str, str]] = {
    "Bundle": {"resourceType": TEXT, "id": TEXT, "type": TEXT, "entry": "Bundle.entry"},
    "Bundle.entry": {"fullUrl": TEXT, "resource": "resource"},
    "Patient": {"resourceType": TEXT, "id": TEXT, "name": "HumanName", "gender": TEXT},
    "Observation": {
        "resourceType": TEXT,
        "id": TEXT,
        "status": TEXT,
        "category": CONCEPT,
        "code": CONCEPT,
        "subject": REFERENCE,
        "effectiveDateTime": TEXT,
        "valueQuantity": QUANTITY,
        "note": "Annotation",
        "bodySite": CONCEPT,
        "hasMember": REFERENCE,
        "component": "Observation.component",
    },
    "Observation.component": {"code": CONCEPT, "valueQuantity": QUANTITY, "valueCodeableConcept": CONCEPT},
    "BodyStructure": {
        "resourceType": TEXT,
        "id": TEXT,
        "active": TEXT,
        "location": CONCEPT,
        "locationQualifier": CONCEPT,
        "description": TEXT,
        "patient": REFERENCE,
    },
    "QuestionnaireResponse": {
        "resourceType": TEXT,
        "id": TEXT,
        "status": TEXT,
        "subject": REFERENCE,
        "authored": TEXT,
        "item": "QuestionnaireResponse.item",
    },
    "QuestionnaireResponse.item": {
        "linkId": TEXT,
        "text": TEXT,
        "answer": "QuestionnaireResponse.item.answer",
    },
    "QuestionnaireResponse.item.answer": {"valueBoolean": TEXT},
    "DocumentReference": {
        "resourceType": TEXT,
        "id": TEXT,
        "status": TEXT,
        "type": CONCEPT,
        "subject": REFERENCE,
        "description": TEXT,
        "content": "DocumentReference.content",
    },
    "DocumentReference.content": {"attachment": "Attachment"},
    "Attachment": {"contentType": TEXT, "data": TEXT, "size": TEXT, "title": TEXT, "creation": TEXT},
    "HumanName": {"text": TEXT},
    "Annotation": {"text": TEXT},
    CONCEPT: {"coding": CODING, "text": TEXT},
    CODING: {"system": TEXT, "code": TEXT, "display": TEXT},
    QUANTITY: {"value": TEXT, "unit": TEXT, "system": TEXT, "code": TEXT},
    REFERENCE: {"reference": TEXT},
}
"""By resource or type: its members, and the type of each."""


def beyond(value: Value, kind: str = "Bundle") -> Iterator[str]:
    """The members of a value that are not in the table, as "Observation.device"."""
    if isinstance(value, list):
        yield from (found for item in value for found in beyond(item, kind))
    elif kind == TEXT or not isinstance(value, dict):
        if isinstance(value, dict) or kind != TEXT:
            yield kind or "a plain value"
    else:
        known = FIELDS.get(_kind(value, kind), {})
        for name, member in value.items():
            if name not in known:
                yield f"{_kind(value, kind)}.{name}"
            else:
                yield from beyond(member, known[name])


def _kind(value: Mapping[str, Value], kind: str) -> str:
    return str(value.get("resourceType")) if kind == "resource" else kind
