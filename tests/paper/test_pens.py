from itertools import combinations

import pytest

from benchmarks.paper_scans import INKS
from bodymap.drawing.sensation import Channel, Sensation
from bodymap.paper.inks import FARTHEST, FOREIGN, UNSURE, apart, nominal_angle
from bodymap.paper.pens import PENS, Pen

ANGLES = {pen: nominal_angle(pen.printed) for pen in PENS}


def test_every_two_pens_are_told_apart_by_fifty_degrees() -> None:
    assert min(float(apart(ANGLES[a], ANGLES[b])) for a, b in combinations(PENS, 2)) > 50


@pytest.mark.parametrize(("pen", "colour"), [(pen, colour) for pen in PENS for colour in INKS[pen.name]])
def test_inks_one_may_buy_are_surely_nearest_to_their_own_patch(pen: Pen, colour: str) -> None:
    known = (*ANGLES.values(), *(nominal_angle(one) for one in FOREIGN))
    near, next_one = sorted(float(apart(nominal_angle(colour), angle)) for angle in known)[:2]
    assert near == pytest.approx(float(apart(nominal_angle(colour), ANGLES[pen])))
    assert near < FARTHEST
    assert near < UNSURE * next_one


@pytest.mark.parametrize("colour", ["#f5a020", "#f08a1d", "#ffd400", "#7a5230"])
def test_orange_yellow_and_brown_are_surely_no_pen_of_the_legend(colour: str) -> None:
    foreign = min(float(apart(nominal_angle(colour), nominal_angle(one))) for one in FOREIGN)
    assert foreign < UNSURE * min(float(apart(nominal_angle(colour), angle)) for angle in ANGLES.values())


def test_pain_and_numbness_both_have_pens() -> None:
    assert {pen.sensation.channel for pen in PENS} == set(Channel)
    assert set(Sensation) - {pen.sensation for pen in PENS} == {Sensation.BURNING, Sensation.CRAMP}
