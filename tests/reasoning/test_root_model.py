"""What always holds of the ranking of roots, whatever is painted and found."""

from collections.abc import Sequence
from dataclasses import replace
from math import exp, isfinite, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import FindingKey
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.root_model import SideFit, fit_sides
from bodymap.reasoning.symptoms import Symptoms, ZoneSign

LIBRARY = open_library()
MODEL = LIBRARY.model
ZONES = sorted(z.id for z in LIBRARY.zones.values() if any(any(r.values()) for r in z.rating.values()))
KEYS = sorted(LIBRARY.findings, key=str)

zones = st.lists(st.sampled_from(ZONES), unique=True, max_size=8)
keys = st.lists(st.sampled_from(KEYS), unique_by=lambda key: key[:2], max_size=6)


def drawn(pain: Sequence[str], numb: Sequence[str], side: Side = Side.LEFT) -> Symptoms:
    of_channel = ((Channel.PAIN, pain), (Channel.SENSORY, numb))
    return Symptoms(tuple(ZoneSign(zone, side, channel) for channel, names in of_channel for zone in names))


def examined(found: Sequence[FindingKey], side: Side = Side.LEFT) -> Examination:
    return Examination(tuple(Finding(*key, side) for key in found))


def fitted(symptoms: Symptoms, examination: Examination) -> SideFit:
    return fit_sides(LIBRARY, symptoms, examination)[0]


def near(fit: SideFit) -> list[Root]:
    """The roots that the floor does not hold up."""
    lowest = max(fit.probability.values()) * exp(-MODEL.furthest)
    return [root for root in Root if fit.probability[root] > lowest * (1 + 1e-6)]


def never_lowered(before: SideFit, after: SideFit, root: Root, lower: Sequence[Root]) -> bool:
    odds = [
        (log(fit.probability[root] / fit.probability[other])) for fit in (before, after) for other in lower
    ]
    return all(now >= was - 1e-9 for was, now in zip(odds, odds[len(lower) :], strict=False))


@settings(max_examples=150, deadline=None)
@given(zones, zones, keys)
def test_probabilities_are_finite_and_together_one(pain, numb, found):
    fit = fitted(drawn(["calf_central", *pain], numb), examined(found))
    assert all(isfinite(p) and p > 0 for p in fit.probability.values())
    assert sum(fit.probability.values()) == pytest.approx(1)


@settings(max_examples=150, deadline=None)
@given(zones, zones, keys, st.sampled_from(ZONES))
def test_a_numb_zone_never_lowers_the_root_it_alone_rates_highest(pain, numb, found, zone):
    ratings = LIBRARY.zones[zone].rating[Channel.SENSORY]
    best = max(Root, key=lambda r: ratings.get(r, 0))
    lower = [r for r in Root if ratings.get(r, 0) < ratings.get(best, 0)]
    others = [z for z in numb if z != zone]
    before = fitted(drawn(["calf_central", *pain], others), examined(found))
    after = fitted(drawn(["calf_central", *pain], [*others, zone]), examined(found))
    held_up = best not in near(before)
    assert len(lower) < len(Root) - 1 or held_up or never_lowered(before, after, best, lower)


@settings(max_examples=150, deadline=None)
@given(zones, zones, keys, st.sampled_from(KEYS))
def test_a_finding_that_speaks_for_a_root_never_lowers_it_against_one_it_speaks_for_less(
    pain, numb, found, key
):
    weight = LIBRARY.findings[key]
    others = [k for k in found if k[:2] != key[:2] and k[1] != "all" and key[1] != "all"]
    before = fitted(drawn(["calf_central", *pain], numb), examined(others))
    after = fitted(drawn(["calf_central", *pain], numb), examined([*others, key]))
    free = [root for root in near(before) if root in near(after)]
    for root in (r for r in free if weight.ratio(r) > 1):
        assert never_lowered(before, after, root, [o for o in free if weight.ratio(o) < weight.ratio(root)])


def uncapped(fit: SideFit) -> dict[Root, float]:
    """What the zones say together (natural log), before the caps take anything back."""
    return {root: sum(p.scores[root] for p in fit.contributions if p.sign) for root in Root}


@settings(max_examples=150, deadline=None)
@given(zones, st.sampled_from(ZONES))
def test_a_painful_zone_never_lowers_a_root_it_rates_higher_before_the_caps(pain, zone):
    others = [z for z in ["calf_central", "hallux", *pain] if z != zone]
    was, now = (
        uncapped(fitted(drawn(list(dict.fromkeys(names)), ()), Examination()))
        for names in (others, [*others, zone])
    )
    ratings = LIBRARY.zones[zone].rating[Channel.PAIN]
    pairs = [(a, b) for a in Root for b in Root if ratings.get(a, 0) > ratings.get(b, 0)]
    assert all(now[a] - now[b] > was[a] - was[b] for a, b in pairs)


@settings(max_examples=60, deadline=None)
@given(zones, zones, keys)
def test_left_and_right_mirror_exactly(pain, numb, found):
    left = fitted(drawn(["calf_central", *pain], numb), examined(found))
    right = fitted(drawn(["calf_central", *pain], numb, Side.RIGHT), examined(found, Side.RIGHT))
    assert left.probability == right.probability


def test_what_the_table_does_not_list_changes_nothing():
    unlisted = Finding(FindingKind.TEST, "fadir", "pos", Side.LEFT)
    plain, more = examined([]), Examination((unlisted,))
    signs = drawn(["calf_central"], ["toe_5"])
    assert fitted(signs, plain).probability == fitted(signs, more).probability


def test_a_zone_counts_the_same_whatever_else_is_painted():
    alone = fitted(drawn((), ["toe_5"]), Examination()).contributions[0]
    among = fitted(drawn((), ["toe_5", "ankle_lateral", "heel_lateral"]), Examination()).contributions[0]
    assert alone == among


def test_a_zone_with_many_neighbours_counts_less_than_one_with_few():
    assert MODEL.zone_share["thigh_ant_mid_central"] < MODEL.zone_share["thigh_medial_prox"] < 1


def test_what_pain_says_stays_held_back_when_numbness_is_added():
    pain = ["foot_lateral_border", "toe_5", "heel_lateral", "sole_lateral", "calf_lateral"]
    alone, more = (fitted(drawn(pain, numb), Examination()) for numb in ((), ("toe_5",)))
    step = more.probability[Root.S1] / more.probability[Root.L5]
    own = MODEL.marking[Channel.SENSORY]
    most = (own[4] / own[1]) ** MODEL.zone_share["toe_5"]
    assert step <= alone.probability[Root.S1] / alone.probability[Root.L5] * most * 1.01


def test_the_first_root_is_never_said_with_more_than_the_cap():
    signs = drawn(["calf_central"], ["toe_5", "foot_lateral_border", "heel_lateral", "sole_lateral"])
    found = examined(
        [(FindingKind.REFLEX, "achilles", "absent"), (FindingKind.STRENGTH, "ankle_plantarflexion", "weak")]
    )
    assert max(fitted(signs, found).probability.values()) <= MODEL.any_max + 1e-9


def test_all_normal_and_each_normal_is_told_once():
    signs = drawn(["calf_central"], ())
    whole = [(FindingKind.STRENGTH, "all", "normal")]
    each = [*whole, (FindingKind.STRENGTH, "hallux_extension", "normal")]
    assert fitted(signs, examined(whole)).probability == fitted(signs, examined(each)).probability


def test_a_deficit_makes_its_side_weigh_more():
    both = Symptoms(drawn(["calf_central"], ()).signs + drawn(["calf_central"], (), Side.RIGHT).signs)
    found = Examination((Finding(FindingKind.STRENGTH, "hallux_extension", "weak", Side.RIGHT),))
    assert fit_sides(LIBRARY, both, found)[0].side is Side.RIGHT


def test_a_brushed_zone_counts_as_far_as_it_is_marked():
    full = drawn((), ["toe_5"])
    half = replace(full, signs=tuple(replace(s, weight=0.5) for s in full.signs))
    whole, part = (fitted(signs, Examination()).contributions[0] for signs in (full, half))
    assert part.effect(Root.S1) == pytest.approx(whole.effect(Root.S1) / 2)
