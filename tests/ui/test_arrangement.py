"""Which order and closings of the panels can be wished for, and what becomes of the others."""

import pytest

from bodymap.ui.arrangement import (
    LISTS,
    LOOK_ALIKES,
    NEXT,
    ROOTS,
    SPINE,
    USUAL,
    USUAL_ARRANGEMENT,
    Arrangement,
    arrangement_of,
    lines,
    moved,
    opened,
    read_arrangement,
    turned,
    with_arrangement,
    written,
)


@pytest.mark.parametrize("panel", USUAL)
@pytest.mark.parametrize("step", [-1, 1])
def test_what_was_written_is_read_again(panel: str, step: int) -> None:
    one = turned(moved(USUAL_ARRANGEMENT, panel, step), panel)
    assert read_arrangement(written(one)) == one


def test_nothing_written_is_the_usual_arrangement() -> None:
    assert read_arrangement("") == USUAL_ARRANGEMENT


@pytest.mark.parametrize(
    "text", ["flags -flags roots", "-- - nonsense", "roots roots -roots\x00", "-lists2 spine"]
)
def test_any_words_give_every_panel_once(text: str) -> None:
    assert sorted(read_arrangement(text).order) == sorted(USUAL)


def test_a_panel_unknown_when_it_was_written_stands_after_the_one_it_usually_follows() -> None:
    assert read_arrangement("look-alikes spine roots lists").order == (LOOK_ALIKES, SPINE, NEXT, ROOTS, LISTS)


def test_warnings_cannot_be_closed() -> None:
    assert read_arrangement("-flags -alarms").closed == ()


def test_a_panel_goes_past_its_neighbour() -> None:
    assert moved(USUAL_ARRANGEMENT, NEXT, -1).order == (ROOTS, NEXT, SPINE, LOOK_ALIKES, LISTS)


def test_a_panel_goes_past_what_is_seen_not_past_what_is_closed() -> None:
    one = turned(USUAL_ARRANGEMENT, SPINE)
    assert moved(one, NEXT, -1).order.index(NEXT) == 0


def test_the_lists_go_past_all_others() -> None:
    assert moved(USUAL_ARRANGEMENT, LISTS, -1).lists_first


@pytest.mark.parametrize(("panel", "step"), [(ROOTS, -1), (LOOK_ALIKES, 1), (LISTS, 1)])
def test_at_the_end_there_is_nowhere_to_go(panel: str, step: int) -> None:
    assert moved(USUAL_ARRANGEMENT, panel, step) == USUAL_ARRANGEMENT


def test_closed_and_opened_again_it_is_where_it_was() -> None:
    one = moved(USUAL_ARRANGEMENT, LOOK_ALIKES, -1)
    assert opened(turned(one, LOOK_ALIKES), LOOK_ALIKES) == one


def test_roots_and_spine_share_a_line_only_as_neighbours() -> None:
    assert lines(USUAL_ARRANGEMENT)[0] == (ROOTS, SPINE)
    assert lines(moved(USUAL_ARRANGEMENT, NEXT, -1))[:3] == ((ROOTS,), (NEXT,), (SPINE,))


def test_each_mode_has_an_arrangement_of_its_own() -> None:
    other = Arrangement(closed=(SPINE,))
    kept = with_arrangement((), "classroom", other)
    assert arrangement_of(kept, "classroom") == other
    assert arrangement_of(kept, "consultation") == USUAL_ARRANGEMENT


def test_the_usual_one_is_not_noted() -> None:
    kept = with_arrangement((), "classroom", Arrangement(closed=(SPINE,)))
    assert with_arrangement(kept, "classroom", USUAL_ARRANGEMENT) == ()
