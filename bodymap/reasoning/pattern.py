"""What kind of picture it is: too little to tell, one root, several roots, both sides, or none that fits well; and what was
found that does not go with what was painted.

These are results of their own, said in a sentence beside the ranking: a list always has a first, and a first that fits badly
must not look like an answer. The limits are assumed and stand in knowledge/model.yaml (`patterns`).
"""

from collections.abc import Iterable, Mapping
from math import log, log2

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import NORMAL, FindingKind
from bodymap.language import listed, tr
from bodymap.reasoning.evidence_words import finding_phrase, lower_first
from bodymap.reasoning.examination import NOT_EXAMINED, Examination
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
    explained = _explained(library, fit, first)
    if explained < limits.least_explained:
        better = sorted(
            (r for r in Root if _explained(library, fit, r) >= limits.least_explained),
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


def _explained(library: Library, fit: SideFit, root: Root) -> float:
    """Share 0-1 of what is marked and found that the root explains at least as an area it shares."""
    weights = [
        (weight, share) for part in fit.contributions for weight, share in _weighed(library, part, root)
    ]
    total = sum(weight for weight, _ in weights)
    return sum(weight for weight, explains in weights if explains) / total if total else 1.0


def _weighed(library: Library, part: Contribution, root: Root) -> Iterable[tuple[float, bool]]:
    """The weight of one sign or deficit, and whether the root explains it."""
    if part.sign is not None:
        yield part.sign.weight, _rating(library, part, root) >= library.model.patterns.shared
    elif part.finding is not None and part.finding.kind in DEFICIT and part.finding.is_deficit:
        yield 1.0, part.scores[root] > 0


def _rating(library: Library, part: Contribution, root: Root) -> int:
    sign = part.sign
    return library.zones[sign.zone].rating.get(sign.channel, {}).get(root, 0) if sign is not None else 0


def _second(library: Library, fit: SideFit, first: Root) -> Root | None:
    """The root that explains most of the numbness and deficits the first one leaves open; None when too little is."""
    found = {
        root: sum(_open(library, part, first, root) for part in fit.contributions)
        for root in Root
        if root is not first
    }
    best = max(found, key=lambda root: (found[root], fit.scores[root]))
    return best if found[best] >= library.model.patterns.left_open else None


def _open(library: Library, part: Contribution, first: Root, other: Root) -> float:
    """The weight of a sign that the other root explains well and the first not at all. Pain does not count."""
    typical = library.model.patterns.typical
    if part.sign is not None:
        numb = part.sign.channel is Channel.SENSORY and part.sign.weight >= library.rules.painting.marked
        explains = not _rating(library, part, first) and _rating(library, part, other) >= typical
        return part.sign.weight if numb and explains else 0.0
    if part.finding is None or not part.finding.is_deficit or part.finding.kind not in DEFICIT:
        return 0.0
    clear = log(library.model.patterns.clear_ratio) * _share(library, part)
    return library.model.patterns.deficit if part.scores[first] <= 0 and part.scores[other] >= clear else 0.0


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
