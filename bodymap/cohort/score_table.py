"""The numbers of the knowledge that a drawing alone can move, as arrays: all that scoring by arrays needs, small enough to send away."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Root
from bodymap.cohort.places import CHANNELS, Places, places_of
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Condition, ConditionKind, Library
from bodymap.knowledge.rules import Fitting, Painting
from bodymap.reasoning.parts import Same
from bodymap.reasoning.read import raised_by
from bodymap.reasoning.reading import RedFlag, Urgency
from bodymap.reasoning.red_flags import CAUDA_EQUINA
from bodymap.reasoning.root_model import rated
from bodymap.reasoning.zone_fits import elsewhere, places

ROOTS = tuple(Root)
Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class PlaceTable:
    """Of each place (cohort/places.py) its zone, side and channel; sizes of zones, and when paint counts (knowledge/painting.yaml)."""

    zone: NDArray[np.intp]
    side: NDArray[np.intp]
    channel: NDArray[np.intp]
    zones: int
    painting: Painting
    smallest_saddle: float


@dataclass(frozen=True, eq=False, slots=True)
class ZoneTable:
    """Masks of zones by what they are called together; share: what a zone counts among its neighbours, 0-1."""

    share: Numbers
    rated: Mask
    axial: Mask
    saddle: Mask
    back: Mask
    leg: Mask
    below_knee: Mask


@dataclass(frozen=True, eq=False, slots=True)
class RootTable:
    """The root model: marking[channel] has a row a zone and a column a root, natural logs; typical: by rating, for root_at_all."""

    prior: Numbers
    marking: Numbers
    typical: Mask
    best_to_second: float
    most: float
    l5_s1: float
    furthest: float
    l5: int
    s1: int


@dataclass(frozen=True, eq=False, slots=True)
class AtAllTable:
    """The points of root_at_all that a drawing alone makes."""

    start: float
    limits: tuple[float, float, float]
    points: dict[str, float]
    mostly: float
    hardly: float
    whole_leg: float
    rivals: int


@dataclass(frozen=True, eq=False, slots=True)
class OtherTable:
    """The look-alikes that a drawing alone can bring into the list, in the order of the knowledge. A column a zone, a row a condition."""

    ids: tuple[str, ...]
    chances: Numbers
    beside_possible: Numbers
    unexplained: Numbers
    core: Mask
    core_size: Numbers
    both: Numbers
    one: Numbers
    commonness: Numbers
    named_only: Mask
    of_both: Mask
    middle: Mask
    of_the_roots: Mask
    may_rival: Mask
    listed_when_raised: Mask
    never_by_place: Mask
    shown: Fitting
    least: Fitting
    numb_core: Fitting
    whole_core: Fitting
    rivals: Fitting
    core_missing: float
    without_core: float
    furthest: float
    same_side: float
    raised: float


@dataclass(frozen=True, eq=False, slots=True)
class ScoreTable:
    """Everything that scoring by arrays needs."""

    places: PlaceTable
    zones: ZoneTable
    roots: RootTable
    at_all: AtAllTable
    others: OtherTable


def score_table(library: Library, atlas: Atlas) -> ScoreTable:
    """Remembered."""
    return _table(Same(library), Same(atlas))


@lru_cache(maxsize=2)
def _table(same: Same[Library], atlas: Same[Atlas]) -> ScoreTable:
    library, known = same.it, places_of(atlas.it)
    return ScoreTable(
        PlaceTable(
            known.zone,
            known.side,
            known.channel,
            len(known.zones),
            library.rules.painting,
            library.rules.flags.smallest_area,
        ),
        _zones(library, known),
        _roots(library, known),
        _at_all(library),
        _others(library, known),
    )


def _zones(library: Library, known: Places) -> ZoneTable:
    body = library.rules.painting

    def among(zones: Container[str]) -> Mask:
        return np.array([zone in zones for zone in known.zones])

    told = {
        name for name, zone in library.zones.items() if any(any(r.values()) for r in zone.rating.values())
    }
    share = np.array([library.model.zone_share.get(zone, 1.0) for zone in known.zones])
    return ZoneTable(
        share,
        among(told),
        *(among(z) for z in (body.axial, body.saddle, body.back, body.in_leg, body.below_knee)),
    )


def _roots(library: Library, known: Places) -> RootTable:
    model, marking = library.model, rated(library)
    least = library.rules.root_at_all.typical_rating
    logs = [
        [
            [marking(channel, zone)[root] if zone in library.zones else 0.0 for root in ROOTS]
            for zone in known.zones
        ]
        for channel in CHANNELS
    ]
    typical = [
        [[_rating(library, c, zone, root) >= least for root in ROOTS] for zone in known.zones]
        for c in CHANNELS
    ]
    return RootTable(
        np.array([log(model.prior[root]) for root in ROOTS]),
        np.array(logs),
        np.array(typical),
        model.pain_only_best_to_second,
        model.pain_only_max,
        model.l5_s1_pain_only_max_ratio,
        model.furthest,
        ROOTS.index(Root.L5),
        ROOTS.index(Root.S1),
    )


def _rating(library: Library, channel: Channel, zone: str, root: Root) -> int:
    facts = library.zones.get(zone)
    return facts.rating.get(channel, {}).get(root, 0) if facts else 0


def _at_all(library: Library) -> AtAllTable:
    rules, painting = library.rules.root_at_all, library.rules.painting
    return AtAllTable(
        rules.start,
        (rules.weak, rules.fair, rules.strong),
        {name: point.points for name, point in rules.points.items()},
        rules.mostly_typical,
        rules.hardly_typical,
        rules.whole_leg * len(painting.in_leg),
        rules.rivals,
    )


def _others(library: Library, known: Places) -> OtherTable:
    rules = library.rules.look_alikes
    alarm = RedFlag(CAUDA_EQUINA, Urgency.EMERGENCY, "")
    raised = raised_by(library, (alarm,))
    found = [
        c
        for c in library.conditions.values()
        if c.kind is not ConditionKind.ROOT and (c.id in raised or not _needs_findings(c))
    ]
    logs = np.array(
        [[rules.log_marking[places(Same(c)).get(z, elsewhere(c))] for z in known.zones] for c in found]
    )

    def of(holds: Callable[[Condition], bool]) -> Mask:
        return np.array([holds(c) for c in found])

    return OtherTable(
        tuple(c.id for c in found),
        logs,
        logs - rules.log_marking["possible"],
        np.array([0.0 if c.explains_numbness else log(rules.numb_unexplained) for c in found]),
        np.array([[zone in c.core for zone in known.zones] for c in found]),
        np.array([len(c.core) for c in found], np.float64),
        np.array([log(c.bilateral_weight[0]) for c in found]),
        np.array([log(c.bilateral_weight[1]) for c in found]),
        np.array([log(rules.commonness[c.commonness]) for c in found]),
        of(lambda c: bool(c.named_only)),
        of(lambda c: c.bilateral_weight[0] > c.bilateral_weight[1]),
        of(lambda c: c.of_the_middle),
        of(lambda c: c.of_the_roots),
        of(_may_rival),
        of(lambda c: c.id in raised),
        of(_needs_findings),
        rules.shown,
        rules.least,
        rules.numb_core,
        rules.whole_core,
        rules.rivals,
        rules.core_missing,
        rules.without_core,
        rules.furthest,
        rules.same_side,
        rules.raised,
    )


def _needs_findings(condition: Condition) -> bool:
    """The place alone never brings it into the list."""
    return condition.kind is ConditionKind.RED_FLAG or condition.of_any_place


def _may_rival(condition: Condition) -> bool:
    able = condition.kind is ConditionKind.MIMIC and not condition.named_only and condition.defined_by is None
    return able and condition.commonness != "rare"
