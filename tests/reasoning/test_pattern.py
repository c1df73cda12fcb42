import pytest

from bodymap.atlas.levels import Side
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import NOT_EXAMINED, Examination, Finding
from bodymap.reasoning.read import read
from bodymap.reasoning.reading import Pattern
from bodymap.reasoning.symptoms import Symptoms

from .cases import both, examined, numb, on_test, painful, reflex, symptoms, weak

LIBRARY = open_library()


def kinds(signs: Symptoms, found: Examination = NOT_EXAMINED) -> list[Pattern]:
    return [note.kind for note in read(LIBRARY, signs, found).patterns]


@pytest.mark.parametrize("zone", ["low_back_lower", "buttock_lateral"])
def test_the_low_back_or_the_buttock_alone_is_too_little(zone: str):
    assert kinds(symptoms(painful(zone))) == [Pattern.TOO_LITTLE]


def test_a_numb_little_toe_and_outer_foot_is_one_root():
    assert kinds(symptoms(numb("toe_5", "foot_lateral_border"))) == []


def test_a_numb_big_toe_with_a_lost_ankle_jerk_is_said_to_be_several_roots():
    found = examined(reflex("achilles", "absent"), weak("hallux_extension"))
    assert Pattern.SEVERAL in kinds(symptoms(numb("hallux", "foot_dorsum_central")), found)


def test_the_second_root_is_named():
    found = examined(reflex("achilles", "absent"), weak("hallux_extension"))
    note = read(LIBRARY, symptoms(numb("hallux", "foot_dorsum_central")), found).patterns[0]
    assert note.text.startswith("Several roots: S1 explains signs that L5 leaves open")


def test_numbness_of_roots_far_apart_fits_no_root_well():
    apart = ("thigh_ant_mid_medial", "thigh_ant_mid_central", "toe_5", "foot_lateral_border", "sole_lateral")
    assert kinds(symptoms(numb(*apart))) == [Pattern.NONE_FITS]


def test_pain_mostly_outside_the_usual_area_of_the_first_root_fits_none_well():
    spread = ("groin", "toe_5", "knee_front", "perianal", "iliac_crest_flank", "heel_plantar")
    assert kinds(symptoms(painful(*spread))) == [Pattern.NONE_FITS]


def test_both_legs_are_said_to_be_both():
    assert Pattern.BOTH_SIDES in kinds(symptoms(both("calf_central", "thigh_post_central", "toe_5")))


def test_an_overshoot_to_the_other_side_is_not_both():
    one = symptoms(painful("calf_central", "thigh_post_central", "toe_5", "foot_lateral_border"))
    other = painful("calf_central", side=Side.RIGHT)
    assert Pattern.BOTH_SIDES not in kinds(Symptoms(one.signs + other))


def test_nothing_marked_has_no_pattern():
    assert kinds(symptoms()) == []


def test_a_positive_stretch_test_alone_is_too_little():
    assert kinds(symptoms(), examined(on_test("slr", "pos"))) == [Pattern.TOO_LITTLE]


def test_weakness_on_the_side_that_is_not_painted_is_said_to_be_left_open():
    found = examined(weak("ankle_dorsiflexion", side=Side.RIGHT), on_test("slr", "pos", side=Side.RIGHT))
    note = read(LIBRARY, symptoms(painful("calf_central", "thigh_post_central")), found).patterns[-1]
    assert note.kind is Pattern.OTHER_SIDE
    assert "heel walk (ankle dorsiflexion) weak" in note.text
    assert "right, where nothing is marked" in note.text


def test_what_is_found_on_the_painted_side_is_not_left_open():
    assert Pattern.OTHER_SIDE not in kinds(
        symptoms(painful("calf_central")), examined(weak("ankle_dorsiflexion"))
    )


def test_feeling_that_is_normal_where_it_is_painted_numb_is_said():
    normal = Finding(FindingKind.SENSATION, "S1", "normal", Side.LEFT)
    assert Pattern.CONTRADICTS in kinds(symptoms(numb("toe_5", "foot_lateral_border")), examined(normal))
    assert Pattern.CONTRADICTS not in kinds(symptoms(numb("hallux")), examined(normal))


def test_a_front_thigh_names_the_roots_it_is_usually_felt_from():
    (note,) = read(LIBRARY, symptoms(painful("thigh_ant_mid_central")), NOT_EXAMINED).patterns
    assert note.kind is Pattern.TOO_LITTLE
    assert "usually felt from L4, L3 and L2" in note.text
