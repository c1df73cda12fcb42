from bodymap.atlas.levels import Side
from bodymap.knowledge.library import ConditionKind
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Finding
from bodymap.reasoning.look_alikes import ranked_fits, suggestions
from bodymap.reasoning.read import read
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


def test_facet_pain_is_named_last_without_a_score_and_says_why():
    found = listed(symptoms(painful("low_back_lower")))[-1]
    assert (found.id, found.score, found.word) == ("facet_pain", 0, "named, never scored")
    assert found.reasons[0].text == LIBRARY.conditions["facet_pain"].named_only


def test_no_finding_moves_a_condition_that_is_only_named():
    signs = symptoms(painful("low_back_lower", "buttock_upper"))
    below, none = (listed(signs, *found)[-1] for found in ((history("below_knee"),), ()))
    assert (below.id, below.score) == (none.id, none.score) == ("facet_pain", 0)


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
    assert {s.id: s.word for s in with_sign}["meralgia_paresthetica"] == "possible"


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


def test_age_alone_lists_neither_shingles_nor_a_fracture():
    found = {s.id for s in listed(symptoms(painful("low_back_lower")), history("age_over_60"))}
    assert not found & {"herpes_zoster", "vertebral_fracture", "spinal_tumour"}


def test_a_red_flag_condition_is_to_be_thought_of_and_never_fits():
    words = {s.id: s.word for s in listed(symptoms(painful("low_back_lower")), fact("cancer_history"))}
    assert words["spinal_tumour"] == "to be thought of"


def test_stenosis_drawn_in_both_legs_is_said_of_no_single_side():
    signs = symptoms(both("thigh_post_central", "calf_central"), painful("foot_dorsum_central"))
    sides = {s.id: s.side for s in listed(signs, history("better_sitting"))}
    assert sides["lumbar_spinal_stenosis"] is None


def test_a_normal_examination_alone_suggests_nothing():
    assert listed(symptoms(), reflex("achilles", "normal")) == ()


def test_diabetic_neuropathy_is_only_possible_until_diabetes_is_known():
    signs = symptoms(painful("thigh_ant_mid_central", "thigh_ant_prox_central"))
    found = (weak("knee_extension"), fact("progressive_weakness"))
    words = {s.id: s.word for s in listed(signs, *found)}
    known = {s.id: s.word for s in listed(signs, *found, history("diabetes"))}
    name = "diabetic_radiculoplexus_neuropathy"
    assert (words[name], known[name]) == ("possible", "fits well")


def test_pain_beside_the_dimple_lists_the_sacroiliac_joint_first():
    assert rank(symptoms(painful("si_joint", "buttock_medial")), "sij_pain") == 1


def test_numbness_in_the_saddle_is_not_explained_by_pudendal_neuralgia():
    reasons = {s.id: s.reasons for s in listed(symptoms(numb("perineum", "perianal", "genital")))}
    texts = [r.text for r in reasons.get("pudendal_neuralgia", ())]
    assert not texts or any("not explained" in text for text in texts)


def test_a_reason_does_not_say_yes_before_it_speaks():
    texts = [
        r.text for s in listed(symptoms(both("calf_central")), history("better_sitting")) for r in s.reasons
    ]
    assert "Better when sitting: speaks for it" in texts


def test_a_condition_whose_main_area_is_free_never_fits_well():
    words = {s.id: s.word for s in listed(symptoms(painful("coccyx")), history("worse_sitting"))}
    assert (words["coccydynia"], words["pudendal_neuralgia"]) == ("fits well", "fits")


def test_shingles_without_a_rash_are_only_possible():
    words = {s.id: s.word for s in listed(symptoms(painful("low_back_lower")), fact("immunosuppression"))}
    assert words["herpes_zoster"] == "possible"


def test_what_lies_in_the_middle_has_no_side():
    sides = {s.id: s.side for s in listed(symptoms(painful("low_back_upper")), fact("trauma"))}
    assert sides["vertebral_fracture"] is None


def test_sacroiliac_pain_is_only_possible_until_three_of_five_tests_are_positive():
    signs = symptoms(painful("si_joint", "buttock_upper"))
    word = {}
    for count in (2, 3):
        found = [on_test(name, "pos") for name in ("thigh_thrust", "distraction", "compression")[:count]]
        fits = read(LIBRARY, signs, examined(*found)).look_alikes
        word[count] = next(fit.word for fit in fits if fit.id == "sij_pain")
    assert word == {2: "possible", 3: "fits well"}


def test_a_reason_names_all_findings_that_count_together():
    found = examined(
        weak("ankle_dorsiflexion"), Finding(FindingKind.STRENGTH, "ankle_inversion", "normal", Side.LEFT)
    )
    fits = read(LIBRARY, symptoms(numb("leg_lateral", "foot_dorsum_central")), found).look_alikes
    peroneal = next(fit for fit in fits if fit.id == "common_peroneal_neuropathy")
    assert (
        peroneal.why.text == "Heel walk (ankle dorsiflexion) weak and ankle inversion strong: speaks for it"
    )
