"""What changed between two drawings, in words; never more than the two drawings can tell."""

from collections.abc import Iterator

from bodymap.knowledge.rules import DrawnTwice
from bodymap.language import decimal, tr, tr_count, tr_later
from bodymap.reasoning.over_time import Change, Verdict

NOT_BETTER = tr_later(
    "A smaller drawing is not the same as getting better, and a larger one not the same as getting worse."
)
PLACE = {
    Verdict.NOTHING_PAINTED: tr_later("Nothing is painted in either drawing."),
    Verdict.ONLY_ONE: tr_later("Only one of the two drawings has anything painted: there is nothing to set beside it."),
    Verdict.WITHIN: tr_later("The place: no more different than people draw the same pain twice."),
    Verdict.CHANGED: tr_later("The place: more different than nearly all people draw the same pain twice."),
}
SIZE = {
    Verdict.WITHIN: tr_later("The size: no more different than people draw the same pain twice."),
    Verdict.CHANGED: tr_later("The size: more different than nearly all people draw the same pain twice."),
}


def change_lines(found: Change, rules: DrawnTwice) -> tuple[str, ...]:
    """Overlap, size, separate places, and the published figures behind the two verdicts."""
    return tuple(_lines(found, rules))


def _lines(found: Change, rules: DrawnTwice) -> Iterator[str]:
    if found.place in (Verdict.NOTHING_PAINTED, Verdict.ONLY_ONE):
        yield tr(PLACE[found.place])
        return
    overlap = decimal(found.overlap, 2)
    alike = tr("Overlap of the two drawings: {overlap} (1 = the same; Jaccard index).", overlap=overlap)
    yield f"{alike} {tr(PLACE[found.place])}"
    size = tr("Painted: {how_much}.", how_much=_growth(found))
    yield f"{size} {tr(SIZE[found.size])}"
    yield from _places(found)
    yield rules.limit.text
    yield tr(NOT_BETTER)


def _growth(found: Change) -> str:
    percent = round(100 * abs(found.after / found.before - 1))
    if percent == 0:
        return tr("as much as before")
    if found.after > found.before:
        return tr("{percent} % more than before", percent=percent)
    return tr("{percent} % less than before", percent=percent)


def _places(found: Change) -> Iterator[str]:
    new = sum(len(one.new_places.geoms) for one in found.views)
    gone = sum(len(one.gone_places.geoms) for one in found.views)
    if new:
        yield tr("Far from all that was painted before: {places} of the later drawing.", places=_count(new))
    if gone:
        yield tr("Far from all that is painted now: {places} of the earlier drawing.", places=_count(gone))


def _count(places: int) -> str:
    return tr_count("{count} separate place", "{count} separate places", places)
