"""The FHIR bundle: sound for the published R4B models, the same members as R4, nothing that was not said."""

import json
from base64 import b64decode
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.exports.fhir import Sheet, fhir_bundle, fhir_text
from bodymap.exports.fhir_fields import FIELDS, beyond
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import NOT_EXAMINED, Finding
from bodymap.records.document import Document
from bodymap.records.drawing_file import load, text_of
from bodymap.records.imports.imported import Filling, filled_drawing
from bodymap.records.samples import samples
from tests.records.documents import SAMPLE

SAMPLES = {one.id: one.path for one in samples()}
DAY = date(2024, 5, 31)
DATED, BARE = Sheet(when=DAY), Sheet()


def text(document: Document, sheet: Sheet = DATED) -> str:
    return fhir_text(open_library(), open_atlas(), document, sheet)


def resources(document: Document, kind: str, sheet: Sheet = BARE) -> list[dict[str, Any]]:
    bundle: Any = fhir_bundle(open_library(), open_atlas(), document, sheet)
    return [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind]


def painted(
    sensation: Sensation = Sensation.ACHE, intensity: int | None = None, zone: str = "hallux"
) -> Document:
    face = next(f for f in open_atlas().zones(View.FRONT) if (f.zone, f.side) == (zone, Side.LEFT))
    return Document(filled_drawing([Filling(View.FRONT, face.shape, sensation, intensity)]))


def answered(**answers: str) -> Document:
    facts = tuple(Finding(FindingKind.FACT, name, value) for name, value in answers.items())
    return Document(PainDrawing(), replace(NOT_EXAMINED, findings=facts))


def codes(concept: dict[str, Any]) -> dict[str, str]:
    return {one["system"]: one["code"] for one in concept["coding"]}


def zone_observation(document: Document) -> dict[str, Any]:
    return next(o for o in resources(document, "Observation") if "component" in o)


def components(observation: dict[str, Any]) -> dict[str, Any]:
    return {one["code"]["text"]: one for one in observation["component"]}


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_published_models_take_every_sample(sample: str) -> None:
    bundle = Bundle.model_validate_json(text(load(SAMPLES[sample])))
    assert len(bundle.entry or ()) > 5


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_member_is_the_same_in_r4_and_r4b(sample: str) -> None:
    assert list(beyond(json.loads(text(load(SAMPLES[sample]), Sheet("A name", DAY))))) == []


def test_a_member_that_is_not_in_the_table_is_found() -> None:
    bundle = {
        "resourceType": "Bundle",
        "entry": [{"resource": {"resourceType": "Observation", "device": {}}}],
    }
    assert list(beyond(bundle)) == ["Observation.device"]


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_reference_leads_to_a_resource_of_the_bundle(sample: str) -> None:
    written = text(load(SAMPLES[sample]))
    urls = {one["fullUrl"] for one in json.loads(written)["entry"]}
    assert {line.split('"')[3] for line in written.splitlines() if '"reference":' in line} <= urls


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_two_resources_have_one_id(sample: str) -> None:
    urls = [one["fullUrl"] for one in json.loads(text(load(SAMPLES[sample])))["entry"]]
    assert len(set(urls)) == len(urls)


def test_the_same_document_and_date_give_the_same_bytes() -> None:
    assert text(SAMPLE) == text(replace(SAMPLE))


def test_another_document_has_other_ids() -> None:
    assert json.loads(text(SAMPLE))["id"] != json.loads(text(replace(SAMPLE, title="Another")))["id"]


def test_a_title_that_may_be_a_name_is_not_in_the_drawing_that_is_attached() -> None:
    attachment = resources(replace(SAMPLE, sample_source="", title="Quillfeather"), "DocumentReference")
    assert b"Quillfeather" not in b64decode(attachment[0]["content"][0]["attachment"]["data"])


def test_the_whole_drawing_is_attached() -> None:
    attachment = resources(SAMPLE, "DocumentReference")[0]["content"][0]["attachment"]
    assert b64decode(attachment["data"]).decode() == text_of(SAMPLE)


def test_no_name_is_said_unless_one_is_given() -> None:
    assert "name" not in resources(SAMPLE, "Patient")[0]


def test_a_given_name_is_said() -> None:
    assert resources(SAMPLE, "Patient", Sheet("A name"))[0]["name"] == [{"text": "A name"}]


def test_no_date_is_said_unless_one_is_known() -> None:
    assert "effectiveDateTime" not in text(SAMPLE, Sheet())


def test_the_sex_that_was_told_is_said() -> None:
    assert resources(SAMPLE, "Patient")[0]["gender"] == "female"


def test_a_sex_that_was_not_told_is_absent() -> None:
    assert "gender" not in resources(painted(), "Patient")[0]


def test_the_side_stands_as_codes_and_as_a_word() -> None:
    side = components(zone_observation(painted()))["side"]["valueCodeableConcept"]
    assert codes(side) == {"urn:bodymap:side": "L", "http://snomed.info/sct": "7771000"}
    assert side["text"] == "left"


def test_the_place_names_zone_and_side_in_words() -> None:
    assert zone_observation(painted())["bodySite"]["text"] == "left big toe"


def test_the_painted_share_is_a_percentage_of_the_zone() -> None:
    assert zone_observation(painted())["valueQuantity"]["value"] == 100.0


def test_each_painted_zone_is_a_place_of_the_body() -> None:
    place = resources(painted(), "BodyStructure")[0]
    assert (codes(place["location"])["urn:bodymap:zone"], place["locationQualifier"][0]["text"]) == (
        "hallux",
        "left",
    )


def test_numbness_has_no_code_of_pain() -> None:
    named = components(zone_observation(painted(Sensation.NUMBNESS)))
    assert not any("Pain body site" in name for name in named)


def test_the_severity_is_the_strongest_pain_that_was_said() -> None:
    severity = resources(painted(intensity=7), "Observation")[1]
    assert codes(severity["code"])["http://loinc.org"] == "72514-3"
    assert (severity["valueQuantity"]["value"], severity["valueQuantity"]["code"]) == (7, "{score}")


@pytest.mark.parametrize("document", [painted(), painted(Sensation.NUMBNESS, 8)])
def test_a_strength_of_pain_that_was_not_said_is_absent(document: Document) -> None:
    assert "72514-3" not in text(document)


def test_the_panel_holds_severity_and_zones() -> None:
    panel, *rest = resources(painted(intensity=3), "Observation")
    assert [m["reference"] for m in panel["hasMember"]] == [f"urn:uuid:{one['id']}" for one in rest]


def test_the_panel_says_what_it_is_not() -> None:
    assert "not a diagnosis and not an all-clear" in resources(SAMPLE, "Observation")[0]["note"][0]["text"]


def test_an_empty_drawing_has_a_panel_without_members() -> None:
    assert "hasMember" not in resources(Document(), "Observation")[0]
    Bundle.model_validate_json(text(Document()))


def test_answers_are_yes_and_no_as_given() -> None:
    items = resources(answered(saddle_numbness="yes", urinary_retention="no"), "QuestionnaireResponse")[0][
        "item"
    ]
    said = {item["linkId"]: item["answer"][0]["valueBoolean"] for item in items}
    assert said == {"saddle_numbness": True, "urinary_retention": False}


def test_a_question_that_was_not_asked_is_absent() -> None:
    answers = resources(answered(saddle_numbness="yes"), "QuestionnaireResponse")[0]
    assert (len(answers["item"]), answers["status"]) == (1, "in-progress")


def test_without_any_answer_there_is_no_questionnaire() -> None:
    assert resources(painted(), "QuestionnaireResponse") == []


def test_all_questions_answered_complete_the_questionnaire() -> None:
    every = answered(**{flag.name: "no" for flag in open_library().flags})
    assert resources(every, "QuestionnaireResponse")[0]["status"] == "completed"


def test_a_sample_says_that_it_is_no_patient() -> None:
    assert "Sample, not a patient" in resources(SAMPLE, "DocumentReference")[0]["description"]


def test_a_zone_the_brush_only_ran_over_is_left_out() -> None:
    face = next(f for f in open_atlas().zones(View.FRONT) if (f.zone, f.side) == ("shin_front", Side.LEFT))
    drawing = filled_drawing([Filling(View.FRONT, multipolygon(face.shape.buffer(0.3)))])
    places = resources(Document(drawing), "BodyStructure")
    assert [codes(place["location"])["urn:bodymap:zone"] for place in places] == ["shin_front"]


def test_the_page_names_the_members_that_are_written() -> None:
    page = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text("utf-8")
    missing = [part for part, members in FIELDS.items() if f"| `{part}` | {', '.join(members)} |" not in page]
    assert missing == []
