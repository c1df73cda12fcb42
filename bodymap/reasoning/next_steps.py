"""What to examine or ask next: the untested items that are expected to tell most, roots and look-alikes together.

The causes in play are the roots, each as likely as its probability times the chance that it is a root at all, and the
look-alikes, which share the rest by their scores. An item is worth the fall of the entropy (bits) that its answer is
expected to bring. The chance of an abnormal answer is the base chance times the ratio of the table, held within limits.
The gain orders the list and is never shown as a figure; all its numbers are assumed and stand in knowledge/model.yaml.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import exp, log2

from bodymap.atlas.levels import Root
from bodymap.knowledge.library import Condition, FindingKey, Library
from bodymap.knowledge.vocabulary import FindingKind, Word
from bodymap.reasoning.evidence_words import in_sentence
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.look_alikes import Fit
from bodymap.reasoning.reading import Chance, NextStep
from bodymap.reasoning.root_model import SideFit

ABNORMAL = {
    FindingKind.STRENGTH: "weak",
    FindingKind.REFLEX: "reduced",
    FindingKind.TEST: "pos",
    FindingKind.SENSATION: "altered",
    FindingKind.HISTORY: "yes",
}
"""The abnormal answer of each kind; a red-flag fact is asked by its own rules, never to tell causes apart."""
OUTCOMES = {
    FindingKind.STRENGTH: ("weak", "strong"),
    FindingKind.REFLEX: ("reduced", "present"),
    FindingKind.TEST: ("positive", "negative"),
    FindingKind.SENSATION: ("altered", "normal"),
    FindingKind.HISTORY: ("yes", "no"),
}
"""How the two answers are said."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One explanation in play: how it is called in a sentence, its chance 0-1, and what it makes of an answer.

    ratio: the factor by which an abnormal answer changes its odds (1 = nothing).
    """

    name: str
    chance: float
    ratio: Callable[[FindingKey], float]


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What is expected of one item: its gain in bits, and the chance of each cause after either answer."""

    word: Word
    gain: float
    abnormal: tuple[float, ...]
    normal: tuple[float, ...]


def next_steps(
    library: Library,
    examination: Examination,
    best: SideFit,
    chance: Chance,
    others: tuple[Fit, ...],
    most: int = 3,
) -> tuple[NextStep, ...]:
    """The items worth doing next, best first, at most `most`, no two that would tell the same."""
    causes = tuple(causes_in_play(library, examination, best, chance, others))
    found = (_outlook(library, word, causes) for word in untested(library, examination, best))
    ordered = sorted(
        (o for o in found if o.gain > library.model.next_steps.least_gain), key=lambda o: -o.gain
    )
    chosen = _different(library, ordered, most)
    return tuple(
        NextStep(o.word.name, _text(o, causes, library.model.next_steps.named_from), o.gain) for o in chosen
    )


def causes_in_play(
    library: Library,
    examination: Examination,
    best: SideFit,
    chance: Chance,
    others: tuple[Fit, ...],
) -> Iterable[Cause]:
    """The roots of the side with most, and the look-alikes that fit best; their chances sum to 1."""
    rules = library.model.next_steps
    rivals = tuple(fit for fit in others[: rules.look_alikes] if fit.able)
    of_roots = rules.root_at_all[chance.value] if rivals else 1.0
    for root in Root:
        yield Cause(root.value, of_roots * best.probability[root], _of_root(library, root))
    highest = max((fit.score for fit in rivals), default=0.0)
    weights = [exp(fit.score - highest) for fit in rivals]
    found = {(f.kind, f.name, f.value) for f in examination.findings if f.side in (None, best.side)}
    for fit, weight in zip(rivals, weights, strict=True):
        share = (1 - of_roots) * weight / sum(weights)
        yield Cause(in_sentence(fit.condition.name), share, _of_condition(fit.condition, found))


def _of_root(library: Library, root: Root) -> Callable[[FindingKey], float]:
    def ratio(key: FindingKey) -> float:
        weight = library.findings.get(key)
        return weight.ratio(root) if weight is not None else 1.0

    return ratio


def _of_condition(condition: Condition, found: set[FindingKey]) -> Callable[[FindingKey], float]:
    """The single ratio; where the opposite answer would complete a pair with what was found, against it as well."""
    completed = {
        key: pair.weight.ratio
        for pair in condition.pairs
        for key in pair.all_of
        if key not in found and all(other in found for other in pair.all_of if other != key)
    }

    def ratio(key: FindingKey) -> float:
        kind, name, _ = key
        single = condition.weights.get(key)
        normal = (kind, name, "normal" if kind is not FindingKind.TEST else "neg")
        paired = completed.get(key, 1.0) / completed.get(normal, 1.0)
        return (single.ratio if single is not None else 1.0) * paired

    return ratio


def untested(library: Library, examination: Examination, best: SideFit) -> Iterable[Word]:
    """The items of the vocabulary that say something and were not done on the side of the picture."""
    here = [f for f in examination.findings if f.side in (None, best.side)]
    done = {(f.kind, f.name) for f in here}
    all_moved = (FindingKind.STRENGTH, "all") in done
    never = library.model.next_steps.never
    for word in library.words:
        moved = all_moved and word.kind is FindingKind.STRENGTH
        if (
            word.kind in ABNORMAL
            and (word.kind, word.name) not in done
            and not moved
            and word.name not in never
        ):
            yield word


def _outlook(library: Library, word: Word, causes: Sequence[Cause]) -> _Outlook:
    rules = library.model.next_steps
    key = (word.kind, word.name, ABNORMAL[word.kind])
    chances = [min(max(rules.base * cause.ratio(key), rules.least), rules.most) for cause in causes]
    abnormal = [cause.chance * chance for cause, chance in zip(causes, chances, strict=True)]
    normal = [cause.chance - part for cause, part in zip(causes, abnormal, strict=True)]
    before = _spread([cause.chance for cause in causes])
    gain = before - _spread(abnormal) - _spread(normal)
    return _Outlook(word, gain, _scaled(abnormal), _scaled(normal))


def _scaled(parts: Sequence[float]) -> tuple[float, ...]:
    total = sum(parts)
    return tuple(part / total for part in parts)


def _spread(shares: Iterable[float]) -> float:
    """Their sum times the entropy of what each has of it, bits."""
    shares = list(shares)
    total = sum(shares)
    return sum(share * log2(total / share) for share in shares if share > 0)


def _different(library: Library, ordered: Iterable[_Outlook], most: int) -> Iterable[_Outlook]:
    """The best of each group of items that tell nearly the same."""
    seen: set[int] = set()
    groups = library.model.finding_group
    for outlook in ordered:
        group = groups.get((outlook.word.kind, outlook.word.name))
        if len(seen) < most and group not in seen:
            seen.add(-1 - len(seen) if group is None else group)
            yield outlook


def _text(outlook: _Outlook, causes: Sequence[Cause], least: float) -> str:
    """`Ankle inversion: weak would point to L5, strong to common peroneal nerve trouble`; in words, no figures."""
    word = outlook.word
    yes, no = OUTCOMES[word.kind]
    towards, away = (_gains_most(after, causes, least) for after in (outlook.abnormal, outlook.normal))
    label = f"Feeling at {word.label}" if word.kind is FindingKind.SENSATION else word.label
    asked = f"Ask: {label}" if word.kind is FindingKind.HISTORY else label
    if towards is None:
        return f"{asked}: {no} would point to {away}"
    return f"{asked}: {yes} would point to {towards}" + (f", {no} to {away}" if away else "")


def _gains_most(after: Sequence[float], causes: Sequence[Cause], least: float) -> str | None:
    gains = [now - cause.chance for now, cause in zip(after, causes, strict=True)]
    best = max(range(len(gains)), key=gains.__getitem__)
    return causes[best].name if gains[best] >= least else None
