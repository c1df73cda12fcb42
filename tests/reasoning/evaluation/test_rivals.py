"""Simpler readers: each on a case whose answer is known beforehand."""

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.reasoning.case import Case, Truth
from bodymap.reasoning.evaluation.outcomes import root_order
from bodymap.reasoning.evaluation.rivals import rivals
from bodymap.reasoning.read import read
from tests.reasoning.cases import examined, numb, painful, symptoms, weak
from tests.reasoning.evaluation.made import LIBRARY, evaluated, of_root

READERS = {rival.id: rival for rival in rivals(LIBRARY, open_atlas())}
CASE = Case(
    "one", symptoms(painful("thigh_ant_mid_central"), numb("toe_5")), examined(weak("hallux_extension"))
)
MAPS = [name for name in READERS if name.startswith("largest_area_")]


def first(name: str, case: Case) -> str:
    return next((e.root.value for e in root_order(READERS[name].answer(case))), "")


def test_there_is_one_rival_a_map_and_ours_is_the_first() -> None:
    assert len(MAPS) == len(open_atlas().maps)
    assert next(iter(READERS)) == "bodymap"


def test_ours_is_the_whole_reading() -> None:
    assert READERS["bodymap"].answer(CASE) == read(LIBRARY, CASE.symptoms, CASE.examination)


def test_the_drawing_alone_knows_nothing_of_what_was_examined() -> None:
    bare = Case("bare", CASE.symptoms)
    assert READERS["drawing_only"].answer(CASE) == READERS["drawing_only"].answer(bare)
    assert READERS["drawing_only"].answer(CASE) != READERS["bodymap"].answer(CASE)


def test_the_examination_alone_knows_nothing_of_what_was_painted() -> None:
    bare = Case("bare", examination=CASE.examination)
    assert READERS["examination_only"].answer(CASE) == READERS["bodymap"].answer(bare)


def test_the_prior_alone_says_the_most_frequent_root_whatever_is_painted() -> None:
    assert {first("prior", CASE), first("prior", Case("empty"))} == {"L5"}


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize(("zone", "root"), [("foot_lateral_border", "S1"), ("ankle_medial", "L4")])
def test_every_map_gives_the_outer_foot_to_s1_and_the_inner_ankle_to_l4(
    name: str, zone: str, root: str
) -> None:
    assert first(name, Case("one", symptoms(painful(zone)))) == root


def test_a_large_zone_outweighs_a_small_one() -> None:
    case = Case("two", symptoms(painful("thigh_ant_mid_medial"), numb("toe_5")))
    assert first("largest_area_isncsci", case) == "L2"


def test_a_zone_that_hurts_and_is_numb_counts_once() -> None:
    once, twice = symptoms(painful("toe_5")), symptoms(painful("toe_5"), numb("toe_5"))
    answers = [READERS["largest_area_isncsci"].answer(Case("x", s)) for s in (once, twice)]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("name", [*MAPS, "key_zones"])
def test_where_nothing_is_marked_they_say_nothing(name: str) -> None:
    assert first(name, Case("empty", examination=CASE.examination)) == ""


@pytest.mark.parametrize(("zone", "root"), [("knee_medial", "L3"), ("popliteal", "S2"), ("perianal", "S4-5")])
def test_a_key_zone_speaks_for_its_root(zone: str, root: str) -> None:
    assert first("key_zones", Case("one", symptoms(numb(zone)))) == root


def test_roots_that_a_rival_holds_equal_stand_in_the_order_of_the_prior() -> None:
    case = Case("two", symptoms(numb("popliteal", "foot_dorsum_central")))
    assert [e.root.value for e in READERS["key_zones"].answer(case).roots][:3] == ["L5", "S2", "S1"]


def test_what_a_rival_does_not_answer_counts_as_missed_and_is_told() -> None:
    case = Case("empty", truth=Truth(of_root("L5").truth.roots))
    found = evaluated((case, READERS["key_zones"].answer(case))).all.roots
    assert (found.answered.share, found.first.share) == (0.0, 0.0)
