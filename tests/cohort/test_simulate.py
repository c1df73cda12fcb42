"""Made-up drawings keep to the tables, to the published noise, and say that they are made up."""

from random import Random

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Root
from bodymap.cohort.batch import joined
from bodymap.cohort.repeats import repeats
from bodymap.cohort.simulate import pieces, root_named, signs_by_lot, simulated
from bodymap.drawing.sensation import Channel
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library

PEOPLE = open_library().rules.telling.drawn_twice


def made(count: int, root: Root = Root.L5, seed: int = 1, again: bool = False):
    return joined([simulated(piece) for piece in pieces(root, count, seed, again)])


def test_every_zone_is_marked_as_often_as_the_tables_say() -> None:
    library, random, times = open_library(), Random(4), 4000
    counts: dict[tuple[Channel, str], int] = {}
    for _ in range(times):
        for sign in signs_by_lot(library, Root.S1, random):
            counts[sign.channel, sign.zone] = counts.get((sign.channel, sign.zone), 0) + 1
    for channel, chances in library.model.marking.items():
        for zone in library.zones.values():
            expected = chances[zone.rating.get(channel, {}).get(Root.S1, 0)]
            assert counts.get((channel, zone.id), 0) / times == pytest.approx(expected, abs=0.035)


def test_one_person_hurts_on_one_side() -> None:
    for n in range(20):
        assert len({sign.side for sign in signs_by_lot(open_library(), Root.L5, Random(n))}) <= 1


def test_the_same_seed_makes_the_same_drawings_and_another_does_not() -> None:
    one, same, other = made(3), made(3), made(3, seed=2)
    assert one.covered["share"].tolist() == same.covered["share"].tolist()
    assert one.covered["share"].tolist() != other.covered["share"].tolist()


def test_every_drawing_says_that_it_is_simulated_and_of_which_root() -> None:
    batch = made(3, Root.S1)
    assert set(batch["kind"]) == {"simulated"}
    assert set(batch["simulated_root"]) == {"S1"}
    assert all("simulated" in one for one in batch["id"])


def test_the_second_drawing_of_the_same_people_overlaps_as_that_of_people() -> None:
    found = repeats(open_atlas(), made(40), made(40, again=True))
    assert sum(found.jaccards) / 40 == pytest.approx(PEOPLE.overlap, abs=0.1)


def test_a_count_or_a_root_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(BodymapError, match="expected 1 to"):
        list(pieces(Root.L5, 0, 1))
    with pytest.raises(BodymapError, match="expected one of T12"):
        root_named("C6")
