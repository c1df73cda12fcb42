from dataclasses import replace

import pytest

from bodymap.atlas.levels import Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import NOT_EXAMINED, Finding
from bodymap.reasoning.reading import Urgency
from bodymap.reasoning.red_flags import red_flags
from bodymap.reasoning.symptoms import Symptoms, ZoneSign

from .cases import both, examined, fact, history, numb, on_test, painful, reflex, symptoms, weak

LIBRARY = open_library()
SMALLEST_AREA = LIBRARY.rules.flags.smallest_area
QUESTIONS = {"urinary_symptoms", "saddle_numbness", "progressive_weakness"}


def urgencies(signs: Symptoms, *findings: Finding) -> dict[str, Urgency]:
    return {f.id: f.urgency for f in red_flags(LIBRARY, signs, examined(*findings))}


@pytest.mark.parametrize("zone", ["perianal", "perineum", "genital"])
def test_numbness_in_the_saddle_is_an_emergency_at_once(zone):
    assert urgencies(symptoms(numb(zone)))["cauda_equina"] is Urgency.EMERGENCY


@pytest.mark.parametrize("zone", ["perianal", "perineum", "genital"])
def test_pain_in_the_saddle_asks_the_three_questions_first(zone):
    found = urgencies(symptoms(painful(zone)))
    assert found == dict.fromkeys(QUESTIONS, Urgency.ASK)


def test_both_legs_ask_the_three_questions_first():
    assert urgencies(symptoms(both("calf_central"))) == dict.fromkeys(QUESTIONS, Urgency.ASK)


def test_both_buttocks_are_not_both_legs():
    assert urgencies(symptoms(both("buttock_central", "low_back_lower"))) == {}


def test_one_leg_raises_nothing():
    assert urgencies(symptoms(painful("calf_central", "thigh_post_central"))) == {}


def test_a_brush_overshoot_into_the_saddle_is_no_alarm():
    dab = ZoneSign("perineum", Side.LEFT, Channel.SENSORY, 0.3, 0.1, SMALLEST_AREA - 1)
    assert urgencies(Symptoms((dab,))) == {}


def test_two_square_centimetres_of_numbness_in_the_saddle_are_an_emergency():
    dab = ZoneSign("perineum", Side.LEFT, Channel.SENSORY, 0.3, 0.1, SMALLEST_AREA)
    assert urgencies(Symptoms((dab,)))["cauda_equina"] is Urgency.EMERGENCY


def test_a_small_zone_that_is_filled_counts_whatever_its_area():
    dab = ZoneSign("perianal", Side.LEFT, Channel.SENSORY, 1.0, 1.0, 50.0, filled=True)
    assert urgencies(Symptoms((dab,)))["cauda_equina"] is Urgency.EMERGENCY


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_any_yes_with_both_legs_is_an_emergency(name):
    assert urgencies(symptoms(both("calf_central")), fact(name))[name] is Urgency.EMERGENCY


def test_a_no_takes_its_question_away_and_leaves_the_others():
    found = urgencies(symptoms(both("calf_central")), fact("urinary_symptoms", "no"))
    assert set(found) == QUESTIONS - {"urinary_symptoms"}


def test_growing_weakness_in_one_leg_is_urgent_not_an_emergency():
    found = urgencies(symptoms(painful("calf_central")), fact("progressive_weakness"))
    assert found["progressive_weakness"] is Urgency.URGENT


def test_every_emergency_text_names_the_emergency_department():
    facts = [f for f in LIBRARY.flags if f.level == "emergency"]
    flags = red_flags(LIBRARY, Symptoms(), examined(*(fact(f.name) for f in facts)))
    assert all("emergency" in f.text.lower() for f in flags if f.urgency is Urgency.EMERGENCY)


def test_every_red_flag_fact_answered_yes_is_shown():
    for known in LIBRARY.flags:
        assert known.name in urgencies(Symptoms(), fact(known.name))


def test_emergencies_stand_first():
    flags = red_flags(LIBRARY, symptoms(numb("perineum")), examined(fact("night_pain"), fact("fever")))
    assert flags[0].urgency is Urgency.EMERGENCY


@pytest.mark.parametrize("place", ["S3", "S4-5"])
def test_changed_feeling_at_a_sacral_point_is_an_emergency(place):
    found = Finding(FindingKind.SENSATION, place, "altered", Side.LEFT)
    assert urgencies(Symptoms(), found)["cauda_equina"] is Urgency.EMERGENCY


@pytest.mark.parametrize("grade", ["3/5", "3", "3.0", "3 / 5", "3-/5", "MRC 3", "2-3", "0/5"])
def test_a_foot_lift_of_three_of_five_or_less_is_urgent(grade):
    found = replace(weak("ankle_dorsiflexion"), detail=grade)
    assert urgencies(symptoms(painful("calf_lateral")), found)["foot_drop"] is Urgency.URGENT


@pytest.mark.parametrize("grade", ["", "4/5", "4-", "4.5", "a little"])
def test_a_foot_lift_above_three_or_without_a_grade_is_no_foot_drop(grade):
    found = replace(weak("ankle_dorsiflexion"), detail=grade)
    assert "foot_drop" not in urgencies(symptoms(painful("calf_lateral")), found)


def test_nothing_marked_and_nothing_answered_shows_no_alarm():
    assert red_flags(LIBRARY, Symptoms(), NOT_EXAMINED) == ()


@pytest.mark.parametrize("name", ["urinary_retention", "urinary_incontinence", "faecal_incontinence"])
def test_a_known_bladder_or_bowel_trouble_is_not_asked_again(name):
    found = urgencies(symptoms(both("calf_central")), fact(name))
    assert "urinary_symptoms" not in found


def test_denied_retention_leaves_the_wider_bladder_question_open():
    found = urgencies(symptoms(both("calf_central")), fact("urinary_retention", "no"))
    assert found["urinary_symptoms"] is Urgency.ASK


def test_a_dot_of_numbness_in_the_saddle_asks_and_raises_no_alarm():
    dot = ZoneSign("perianal", Side.LEFT, Channel.SENSORY, 1.0, 0.3, SMALLEST_AREA / 2)
    assert urgencies(Symptoms((dot,))) == dict.fromkeys(QUESTIONS, Urgency.ASK)


def test_a_weak_muscle_asks_whether_the_leg_gets_weaker():
    found = urgencies(symptoms(painful("calf_central")), weak("ankle_dorsiflexion"))
    assert found == {"progressive_weakness": Urgency.ASK}


def test_weakness_found_in_both_legs_is_urgent():
    sides = (weak("knee_extension", Side.LEFT), weak("ankle_dorsiflexion", Side.RIGHT))
    found = urgencies(symptoms(both("calf_central")), *sides)
    assert found["bilateral_leg_symptoms"] is Urgency.URGENT


def test_an_absent_anal_reflex_is_an_emergency():
    lost = Finding(FindingKind.REFLEX, "bulbocavernosus_or_anal", "absent")
    assert urgencies(symptoms(painful("low_back_lower")), lost)["cauda_equina"] is Urgency.EMERGENCY


def test_the_grade_of_a_foot_drop_is_said_once():
    drop = replace(weak("ankle_dorsiflexion"), detail="2/5")
    flags = red_flags(LIBRARY, Symptoms(), examined(drop))
    assert [f.why for f in flags if f.id == "foot_drop"] == ["Foot lift graded 2 of 5."]


def test_a_reflex_brisk_in_one_leg_names_the_cord():
    flags = red_flags(
        LIBRARY, Symptoms(), examined(reflex("patellar", "brisk"), reflex("patellar", "normal", Side.RIGHT))
    )
    assert [(f.id, f.urgency) for f in flags] == [("brisk_reflexes", Urgency.SOON)]


def test_brisk_reflexes_on_both_sides_name_the_cord():
    brisk = (reflex("patellar", "brisk"), reflex("patellar", "brisk", Side.RIGHT))
    flags = red_flags(LIBRARY, Symptoms(), examined(*brisk))
    assert [(f.id, f.urgency) for f in flags] == [("brisk_reflexes", Urgency.SOON)]
    assert "spinal cord" in flags[0].text


def test_a_swollen_leg_with_breathlessness_speaks_of_a_clot_and_not_of_the_spine():
    flags = red_flags(LIBRARY, Symptoms(), examined(fact("leg_swelling"), fact("breathlessness")))
    assert {f.urgency for f in flags} == {Urgency.EMERGENCY}
    assert not any("spine" in f.text for f in flags)


def test_a_weak_immune_system_alone_is_soon_and_with_fever_the_same_day():
    assert urgencies(Symptoms(), fact("immunosuppression"))["immunosuppression"] is Urgency.SOON
    found = urgencies(Symptoms(), fact("immunosuppression"), fact("fever"))
    assert found["immunosuppression"] is Urgency.URGENT


@pytest.mark.parametrize("name", ["cancer_history", "anticoagulant"])
def test_a_weak_leg_makes_cancer_and_blood_thinners_a_matter_of_the_same_day(name):
    assert urgencies(Symptoms(), fact(name))[name] is Urgency.SOON
    assert urgencies(Symptoms(), fact(name), weak("knee_extension"))[name] is Urgency.URGENT


def test_an_answer_keeps_the_words_of_the_question_that_was_put():
    asked = Finding(
        FindingKind.FACT, "urinary_symptoms", "yes", detail="Any new trouble with urine or stool?"
    )
    flag = red_flags(LIBRARY, symptoms(both("calf_central")), examined(asked))[0]
    assert flag.why == "Any new trouble with urine or stool? Yes."


GROIN = symptoms(painful("groin"))
BACK = symptoms(painful("low_back_lower"))
DANGERS = {
    "cauda equina": (BACK, [fact("urinary_retention")], "urinary_retention", Urgency.EMERGENCY),
    "a tumour": (BACK, [fact("cancer_history")], "cancer_history", Urgency.SOON),
    "a tumour that presses": (BACK, [fact("cancer_history"), fact("progressive_weakness")], "cancer_history", Urgency.URGENT),
    "an infection": (BACK, [fact("fever")], "fever", Urgency.URGENT),
    "an infection that presses": (BACK, [fact("fever"), weak("knee_extension")], "fever", Urgency.EMERGENCY),
    "a fracture": (BACK, [fact("trauma")], "trauma", Urgency.URGENT),
    "a fracture of thin bones": (BACK, [fact("osteoporosis_risk"), history("fall")], "osteoporosis_risk", Urgency.URGENT),
    "an aneurysm": (BACK, [fact("pulsatile_mass")], "pulsatile_mass", Urgency.EMERGENCY),
    "an aneurysm that bleeds": (BACK, [fact("collapse_or_shock")], "collapse_or_shock", Urgency.EMERGENCY),
    "a clot": (BACK, [on_test("calf_swelling", "pos")], "leg_swelling", Urgency.URGENT),
    "a clot in the lung": (BACK, [fact("leg_swelling"), fact("breathlessness")], "leg_swelling", Urgency.EMERGENCY),
    "a stress fracture of the hip": (GROIN, [history("weight_bearing_pain"), on_test("hip_rotation_pain", "pos")], "femoral_neck_stress_fracture", Urgency.URGENT),
    "one of thin bones": (GROIN, [history("weight_bearing_pain"), history("age_over_60"), fact("osteoporosis_risk")], "femoral_neck_stress_fracture", Urgency.URGENT),
}  # fmt: skip


@pytest.mark.parametrize("danger", DANGERS)
def test_a_dangerous_condition_has_a_rule_of_its_own(danger: str):
    signs, findings, flag, urgency = DANGERS[danger]
    assert urgencies(signs, *findings)[flag] is urgency


def test_a_worn_hip_of_an_older_person_is_no_stress_fracture():
    worn = (history("weight_bearing_pain"), on_test("hip_rotation_pain", "pos"), history("age_over_60"))
    assert "femoral_neck_stress_fracture" not in urgencies(GROIN, *worn)


def test_pain_on_bearing_weight_outside_the_groin_is_no_stress_fracture():
    found = (history("weight_bearing_pain"), on_test("hip_rotation_pain", "pos"))
    assert "femoral_neck_stress_fracture" not in urgencies(BACK, *found)


@pytest.mark.parametrize("known", ["claudication", "worse_walking", "better_bending_forward", "age_over_60"])
def test_both_legs_of_a_narrow_canal_are_no_emergency_without_a_yes(known: str):
    signs = symptoms(both("calf_central", "thigh_post_central", "low_back_lower"))
    assert Urgency.EMERGENCY not in urgencies(signs, history(known)).values()


def test_weakness_of_both_legs_found_and_drawn_is_no_emergency_without_a_yes():
    signs, sides = symptoms(both("calf_central")), (weak("hallux_extension", side) for side in Side)
    assert Urgency.EMERGENCY not in urgencies(signs, *sides).values()


def test_a_flag_names_its_source_in_words():
    flag = red_flags(LIBRARY, BACK, examined(fact("fever")))[0]
    assert flag.source == LIBRARY.sources["michigan_vo"].cite
