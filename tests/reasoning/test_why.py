from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bodymap.atlas.levels import Root, Side
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.examination import NOT_EXAMINED
from bodymap.reasoning.why import HELD_BACK, PRIOR, Why, effect_words, why

from .cases import examined, numb, painful, reflex, symptoms, weak

LIBRARY = open_library()
ZONES = sorted(
    zone for zone in LIBRARY.zones if zone.startswith(("thigh", "calf", "foot", "buttock", "knee"))
)


def told(*asked) -> Why:
    found = why(LIBRARY, *asked)
    assert found is not None
    return found


FOUND = examined(reflex("achilles", "absent"), weak("hallux_extension"))
SIGNS = symptoms(painful("calf_central", "thigh_post_central"), numb("toe_5"))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(ZONES), min_size=1, max_size=8, unique=True),
    st.lists(st.sampled_from(ZONES), max_size=4, unique=True),
    st.sampled_from(list(Root)),
)
def test_the_rows_add_up_to_the_odds(pain, sensory, root):
    found = told(symptoms(painful(*pain), numb(*sensory)), FOUND, root, Side.LEFT)
    assert sum(row.effect for row in found.rows) == pytest.approx(log(found.odds), abs=0.05)


def test_a_lost_ankle_jerk_is_a_row_with_its_source():
    found = told(SIGNS, FOUND, Root.S1, Side.LEFT, Root.L5)
    row = next(row for row in found.rows if row.text == "Ankle jerk absent")
    assert effect_words(LIBRARY, row, Root.S1, Root.L5) == "speaks strongly for S1"
    assert "Suri" in row.source


def test_the_same_row_speaks_for_the_rival_when_the_two_change_places():
    found = told(SIGNS, FOUND, Root.L5, Side.LEFT, Root.S1)
    row = next(row for row in found.rows if row.text == "Ankle jerk absent")
    assert effect_words(LIBRARY, row, Root.L5, Root.S1) == "speaks strongly for S1"


def test_how_often_each_root_is_at_fault_is_a_row():
    found = told(SIGNS, NOT_EXAMINED, Root.L5, Side.LEFT, Root.S2)
    assert PRIOR in [row.text for row in found.rows]


def test_what_the_caps_on_pain_take_back_is_a_row():
    pain = symptoms(painful("leg_anterolateral", "foot_dorsum_central", "hallux", "web_1_2", "leg_lateral"))
    found = told(pain, NOT_EXAMINED, Root.L5, Side.LEFT, Root.S1)
    assert next(row for row in found.rows if row.text == HELD_BACK).effect < 0


def test_a_limit_of_the_rule_stands_last_and_is_never_what_tells_most():
    pain = symptoms(painful("leg_anterolateral", "foot_dorsum_central", "hallux", "web_1_2", "leg_lateral"))
    found = told(pain, NOT_EXAMINED, Root.L5, Side.LEFT, Root.S1)
    assert [row.text for row in found.rows if row.limits] == [found.rows[-1].text] == [HELD_BACK]
    assert found.decisive
    assert not found.decisive.limits


@pytest.mark.parametrize(("root", "rival"), [(Root.S1, Root.L5), (Root.L5, Root.S1)])
def test_what_tells_most_speaks_for_the_root_that_is_ahead(root: Root, rival: Root):
    found = told(SIGNS, FOUND, root, Side.LEFT, rival)
    assert found.decisive
    assert found.decisive.text == "Ankle jerk absent"


def test_the_rival_is_the_likeliest_other_root():
    assert told(SIGNS, NOT_EXAMINED, Root.S1, Side.LEFT).rival is Root.L5


def test_a_side_without_a_picture_has_no_reasons():
    assert why(LIBRARY, SIGNS, NOT_EXAMINED, Root.S1, Side.RIGHT) is None
