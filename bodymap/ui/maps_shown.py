"""Which of the published maps are over the body, and what choosing one or several makes of it: pure, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bodymap.ui.layers_shown import layer_shown
from bodymap.ui.state import MapsShown, Show, State

FIRST_PAIR = ("isncsci", "keegan-garrett-1948")
"""The two that are compared first: the chart of the examination sheets and the strips of most textbooks."""


def tells(state: State) -> bool:
    """Whether maps may be seen: not by a patient who paints, and not by a class that is asked."""
    return state.mode.shows_reading and state.show.answers


def pair(state: State) -> tuple[str, ...]:
    """The two maps side by side; none in any other way of showing, and none in a mode without a reading."""
    show = state.show
    if show.maps is not MapsShown.TWO or not tells(state):
        return ()
    return show.map, show.other_map


def stacked(state: State) -> bool:
    """Whether all maps lie over each other."""
    return state.show.maps is MapsShown.ALL and tells(state)


def single(state: State) -> str:
    """The one map over the body; "" = none, or several."""
    one = state.show.maps is MapsShown.ONE and tells(state)
    return state.show.map if one else ""


ROOT = "root"


@dataclass(frozen=True, slots=True)
class MapsOver:
    """The maps over the body: one (its id, "" = none), two in panes of their own, or all stacked.

    behind: what is looked at, so that they step back to their borders: a layer, or ROOT, a chosen root's skin over all
    stacked; "" = they are looked at themselves.
    """

    one: str = ""
    two: tuple[str, ...] = ()
    stacked: bool = False
    behind: str = ""

    @property
    def nothing(self) -> bool:
        return not (self.one or self.two or self.stacked)


def maps_over(state: State) -> MapsOver:
    shown = MapsOver(single(state), pair(state), stacked(state))
    return shown if shown.nothing else replace(shown, behind=_before(state, shown))


def _before(state: State, shown: MapsOver) -> str:
    chosen = state.selection
    root = shown.stacked and (chosen.root is not None or chosen.disc is not None)
    return layer_shown(state) or (ROOT if root else "")


def with_one(show: Show, map_id: str) -> Show:
    """One map, or none ("")."""
    return replace(show, map=map_id, maps=MapsShown.ONE)


def with_two(show: Show, known: Sequence[str]) -> Show:
    """Two maps side by side: the one shown now and another; with fewer than two known nothing changes."""
    if len(known) < 2:
        return show
    order = [one for one in (show.map, show.other_map, *FIRST_PAIR, *known) if one in known]
    first, second = list(dict.fromkeys(order))[:2]
    return replace(show, map=first, other_map=second, maps=MapsShown.TWO)


def with_all(show: Show) -> Show:
    """All maps stacked."""
    return replace(show, maps=MapsShown.ALL)


def with_left(show: Show, map_id: str) -> Show:
    """Another map on the left of two; the one on the right changes places with it where it is the same."""
    other = show.map if map_id == show.other_map else show.other_map
    return replace(show, map=map_id, other_map=other)


def with_right(show: Show, map_id: str) -> Show:
    """Another map on the right of two; the one on the left changes places with it where it is the same."""
    other = show.other_map if map_id == show.map else show.map
    return replace(show, map=other, other_map=map_id)
