"""What is drawn under the skin and what is known about it agree."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.layers import open_layers
from bodymap.atlas.levels import Root
from bodymap.knowledge.layer_faults import layer_complaints, layer_faults
from bodymap.knowledge.library import Library
from tests.knowledge.test_loading import broken

FOLDER = Path("regions")


def told(library: Library) -> str:
    return "\n".join(c.sentence for c in layer_faults(open_layers(), open_atlas(), library, FOLDER))


def test_the_shipped_layers_agree_with_the_library():
    assert layer_complaints() == ()


def test_a_muscle_nobody_knows_is_told(library: Library):
    fewer = replace(library, muscles=tuple(m for m in library.muscles if m.id != "piriformis"))
    assert "nothing is known about 'piriformis'" in told(fewer)


def test_a_movement_without_a_muscle_is_told(library: Library):
    fewer = replace(library, muscles=tuple(m for m in library.muscles if "knee_extension" not in m.movements))
    assert "no muscle makes the movement 'knee_extension'" in told(fewer)


def test_a_nerve_that_forgets_its_skin_is_told(library: Library):
    sural = replace(library.nerves["sural"], zones=())
    changed = replace(library, nerves=MappingProxyType({**library.nerves, "sural": sural}))
    assert "'sural' covers" in told(changed)
    assert "belongs to no nerve" in told(changed)


def test_a_nerve_that_lists_far_skin_is_told(library: Library):
    sural = replace(library.nerves["sural"], zones=(*library.nerves["sural"].zones, "groin"))
    changed = replace(library, nerves=MappingProxyType({**library.nerves, "sural": sural}))
    assert "'sural' lists 'groin' but covers only 0% of it" in told(changed)


def test_a_picture_outside_the_zones_of_its_condition_is_told(library: Library):
    moved = replace(library.conditions["sij_pain"], core_zones=("hallux",), possible_zones=())
    changed = replace(library, conditions=MappingProxyType({**library.conditions, "sij_pain": moved}))
    assert "of 'sij_pain' lies in the zones of the condition" in told(changed)


def test_the_roots_that_were_read_are_roots_of_the_muscle(library: Library):
    assert all(set(m.read) <= set(m.roots) for m in library.muscles)
    assert any(m.read for m in library.muscles)


def test_where_stimulation_disagrees_a_muscle_says_so(library: Library):
    muscle = library.muscle("extensor_digitorum_brevis")
    assert muscle is not None
    assert "S2 and S3" in muscle.dispute
    assert "acta_2015" in muscle.sources


def test_the_sciatic_nerve_has_its_branches_and_places(library: Library):
    nerve = library.nerves["sciatic"]
    assert nerve.roots[0] is Root.L5
    assert set(nerve.branches) == {"tibial", "common_peroneal"}
    assert "piriformis" in nerve.caught


def test_a_muscle_knows_the_nerve_with_a_path_that_moves_it(library: Library):
    assert [n.id for n in library.nerves_of("tibialis_anterior")] == ["deep_peroneal"]
    assert library.nerves_of("gluteus_medius") == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            "muscles.yaml",
            "movements: [hip_flexion]",
            "movements: [hip_flexoin]",
            "the movement 'hip_flexoin'",
        ),
        ("muscles.yaml", "reflex: patellar", "reflex: patelar", "the reflex 'patelar' is not known"),
        ("muscles.yaml", "read: [L2, L3]", "read: [S3]", "the root of this muscle 'S3' is not known"),
        ("nerves.yaml", "branches: [saphenous]", "branches: [saphenus]", "did you mean saphenous?"),
        ("nerves.yaml", "zones: [genital]", "zones: [genitals]", "did you mean genital?"),
        ("nerves.yaml", "kind: mixed", "kind: motor", "'mixed' or 'sensory'"),
        ("nerves.yaml", "conditions: [sural_neuropathy]", "conditions: [sural]", "the condition 'sural'"),
    ],
)
def test_a_slip_in_the_facts_is_refused_with_its_line(copy: Path, file: str, old: str, new: str, words: str):
    sentence = broken(copy, file, old, new)
    assert words in sentence
    assert f"{file}:" in sentence
