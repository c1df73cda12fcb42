"""What came of one case: where the truth stands in its reading. Everything that is counted starts here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bodymap.atlas.levels import Root
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import ConditionKind, Library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.case import Case
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.reading import Reading, RedFlag, RootEvidence, Suggestion, Urgency

EXAMINED = (FindingKind.STRENGTH, FindingKind.REFLEX, FindingKind.TEST, FindingKind.SENSATION)
EMERGENCY = "emergency"
SEVERAL_ROOTS = "several roots"
UNNAMED_KIND = "not said"


class Input(StrEnum):
    """The best that was entered: history and answers to questions alone are nothing to read a root from."""

    NOTHING = "nothing"
    PAIN = "pain only"
    NUMBNESS = "numbness"
    EXAMINATION = "examination"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case and its reading, as far as they are counted.

    truth: the root of a case that names one, else its condition, else "several roots". root: None unless the truth
    names one root. Ranks count from 1; None = not among them, or not asked. lenient_rank: of the best of the root
    and those that are acceptable too. condition: "" unless it is other than a root's; a warning with its name
    counts as first. emergency: the truth is one by itself; without_flag: the truth is no red flag at all.
    """

    case: Case
    reading: Reading
    truth: str
    input: Input
    root: Root | None
    root_rank: int | None
    lenient_rank: int | None
    condition: str
    condition_rank: int | None
    emergency: bool
    without_flag: bool
    alarms: tuple[RedFlag, ...]


def outcome(library: Library, case: Case, reading: Reading) -> Outcome:
    """Compare one reading with the truth of its case."""
    root = case.truth.roots[0] if len(case.truth.roots) == 1 else None
    said = tuple(evidence.root.value for evidence in root_order(reading))
    right = (root.value,) if root else ()
    known = library.conditions.get(case.truth.condition)
    other = case.truth.condition if known is None or known.kind is not ConditionKind.ROOT else ""
    return Outcome(
        case=case,
        reading=reading,
        truth=_truth(case, root, other),
        input=input_of(case),
        root=root,
        root_rank=_rank(said, right),
        lenient_rank=_rank(said, (*right, *case.also_acceptable)) if root else None,
        condition=other,
        condition_rank=_condition_rank(reading, other) if other else None,
        emergency=known is not None and known.urgency is not None and known.urgency.level == EMERGENCY,
        without_flag=known is None or known.kind is not ConditionKind.RED_FLAG,
        alarms=tuple(f for f in reading.red_flags if f.urgency is Urgency.EMERGENCY),
    )


def root_order(reading: Reading) -> tuple[RootEvidence, ...]:
    """Every root once, by the better of its two sides: a truth names no side."""
    first: dict[Root, RootEvidence] = {}
    for evidence in sorted(reading.roots, key=lambda r: r.rank):
        first.setdefault(evidence.root, evidence)
    return tuple(first.values())


def look_alike_order(reading: Reading) -> tuple[Suggestion, ...]:
    return tuple(sorted(reading.look_alikes, key=lambda s: s.rank))


def input_of(case: Case) -> Input:
    """What the case gives to read from."""
    if any(f.kind in EXAMINED for f in case.examination.findings):
        return Input.EXAMINATION
    channels = {sign.channel for sign in case.symptoms.signs}
    if Channel.SENSORY in channels:
        return Input.NUMBNESS
    return Input.PAIN if channels else Input.NOTHING


def asked_yes(examination: Examination) -> bool:
    """Whether a question about warnings was answered with yes."""
    return any(f.kind is FindingKind.FACT and f.value == "yes" for f in examination.findings)


def _truth(case: Case, root: Root | None, other: str) -> str:
    if root is not None:
        return root.value
    return other or (SEVERAL_ROOTS if case.truth.roots else case.truth.condition)


def _rank(said: Sequence[str], right: Iterable[str]) -> int | None:
    return min((said.index(one) + 1 for one in right if one in said), default=None)


def _condition_rank(reading: Reading, condition: str) -> int | None:
    """1 when a warning has this name; a question is no warning."""
    if any(f.id == condition and f.urgency is not Urgency.ASK for f in reading.red_flags):
        return 1
    return _rank([s.id for s in look_alike_order(reading)], (condition,))
