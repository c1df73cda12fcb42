"""How likely a lumbosacral root is the cause at all: a second judgement that no band may exceed.

Points and limits, each with what stands behind it, are in knowledge/root_at_all.yaml.
"""

from collections.abc import Iterable, Iterator
from math import log
from typing import NamedTuple

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.backing import Backing, assumed, backing
from bodymap.knowledge.library import Library
from bodymap.knowledge.rules import RootAtAllRules
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import listed, tr
from bodymap.reasoning.evidence_words import (
    MOST_NAMED,
    channel_words,
    finding_phrase,
    in_sentence,
    lower_first,
)
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.look_alikes import Fit
from bodymap.reasoning.reading import Chance
from bodymap.reasoning.root_model import SideFit
from bodymap.reasoning.symptoms import Symptoms, ZoneSign, both_legs

POWER_AND_REFLEX = (FindingKind.STRENGTH, FindingKind.REFLEX)
TOLD = (FindingKind.TEST, FindingKind.HISTORY)
DEFICITS = {
    FindingKind.STRENGTH: "weakness",
    FindingKind.REFLEX: "reflex",
    FindingKind.SENSATION: "feeling",
}
SAME_SIGNS, RIVAL = "same_signs", "rival"
"""With the first a root is never said to be strongly supported, however many signs there are."""
RADICULOPATHY = "lumbosacral_radiculopathy"


class Points(NamedTuple):
    """Points for a root or against one, the words for them, and the ids of what they rest on."""

    points: float
    words: str
    sources: tuple[str, ...]


def root_at_all(
    library: Library,
    symptoms: Symptoms,
    examination: Examination,
    best: SideFit,
    others: tuple[Fit, ...],
) -> tuple[Chance, str, Backing]:
    """The judgement, the sentence that explains it, and what stands behind that."""
    rules = library.rules.root_at_all
    root = max(best.probability, key=lambda r: best.probability[r])
    least = library.rules.painting.marked
    signs = tuple(s for s in symptoms.signs if s.side == best.side and s.weight >= least)
    deficits = tuple(_deficits(library, examination, best, root))
    other = next(_others(rules, best, others), None)
    names = (*_places(library, signs, root, symptoms, deficits=bool(deficits)), *deficits)
    points = (
        *(_point(rules, name, root=root.value) for name in names),
        *_radiculopathy(library, examination, best),
        *(() if other is None else (_against(rules, *other),)),
    )
    total = rules.start + sum(point.points for point in points)
    limits = ((rules.strong, Chance.STRONG), (rules.fair, Chance.FAIR), (rules.weak, Chance.WEAK))
    chance = next((chance for limit, chance in limits if total >= limit), Chance.NONE)
    doubted = other is not None and other[0] == SAME_SIGNS
    why = f"{_sentence(points)}{_left_over(library, best, root)}"
    behind = backing(library, (source for point in points for source in point.sources))
    return (
        Chance.FAIR if doubted and chance is Chance.STRONG else chance,
        why,
        behind if behind.sources else assumed(),
    )


def _sentence(points: Iterable[Points]) -> str:
    points = tuple(points)
    speaks_for = listed(point.words for point in points if point.points > 0)
    against = listed(point.words for point in points if point.points < 0)
    parts = [tr("For a root: {signs}.", signs=speaks_for) if speaks_for else tr("Nothing yet points to one root.")]
    return " ".join([*parts, tr("Against: {signs}.", signs=against)] if against else parts)


def _left_over(library: Library, best: SideFit, root: Root) -> str:
    """What the leading root does not explain and another would: two roots, or a nerve outside them."""
    findings = [
        lower_first(finding_phrase(library, part.finding))
        for part in best.contributions
        if part.finding is not None
        and part.finding.kind in POWER_AND_REFLEX
        and part.finding.is_deficit
        and part.scores[root]
        <= 0
        < max(part.scores.values()) - log(library.rules.root_at_all.better_explained)
    ]
    numb = channel_words(Channel.SENSORY).lower()
    zones = [
        tr("{feeling} {zone}", feeling=numb, zone=library.zones[part.sign.zone].words)
        for part in best.contributions
        if part.sign is not None
        and part.sign.weight >= library.rules.painting.marked
        and _of_another_root(library, part.sign, root)
    ]
    left = listed([*findings, *zones], MOST_NAMED)
    return " " + tr("Not explained by {root}: {signs}.", root=root.value, signs=left) if left else ""


def _of_another_root(library: Library, sign: ZoneSign, root: Root) -> bool:
    rating = library.zones[sign.zone].rating.get(sign.channel, {})
    signature = max(rating.values(), default=0) >= library.rules.root_at_all.signature_rating
    return sign.channel is Channel.SENSORY and not rating.get(root, 0) and signature


def _places(
    library: Library, signs: tuple[ZoneSign, ...], root: Root, symptoms: Symptoms, *, deficits: bool
) -> Iterable[str]:
    """The points that the places of pain and numbness make, by name."""
    rules, body = library.rules.root_at_all, library.rules.painting
    leg = tuple(s for s in signs if s.zone in body.in_leg)
    numb = [s for s in signs if s.channel is Channel.SENSORY]
    if any(s.zone in body.below_knee for s in signs):
        yield "below_knee"
    if any(s.zone in body.saddle for s in numb):
        yield "saddle"
    elif numb and _typical(library, numb, root) >= rules.mostly_typical:
        yield "numb_typical"
    elif numb and _typical(library, numb, root) < rules.hardly_typical:
        yield "numb_untypical"
    if leg and any(s.zone in body.back for s in signs):
        yield "back_and_leg"
    if leg and not numb and _typical(library, leg, root) >= rules.mostly_typical:
        yield "pain_typical"
    if len({s.zone for s in leg}) >= rules.whole_leg * len(body.in_leg):
        yield "whole_leg"
    if both_legs(symptoms, body):
        yield "both_legs"
    if signs and not leg and not deficits:
        yield "no_leg"


def _typical(library: Library, signs: Iterable[ZoneSign], root: Root) -> float:
    """Share of the marked weight that lies in zones typical of the root."""
    signs = [s for s in signs if s.zone in library.zones]
    total = sum(s.weight for s in signs)
    least = library.rules.root_at_all.typical_rating
    typical = sum(
        s.weight for s in signs if library.zones[s.zone].rating.get(s.channel, {}).get(root, 0) >= least
    )
    return typical / total if total else 0.0


def _deficits(library: Library, examination: Examination, best: SideFit, root: Root) -> Iterable[str]:
    """Weakness, reflex or feeling changed in a way the leading root explains.

    A reflex lost on both sides is no sign of one root: ankle jerks go with age and with polyneuropathy.
    """
    least = log(library.rules.root_at_all.explained)
    found = {
        part.finding.kind
        for part in best.contributions
        if part.finding is not None
        and part.finding.is_deficit
        and part.scores[root] >= least
        and not _lost_on_both_sides(examination, part.finding)
    }
    return (name for kind, name in DEFICITS.items() if kind in found)


def _lost_on_both_sides(examination: Examination, finding: Finding) -> bool:
    same = (f for f in examination.findings if (f.kind, f.name) == (finding.kind, finding.name))
    lost = {f.side for f in same if f.is_deficit}
    return finding.kind is FindingKind.REFLEX and lost >= set(Side)


def _radiculopathy(library: Library, examination: Examination, best: SideFit) -> Iterable[Points]:
    """The published ratios for radiculopathy as a whole: stretch tests and history."""
    condition, rules = library.conditions.get(RADICULOPATHY), library.rules.root_at_all.radiculopathy
    if condition is None:
        return
    found = ((f.kind, f.name, f.value) for f in examination.findings if f.side in (None, best.side))
    weights = [condition.weights[key] for key in found if key[0] in TOLD and key in condition.weights]
    sums = sum(log(weight.ratio) for weight in weights)
    if abs(sums) >= rules.least:
        points, sources = min(rules.times * abs(sums), rules.most), tuple(w.source for w in weights)
        yield (
            Points(points, rules.speaks_for, sources) if sums > 0 else Points(-points, rules.against, sources)
        )


def _others(rules: RootAtAllRules, best: SideFit, others: tuple[Fit, ...]) -> Iterator[tuple[str, Fit]]:
    """A look-alike that explains the picture by itself counts against a root: much when power and
    reflexes are kept or untested, less when they changed in a way it explains too.
    """
    first = [fit for fit in others[: rules.rivals] if not fit.condition.of_the_roots]
    deficit = any(
        p.finding is not None and p.finding.kind in POWER_AND_REFLEX and p.finding.is_deficit
        for p in best.contributions
    )
    if deficit:
        return ((SAME_SIGNS, fit) for fit in first if fit.explains_a_deficit)
    return ((RIVAL, fit) for fit in first if fit.rivals_a_root)


def _against(rules: RootAtAllRules, name: str, fit: Fit) -> Points:
    return _point(rules, name, condition=in_sentence(fit.condition.name))


def _point(rules: RootAtAllRules, name: str, **words: str) -> Points:
    point = rules.points[name]
    return Points(point.points, point.text.format(**words), (point.source,))
