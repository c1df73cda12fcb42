"""Scores by arrays are those of the program's own reading."""

from collections import Counter

import numpy as np
import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Root, Side
from bodymap.cohort.batch import batch_of, taken
from bodymap.cohort.checked import Picked, agreement
from bodymap.cohort.drawn_row import drawn_row
from bodymap.cohort.engines import exact_scores
from bodymap.cohort.exact import spread_over
from bodymap.cohort.score_table import ROOTS, score_table
from bodymap.cohort.scoring import NONE, scored
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.evaluation.painted_case import painted_case
from bodymap.reasoning.evaluation.steadiness import typical_drawings
from bodymap.reasoning.symptoms import Symptoms, ZoneSign
from tests.cohort.rows import drawn, published_or_invented, read


def painted(*signs: ZoneSign):
    return batch_of([drawn_row(open_atlas(), painted_case(open_atlas(), Symptoms(signs)))])


def by_arrays(batch):
    return scored(score_table(open_library(), open_atlas()), batch.covered)


def agreed(batch):
    return agreement(open_library(), open_atlas(), batch)


def test_the_shipped_samples_are_scored_as_they_are_read() -> None:
    found = agreed(drawn())
    assert (found.root, found.at_all, found.other, found.of_drawings) == (found.n,) * 4
    assert found.worst < 1e-6


def test_typical_drawings_of_every_root_are_scored_as_they_are_read() -> None:
    typical = [
        drawn_row(open_atlas(), one.drawing) for one in typical_drawings(open_library(), open_atlas(), 4)
    ]
    found = agreed(batch_of(typical))
    assert (found.root, found.at_all, found.other) == (found.n,) * 3
    assert found.worst < 1e-6


def test_lists_of_segments_are_scored_as_they_are_read(tmp_path) -> None:
    batch, _ = read(published_or_invented(tmp_path))
    found = agreed(taken(batch, spread_over(len(batch), 60)))
    assert found.root >= found.n - 1  # outlines of segments overlap a little
    assert found.worst < 0.02


def test_numbness_of_the_great_toe_is_l5_on_its_side() -> None:
    scores = by_arrays(painted(ZoneSign("hallux", Side.RIGHT, Channel.SENSORY)))
    assert ROOTS[scores.root[0, 0]] is Root.L5
    assert scores.side[0, 0] == 1


def test_numbness_between_the_legs_is_an_alarm_and_leads_the_look_alikes() -> None:
    batch = painted(ZoneSign("perianal", Side.LEFT, Channel.SENSORY))
    scores, ids = by_arrays(batch), score_table(open_library(), open_atlas()).others.ids
    assert scores.alarm.tolist() == [True]
    assert ids[scores.other[0, 0]] == "cauda_equina"
    assert agreed(batch).other == 1


def test_pain_above_the_waist_alone_has_no_root() -> None:
    scores = by_arrays(painted(ZoneSign("head_neck", Side.LEFT, Channel.PAIN)))
    assert scores.root[0].tolist() == [NONE] * 3


def test_no_drawing_gives_no_score() -> None:
    assert by_arrays(batch_of(())).root.shape == (0, 3)


def test_the_score_of_a_drawing_does_not_hang_on_its_neighbours(tmp_path) -> None:
    batch, _ = read(published_or_invented(tmp_path))
    some = taken(batch, np.arange(0, 200, 7))
    assert (by_arrays(batch).every[0:200:7] == by_arrays(some).every).all()


def test_the_exact_engine_answers_in_the_same_shape() -> None:
    batch = drawn(5)
    exact, fast = exact_scores(batch), by_arrays(batch)
    assert (exact.root == fast.root).all()
    assert exact.chance == pytest.approx(fast.chance, abs=1e-6)
    assert (exact.other[:, 0] == fast.other[:, 0]).all()


def test_as_many_drawings_are_picked_as_were_asked_for_and_every_one_can_be(tmp_path) -> None:
    batch, _ = read(published_or_invented(tmp_path))
    picked = Picked(10)
    for start in range(0, 200, 50):
        picked.add(taken(batch, np.arange(start, start + 50)))
    assert len(picked.batch()) == 10
    assert len(set(picked.batch()["id"])) == 10


def test_a_zone_seen_in_several_views_counts_where_it_shows_most() -> None:
    views = Counter(
        face.zone
        for view in open_atlas().views
        for face in open_atlas().zones(view)
        if face.side is Side.LEFT
    )
    zone = views.most_common(1)[0][0]
    assert views[zone] > 1
    assert agreed(painted(ZoneSign(zone, Side.LEFT, Channel.PAIN))).root == 1
