"""Two kept drawings to be shown side by side: what each is called, the picture of what differs, and what may be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.agreement_text import agreement_lines
from bodymap.exports.change_svg import HEADING, IN_TIME, Told, is_high, two_svg
from bodymap.exports.change_text import change_lines
from bodymap.exports.loaded_sheet import LoadedSheet
from bodymap.exports.svg import sheet_svg
from bodymap.exports.timeline import LETTER, WHOSE, Agreement
from bodymap.knowledge.rules import DrawnTwice
from bodymap.language import tr, tr_later
from bodymap.reasoning.over_time import Change, change
from bodymap.records.day_words import day_words

BY_HAND = (
    tr_later("in both drawings"),
    tr_later("only in the patient's drawing"),
    tr_later("only in the clinician's drawing"),
)
ALIKE = tr_later("Patient's and clinician's drawing of one visit")
APART_HANDS = tr_later(
    "One is the patient's drawing and the other the clinician's: what differs need not have changed."
)
SAME_DAY = tr_later("Both are of the same visit: what differs has not changed since.")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called, and its picture as SVG text."""

    title: str
    svg: str


@dataclass(frozen=True, slots=True)
class Pair:
    """title: of the whole; left, right: the drawings; svg: what one, the other and both paint; lines: what may be said of it."""

    title: str
    left: Side
    right: Side
    svg: str
    lines: tuple[str, ...]


def in_time(atlas: Atlas, one: LoadedSheet, other: LoadedSheet, rules: DrawnTwice) -> Pair:
    """Two drawings, the earlier one on the left. Both have to have been read."""
    before, after = sorted((one, other), key=_when)
    found = change(_drawing(before), _drawing(after), rules)
    lines = (*_limits(before, after), *change_lines(found, rules))
    title = tr("{some} and {last}", some=day_words(before.day), last=day_words(after.day))
    return _pair(atlas, title, (before, after), found, Told(HEADING, IN_TIME, ()), lines)


def by_hand(atlas: Atlas, patient: LoadedSheet, clinician: LoadedSheet, alike: Agreement, rules: DrawnTwice) -> Pair:
    """The patient's drawing of a visit on the left, the clinician's on the right."""
    lines = agreement_lines(alike.found, rules, alike.begun)
    title = tr("Patient and clinician, {day}", day=day_words(alike.day))
    return _pair(atlas, title, (patient, clinician), alike.found, Told(ALIKE, BY_HAND, ()), lines)


def before(sheets: Sequence[LoadedSheet], one: LoadedSheet) -> LoadedSheet | None:
    """The drawing by the same hand that comes before, at an earlier visit; None where there is none. sheets: the oldest first."""
    hand = one.kept.head.author if one.kept.head is not None else None
    earlier = [
        other
        for other in sheets
        if other.drawing is not None
        and other.kept.head is not None
        and other.kept.head.author is hand
        and other.day < one.day
    ]
    return earlier[-1] if earlier else None


def _pair(
    atlas: Atlas,
    title: str,
    both: tuple[LoadedSheet, LoadedSheet],
    found: Change,
    told: Told,
    lines: tuple[str, ...],
) -> Pair:
    """Both drawings in the same views and at the same scale, so that the eye can go from one to the other."""
    painted = {one.view for one in found.views} | {View.FRONT, View.BACK}
    views = tuple(view for view in atlas.views if view in painted)
    left, right = (
        Side(_name(one), sheet_svg(atlas, _drawing(one), views=views, whole=is_high(found))) for one in both
    )
    return Pair(title, left, right, two_svg(atlas, found, told), lines)


def _name(one: LoadedSheet) -> str:
    """`P: patient's drawing, 11 October 2026`."""
    assert one.kept.head is not None
    author = one.kept.head.author
    words = tr(WHOSE[author])
    whose = f"{words[:1].lower()}{words[1:]}"
    return tr("{letter}: {whose}, {day}", letter=LETTER[author], whose=whose, day=day_words(one.day))


def _limits(earlier: LoadedSheet, later: LoadedSheet) -> tuple[str, ...]:
    """What the two drawings cannot tell together."""
    heads = {one.kept.head.author for one in (earlier, later) if one.kept.head is not None}
    found = (tr(APART_HANDS) if len(heads) > 1 else "", tr(SAME_DAY) if earlier.kept.visit == later.kept.visit else "")
    return tuple(filter(None, found))


def _when(one: LoadedSheet) -> tuple[object, str]:
    head = one.kept.head
    return one.day, head.saved_at if head is not None else ""


def _drawing(one: LoadedSheet) -> PainDrawing:
    assert one.drawing is not None
    return one.drawing
