"""Where a dragged panel lands, from the places of the others."""

import pytest

from bodymap.ui.arrangement import LISTS, LOOK_ALIKES, NEXT, ROOTS, SPINE, USUAL_ARRANGEMENT, moved, turned
from bodymap.ui.landing import Box, Landing, landing

BOXES = {
    ROOTS: Box(0, 0, 200, 300),
    SPINE: Box(210, 0, 200, 300),
    NEXT: Box(0, 310, 410, 80),
    LOOK_ALIKES: Box(0, 400, 410, 80),
    LISTS: Box(0, 500, 410, 200),
}


def let_go(panel: str, x: int, y: int, one=USUAL_ARRANGEMENT, pair=True, lists=False) -> Landing | None:
    boxes = {name: box for name, box in BOXES.items() if one.shows(name)}
    return landing(one, panel, x, y, boxes, pair, lists)


def order(found: Landing | None) -> tuple[str, ...]:
    assert found is not None
    return found.then.order


def test_above_the_middle_of_a_panel_it_comes_before_it() -> None:
    assert order(let_go(LOOK_ALIKES, 100, 320)) == (ROOTS, SPINE, LOOK_ALIKES, NEXT, LISTS)


def test_a_panel_dragged_to_the_line_of_two_comes_before_or_after_both() -> None:
    assert order(let_go(NEXT, 300, 20))[0] == NEXT
    assert order(let_go(LOOK_ALIKES, 20, 280)) == (ROOTS, SPINE, LOOK_ALIKES, NEXT, LISTS)


def test_roots_and_spine_change_sides() -> None:
    found = let_go(SPINE, 20, 150)
    assert order(found)[:2] == (SPINE, ROOTS)
    assert found is not None
    assert found.line.height == 300


def test_where_they_stand_below_each_other_they_change_places() -> None:
    assert order(let_go(SPINE, 150, 20, pair=False))[:2] == (SPINE, ROOTS)


def test_the_spine_that_stood_alone_comes_beside_the_roots_again() -> None:
    alone = moved(USUAL_ARRANGEMENT, NEXT, -1)
    assert order(let_go(SPINE, 150, 150, alone)) == (ROOTS, SPINE, NEXT, LOOK_ALIKES, LISTS)


@pytest.mark.parametrize(("lists", "at"), [(False, (400, 20)), (True, (20, 460))])
def test_the_lists_land_before_or_after_all_others(lists: bool, at: tuple[int, int]) -> None:
    assert order(let_go(LISTS, *at, lists=lists))[0] == LISTS


@pytest.mark.parametrize(("panel", "at"), [(NEXT, (100, 350)), (ROOTS, (20, 20)), (LISTS, (100, 600))])
def test_where_it_stands_already_nothing_is_shown(panel: str, at: tuple[int, int]) -> None:
    assert let_go(panel, *at) is None


def test_with_nothing_else_open_there_is_no_other_place() -> None:
    one = USUAL_ARRANGEMENT
    for panel in (SPINE, NEXT, LOOK_ALIKES, LISTS):
        one = turned(one, panel)
    assert let_go(ROOTS, 100, 600, one) is None


def test_over_the_lists_it_lands_at_the_foot_of_the_reading() -> None:
    assert order(let_go(NEXT, 100, 650)) == (ROOTS, SPINE, LOOK_ALIKES, NEXT, LISTS)
