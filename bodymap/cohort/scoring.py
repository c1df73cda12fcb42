"""Scores of many drawings at once, by arrays alone: a pure function from the painted places to roots and look-alikes.

It is the reading of reasoning/read.py for a drawing without an examination, step by step, on the shares that a table holds; tests and
`checked.py` hold it against the reading itself. Names of steps are those of root_model.py, root_at_all.py and look_alikes.py.
"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from bodymap.atlas.levels import Side
from bodymap.cohort.batch import Lists, part_of
from bodymap.cohort.places import CHANNELS, SIDES
from bodymap.cohort.score_table import Mask, Numbers, OtherTable, RootTable, ScoreTable
from bodymap.drawing.sensation import Channel

PAIN, NUMB = CHANNELS.index(Channel.PAIN), CHANNELS.index(Channel.SENSORY)
NONE = -1
"""No root, no look-alike, no side."""
BOTH = len(SIDES)
"""Both sides, or the middle."""
BEST = 3
"""Roots and look-alikes that are kept of each drawing."""
NOTHING = 1e-12
PIECE = 256
"""Drawings at a time: their arrays stay in the cache, and matrix products of this size are not spread over threads, which wait for
each other on a busy machine.
"""


@dataclass(frozen=True, eq=False, slots=True)
class Scores:
    """A row a drawing. root, other: numbers of ROOTS and of OtherTable.ids, NONE where there are fewer than BEST; chance: 0-1, of root and
    side, given that one root is the cause; every: the same of all roots, left then right. at_all: 0 none to 3 strong. sides: marked sides, as
    SIDES, BOTH or NONE. alarm: numbness is painted between the legs.
    """

    root: NDArray[np.intp]
    side: NDArray[np.intp]
    chance: Numbers
    every: Numbers
    at_all: NDArray[np.intp]
    other: NDArray[np.intp]
    other_side: NDArray[np.intp]
    sides: NDArray[np.intp]
    alarm: Mask


@dataclass(frozen=True, eq=False, slots=True)
class _Signs:
    """weight: drawing, side, channel, zone; any: whether anything is painted at all."""

    weight: Numbers
    alarm: Mask
    any: Mask


def scored(table: ScoreTable, covered: Lists) -> Scores:
    """The scores of drawings by their painted places."""
    count = len(covered.starts) - 1
    made = [
        _scored(table, part_of(covered, n, min(n + PIECE, count))) for n in range(0, max(count, 1), PIECE)
    ]
    return Scores(*(np.concatenate([getattr(one, f.name) for one in made]) for f in fields(Scores)))


def _scored(table: ScoreTable, covered: Lists) -> Scores:
    signs = _signs(table, covered)
    marked = signs.weight.max(axis=2) >= table.places.painting.marked  # drawing, side, zone
    legs = _some(marked & table.zones.leg, 2)
    both = legs[:, 0] & legs[:, 1]
    fits = _root_fits(table, signs)
    others = _other_fits(table, signs, marked, both)
    order, listed = _ranked_others(table.others, others)
    root, side, chance, every = _ranked_roots(fits)
    at_all = _at_all(table, signs, fits, both, order, listed, others)
    best = order[:, :BEST]
    known = np.take_along_axis(listed, best, axis=1)
    sides = _main_sides(signs.weight.max(axis=2), table)
    return Scores(
        root, side, chance, every, at_all,
        np.where(known, best, NONE),
        np.where(known, np.take_along_axis(others.side, best, axis=1), NONE),
        _as_one(sides),
        signs.alarm,
    )  # fmt: skip


# what is marked, as in coverage


def _signs(table: ScoreTable, covered: Lists) -> _Signs:
    places, rules = table.places, table.places.painting
    count, owner, place = len(covered.starts) - 1, covered.owner, covered["place"]
    share = covered["share"].astype(np.float64)
    weight = np.clip((share - rules.overshoot) / (rules.clearly - rules.overshoot), 0, 1)
    weight = np.where(covered["of_a_mark"] >= rules.meant, 1.0, weight)
    dense = np.zeros((count, len(SIDES), len(CHANNELS), places.zones))
    zone, side, channel = places.zone[place], places.side[place], places.channel[place]
    np.maximum.at(dense, (owner, side, channel, zone), weight)
    enough = (covered["area_mm2"] >= places.smallest_saddle) | (share > rules.filled)
    there = (channel == NUMB) & table.zones.saddle[zone] & enough
    alarm = np.zeros(count, np.bool_)
    alarm[owner[there]] = True
    return _Signs(dense, alarm, np.diff(covered.starts) > 0)


def _main_sides(weight: Numbers, table: ScoreTable) -> Mask:
    """weight: drawing, side, zone. Paint across the midline of the back makes no second side."""
    clear = weight >= table.places.painting.clear
    beyond = _some(clear & ~table.zones.axial, 2)
    return np.where(_some(beyond, 1)[:, None], beyond, _some(clear, 2))


def _as_one(sides: Mask) -> NDArray[np.intp]:
    return np.where(sides[:, 0] & sides[:, 1], BOTH, np.where(_some(sides, 1), sides.argmax(axis=1), NONE))


# roots, as in root_model


@dataclass(frozen=True, eq=False, slots=True)
class _RootFits:
    """probability, score: drawing, side, root; in_play, amount: drawing, side."""

    probability: Numbers
    score: Numbers
    in_play: Mask
    amount: Numbers


def _root_fits(table: ScoreTable, signs: _Signs) -> _RootFits:
    zones, roots = table.zones, table.roots
    weight = signs.weight * zones.rated
    shared = weight * zones.share
    pain, numb = (
        np.ascontiguousarray(shared[:, :, channel]) @ roots.marking[channel] for channel in (PAIN, NUMB)
    )
    raw = roots.prior + pain
    held = np.where(_some(weight[:, :, PAIN] > 0, 2)[..., None], _held_back(roots, raw), 0.0)
    score = raw + held + numb
    floored = np.maximum(score, score.max(axis=2, keepdims=True) - roots.furthest)
    return _RootFits(
        _chances(floored), score, _main_sides(weight.max(axis=2), table), weight.sum(axis=(2, 3))
    )


def _chances(scores: Numbers) -> Numbers:
    raw = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return raw / raw.sum(axis=-1, keepdims=True)


def _held_back(roots: RootTable, scores: Numbers) -> Numbers:
    """What the caps on pain take back (log)."""
    raw = _chances(scores)
    capped = _topped(_l5_s1_open(_second_near(raw, roots.best_to_second), roots), roots.most)
    taken = np.log(capped / raw)
    return np.where(_some(np.abs(taken) > NOTHING, -1)[..., None], taken, 0.0)


def _second_near(chance: Numbers, ratio: float) -> Numbers:
    first = chance.argmax(axis=-1)[..., None]
    second = np.partition(chance, -2, axis=-1)[..., -2:-1]
    lowered = chance.copy()
    np.put_along_axis(lowered, first, np.minimum(np.take_along_axis(chance, first, -1), ratio * second), -1)
    return lowered / lowered.sum(axis=-1, keepdims=True)


def _l5_s1_open(chance: Numbers, roots: RootTable) -> Numbers:
    two = chance[..., [roots.l5, roots.s1]]
    high, low, both = two.max(axis=-1), two.min(axis=-1), two.sum(axis=-1)
    part = both / (roots.l5_s1 + 1)
    l5_high = two[..., 0] >= two[..., 1]
    opened = chance.copy()
    opened[..., roots.l5] = np.where(l5_high, part * roots.l5_s1, part)
    opened[..., roots.s1] = np.where(l5_high, part, part * roots.l5_s1)
    return np.where((high > roots.l5_s1 * low)[..., None], opened, chance)


def _topped(chance: Numbers, top: float) -> Numbers:
    first = chance.argmax(axis=-1)[..., None]
    best = np.take_along_axis(chance, first, -1)
    lowered = chance * (1 - top) / np.maximum(1 - best, NOTHING)
    np.put_along_axis(lowered, first, top, -1)
    return np.where(best > top, lowered, chance)


def _ranked_roots(fits: _RootFits) -> tuple[NDArray[np.intp], NDArray[np.intp], Numbers, Numbers]:
    """The first roots with side and chance; and the chance of every root of both sides."""
    count, sides, roots = fits.score.shape
    amount = np.where(fits.in_play, fits.amount, 0.0)
    total = amount.sum(axis=1, keepdims=True)
    part = amount / np.where(total > 0, total, 1.0)
    every = (part[..., None] * fits.probability).reshape(count, sides * roots)
    there = np.repeat(fits.in_play, roots, axis=1)
    order = np.lexsort((-fits.score.reshape(count, sides * roots), -np.where(there, every, -1.0)), axis=1)[
        :, :BEST
    ]
    known = np.take_along_axis(there, order, axis=1)
    return (
        np.where(known, order % roots, NONE),
        np.where(known, order // roots, NONE),
        np.where(known, np.take_along_axis(every, order, axis=1), 0.0),
        np.where(there, every, 0.0),
    )


# a root at all, as in root_at_all


def _at_all(
    table: ScoreTable, signs: _Signs, fits: _RootFits, both: Mask,
    order: NDArray[np.intp], listed: Mask, others: "_OtherFits",
) -> NDArray[np.intp]:  # fmt: skip
    rules, zones = table.at_all, table.zones
    rows = np.arange(len(both))
    side = np.where(fits.in_play, fits.amount, -1.0).argmax(axis=1)  # the first where both weigh the same
    root = fits.probability[rows, side].argmax(axis=1)
    weight = signs.weight[rows, side]  # drawing, channel, zone
    weight = np.where(weight >= table.places.painting.marked, weight, 0.0)
    there, leg = weight > 0, (weight > 0) & zones.leg
    numb = _some(there[:, NUMB], 1)
    saddle = _some(there[:, NUMB] & zones.saddle, 1)
    typical = table.roots.typical[:, :, root].transpose(2, 0, 1)  # drawing, channel, zone
    numb_typical = _typical(weight[:, NUMB:], typical[:, NUMB:])
    in_leg, has_leg = np.where(leg, weight, 0.0), _some(leg, 1, 2)
    found = {
        "below_knee": _some(there & zones.below_knee, 1, 2),
        "saddle": saddle,
        "numb_typical": ~saddle & numb & (numb_typical >= rules.mostly),
        "numb_untypical": ~saddle & numb & (numb_typical < rules.hardly),
        "back_and_leg": has_leg & _some(there & zones.back, 1, 2),
        "pain_typical": has_leg & ~numb & (_typical(in_leg, typical) >= rules.mostly),
        "whole_leg": _some(leg, 1).sum(axis=1) >= rules.whole_leg,
        "both_legs": both,
        "no_leg": _some(there, 1, 2) & ~has_leg,
        "rival": _has_rival(table, order, listed, others),
    }
    total = np.full(len(both), rules.start)
    for name, holds in found.items():
        total += rules.points[name] * holds
    return np.where(_some(fits.in_play, 1), np.searchsorted(rules.limits, total, "right"), 0)


def _typical(weight: Numbers, typical: Mask) -> Numbers:
    total = weight.sum(axis=(1, 2))
    return (weight * typical).sum(axis=(1, 2)) / np.where(total > 0, total, 1.0)


def _has_rival(table: ScoreTable, order: NDArray[np.intp], listed: Mask, others: "_OtherFits") -> Mask:
    first = order[:, : table.at_all.rivals]
    rival = others.rival & listed & ~table.others.of_the_roots
    return _some(np.take_along_axis(rival, first, axis=1), 1)


# look-alikes, as in look_alikes


@dataclass(frozen=True, eq=False, slots=True)
class _OtherFits:
    """A column a condition: its score on its better side, NaN where it is not listed, and that side."""

    score: Numbers
    side: NDArray[np.intp]
    rival: Mask


def _other_fits(table: ScoreTable, signs: _Signs, marked: Mask, both: Mask) -> _OtherFits:
    rules = table.others
    sides = _main_sides(signs.weight.max(axis=2), table)
    sides[:, SIDES.index(Side.RIGHT)] |= ~_some(sides, 1)
    made = [_one_side(table, signs, marked, both, n) for n in range(len(SIDES))]
    score = np.stack([one[0] for one in made], axis=1)
    listed, rival = np.stack([one[1] for one in made], axis=1), np.stack([one[2] for one in made], axis=1)
    listed &= sides[:, :, None] & signs.any[:, None, None]
    listed |= sides[:, :, None] & (signs.alarm[:, None] & rules.listed_when_raised)[:, None, :]
    beside = np.where(listed, score, -np.inf)
    better = beside.argmax(axis=1)
    best = np.take_along_axis(beside, better[:, None], axis=1)[:, 0]
    two = listed[:, 0] & listed[:, 1]
    close = np.abs(np.subtract(score[:, 0], score[:, 1])) < rules.same_side
    side = np.where((two & (rules.of_both | close)) | rules.middle, BOTH, better)
    raised = np.where(signs.alarm[:, None] & rules.listed_when_raised, rules.raised, 0.0)
    final = np.where(rules.named_only, -np.inf, best + raised)
    return _OtherFits(
        np.where(_some(listed, 1), final, np.nan),
        side,
        np.take_along_axis(rival, better[:, None], axis=1)[:, 0],
    )


def _one_side(
    table: ScoreTable, signs: _Signs, marked: Mask, both: Mask, side: int
) -> tuple[Numbers, Mask, Mask]:
    """Score of every condition on one side, whether its place brings it into the list, and whether it rivals a root."""
    rules = table.others
    # matrix products of slices that are not in one piece are many times slower
    pain, numb = (np.ascontiguousarray(signs.weight[:, side, channel]) for channel in (PAIN, NUMB))
    painted, is_numb = pain.sum(axis=1) + numb.sum(axis=1), numb.sum(axis=1)
    has = (painted > 0)[:, None]
    of_numb = numb @ rules.chances.T + np.outer(is_numb, rules.unexplained)
    mean = np.where(has, (pain @ rules.chances.T + of_numb) / np.where(has, painted[:, None], 1.0), 0.0)
    numb_mean = np.where(
        is_numb[:, None] > 0, of_numb / np.where(is_numb > 0, is_numb, 1.0)[:, None], -np.inf
    )
    shared = (pain + numb) * table.zones.share
    placed = shared @ rules.beside_possible.T + np.outer(
        (numb * table.zones.share).sum(axis=1), rules.unexplained
    )
    core = marked[:, side].astype(np.float64) @ rules.core.T.astype(np.float64)
    covered = np.where(rules.core_size > 0, core / np.maximum(rules.core_size, 1), rules.without_core)
    covered = np.where(has, covered, 0.0)
    of_core = np.log(rules.core_missing + (1 - rules.core_missing) * covered)
    of_zones = np.maximum(placed, -rules.furthest) + of_core
    of_sides = np.where(both[:, None], rules.both, rules.one)
    score = np.where(has, of_zones + of_sides, 0.0) + rules.commonness
    return score, _listed(rules, mean, numb_mean, covered), _rival(rules, mean, covered)


def _listed(rules: OtherTable, mean: Numbers, numb: Numbers, covered: Numbers) -> Mask:
    whole = covered >= rules.whole_core.covered
    of_numb = (numb >= rules.numb_core.log_chance) & (covered >= rules.numb_core.covered)
    shown = mean >= rules.shown.log_chance
    least = mean >= rules.least.log_chance
    return np.where(whole | of_numb, least, shown) & ~rules.never_by_place


def _rival(rules: OtherTable, mean: Numbers, covered: Numbers) -> Mask:
    fits = (mean >= rules.rivals.log_chance) & (covered >= rules.rivals.covered)
    whole = (mean >= rules.whole_core.log_chance) & (covered >= rules.whole_core.covered)
    return (fits | whole) & rules.may_rival


def _ranked_others(rules: OtherTable, others: _OtherFits) -> tuple[NDArray[np.intp], Mask]:
    """Conditions from the first on, those that are not listed last; and which are listed."""
    listed = ~np.isnan(others.score)
    order = np.lexsort(
        (
            np.broadcast_to(np.arange(len(rules.ids)), listed.shape),
            -np.where(listed, others.score, 0.0),
            ~listed,
        ),
        axis=1,
    )
    return order, listed


def _some(mask: Mask, *axes: int) -> Mask:
    """Whether any is true along these axes."""
    return np.asarray(np.any(mask, axis=axes), np.bool_)
