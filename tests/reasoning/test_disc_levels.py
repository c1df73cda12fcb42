from bodymap.atlas.levels import DiscLevel, Root
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.examination import NOT_EXAMINED
from bodymap.reasoning.read import read

from .cases import examined, numb, painful, reflex, symptoms, weak

LIBRARY = open_library()
L5 = read(
    LIBRARY, symptoms(painful("calf_lateral", "buttock_central"), numb("hallux", "web_1_2")), NOT_EXAMINED
)


def test_the_disc_above_is_the_common_case_and_the_one_below_lies_far_to_the_side():
    note = L5.discs[0]
    assert (note.root, note.paracentral, note.foraminal) == (Root.L5, DiscLevel.L4_5, DiscLevel.L5_S1)


def test_both_cases_say_how_common_they_are():
    assert "95-98 % of herniations" in L5.discs[0].text
    assert "7-12 % of herniations" in L5.discs[0].text


def test_for_s1_no_disc_lies_further_out():
    found = examined(reflex("achilles", "absent"), weak("ankle_plantarflexion"))
    signs = symptoms(painful("calf_central"), numb("toe_5", "foot_lateral_border"))
    note = read(LIBRARY, signs, found).discs[0]
    assert (note.root, note.paracentral, note.foraminal) == (Root.S1, DiscLevel.L5_S1, None)


def test_a_root_that_fits_little_has_no_disc():
    assert read(LIBRARY, symptoms(painful("hip_lateral")), NOT_EXAMINED).discs == ()


def test_the_saddle_has_no_disc_of_its_own():
    found = read(LIBRARY, symptoms(numb("perianal", "perineum")), NOT_EXAMINED)
    assert all(note.root not in (Root.S3, Root.S4_5) for note in found.discs)
