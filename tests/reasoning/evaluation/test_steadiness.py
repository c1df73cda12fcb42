"""Which drawings are clearly radicular, and how it is counted whether their first root stays first."""

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Root
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.reasoning.case import Case
from bodymap.reasoning.coverage import symptoms_of
from bodymap.reasoning.evaluation.steadiness import (
    ALL,
    Drawn,
    Source,
    Steady,
    clearly_radicular,
    drawn_case,
    steadiness,
    steady,
    typical_drawings,
)
from bodymap.reasoning.symptoms import Symptoms
from tests.reasoning.cases import both, numb, painful, symptoms
from tests.reasoning.evaluation.made import LIBRARY

ATLAS = open_atlas()
OF_L5 = ("leg_lateral", "foot_dorsum_central", "hallux")


@pytest.mark.parametrize(
    ("marked", "clear"),
    [
        (symptoms(numb("toe_5")), True),
        (symptoms(numb("toe_5"), painful("knee_front", "groin")), True),
        (symptoms(numb("knee_front")), False),
        (symptoms(painful(*OF_L5)), True),
        (symptoms(painful(*OF_L5, "knee_front")), True),
        (symptoms(painful(*OF_L5, "knee_front", "groin")), False),
        (symptoms(painful("thigh_post_mid_central")), False),
        (symptoms(both(*OF_L5)), False),
        (symptoms(), False),
    ],
    ids=["signature", "signature and more", "numb elsewhere", "leg", "three of four", "three of five", "thigh",
         "both legs", "nothing"],
)  # fmt: skip
def test_what_is_clearly_radicular_was_fixed_beforehand(marked: Symptoms, clear: bool) -> None:
    assert clearly_radicular(LIBRARY, marked) is clear


def made(
    name: str, first: Root | None, *same: bool, clear: bool = True, source: Source = Source.ROOT
) -> Steady:
    drawn = Drawn(name, source, PainDrawing())
    return Steady(drawn, first, clear, tuple((s, 0.6, 100.0, 110.0) for s in same))


def test_every_drawing_weighs_the_same_however_often_it_was_drawn_again() -> None:
    found = steadiness([made("a", Root.L5, True, True, True, True), made("b", Root.L5, False)])
    assert (found.clear[ALL][ALL].share, found.clear[ALL][ALL].least) == (0.5, 0.0)


def test_the_interval_counts_drawings_and_not_their_repetitions() -> None:
    few = steadiness([made("a", Root.L5, True)]).clear[ALL][ALL]
    many = steadiness([made("a", Root.L5, *[True] * 50)]).clear[ALL][ALL]
    assert few.interval == many.interval


def test_roots_are_told_apart_by_what_was_first() -> None:
    found = steadiness([made("a", Root.S1, True), made("b", Root.L4, False)]).clear[ALL]
    assert {name: one.share for name, one in found.items()} == {ALL: 0.5, "L4": 0.0, "S1": 1.0}


def test_drawings_that_are_not_clear_are_told_apart() -> None:
    found = steadiness([made("a", Root.S1, True), made("b", Root.L4, False, clear=False)])
    assert (found.clear[ALL][ALL].share, found.unclear.share) == (1.0, 0.0)


def test_sources_are_told_apart() -> None:
    made_up = made("a", Root.S1, True, source=Source.TYPICAL)
    found = steadiness([made_up, made("b", Root.S1, False, source=Source.OTHER)]).clear
    assert (found[Source.TYPICAL.value][ALL].share, found[Source.OTHER.value][ALL].share) == (1.0, 0.0)


def test_without_a_drawing_there_is_no_share_and_no_noise() -> None:
    found = steadiness([])
    assert (found.clear[ALL][ALL].share, found.unclear.share, found.noise) == (None, None, None)


def test_the_same_drawing_always_gives_the_same_answer() -> None:
    drawn = drawn_case(ATLAS, Case("x", symptoms(numb("toe_5"))))
    assert steady(LIBRARY, ATLAS, drawn, 3) == steady(LIBRARY, ATLAS, drawn, 3)


def test_a_numb_little_toe_and_outer_foot_stay_s1() -> None:
    case = Case("x", symptoms(numb("toe_5", "foot_lateral_border"), painful("calf_lateral")))
    found = steady(LIBRARY, ATLAS, drawn_case(ATLAS, case), 10)
    assert (found.first, found.clear, found.kept) == (Root.S1, True, 1.0)


def test_every_made_up_drawing_is_clearly_radicular() -> None:
    drawn = tuple(typical_drawings(LIBRARY, ATLAS, 2))
    assert all(
        clearly_radicular(LIBRARY, symptoms_of(ATLAS, one.drawing, LIBRARY.rules.painting)) for one in drawn
    )
    assert {one.id.split()[1] for one in drawn} >= {"L2", "L3", "L4", "L5", "S1", "S2"}
