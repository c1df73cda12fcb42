"""What to examine or ask next: the untested items that are expected to tell most, roots and look-alikes together.

The causes in play are the roots, each as likely as its probability times the chance that it is a root at all, and the
look-alikes, which share the rest by their scores. An item is worth the fall of the entropy (bits) that its answer is
expected to bring. The chance of an abnormal answer is the base chance times the ratio of the table, held within limits.
The gain orders the list and is never shown as a figure; all its numbers are assumed and stand in knowledge/model.yaml.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from bodymap.atlas.levels import Root
from bodymap.knowledge.library import Condition, FindingKey, Library
from bodymap.knowledge.vocabulary import ABNORMAL, NORMAL, FindingKind, Word
from bodymap.language import tr, tr_as, tr_as_later
from bodymap.reasoning.evidence_words import in_sentence
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.look_alikes import Fit
from bodymap.reasoning.parts import Same
from bodymap.reasoning.reading import Chance, NextStep
from bodymap.reasoning.root_model import SideFit

OUTCOMES = {
    FindingKind.STRENGTH: (tr_as_later("an outcome", "weak"), tr_as_later("an outcome", "strong")),
    FindingKind.REFLEX: (tr_as_later("an outcome", "reduced"), tr_as_later("an outcome", "present")),
    FindingKind.TEST: (tr_as_later("an outcome", "positive"), tr_as_later("an outcome", "negative")),
    FindingKind.SENSATION: (tr_as_later("an outcome", "altered"), tr_as_later("an outcome", "normal")),
    FindingKind.HISTORY: (tr_as_later("an outcome", "yes"), tr_as_later("an outcome", "no")),
}
"""How the two answers are said. A red-flag fact has none: it is asked by its own rules, never to tell causes apart."""


DEFICITS = (FindingKind.STRENGTH, FindingKind.REFLEX, FindingKind.SENSATION)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cause:
    """One explanation in play: how it is called in a sentence, its chance 0-1, and what it makes of each answer.

    ratios: for every item that can be proposed the factor by which an abnormal answer changes its odds (1 = nothing).
    """

    name: str
    chance: float
    ratios: Floats


@dataclass(frozen=True, eq=False, slots=True)
class _Outlook:
    """What is expected of every item that can be proposed, one column an item: its gain in bits, the chance of each
    cause (a row) after either answer, and whether each makes an abnormal answer likelier at all.
    """

    gains: list[float]
    if_abnormal: Floats
    if_normal: Floats
    expected: NDArray[np.bool_]


def next_steps(
    library: Library,
    examination: Examination,
    best: SideFit,
    chance: Chance,
    others: tuple[Fit, ...],
    most: int = 3,
) -> tuple[NextStep, ...]:
    """The items worth doing next, best first, at most `most`, no two that would tell the same."""
    causes, words = tuple(causes_in_play(library, examination, best, chance, others)), proposed(Same(library))
    outlook = _outlook(library, causes)
    done = {(f.kind, f.name) for f in examination.findings if f.side in (None, best.side)}
    left = [n for n in _worth_it(library, outlook) if not _is_done(words[n], done)]
    left.sort(key=lambda n: -outlook.gains[n])
    return tuple(
        NextStep(words[n].name, _text(library, words[n], outlook, n, causes), outlook.gains[n])
        for n in _different(library, left, most)
    )


def _worth_it(library: Library, outlook: _Outlook) -> Iterable[int]:
    """The numbers of the items that gain enough.

    A deficit that no cause in play expects is not looked for, whatever speaks against one of them.
    """
    words, least = proposed(Same(library)), library.model.next_steps.least_gain
    looked_for: list[bool] = np.any(outlook.expected, axis=0).tolist()
    for number, gain in enumerate(outlook.gains):
        if gain > least and (looked_for[number] or words[number].kind not in DEFICITS):
            yield number


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
    of_root = _root_ratios(Same(library))
    for root in Root:
        yield Cause(root.value, of_roots * best.probability[root], of_root[root])
    highest = max((fit.score for fit in rivals), default=0.0)
    weights = [exp(fit.score - highest) for fit in rivals]
    found = {(f.kind, f.name, f.value) for f in examination.findings if f.side in (None, best.side)}
    for fit, weight in zip(rivals, weights, strict=True):
        share = (1 - of_roots) * weight / sum(weights)
        yield Cause(in_sentence(fit.condition.name), share, _condition_ratios(library, fit.condition, found))


@lru_cache(maxsize=4)
def proposed(library: Same[Library]) -> tuple[Word, ...]:
    """The items that can be proposed at all, in the order of the vocabulary."""
    never = library.it.model.next_steps.never
    return tuple(w for w in library.it.words if w.kind in OUTCOMES and w.name not in never)


def _abnormal(word: Word) -> FindingKey:
    return (word.kind, word.name, ABNORMAL[word.kind])


@lru_cache(maxsize=4)
def _root_ratios(library: Same[Library]) -> Mapping[Root, Floats]:
    weights = [library.it.findings.get(_abnormal(word)) for word in proposed(library)]
    return {root: np.array([1.0 if w is None else w.ratio(root) for w in weights]) for root in Root}


@lru_cache(maxsize=256)
def _single_ratios(library: Same[Library], condition: Same[Condition]) -> Floats:
    weights = [condition.it.weights.get(_abnormal(word)) for word in proposed(library)]
    return np.array([1.0 if w is None else w.ratio for w in weights])


def _condition_ratios(library: Library, condition: Condition, found: set[FindingKey]) -> Floats:
    """The single ratios; where an answer would complete a pair with what was found, that of the pair as well."""
    single = _single_ratios(Same(library), Same(condition))
    completed = {
        key: pair.weight.ratio
        for pair in condition.pairs
        for key in pair.all_of
        if key not in found and all(other in found for other in pair.all_of if other != key)
    }
    if not completed:
        return single
    return single * [_paired(completed, word) for word in proposed(Same(library))]


def _paired(completed: Mapping[FindingKey, float], word: Word) -> float:
    normal = (word.kind, word.name, NORMAL[word.kind])
    return completed.get(_abnormal(word), 1.0) / completed.get(normal, 1.0)


def _is_done(word: Word, done: Collection[tuple[FindingKind, str]]) -> bool:
    """Done on the side of the picture, or among all movements that were."""
    all_moved = word.kind is FindingKind.STRENGTH and (FindingKind.STRENGTH, "all") in done
    return all_moved or (word.kind, word.name) in done


def _outlook(library: Library, causes: Sequence[Cause]) -> _Outlook:
    """Both answers in one go: the first axis of `parts` is the answer, abnormal or normal."""
    rules = library.model.next_steps
    before, ratios = (
        np.array([[cause.chance] for cause in causes]),
        np.array([cause.ratios for cause in causes]),
    )
    abnormal = np.minimum(np.maximum(rules.base * ratios, rules.least), rules.most)
    parts = before * np.array([abnormal, 1 - abnormal])
    of_abnormal, of_normal = _spread(parts)
    if_abnormal, if_normal = parts / parts.sum(axis=1, keepdims=True)
    gains = (_spread(before) - of_abnormal - of_normal).tolist()
    return _Outlook(gains, if_abnormal, if_normal, ratios > 1)


def _spread(parts: Floats) -> Floats:
    """For each column its sum times the entropy of what each row has of it, bits."""
    total, there = parts.sum(axis=-2, keepdims=True), parts > 0
    share = np.where(there, parts, 1.0)
    return np.where(there, parts * np.log2(total / share), 0.0).sum(axis=-2)


def _different(library: Library, ordered: Iterable[int], most: int) -> Iterable[int]:
    """The best of each group of items that tell nearly the same."""
    seen: set[int] = set()
    groups, words = library.model.finding_group, proposed(Same(library))
    for item in ordered:
        group = groups.get((words[item].kind, words[item].name))
        if len(seen) < most and group not in seen:
            seen.add(-1 - len(seen) if group is None else group)
            yield item


def _text(library: Library, word: Word, outlook: _Outlook, item: int, causes: Sequence[Cause]) -> str:
    """`Ankle inversion: weak would point to L5, strong to common peroneal nerve trouble`; in words, no figures."""
    least = library.model.next_steps.named_from
    yes, no = (tr_as("an outcome", one) for one in OUTCOMES[word.kind])
    may, may_all = outlook.expected[:, item].tolist(), [True] * len(causes)
    towards = _gains_most(outlook.if_abnormal[:, item].tolist(), causes, least, may)
    away = _gains_most(outlook.if_normal[:, item].tolist(), causes, least, may_all)
    asked = word.label
    if word.kind is FindingKind.SENSATION:
        asked = tr("Feeling at {point}", point=word.label)
    elif word.kind is FindingKind.HISTORY:
        asked = tr("Ask: {question}", question=word.label)
    if towards is None:
        return tr("{item}: {outcome} would point to {cause}", item=asked, outcome=no, cause=away)
    if not away:
        return tr("{item}: {outcome} would point to {cause}", item=asked, outcome=yes, cause=towards)
    return tr(
        "{item}: {outcome} would point to {cause}, {otherwise} to {other}",
        item=asked,
        outcome=yes,
        cause=towards,
        otherwise=no,
        other=away,
    )


def _gains_most(
    after: Sequence[float], causes: Sequence[Cause], least: float, may: Sequence[bool]
) -> str | None:
    """The cause that an answer makes likeliest against before, of those it may point to."""
    rows = zip(after, causes, may, strict=True)
    gains = [now - cause.chance if allowed else 0.0 for now, cause, allowed in rows]
    best = max(range(len(gains)), key=gains.__getitem__)
    return causes[best].name if gains[best] >= least else None
