"""A root beside something that looks like one: what each of them makes of everything marked and found, side by side.

The two are scored by rules of their own and share no sum, so no row has a size in common and nothing is added up: what
tells them apart is seen row by row, what differs most first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, prod

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.backing import Backing, backing, together
from bodymap.knowledge.library import Condition, Library, Weight
from bodymap.language import listed, tr
from bodymap.reasoning.evidence_words import (
    MOST_NAMED,
    channel_words,
    in_sentence,
    lower_first,
    zone_backing,
)
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.look_alikes import PLACES, Made, found_words, weighed
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
    found = {(f.kind, f.name, f.value): f for f in examination.findings if f.side in (None, side)}
    least = min(log(ratio) for ratio, _ in library.rules.telling.ratios if ratio > 1)
    rows = (row for row in _finding_rows(library, found, root, condition) if row.apart >= least)
    signs = [s for s in symptoms.signs if s.side is side and s.weight >= library.rules.painting.marked]
    return (*sorted(rows, key=lambda row: -row.apart), *_place_rows(library, signs, root, condition))


def _finding_rows(library: Library, made: Made, root: Root, condition: Condition) -> Iterable[BesideRow]:
    """What counts for the other, as it counts there; then what counts for the root alone. Nothing counts twice: of
    findings that the other weighs together as well, those with a row of their own say no more of the root.
    """
    rows = tuple(weighed(condition, made))
    alone = {one.findings for one in rows if len(one.findings) == 1}
    for one in rows:
        of_root = tuple(f for f in one.findings if one.findings in alone or (f,) not in alone)
        yield _row(library, one.findings, of_root, root, condition, one.weight)
    told = {finding for one in rows for finding in one.findings}
    for finding in made.values():
        if finding not in told:
            yield _row(library, (finding,), (finding,), root, condition, None)


def _row(
    library: Library,
    findings: Sequence[Finding],
    of_root: Sequence[Finding],
    root: Root,
    condition: Condition,
    other: Weight | None,
) -> BesideRow:
    """findings: what the other weighs here; of_root: those of them that the root does."""
    own = [w for f in of_root if (w := library.findings.get((f.kind, f.name, f.value))) is not None]
    ratios = (prod(weight.ratio(root) for weight in own), other.ratio if other else 1.0)
    rest = [f for f in findings if f not in of_root]
    text = found_words(library, of_root or findings)
    if of_root and rest:
        others = lower_first(found_words(library, rest))
        text = tr("{finding}, beside {others}", finding=text, others=others)
    telling = library.rules.telling
    return BesideRow(
        text,
        telling.ratio(ratios[0]).format(root=root.value),
        telling.ratio(ratios[1]).format(root=in_sentence(condition.name)),
        abs(log(ratios[0]) - log(ratios[1])),
        together(backing(library, [w.source], w.status) for w in (*own, other) if w is not None),
    )


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
        of_other = tr("{name}: {text}", name=in_sentence(condition.name), text=tr(PLACES[place]))
        yield BesideRow(tr("{name}: {text}", name=channel_words(channel), text=names), of_root, of_other, 0.0, behind)
