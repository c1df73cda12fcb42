"""What to examine or ask next: the untested items that would change the order of the roots most.

Where a look-alike explains the picture and a root is in doubt, its own most telling untested item comes first.

Expected gain: fall of the entropy of the root ranking (bits), with an assumed chance of 0.3 that an item is
abnormal in a root it says nothing about. It orders the list and is never shown as a figure.
"""

from collections.abc import Iterable, Mapping
from math import log2

from bodymap.atlas.levels import Root
from bodymap.knowledge.library import Condition, Library
from bodymap.knowledge.vocabulary import FindingKind, Word
from bodymap.reasoning.evidence_words import in_sentence
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.look_alikes import Fit
from bodymap.reasoning.reading import Chance, NextStep
from bodymap.reasoning.root_model import SideFit

BASE = 0.3
ABNORMAL = {
    FindingKind.STRENGTH: "weak",
    FindingKind.REFLEX: "reduced",
    FindingKind.TEST: "pos",
    FindingKind.SENSATION: "altered",
}
ABNORMAL_WORDS = {**ABNORMAL, FindingKind.TEST: "positive"}


IN_PLAY = 0.03
"""A root less likely than this is not named in a step (assumed)."""
INVERSION = "ankle_inversion"
FOOT_LIFT = {"ankle_dorsiflexion", "hallux_extension", "toe_extension"}
TELLING = 1.5
"""A positive item of a look-alike has to multiply it by so much to be worth proposing (assumed)."""


def next_steps(
    library: Library,
    examination: Examination,
    best: SideFit,
    chance: Chance,
    others: tuple[Fit, ...],
    most: int = 3,
) -> tuple[NextStep, ...]:
    """The items worth doing next, best first, at most `most`; one of them may be for the leading look-alike."""
    doubtful = chance in (Chance.NONE, Chance.WEAK)
    first = [
        *_foot_drop_rule(library, examination, best),
        *(list(_for_look_alike(library, examination, others[0]))[:1] if doubtful and others else []),
    ]
    known = {step.finding for step in first}
    rest = [step for step in _for_roots(library, examination, best) if step.finding not in known]
    return (*first, *rest)[:most]


def _foot_drop_rule(library: Library, examination: Examination, best: SideFit) -> Iterable[NextStep]:
    """With a weak foot lift, inversion parts L5 from the peroneal nerve (the foot-drop rule of the textbooks)."""
    weak = {f.name for f in examination.findings if f.value == "weak" and f.side in (None, best.side)}
    tested = {f.name for f in examination.findings if f.side in (None, best.side)}
    inversion = library.word(FindingKind.STRENGTH, INVERSION)
    if inversion is not None and weak & FOOT_LIFT and not tested & {INVERSION, "all"}:
        yield NextStep(
            INVERSION, f"{inversion.label}: weak with L5, strong when the peroneal nerve is at fault", 1.0
        )


def _for_look_alike(library: Library, examination: Examination, fit: Fit) -> Iterable[NextStep]:
    """The untested tests of one condition, the most telling first; none when one was already positive."""
    condition, found = fit.condition, {(f.kind, f.name) for f in examination.findings}
    if any(_telling(condition, finding) for finding in examination.findings):
        return
    tests = sorted(
        ((weight.ratio, name) for (kind, name, value), weight in condition.weights.items()
         if kind is FindingKind.TEST and value == "pos" and (kind, name) not in found),
        reverse=True,
    )  # fmt: skip
    for ratio, name in tests:
        word = library.word(FindingKind.TEST, name)
        if word is not None and ratio >= TELLING:
            text = f"{word.label}: if positive, more for {in_sentence(condition.name)}"
            yield NextStep(name, text, log2(ratio))


def _telling(condition: Condition, finding: Finding) -> bool:
    weight = condition.weights.get((finding.kind, finding.name, finding.value))
    return finding.kind is FindingKind.TEST and weight is not None and weight.ratio >= TELLING


def _for_roots(library: Library, examination: Examination, best: SideFit) -> Iterable[NextStep]:
    steps = [
        NextStep(word.name, _text(word, best, library), gain)
        for word in _untested(library, examination, best)
        if (gain := _gain(library, word, best.probability)) > 0.01
    ]
    return sorted(steps, key=lambda step: -step.gain)


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
    known = list(probability.items())
    chances = [min(0.95, max(0.02, BASE * weight.ratio(root))) for root, _ in known]
    yes = [p * chance for (_, p), chance in zip(known, chances, strict=True)]
    no = [p - abnormal for (_, p), abnormal in zip(known, yes, strict=True)]
    return _entropy(probability.values()) - _spread(yes) - _spread(no)


def _spread(shares: Iterable[float]) -> float:
    """Their sum times the entropy of what each has of it, bits."""
    shares = list(shares)
    total = sum(shares)
    return sum(share * log2(total / share) for share in shares if share > 0)


def _entropy(probability: Iterable[float]) -> float:
    return -sum(p * log2(p) for p in probability if p > 0)


def _text(word: Word, best: SideFit, library: Library) -> str:
    """Which root an abnormal result would lift, and which likely one it would lower."""
    weight = library.findings[(word.kind, word.name, ABNORMAL[word.kind])]
    likely = sorted((r for r in Root if best.probability[r] >= IN_PLAY), key=lambda r: -best.probability[r])
    more = max(likely, key=weight.ratio)
    if weight.ratio(more) <= 1:  # it lifts none of the roots in play: say which it would lift instead
        more = max(Root, key=lambda r: (weight.ratio(r), best.probability[r]))
    other = next((r for r in likely if weight.ratio(r) < weight.ratio(more)), None)
    label = f"Feeling at {word.label}" if word.kind is FindingKind.SENSATION else word.label
    towards = f"{more.value} rather than {other.value}" if other else f"more for {more.value}"
    return f"{label}: if {ABNORMAL_WORDS[word.kind]}, {towards}"
