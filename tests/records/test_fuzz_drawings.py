"""1,000 broken drawing files through geometry: a sound drawing or one sentence, never anything else."""

import json
from random import Random
from typing import Any

import pytest

from bodymap.files.bounded import read_json
from bodymap.files.problems import BodymapError
from bodymap.records.drawing_file import document_of, text_of
from bodymap.records.seal import sealed
from tests.files.mutators import check_told, mutated
from tests.records.documents import SAMPLE

SOUND = text_of(SAMPLE).encode()
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
    -0.0,
    5000.01,
    "NaN",
    11,
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container of a JSON value with each of its keys."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    found: list[tuple[Any, Any]] = []
    for key in keys:
        found += [(value, key), *places(value[key])]
    return found


def changed_value(random: Random) -> bytes:
    """Sound JSON in which one to three values are other ones: it reaches the geometry."""
    content = json.loads(SOUND)
    for _ in range(random.randint(1, 3)):
        holder, key = random.choice(places(content["marks"]) or [(content, "marks")])
        old = holder[key]
        near = [old + random.uniform(-30, 30)] if isinstance(old, float | int) else []
        holder[key] = random.choice([*NASTY, *near * 12])
    return json.dumps(sealed(content)).encode()


def check(data: bytes) -> bool:
    """Whether the file was taken."""
    try:
        document = document_of(read_json(data, name="fuzz"))
    except BodymapError as error:
        check_told(error)
        return False
    assert all(mark.area.is_valid for mark in document.drawing.marks)
    text = text_of(document)
    assert text_of(document_of(read_json(text))) == text
    return True


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_files_broken_as_bytes(seed: int) -> None:
    random = Random(seed)
    assert sum(check(mutated([SOUND], random)) for _ in range(100)) < 100


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_files_with_changed_values(seed: int) -> None:
    random = Random(100 + seed)
    taken = sum(check(changed_value(random)) for _ in range(100))
    assert 0 < taken < 100  # both ways are exercised
