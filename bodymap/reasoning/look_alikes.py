"""What else looks like this: conditions outside the roots, scored apart and shown beside them.

score = sum over the marked zones of weight x share x log (P(zone marked | condition) / P(a possible zone marked)), held above
        `furthest`, + log of the share of its core that is marked
      + log ratios of history, tests and signs, held within limits + both sides or one + how common it is

The shares of the zones are those of the roots (`Model.zone_share`): neighbours are not counted twice.

The scores order the list and are never shown as figures. All sizes are in knowledge/look_alike_model.yaml and conditions.yaml.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import exp, inf, log
from typing import NamedTuple

from bodymap.atlas.levels import Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.backing import backing
from bodymap.knowledge.library import Cluster, Condition, ConditionKind, FindingKey, Library, Weight
from bodymap.knowledge.rules import Fitting, LookAlikeRules
from bodymap.knowledge.vocabulary import NORMAL, FindingKind
from bodymap.language import listed, tr, tr_later
from bodymap.reasoning.evidence_words import MOST_NAMED, finding_phrase, lower_first
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.later import Later
from bodymap.reasoning.parts import Same
from bodymap.reasoning.reading import FITS_WELL, RULE_OUT, Reason, Suggestion
from bodymap.reasoning.symptoms import Symptoms, ZoneSign, both_legs, main_sides
from bodymap.reasoning.zone_fits import NO_ZONES, ZoneFit, elsewhere, places, zone_fits

SHARED = (FindingKind.STRENGTH, FindingKind.REFLEX, FindingKind.SENSATION)
"""Signs that belong to roots as well."""
BOTH_LEGS = tuple((FindingKind.FACT, "bilateral_leg_symptoms", answer) for answer in ("yes", "no"))
NAMED_ONLY = tr_later("named, never scored")
"""Stands last, whatever else there is."""
PLACES = {
    "core": tr_later("its main area"),
    "possible": tr_later("can belong to it"),
    "against": tr_later("speaks against it"),
    "other": tr_later("not explained by it"),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """How one condition fits: its score (log), how well the zones alone fit (log per zone), and why."""

    condition: Condition
    rules: LookAlikeRules
    side: Side | None
    score: float
    zone_fit: float
    covered: float  # share of its core zones that is marked
    finding_sum: float
    support: float  # the part of it that does not merely repeat what a root would explain as well
    numb_fit: float  # as zone_fit, of the numb zones alone; -inf where nothing is numb
    reasons: Sequence[Reason]
    raised: bool = False  # a red flag has named it
    beside_age: float = 0.0  # the support without the age of the person
    anywhere: bool = False  # what was found points to it wherever the person feels it
    tellable: bool = True  # nothing that belongs to its definition is missing, and it is not only named
    confirmed: bool = True  # what has to be found before it is said with more than `possible` was found

    @property
    def rivals_a_root(self) -> bool:
        """It explains the picture by itself: its core is marked and little else, or findings point to it."""
        likely = self._picture(self.rules.rivals) and self.condition.commonness != "rare"
        return self.able and (likely or self.backed)

    @property
    def explains_a_deficit(self) -> bool:
        """A nerve that expects weakness or a lost reflex, with findings of its own that point to it."""
        signs = (FindingKind.STRENGTH, FindingKind.REFLEX)
        expects = any(
            kind in signs and value != "normal" and weight.ratio > 1
            for (kind, _, value), weight in self.condition.weights.items()
        )
        return self.tellable and expects and self.backed

    @property
    def able(self) -> bool:
        """It may be said with more than `possible`."""
        return self.condition.kind is ConditionKind.MIMIC and self.tellable

    @property
    def supported(self) -> bool:
        """Its findings support it by more than the picture."""
        return self.support >= self.rules.log_supported

    @property
    def backed(self) -> bool:
        """Supported by findings, and the picture is not against it."""
        return self.supported and self.rules.with_support.met(self.zone_fit)

    def fits_picture(self) -> bool:
        return self._picture(self.rules.fits)

    def _picture(self, limit: Fitting) -> bool:
        return any(one.met(self.zone_fit, self.covered) for one in (limit, self.rules.whole_core))


def ranked_fits(
    library: Library,
    symptoms: Symptoms,
    examination: Examination,
    raised: frozenset[str] = frozenset(),
) -> tuple[Fit, ...]:
    """All conditions that fit at all, best first, those that are only named last; empty when nothing was marked or found.

    raised: ids of conditions that a red flag has named; they stand before all others.
    """
    picture = _picture(library, symptoms, examination)
    found = (_fit(library, c, picture, c.id in raised) for c in library.conditions.values())
    return tuple(sorted((fit for fit in found if fit), key=lambda fit: -fit.score))


Made = Mapping[FindingKey, Finding]


@dataclass(frozen=True, slots=True)
class _Weight:
    """What was found on one side is to one condition: see the fields of `Fit` with the same names.

    total: the sum of the log ratios; prior: the log weight of how common it is. both_legs, one_leg: what marks in both
    add, or in one; 0 where the answer was given in words and counts already.
    """

    total: float
    support: float
    beside_age: float
    anywhere: bool
    tellable: bool
    confirmed: bool
    prior: float
    both_legs: float
    one_leg: float


@dataclass(frozen=True, slots=True)
class _Found:
    """What was examined on one side: the findings by what was found, and what they are to each condition, by its id."""

    made: Made
    weights: Mapping[str, _Weight]


@dataclass(frozen=True, slots=True)
class _OneSide:
    """What is marked and found on one side; both: whether both legs are marked.

    zones: how well the zones fit each condition, by its id; marked: zones clearly marked.
    found: what was examined on it.
    """

    side: Side
    signs: tuple[ZoneSign, ...]
    zones: Mapping[str, ZoneFit]
    marked: frozenset[str]
    both: bool
    found: _Found


@dataclass(frozen=True, slots=True)
class _Picture:
    """What every condition is held against: sorted out once for all of them."""

    sides: tuple[_OneSide, ...]
    side_stated: bool
    painted: bool
    abnormal: bool


def _picture(library: Library, symptoms: Symptoms, examination: Examination) -> _Picture:
    painting = library.rules.painting
    sides = set(main_sides(symptoms.signs, painting)) or {f.side for f in examination.findings if f.side}
    both = both_legs(symptoms, painting)
    return _Picture(
        tuple(
            _one_side(library, symptoms, examination, side, both) for side in sorted(sides or {Side.RIGHT})
        ),
        symptoms.side_stated,
        bool(symptoms.signs),
        any(map(is_abnormal, examination.findings)),
    )


def _one_side(
    library: Library, symptoms: Symptoms, examination: Examination, side: Side, both: bool
) -> _OneSide:
    least = library.rules.painting.marked
    signs = tuple(s for s in symptoms.signs if s.side == side and s.weight > 0)
    return _OneSide(
        side,
        signs,
        zone_fits(Same(library), signs),
        frozenset(s.zone for s in signs if s.weight >= least),
        both,
        _found(Same(library), Same(examination), side),
    )


@lru_cache(maxsize=8)
def _found(library: Same[Library], examination: Same[Examination], side: Side) -> _Found:
    """The same while a person paints."""
    conditions, age = library.it.conditions.values(), library.it.rules.look_alikes.age
    findings = tuple(f for f in examination.it.findings if f.side in (None, side))
    made, beside_age = _made(findings), _made(f for f in findings if f.name not in age)
    sums = {c.id: _sums(library.it, c, made) for c in conditions}
    aged = [c for c in conditions if any(key not in beside_age and _weighs(c, key) for key in made)]
    younger = sums | {c.id: _sums(library.it, c, beside_age) for c in aged}
    return _Found(made, {c.id: _weight(library.it, c, made, sums[c.id], younger[c.id]) for c in conditions})


def _weight(
    library: Library,
    condition: Condition,
    made: Made,
    sums: Mapping[FindingKind, float],
    beside_age: Mapping[FindingKind, float],
) -> _Weight:
    """beside_age: the sums without the age of the person."""
    rules = library.rules.look_alikes
    told = any(key in made for key in BOTH_LEGS)
    both_legs, one_leg = (0.0 if told else log(ratio) for ratio in condition.bilateral_weight)
    return _Weight(
        sum(sums.values()),
        _support(rules, sums),
        _support(rules, beside_age),
        _anywhere(rules, beside_age),
        tellable=not condition.named_only and condition.defined_by in (None, *made),
        confirmed=condition.confirmed_by in (None, *made),
        prior=log(rules.commonness[condition.commonness]),
        both_legs=both_legs,
        one_leg=one_leg,
    )


def suggestions(fits: tuple[Fit, ...]) -> tuple[Suggestion, ...]:
    """The fits as they are shown; the scores sum to 1 and only order the list."""
    total = sum(exp(fit.score) for fit in fits) or 1.0
    return tuple(
        Suggestion(
            fit.condition.id,
            fit.condition.name,
            rank,
            exp(fit.score) / total,
            fit.side,
            _word(fit),
            fit.reasons,
        )
        for rank, fit in enumerate(fits, start=1)
    )


def _word(fit: Fit) -> str:
    """From the picture alone nothing is said with more than `fits`; a supporting finding lifts the word."""
    if fit.condition.named_only:
        return NAMED_ONLY
    if fit.raised:
        return RULE_OUT
    if fit.condition.kind is ConditionKind.RED_FLAG:
        # listed only when something points to it; "fits well" would be a verdict
        return tr_later("to be thought of")
    if not (fit.able and fit.confirmed) or fit.finding_sum <= -fit.rules.log_supported:
        return tr_later("possible")
    if fit.backed:
        return FITS_WELL if fit.covered > 0 or not fit.condition.core_zones else tr_later("fits")
    return "fits" if fit.fits_picture() else "possible"


def _fit(library: Library, condition: Condition, picture: _Picture, raised: bool) -> Fit | None:
    """The better of the two sides, or None when nothing supports the condition."""
    if condition.kind is ConditionKind.ROOT:
        return None
    sides = [one for one in picture.sides if raised or _worth_listing(library, condition, one, picture)]
    if not sides:
        return None
    rules, scores = library.rules.look_alikes, [_score(library, condition, one) for one in sides]
    best = max(scores)
    there = sides[scores.index(best)]
    of_both = condition.bilateral_weight[0] > condition.bilateral_weight[1]  # stenosis, both feet
    alike = len(sides) == len(Side) and (of_both or abs(scores[0] - scores[1]) < rules.same_side)
    zones, found = there.zones.get(condition.id, NO_ZONES), there.found.weights[condition.id]
    return Fit(
        condition,
        rules,
        side=None if alike or condition.of_the_middle or not picture.side_stated else there.side,
        score=-inf if condition.named_only else best + (rules.raised if raised else 0.0),
        zone_fit=zones.mean,
        covered=_covered(rules, condition, there),
        finding_sum=found.total,
        support=found.support,
        numb_fit=zones.numb,
        reasons=Later(partial(_reasons, library, condition, there, against=found.total < 0)),
        raised=raised,
        beside_age=found.beside_age,
        anywhere=found.anywhere,
        tellable=found.tellable,
        confirmed=found.confirmed,
    )


def is_abnormal(finding: Finding) -> bool:
    """Something was found or answered with yes: a normal examination alone suggests no condition."""
    return finding.value != NORMAL[finding.kind]


def _worth_listing(library: Library, condition: Condition, one: _OneSide, picture: _Picture) -> bool:
    """Whether a condition belongs in the list at all."""
    rules, found = library.rules.look_alikes, one.found.weights[condition.id]
    if condition.kind is ConditionKind.RED_FLAG and found.beside_age < rules.log_supported:
        return False  # a tumour or fracture is no menu entry: the place of pain does not suggest it
    if condition.of_any_place:
        return found.support >= rules.log_supported  # age alone is no reason to name shingles
    if not picture.painted:
        return picture.abnormal and found.total > 0
    return found.anywhere or _suggested(rules, condition, one)


def _suggested(rules: LookAlikeRules, condition: Condition, one: _OneSide) -> bool:
    """Whether the place suggests it: less well where findings, the whole core or numbness support that."""
    zones = one.zones.get(condition.id, NO_ZONES)
    if not (rules.shown.met(zones.mean) or rules.least.met(zones.mean)):
        return False
    covered = _covered(rules, condition, one)
    whole, numb = covered >= rules.whole_core.covered, rules.numb_core.met(zones.numb, covered)
    supported = one.found.weights[condition.id].total > rules.log_supported or whole or numb
    return (rules.least if supported else rules.shown).met(zones.mean)


def _score(library: Library, condition: Condition, one: _OneSide) -> float:
    """How the condition fits one side (log)."""
    found = one.found.weights[condition.id]
    legs = found.both_legs if one.both else found.one_leg
    return _zone_score(library, condition, one) + found.total + (legs if one.signs else 0.0) + found.prior


def _zone_score(library: Library, condition: Condition, one: _OneSide) -> float:
    if not one.signs:
        return 0.0
    rules = library.rules.look_alikes
    of_core = rules.core_missing + (1 - rules.core_missing) * _covered(rules, condition, one)
    return max(one.zones[condition.id].placed, -rules.furthest) + log(of_core)


def _covered(rules: LookAlikeRules, condition: Condition, one: _OneSide) -> float:
    """Share 0-1 of the core that is marked."""
    if not one.signs:
        return 0.0
    core = condition.core
    return len(one.marked & core) / len(core) if core else rules.without_core


def _reasons(library: Library, condition: Condition, one: _OneSide, *, against: bool) -> tuple[Reason, ...]:
    if condition.named_only:
        return (Reason(condition.named_only, backing=backing(library, condition.sources)),)
    zones = _zone_reasons(library, condition, one.signs) if one.signs else ()
    return _in_order(_finding_reasons(library, condition, one.found.made), zones, against=against)


def _in_order(findings: Iterable[Reason], zones: Iterable[Reason], *, against: bool) -> tuple[Reason, ...]:
    """Findings before places, and first those that point where the findings point together."""
    reasons = (*sorted(findings, key=lambda r: -abs(r.effect)), *zones)
    return tuple(sorted(reasons, key=lambda r: (r.effect < 0) is not against))


def _zone_reasons(library: Library, condition: Condition, signs: Sequence[ZoneSign]) -> Iterable[Reason]:
    known, other = places(Same(condition)), elsewhere(condition)
    told, least = library.rules.look_alikes.told, library.rules.painting.marked
    for place, text in PLACES.items():
        zones = [s.zone for s in signs if s.weight >= least and known.get(s.zone, other) == place]
        if zones and not (place == "possible" and condition.of_any_place):
            names = listed((library.zones[z].words for z in zones if z in library.zones), MOST_NAMED)
            sources = backing(library, condition.sources)
            named = f"{names[:1].upper()}{names[1:]}"
            yield Reason(tr("{name}: {text}", name=named, text=tr(text)), told[place], sources)
    numb = [s for s in signs if s.channel is Channel.SENSORY]
    if numb and not condition.explains_numbness:
        yield Reason(
            tr("Numb or tingling skin is not explained by it"),
            told["numb"],
            backing(library, ["anatomy"]),
        )


def _sums(library: Library, condition: Condition, made: Made) -> dict[FindingKind, float]:
    """The log ratios by kind, each held within its limits (words of a kind are correlated)."""
    sums: dict[FindingKind, float] = {}
    together: dict[Cluster, float] = {}
    for one in weighed(condition, made):
        first = one.findings[0]
        effect, cluster = log(one.weight.ratio), library.cluster(first.kind, first.name)
        if cluster is None:
            sums[one.kind] = sums.get(one.kind, 0.0) + effect
        else:
            together[cluster] = together.get(cluster, 0.0) + effect
    for cluster, effect in together.items():
        sums[cluster.kind] = sums.get(cluster.kind, 0.0) + _held_by_sum(condition, cluster, effect)
    return {kind: library.rules.look_alikes.held(kind, total) for kind, total in sums.items()}


def _finding_reasons(library: Library, condition: Condition, made: Made) -> Iterable[Reason]:
    for one in weighed(condition, made):
        effect = log(one.weight.ratio)
        if effect:
            verb = tr("speaks for it") if effect > 0 else tr("speaks against it")
            backed = backing(library, [one.weight.source], one.weight.status)
            yield Reason(
                tr("{name}: {text}", name=found_words(library, one.findings), text=verb), effect, backed
            )


def found_words(library: Library, findings: Sequence[Finding]) -> str:
    """`Heel walk weak and ankle inversion strong`: what counts together is said together."""
    first, *others = (finding_phrase(library, finding) for finding in findings)
    return listed((first, *map(lower_first, others)))


def _held_by_sum(condition: Condition, cluster: Cluster, effect: float) -> float:
    """The tests of a cluster say the same thing: together they never count for more than their sum does."""
    pos, neg = (condition.weights.get((cluster.kind, cluster.name, value)) for value in ("pos", "neg"))
    highest = log(max(pos.ratio, 1.0)) if pos is not None else inf
    lowest = log(min(neg.ratio, 1.0)) if neg is not None else -inf
    return min(max(effect, lowest), highest)


def _support(rules: LookAlikeRules, sums: Mapping[FindingKind, float]) -> float:
    """What findings add beside what a root would explain as well: weakness, reflexes and feeling lift only a little."""
    own = sum(effect for kind, effect in sums.items() if kind not in SHARED)
    return own + min(log(rules.deficits_most), sum(effect for kind, effect in sums.items() if kind in SHARED))


def _anywhere(rules: LookAlikeRules, sums: Mapping[FindingKind, float]) -> bool:
    """Tests and red-flag facts point to it, or history strongly: it is named wherever the person feels it."""
    hard = sum(sums.get(kind, 0.0) for kind in (FindingKind.TEST, FindingKind.FACT))
    told = hard + sums.get(FindingKind.HISTORY, 0.0)
    return hard >= rules.log_supported or told >= log(rules.anywhere)


class Weighed(NamedTuple):
    """One finding, or several that count together, with their weight and the kind they count as."""

    kind: FindingKind
    findings: tuple[Finding, ...]
    weight: Weight


def weighed(condition: Condition, made: Made) -> Iterable[Weighed]:
    """The weight of each finding, and of pairs that count together (once).

    A pair counts as a test: a weak foot lift with a strong inversion tells the nerve from the root, which the
    weakness alone does not. A negative answer never lowers a red flag (evidence-check, section 0 row 4).
    """
    least = 1.0 if condition.kind is ConditionKind.RED_FLAG else 0.0
    pairs = [pair for pair in condition.pairs if all(key in made for key in pair.all_of)]
    replaced = {key for pair in pairs if pair.replaces for key in pair.all_of}
    for pair in pairs:
        if pair.weight.ratio >= least:
            yield Weighed(FindingKind.TEST, tuple(made[key] for key in pair.all_of), pair.weight)
    for key, weight in condition.weights.items():
        if key in made and key not in replaced and weight.ratio >= least:
            yield Weighed(key[0], (made[key],), weight)


def _weighs(condition: Condition, key: FindingKey) -> bool:
    return key in condition.weights or any(key in pair.all_of for pair in condition.pairs)


def _made(findings: Iterable[Finding]) -> Made:
    return {(f.kind, f.name, f.value): f for f in findings}
