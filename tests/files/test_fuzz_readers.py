"""18,000 broken files at reader level: an answer or one BodymapError with a place, never anything else."""

import json
from random import Random

import pytest

from bodymap.files.bounded import CASE_CAPS, REGION_CAPS, YAML_CAPS, read_json, read_yaml
from bodymap.files.problems import BodymapError
from bodymap.records.drawing_file import text_of
from tests.files.mutators import ATTACKS, ROOT, check_told, mutated, pieces
from tests.records.documents import SAMPLE

YAML_FILES = (
    *ROOT.glob("regions/**/*.yaml"),
    *ROOT.glob("bodymap/knowledge/*.yaml"),
    ROOT / "tests/records/cases-dev.yaml",
)
YAML_CORPUS = (*ATTACKS, *(piece for path in sorted(YAML_FILES) for piece in pieces(path.read_bytes(), 25)))
JSON_CORPUS = (
    *ATTACKS,
    *(
        json.dumps({"a": [i, {"b": ["x", None, True, -1.5e3], "\u00e9": "\u00e9\\n"}]}).encode()
        for i in range(30)
    ),
    *[text_of(SAMPLE).encode()] * 10,
)
CAPS = (YAML_CAPS, REGION_CAPS, CASE_CAPS)


@pytest.mark.parametrize("seed", range(12))
def test_a_thousand_broken_yaml_files(seed: int) -> None:
    random = Random(seed)
    for _ in range(1000):
        data = mutated(YAML_CORPUS, random)
        try:
            tree = read_yaml(data, random.choice(CAPS), "fuzz")
        except BodymapError as error:
            check_told(error)
        else:
            assert tree.place_of(("a", 0)).line >= 1


@pytest.mark.parametrize("seed", range(6))
def test_a_thousand_broken_json_files(seed: int) -> None:
    random = Random(1000 + seed)
    for _ in range(1000):
        data = mutated(JSON_CORPUS, random)
        try:
            tree = read_json(data, name="fuzz")
        except BodymapError as error:
            check_told(error)
        else:
            assert tree.place_of(("a", 0)).line >= 1


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_known_attacks_themselves(attack: bytes) -> None:
    for read in (read_yaml, read_json):
        try:
            read(attack, name="fuzz")
        except BodymapError as error:
            check_told(error)
