import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.evidence_words import in_sentence
from bodymap.reasoning.examination import NOT_EXAMINED, Examination, Finding
from bodymap.reasoning.read import read

from .cases import examined, numb, on_test, painful, reflex, symptoms, weak

LIBRARY = open_library()
POSTERIOR = symptoms(painful("thigh_post_central", "calf_central", "buttock_central"))
ZONES = sorted(
    zone for zone in LIBRARY.zones if zone.startswith(("thigh", "calf", "foot", "buttock", "knee"))
)


def steps(signs=POSTERIOR, found: Examination = NOT_EXAMINED) -> dict[str, str]:
    return {step.finding: step.text for step in read(LIBRARY, signs, found).next_steps}


def test_a_weak_foot_lift_asks_for_inversion_and_hip_abduction_to_part_l5_from_the_peroneal_nerve():
    dorsum = symptoms(numb("leg_lateral", "foot_dorsum_central"))
    asked = steps(dorsum, examined(weak("ankle_dorsiflexion")))
    both = [asked["ankle_inversion"], asked["hip_abduction"]]
    assert all("weak would point to L5, strong to common peroneal" in text for text in both)


@pytest.mark.parametrize(
    "signs",
    [POSTERIOR, symptoms(painful("leg_lateral")), symptoms(painful("calf_central", "buttock_central"))],
)
def test_a_weak_foot_lift_asks_for_inversion_wherever_it_hurts(signs):
    assert "weak would point to L5" in steps(signs, examined(weak("ankle_dorsiflexion")))["ankle_inversion"]


def test_inversion_is_no_longer_asked_once_it_was_tested():
    assert "ankle_inversion" not in steps(found=examined(weak("ankle_dorsiflexion"), weak("ankle_inversion")))


def test_a_meralgia_picture_asks_for_what_a_root_would_lose():
    asked = steps(symptoms(numb("thigh_ant_mid_lateral", "thigh_lateral_prox")))
    assert any("to meralgia" in text for text in asked.values())


def test_no_two_steps_would_tell_the_same():
    groups = [LIBRARY.model.finding_group.get((w.kind, w.name)) for w in LIBRARY.words if w.name in steps()]
    told = [group for group in groups if group is not None]
    assert len(told) == len(set(told))


def test_a_normal_answer_for_all_movements_ends_the_proposing_of_movements():
    all_normal = examined(Finding(FindingKind.STRENGTH, "all", "normal"))
    strength = {word.name for word in LIBRARY.words if word.kind is FindingKind.STRENGTH}
    assert not strength & set(steps(found=all_normal))


def test_an_intimate_examination_is_never_proposed_to_tell_causes_apart():
    saddle = symptoms(painful("perineum", "coccyx"))
    assert not {"anal_tone_or_squeeze", "bulbocavernosus_or_anal"} & set(steps(saddle))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ZONES), min_size=1, max_size=6, unique=True))
def test_steps_are_at_most_three_and_the_most_telling_comes_first(zones):
    gains = [step.gain for step in read(LIBRARY, symptoms(painful(*zones)), NOT_EXAMINED).next_steps]
    assert len(gains) <= 3
    assert all(gain > 0 for gain in gains)
    assert gains == sorted(gains, reverse=True)


def test_what_was_done_on_the_side_of_the_picture_is_not_proposed_again():
    found = examined(reflex("achilles", "normal"), on_test("slr", "neg"))
    assert not {"achilles", "slr"} & set(steps(found=found))


CAUSES = {c.id: in_sentence(c.name) for c in LIBRARY.conditions.values()}
EXPECTS = {
    (word.name, CAUSES[c.id])
    for word in LIBRARY.words
    for c in LIBRARY.conditions.values()
    for value in ("weak", "reduced", "altered")
    if (weight := c.weights.get((word.kind, word.name, value))) is not None and weight.ratio > 1
}


@settings(max_examples=60, deadline=None)
@example(["si_joint"], "trigger_point_between_psis_and_piis")
@given(
    st.lists(st.sampled_from([*ZONES, "low_back_lower", "si_joint"]), min_size=1, max_size=4, unique=True),
    st.sampled_from([word.name for word in LIBRARY.words if word.kind is FindingKind.TEST]),
)
def test_weakness_points_to_no_condition_that_does_not_expect_it(zones, test):
    for step in read(LIBRARY, symptoms(painful(*zones)), examined(on_test(test, "pos"))).next_steps:
        deficit = LIBRARY.word(FindingKind.STRENGTH, step.finding)
        towards = step.text.split(" would point to ")[1].split(",")[0]
        assert deficit is None or towards not in CAUSES.values() or (step.finding, towards) in EXPECTS
