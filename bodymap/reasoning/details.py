"""What may stand beside the value of a finding: a grade, an angle, an index, or light touch and pin apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bodymap.atlas.levels import Side
from bodymap.knowledge.library import Library, Measure
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import tr, tr_as, tr_as_later
from bodymap.reasoning.examination import Finding

WORST_FIRST = ("absent", "altered", "normal")
"""Values of feeling."""
FELT = {
    "absent": tr_as_later("feeling", "absent"),
    "altered": tr_as_later("feeling", "altered"),
    "normal": tr_as_later("feeling", "normal"),
}
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_FEELING = re.compile(r"(?:light touch (?P<touch>\w+))?(?:, )?(?:pin (?P<pin>\w+))?")


def in_range(text: str, lowest: float, highest: float) -> bool:
    """Whether a number stands there and none is outside: `4`, `3-/5`, `MRC 4+`, `40 degrees`, `40-50`."""
    numbers = [float(number) for number in _NUMBER.findall(text)]
    below_zero = text.lstrip().startswith(("-", "−"))
    return bool(numbers) and not below_zero and all(lowest <= number <= highest for number in numbers)


def range_words(lowest: float, highest: float, unit: str = "") -> str:
    low, high = f"{lowest:g}", f"{highest:g}"
    return tr("{lowest} to {highest} {unit}", lowest=low, highest=high, unit=unit).rstrip()


def measure_of(library: Library, kind: FindingKind, name: str) -> Measure | None:
    """The number that is measured with this item, and its range."""
    return library.measures.get((kind, name))


def range_of(library: Library, kind: FindingKind, name: str, key: str) -> tuple[float, float, str]:
    """Lowest and highest number of what stands under `grade` or `angle` of an item, and in what."""
    scale = library.scales.get(kind) if key == "grade" else None
    if scale is not None:
        return 0, len(scale.grades) - 1, ""
    measure = measure_of(library, kind, name) or library.angle
    return measure.lowest, measure.highest, measure.unit


def range_fault(library: Library, finding: Finding) -> str:
    """The range a number beside a finding leaves, in words; "" where it is within, or no number stands there."""
    key = "grade" if finding.kind in library.scales else "angle"
    scored = finding.kind in library.scales or measure_of(library, finding.kind, finding.name) is not None
    lowest, highest, unit = range_of(library, finding.kind, finding.name, key)
    if not scored or not _NUMBER.search(finding.detail) or in_range(finding.detail, lowest, highest):
        return ""
    return range_words(lowest, highest, unit)


@dataclass(frozen=True, slots=True)
class Feeling:
    """Light touch and pin at one key point; "" = not tested."""

    touch: str = ""
    pin: str = ""

    @property
    def value(self) -> str:
        """The worse of the two, which the reading takes; "" when neither was tested."""
        return next((value for value in WORST_FIRST if value in (self.touch, self.pin)), "")

    @property
    def detail(self) -> str:
        """Both in words, as they are kept; "" where pin was not tested, because a bare value is light touch."""
        parts = (("light touch", self.touch), ("pin", self.pin))
        return ", ".join(f"{name} {value}" for name, value in parts if value) if self.pin else ""

    def finding(self, name: str, side: Side | None) -> Finding:
        return Finding(FindingKind.SENSATION, name, self.value, side, self.detail)


def feeling_of(value: str, detail: str) -> Feeling:
    """What was felt, of the value and the detail of a finding."""
    found = _FEELING.fullmatch(detail) if detail else None
    touch, pin = (found["touch"] or "", found["pin"] or "") if found else ("", "")
    return Feeling(touch, pin) if {touch, pin} <= {"", *WORST_FIRST} and (touch or pin) else Feeling(value)


def detail_words(library: Library, finding: Finding) -> str:
    """The detail as it is read in a note: `grade 4 of 5`, `at 40 degrees`, `index 0.72`, `2+`."""
    detail = finding.detail
    if not detail:
        return ""
    if finding.kind is FindingKind.STRENGTH:
        plain = _plain(detail)
        return tr("grade {grade} of 5", grade=detail) if plain else tr("grade {grade}", grade=detail)
    if finding.kind is FindingKind.SENSATION:
        return _felt_words(finding)
    measure = measure_of(library, finding.kind, finding.name)
    if measure is not None and _plain(detail):
        if measure.positive_to is None:  # an angle, which goes with what was found
            return tr("at {number} {unit}", number=detail, unit=measure.unit)
        return tr("{unit} {number}", number=detail, unit=measure.unit)
    return detail


def _felt_words(finding: Finding) -> str:
    """Light touch and pin in the language spoken; what was typed otherwise stays."""
    felt = feeling_of(finding.value, finding.detail)
    if felt.detail != finding.detail:
        return finding.detail
    parts: list[str] = []
    if felt.touch:
        parts.append(tr("light touch {felt}", felt=tr_as("feeling", FELT[felt.touch])))
    if felt.pin:
        parts.append(tr("pin {felt}", felt=tr_as("feeling", FELT[felt.pin])))
    return ", ".join(parts)


def _plain(text: str) -> bool:
    """A bare number or grade, without words or a scale of its own."""
    return re.fullmatch(r"\d+(\.\d+)?[+-]?", text) is not None


def grade_value(library: Library, kind: FindingKind, typed: str) -> tuple[str, str] | None:
    """Value and grade behind a bare grade: `2+` or `2` of a reflex is normal; None when it is no grade of the scale."""
    scale = library.scales.get(kind)
    grades: Sequence[str] = [grade.grade for grade in scale.grades] if scale else ()
    known = next((grade for grade in grades if typed in (grade, grade.rstrip("+"))), None)
    found = scale.grade(known) if scale and known else None
    return (found.value, found.grade) if found else None
