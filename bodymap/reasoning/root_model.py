"""How well each root fits the signs and findings of one side: the root model of the evidence table.

score(root) = log prior
            + per channel: weighted mean over the marked zones of log P(zone marked | root) x sqrt(number of zones)
            + sum of log likelihood ratios of what was examined

The square root stops twenty painted neighbours counting as twenty proofs. Pain and numbness are read apart
because numbness localises better. All numbers are in knowledge/model.yaml, zones.yaml and findings.yaml.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import exp, log, sqrt

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import FindingWeight, Library, ZoneFacts
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.symptoms import Symptoms, ZoneSign, main_sides

ROOTS = tuple(Root)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one zone or finding adds to the score of every root (natural log)."""

    scores: Mapping[Root, float]
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
    """The posterior of the roots on one side, and everything it is made of."""

    side: Side
    probability: Mapping[Root, float]
    contributions: tuple[Contribution, ...]
    amount: float  # sum of the zone weights: how much of this side is marked
    pain_only: bool  # nothing but pain: no numbness and no root-specific finding


Marking = Callable[[Channel, str], Mapping[Root, float]]
"""For a channel and a zone: natural log of the chance that a person with a root marks that zone, for every root."""


def rated(library: Library) -> Marking:
    """The chances by the ratings of the evidence table."""
    logs = {c: {r: log(p) for r, p in by_rating.items()} for c, by_rating in library.model.marking.items()}

    def marked(channel: Channel, zone: str) -> Mapping[Root, float]:
        ratings, of = library.zones[zone].rating.get(channel, {}), logs[channel]
        return {root: of[ratings.get(root, 0)] for root in ROOTS}

    return marked


def fit_sides(
    library: Library, symptoms: Symptoms, examination: Examination, marking: Marking | None = None
) -> tuple[SideFit, ...]:
    """One fit for each side that has a sign or a finding; the side with more marked comes first.

    marking: other chances than those of the evidence table.
    """
    chances = marking or rated(library)
    fits = tuple(
        _fit(library, side, _signs(library, symptoms, side), _findings(examination, side), chances)
        for side in sides_in_play(library, symptoms, examination)
    )
    return tuple(sorted(fits, key=lambda fit: -fit.amount))


def sides_in_play(library: Library, symptoms: Symptoms, examination: Examination) -> tuple[Side, ...]:
    """The sides with marked zones of the table; without any, the sides of an abnormal finding."""
    marked = main_sides(s for side in Side for s in _signs(library, symptoms, side))
    abnormal = {f.side for f in examination.findings if f.side is not None and _abnormal(f)}
    return tuple(side for side in Side if side in (marked or abnormal))


def _abnormal(finding: Finding) -> bool:
    return finding.is_deficit or finding.value == "pos"


def _signs(library: Library, symptoms: Symptoms, side: Side) -> tuple[ZoneSign, ...]:
    return tuple(
        s for s in symptoms.signs if s.side == side and s.weight > 0 and _rated(library.zones.get(s.zone))
    )


def _rated(zone: ZoneFacts | None) -> bool:
    return zone is not None and any(any(ratings.values()) for ratings in zone.rating.values())


def _findings(examination: Examination, side: Side) -> tuple[Finding, ...]:
    """Findings of this side; one without a side counts where the symptoms are."""
    return tuple(f for f in examination.findings if f.side in (None, side))


def _fit(
    library: Library,
    side: Side,
    signs: tuple[ZoneSign, ...],
    findings: tuple[Finding, ...],
    marking: Marking,
) -> SideFit:
    zone_parts = tuple(
        part
        for channel in Channel
        for part in _channel_contributions(marking, channel, [s for s in signs if s.channel == channel])
    )
    finding_parts = tuple(_finding_contributions(library, findings))
    parts = zone_parts + finding_parts
    scores = {
        root: log(library.model.prior[root]) + sum(part.scores[root] for part in parts) for root in Root
    }
    localising = any(s.channel is Channel.SENSORY for s in signs) or any(
        max(p.scores.values()) - min(p.scores.values()) > 0 and p.finding.kind is not FindingKind.TEST
        for p in finding_parts
        if p.finding is not None
    )
    return SideFit(
        side,
        _capped(library, _softmax(scores), pain_only=not localising),
        parts,
        sum(s.weight for s in signs),
        pain_only=not localising,
    )


def _channel_contributions(
    marking: Marking, channel: Channel, signs: Iterable[ZoneSign]
) -> Iterable[Contribution]:
    """Each zone's share of weighted mean(log p) x sqrt(n), n = sum of the weights (at least one zone's worth)."""
    signs = list(signs)
    total = sum(s.weight for s in signs)
    if not total:
        return
    scale = sqrt(total) / total
    for sign in signs:
        weight = sign.weight * scale
        yield Contribution(
            {root: weight * chance for root, chance in marking(channel, sign.zone).items()}, sign=sign
        )


def _finding_contributions(library: Library, findings: Iterable[Finding]) -> Iterable[Contribution]:
    for finding in findings:
        weight = library.findings.get((finding.kind, finding.name, finding.value))
        if weight is not None:
            yield Contribution(_log_ratios(weight), finding=finding)


def _log_ratios(weight: FindingWeight) -> dict[Root, float]:
    return {root: log(weight.ratio(root)) for root in Root}


def _softmax(scores: Mapping[Root, float]) -> dict[Root, float]:
    best = max(scores.values())
    raw = {root: exp(score - best) for root, score in scores.items()}
    total = sum(raw.values())
    return {root: value / total for root, value in raw.items()}


def _capped(library: Library, probability: dict[Root, float], *, pain_only: bool) -> dict[Root, float]:
    """Hold back what the evidence cannot carry: the caps of the evidence table (`combination`)."""
    model = library.model
    if pain_only:
        probability = _flattened(probability, model.pain_only_best_to_second, model.pain_only_max)
        probability = _l5_s1_open(probability, model.l5_s1_pain_only_max_ratio)
    return _topped(probability, model.any_max)


def _flattened(probability: dict[Root, float], ratio: float, top: float) -> dict[Root, float]:
    """Raise all to one power below 1, so that best : second <= ratio and best <= top; the order stays."""
    best, second, *_ = sorted(probability.values(), reverse=True)
    power = min(1.0, log(ratio) / log(best / second)) if best > second else 1.0
    low, high = 0.0, power
    if max(_powered(probability, power).values()) > top:
        for _ in range(40):
            middle = (low + high) / 2
            if max(_powered(probability, middle).values()) > top:
                high = middle
            else:
                low = middle
        power = low
    return _powered(probability, power)


def _powered(probability: Mapping[Root, float], power: float) -> dict[Root, float]:
    raw = {root: value**power for root, value in probability.items()}
    total = sum(raw.values())
    return {root: value / total for root, value in raw.items()}


def _l5_s1_open(probability: dict[Root, float], ratio: float) -> dict[Root, float]:
    """Share the sum of L5 and S1 so that neither is more than `ratio` times the other (Albert 2019)."""
    l5, s1 = probability[Root.L5], probability[Root.S1]
    high, low = max(l5, s1), min(l5, s1)
    if high <= ratio * low:
        return probability
    share = (l5 + s1) / (ratio + 1)
    big, small = (Root.L5, Root.S1) if l5 > s1 else (Root.S1, Root.L5)
    return {**probability, big: share * ratio, small: share}


def _topped(probability: dict[Root, float], top: float) -> dict[Root, float]:
    """No root above `top`; what it loses goes to the others in proportion."""
    best = max(probability, key=lambda root: probability[root])
    if probability[best] <= top:
        return probability
    rest = 1 - probability[best]
    return {root: top if root == best else value * (1 - top) / rest for root, value in probability.items()}
