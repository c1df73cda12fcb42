"""What changed between two drawings, in words; never more than the two drawings can tell."""

from collections.abc import Iterator

from bodymap.knowledge.rules import DrawnTwice
from bodymap.reasoning.over_time import Change, Verdict

NOT_BETTER = (
    "A smaller drawing is not the same as getting better, and a larger one not the same as getting worse."
)
PLACE = {
    Verdict.NOTHING_PAINTED: "Nothing is painted in either drawing.",
    Verdict.ONLY_ONE: "Only one of the two drawings has anything painted: there is nothing to set beside it.",
    Verdict.WITHIN: "The place: no more different than people draw the same pain twice.",
    Verdict.CHANGED: "The place: more different than nearly all people draw the same pain twice.",
}
SIZE = {
    Verdict.WITHIN: "The size: no more different than people draw the same pain twice.",
    Verdict.CHANGED: "The size: more different than nearly all people draw the same pain twice.",
}


def change_lines(found: Change, rules: DrawnTwice) -> tuple[str, ...]:
    """Overlap, size, separate places, and the published figures behind the two verdicts."""
    return tuple(_lines(found, rules))


def _lines(found: Change, rules: DrawnTwice) -> Iterator[str]:
    if found.place in (Verdict.NOTHING_PAINTED, Verdict.ONLY_ONE):
        yield PLACE[found.place]
        return
    yield f"Overlap of the two drawings: {found.overlap:.2f} (1 = the same; Jaccard index). {PLACE[found.place]}"
    yield f"Painted: {_growth(found)}. {SIZE[found.size]}"
    yield from _places(found)
    yield rules.limit.text
    yield NOT_BETTER


def _growth(found: Change) -> str:
    percent = round(100 * abs(found.after / found.before - 1))
    if percent == 0:
        return "as much as before"
    return f"{percent} % {'more' if found.after > found.before else 'less'} than before"


def _places(found: Change) -> Iterator[str]:
    new = sum(len(one.new_places.geoms) for one in found.views)
    gone = sum(len(one.gone_places.geoms) for one in found.views)
    if new:
        yield f"Far from all that was painted before: {_count(new)} of the later drawing."
    if gone:
        yield f"Far from all that is painted now: {_count(gone)} of the earlier drawing."


def _count(places: int) -> str:
    return "1 separate place" if places == 1 else f"{places} separate places"
