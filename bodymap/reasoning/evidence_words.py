"""Reasons in plain words: what a zone or a finding says about a root."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from bodymap.atlas.levels import Root
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.backing import Backing, backing
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import Language, listed, spoken, tr, tr_as, tr_as_later, tr_count, tr_later
from bodymap.reasoning.examination import Finding
from bodymap.reasoning.parts import Same
from bodymap.reasoning.reading import Reason
from bodymap.reasoning.root_model import Contribution

_CHANNELS = {Channel.PAIN: tr_later("Pain"), Channel.SENSORY: tr_later("Numb or tingling")}
_OF_KIND = {
    FindingKind.STRENGTH: "strength",
    FindingKind.REFLEX: "a reflex",
    FindingKind.TEST: "a test",
    FindingKind.SENSATION: "feeling",
    FindingKind.HISTORY: "an answer",
    FindingKind.FACT: "an answer",
}
"""What the words of a kind are said of."""
_VALUES = {
    (FindingKind.STRENGTH, "weak"): tr_as_later("strength", "weak"),
    (FindingKind.STRENGTH, "normal"): tr_as_later("strength", "strong"),
    (FindingKind.REFLEX, "absent"): tr_as_later("a reflex", "absent"),
    (FindingKind.REFLEX, "reduced"): tr_as_later("a reflex", "reduced"),
    (FindingKind.REFLEX, "normal"): tr_as_later("a reflex", "present"),
    (FindingKind.REFLEX, "brisk"): tr_as_later("a reflex", "brisk"),
    (FindingKind.TEST, "pos"): tr_as_later("a test", "positive"),
    (FindingKind.TEST, "neg"): tr_as_later("a test", "negative"),
    (FindingKind.SENSATION, "absent"): tr_as_later("feeling", "feeling absent"),
    (FindingKind.SENSATION, "altered"): tr_as_later("feeling", "feeling altered"),
    (FindingKind.SENSATION, "normal"): tr_as_later("feeling", "feeling normal"),
    (FindingKind.HISTORY, "yes"): tr_as_later("an answer", "yes"),
    (FindingKind.HISTORY, "no"): tr_as_later("an answer", "no"),
    (FindingKind.FACT, "yes"): tr_as_later("an answer", "yes"),
    (FindingKind.FACT, "no"): tr_as_later("an answer", "no"),
}


MOST_NAMED = 4
"""So many zones are named in one reason; the rest are counted."""


def channel_words(channel: Channel) -> str:
    """`Pain` or `Numb or tingling`, in the language spoken."""
    return tr(_CHANNELS[channel])


def value_words(kind: FindingKind, value: str) -> str:
    """What was found, in the language spoken: `weak`, `feeling altered`."""
    return tr_as(_OF_KIND[kind], _VALUES[(kind, value)])


def finding_words(library: Library, finding: Finding) -> str:
    """The finding as it stands in a list: `Ankle jerk: reduced`, `Worse when sitting: yes`."""
    return tr("{name}: {text}", name=_label(library, finding), text=value_words(finding.kind, finding.value))


def finding_phrase(library: Library, finding: Finding) -> str:
    """The finding as the beginning of a reason: `Ankle jerk reduced`, `Worse when sitting`, `Fever (no)`."""
    label, value = _label(library, finding), value_words(finding.kind, finding.value)
    if finding.kind in (FindingKind.HISTORY, FindingKind.FACT):
        return label if finding.value == "yes" else tr("{label} (no)", label=label)
    if finding.kind is FindingKind.SENSATION:
        return tr("{feeling} at {place}", feeling=value.capitalize(), place=label)
    if finding.kind is FindingKind.TEST:
        return tr("{test}, {result}", test=label, result=value)
    return tr("{label} {value}", label=label, value=value)


def _label(library: Library, finding: Finding) -> str:
    word = library.word(finding.kind, finding.name)
    return word.label if word else finding.name.replace("_", " ")


def in_sentence(name: str) -> str:
    """A condition's name inside a sentence: `superior cluneal nerve pain`; without what stands in brackets."""
    return lower_first(re.sub(r" \([^)]*\)", "", name))


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def reasons_for(library: Library, root: Root, parts: Iterable[Contribution]) -> tuple[Reason, ...]:
    """Why this root stands where it stands, strongest effect first; zones of equal weight stand together.

    Pain comes after numbness and findings that speak for the root: they say more about it.
    """
    parts = tuple(parts)
    of_zones = tuple(_zone_reasons(library, root, parts))
    rows = [
        *((channel is Channel.PAIN, reason) for channel, reason in of_zones),
        *((False, reason) for reason in _finding_reasons(library, root, parts)),
    ]
    rows.sort(key=lambda row: (row[0] or row[1].effect < 0, -abs(row[1].effect)))
    return tuple(reason for _, reason in rows)


def zone_backing(library: Library) -> Backing:
    """What stands behind the rating of a zone."""
    return _zone_backing(Same(library))


@lru_cache(maxsize=4)
def _zone_backing(library: Same[Library]) -> Backing:
    made = backing(library.it, library.it.zone_basis.sources, library.it.zone_basis.status)
    words = tr_count(
        "our table of zones after {count} source (ratings assumed)",
        "our table of zones after {count} sources (ratings assumed)",
        len(made.sources),
    )
    return replace(made, words=words)


def _zone_reasons(
    library: Library, root: Root, parts: tuple[Contribution, ...]
) -> Iterable[tuple[Channel, Reason]]:
    telling, backed = library.rules.telling, zone_backing(library)
    groups: dict[tuple[Channel, int], list[tuple[float, str]]] = {}  # effects and names of the zones
    for part in parts:
        if part.sign is not None:
            zone, channel = library.zones[part.sign.zone], part.sign.channel
            rating = zone.rating.get(channel, {}).get(root, 0)
            groups.setdefault((channel, rating), []).append((part.effect(root), zone.words))
    for (channel, rating), members in groups.items():
        members.sort(key=lambda member: -abs(member[0]))
        names = tuple([name for _, name in members])
        text = _felt_in(Same(library), spoken(), root, channel, rating, names)
        effect = sum([effect for effect, _ in members])
        counted = effect if rating >= telling.shared_rating else min(0.0, effect)
        yield channel, Reason(text, counted, backed)


@lru_cache(maxsize=256)
def _felt_in(
    library: Same[Library],
    _language: Language,
    root: Root,
    channel: Channel,
    rating: int,
    names: tuple[str, ...],
) -> str:
    """The same words while a stroke grows: most of its movements reach no other zone."""
    where = library.it.rules.telling.ratings[rating].format(root=root.value)
    zones = listed(names, MOST_NAMED)
    return tr("{feeling} {where}: {zones}", feeling=channel_words(channel), where=where, zones=zones)


def _finding_reasons(library: Library, root: Root, parts: tuple[Contribution, ...]) -> Iterable[Reason]:
    for part in parts:
        if part.finding is None:
            continue
        finding = part.finding
        weight = library.findings[(finding.kind, finding.name, finding.value)]
        ratio = weight.ratio(root)
        strength = library.rules.telling.ratio(ratio).format(root=root.value)
        text = tr("{name}: {text}", name=finding_phrase(library, finding), text=strength)
        yield Reason(text, part.scores[root], backing(library, [weight.source], weight.status))
