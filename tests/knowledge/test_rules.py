import re
from pathlib import Path

import pytest

from bodymap.knowledge import _rules_schema as schema
from bodymap.knowledge.library import Library, Status
from bodymap.knowledge.loading import FOLDER
from tests.knowledge.test_loading import broken

REASONING = FOLDER.parent / "reasoning"
OURS = ("look_alikes.py", "root_at_all.py", "red_flags.py", "coverage.py", "symptoms.py", "evidence_words.py")
NUMBER = re.compile(r"(?<![\w.\"'\[:])\d*\.\d+(?![\w.])")
NEUTRAL = {"0.0", "1.0"}


@pytest.mark.parametrize("name", OURS)
def test_no_clinical_number_stands_in_the_code(name: str) -> None:
    code = re.sub(r'""".*?"""', "", (REASONING / name).read_text("utf-8"), flags=re.DOTALL)
    assert set(NUMBER.findall(code)) <= NEUTRAL


def test_the_parts_of_the_body_are_zones(library: Library) -> None:
    painting = library.rules.painting
    assert all(set(getattr(painting, part)) <= set(library.zones) for part in schema.PARTS)


def test_regions_stand_for_all_their_zones(library: Library) -> None:
    knee = {zone.id for zone in library.zones.values() if zone.region == "knee"}
    assert knee <= set(library.rules.painting.leg)
    assert not knee & set(library.rules.painting.below_knee)


def test_every_point_says_what_stands_behind_it(library: Library) -> None:
    for name, point in library.rules.root_at_all.points.items():
        assert point.source in library.sources, name
        assert (point.source == "no_source") == (point.status is Status.ASSUMED), name


def test_a_zone_of_the_core_is_likelier_marked_than_any_other(library: Library) -> None:
    marking = library.rules.look_alikes.marking
    assert marking["core"] > marking["possible"] > marking["other"] > marking["against"] > 0


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("painting", "leg: [thigh_front", "leg: [thigh_fronts", "did you mean thigh_front?"),
        ("look_alike_model", "  test: [0.1, 10.0]\n", "", "limits has no row for test"),
        ("look_alike_model", "marking: {core: 0.5", "marking: {core: 1.5", "marking/core is 1.5; expected at most 1"),
        ("root_at_all", "  both_legs: {points", "  both_leg: {points", "both_legs"),
        ("flags", "sensation S3 absent", "sensation S9 absent", "the word 'S9' is not known"),
        ("flags", "emergency_with: [breathlessness]", "emergency_with: [breathless]", "did you mean breathlessness?"),
        ("telling", "least: 1.5", "least: 5.5", "from the largest ratio down to 0"),
        ("telling", "least: 0.25", "least: 0.8", "from the largest odds down to 0"),
        ("telling", '  0: "outside', '  5: "outside', "ratings"),
        ("conditions", "defined_by: fact rash yes", "defined_by: fact rash pos", "'pos' is no value of fact"),
    ],
)  # fmt: skip
def test_a_slip_in_a_rule_is_told_with_its_file(copy: Path, file: str, old: str, new: str, said: str) -> None:
    told = broken(copy, f"{file}.yaml", old, new)
    assert f"{file}.yaml:" in told
    assert said in told
