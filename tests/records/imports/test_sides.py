"""Sides survive: every zone of every view and side goes out and comes back as the same zone, view and side."""

import json
import re
from typing import Any

import pytest

from bodymap.atlas.atlas import ZoneFace, open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.choir import painted_segments
from bodymap.exports.fhir import fhir_bundle, fhir_text
from bodymap.files.bounded import read_json
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.coverage import coverage
from bodymap.records.document import Document
from bodymap.records.drawing_file import document_of, text_of
from bodymap.records.imports.imported import Filling, filled_drawing
from bodymap.records.imports.read import imported

FACES = [face for view in open_atlas().views for face in open_atlas().zones(view)]
MOST = 0.02
"""Share of a neighbour that may be touched by what was drawn on the grid of 0.01 mm."""


def name(face: ZoneFace) -> str:
    return f"{face.view}-{face.zone}-{face.side}"


def filled(face: ZoneFace) -> Document:
    return Document(filled_drawing([Filling(face.view, face.shape)]))


def places(drawing: PainDrawing) -> list[tuple[View, str, Side]]:
    """The zones that are painted, without neighbours that are only touched."""
    return [(c.view, c.zone, c.side) for c in coverage(open_atlas(), drawing) if c.share > MOST]


def back(document: Document, *, attached: bool) -> PainDrawing:
    bundle: Any = json.loads(fhir_text(open_library(), open_atlas(), document))
    if not attached:
        bundle["entry"] = [e for e in bundle["entry"] if e["resource"]["resourceType"] != "DocumentReference"]
    return imported(json.dumps(bundle), "test").document.drawing


@pytest.mark.parametrize("face", FACES, ids=name)
def test_our_own_file_keeps_zone_view_and_side(face: ZoneFace) -> None:
    again = document_of(read_json(text_of(filled(face))))
    assert places(again.drawing) == [(face.view, face.zone, face.side)]


@pytest.mark.parametrize("face", FACES, ids=name)
def test_a_bundle_with_the_drawing_keeps_zone_view_and_side(face: ZoneFace) -> None:
    assert places(back(filled(face), attached=True)) == [(face.view, face.zone, face.side)]


@pytest.mark.parametrize("face", FACES, ids=name)
def test_a_bundle_without_the_drawing_keeps_zone_view_and_side(face: ZoneFace) -> None:
    assert places(back(filled(face), attached=False)) == [(face.view, face.zone, face.side)]


@pytest.mark.parametrize("face", FACES, ids=name)
def test_the_words_of_a_bundle_say_the_side_and_not_the_other(face: ZoneFace) -> None:
    bundle: Any = fhir_bundle(open_library(), open_atlas(), filled(face))
    sites = [e["resource"]["bodySite"]["text"] for e in bundle["entry"] if "bodySite" in e["resource"]]
    words = [set(re.findall(r"\w+", site)) for site in sites]  # a cleft is no left
    assert [(face.side.word in said, face.side.other.word in said) for said in words] == [(True, False)]


@pytest.mark.parametrize("face", FACES, ids=name)
def test_segments_lie_on_the_side_and_in_the_view_of_the_zone(face: ZoneFace) -> None:
    found = [p.segment for p in painted_segments(open_atlas(), filled(face).drawing) if p.painted]
    assert found
    assert {segment.side for segment in found} == {face.side}
    if face.view in (View.FRONT, View.BACK):
        assert {segment.view for segment in found} == {face.view}
