"""What the sources state in words about the skin of each map."""

from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import Side, View

STATED = yaml.safe_load((Path(__file__).parent / "probes.yaml").read_text("utf-8"))
PROBES = STATED["probes"]
FACTS = [(p, name, str(level)) for p in PROBES for name, level in p["expect"].items()]
ABOVE = {"V", *(f"C{n}" for n in range(2, 9)), *(f"T{n}" for n in range(1, 10))}
SHIFT = {"feet-top": 78.0, "feet-sole": 78.0}
"""Probes are given on the left foot by itself; the pair stands 78 mm apart from the middle."""


@pytest.mark.parametrize(
    ("probe", "map_id", "level"), FACTS, ids=lambda v: v["name"] if isinstance(v, dict) else v
)
def test_a_stated_fact_holds(atlas: Atlas, probe: dict[str, str], map_id: str, level: str):
    x, y = map(float, probe["at"].split(","))
    found = atlas.locate(View(probe["view"]), x + SHIFT.get(probe["view"], 0), y)
    assert found.maps[map_id] in level.split("|"), probe["why"]


def test_as_many_facts_are_stated_as_were_found():
    assert len(FACTS) == 147


def levels_of(atlas: Atlas, map_id: str) -> set[str]:
    return {face.level for faces in atlas.maps[map_id].faces.values() for face in faces}


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [row for row in STATED["structure"] if kind in row]


@pytest.mark.parametrize("row", of_kind("midline_order"), ids=lambda row: row["map"])
def test_the_levels_down_the_middle_of_the_back_stand_as_stated(atlas: Atlas, row: dict[str, Any]):
    met = (atlas.locate(View.BACK, 3, y).maps[row["map"]] for y in range(640, 905))
    assert [level for level, _ in groupby(met)] == row["midline_order"], row["why"]


@pytest.mark.parametrize("row", of_kind("absent"), ids=lambda row: row["map"])
def test_a_level_a_source_leaves_out_is_not_drawn(atlas: Atlas, row: dict[str, Any]):
    assert not levels_of(atlas, row["map"]) & set(row["absent"]), row["why"]


@pytest.mark.parametrize("row", of_kind("only"), ids=lambda row: row["map"])
def test_no_other_level_than_the_stated_ones_is_drawn(atlas: Atlas, row: dict[str, Any]):
    assert levels_of(atlas, row["map"]) == {*row["only"], "none"}, row["why"]


@pytest.mark.parametrize("map_id", open_atlas().maps)
def test_every_map_tells_its_history_with_a_source(atlas: Atlas, map_id: str):
    history = atlas.maps[map_id].history
    assert history.endswith(").")
    assert 80 < len(history) < 420


@pytest.mark.parametrize(
    ("map_id", "agreeing", "blank"),
    [("keegan-garrett-1948", 20, 0), ("foerster-1933", 20, 0), ("lee-2008", 16, 4), ("article", 8, 7)],
)
def test_so_many_key_points_lie_in_their_level_in_the_other_maps(
    atlas: Atlas, map_id: str, agreeing: int, blank: int
):
    """Not forced, only known: the maps are no maps of the key points."""
    points = [k for k in atlas.key_points if k.side in (None, Side.LEFT) and k.name not in ABOVE]
    found = [(k.name, atlas.locate(k.view, k.x, k.y).maps[map_id]) for k in points]
    assert sum(name == level for name, level in found) == agreeing
    assert sum(level == "none" for _, level in found) == blank


def test_every_key_point_lies_in_its_own_level(atlas: Atlas):
    wrong = [k for k in atlas.key_points if atlas.locate(k.view, k.x, k.y).maps["isncsci"] != k.name]
    assert wrong == []
    assert {"L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5"} <= {k.name for k in atlas.key_points}
