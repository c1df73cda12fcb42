"""How well the marked zones fit each look-alike: all conditions at once, for a reading follows every stroke."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import inf, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Condition, Library
from bodymap.reasoning.parts import Same
from bodymap.reasoning.symptoms import ZoneSign


class ZoneFit(NamedTuple):
    """Weighted mean log chance per zone, and that of the numb zones alone (-inf where nothing is numb); how much better
    the zones fit than if all of them were possible ones (log).
    """

    mean: float
    numb: float
    placed: float


NO_ZONES = ZoneFit(0.0, -inf, 0.0)


@lru_cache(maxsize=256)
def places(condition: Same[Condition]) -> Mapping[str, str]:
    """What each zone is to a condition that names it."""
    one = condition.it
    return (
        dict.fromkeys(one.possible_zones, "possible")
        | dict.fromkeys(one.against_zones, "against")
        | dict.fromkeys(one.core_zones, "core")
    )


def elsewhere(condition: Condition) -> str:
    """What a zone is to a condition that does not name it."""
    return "possible" if condition.of_any_place else "other"


@dataclass(frozen=True, eq=False, slots=True)
class _Chances:
    """Log of the chance that a zone is marked: a row for each condition, a column for each zone and one for any other;
    and the same against a zone that is a possible one, exactly 0 for that.

    unexplained: what a numb zone takes away from each condition; 0 where numbness belongs to it.
    """

    conditions: tuple[str, ...]
    columns: Mapping[str, int]
    chances: NDArray[np.float64]
    beside_possible: NDArray[np.float64]
    unexplained: NDArray[np.float64]


@lru_cache(maxsize=4)
def _chances(library: Same[Library]) -> _Chances:
    rules, conditions = library.it.rules.look_alikes, library.it.conditions
    columns = {zone: n for n, zone in enumerate(library.it.zones)}
    rows = [
        [rules.log_marking[places(Same(c)).get(zone, elsewhere(c))] for zone in columns]
        + [rules.log_marking[elsewhere(c)]]
        for c in conditions.values()
    ]
    taken = [0.0 if c.explains_numbness else log(rules.numb_unexplained) for c in conditions.values()]
    chances = np.array(rows)
    beside_possible = chances - rules.log_marking["possible"]
    return _Chances(tuple(conditions), columns, chances, beside_possible, np.array(taken))


@lru_cache(maxsize=8)
def zone_fits(library: Same[Library], signs: tuple[ZoneSign, ...]) -> Mapping[str, ZoneFit]:
    """How the zones of one side fit every condition: all of them at once; the same while a person paints the other side
    or examines.
    """
    if not signs:
        return {}
    table, shares = _chances(library), library.it.model.zone_share
    pain, numb, shared = ([0.0] * table.chances.shape[1] for _ in range(3))
    numb_shared = 0.0
    for sign in signs:
        column = table.columns.get(sign.zone, -1)
        share = sign.weight * shares.get(sign.zone, 1.0)
        is_numb = sign.channel is Channel.SENSORY
        (numb if is_numb else pain)[column] += sign.weight
        shared[column] += share
        numb_shared += share if is_numb else 0.0
    of_pain, of_numb, of_shared = np.array((pain, numb, shared))
    all_pain, all_numb = of_pain.sum(), of_numb.sum()
    numbness = table.chances @ of_numb + table.unexplained * all_numb
    means = (table.chances @ of_pain + numbness) / (all_pain + all_numb)
    numb_means = numbness / all_numb if all_numb else np.full(len(numbness), -inf)
    placed = table.beside_possible @ of_shared + table.unexplained * numb_shared
    rows = map(ZoneFit, means.tolist(), numb_means.tolist(), placed.tolist())
    return dict(zip(table.conditions, rows, strict=True))
