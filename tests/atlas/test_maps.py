"""What the sources state in words about the skin of each map."""

from pathlib import Path

import pytest
import yaml

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View

PROBES = yaml.safe_load((Path(__file__).parent / "probes.yaml").read_text("utf-8"))["probes"]
FACTS = [(p, name, str(level)) for p in PROBES for name, level in p["expect"].items()]
SHIFT = {"feet-top": 78.0, "feet-sole": 78.0}
"""Probes are given on the left foot by itself; the pair stands 78 mm apart from the middle."""


@pytest.mark.parametrize(
    ("probe", "map_id", "level"), FACTS, ids=lambda v: v["name"] if isinstance(v, dict) else v
)
def test_a_stated_fact_holds(atlas: Atlas, probe: dict[str, str], map_id: str, level: str):
    x, y = map(float, probe["at"].split(","))
    found = atlas.locate(View(probe["view"]), x + SHIFT.get(probe["view"], 0), y)
    assert found.maps[map_id] in level.split("|"), probe["why"]


def test_the_articles_name_three_roots_only(atlas: Atlas):
    levels = {face.level for faces in atlas.maps["article"].faces.values() for face in faces}
    assert levels == {"L4", "L5", "S1", "none"}


def test_every_key_point_lies_in_its_own_level(atlas: Atlas):
    wrong = [k for k in atlas.key_points if atlas.locate(k.view, k.x, k.y).maps["isncsci"] != k.name]
    assert wrong == []
    assert {"L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5"} <= {k.name for k in atlas.key_points}
