"""What else looks like this: conditions outside the roots, scored apart and shown beside them.

score = mean log P(zone marked | condition) x sqrt(number of zones) + log of the share of its core that is marked
      + log ratios of history (product held to 0.2-5), tests (0.1-10) and signs + both sides or one

The marking chances are ours and assumed; they order the list and are never shown as figures.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from math import exp, inf, log, sqrt

from bodymap.atlas.levels import Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Cluster, Condition, ConditionKind, FindingKey, Library, Weight
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.evidence_words import CHANNEL_WORDS, MOST_NAMED, finding_phrase, listed
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.later import Later
from bodymap.reasoning.parts import Same
from bodymap.reasoning.reading import Reason, Suggestion
from bodymap.reasoning.symptoms import MARKED, Symptoms, ZoneSign, main_sides, signs_of_leg

ANY = "ANY"
MARKING = {"core": 0.5, "possible": 0.25, "other": 0.06, "against": 0.02}
_LOG_MARKING = {place: log(chance) for place, chance in MARKING.items()}
NUMB_UNEXPLAINED = 0.3
"""Factor per zone of numbness on the chance of a condition that does not numb the skin (assumed)."""
COMMONNESS = {"common": 1.0, "uncommon": 0.5, "rare": 0.2}
"""Prior weight by how common a condition is among people with leg or back pain (assumed)."""
LIMITS: Mapping[FindingKind, tuple[float, float]] = {
    FindingKind.HISTORY: (0.2, 5.0),
    FindingKind.TEST: (0.1, 10.0),
    FindingKind.FACT: (0.1, 50.0),
    FindingKind.STRENGTH: (0.02, 30.0),
    FindingKind.REFLEX: (0.05, 9.0),
    FindingKind.SENSATION: (0.05, 9.0),
}
_LOWEST = {kind: log(limits[0]) for kind, limits in LIMITS.items()}
_HIGHEST = {kind: log(limits[1]) for kind, limits in LIMITS.items()}
NEVER_TOLD = ("facet_pain",)
"""No history or test shows it (Cohen and Raja 2007; Laslett 2004): never said with more than `possible`."""
BY_DEFINITION: Mapping[str, FindingKey] = {
    "diabetic_radiculoplexus_neuropathy": (FindingKind.HISTORY, "diabetes", "yes"),
    "herpes_zoster": (FindingKind.FACT, "rash", "yes"),
}
"""Without this answer the condition is never said with more than `possible`: it belongs to the definition."""
OF_THE_MIDDLE = (
    "cauda_equina", "spinal_tumour", "spinal_infection", "vertebral_fracture", "sacral_perineural_cyst",
    "coccydynia", "polyneuropathy", "aortic_or_iliac_aneurysm",
)  # fmt: skip
"""Conditions of the middle or of both legs: no side is said of them."""
AGE = ("age_over_60", "age_over_80")
"""Counts for the order, but alone it is no reason to name a fracture or a tumour."""
SHOWN = log(0.21)
"""A condition whose mean zone chance is below this is not worth a place in the list (assumed)."""
LEAST = log(0.12)
"""Even with supporting findings the picture has to fit at least so well (assumed)."""
RAISED = 20.0
"""Added to the score of a condition that a red flag has named: it leads the list whatever else fits."""
SAME = 0.2
"""Two sides whose scores differ by less than this are said as both sides."""
SUPPORTED = log(2)
"""Sum of finding effects from which a condition counts as supported by more than the picture (assumed)."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How one condition fits: its score (log), how well the zones alone fit (log per zone), and why."""

    condition: Condition
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
    tellable: bool = True  # nothing that belongs to its definition is missing

    @property
    def rivals_a_root(self) -> bool:
        """It explains the picture by itself: its core is marked and little else, or findings point to it."""
        own_picture = self.zone_fit >= log(0.35) and self.covered >= 0.6
        whole_core = self.zone_fit >= log(0.2) and self.covered > 0.99
        likely = (own_picture or whole_core) and self.condition.commonness != "rare"
        supported = self.support >= SUPPORTED and self.zone_fit >= log(0.15)
        return self.able and (likely or supported)

    @property
    def explains_a_deficit(self) -> bool:
        """A nerve that expects weakness or a lost reflex, with findings of its own that point to it."""
        signs = (FindingKind.STRENGTH, FindingKind.REFLEX)
        expects = any(
            kind in signs and value != "normal" and weight.ratio > 1
            for (kind, _, value), weight in self.condition.weights.items()
        )
        told = self.tellable and self.condition.id not in NEVER_TOLD
        return told and expects and self.support >= SUPPORTED and self.zone_fit >= log(0.15)

    @property
    def able(self) -> bool:
        """It may be said with more than `possible`."""
        mimic = self.condition.kind is ConditionKind.MIMIC
        return mimic and self.tellable and self.condition.id not in NEVER_TOLD


def ranked_fits(
    library: Library,
    symptoms: Symptoms,
    examination: Examination,
    raised: frozenset[str] = frozenset(),
) -> tuple[Fit, ...]:
    """All conditions that fit at all, best first; empty when nothing was marked or found.

    raised: ids of conditions that a red flag has named; they stand before all others.
    """
    picture = _picture(symptoms, examination)
    found = (_fit(library, c, picture, c.id in raised) for c in library.conditions.values())
    return tuple(sorted((fit for fit in found if fit), key=lambda fit: -fit.score))


Made = Mapping[FindingKey, Finding]


@dataclass(frozen=True, slots=True)
class _OneSide:
    """What is marked and found on one side; both: whether both legs are marked.

    made: the findings by what was found; beside_age: those without the age of the person.
    """

    side: Side
    signs: tuple[ZoneSign, ...]
    findings: tuple[Finding, ...]
    both: bool
    made: Made
    beside_age: Made


@dataclass(frozen=True, slots=True)
class _Picture:
    """What every condition is held against: sorted out once for all of them."""

    sides: tuple[_OneSide, ...]
    side_stated: bool
    painted: bool
    abnormal: bool


def _picture(symptoms: Symptoms, examination: Examination) -> _Picture:
    sides = set(main_sides(symptoms.signs)) or {f.side for f in examination.findings if f.side}
    both = {s.side for s in signs_of_leg(symptoms)} == set(Side)
    return _Picture(
        tuple(_one_side(symptoms, examination, side, both) for side in sorted(sides or {Side.RIGHT})),
        symptoms.side_stated,
        bool(symptoms.signs),
        any(map(is_abnormal, examination.findings)),
    )


def _one_side(symptoms: Symptoms, examination: Examination, side: Side, both: bool) -> _OneSide:
    signs = tuple(s for s in symptoms.signs if s.side == side and s.weight > 0)
    findings = tuple(f for f in examination.findings if f.side in (None, side))
    return _OneSide(
        side, signs, findings, both, _made(findings), _made(f for f in findings if f.name not in AGE)
    )


def suggestions(fits: tuple[Fit, ...]) -> tuple[Suggestion, ...]:
    """The fits as they are shown; the scores sum to 1 and only order the list."""
    total = sum(exp(fit.score) for fit in fits)
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
    if fit.raised:
        return "to be ruled out now"
    if fit.condition.kind is ConditionKind.RED_FLAG:
        return "to be thought of"  # listed only when something points to it; "fits well" would be a verdict
    supported = fit.support >= SUPPORTED
    if not fit.able or fit.finding_sum <= -SUPPORTED:
        return "possible"
    if supported and fit.zone_fit >= log(0.15):
        return "fits well" if fit.covered > 0 or not fit.condition.core_zones else "fits"
    core = fit.zone_fit >= log(0.28) and fit.covered >= 0.5
    whole_core = fit.zone_fit >= log(0.2) and fit.covered > 0.99
    if core or whole_core:
        return "fits"
    return "possible"


def _fit(library: Library, condition: Condition, picture: _Picture, raised: bool) -> Fit | None:
    """The better of the two sides, or None when nothing supports the condition."""
    if condition.kind is ConditionKind.ROOT:
        return None
    painted, abnormal = picture.painted, picture.abnormal
    on_sides = [(_side_fit(library, condition, one), one) for one in picture.sides]
    fits = [x for x in on_sides if raised or _worth_listing(x[0], painted=painted, abnormal=abnormal)]
    if not fits:
        return None
    best, there = max(fits, key=lambda x: x[0].score)
    middle = condition.id in OF_THE_MIDDLE
    of_both = condition.bilateral_weight[0] > condition.bilateral_weight[1]  # stenosis, both feet
    alike = len(fits) == len(Side) and (of_both or abs(fits[0][0].score - fits[1][0].score) < SAME)
    return replace(
        best,
        side=None if alike or middle or not picture.side_stated else best.side,
        score=best.score + (RAISED if raised else 0.0),
        reasons=Later(partial(_reasons, library, condition, there, against=best.finding_sum < 0)),
        raised=raised,
    )


def is_abnormal(finding: Finding) -> bool:
    """Something was found or answered with yes: a normal examination alone suggests no condition."""
    return finding.value not in ("normal", "neg", "no")


def _worth_listing(fit: Fit, *, painted: bool, abnormal: bool) -> bool:
    """Whether a condition belongs in the list at all."""
    if fit.condition.kind is ConditionKind.RED_FLAG and fit.beside_age < SUPPORTED:
        return False  # a tumour or fracture is no menu entry: the place of pain does not suggest it
    if ANY in fit.condition.possible_zones:
        return fit.support >= SUPPORTED  # its place says nothing: age alone is no reason to name shingles
    if not painted:
        return abnormal and fit.finding_sum > 0
    numb_core = (
        fit.numb_fit >= SHOWN and fit.covered >= 0.5
    )  # a skin nerve explains the numbness, not all pain
    supported = fit.finding_sum > SUPPORTED or fit.covered > 0.99 or numb_core
    return fit.zone_fit >= (LEAST if supported else SHOWN)


def _side_fit(library: Library, condition: Condition, one: _OneSide) -> Fit:
    """How the condition fits one side; the reasons are told for the better side alone."""
    findings = one.findings
    zone_fit, numb_fit, covered, zone_score = _zones(condition, one.signs)
    sums = _sums(library, condition, one.made)
    sides = _sides_effect(condition, one)
    return Fit(
        condition,
        one.side,
        zone_score + sum(sums.values()) + sides + log(COMMONNESS[condition.commonness]),
        zone_fit,
        covered,
        sum(sums.values()),
        _support(sums),
        numb_fit,
        (),
        beside_age=_support(_sums(library, condition, one.beside_age)),
        tellable=_defined(condition, findings),
    )


def _reasons(library: Library, condition: Condition, one: _OneSide, *, against: bool) -> tuple[Reason, ...]:
    zones = _zone_reasons(library, condition, one.signs) if one.signs else ()
    return _in_order(_finding_reasons(library, condition, one.made), zones, against=against)


def _in_order(findings: Iterable[Reason], zones: Iterable[Reason], *, against: bool) -> tuple[Reason, ...]:
    """Findings before places, and first those that point where the findings point together."""
    reasons = (*sorted(findings, key=lambda r: -abs(r.effect)), *zones)
    return tuple(sorted(reasons, key=lambda r: (r.effect < 0) is not against))


def _defined(condition: Condition, findings: Sequence[Finding]) -> bool:
    needed = BY_DEFINITION.get(condition.id)
    return needed is None or needed in {(f.kind, f.name, f.value) for f in findings}


def _sides_effect(condition: Condition, one: _OneSide) -> float:
    """Both legs or one; nothing where the answer "both legs" was given in words and counts already."""
    if not one.signs or any(key in one.made for key in BOTH_LEGS):
        return 0.0
    return log(condition.bilateral_weight[0] if one.both else condition.bilateral_weight[1])


BOTH_LEGS = tuple((FindingKind.FACT, "bilateral_leg_symptoms", answer) for answer in ("yes", "no"))


@lru_cache(maxsize=256)
def _places(condition: Same[Condition]) -> Mapping[str, str]:
    """What each zone is to a condition that names it."""
    one = condition.it
    return (
        dict.fromkeys(one.possible_zones, "possible")
        | dict.fromkeys(one.against_zones, "against")
        | dict.fromkeys(one.core_zones, "core")
    )


def _elsewhere(condition: Condition) -> str:
    """What a zone is to a condition that does not name it."""
    return "possible" if ANY in condition.possible_zones else "other"


def _zones(condition: Condition, signs: Sequence[ZoneSign]) -> tuple[float, float, float, float]:
    """Weighted mean log chance per zone and that of the numb zones alone (-inf where nothing is numb), share of
    the core that is marked, and the score of the zones.
    """
    total = sum(s.weight for s in signs)
    if not total:
        return 0.0, -inf, 0.0, 0.0
    places, elsewhere = _places(Same(condition)), _elsewhere(condition)
    numbs = 0.0 if condition.explains_numbness else log(NUMB_UNEXPLAINED)
    pain = numb = numb_total = 0.0
    core = set(condition.core_zones) - {ANY}
    marked: set[str] = set()
    for sign in signs:
        chance = _LOG_MARKING[places.get(sign.zone, elsewhere)]
        if sign.channel is Channel.SENSORY:
            numb += sign.weight * (chance + numbs)
            numb_total += sign.weight
        else:
            pain += sign.weight * chance
        if sign.weight >= MARKED and sign.zone in core:
            marked.add(sign.zone)
    mean = (pain + numb) / total
    covered = len(marked) / len(core) if core else 0.5
    score = (mean - _LOG_MARKING["possible"]) * sqrt(total) + log(0.25 + 0.75 * covered)
    return mean, numb / numb_total if numb_total else -inf, covered, score


def _zone_reasons(library: Library, condition: Condition, signs: Sequence[ZoneSign]) -> Iterable[Reason]:
    places, elsewhere = _places(Same(condition)), _elsewhere(condition)
    texts = {
        "core": "its main area",
        "possible": "can belong to it",
        "against": "speaks against it",
        "other": "not explained by it",
    }
    effects = {"core": 1.0, "possible": 0.1}
    for place, text in texts.items():
        zones = [s.zone for s in signs if s.weight >= MARKED and places.get(s.zone, elsewhere) == place]
        if zones and not (place == "possible" and ANY in condition.possible_zones):
            names = listed((library.zones[z].words for z in zones if z in library.zones), MOST_NAMED)
            yield Reason(
                f"{names[:1].upper()}{names[1:]}: {text}",
                effects.get(place, -0.5),
                "; ".join(condition.sources),
            )
    numb = [s for s in signs if s.channel is Channel.SENSORY]
    if numb and not condition.explains_numbness:
        yield Reason(f"{CHANNEL_WORDS[Channel.SENSORY]} skin is not explained by it", -1.0, "anatomy")


def _sums(library: Library, condition: Condition, made: Made) -> dict[FindingKind, float]:
    """The log ratios by kind, each held within its limits (words of a kind are correlated)."""
    sums: dict[FindingKind, float] = {}
    together: dict[Cluster, float] = {}
    for kind, finding, weight in _weighed(condition, made):
        effect, cluster = log(weight.ratio), library.cluster(finding.kind, finding.name)
        if cluster is None:
            sums[kind] = sums.get(kind, 0.0) + effect
        else:
            together[cluster] = together.get(cluster, 0.0) + effect
    for cluster, effect in together.items():
        sums[cluster.kind] = sums.get(cluster.kind, 0.0) + _held_by_sum(condition, cluster, effect)
    return {kind: min(max(total, _LOWEST[kind]), _HIGHEST[kind]) for kind, total in sums.items()}


def _finding_reasons(library: Library, condition: Condition, made: Made) -> Iterable[Reason]:
    for _, finding, weight in _weighed(condition, made):
        effect = log(weight.ratio)
        if effect:
            verb = "speaks for it" if effect > 0 else "speaks against it"
            source = library.sources[weight.source].cite if weight.source in library.sources else ""
            backed = f"{source} ({weight.status.value})" if source else weight.status.value
            yield Reason(f"{finding_phrase(library, finding)}: {verb}", effect, backed)


def _held_by_sum(condition: Condition, cluster: Cluster, effect: float) -> float:
    """The tests of a cluster say the same thing: together they never count for more than their sum does."""
    pos, neg = (condition.weights.get((cluster.kind, cluster.name, value)) for value in ("pos", "neg"))
    highest = log(max(pos.ratio, 1.0)) if pos is not None else inf
    lowest = log(min(neg.ratio, 1.0)) if neg is not None else -inf
    return min(max(effect, lowest), highest)


def _support(sums: Mapping[FindingKind, float]) -> float:
    """Weakness, reflexes and feeling belong to roots as well, so together they lift by at most 1.5 times."""
    shared = (FindingKind.STRENGTH, FindingKind.REFLEX, FindingKind.SENSATION)
    own = sum(effect for kind, effect in sums.items() if kind not in shared)
    return own + min(log(1.5), sum(effect for kind, effect in sums.items() if kind in shared))


def _weighed(condition: Condition, made: Made) -> Iterable[tuple[FindingKind, Finding, Weight]]:
    """The weight of each finding, and of pairs that count together (once, with their first finding).

    A pair counts as a test: a weak foot lift with a strong inversion tells the nerve from the root, which the
    weakness alone does not. A negative answer never lowers a red flag (evidence-check, section 0 row 4).
    """
    least = 1.0 if condition.kind is ConditionKind.RED_FLAG else 0.0
    pairs = [pair for pair in condition.pairs if all(key in made for key in pair.all_of)]
    replaced = {key for pair in pairs if pair.replaces for key in pair.all_of}
    for pair in pairs:
        if pair.weight.ratio >= least:
            yield FindingKind.TEST, made[pair.all_of[0]], pair.weight
    for key, weight in condition.weights.items():
        if key in made and key not in replaced and weight.ratio >= least:
            yield key[0], made[key], weight


def _made(findings: Iterable[Finding]) -> Made:
    return {(f.kind, f.name, f.value): f for f in findings}
