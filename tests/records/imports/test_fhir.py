import json
from base64 import b64encode
from typing import Any

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.fhir import fhir_bundle
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from bodymap.records.document import Document
from bodymap.records.drawing_file import load, text_of
from bodymap.records.imports.imported import Filling, Imported, filled_drawing
from bodymap.records.imports.read import imported
from bodymap.records.samples import samples
from tests.records.documents import SAMPLE

SAMPLES = {one.id: one.path for one in samples()}


def bundle(document: Document, without: tuple[str, ...] = ()) -> dict[str, Any]:
    made: Any = fhir_bundle(open_library(), open_atlas(), document)
    made["entry"] = [one for one in made["entry"] if one["resource"]["resourceType"] not in without]
    return made


def read(made: dict[str, Any]) -> Imported:
    return imported(json.dumps(made), "fuzz")


def refused(made: dict[str, Any]) -> str:
    with pytest.raises(BodymapError) as told:
        read(made)
    return str(told.value)


def attachment(made: dict[str, Any]) -> dict[str, Any]:
    return made["entry"][-1]["resource"]["content"][0]["attachment"]


def observation(made: dict[str, Any]) -> dict[str, Any]:
    return next(one["resource"] for one in made["entry"] if "bodySite" in one["resource"])


def filled() -> Document:
    face = next(f for f in open_atlas().zones(View.FRONT) if (f.zone, f.side) == ("hallux", Side.LEFT))
    return Document(filled_drawing([Filling(View.FRONT, face.shape, Sensation.NUMBNESS, 6, Depth.SKIN)]))


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_comes_back_to_the_letter(sample: str) -> None:
    document = load(SAMPLES[sample])
    assert text_of(read(bundle(document)).document) == text_of(document)


def test_without_the_drawing_the_feeling_comes_from_the_observations() -> None:
    (mark,) = read(bundle(filled(), ("DocumentReference",))).document.drawing.marks
    assert (mark.view, mark.sensation, mark.intensity, mark.depth) == (
        View.FRONT,
        Sensation.NUMBNESS,
        6,
        Depth.SKIN,
    )


def test_that_it_was_rebuilt_is_told() -> None:
    assert (
        "1 painted places were filled zone by zone" in read(bundle(filled(), ("DocumentReference",))).notes[0]
    )


def test_rebuilt_answers_are_those_that_were_given() -> None:
    found = read(bundle(SAMPLE, ("DocumentReference",))).document.examination
    assert [(f.name, f.value) for f in found.findings] == [("urinary_retention", "no")]


def test_the_sex_comes_back_without_the_drawing() -> None:
    assert read(bundle(SAMPLE, ("DocumentReference",))).document.examination.patient.sex == "F"


def test_resources_of_others_are_counted() -> None:
    made = bundle(SAMPLE)
    made["entry"].append({"resource": {"resourceType": "Device"}})
    assert "1 resources of the bundle were not written by bodymap" in read(made).notes[-1]


def test_a_document_of_another_program_is_no_drawing() -> None:
    made = bundle(filled())
    attachment(made)["data"] = b64encode(b'{"format": "other"}').decode()
    assert len(read(made).document.drawing.marks) == 1  # from the observations


def test_a_bundle_without_anything_of_ours_is_refused() -> None:
    assert "holds no pain drawing of bodymap" in refused(bundle(SAMPLE, ("Observation", "DocumentReference")))


def test_two_drawings_are_refused() -> None:
    made = bundle(SAMPLE)
    made["entry"].append(made["entry"][-1])
    assert "carries 2 drawings; expected one" in refused(made)


def test_a_broken_attachment_is_told_with_the_line_of_its_own() -> None:
    made = bundle(SAMPLE)
    attachment(made)["data"] = b64encode(text_of(SAMPLE).replace('"marks"', '"masks"').encode()).decode()
    told = refused(made)
    assert told.startswith("fuzz:1:")
    assert "the attached drawing cannot be opened: marks is missing" in told


def test_a_newer_attachment_is_told_as_newer() -> None:
    made = bundle(SAMPLE)
    data = text_of(SAMPLE).replace('"format_number": 1', '"format_number": 99')
    attachment(made)["data"] = b64encode(data.encode()).decode()
    assert "written by a newer bodymap (format 99)" in refused(made)


def test_an_attachment_that_is_no_base64_is_told() -> None:
    made = bundle(SAMPLE)
    attachment(made)["data"] = "not base64!"
    assert "not sound base64" in refused(made)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"bodySite": {"coding": [{"system": "urn:bodymap:zone", "code": "elbow"}]}},
            "the zone 'elbow' is not in the view front",
        ),
        ({"bodySite": {}}, "the zone '' is not in the view front"),
        (
            {"valueQuantity": {"value": 101}},
            "the painted share is not given; expected more than 0 and at most 100 %",
        ),
        ({"valueQuantity": {"value": "all"}}, "valueQuantity/value is 'all'; expected a number"),
        ({"component": []}, "the view is ''; expected one of front"),
        ({"component": 3}, "component is 3; expected a list"),
    ],
)
def test_a_faulty_observation_is_told_in_one_sentence(change: dict[str, Any], told: str) -> None:
    made = bundle(filled(), ("DocumentReference",))
    observation(made).update(change)
    assert told in refused(made)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ({"resourceType": "Patient"}, "this is a FHIR Patient; expected a Bundle"),
        ({"resourceType": "Bundle"}, "this is a FHIR Bundle; expected a Bundle with entries"),
        ({"resourceType": "Bundle", "entry": [1]}, "the entry has no resource"),
        (
            {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": 3}}]},
            "the entry has no resource",
        ),
        ({"resourceType": "Bundle", "entry": []}, "holds no pain drawing"),
    ],
)
def test_another_resource_is_refused(made: dict[str, Any], told: str) -> None:
    assert told in refused(made)
