from bodymap.atlas.levels import Side
from bodymap.knowledge.library import ConditionKind
from bodymap.knowledge.loading import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Finding
from bodymap.reasoning.look_alikes import ranked_fits, suggestions
from bodymap.reasoning.reading import Suggestion

from .cases import both, examined, fact, history, numb, on_test, painful, reflex, symptoms, weak

LIBRARY = open_library()


def listed(signs, *findings) -> tuple[Suggestion, ...]:
    return suggestions(ranked_fits(LIBRARY, signs, examined(*findings)))


def rank(signs, condition, *findings) -> int:
    return next((s.rank for s in listed(signs, *findings) if s.id == condition), 99)


def test_back_pain_alone_lists_no_tumour_fracture_or_infection():
    kinds = {LIBRARY.conditions[s.id].kind for s in listed(symptoms(painful("low_back_lower")))}
    assert ConditionKind.RED_FLAG not in kinds


def test_a_cancer_history_brings_the_tumour_into_the_list():
    assert rank(symptoms(painful("low_back_lower")), "spinal_tumour", fact("cancer_history")) < 99


def test_a_denied_fact_never_lowers_a_red_flag_condition():
    signs = symptoms(painful("low_back_upper"))
    asked = {s.id: s for s in listed(signs, fact("trauma"), fact("steroid_use", "no"))}
    plain = {s.id: s for s in listed(signs, fact("trauma"))}
    assert asked["vertebral_fracture"].reasons == plain["vertebral_fracture"].reasons


def test_facet_pain_is_never_said_with_more_than_possible():
    found = [s for s in listed(symptoms(painful("low_back_lower"))) if s.id == "facet_pain"]
    assert [s.word for s in found] == ["possible"]


def test_a_weak_foot_with_strong_inversion_points_to_the_peroneal_nerve():
    signs = symptoms(numb("leg_lateral", "foot_dorsum_central", "web_1_2"))

    strong = Finding(FindingKind.STRENGTH, "ankle_inversion", "normal", Side.LEFT)
    assert rank(signs, "common_peroneal_neuropathy", weak("ankle_dorsiflexion"), strong) == 1


def test_a_lost_knee_jerk_argues_against_meralgia():
    signs = symptoms(numb("thigh_ant_mid_lateral", "thigh_lateral_prox", "thigh_ant_prox_lateral"))
    plain = {s.id: s.word for s in listed(signs)}["meralgia_paresthetica"]
    with_sign = listed(signs, reflex("patellar", "absent"))
    against = next(s for s in with_sign if s.id == "meralgia_paresthetica").reasons[0]
    assert plain == "fits"
    assert "speaks against" in against.text


def test_a_joint_does_not_explain_numbness():
    reasons = [
        reason.text
        for s in listed(symptoms(numb("si_joint", "buttock_upper")))
        if s.id == "sij_pain"
        for reason in s.reasons
    ]
    assert not reasons or any("not explained" in text for text in reasons)


def test_both_feet_numb_put_nerve_disease_of_both_feet_first():
    signs = symptoms(
        numb("sole_central", "sole_lateral", "sole_medial", "toes_2_4", "hallux", side=Side.LEFT),
        numb("sole_central", "sole_lateral", "sole_medial", "toes_2_4", "hallux", side=Side.RIGHT),
    )
    assert rank(signs, "polyneuropathy", history("diabetes")) == 1


def test_a_picture_alike_on_both_sides_is_said_without_a_side():
    found = listed(symptoms(both("thigh_post_central", "calf_central")), history("claudication"))
    assert found[0].side is None


def test_pregnancy_with_pelvic_pain_supports_the_sacroiliac_joint():
    found = listed(symptoms(painful("si_joint", "buttock_upper")), history("pregnancy"))
    assert found[0].id == "sij_pain"
    assert any("Pregn" in reason.text for reason in found[0].reasons)


def test_tests_of_one_condition_are_held_to_a_factor_of_ten():
    signs = symptoms(painful("si_joint"))
    names = ("sij_cluster", "thigh_thrust", "distraction", "compression", "sacral_thrust", "gaenslen")
    few = ranked_fits(LIBRARY, signs, examined(*(on_test(n, "pos") for n in names[:4])))
    many = ranked_fits(LIBRARY, signs, examined(*(on_test(n, "pos") for n in names)))
    score = {f.condition.id: f.score for f in few}["sij_pain"]
    assert {f.condition.id: f.score for f in many}["sij_pain"] - score < 0.7
