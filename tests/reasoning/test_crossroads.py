"""Where a root and a nerve look alike: one finding decides. The cases are made by rule from the maps and from anatomy."""

from collections.abc import Sequence

import pytest

from bodymap.atlas.levels import Side
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Finding
from bodymap.reasoning.read import read
from bodymap.reasoning.reading import Chance, Reading
from bodymap.reasoning.symptoms import Symptoms

from .cases import examined, numb, on_test, painful, reflex, symptoms, weak

LIBRARY = open_library()
SURE = {"fits", "fits well"}
Found = Sequence[Finding]


def strong(name: str) -> Finding:
    return Finding(FindingKind.STRENGTH, name, "normal", Side.LEFT)


OUTER_LEG = symptoms(numb("leg_lateral", "foot_dorsum_central"))
OUTER_THIGH = symptoms(numb("thigh_ant_mid_lateral", "thigh_lateral_prox"))
FRONT_THIGH = symptoms(numb("thigh_ant_mid_central", "thigh_ant_mid_medial"))
INNER_SHIN = symptoms(numb("leg_medial_prox", "leg_medial_dist"))
OUTER_FOOT = symptoms(numb("foot_lateral_border", "ankle_lateral"))
SOLE = symptoms(numb("sole_central", "sole_medial", "heel_plantar"))
LEG_AND_FOOT = symptoms(numb("foot_dorsum_central", "sole_central", "calf_lateral"))
BUTTOCK = symptoms(painful("buttock_central", "thigh_post_central"))
DIMPLE = symptoms(painful("si_joint", "buttock_upper"))
DIMPLE_AND_LEG = symptoms(painful("si_joint", "buttock_upper", "leg_lateral"), numb("hallux"))
DROP = weak("ankle_dorsiflexion")
NO_ANKLE_JERK, NO_KNEE_JERK = reflex("achilles", "absent"), reflex("patellar", "absent")

NERVES: dict[str, tuple[Symptoms, Found, str, set[Chance]]] = {
    "peroneal: inversion and abduction strong": (
        OUTER_LEG, [DROP, strong("ankle_inversion"), strong("hip_abduction")],
        "common_peroneal_neuropathy", {Chance.NONE, Chance.WEAK, Chance.FAIR},
    ),
    "meralgia: purely sensory": (
        OUTER_THIGH, [strong("knee_extension"), strong("hip_flexion"), reflex("patellar", "normal")],
        "meralgia_paresthetica", {Chance.NONE, Chance.WEAK},
    ),
    "femoral: adduction strong": (
        FRONT_THIGH, [weak("knee_extension"), strong("hip_adduction"), NO_KNEE_JERK],
        "femoral_neuropathy", {Chance.NONE, Chance.WEAK, Chance.FAIR},
    ),
    "saphenous: no weakness, knee jerk kept": (
        INNER_SHIN, [strong("knee_extension"), strong("ankle_dorsiflexion"), reflex("patellar", "normal")],
        "saphenous_neuropathy", {Chance.NONE, Chance.WEAK},
    ),
    "sural: ankle jerk and push-off kept": (
        OUTER_FOOT, [strong("ankle_plantarflexion"), reflex("achilles", "normal")],
        "sural_neuropathy", {Chance.NONE, Chance.WEAK},
    ),
    "tibial: knee flexion strong": (
        SOLE, [weak("ankle_plantarflexion"), weak("toe_flexion"), strong("knee_flexion"), NO_ANKLE_JERK],
        "tibial_neuropathy", {Chance.NONE, Chance.WEAK, Chance.FAIR},
    ),
    "sciatic: abduction strong": (
        LEG_AND_FOOT, [DROP, weak("ankle_plantarflexion"), strong("hip_abduction"), NO_ANKLE_JERK],
        "sciatic_neuropathy", {Chance.NONE, Chance.WEAK, Chance.FAIR},
    ),
    "piriformis: stretch hurts, no sign of a root": (
        BUTTOCK, [on_test("fair", "pos"), on_test("seated_piriformis_stretch", "pos"), on_test("slr", "neg")],
        "piriformis_syndrome", {Chance.NONE, Chance.WEAK},
    ),
    "sacroiliac joint: its tests hurt": (
        DIMPLE, [on_test("sij_cluster", "pos")], "sij_pain", {Chance.NONE, Chance.WEAK},
    ),
}  # fmt: skip
ROOTS: dict[str, tuple[Symptoms, Found, set[str], str]] = {
    "L5: inversion weak": (OUTER_LEG, [DROP, weak("ankle_inversion")], {"L5"}, "common_peroneal_neuropathy"),
    "L5: abduction weak": (OUTER_LEG, [DROP, weak("hip_abduction")], {"L5"}, "common_peroneal_neuropathy"),
    "L2-L3: weak, not only numb": (
        OUTER_THIGH, [weak("hip_flexion"), weak("hip_adduction")], {"L2", "L3"}, "meralgia_paresthetica",
    ),
    "L3-L4: knee jerk lost": (
        OUTER_THIGH, [weak("knee_extension"), NO_KNEE_JERK], {"L3", "L4"}, "meralgia_paresthetica",
    ),
    "L2-L4: adduction weak": (
        FRONT_THIGH, [weak("knee_extension"), weak("hip_adduction"), NO_KNEE_JERK],
        {"L2", "L3", "L4"}, "femoral_neuropathy",
    ),
    "L4: knee jerk lost": (INNER_SHIN, [NO_KNEE_JERK], {"L4"}, "saphenous_neuropathy"),
    "L4: knee extension weak": (INNER_SHIN, [weak("knee_extension")], {"L4"}, "saphenous_neuropathy"),
    "S1: ankle jerk lost": (OUTER_FOOT, [NO_ANKLE_JERK], {"S1"}, "sural_neuropathy"),
    "S1: push-off weak": (OUTER_FOOT, [weak("ankle_plantarflexion")], {"S1"}, "sural_neuropathy"),
    "S1: hip extension weak as well": (
        OUTER_FOOT, [weak("ankle_plantarflexion"), weak("hip_extension"), NO_ANKLE_JERK],
        {"S1"}, "tibial_neuropathy",
    ),
    "S1, not the buttock alone": (
        BUTTOCK, [on_test("slr", "pos"), weak("ankle_plantarflexion"), NO_ANKLE_JERK],
        {"S1"}, "sij_pain",
    ),
    "L5, not the joint": (DIMPLE_AND_LEG, [weak("hallux_extension")], {"L5"}, "sij_pain"),
}  # fmt: skip


def reading(signs: Symptoms, found: Found) -> Reading:
    return read(LIBRARY, signs, examined(*found))


@pytest.mark.parametrize("name", NERVES)
def test_the_nerve_leads_the_look_alikes_and_a_root_is_not_strongly_supported(name: str) -> None:
    signs, found, condition, chances = NERVES[name]
    made = reading(signs, found)
    assert made.look_alikes[0].id == condition
    assert made.look_alikes[0].word in SURE
    assert made.root_at_all in chances


@pytest.mark.parametrize("name", ROOTS)
def test_the_root_is_supported_and_the_nerve_does_not_fit(name: str) -> None:
    signs, found, roots, rival = ROOTS[name]
    made = reading(signs, found)
    assert made.roots[0].root.value in roots
    assert made.root_at_all in (Chance.FAIR, Chance.STRONG)
    assert [s.word for s in made.look_alikes if s.id == rival and s.word in SURE] == []


@pytest.mark.parametrize(
    ("signs", "shared", "movement", "nerve"),
    [
        (OUTER_LEG, [DROP], "ankle_inversion", "common_peroneal_neuropathy"),
        (FRONT_THIGH, [weak("knee_extension"), NO_KNEE_JERK], "hip_adduction", "femoral_neuropathy"),
        (SOLE, [weak("ankle_plantarflexion")], "knee_flexion", "tibial_neuropathy"),
        (LEG_AND_FOOT, [DROP, weak("ankle_plantarflexion")], "hip_abduction", "sciatic_neuropathy"),
    ],
)
def test_the_movement_that_tells_a_nerve_from_a_root_turns_the_word(
    signs: Symptoms, shared: Found, movement: str, nerve: str
) -> None:
    kept, lost = (reading(signs, [*shared, told]) for told in (strong(movement), weak(movement)))
    words = [next((s.word for s in made.look_alikes if s.id == nerve), "") for made in (kept, lost)]
    assert words[0] == "fits well"
    assert words[1] != "fits well"
