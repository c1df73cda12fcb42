"""Places for names: none over another, none out of its room, the chosen one first."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bodymap.exports.label_places import Box, Size, Wish, evened, overlap, placed, rooms

ROOM: Box = (0.0, 0.0, 100.0, 60.0)
WIDE = Size((-20.0, -5.0, 20.0, 5.0))
SMALL = Size((-8.0, -3.0, 8.0, 3.0))


def wish(*spots: tuple[float, float], rank: int = 1, beside: bool = False, need: float = 0.0) -> Wish:
    sizes = (Size(WIDE.around, need), SMALL)
    return Wish(sizes, [(x, y, 5.0) for x, y in spots], ROOM, beside, rank)


SPOTS = st.tuples(st.floats(-20, 120), st.floats(-20, 80))
WISHES = st.lists(
    st.builds(lambda spots, beside: wish(*spots, beside=beside), st.lists(SPOTS, max_size=4), st.booleans()),
    max_size=12,
)


@given(WISHES)
def test_no_name_lies_over_another_and_none_leaves_its_room(wishes: list[Wish]) -> None:
    boxes = [place.box for place in placed(wishes) if place is not None]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert all(b[0] >= ROOM[0] and b[1] >= ROOM[1] and b[2] <= ROOM[2] and b[3] <= ROOM[3] for b in boxes)


def test_a_name_without_a_free_place_is_left_out() -> None:
    first, second = placed([wish((50, 30)), wish((50, 30))])
    assert first is not None
    assert second is None


def test_the_chosen_name_takes_its_place_before_all_others() -> None:
    other, chosen = placed([wish((50, 30)), wish((50, 30), rank=0)])
    assert other is None
    assert chosen is not None


def test_the_next_place_is_taken_where_the_best_is_taken() -> None:
    _, second = placed([wish((50, 30)), wish((50, 30), (50, 50))])
    assert second is not None
    assert second.y == 50


def test_a_name_that_may_stand_beside_its_place_gives_way_sideways() -> None:
    _, second = placed([Wish([SMALL], [(50, 30, 0)], ROOM), Wish([SMALL], [(58, 30, 0)], ROOM, beside=True)])
    assert second is not None
    assert (second.x, second.y) == (66, 30)


def test_a_narrow_place_gets_the_smaller_letters() -> None:
    (place,) = placed([wish((50, 30), need=6.0)])
    assert place is not None
    assert place.size == 1


def test_twins_are_as_large_as_the_one_with_less_room() -> None:
    wishes = [
        Wish([Size(WIDE.around, 6.0), SMALL], [(x, 30, radius)], ROOM, twin="S3")
        for x, radius in ((25, 9), (75, 5))
    ]
    assert [place and place.size for place in placed(wishes)] == [0, 1]
    assert [place and place.size for place in placed(evened(wishes, placed(wishes)))] == [1, 1]


def test_a_name_at_an_edge_is_moved_inside() -> None:
    (place,) = placed([wish((99, 30))])
    assert place is not None
    assert place.box[2] == ROOM[2]


def test_rooms_of_neighbours_meet_in_the_middle_between_them() -> None:
    pane = (0.0, 0.0, 300.0, 300.0)
    left, right = rooms([(50, 10, 100, 200), (140, 20, 200, 100)], [pane, pane])
    assert left == (0, 10, 120, 200)
    assert right == (120, 20, 300, 100)


def test_a_body_below_another_takes_nothing_of_its_room() -> None:
    pane = (0.0, 0.0, 300.0, 300.0)
    above, below = rooms([(50, 10, 100, 100), (90, 120, 200, 200)], [pane, pane])
    assert (above[0], above[2], below[0], below[2]) == (0, 300, 0, 300)
