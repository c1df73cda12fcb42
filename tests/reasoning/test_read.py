from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Root, Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.examination import NOT_EXAMINED, Patient
from bodymap.reasoning.read import read, read_drawing
from bodymap.reasoning.reading import EMPTY_READING, Chance, Reading
from bodymap.reasoning.symptoms import NO_SYMPTOMS

from .cases import both, examined, fact, history, numb, on_test, painful, reflex, symptoms, weak

LIBRARY = open_library()
strength = LIBRARY.model.strength
LEG = ("thigh_post_central", "calf_central", "buttock_central")


def first(reading: Reading) -> tuple[Root, Side]:
    return reading.roots[0].root, reading.roots[0].side


def test_nothing_painted_and_nothing_examined_is_the_empty_reading():
    assert read(LIBRARY, NO_SYMPTOMS, NOT_EXAMINED) == EMPTY_READING


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize(
    ("zones", "root"),
    [
        (("thigh_ant_prox_central", "thigh_ant_mid_central", "thigh_ant_dist_central", "knee_medial",
          "calf_medial", "leg_medial_prox", "ankle_medial"), Root.L4),
        (("thigh_post_lateral", "leg_anterolateral", "foot_dorsum_central", "hallux"), Root.L5),
        (("toe_5", "foot_lateral_border"), Root.S1),
    ],
)  # fmt: skip
def test_the_articles_level_statements_read_as_their_root(side: Side, zones: tuple[str, ...], root: Root):
    assert first(read(LIBRARY, symptoms(painful(*zones, side=side)), NOT_EXAMINED)) == (root, side)


def test_numb_little_toe_and_outer_foot_put_s1_first():
    reading = read(LIBRARY, symptoms(numb("toe_5", "foot_lateral_border")), NOT_EXAMINED)
    assert first(reading) == (Root.S1, Side.LEFT)


def test_from_pain_alone_no_root_is_said_with_more_than_compatible_with():
    reading = read(LIBRARY, symptoms(painful(*LEG, "toe_5", "foot_lateral_border")), NOT_EXAMINED)
    assert max(strength(r.band) for r in reading.roots) <= strength("compatible")


def test_from_pain_alone_the_best_root_stays_below_the_cap():
    reading = read(LIBRARY, symptoms(painful("foot_lateral_border", "toe_5", "heel_lateral")), NOT_EXAMINED)
    assert reading.roots[0].probability <= LIBRARY.model.pain_only_max + 1e-9


def test_from_pain_alone_l5_against_s1_stays_open():
    reading = read(LIBRARY, symptoms(painful("foot_lateral_border", "toe_5", "heel_lateral")), NOT_EXAMINED)
    chance = {r.root: r.probability for r in reading.roots}
    assert chance[Root.S1] / chance[Root.L5] <= LIBRARY.model.l5_s1_pain_only_max_ratio + 1e-9


def test_the_first_evidence_line_of_a_pain_picture_says_l5_and_s1_cannot_be_told_apart():
    reading = read(LIBRARY, symptoms(painful(*LEG)), NOT_EXAMINED)
    assert reading.evidence[0].backing.sources == ("albert_2019",)


def test_an_absent_ankle_jerk_turns_a_posterior_leg_picture_to_s1():
    reading = read(LIBRARY, symptoms(painful(*LEG)), examined(reflex("achilles", "absent")))
    assert first(reading)[0] is Root.S1


def test_weak_big_toe_and_weak_inversion_turn_a_posterior_leg_picture_to_l5():
    found = examined(weak("hallux_extension"), weak("ankle_inversion"))
    assert first(read(LIBRARY, symptoms(painful(*LEG)), found))[0] is Root.L5


def test_an_absent_knee_jerk_with_front_thigh_pain_puts_l4_or_l3_first():
    signs = symptoms(painful("thigh_ant_mid_central", "knee_front"))
    assert first(read(LIBRARY, signs, examined(reflex("patellar", "absent"))))[0] in (Root.L3, Root.L4)


def test_a_finding_on_the_other_side_does_not_move_the_painted_side():
    signs = symptoms(painful(*LEG))
    plain = read(LIBRARY, signs, NOT_EXAMINED).roots
    other = read(LIBRARY, signs, examined(reflex("achilles", "absent", Side.RIGHT))).roots
    assert [r.probability for r in plain] == [r.probability for r in other]


def test_painting_twenty_neighbours_is_not_twenty_proofs():
    few = read(LIBRARY, symptoms(numb("hallux")), NOT_EXAMINED).roots[0].probability
    many = read(
        LIBRARY,
        symptoms(numb("hallux", "web_1_2", "foot_dorsum_medial", "foot_dorsum_central")),
        NOT_EXAMINED,
    )
    assert few < many.roots[0].probability <= LIBRARY.model.any_max


def test_meralgia_is_a_look_alike_and_no_root_is_called_likely():
    signs = symptoms(numb("thigh_ant_mid_lateral", "thigh_lateral_prox", "thigh_ant_prox_lateral"))
    reading = read(LIBRARY, signs, NOT_EXAMINED)
    assert reading.look_alikes[0].id == "meralgia_paresthetica"
    assert strength(reading.roots[0].band) <= strength("also possible")


def test_fair_positive_with_buttock_pain_puts_piriformis_first():
    found = examined(on_test("fair", "pos"), on_test("piriformis_tenderness", "pos"))
    reading = read(LIBRARY, symptoms(painful("buttock_central", "buttock_lateral")), found)
    assert reading.look_alikes[0].id == "piriformis_syndrome"


def test_both_legs_eased_by_bending_forward_put_stenosis_first():
    found = examined(history("better_bending_forward"), history("better_sitting"), history("claudication"))
    reading = read(LIBRARY, symptoms(both("thigh_post_central", "calf_central", "low_back_lower")), found)
    assert reading.look_alikes[0].id == "lumbar_spinal_stenosis"


def test_a_sacroiliac_picture_and_a_root_are_shown_beside_each_other():
    reading = read(LIBRARY, symptoms(painful("si_joint", "buttock_upper")), NOT_EXAMINED)
    assert "sij_pain" in [s.id for s in reading.look_alikes[:3]]
    assert reading.roots


def test_back_pain_alone_never_makes_a_root_fair():
    reading = read(LIBRARY, symptoms(painful("low_back_lower")), NOT_EXAMINED)
    assert reading.root_at_all in (Chance.NONE, Chance.WEAK)


def test_the_next_step_of_a_posterior_pain_picture_tells_l5_from_s1():
    reading = read(LIBRARY, symptoms(painful(*LEG)), NOT_EXAMINED)
    assert {"achilles", "hallux_extension"} & {step.finding for step in reading.next_steps}


def test_a_tested_item_is_not_proposed_again():
    found = examined(reflex("achilles", "normal"))
    reading = read(LIBRARY, symptoms(painful(*LEG)), found)
    assert "achilles" not in [step.finding for step in reading.next_steps]


def test_every_shown_root_has_a_reason_with_its_source():
    reading = read(LIBRARY, symptoms(painful(*LEG), numb("hallux")), examined(weak("hallux_extension")))
    assert all(reason.source for root in reading.roots[:3] for reason in root.reasons)


def test_zones_above_the_table_do_not_make_roots():
    assert not read(LIBRARY, symptoms(painful("arm", "hand")), NOT_EXAMINED).roots


ZONES = sorted(z for z, facts in LIBRARY.zones.items() if any(any(r.values()) for r in facts.rating.values()))


@settings(max_examples=120, deadline=None)
@given(
    pain=st.sets(st.sampled_from(ZONES), max_size=12),
    senses=st.sets(st.sampled_from(ZONES), max_size=6),
    two=st.booleans(),
)
def test_probabilities_sum_to_one_and_bands_never_exceed_root_at_all(pain, senses, two):
    signs = symptoms(painful(*pain), numb(*senses, side=Side.RIGHT if two else Side.LEFT))
    reading = read(LIBRARY, signs, NOT_EXAMINED)
    if reading.roots:
        assert sum(r.probability for r in reading.roots) == pytest.approx(1)
        top = {Chance.NONE: 0, Chance.WEAK: 1, Chance.FAIR: 2, Chance.STRONG: 4}[reading.root_at_all]
        assert max(strength(r.band) for r in reading.roots) <= top


@settings(max_examples=60, deadline=None)
@given(pain=st.sets(st.sampled_from(ZONES), min_size=1, max_size=8))
def test_left_and_right_are_read_alike(pain):
    left = read(LIBRARY, symptoms(painful(*pain)), NOT_EXAMINED)
    right = read(LIBRARY, symptoms(painful(*pain, side=Side.RIGHT)), NOT_EXAMINED)
    assert [(r.root, r.probability) for r in left.roots] == [(r.root, r.probability) for r in right.roots]
    assert {r.side for r in left.roots} == {Side.LEFT}


def test_with_an_emergency_nothing_is_to_be_tested_first():
    reading = read(LIBRARY, symptoms(painful(*LEG)), examined(fact("urinary_retention")))
    assert reading.next_steps == ()


def test_the_leading_look_alike_has_its_own_test_proposed_when_a_root_is_in_doubt():
    reading = read(LIBRARY, symptoms(painful("hip_lateral", "thigh_lateral_prox")), NOT_EXAMINED)
    assert reading.next_steps[0].finding == "single_leg_stance_30s"


def test_a_next_step_names_a_root_that_the_item_belongs_to():
    reading = read(LIBRARY, symptoms(painful("low_back_lower")), NOT_EXAMINED)
    texts = {step.finding: step.text for step in reading.next_steps}
    assert not texts.get("patellar", "").startswith("Knee jerk: if reduced, L5")


def test_a_painted_whole_leg_does_not_make_a_root_fair():
    whole = [zone for zone in LIBRARY.zones if zone.startswith(("thigh_", "knee_", "leg_", "calf_", "foot_"))]
    reading = read(
        LIBRARY, symptoms(painful(*whole, "buttock_central", "shin_front", "sole_central")), NOT_EXAMINED
    )
    assert reading.root_at_all in (Chance.NONE, Chance.WEAK)


def test_ankle_jerks_lost_on_both_sides_are_no_sign_of_one_root():
    signs = symptoms(painful(*LEG, side=Side.LEFT))
    one = read(LIBRARY, signs, examined(reflex("achilles", "absent")))
    both_lost = examined(reflex("achilles", "absent"), reflex("achilles", "absent", Side.RIGHT))
    assert "reflex change" in one.root_at_all_why
    assert "reflex change" not in read(LIBRARY, signs, both_lost).root_at_all_why


def test_a_nerve_that_explains_the_weakness_counts_against_a_root():
    signs = symptoms(numb("leg_lateral", "foot_dorsum_central", "web_1_2", "leg_anterolateral"))
    found = examined(weak("ankle_dorsiflexion"), on_test("tinel_fibular_head", "pos"))
    assert "common peroneal nerve lesion" in read(LIBRARY, signs, found).root_at_all_why


def test_an_age_that_was_given_answers_whether_it_is_over_sixty():
    young = replace(NOT_EXAMINED, patient=Patient(age=24))
    reading = read(LIBRARY, symptoms(painful("groin", "thigh_ant_prox_central")), young)
    hip = next(s for s in reading.look_alikes if s.id == "hip_oa")
    assert hip.reasons[0].text == "Age over 60 (no): speaks against it"


def test_a_pulsating_belly_puts_the_aneurysm_first_to_be_ruled_out():
    reading = read(LIBRARY, symptoms(painful("low_back_lower")), examined(fact("pulsatile_mass")))
    first_other = reading.look_alikes[0]
    assert (first_other.id, first_other.word) == ("aortic_or_iliac_aneurysm", "to be ruled out now")


def test_a_root_is_never_strong_while_a_plexus_explains_the_same_weakness():
    signs = symptoms(
        painful("buttock_central", "thigh_post_central"), numb("calf_central", "foot_lateral_border")
    )
    lost = (weak("ankle_plantarflexion"), weak("knee_extension"), reflex("achilles", "absent"))
    alone = read(LIBRARY, signs, examined(*lost))
    with_cancer = read(LIBRARY, signs, examined(*lost, fact("cancer_history"), fact("mass")))
    assert (alone.root_at_all, with_cancer.root_at_all) == (Chance.STRONG, Chance.FAIR)


def test_shingles_do_not_speak_against_a_root():
    reading = read(LIBRARY, symptoms(painful("thigh_ant_mid_medial")), examined(fact("rash")))
    assert "shingles" not in reading.root_at_all_why


def test_signs_of_a_second_root_are_said_to_be_left_over():
    signs = symptoms(numb("toe_5", "foot_lateral_border", "hallux"))
    found = examined(weak("hallux_extension"), weak("ankle_plantarflexion"), reflex("achilles", "absent"))
    why = read(LIBRARY, signs, found).root_at_all_why
    assert "Not explained by S1: big-toe extension weak and numb or tingling big toe." in why


def test_no_word_down_the_list_is_stronger_than_one_above_it():
    signs = symptoms(numb("perineum", "genital"), numb("perianal", side=Side.RIGHT))
    strengths = [strength(r.band) for r in read(LIBRARY, signs, NOT_EXAMINED).roots]
    assert strengths == sorted(strengths, reverse=True)


def test_the_line_of_a_root_that_fits_little_says_what_speaks_against_it():
    reading = read(LIBRARY, symptoms(numb("toe_5")), NOT_EXAMINED)
    little = next(r for r in reading.roots if r.band == "fits little")
    assert "outside the usual area" in little.why.text or "disputed" in little.why.text


def test_a_disputed_place_never_speaks_for_a_root():
    reading = read(LIBRARY, symptoms(painful("low_back_upper", "toe_5")), NOT_EXAMINED)
    disputed = [x for r in reading.roots for x in r.reasons if "disputed" in x.text]
    assert disputed
    assert all(x.effect <= 0 for x in disputed)


def test_a_step_never_says_that_a_sign_lifts_a_root_it_lowers():
    found = examined(weak("ankle_dorsiflexion"), weak("hallux_extension"), weak("hip_abduction"))
    signs = symptoms(painful(*LEG), numb("hallux", "foot_dorsum_central"))
    steps = {s.finding: s.text for s in read(LIBRARY, signs, found).next_steps}
    assert "more for L5" not in steps.get("patellar", "")


def test_no_map_is_asked_before_somebody_looks(monkeypatch: pytest.MonkeyPatch):
    asked: list[PainDrawing] = []
    monkeypatch.setattr("bodymap.reasoning.read.map_reasons", lambda _, drawing: asked.append(drawing) or ())
    drawing = PainDrawing((Mark(1, View.FRONT, Sensation.ACHE, MultiPolygon([box(60, 900, 110, 1000)])),))
    reading = read_drawing(LIBRARY, open_atlas(), drawing, NOT_EXAMINED)
    assert not asked
    assert (tuple(reading.maps), asked) == ((), [drawing])
