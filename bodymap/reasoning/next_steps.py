"""What to examine or ask next: the untested items that would change the order of the roots most.

Expected gain: fall of the entropy of the root ranking (bits), with an assumed chance of 0.3 that an item is
abnormal in a root it says nothing about. It orders the list and is never shown as a figure.
"""

from collections.abc import Iterable, Mapping
from math import log2

from bodymap.atlas.levels import Root
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind, Word
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.reading import NextStep
from bodymap.reasoning.root_model import SideFit

BASE = 0.3
ABNORMAL = {
    FindingKind.STRENGTH: "weak",
    FindingKind.REFLEX: "reduced",
    FindingKind.TEST: "pos",
    FindingKind.SENSATION: "altered",
}


def next_steps(
    library: Library, examination: Examination, best: SideFit, most: int = 3
) -> tuple[NextStep, ...]:
    """The items worth doing next, best first, at most `most`."""
    steps = [
        NextStep(word.name, _text(word, best, library), gain)
        for word in _untested(library, examination, best)
        if (gain := _gain(library, word, best.probability)) > 0.01
    ]
    return tuple(sorted(steps, key=lambda step: -step.gain)[:most])


def _untested(library: Library, examination: Examination, best: SideFit) -> Iterable[Word]:
    for word in library.words:
        key = (word.kind, word.name, ABNORMAL.get(word.kind, ""))
        done = any(
            f.kind == word.kind and f.name in (word.name, "all") and f.side in (None, best.side)
            for f in examination.findings
        )
        if key in library.findings and not done and word.name not in ("all", "anal_tone_or_squeeze"):
            yield word


def _gain(library: Library, word: Word, probability: Mapping[Root, float]) -> float:
    weight = library.findings[(word.kind, word.name, ABNORMAL[word.kind])]
    chance = {root: min(0.95, max(0.02, BASE * weight.ratio(root))) for root in Root}
    abnormal = sum(probability[r] * chance[r] for r in Root)
    after_yes = {r: probability[r] * chance[r] / abnormal for r in Root}
    after_no = {r: probability[r] * (1 - chance[r]) / (1 - abnormal) for r in Root}
    expected = abnormal * _entropy(after_yes) + (1 - abnormal) * _entropy(after_no)
    return _entropy(probability) - expected


def _entropy(probability: Mapping[Root, float]) -> float:
    return -sum(p * log2(p) for p in probability.values() if p > 0)


def _text(word: Word, best: SideFit, library: Library) -> str:
    first, second, *_ = sorted(best.probability, key=lambda root: -best.probability[root])
    weight = library.findings[(word.kind, word.name, ABNORMAL[word.kind])]
    more = max((first, second), key=weight.ratio)
    other = second if more is first else first
    return f"{word.label}: if abnormal, {more.value} rather than {other.value}"
