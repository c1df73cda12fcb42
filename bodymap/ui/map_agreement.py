"""How far the shown maps agree, as rows to show: shares of skin by region and view. Pure, no Qt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from bodymap.atlas.agreement import ALL, Agreement, Conflict
from bodymap.atlas.levels import View
from bodymap.language import tr, tr_later

VIEWS = {
    View.FRONT: tr_later("Front"),
    View.BACK: tr_later("Back"),
    View.SIDE_RIGHT: tr_later("Outer side of the leg"),
    View.INNER_LEFT: tr_later("Inner side of the leg"),
    View.FEET_TOP: tr_later("Top of the foot"),
    View.FEET_SOLE: tr_later("Sole"),
    View.PERINEUM: tr_later("Between the legs"),
}
"""Words for the views that are measured: one side, the other is its mirror image."""
REGION_WORDS = {
    "low back": tr_later("low back"),
    "hip": tr_later("hip"),
    "thigh": tr_later("thigh"),
    "knee": tr_later("knee"),
    "leg": tr_later("leg"),
    "foot": tr_later("foot"),
}
FIRST = (View.FRONT, View.BACK)
"""The views that are told at once; the others stand behind a press."""


class Kind(Enum):
    """What a part of the skin is: given one root, two, three or more, or not named (by both)."""

    ONE = "one"
    TWO = "two"
    MORE = "more"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One region of one view: its shares (0-1) in the order they are drawn, and the same in words."""

    view: View
    region: str
    shares: tuple[tuple[Kind, float], ...]
    words: str

    @property
    def name(self) -> str:
        return tr("whole view") if self.region == ALL else tr(REGION_WORDS[self.region])


def pair_rows(known: Iterable[Agreement], first: str, second: str) -> tuple[ShareRow, ...]:
    """Two maps: of the skin that both name, how much gets the same root."""
    return tuple(_pair_row(one) for one in known if {one.first, one.second} == {first, second})


def _pair_row(one: Agreement) -> ShareRow:
    alike = one.same_where_both_name
    if alike is None:
        return ShareRow(one.view, one.region, ((Kind.UNNAMED, 1.0),), tr("no skin named by both"))
    shares = (
        (Kind.ONE, one.both_name * alike),
        (Kind.TWO, one.both_name * (1 - alike)),
        (Kind.UNNAMED, 1 - one.both_name),
    )
    rest = tr("; {percent} not named by both", percent=percent(1 - one.both_name)) if one.both_name < 0.995 else ""
    return ShareRow(one.view, one.region, shares, tr("{percent} the same root{rest}", percent=percent(alike), rest=rest))


def all_rows(known: Iterable[Conflict]) -> tuple[ShareRow, ...]:
    """All maps: how much skin gets one root, two, three or more, among the maps that name it."""
    return tuple(_all_row(one) for one in known)


def _all_row(one: Conflict) -> ShareRow:
    shares = _gathered(one.shares)
    words = {Kind.ONE: tr("one root"), Kind.TWO: tr("two"), Kind.MORE: tr("three or more"), Kind.UNNAMED: tr("not named")}
    told = [f"{percent(share)} {words[kind]}" for kind, share in shares if share >= 0.005]
    return ShareRow(one.view, one.region, shares, ", ".join(told))


def _gathered(counts: Mapping[int, float]) -> tuple[tuple[Kind, float], ...]:
    found = {Kind.ONE: 0.0, Kind.TWO: 0.0, Kind.MORE: 0.0, Kind.UNNAMED: 0.0}
    for number, share in counts.items():
        kind = {0: Kind.UNNAMED, 1: Kind.ONE, 2: Kind.TWO}.get(number, Kind.MORE)
        found[kind] += share
    return tuple(found.items())


def percent(share: float) -> str:
    """Whole percent; what is there is never told as nothing."""
    return tr("under 1 %") if 0 < share < 0.005 else f"{share * 100:.0f} %"
