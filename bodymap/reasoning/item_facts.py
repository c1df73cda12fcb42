"""What is known about one item of the examination: how it is done, what counts, how accurate it is, what it changes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bodymap.atlas.levels import Root
from bodymap.knowledge.library import (
    Condition,
    ConditionKind,
    FindingKey,
    FindingWeight,
    Library,
    Status,
    Weight,
)
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind, Word
from bodymap.language import ENGLISH, in_english, listed, spoken, tr, tr_count, tr_later
from bodymap.reasoning.evidence_words import MOST_NAMED, in_sentence, value_words

ANSWERS: dict[FindingKind, tuple[tuple[str, str], ...]] = {
    FindingKind.STRENGTH: (("weak", tr_later("If weak")), ("normal", tr_later("If strong"))),
    FindingKind.REFLEX: (
        ("absent", tr_later("If absent or reduced")),
        ("normal", tr_later("If present")),
        ("brisk", tr_later("If brisk")),
    ),
    FindingKind.TEST: (("pos", tr_later("If positive")), ("neg", tr_later("If negative"))),
    FindingKind.SENSATION: (("altered", tr_later("If absent or altered")), ("normal", tr_later("If normal"))),
    FindingKind.HISTORY: (("yes", tr_later("If yes")), ("no", tr_later("If no"))),
    FindingKind.FACT: (("yes", tr_later("If yes")), ("no", tr_later("If no"))),
}
"""The values that are told apart, with the words they begin a sentence with."""
NO_FIGURE = tr_later("No study of its accuracy was found.")
NO_CHANGE = tr_later("Nothing in the ranking: it is kept and told.")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_COUNTS = ("Positive", "Enter", "Choose")
"""How the sentence begins, in English, that says what counts."""


@dataclass(frozen=True, slots=True)
class Backed:
    """A statement and what stands behind it, in words."""

    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """Everything a card about one item says.

    counts: what makes it positive, or its grades; muscles: those that do the movement, with their roots;
    roots, look_alikes: what each answer would do to them; accuracy: figures with their source;
    ours: what is assumed or taken from texts, because no figure was found.
    """

    title: str
    how: str
    counts: tuple[Backed, ...]
    muscles: tuple[str, ...]
    roots: tuple[str, ...]
    look_alikes: tuple[str, ...]
    accuracy: tuple[Backed, ...]
    ours: str


def item_facts(library: Library, word: Word) -> ItemFacts:
    """What the library knows about the item."""
    how, counts = _parted(word)
    weights = tuple(_weights(library, word))
    return ItemFacts(
        word.label,
        how,
        (*((Backed(counts, ""),) if counts else ()), *_grades(library, word), *_counted(library, word)),
        tuple(_muscles(library, word)),
        tuple(_root_changes(library, word)),
        (*_look_alike_changes(library, word), *_pairs(library, word)),
        tuple(_accuracy(library, weights)) or (Backed(tr(NO_FIGURE), ""),),
        _ours(weights),
    )


def _parted(word: Word) -> tuple[str, str]:
    """How it is done, and the sentences that say what counts."""
    sentences, english = _SENTENCE.split(word.how), _SENTENCE.split(_in_english(word))
    first = next((i for i, one in enumerate(english) if one.startswith(_COUNTS)), len(english))
    if len(english) != len(sentences):
        first = len(sentences)  # a translation of more or fewer sentences is not parted
    return " ".join(sentences[:first]), " ".join(sentences[first:])


def _in_english(word: Word) -> str:
    """How the item is done, in English."""
    if spoken() is ENGLISH:
        return word.how
    with in_english():
        known = open_library().word(word.kind, word.name)
    return known.how if known else word.how


def _grades(library: Library, word: Word) -> Iterable[Backed]:
    scale = library.scales.get(word.kind)
    if scale is None:
        return
    grades = "; ".join(f"{grade.grade} {grade.words}" for grade in scale.grades)
    text = " ".join((tr("{name}: {text}.", name=scale.name, text=grades), scale.note)).strip()
    yield Backed(text, _basis(library, scale.source, scale.status))


def _counted(library: Library, word: Word) -> Iterable[Backed]:
    for cluster in library.clusters:
        if (cluster.kind, cluster.name) == (word.kind, word.name):
            text = tr(
                "The program counts: positive from {least} of {all} on.",
                least=cluster.positive_from,
                all=len(cluster.of),
            )
            yield Backed(text, _basis(library, cluster.source, cluster.status))


def _muscles(library: Library, word: Word) -> Iterable[str]:
    """`Rectus femoris: L3 and L4, less L2`, those first for which it is the main movement."""
    if word.kind is not FindingKind.STRENGTH:
        return
    moved = [m for m in library.muscles if word.name in m.movements]
    for muscle in sorted(moved, key=lambda m: m.movements.index(word.name)):
        main = [root.value for root, share in muscle.roots.items() if share >= 1]
        less = [root.value for root, share in muscle.roots.items() if share < 1]
        name = short_latin(muscle.latin)
        if main and less:
            yield tr("{muscle}: {main}, less {less}", muscle=name, main=listed(main), less=listed(less))
        else:
            yield tr("{name}: {text}", name=name, text=listed(main or less))


def short_latin(latin: str) -> str:
    """`Rectus femoris` of `Musculus rectus femoris`."""
    bare = re.sub(r"^Muscul(us|i) | \([^)]*\)", "", latin)
    return bare[:1].upper() + bare[1:]


def main_muscles(library: Library, word: Word) -> str:
    """The muscles whose first movement this is, in a row: `rectus femoris, vastus lateralis`."""
    own = (m for m in library.muscles if m.movements[:1] == (word.name,))
    names = listed(short_latin(m.latin)[:1].lower() + short_latin(m.latin)[1:] for m in own)
    return names[:1].upper() + names[1:]


def roots_of(library: Library, word: Word) -> str:
    """The roots a loss of this item speaks for: `L3 L4 (L2)`, clear ones first, slight ones in brackets."""
    value = ANSWERS[word.kind][0][0]
    weight = library.findings.get((word.kind, word.name, value))
    if weight is None:
        return ""
    *clearly, slightly = (least for least, _ in library.rules.telling.ratios if least > 1)
    clear = [root.value for root in Root if weight.ratio(root) >= min(clearly)]
    slight = [root.value for root in Root if slightly <= weight.ratio(root) < min(clearly)]
    return " ".join(clear) + (f" ({' '.join(slight)})" if slight else "")


def _phrase(library: Library, ratio: float) -> str:
    """`speaks strongly for {root}`; "" where it says nothing worth a word."""
    telling = library.rules.telling
    words = telling.ratio(ratio)
    return words if words != telling.ratio(1.0) else ""


def _of(phrase: str, what: str) -> str:
    """`strongly for L5`: in a row of several, English does without the verb."""
    return phrase.format(root=what).removeprefix("speaks ")


def _root_changes(library: Library, word: Word) -> Iterable[str]:
    for value, lead in ANSWERS[word.kind]:
        weight = library.findings.get((word.kind, word.name, value))
        parts = _said(library, weight) if weight is not None else ""
        if parts:
            yield tr("{name}: {text}.", name=tr(lead), text=parts)


def _said(library: Library, weight: FindingWeight) -> str:
    named: dict[str, list[str]] = {}
    for root, ratio in sorted(weight.listed.items(), key=lambda pair: -pair[1]):
        named.setdefault(_phrase(library, ratio), []).append(root.value)
    named.setdefault(_phrase(library, weight.other), []).append(tr("every other root"))
    return "; ".join(_of(phrase, listed(roots)) for phrase, roots in named.items() if phrase)


def _look_alike_changes(library: Library, word: Word) -> Iterable[str]:
    for value, lead in ANSWERS[word.kind]:
        named: dict[str, list[str]] = {}
        found = [
            (c.weights[key].ratio, in_sentence(c.name))
            for c in library.conditions.values()
            if (key := (word.kind, word.name, value)) in c.weights and _is_moved(c, c.weights[key])
        ]
        for ratio, name in sorted(found, reverse=True):
            named.setdefault(_phrase(library, ratio), []).append(name)
        parts = [_of(phrase, _few(names)) for phrase, names in named.items() if phrase]
        if parts:
            yield tr("{name}: {text}.", name=tr(lead), text="; ".join(parts))


def _is_moved(condition: Condition, weight: Weight) -> bool:
    """Roots are ranked by their own table, and no answer lowers a warning (look_alikes.py)."""
    lowered_warning = condition.kind is ConditionKind.RED_FLAG and weight.ratio < 1
    return condition.kind is not ConditionKind.ROOT and not lowered_warning


def _few(names: list[str]) -> str:
    """The first names; the rest are counted."""
    if len(names) <= MOST_NAMED:
        return listed(names)
    left = len(names) - MOST_NAMED + 1
    return tr_count(
        "{some} and {count} more", "{some} and {count} more", left, some=listed(names[: MOST_NAMED - 1])
    )


def _pairs(library: Library, word: Word) -> Iterable[str]:
    """What it says together with another finding, such as a strong inversion with a weak foot lift."""
    for condition in library.conditions.values():
        for pair in condition.pairs:
            mine = [key for key in pair.all_of if key[:2] == (word.kind, word.name)]
            others = [key for key in pair.all_of if key not in mine]
            if mine and others and (phrase := _phrase(library, pair.weight.ratio)):
                said = listed(_key_words(library, key) for key in others)
                yield tr(
                    "If {value}, together with {findings}: {text}.",
                    value=value_words(word.kind, mine[0][2]),
                    findings=said,
                    text=_of(phrase, in_sentence(condition.name)),
                )


def _key_words(library: Library, key: FindingKey) -> str:
    kind, name, value = key
    word = library.word(kind, name)
    label = word.row_label if word else name
    small = f"{label[:1].lower()}{label[1:]}"
    return tr("{label} {value}", label=small, value=value_words(kind, value))


def _weights(library: Library, word: Word) -> Iterable[tuple[str, Weight | FindingWeight]]:
    """Every weight of the item, with what it is for. Conditions of a root are told in figures; their table is that of the roots."""
    for value, _ in ANSWERS[word.kind]:
        weight = library.findings.get((word.kind, word.name, value))
        if weight is not None:
            yield tr("the roots"), weight
    for condition in library.conditions.values():
        for value, _ in ANSWERS[word.kind]:
            own = condition.weights.get((word.kind, word.name, value))
            if own is not None and (own.measured or condition.kind is not ConditionKind.ROOT):
                yield in_sentence(condition.name), own


def _accuracy(library: Library, weights: tuple[tuple[str, Weight | FindingWeight], ...]) -> Iterable[Backed]:
    """Each published figure once, with what it was measured for."""
    named: dict[tuple[str, str], list[str]] = {}
    for target, weight in weights:
        if weight.measured:
            basis = _basis(library, weight.source, weight.status)
            named.setdefault((weight.measured, basis), []).append(target)
    for (measured, basis), targets in named.items():
        yield Backed(tr("For {targets}: {measured}", targets=listed(targets), measured=measured), basis)


def _ours(weights: tuple[tuple[str, Weight | FindingWeight], ...]) -> str:
    """What of the changes has no figure behind it."""
    told = {target for target, weight in weights if weight.measured}
    texts = [t for t, w in weights if t not in told and w.status in (Status.TEXTBOOK, Status.GUIDELINE)]
    ours = [t for t, _ in weights if t not in told and t not in texts]
    ours, texts = list(dict.fromkeys(ours)), list(dict.fromkeys(texts))
    parts = (
        tr("Assumed, no figure was found: {what}.", what=_few(ours)) if ours else "",
        tr("Stated in texts without a figure, the size is ours: {what}.", what=_few(texts)) if texts else "",
    )
    return " ".join(part for part in parts if part)


def _basis(library: Library, source: str, status: Status) -> str:
    cite = library.sources[source].cite if source in library.sources else ""
    return f"{cite} ({status.words})" if cite else status.words
