"""Warnings that bypass every score. Specific on purpose: an alarm that fires for everyone protects nobody.

Numbness or tingling in the saddle (a filled zone or at least 2 cm2) is an emergency at once. Pain alone there,
or both legs, asks the questions first; any yes makes it an emergency; unanswered stays on top as not asked.
"""

import re
from collections.abc import Iterable, Mapping

from bodymap.atlas.levels import Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import FlagFact, Library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.reading import RedFlag, Urgency
from bodymap.reasoning.symptoms import SADDLE, Symptoms, ZoneSign, signs_of_leg

SMALLEST_AREA = 200.0
"""mm2; DESIGN section 6: at least 2 cm2, so that an overshoot of the brush is no alarm."""
ASKED_FIRST = {
    "urinary_symptoms": "Any new trouble with passing or holding urine or stool?",
    "saddle_numbness": "Any numbness or tingling between the legs or around the back passage?",
    "progressive_weakness": "Is a leg getting weaker?",
}
"""The three questions of DESIGN section 6, by the fact that keeps the answer."""
ANSWERED_BY = {
    "urinary_symptoms": (
        "urinary_retention",
        "urinary_incontinence",
        "faecal_incontinence",
        "bowel_change",
    ),
}
"""A yes to one of these answers the wider question too; a no does not, because it is narrower.

The other way round, the wider question, once put, has asked for all of these.
"""
WEAK = "a muscle found weak"
SAME_DAY_WITH = {
    "immunosuppression": {"fever", "raised_inflammatory_markers"},
    "cancer_history": {"progressive_weakness", WEAK},
    "anticoagulant": {"progressive_weakness", WEAK},
}
"""Facts that are a matter of the same day in this company and of soon without it, as their own texts say."""
MEANT_NUMB = 0.5
"""Weight from which numbness in the saddle too small for an alarm still asks the questions (assumed)."""
URGENCY = {
    "emergency": Urgency.EMERGENCY,
    "urgent_same_day": Urgency.URGENT,
    "urgent_days": Urgency.SOON,
    "soon": Urgency.SOON,
}
ORDER = {Urgency.EMERGENCY: 0, Urgency.URGENT: 1, Urgency.ASK: 2, Urgency.SOON: 3}
BRISK_TEXT = (
    "Brisk reflexes in both legs do not come from a pressed root. They can be normal for a person, but they can "
    "also come from the spinal cord or the brain: have the arms, the walk and the soles of the feet examined soon, "
    "and today if walking, the hands or the bladder have changed."
)
CAUDA = "UK national suspected cauda equina pathway (GIRFT 2023)"
CAUDA_SIGNS: Mapping[tuple[FindingKind, str], tuple[tuple[str, ...], str]] = {
    (FindingKind.SENSATION, "S3"): (("absent", "altered"), "Feeling changed at S3."),
    (FindingKind.SENSATION, "S4-5"): (("absent", "altered"), "Feeling changed at S4-5."),
    (FindingKind.REFLEX, "bulbocavernosus_or_anal"): (("absent",), "Anal reflex absent."),
    (FindingKind.STRENGTH, "anal_tone_or_squeeze"): (("weak",), "Weak anal squeeze."),
}
"""Findings that are an emergency at once, by the values that make them one, and how they are told."""
GRADE = re.compile(r"\d(?:\.\d)?[+-]?")
FOOT_DROP = 3.0
"""Power of the foot lift, of 5, at or below which it is a foot drop (NHS Lothian RefHelp)."""


def red_flags(library: Library, symptoms: Symptoms, examination: Examination) -> tuple[RedFlag, ...]:
    """All warnings and questions, most urgent first, each id once."""
    flags = (
        *_saddle_flags(library, symptoms),
        *_examined_flags(library, examination),
        *_both_weak_flags(library, examination),
        *_brisk_flags(examination),
        *_fact_flags(library, symptoms, examination),
        *_questions(library, symptoms, examination),
    )
    first: dict[str, RedFlag] = {}
    for flag in sorted(flags, key=lambda f: ORDER[f.urgency]):
        first.setdefault(flag.id, flag)
    return tuple(first.values())


def counts_as_saddle(sign: ZoneSign) -> bool:
    """Named in a case, filled, or at least 2 cm2 painted."""
    named = sign.area == 0 and sign.weight > 0
    return sign.zone in SADDLE and (named or sign.filled or sign.area >= SMALLEST_AREA)


def emergency_text(library: Library) -> str:
    """The one advice for pressure on the nerves at the base of the spine, however it was noticed."""
    return library.patterns["saddle_numbness_painted"].text


def _cauda_equina(library: Library, why: str) -> RedFlag:
    return RedFlag("cauda_equina", Urgency.EMERGENCY, emergency_text(library), why, CAUDA)


def _saddle_flags(library: Library, symptoms: Symptoms) -> Iterable[RedFlag]:
    if any(counts_as_saddle(s) for s in symptoms.signs if s.channel is Channel.SENSORY):
        yield _cauda_equina(library, "Numbness or tingling is drawn between the legs.")


def _examined_flags(library: Library, examination: Examination) -> Iterable[RedFlag]:
    for finding in examination.findings:
        values, why = CAUDA_SIGNS.get((finding.kind, finding.name), ((), ""))
        if finding.value in values:
            yield _cauda_equina(library, why)
        grade = _foot_drop(finding)
        if grade:
            yield RedFlag(
                "foot_drop",
                Urgency.URGENT,
                "A foot this weak needs to be examined today.",
                f"Foot lift graded {grade} of 5.",
                "NHS Lothian RefHelp: foot drop is power of 3 or less",
            )


def _weak_sides(examination: Examination) -> set[Side]:
    """The legs in which a muscle was found weak."""
    weak = (f for f in examination.findings if f.kind is FindingKind.STRENGTH and f.value == "weak")
    return {f.side for f in weak if f.side is not None}


def _both_weak_flags(library: Library, examination: Examination) -> Iterable[RedFlag]:
    """Weakness of both legs is at least as pressing as being told of symptoms in both."""
    fact = next((f for f in library.flags if f.name == "bilateral_leg_symptoms"), None)
    if fact is not None and _weak_sides(examination) == set(Side):
        yield RedFlag(fact.name, URGENCY[fact.level], fact.text, "Weakness found in both legs.", fact.source)


def _brisk_flags(examination: Examination) -> Iterable[RedFlag]:
    """The cord is outside the range of the roots read here, so it is said rather than scored."""
    brisk = {f.side for f in examination.findings if f.kind is FindingKind.REFLEX and f.value == "brisk"}
    if brisk >= set(Side):
        yield RedFlag("brisk_reflexes", Urgency.SOON, BRISK_TEXT, "Reflexes brisk on both sides.", "textbook")


def _foot_drop(finding: Finding) -> str:
    """The grade of a foot lift too weak to wait, as typed ("3-/5", "3 / 5" and "MRC 3" alike); else ""."""
    lift = finding.kind is FindingKind.STRENGTH and finding.name == "ankle_dorsiflexion"
    grade = GRADE.search(finding.detail) if lift and finding.is_deficit else None
    return grade[0] if grade and float(grade[0].rstrip("+-")) <= FOOT_DROP else ""


def _fact_flags(library: Library, symptoms: Symptoms, examination: Examination) -> Iterable[RedFlag]:
    known = {fact.name: fact for fact in library.flags}
    yes = [f for f in examination.findings if f.kind is FindingKind.FACT and f.value == "yes"]
    for finding in yes:
        fact = known.get(finding.name)
        if fact is not None:
            company = {f.name for f in yes} | ({WEAK} if _weak_sides(examination) else set[str]())
            yield _flag(library, fact, _raised(fact, symptoms, company), finding.detail)


def _raised(fact: FlagFact, symptoms: Symptoms, yes: set[str]) -> Urgency:
    """The class of a fact, raised to emergency in the company the evidence table names."""
    cauda = {"urinary_retention", "urinary_incontinence", "urinary_symptoms", "faecal_incontinence",
             "saddle_numbness", "sexual_dysfunction"}  # fmt: skip
    company = {
        "progressive_weakness": both_legs(symptoms) or bool(yes & {"bilateral_leg_symptoms", *cauda}),
        "bilateral_leg_symptoms": bool(yes & {"progressive_weakness", *cauda}),
        "bowel_change": bool(yes & cauda),
        "leg_swelling": "breathlessness" in yes,
    }
    if company.get(fact.name):
        return Urgency.EMERGENCY
    if fact.name in SAME_DAY_WITH:
        return Urgency.URGENT if yes & SAME_DAY_WITH[fact.name] else Urgency.SOON
    return URGENCY[fact.level]


def _flag(library: Library, fact: FlagFact, urgency: Urgency, asked: str) -> RedFlag:
    raised = urgency is Urgency.EMERGENCY and fact.level != "emergency"
    nerves = fact.saddle and (raised or fact.level == "emergency")
    # a swollen leg with breathlessness is an emergency too, but no matter of nerves
    text = emergency_text(library) if nerves else fact.text
    word = library.word(FindingKind.FACT, fact.name)
    why = f"{asked} Yes." if asked else f"{word.label if word else fact.question}: yes."
    return RedFlag(fact.name, urgency, text, why, fact.source or fact.status.value)


def both_legs(symptoms: Symptoms) -> bool:
    return {s.side for s in signs_of_leg(symptoms)} == set(Side) and symptoms.side_stated


def _questions(library: Library, symptoms: Symptoms, examination: Examination) -> Iterable[RedFlag]:
    numb_there = any(_saddle_flags(library, symptoms))
    for name, why in _to_ask(symptoms, examination).items():
        if numb_there and name == "saddle_numbness":
            continue  # painted already
        answers = [examination.value(FindingKind.FACT, n) for n in ANSWERED_BY.get(name, ())]
        if not examination.value(FindingKind.FACT, name) and "yes" not in answers:
            yield RedFlag(name, Urgency.ASK, ASKED_FIRST[name], why, CAUDA)


def _to_ask(symptoms: Symptoms, examination: Examination) -> dict[str, str]:
    """The questions the picture raises, each with its reason. A weak muscle asks whether it gets weaker."""
    if any(counts_as_saddle(s) or _a_little_numb(s) for s in symptoms.signs):
        return dict.fromkeys(ASKED_FIRST, "Something is marked between the legs.")
    if both_legs(symptoms):
        return dict.fromkeys(ASKED_FIRST, "Both legs are marked.")
    if _weak_sides(examination):
        return {"progressive_weakness": "A muscle was found weak."}
    return {}


def _a_little_numb(sign: ZoneSign) -> bool:
    """Too little for an alarm, but put there: a dot of numbness beside the anus asks the questions."""
    return sign.zone in SADDLE and sign.channel is Channel.SENSORY and sign.weight >= MEANT_NUMB
