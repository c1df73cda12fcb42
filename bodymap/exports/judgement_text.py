"""What the clinician judged, in words: for the note, the report and a screen reader."""

from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.reasoning.judgement import VERDICT_WORDS, Judgement, Judgements, Matter, Verdict, of_verdict

TITLE = tr_later("The clinician's judgement")
ALL_ASIDE = tr_later("All that the program suggested was set aside. That is not an all-clear.")
WHOSE = tr_later("The clinician's word, not the program's.")
_ORDER = (Verdict.ACCEPTED, Verdict.SET_ASIDE, Verdict.NONE)


def matter_words(library: Library, matter: Matter) -> str:
    """`L5 left`, or the name of a condition; one that this program no longer knows keeps its id."""
    if matter.root is not None:
        if matter.side is None:
            return matter.root.value
        return tr("{root} {side}", root=matter.root.value, side=matter.side.word)
    known = library.conditions.get(matter.condition)
    return known.name if known is not None else matter.condition


def judgement_lines(library: Library, judgements: Judgements) -> tuple[str, ...]:
    """What was accepted first, then what was set aside, then comments alone; none where nothing was judged."""
    lines = (_line(library, one) for verdict in _ORDER for one in of_verdict(judgements, verdict))
    return (*lines, tr(WHOSE)) if judgements else ()


def _line(library: Library, one: Judgement) -> str:
    judged = one.verdict is not Verdict.NONE
    verdict = tr(VERDICT_WORDS[one.verdict]).capitalize() if judged else tr("Comment")
    said = f" ({one.comment})" if one.comment else ""
    text = f"{matter_words(library, one.matter)}{said}"
    return tr("{name}: {text}.", name=verdict, text=text)
