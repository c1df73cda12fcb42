"""Read this case: published people first, then generated ones, each marked as what it is."""

import re

from bodymap.drawing.sensation import Channel
from bodymap.exports.words import places_words
from bodymap.knowledge.library import ConditionKind
from bodymap.language import tr, tr_as, tr_as_later, tr_later, with_colon
from bodymap.reasoning.evaluation.painted_case import painted_case
from bodymap.reasoning.evidence_words import finding_words
from bodymap.reasoning.read import read_drawing
from bodymap.reasoning.reading import Reading, Urgency
from bodymap.records.sample_info import SampleInfo
from bodymap.records.samples import CASE, NOT_TOLD, SampleFile, sample_file
from bodymap.records.shipped import open_shipped
from bodymap.teaching.asking import CHOICES, Ground, root_choices, sentence
from bodymap.teaching.chance import Chance
from bodymap.teaching.made_cases import MadeCase, made_case
from bodymap.teaching.question import Choice, Lit, Question, Topic

PUBLISHED = tr_later("Published case. Its source is told with the answer: titles give too much away.")
GENERATED = tr_later("Generated case: nobody had it. It was thrown from the evidence tables of this program.")
HIDDEN = tr_later("(hidden here)")
_SAID = {
    "person": tr_as_later("a line of a report", "Person"),
    "side": tr_as_later("a line of a report", "Side"),
    "pain": tr_as_later("a line of a report", "Pain"),
    "numbness": tr_as_later("a line of a report", "Numbness"),
    "strength": tr_as_later("a line of a report", "Strength"),
    "reflexes": tr_as_later("a line of a report", "Reflexes"),
    "tests": tr_as_later("a line of a report", "Tests"),
    "other": tr_as_later("a line of a report", "Other"),
}
_CHANNELS = {Channel.PAIN: tr_later("Pain"), Channel.SENSORY: tr_later("Numb or tingling")}
_NO_ANSWER = tr_later("A reading is no diagnosis: people differ, and pain often leaves the maps.")


def published(ground: Ground, chance: Chance) -> Question:
    """A shipped person: which root, or what else, did the report conclude?"""
    return of_sample(ground, chance.one(ground.samples))


def of_sample(ground: Ground, sample: SampleInfo) -> Question:
    """Raises BodymapError when the sample is broken."""
    file = sample_file(sample.path.with_suffix(".yaml"))
    document = open_shipped(sample)
    reading = read_drawing(ground.library, ground.atlas, document.drawing, document.examination)
    one_root = len(file.truth.roots) == 1
    right = file.truth.roots[0].value if one_root else ""
    wrong = [root for root in ground.library.roots if root.value != right]
    return Question(
        f"{Topic.CASE.value}:{sample.id}",
        Topic.CASE,
        tr("Read this case. Which root did the report come to?")
        if one_root
        else tr("Read this case. Which explanation did the report come to?"),
        tr(PUBLISHED),
        facts=_said(file, right),
        choices=root_choices(file.truth.roots[0], wrong) if one_root else _conditions(ground, file, reading),
        drawing=document.drawing,
        answer=Lit(root=file.truth.roots[0]) if one_root else Lit(),
        why=(
            sentence(tr("The report concluded: {concluded}", concluded=tr_as(CASE, file.said.concluded))),
            *alarms(reading),
            _read_words(reading),
            tr(_NO_ANSWER),
        ),
        alarms=alarms(reading),
        sources=(tr(file.source.line), f"{file.source.cite}; {file.source.where}"),
    )


def generated(ground: Ground, chance: Chance) -> Question | None:
    """A thrown case; None when no throw was clear."""
    case = made_case(ground.library, chance)
    return None if case is None else _of_made(ground, case)


def _of_made(ground: Ground, case: MadeCase) -> Question:
    facts = tuple(_made_facts(ground, case))
    wrong = [root for root in ground.library.roots if root is not case.root]
    first = case.reading.roots[0]
    why = [sentence(reason.text) for reason in first.reasons[:3]]
    sources = (source for reason in first.reasons[:3] if (source := reason.source))
    return Question(
        f"{Topic.MADE_CASE.value}:{case.root.value}:{case.side.value}:{'+'.join(_marks_of(case))}",
        Topic.MADE_CASE,
        tr("Read this case. Which root was it made for?"),
        tr(GENERATED),
        facts=facts,
        choices=root_choices(case.root, wrong),
        drawing=painted_case(ground.atlas, case.symptoms),
        answer=Lit(root=case.root, side=case.side),
        why=(
            tr("It was made for {root}, {side}.", root=case.root.value, side=case.side.word),
            *alarms(case.reading),
            *why,
            tr(_NO_ANSWER),
        ),
        alarms=alarms(case.reading),
        sources=tuple(dict.fromkeys(sources)),
    )


def _marks_of(case: MadeCase) -> list[str]:
    """What tells a case from another, whatever language it is told in."""
    signs = [f"{one.zone}.{one.side.value}.{one.channel.value}" for one in case.symptoms.signs]
    return [*signs, *(f"{one.kind.value}.{one.name}.{one.value}" for one in case.examination.findings)]


def _made_facts(ground: Ground, case: MadeCase) -> list[str]:
    facts: list[str] = []
    for channel, words in _CHANNELS.items():
        places = [(sign.zone, sign.side) for sign in case.symptoms.signs if sign.channel is channel]
        if places:
            facts.append(with_colon(tr(words), places_words(ground.library.zones, places)))
    return [*facts, *(finding_words(ground.library, one) for one in case.examination.findings)]


def _said(file: SampleFile, right: str) -> tuple[str, ...]:
    """What the report says, without what it does not tell; the name of the root that is asked is taken out."""
    rows = (
        (tr_as("a line of a report", label), str(getattr(file.said, name))) for name, label in _SAID.items()
    )
    told = (with_colon(label, tr_as(CASE, text)) for label, text in rows if text not in NOT_TOLD)
    return tuple(re.sub(rf"\b{re.escape(right)}\b", tr(HIDDEN), line) if right else line for line in told)


def _conditions(ground: Ground, file: SampleFile, reading: Reading) -> tuple[Choice, ...]:
    """The condition of the report and what the program ranks highest beside it."""
    known = ground.library.conditions
    ranked = [one.id for one in reading.look_alikes if one.id in known and one.id != file.truth.condition]
    rest = [one.id for one in known.values() if one.kind is ConditionKind.MIMIC and one.id not in ranked]
    wrong = [one for one in (*ranked, *rest) if one != file.truth.condition][: CHOICES - 1]
    names = sorted(known[one].name for one in (file.truth.condition, *wrong))
    return tuple(Choice(name, name == known[file.truth.condition].name) for name in names)


def alarms(reading: Reading) -> tuple[str, ...]:
    """What would have to be done at once in life: it stands in every explanation, whatever was asked."""
    urgent = (flag for flag in reading.red_flags if flag.urgency is Urgency.EMERGENCY)
    return tuple(tr("Red flag: {flag}", flag=sentence(flag.text)) for flag in urgent)


def _read_words(reading: Reading) -> str:
    """What this program ranks first for the same drawing and findings: no answer, a comparison."""
    if not reading.roots:
        return tr("This program reads no root in it.")
    first = reading.roots[0]
    others = [one.name for one in reading.look_alikes[:1]]
    if others:
        return tr(
            "This program ranks {root} first of the roots ({band}), and of the look-alikes {other}.",
            root=first.root.value,
            band=first.band,
            other=others[0][:1].lower() + others[0][1:],
        )
    return tr(
        "This program ranks {root} first of the roots ({band}).",
        root=first.root.value,
        band=first.band,
    )
