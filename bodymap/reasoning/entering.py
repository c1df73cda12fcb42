"""What one answer makes of a finding: a value, a grade, a pin prick or a number beside what was found before."""

import re
from dataclasses import replace
from enum import StrEnum

from bodymap.atlas.levels import Side
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind, Word
from bodymap.reasoning.details import Feeling, feeling_of, grade_value, in_range, measure_of
from bodymap.reasoning.examination import Examination, Finding

_GRADE = re.compile(r"\D*(\d\+?)", re.ASCII)


class Part(StrEnum):
    """The parts of an item that are answered apart."""

    VALUE = "value"  # of feeling: light touch
    GRADE = "grade"
    PIN = "pin"
    NUMBER = "number"


def entered(
    library: Library, examination: Examination, word: Word, side: Side | None, part: Part, typed: str
) -> Finding:
    """The finding after this answer; a value of "" takes the item, or this part of it, back to not tested."""
    found = examination.finding(word.kind, word.name, side) or Finding(word.kind, word.name, "", side)
    if word.kind is FindingKind.SENSATION:
        return _felt(library, found, part, typed)
    if part is Part.GRADE:
        value, grade = grade_value(library, word.kind, typed) or ("", "")
        return replace(found, value=value, detail=grade)
    if part is Part.NUMBER:
        return replace(found, value=_value_of(library, found, typed), detail=typed)
    return found if found.value == typed else replace(found, value=typed, detail="")


def _felt(library: Library, found: Finding, part: Part, typed: str) -> Finding:
    felt = feeling_of(found.value, found.detail) if found.value else Feeling()
    if part is Part.GRADE:
        typed, part = (grade_value(library, found.kind, typed) or ("", ""))[0], Part.VALUE
    changed = replace(felt, pin=typed) if part is Part.PIN else replace(felt, touch=typed)
    return changed.finding(found.name, found.side)


def _value_of(library: Library, found: Finding, typed: str) -> str:
    """The value a number stands for: an index says it itself, an angle only goes with what was found."""
    measure = measure_of(library, found.kind, found.name)
    if measure is None or measure.positive_to is None:
        return found.value
    if not typed:
        return ""
    return "pos" if float(typed) <= measure.positive_to else "neg"


def takes(library: Library, word: Word, typed: str) -> bool:
    """Whether the number is within the range of this item; nothing typed is the way back to none."""
    measure = measure_of(library, word.kind, word.name)
    plain = re.fullmatch(r"\d+(\.\d+)?", typed, re.ASCII) is not None
    return not typed or (measure is not None and plain and in_range(typed, measure.lowest, measure.highest))


def shown(library: Library, examination: Examination, word: Word, side: Side | None, part: Part) -> str:
    """What stands in one part of an item; "" = nothing was entered there."""
    found = examination.finding(word.kind, word.name, side)
    if found is None:
        return ""
    if word.kind is FindingKind.SENSATION:
        felt = feeling_of(found.value, found.detail)
        return felt.pin if part is Part.PIN else felt.touch
    if part is Part.GRADE:
        return _grade(library, found)
    return found.detail if part is Part.NUMBER else found.value


def _grade(library: Library, found: Finding) -> str:
    """The grade that was given; for a reflex without one, the first grade of its value."""
    scale = library.scales.get(found.kind)
    if scale is None:
        return ""
    typed = _GRADE.match(found.detail)
    given = next((g for g in scale.grades if typed and g.grade.rstrip("+") == typed[1].rstrip("+")), None)
    if given is not None and found.value in (given.value, *given.also):
        return given.grade
    if found.kind is not FindingKind.REFLEX:
        return ""
    return next((grade.grade for grade in scale.grades if grade.value == found.value), "")
