"""What was missed, one by one: what was true, what was said first instead, and the main reasons for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bodymap.reasoning.evaluation.outcomes import Outcome, look_alike_order, root_order
from bodymap.reasoning.reading import Reason

NOTHING = "nothing"
MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Miss:
    """measure: roots, look_alikes, red_flags (an emergency not seen) or false_alarms. said: what stood first, or
    "nothing". rank: where the truth stood, None = nowhere.
    """

    id: str
    measure: str
    truth: str
    said: str
    rank: int | None = None
    reasons: tuple[str, ...] = ()


def misses(outcomes: Iterable[Outcome]) -> tuple[Miss, ...]:
    """Everything that did not come first, in the order of the cases."""
    return tuple(miss for one in outcomes for miss in _of_case(one))


def _of_case(one: Outcome) -> Iterable[Miss]:
    case = one.case.id
    if one.root is not None and one.root_rank != 1:
        first = next(iter(root_order(one.reading)), None)
        said, why = (first.root.value, strongest(first.reasons)) if first else (NOTHING, ())
        yield Miss(case, "roots", one.root.value, said, one.root_rank, why)
    if one.condition and one.condition_rank != 1:
        other = next(iter(look_alike_order(one.reading)), None)
        said, why = (other.id, strongest(other.reasons)) if other else (NOTHING, ())
        yield Miss(case, "look_alikes", one.condition, said, one.condition_rank, why)
    if one.emergency and not one.alarms:
        flags = ", ".join(f"{f.id} ({f.urgency.value})" for f in one.reading.red_flags)
        yield Miss(case, "red_flags", one.truth, flags or NOTHING)
    if one.without_flag and one.alarms:
        said = ", ".join(flag.id for flag in one.alarms)
        yield Miss(case, "false_alarms", one.truth, said, None, tuple(f.why for f in one.alarms if f.why))


def strongest(reasons: Sequence[Reason]) -> tuple[str, ...]:
    """The texts of the reasons that count most for it."""
    speaks_for = sorted((r for r in reasons if r.effect > 0), key=lambda r: -r.effect)
    return tuple(reason.text for reason in speaks_for[:MOST_REASONS])
