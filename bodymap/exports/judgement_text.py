"""What the clinician judged, in words: for the note, the report and a screen reader."""

from bodymap.knowledge.library import Library
from bodymap.reasoning.judgement import VERDICT_WORDS, Judgement, Judgements, Matter, Verdict, of_verdict

TITLE = "The clinician's judgement"
ALL_ASIDE = "All that the program suggested was set aside. That is not an all-clear."
WHOSE = "The clinician's word, not the program's."
_ORDER = (Verdict.ACCEPTED, Verdict.SET_ASIDE, Verdict.NONE)


def matter_words(library: Library, matter: Matter) -> str:
    """`L5 left`, or the name of a condition; one that this program no longer knows keeps its id."""
    if matter.root is not None:
        return f"{matter.root.value} {matter.side.word if matter.side else ''}".strip()
    known = library.conditions.get(matter.condition)
    return known.name if known is not None else matter.condition


def judgement_lines(library: Library, judgements: Judgements) -> tuple[str, ...]:
    """What was accepted first, then what was set aside, then comments alone; none where nothing was judged."""
    lines = (_line(library, one) for verdict in _ORDER for one in of_verdict(judgements, verdict))
    return (*lines, WHOSE) if judgements else ()


def _line(library: Library, one: Judgement) -> str:
    verdict = VERDICT_WORDS[one.verdict].capitalize() if one.verdict is not Verdict.NONE else "Comment"
    said = f" ({one.comment})" if one.comment else ""
    return f"{verdict}: {matter_words(library, one.matter)}{said}."
