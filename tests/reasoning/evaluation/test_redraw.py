"""The simulated second drawing is as like the first as people's second drawings were."""

from random import Random
from statistics import fmean, stdev

import pytest
import shapely

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Channel
from bodymap.reasoning.coverage import symptoms_of
from bodymap.reasoning.evaluation.painted_case import painted_case
from bodymap.reasoning.evaluation.redraw import (
    area,
    icc,
    jaccard,
    painted,
    redrawn,
)
from bodymap.reasoning.symptoms import Symptoms, ZoneSign
from bodymap.records.samples import drawn_samples
from tests.reasoning.evaluation.made import LIBRARY

ATLAS = open_atlas()
PEOPLE = LIBRARY.rules.telling.drawn_twice
RUNS = 20


def numb(*zones: str) -> PainDrawing:
    signs = tuple(ZoneSign(zone, Side.LEFT, Channel.SENSORY) for zone in zones or ("toe_5",))
    return painted_case(ATLAS, Symptoms(signs))


@pytest.fixture(scope="module")
def pairs() -> list[tuple[PainDrawing, PainDrawing]]:
    """Every sample with second drawings of it."""
    drawn = drawn_samples()
    return [
        (d.drawing, redrawn(ATLAS, d.drawing, Random(f"{d.id} {n}"), PEOPLE))
        for d in drawn
        for n in range(RUNS)
    ]


def test_second_drawings_overlap_as_those_of_people_do(pairs: list[tuple[PainDrawing, PainDrawing]]) -> None:
    found = [jaccard(painted(one), painted(other)) for one, other in pairs]
    assert (fmean(found), stdev(found)) == (
        pytest.approx(PEOPLE.overlap, abs=0.03),
        pytest.approx(PEOPLE.overlap_sd, abs=0.03),
    )


def test_areas_of_second_drawings_differ_as_those_of_people_do(
    pairs: list[tuple[PainDrawing, PainDrawing]],
) -> None:
    areas = [(area(one), area(other)) for one, other in pairs]
    assert stdev(b / a for a, b in areas) == pytest.approx(PEOPLE.spread, abs=0.03)
    assert icc(areas) == pytest.approx(PEOPLE.icc, abs=0.04)


def test_a_small_place_is_redrawn_as_badly_as_a_large_one() -> None:
    found = [jaccard(painted(numb()), painted(redrawn(ATLAS, numb(), Random(n), PEOPLE))) for n in range(100)]
    assert fmean(found) == pytest.approx(PEOPLE.overlap, abs=0.05)


def test_the_same_seed_draws_the_same() -> None:
    assert redrawn(ATLAS, numb(), Random(7), PEOPLE) == redrawn(ATLAS, numb(), Random(7), PEOPLE)


def test_a_second_drawing_stays_on_the_body(pairs: list[tuple[PainDrawing, PainDrawing]]) -> None:
    beside = (m.area.difference(ATLAS.silhouette(m.view).buffer(1)).area for _, d in pairs for m in d.marks)
    assert max(beside) < 1


def test_a_second_drawing_keeps_sensation_and_view(pairs: list[tuple[PainDrawing, PainDrawing]]) -> None:
    for one, other in pairs:
        kept = {(m.id, m.sensation, m.view) for m in other.marks}
        assert kept <= {(m.id, m.sensation, m.view) for m in one.marks}


def test_a_drawing_shares_all_with_itself_and_nothing_with_one_elsewhere() -> None:
    here = {View.FRONT: shapely.box(0, 0, 10, 10)}
    half = {View.FRONT: shapely.box(5, 0, 15, 10)}
    assert (jaccard(here, here), jaccard(here, {View.BACK: here[View.FRONT]})) == (1.0, 0.0)
    assert jaccard(here, half) == pytest.approx(1 / 3)


def test_measurements_that_agree_have_an_icc_of_one_and_noise_has_none() -> None:
    assert icc([(1, 1), (2, 2), (5, 5)]) == 1.0
    assert icc([(1, 5), (5, 1), (3, 3)]) < 0


@pytest.mark.parametrize("zone", LIBRARY.zones)
def test_a_painted_case_marks_the_zone_it_names_and_no_other(zone: str) -> None:
    found = symptoms_of(ATLAS, numb(zone), LIBRARY.rules.painting).signs
    assert {(s.zone, s.side, s.weight) for s in found if s.weight > 0} == {(zone, Side.LEFT, 1.0)}
