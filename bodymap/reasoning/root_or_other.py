"""A root beside something that looks like one: what each of them makes of everything marked and found, side by side.

The two are scored by rules of their own and share no sum, so no row has a size in common and nothing is added up: what
tells them apart is seen row by row, what differs most first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.backing import Backing, backing, together
from bodymap.knowledge.library import Condition, FindingKey, Library, Weight
from bodymap.knowledge.vocabulary import NORMAL
from bodymap.reasoning.evidence_words import (
    CHANNEL_WORDS,
    MOST_NAMED,
    finding_phrase,
    in_sentence,
    listed,
    zone_backing,
)
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.look_alikes import PLACES
from bodymap.reasoning.parts import Same
from bodymap.reasoning.symptoms import Symptoms, ZoneSign
from bodymap.reasoning.zone_fits import elsewhere, places


@dataclass(frozen=True, slots=True)
class BesideRow:
    """One thing marked or found: what it says of the root and of the other, and how far apart that is (natural log)."""

    text: str
    of_root: str
    of_other: str
    apart: float
    backing: Backing


def beside(
    library: Library,
    symptoms: Symptoms,
    examination: Examination,
    root: Root,
    side: Side,
    condition: Condition,
) -> tuple[BesideRow, ...]:
    """All that says something of either, findings first, what differs most first among them."""
    found = [f for f in examination.findings if f.side in (None, side)]
    rows = (row for row in _finding_rows(library, found, root, condition) if row.apart >= least(library))
    signs = [s for s in symptoms.signs if s.side is side and s.weight >= library.rules.painting.marked]
    return (*sorted(rows, key=lambda row: -row.apart), *_place_rows(library, signs, root, condition))


def least(library: Library) -> float:
    """Natural log of the smallest ratio that still says anything, in the words of telling.yaml."""
    return min(log(ratio) for ratio, _ in library.rules.telling.ratios if ratio > 1)


def _finding_rows(
    library: Library, found: Sequence[Finding], root: Root, condition: Condition
) -> Iterable[BesideRow]:
    made = {(f.kind, f.name, f.value) for f in found}
    for finding in found:
        key: FindingKey = (finding.kind, finding.name, finding.value)
        own, other = library.findings.get(key), _weight(condition, key, made)
        ratios = (own.ratio(root) if own else 1.0, other.ratio if other else 1.0)
        words = [library.rules.telling.ratio(ratio) for ratio in ratios]
        behind = together(
            backing(library, [weight.source], weight.status) for weight in (own, other) if weight is not None
        )
        yield BesideRow(
            finding_phrase(library, finding),
            words[0].format(root=root.value),
            words[1].format(root=in_sentence(condition.name)),
            abs(log(ratios[0]) - log(ratios[1])),
            behind,
        )


def _weight(condition: Condition, key: FindingKey, made: set[FindingKey]) -> Weight | None:
    """The weight of a finding; that of a pair it completes, where the pair stands for it.

    A normal answer that completes a pair carries the pair: a strong inversion beside a weak foot lift.
    """
    whole = [pair for pair in condition.pairs if key in pair.all_of and made.issuperset(pair.all_of)]
    if whole and key[2] == NORMAL[key[0]]:
        return whole[0].weight
    return condition.weights.get(key)


def _place_rows(
    library: Library, signs: Sequence[ZoneSign], root: Root, condition: Condition
) -> Iterable[BesideRow]:
    """Zones that mean the same to both stand together."""
    groups: dict[tuple[Channel, int, str], list[str]] = {}
    known, other = places(Same(condition)), elsewhere(condition)
    for sign in signs:
        rating = library.zones[sign.zone].rating.get(sign.channel, {}).get(root, 0)
        groups.setdefault((sign.channel, rating, known.get(sign.zone, other)), []).append(sign.zone)
    behind = together([zone_backing(library), backing(library, condition.sources)])
    for (channel, rating, place), zones in groups.items():
        names = listed((library.zones[zone].words for zone in zones), MOST_NAMED)
        of_root = library.rules.telling.ratings[rating].format(root=root.value)
        of_other = f"{in_sentence(condition.name)}: {PLACES[place]}"
        yield BesideRow(f"{CHANNEL_WORDS[channel]}: {names}", of_root, of_other, 0.0, behind)
