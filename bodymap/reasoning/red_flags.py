"""Warnings that bypass every score, by the rules of flags.yaml. Specific on purpose: an alarm for everyone protects nobody.

Numbness or tingling in the saddle (a filled zone, or enough of it) is an emergency at once. Pain alone there, or both
legs, asks the questions first; any yes makes it an emergency; unanswered stays on top as not asked.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from bodymap.atlas.levels import Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.backing import Backing, backing
from bodymap.knowledge.library import FlagFact, Library
from bodymap.knowledge.rules import FlagRule, Key
from bodymap.knowledge.vocabulary import BOTH_LEGS, MUSCLE_WEAK, SADDLE_MARKED, FindingKind
from bodymap.language import tr, tr_later
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.reading import RedFlag, Urgency
from bodymap.reasoning.symptoms import Symptoms, ZoneSign, both_legs

CAUDA_EQUINA, NUMB_THERE = "cauda_equina", "saddle_numbness"
DRAWN = tr_later("Numbness or tingling is drawn between the legs.")
ANY_NAME = "*"
ASKED = (FindingKind.FACT, FindingKind.HISTORY)
URGENCY = {
    "emergency": Urgency.EMERGENCY,
    "urgent_same_day": Urgency.URGENT,
    "urgent_days": Urgency.SOON,
    "soon": Urgency.SOON,
}
ORDER = {Urgency.EMERGENCY: 0, Urgency.URGENT: 1, Urgency.ASK: 2, Urgency.SOON: 3}
GRADE = re.compile(r"\d(?:\\.\d)?[+-]?")


def red_flags(library: Library, symptoms: Symptoms, examination: Examination) -> tuple[RedFlag, ...]:
    """All warnings and questions, most urgent first, each id once."""
    painted, company = tuple(_saddle_flags(library, symptoms)), _company(library, symptoms, examination)
    flags = (
        *painted,
        *_found_flags(library, symptoms, examination),
        *_fact_flags(library, examination, company),
        *_questions(library, examination, company, painted=bool(painted)),
    )
    first: dict[str, RedFlag] = {}
    for flag in sorted(flags, key=lambda f: ORDER[f.urgency]):
        first.setdefault(flag.id, flag)
    return tuple(first.values())


def counts_as_saddle(library: Library, sign: ZoneSign) -> bool:
    """Named in a case, filled, or enough of it painted."""
    named = sign.area == 0 and sign.weight > 0
    enough = named or sign.filled or sign.area >= library.rules.flags.smallest_area
    return sign.zone in library.rules.painting.saddle and enough


def emergency_text(library: Library) -> str:
    """The one advice for pressure on the nerves at the base of the spine, however it was noticed."""
    return library.patterns[CAUDA_EQUINA].text


def _saddle_flags(library: Library, symptoms: Symptoms) -> Iterable[RedFlag]:
    if any(counts_as_saddle(library, s) for s in symptoms.signs if s.channel is Channel.SENSORY):
        yield _raised(library, CAUDA_EQUINA, tr(DRAWN))


def _raised(library: Library, name: str, why: str) -> RedFlag:
    """The warning of a pattern, or of a fact as if it had been told."""
    known = library.patterns.get(name) or next(fact for fact in library.flags if fact.name == name)
    return RedFlag(known.name, URGENCY[known.level], known.text, why, _backing(library, known))


def _backing(library: Library, known: FlagFact) -> Backing:
    found = backing(library, [known.source])
    return replace(found, status=known.status) if found.sources else backing(library, (), known.status)


def _found_flags(library: Library, symptoms: Symptoms, examination: Examination) -> Iterable[RedFlag]:
    """What an examination raises, rule by rule."""
    made: dict[Key, list[Finding]] = {}
    for finding in examination.findings:
        for name in (finding.name, ANY_NAME):
            made.setdefault((finding.kind, name, finding.value), []).append(finding)
    for rule in library.rules.flags.found:
        found = [f for key in rule.any_of for f in made.get(key, ()) if _low_enough(rule, f)]
        if rule.both_sides:
            found = found[:1] if {f.side for f in found} >= set(Side) else []
        for finding in found:
            if _in_company(library, rule, finding, symptoms, examination):
                yield _raised(library, rule.flag, rule.why.format(grade=_grade(finding)))


def _low_enough(rule: FlagRule, finding: Finding) -> bool:
    grade = _grade(finding) if rule.at_most is not None else ""
    return rule.at_most is None or (grade != "" and float(grade.rstrip("+-")) <= rule.at_most)


def _is(finding: Finding, key: Key) -> bool:
    kind, name, value = key
    return (finding.kind, finding.value) == (kind, value) and name in (ANY_NAME, finding.name)


def _grade(finding: Finding) -> str:
    """The grade as typed ("3-/5", "3 / 5" and "MRC 3" alike); "" without one."""
    grade = GRADE.search(finding.detail)
    return grade[0] if grade else ""


def _in_company(
    library: Library, rule: FlagRule, finding: Finding, symptoms: Symptoms, examination: Examination
) -> bool:
    """All that has to be found and marked with it is, on its side or without one."""
    if not (rule.all_of or rule.unless or rule.marked):
        return True
    sides = {None, finding.side} if finding.side else {None, *Side}
    here = [f for f in examination.findings if f.side in sides]
    least = library.rules.painting.marked
    marked = {s.zone for s in symptoms.signs if s.side in sides and s.weight >= least}
    everything = all(any(_is(f, key) for f in here) for key in rule.all_of)
    otherwise = any(_is(f, key) for f in here for key in rule.unless)
    return everything and not otherwise and (not rule.marked or bool(marked & set(rule.marked)))


def _company(library: Library, symptoms: Symptoms, examination: Examination) -> set[str]:
    """What is told with yes, and what drawing and examination say beside that."""
    least = library.rules.flags.meant_numb
    weak = any(f.kind is FindingKind.STRENGTH and f.value == "weak" and f.side for f in examination.findings)
    there = any(counts_as_saddle(library, s) or _a_little_numb(library, s, least) for s in symptoms.signs)
    legs = both_legs(symptoms, library.rules.painting) and symptoms.side_stated
    said = {SADDLE_MARKED: there, BOTH_LEGS: legs, MUSCLE_WEAK: weak}
    told = (f.name for f in examination.findings if f.kind in ASKED and f.value == "yes")
    return {*told, *(name for name, holds in said.items() if holds)}


def _a_little_numb(library: Library, sign: ZoneSign, least: float) -> bool:
    """Too little for an alarm, but put there: a dot of numbness beside the anus asks the questions."""
    in_saddle = sign.zone in library.rules.painting.saddle
    return in_saddle and sign.channel is Channel.SENSORY and sign.weight >= least


def _fact_flags(library: Library, examination: Examination, company: set[str]) -> Iterable[RedFlag]:
    known = {fact.name: fact for fact in library.flags}
    for finding in examination.findings:
        fact = known.get(finding.name) if finding.kind is FindingKind.FACT else None
        if fact is not None and finding.value == "yes":
            yield _told(library, fact, _urgency(fact, company), finding.detail)


def _urgency(fact: FlagFact, company: set[str]) -> Urgency:
    """The class of a fact, raised in the company its row names."""
    if company & set(fact.emergency_with):
        return Urgency.EMERGENCY
    return Urgency.URGENT if company & set(fact.same_day_with) else URGENCY[fact.level]


def _told(library: Library, fact: FlagFact, urgency: Urgency, asked: str) -> RedFlag:
    # a swollen leg with breathlessness is an emergency too, but no matter of nerves
    nerves = fact.saddle and urgency is Urgency.EMERGENCY
    text = emergency_text(library) if nerves else fact.text
    word = library.word(FindingKind.FACT, fact.name)
    label = word.label if word else fact.question
    why = tr("{question} Yes.", question=asked) if asked else tr("{label}: yes.", label=label)
    return RedFlag(fact.name, urgency, text, why, _backing(library, fact))


def _questions(
    library: Library, examination: Examination, company: set[str], *, painted: bool
) -> Iterable[RedFlag]:
    """The questions the picture raises, each with its reason, unless they are answered.

    painted: numbness between the legs is drawn already.
    """
    rules = library.rules.flags
    asked = next((one for one in rules.asked if one.when in company), None)
    if asked is None:
        return
    source = _backing(library, library.patterns[CAUDA_EQUINA])
    for question in rules.questions:
        left_out = (asked.only and question.fact not in asked.only) or (
            painted and question.fact == NUMB_THERE
        )
        answers = [examination.value(FindingKind.FACT, name) for name in question.answered_by]
        if not left_out and not examination.value(FindingKind.FACT, question.fact) and "yes" not in answers:
            yield RedFlag(question.fact, Urgency.ASK, question.text, asked.why, source)
