"""What kind of picture it is: too little to tell, one root, several roots, both sides, or none that fits well; and what was
found that does not go with what was painted.

These are results of their own, said in a sentence beside the ranking: a list always has a first, and a first that fits badly
must not look like an answer. The limits are assumed and stand in knowledge/model.yaml (`patterns`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, log2
from typing import NamedTuple

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Library, ZoneFacts
from bodymap.knowledge.vocabulary import NORMAL, FindingKind
from bodymap.language import listed, tr
from bodymap.reasoning.evidence_words import finding_phrase, lower_first
from bodymap.reasoning.examination import NOT_EXAMINED, Examination
from bodymap.reasoning.parts import Same
from bodymap.reasoning.reading import Pattern, PatternNote
from bodymap.reasoning.root_model import Contribution, SideFit

MOST_BETTER = 3
DEFICIT = (FindingKind.STRENGTH, FindingKind.REFLEX, FindingKind.SENSATION)


def patterns(
    library: Library, fits: tuple[SideFit, ...], examination: Examination = NOT_EXAMINED
) -> tuple[PatternNote, ...]:
    """What is to be said of the picture as a whole; empty when one root of one side explains it well enough."""
    if not fits:
        return ()
    best = fits[0]
    return (
        *_of_side(library, best),
        *_of_both(library, fits),
        *_on_the_other_side(library, fits, examination),
        *_contradicted(library, fits, examination),
    )


def told_bits(library: Library, fit: SideFit) -> float:
    """How far the picture has moved the roots from where they start: relative entropy to the prior, bits."""
    return sum(p * log2(p / library.model.prior[root]) for root, p in fit.probability.items())


def _of_side(library: Library, fit: SideFit) -> Iterable[PatternNote]:
    limits = library.model.patterns
    first = max(fit.probability, key=lambda root: fit.scores[root])
    weighed = tuple(_weighed(library, fit))
    if _explained(weighed, first) < limits.least_explained:
        better = sorted(
            (r for r in Root if _explained(weighed, r) >= limits.least_explained),
            key=lambda root: -fit.scores[root],
        )[:MOST_BETTER]
        if better:
            yield PatternNote(
                Pattern.TOO_LITTLE,
                tr(
                    "Not enough information: what is marked is usually felt from {roots}. "
                    "{first} still stands first, only because it is at fault far more often.",
                    roots=listed(r.value for r in better),
                    first=first.value,
                ),
            )
            return
        yield PatternNote(
            Pattern.NONE_FITS,
            tr(
                "None fits well: {first} is the nearest, but less than half of what is marked is where it is "
                "usually felt.",
                first=first.value,
            ),
        )
        return
    if told_bits(library, fit) < limits.least_bits:
        yield PatternNote(
            Pattern.TOO_LITTLE,
            tr(
                "Not enough information: what is marked and found so far could come from several roots nearly as well."
            ),
        )
        return
    second = _second(library, fit, first)
    if second is not None:
        yield _two_roots(first, second, limits.apart)


def _two_roots(first: Root, second: Root, apart: int) -> PatternNote:
    """Neighbours can be hurt together; roots far apart have no one place in common."""
    order = list(Root)
    if abs(order.index(first) - order.index(second)) > apart:
        return PatternNote(
            Pattern.NONE_FITS,
            tr(
                "None fits well: {first} leaves open what only {second} explains, and the two lie far apart.",
                first=first.value,
                second=second.value,
            ),
        )
    return PatternNote(
        Pattern.SEVERAL,
        tr(
            "Several roots: {second} explains signs that {first} leaves open. Two roots at once, or a "
            "nerve in which both run.",
            first=first.value,
            second=second.value,
        ),
    )


class _Weighed(NamedTuple):
    """The weight of one sign or deficit, and the roots that explain it."""

    weight: float
    by: Collection[Root]


def _explained(weighed: Sequence[_Weighed], root: Root) -> float:
    """Share 0-1 of what is marked and found that the root explains at least as an area it shares."""
    total = sum([one.weight for one in weighed])
    return sum([one.weight for one in weighed if root in one.by]) / total if total else 1.0


def _weighed(library: Library, fit: SideFit) -> Iterable[_Weighed]:
    areas = _areas(Same(library))
    for part in fit.contributions:
        if part.sign is not None:
            yield _Weighed(part.sign.weight, areas[part.sign.channel, part.sign.zone].shared)
        elif part.finding is not None and part.finding.kind in DEFICIT and part.finding.is_deficit:
            yield _Weighed(1.0, [root for root, score in part.scores.items() if score > 0])


@dataclass(frozen=True, slots=True)
class _Area:
    """The roots that are felt in a zone at all, at least as in an area they share, and as in one typical of them."""

    ever: frozenset[Root]
    shared: frozenset[Root]
    typical: frozenset[Root]


@lru_cache(maxsize=4)
def _areas(library: Same[Library]) -> Mapping[tuple[Channel, str], _Area]:
    limits = library.it.model.patterns

    def rated(zone: ZoneFacts, channel: Channel, least: int) -> frozenset[Root]:
        return frozenset(r for r in Root if zone.rating.get(channel, {}).get(r, 0) >= least)

    return {
        (channel, zone.id): _Area(
            *(rated(zone, channel, least) for least in (1, limits.shared, limits.typical))
        )
        for channel in Channel
        for zone in library.it.zones.values()
    }


def _second(library: Library, fit: SideFit, first: Root) -> Root | None:
    """The root that explains most of the numbness and deficits the first one leaves open; None when too little is."""
    left = tuple(_left_open(library, fit, first))
    found = {root: sum([one.weight for one in left if root in one.by]) for root in Root if root is not first}
    best = max(found, key=lambda root: (found[root], fit.scores[root]))
    return best if found[best] >= library.model.patterns.left_open else None


def _left_open(library: Library, fit: SideFit, first: Root) -> Iterable[_Weighed]:
    """The signs that the first root explains not at all, by the roots that explain them well. Pain does not count."""
    limits, areas, least = library.model.patterns, _areas(Same(library)), library.rules.painting.marked
    for part in fit.contributions:
        sign, finding = part.sign, part.finding
        if sign is not None:
            area = areas[sign.channel, sign.zone]
            if sign.channel is Channel.SENSORY and sign.weight >= least and first not in area.ever:
                yield _Weighed(sign.weight, area.typical)
        elif (
            finding is not None and finding.is_deficit and finding.kind in DEFICIT and part.scores[first] <= 0
        ):
            clear = log(limits.clear_ratio) * _share(library, part)
            yield _Weighed(limits.deficit, [root for root, score in part.scores.items() if score >= clear])


def _share(library: Library, part: Contribution) -> float:
    finding = part.finding
    return library.model.finding_share.get((finding.kind, finding.name), 1.0) if finding is not None else 1.0


def _on_the_other_side(
    library: Library, fits: tuple[SideFit, ...], examination: Examination
) -> Iterable[PatternNote]:
    """What was found on a side where nothing is marked: no root of the reading explains it, and it may be a slip."""
    read = {fit.side for fit in fits}
    for side in Side:
        found = [f for f in examination.findings if f.side is side and (f.is_deficit or f.value == "pos")]
        if found and side not in read:
            told = listed(lower_first(finding_phrase(library, finding)) for finding in found)
            yield PatternNote(
                Pattern.OTHER_SIDE,
                tr(
                    "Found on the {side}, where nothing is marked: {findings}. What is read here does not explain it: "
                    "check the side, or paint what is felt there.",
                    side=side.word,
                    findings=told,
                ),
            )


def _contradicted(
    library: Library, fits: tuple[SideFit, ...], examination: Examination
) -> Iterable[PatternNote]:
    """Feeling found normal at the point of a level whose own area is painted numb."""
    least = library.rules.root_at_all.signature_rating
    for fit in fits:
        signs = [p.sign for p in fit.contributions if p.sign and p.sign.channel is Channel.SENSORY]
        numb = [s for s in signs if s.weight >= library.rules.painting.marked]
        for finding in examination.findings:
            normal = (finding.kind, finding.value) == (FindingKind.SENSATION, NORMAL[FindingKind.SENSATION])
            if normal and finding.side is fit.side and finding.name in set(Root):
                own = [s.zone for s in numb if _rated(library, s.zone, Root(finding.name)) >= least]
                if own:
                    places = listed(library.zones[zone].words for zone in own)
                    yield PatternNote(
                        Pattern.CONTRADICTS,
                        tr(
                            "Painted numb, found normal on the {side}: {places} against feeling at the "
                            "{level} point. Both are counted: check which holds.",
                            side=fit.side.word,
                            places=places,
                            level=finding.name,
                        ),
                    )


def _rated(library: Library, zone: str, root: Root) -> int:
    return library.zones[zone].rating.get(Channel.SENSORY, {}).get(root, 0)


def _of_both(library: Library, fits: tuple[SideFit, ...]) -> Iterable[PatternNote]:
    total = sum(fit.amount for fit in fits)
    least = min(fits, key=lambda fit: fit.amount)
    if len(fits) > 1 and least.amount >= library.model.patterns.second_side * total:
        firsts: Mapping[Side, Root] = {
            fit.side: max(fit.probability, key=lambda root, f=fit: f.scores[root]) for fit in fits
        }
        told = listed(tr("{root} {side}", root=root.value, side=side.word) for side, root in firsts.items())
        yield PatternNote(
            Pattern.BOTH_SIDES,
            tr(
                "Both sides: each is read by itself; {roots} come first. Both legs at once point to the middle of the "
                "canal, or to nerves further out, more than to one root.",
                roots=told,
            ),
        )
