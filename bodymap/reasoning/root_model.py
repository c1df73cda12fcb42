"""How well each root fits the signs and findings of one side: additive log evidence.

score(root) = log prior
            + what pain can say: sum over the painful zones of weight x share x log P(zone marked | root), then capped
            + numbness and tingling: the same sum, not capped
            + what was examined: sum of share x log likelihood ratio

The shares are fixed beforehand (`Model.zone_share`, `Model.finding_share`): a zone that is usually painted together with
neighbours counts less from the start, whether they are painted or not. So twenty neighbours are not twenty proofs, and
still nothing that is added ever takes away from what was there: a zone or finding moves every pair of roots by the same
step, whatever else is known. Caps hold back what pain can say before anything else is added; at the end no root is put
further below the first than `Model.furthest`. All numbers are in knowledge/model.yaml, zones.yaml and findings.yaml.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Library, Model, ZoneFacts
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.parts import Same
from bodymap.reasoning.symptoms import Symptoms, ZoneSign, main_sides

Scores = Mapping[Root, float]
"""Natural log of something, for every root."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one zone or finding adds to the score of every root (natural log). Without both: what the caps take back."""

    scores: Scores
    sign: ZoneSign | None = None
    finding: Finding | None = None
    average: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "average", sum(self.scores.values()) / len(self.scores))

    def effect(self, root: Root) -> float:
        """How far it lifts this root above the average of all roots."""
        return self.scores[root] - self.average


@dataclass(frozen=True, slots=True)
class SideFit:
    """The posterior of the roots on one side, and everything it is made of.

    scores: prior and all contributions (natural log), before the floor: they put in order what the floor holds level.
    amount: how much of this side is marked or lost: the sum of the zone weights, and one for each deficit found.
    pain_only: nothing but pain: no numbness and no finding that names a root (a stretch test does not).
    """

    side: Side
    probability: Mapping[Root, float]
    scores: Scores
    contributions: tuple[Contribution, ...]
    amount: float
    pain_only: bool


Marking = Callable[[Channel, str], Scores]
"""For a channel and a zone: natural log of the chance that a person with a root marks that zone, for every root."""


def rated(library: Library) -> Marking:
    """The chances by the ratings of the evidence table."""
    table = _rating_table(Same(library))
    return lambda channel, zone: table[channel, zone]


@lru_cache(maxsize=4)
def _rating_table(library: Same[Library]) -> Mapping[tuple[Channel, str], Scores]:
    model, zones = library.it.model, library.it.zones
    logs = {c: {rating: log(p) for rating, p in row.items()} for c, row in model.marking.items()}
    return {
        (channel, zone.id): {root: of[zone.rating.get(channel, {}).get(root, 0)] for root in Root}
        for channel, of in logs.items()
        for zone in zones.values()
    }


def fit_sides(
    library: Library, symptoms: Symptoms, examination: Examination, marking: Marking | None = None
) -> tuple[SideFit, ...]:
    """One fit for each side that has a sign or a finding; the side with more marked comes first.

    marking: other chances than those of the evidence table.
    """
    known = _signs(library, symptoms)
    fits: list[SideFit] = []
    for side in _sides_in_play(library, known, examination):
        signs = tuple([s for s in known if s.side is side])
        examined = _examined(Same(library), Same(examination), side)
        if marking is None:
            fits.append(_rated_fit(Same(library), side, signs, Same(examined)))
        else:
            fits.append(_fit(library, side, signs, examined, marking))
    return tuple(sorted(fits, key=lambda fit: -fit.amount))


def _sides_in_play(library: Library, signs: Iterable[ZoneSign], examination: Examination) -> tuple[Side, ...]:
    """The sides with marked zones of the table; without any, the sides of an abnormal finding."""
    marked = main_sides(signs, library.rules.painting)
    abnormal = {f.side for f in examination.findings if f.side is not None and _abnormal(f)}
    return tuple(side for side in Side if side in (marked or abnormal))


def _abnormal(finding: Finding) -> bool:
    return finding.is_deficit or finding.value == "pos"


def _signs(library: Library, symptoms: Symptoms) -> tuple[ZoneSign, ...]:
    """What is marked of the zones that say anything."""
    known = _rated_zones(Same(library))
    return tuple([s for s in symptoms.signs if s.weight > 0 and s.zone in known])


@lru_cache(maxsize=4)
def _rated_zones(library: Same[Library]) -> frozenset[str]:
    """The zones that say anything about a root."""
    return frozenset(name for name, zone in library.it.zones.items() if _rated(zone))


def _rated(zone: ZoneFacts) -> bool:
    return any(any(ratings.values()) for ratings in zone.rating.values())


@dataclass(frozen=True, slots=True)
class _Examined:
    """What was examined on one side: what each finding says, and how many of that side are deficits."""

    parts: tuple[Contribution, ...]
    deficits: int


@lru_cache(maxsize=8)
def _examined(library: Same[Library], examination: Same[Examination], side: Side) -> _Examined:
    """Findings of this side; one without a side counts where the symptoms are. The same while a person paints."""
    findings = tuple(f for f in examination.it.findings if f.side in (None, side))
    deficits = sum(f.is_deficit for f in findings if f.side is side)
    return _Examined(tuple(_of_findings(library.it, findings)), deficits)


@lru_cache(maxsize=8)
def _rated_fit(
    library: Same[Library], side: Side, signs: tuple[ZoneSign, ...], examined: Same[_Examined]
) -> SideFit:
    """The same while a person paints the other side."""
    return _fit(library.it, side, signs, examined.it, rated(library.it))


def _fit(
    library: Library,
    side: Side,
    signs: tuple[ZoneSign, ...],
    examined: _Examined,
    marking: Marking,
) -> SideFit:
    model, channels = (
        library.model,
        {channel: _of_zones(library.model, signs, channel, marking) for channel in Channel},
    )
    prior: Scores = model.log_prior
    pain = channels[Channel.PAIN]
    held = _held_back(model, _sum(prior, pain)) if pain else ()
    parts = (*pain, *held, *channels[Channel.SENSORY], *examined.parts)
    scores = _sum(prior, parts)
    return SideFit(
        side,
        chances(_floored(model, scores)),
        scores,
        parts,
        sum(s.weight for s in signs) + examined.deficits,
        pain_only=not channels[Channel.SENSORY] and not any(map(_names_a_root, examined.parts)),
    )


def _of_zones(
    model: Model, signs: Iterable[ZoneSign], channel: Channel, marking: Marking
) -> tuple[Contribution, ...]:
    """Each zone counts by how far it is marked and by its share among the zones it is usually marked with."""
    return tuple(
        [
            Contribution(
                _times(sign.weight * model.zone_share.get(sign.zone, 1.0), marking(channel, sign.zone)),
                sign=sign,
            )
            for sign in signs
            if sign.channel is channel
        ]
    )


def _of_findings(library: Library, findings: Iterable[Finding]) -> Iterable[Contribution]:
    for finding in _told_once(findings):
        weight = library.findings.get((finding.kind, finding.name, finding.value))
        if weight is not None:
            share = library.model.finding_share.get((finding.kind, finding.name), 1.0)
            logs = {root: log(weight.ratio(root)) for root in Root}
            yield Contribution(_times(share, logs), finding=finding)


def _told_once(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Without the single normal movements where all movements are called normal: they are among them."""
    findings = tuple(findings)
    all_normal = any((f.kind, f.name, f.value) == _ALL_NORMAL for f in findings)
    return (f for f in findings if not (all_normal and f.name != "all" and (f.kind, f.value) == _NORMAL))


_ALL_NORMAL = (FindingKind.STRENGTH, "all", "normal")
_NORMAL = (FindingKind.STRENGTH, "normal")


def _names_a_root(part: Contribution) -> bool:
    """A finding that tells roots apart; a stretch test tells upper from lower roots, not L5 from S1."""
    stretch = part.finding is None or part.finding.kind is FindingKind.TEST
    return not stretch and max(part.scores.values()) > min(part.scores.values())


# -- scores


def _times(share: float, scores: Scores) -> Scores:
    return {root: share * score for root, score in scores.items()}


def _sum(prior: Scores, parts: Iterable[Contribution]) -> Scores:
    added = [part.scores for part in parts]
    return {root: prior[root] + sum([scores[root] for scores in added]) for root in Root}


def chances(scores: Scores) -> dict[Root, float]:
    """The probabilities 0-1, together 1, whose logarithms differ as the scores do."""
    best = max(scores.values())
    raw = {root: exp(score - best) for root, score in scores.items()}
    total = sum(raw.values())
    return {root: value / total for root, value in raw.items()}


def _floored(model: Model, scores: Scores) -> Scores:
    """No root is ruled out: none lies further below the first than `furthest`, which holds the first to `any_max`."""
    lowest = max(scores.values()) - model.furthest
    return {root: max(score, lowest) for root, score in scores.items()}


def _held_back(model: Model, scores: Scores) -> tuple[Contribution, ...]:
    """What the caps on pain take back from prior and pain together; nothing where no cap is reached."""
    raw = chances(scores)
    capped = _topped(
        _l5_s1_open(_second_near(raw, model.pain_only_best_to_second), model), model.pain_only_max
    )
    taken = {root: log(capped[root] / raw[root]) for root in Root}
    return (Contribution(taken),) if any(abs(one) > _NOTHING for one in taken.values()) else ()


_NOTHING = 1e-12


def _second_near(probability: dict[Root, float], ratio: float) -> dict[Root, float]:
    """The first root at most `ratio` times the second; what it loses goes to the others in proportion."""
    first, second = sorted(probability, key=lambda root: -probability[root])[:2]
    lowered = {**probability, first: min(probability[first], ratio * probability[second])}
    total = sum(lowered.values())
    return {root: value / total for root, value in lowered.items()}


def _l5_s1_open(probability: dict[Root, float], model: Model) -> dict[Root, float]:
    """Share the sum of L5 and S1 so that neither is more than the cap allows times the other (Albert 2019)."""
    ratio = model.l5_s1_pain_only_max_ratio
    high, low = sorted((Root.L5, Root.S1), key=lambda root: -probability[root])
    if probability[high] <= ratio * probability[low]:
        return probability
    share = (probability[high] + probability[low]) / (ratio + 1)
    return {**probability, high: share * ratio, low: share}


def _topped(probability: dict[Root, float], top: float) -> dict[Root, float]:
    """No root above `top`; what it loses goes to the others in proportion."""
    best = max(probability, key=lambda root: probability[root])
    if probability[best] <= top:
        return probability
    rest = 1 - probability[best]
    return {root: top if root == best else value * (1 - top) / rest for root, value in probability.items()}
