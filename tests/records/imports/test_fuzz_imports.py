"""Broken files of every format that can be imported: a drawing that can be saved, or one sentence, never anything else."""

import json
from copy import deepcopy
from random import Random
from typing import Any

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.exports.choir import painted_segments
from bodymap.exports.choir_csv import choir_csv
from bodymap.exports.fhir import fhir_bundle, fhir_text
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from bodymap.records.drawing_file import text_of
from bodymap.records.imports.imported import Wish
from bodymap.records.imports.read import imported
from tests.files.mutators import ATTACKS, check_told, mutated
from tests.records.documents import SAMPLE
from tests.records.imports.test_choir import LISTS
from tests.records.imports.test_paindraw import LEFT_THIGH, RIGHT_THIGH, stroke, written

BARE: Any = fhir_bundle(open_library(), open_atlas(), SAMPLE)
BARE["entry"] = [one for one in BARE["entry"] if one["resource"]["resourceType"] != "DocumentReference"]
PAINTED = written(stroke(LEFT_THIGH, RIGHT_THIGH), stroke(LEFT_THIGH, tool="eraser"))
CORPUS: dict[str, list[bytes]] = {
    "choir": [text.encode() for text in LISTS.values()],
    "table": [choir_csv(painted_segments(open_atlas(), SAMPLE.drawing)).encode()],
    "paindraw": [PAINTED.encode()],
    "fhir": [fhir_text(open_library(), open_atlas(), SAMPLE).encode()],
    "bare fhir": [json.dumps(BARE).encode()],
    "attacks": list(ATTACKS),
}
NASTY: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    1e15,
    1e-12,
    "x",
    "",
    [],
    {},
    [[]],
    [1, 2],
    11,
    "L",
    "front",
    "a" * 3000,
)
WISHES = (Wish(), Wish(views=(("", View.FEET_SOLE),), female_ids=True))


def check(data: bytes, wish: Wish) -> bool:
    """Whether the file was taken."""
    try:
        found = imported(data, "fuzz", wish)
    except BodymapError as error:
        check_told(error)
        return False
    text = text_of(found.document)
    assert text_of(imported(text, "again").document) == text
    assert all("\n" not in note for note in found.notes)
    return True


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container of a JSON value with each of its keys."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    found: list[tuple[Any, Any]] = []
    for key in keys:
        found += [(value, key), *places(value[key])]
    return found


def changed_value(random: Random, text: str) -> bytes:
    content = json.loads(text)
    for _ in range(random.randint(1, 3)):
        holder, key = random.choice(places(content))
        holder[key] = deepcopy(random.choice(NASTY))
    return json.dumps(content).encode()


@pytest.mark.parametrize("kind", CORPUS)
def test_files_broken_as_bytes(kind: str) -> None:
    random = Random(kind)
    for _ in range(150):
        check(mutated(CORPUS[kind], random), random.choice(WISHES))


@pytest.mark.parametrize("kind", ["paindraw", "fhir", "bare fhir"])
def test_sound_json_with_changed_values(kind: str) -> None:
    random = Random(kind)
    taken = sum(
        check(changed_value(random, CORPUS[kind][0].decode()), random.choice(WISHES)) for _ in range(150)
    )
    assert 0 < taken < 150  # both ways are exercised
