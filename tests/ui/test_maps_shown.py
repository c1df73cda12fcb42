"""Which maps are over the body after a choice; pure values."""

from dataclasses import replace

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.ui.figure_layout import LayoutKind, Lens, frames, placed
from bodymap.ui.figure_panes import Pane, all_shown, for_panes, pane_at, panes_of, twins
from bodymap.ui.maps_shown import MapsOver, maps_over, with_all, with_left, with_one, with_right, with_two
from bodymap.ui.modes import MODES
from bodymap.ui.state import MapsShown, Show, State

KNOWN = ("article", "foerster-1933", "isncsci", "keegan-garrett-1948", "lee-2008")
TWO = Show(map="isncsci", other_map="lee-2008", maps=MapsShown.TWO)


def over(show: Show, mode: str = "consultation") -> MapsOver:
    return maps_over(State(show=show, mode=MODES[mode]))


def test_at_first_no_map_is_shown() -> None:
    assert over(Show()).nothing


def test_one_map_is_shown_alone() -> None:
    assert over(with_one(TWO, "article")) == MapsOver(one="article")


def test_two_begin_with_the_one_that_was_shown() -> None:
    assert over(with_two(Show(map="lee-2008"), KNOWN)).two == ("lee-2008", "isncsci")


def test_two_begin_with_a_usual_pair_where_none_was_shown() -> None:
    assert over(with_two(Show(), KNOWN)).two == ("isncsci", "keegan-garrett-1948")


def test_two_are_never_the_same() -> None:
    assert over(with_two(Show(map="isncsci", other_map="isncsci"), KNOWN)).two == (
        "isncsci",
        "keegan-garrett-1948",
    )


def test_a_map_that_is_gone_is_not_compared() -> None:
    assert over(with_two(Show(map="mine", other_map="yours"), KNOWN)).two == (
        "isncsci",
        "keegan-garrett-1948",
    )


def test_one_map_alone_cannot_be_compared() -> None:
    assert with_two(Show(map="mine"), ("mine",)) == Show(map="mine")


def test_another_map_on_the_left_leaves_the_right_one() -> None:
    assert over(with_left(TWO, "article")).two == ("article", "lee-2008")


def test_the_right_map_on_the_left_changes_places() -> None:
    assert over(with_left(TWO, "lee-2008")).two == ("lee-2008", "isncsci")


def test_the_left_map_on_the_right_changes_places() -> None:
    assert over(with_right(TWO, "isncsci")).two == ("lee-2008", "isncsci")


def test_all_are_stacked() -> None:
    assert over(with_all(TWO)) == MapsOver(stacked=True)


def test_a_patient_sees_no_map_whatever_was_chosen() -> None:
    for show in (with_one(TWO, "article"), TWO, with_all(TWO)):
        assert over(show, "patient").nothing


# Panes


def test_one_pane_is_the_whole_widget() -> None:
    assert panes_of((), 600, 500) == (Pane(0, 0, 600, 500, "", alone=True),)


def test_two_panes_share_the_width_and_do_not_touch() -> None:
    left, right = panes_of(("a", "b"), 600, 500)
    assert left.width == right.width
    assert left.left + left.width < right.left
    assert right.left + right.width == 600
    assert (left.map, right.map) == ("a", "b")


def test_a_point_belongs_to_the_pane_under_it() -> None:
    panes = panes_of(("a", "b"), 600, 500)
    assert [pane_at(panes, x, 200).map for x in (5, 290, 310, 595)] == ["a", "a", "b", "b"]


def in_panes(lens: Lens):
    atlas = open_atlas()
    panes = panes_of(("a", "b"), 900, 700)
    shown = for_panes(frames(atlas.silhouette, LayoutKind.LOWER), panes)
    own = placed(shown, LayoutKind.LOWER, panes[0].width, panes[0].height)
    return panes, all_shown(panes, own, lens)


def test_the_same_place_of_the_body_stands_at_the_same_place_of_each_pane_at_any_zoom() -> None:
    panes, seen = in_panes(Lens(3.0, -400, -300))
    half = len(seen) // 2
    step = panes[1].left - panes[0].left
    for one, other in zip(seen[:half], seen[half:], strict=True):
        (x, y), (to_x, to_y) = one.to_px(40, 900), other.to_px(40, 900)
        assert (round(to_x - x, 6), round(to_y - y, 6)) == (step, 0)


def test_every_placement_has_its_twin_with_the_other_map() -> None:
    _, seen = in_panes(Lens())
    for index, placement in enumerate(seen):
        (twin,) = twins(seen, index)
        assert seen[twin].view is placement.view
        assert {placement.frame.map, seen[twin].frame.map} == {"a", "b"}


def test_a_view_is_shown_in_its_own_pane_only() -> None:
    panes, seen = in_panes(Lens(5.0, -900, -900))
    assert all(p.window == (panes[0] if i < len(seen) // 2 else panes[1]).window for i, p in enumerate(seen))


def test_feet_are_enlarged_less_where_two_maps_are_shown() -> None:
    _, seen = in_panes(Lens())
    assert {p.frame.factor for p in seen if p.view is View.FEET_TOP} == {2.0}


@pytest.mark.parametrize("show", [with_one(TWO, "article"), TWO, with_all(TWO)])
def test_every_map_steps_back_behind_a_layer(show: Show) -> None:
    assert over(replace(show, layer="muscles")).behind == "muscles"
    assert over(show).behind == ""


def test_no_map_steps_back_where_none_is_shown() -> None:
    assert over(Show(layer="muscles")) == MapsOver()
