"""How alike the patient's and the clinician's drawing of one visit are, in words: a number, what it means, and what it does not."""

from collections.abc import Iterator

from bodymap.exports.change_text import PLACE
from bodymap.knowledge.rules import DrawnTwice
from bodymap.language import decimal, tr, tr_later
from bodymap.reasoning.over_time import Change, Verdict

MEANT = tr_later(
    "Overlap {overlap} (Jaccard index: 0 = nothing in common, 1 = the same). Of all the skin that either of them "
    "painted, both painted {percent} %."
)
VERDICT = {
    Verdict.WITHIN: tr_later("They are no further apart than two drawings of the same pain by one person."),
    Verdict.CHANGED: tr_later(
        "They are further apart than nearly all people draw the same pain twice: look together at what only one of "
        "them marks."
    ),
}
BEGUN = tr_later("One was begun from the other, so they are more alike than two drawings made apart would be.")
NOT_RIGHT = tr_later("The number says how alike two drawings are, not which of them is right.")


def agreement_lines(found: Change, rules: DrawnTwice, begun: bool) -> tuple[str, ...]:
    """found: the patient's drawing first, the clinician's after it. begun: one of the two was begun from the other."""
    return tuple(_lines(found, rules, begun))


def _lines(found: Change, rules: DrawnTwice, begun: bool) -> Iterator[str]:
    if not comparable(found):
        yield tr(PLACE[found.place])
        return
    meant = tr(MEANT, overlap=decimal(found.overlap, 2), percent=round(100 * found.overlap))
    yield f"{meant} {tr(VERDICT[found.place])}"
    if begun:
        yield tr(BEGUN)
    yield rules.limit.text
    yield tr(NOT_RIGHT)


def comparable(found: Change) -> bool:
    """Whether both drawings have something painted; else an overlap would say nothing."""
    return found.place in (Verdict.WITHIN, Verdict.CHANGED)
