"""Invented cases and readings for tests of what is counted."""

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.case import Case, Truth
from bodymap.reasoning.evaluation.evaluation import Evaluation, evaluate
from bodymap.reasoning.examination import NOT_EXAMINED, Examination
from bodymap.reasoning.reading import Reading, Reason, RedFlag, RootEvidence, Suggestion, Urgency
from bodymap.reasoning.symptoms import Symptoms, ZoneSign

LIBRARY = open_library()
RADICULOPATHY = "lumbosacral_radiculopathy"


def of_root(name: str, *acceptable: str, case_id: str = "", kind: str = "") -> Case:
    """A case whose truth names one root."""
    return Case(
        case_id or name, truth=Truth((Root(name),), RADICULOPATHY), also_acceptable=acceptable, kind=kind
    )


def of_condition(condition: str, examination: Examination = NOT_EXAMINED) -> Case:
    return Case(condition, examination=examination, truth=Truth((), condition))


def ranked(*roots: str, probability: float = 0.5) -> Reading:
    """A reading that names these roots, the best first; the first with this probability, the others share the rest."""
    rest = (1 - probability) / max(len(roots) - 1, 1)
    return Reading(
        roots=tuple(
            RootEvidence(
                Root(name),
                Side.LEFT,
                n,
                probability if n == 1 else rest,
                "fits",
                (Reason(f"why {name}", 1.0),),
            )
            for n, name in enumerate(roots, start=1)
        )
    )


def alike(*conditions: str, alarm: str = "", urgency: Urgency = Urgency.EMERGENCY) -> Reading:
    """A reading that names these look-alikes, the best first, and perhaps a warning."""
    return Reading(
        look_alikes=tuple(Suggestion(c, c, n, 1 / n) for n, c in enumerate(conditions, start=1)),
        red_flags=(RedFlag(alarm, urgency, "text"),) if alarm else (),
    )


def evaluated(*pairs: tuple[Case, Reading]) -> Evaluation:
    return evaluate(LIBRARY, pairs)


def marked(channel: Channel) -> Symptoms:
    return Symptoms((ZoneSign("toe_5", Side.LEFT, channel),))
