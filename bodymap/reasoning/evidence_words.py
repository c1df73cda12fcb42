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
from bodymap.language import listed
from bodymap.reasoning.examination import Finding
from bodymap.reasoning.parts import Same
from bodymap.reasoning.reading import Reason
from bodymap.reasoning.root_model import Contribution

CHANNEL_WORDS = {Channel.PAIN: "Pain", Channel.SENSORY: "Numb or tingling"}
VALUE_WORDS = {
    (FindingKind.STRENGTH, "weak"): "weak",
    (FindingKind.STRENGTH, "normal"): "strong",
    (FindingKind.REFLEX, "absent"): "absent",
    (FindingKind.REFLEX, "reduced"): "reduced",
    (FindingKind.REFLEX, "normal"): "present",
    (FindingKind.REFLEX, "brisk"): "brisk",
    (FindingKind.TEST, "pos"): "positive",
    (FindingKind.TEST, "neg"): "negative",
    (FindingKind.SENSATION, "absent"): "feeling absent",
    (FindingKind.SENSATION, "altered"): "feeling altered",
    (FindingKind.SENSATION, "normal"): "feeling normal",
    (FindingKind.HISTORY, "yes"): "yes",
    (FindingKind.HISTORY, "no"): "no",
    (FindingKind.FACT, "yes"): "yes",
    (FindingKind.FACT, "no"): "no",
}


MOST_NAMED = 4
"""So many zones are named in one reason; the rest are counted."""


def finding_words(library: Library, finding: Finding) -> str:
    """The finding as it stands in a list: `Ankle jerk: reduced`, `Worse when sitting: yes`."""
    return f"{_label(library, finding)}: {VALUE_WORDS[(finding.kind, finding.value)]}"


def finding_phrase(library: Library, finding: Finding) -> str:
    """The finding as the beginning of a reason: `Ankle jerk reduced`, `Worse when sitting`, `Fever (no)`."""
    label, value = _label(library, finding), VALUE_WORDS[(finding.kind, finding.value)]
    if finding.kind in (FindingKind.HISTORY, FindingKind.FACT):
        return label if finding.value == "yes" else f"{label} (no)"
    if finding.kind is FindingKind.SENSATION:
        return f"{value.capitalize()} at {label}"
    return f"{label}, {value}" if finding.kind is FindingKind.TEST else f"{label} {value}"


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
    reasons = [*_zone_reasons(library, root, parts), *_finding_reasons(library, root, parts)]
    return tuple(
        sorted(reasons, key=lambda reason: (_pain(reason) or reason.effect < 0, -abs(reason.effect)))
    )


def zone_backing(library: Library) -> Backing:
    """What stands behind the rating of a zone."""
    return _zone_backing(Same(library))


@lru_cache(maxsize=4)
def _zone_backing(library: Same[Library]) -> Backing:
    made = backing(library.it, library.it.zone_basis.sources, library.it.zone_basis.status)
    return replace(made, words=f"our table of zones after {len(made.sources)} sources (ratings assumed)")


def _pain(reason: Reason) -> bool:
    return reason.text.startswith(CHANNEL_WORDS[Channel.PAIN])


def _zone_reasons(library: Library, root: Root, parts: tuple[Contribution, ...]) -> Iterable[Reason]:
    telling = library.rules.telling
    groups: dict[tuple[Channel, int], list[Contribution]] = {}
    for part in parts:
        if part.sign is not None:
            rating = library.zones[part.sign.zone].rating.get(part.sign.channel, {}).get(root, 0)
            groups.setdefault((part.sign.channel, rating), []).append(part)
    for (channel, rating), members in groups.items():
        members.sort(key=lambda m: -abs(m.effect(root)))
        names = (library.zones[m.sign.zone].words for m in members if m.sign is not None)
        zones = listed(names, MOST_NAMED)
        text = f"{CHANNEL_WORDS[channel]} {telling.ratings[rating].format(root=root.value)}: {zones}"
        effect = sum(m.effect(root) for m in members)
        yield Reason(
            text, effect if rating >= telling.shared_rating else min(0.0, effect), zone_backing(library)
        )


def _finding_reasons(library: Library, root: Root, parts: tuple[Contribution, ...]) -> Iterable[Reason]:
    for part in parts:
        if part.finding is None:
            continue
        finding = part.finding
        weight = library.findings[(finding.kind, finding.name, finding.value)]
        ratio = weight.ratio(root)
        strength = library.rules.telling.ratio(ratio).format(root=root.value)
        text = f"{finding_phrase(library, finding)}: {strength}"
        yield Reason(text, part.scores[root], backing(library, [weight.source], weight.status))
