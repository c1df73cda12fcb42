"""A person's drawings in a row through time: what each row says, and the points of the small curves over them.

The patient's and the clinician's drawings stand apart, told by a letter; a colour is never alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bodymap.atlas.levels import View
from bodymap.exports.agreement_text import comparable
from bodymap.exports.days import short_day
from bodymap.exports.extent_words import extent_words
from bodymap.exports.loaded_sheet import LoadedSheet
from bodymap.knowledge.rules import DrawnTwice
from bodymap.language import decimal, tr, tr_count, tr_later
from bodymap.reasoning.over_time import Change, change
from bodymap.records.day_words import day_words
from bodymap.records.store.values import NO_VISIT, NOT_KEPT, Author

WHOSE = {
    Author.PATIENT: tr_later("Patient's drawing"),
    Author.CLINICIAN: tr_later("Clinician's drawing"),
}
LETTER = {Author.PATIENT: "P", Author.CLINICIAN: "C"}
UNKNOWN_DAY = tr_later("Day not known")
NO_STRENGTH = tr_later("not said")
ValueOf = Callable[[LoadedSheet], float | None]
"""A value of a drawing; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The patient's and the clinician's newest drawing of one visit set beside each other; the ids of the two sheets.

    begun: one of the two was begun from the other.
    """

    visit: str
    day: date
    patient: str
    clinician: str
    found: Change
    begun: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says. sheet: "" where there is no drawing to open; letter: P, C, or "" where nobody knows.

    overlap: of patient and clinician at this visit; fault: instead of all the rest.
    """

    sheet: str
    day: date
    when: str
    ago: str
    letter: str
    whose: str
    extent: str = ""
    areas: str = ""
    worst: str = ""
    feelings: str = ""
    roots: str = ""
    overlap: str = ""
    fault: str = ""

    @property
    def sentence(self) -> str:
        """All of it for a screen reader."""
        told = (
            tr("{day}, {ago}", day=self.when, ago=self.ago) if self.ago else self.when,
            self.whose,
            self.fault.rstrip("."),
            tr("painted {how_much}", how_much=self.extent) if self.extent else "",
            self.areas,
            tr("worst {strength}", strength=self.worst) if self.worst else "",
            self.feelings,
            self.roots.rstrip("."),
            tr("overlap of patient and clinician {overlap}", overlap=self.overlap)
            if self.overlap else "",
        )
        return "; ".join(filter(None, told))


@dataclass(frozen=True, slots=True)
class Point:
    """One value on its day; sheet: whose row it belongs to."""

    day: date
    value: float
    sheet: str


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one hand through time, the oldest first; letter: P, C, or PC for how alike the two are."""

    letter: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A small curve: its title, what the values are, the highest value of its scale, and the hands it shows.

    first, last: the days its scale goes from and to, the same in all curves of a record; NO_VISIT where there are none.
    """

    title: str
    unit: str
    top: float
    series: tuple[Series, ...]
    first: date = NO_VISIT
    last: date = NO_VISIT

    @property
    def sentence(self) -> str:
        """For a screen reader: from where to where each hand went."""
        told = [_went(one, self.unit) for one in self.series if one.points]
        return " ".join((f"{self.title}.", *(told or (tr("No value yet."),))))


def rows(
    sheets: Iterable[LoadedSheet],
    agreements: Iterable[Agreement],
    sizes: Mapping[View, float],
    today: date,
) -> tuple[Row, ...]:
    """The newest first. sizes: area of each view, mm2."""
    alike = {sheet: one for one in agreements for sheet in (one.patient, one.clinician)}
    made = [_row(one, alike.get(one.id), sizes, today) for one in sheets]
    return tuple(reversed(made))


def agreements(sheets: Sequence[LoadedSheet], rules: DrawnTwice) -> tuple[Agreement, ...]:
    """One for each visit at which both drew something that can be set beside the other's, the oldest first."""
    by_visit: dict[str, dict[Author, LoadedSheet]] = {}
    for one in sheets:
        if one.kept.head is not None and one.drawing is not None:
            by_visit.setdefault(one.kept.visit, {})[one.kept.head.author] = one
    pairs = [(both[Author.PATIENT], both[Author.CLINICIAN]) for both in by_visit.values() if len(both) == 2]
    return tuple(agreement(patient, clinician, rules) for patient, clinician in pairs)


def agreement(patient: LoadedSheet, clinician: LoadedSheet, rules: DrawnTwice) -> Agreement:
    """Two drawings of one visit. Both have to have been read."""
    assert patient.drawing is not None
    assert clinician.drawing is not None
    heads = [one.kept.head for one in (patient, clinician)]
    from_each_other = {head.copy_of for head in heads if head is not None} & {patient.id, clinician.id}
    found = change(patient.drawing, clinician.drawing, rules)
    begun = bool(from_each_other - {NOT_KEPT})
    return Agreement(patient.kept.visit, patient.day, patient.id, clinician.id, found, begun)


def curves(sheets: Sequence[LoadedSheet], alike: Iterable[Agreement]) -> tuple[Curve, ...]:
    """Extent, places, worst and how alike the two hands are, over all visits. What is not known has no point."""
    both = tuple(Point(one.day, one.found.overlap, one.patient) for one in alike if comparable(one.found))
    days = tuple(one.day for one in sheets if one.day != NO_VISIT)
    found = (
        Curve(tr("Painted"), tr("% of front and back"), 0.0, tuple(_series(sheets, _extent_of))),
        Curve(tr("Places painted"), tr("places"), 0.0, tuple(_series(sheets, _areas_of))),
        Curve(tr("Worst"), tr("of 10"), 10.0, tuple(_series(sheets, _worst_of))),
        Curve(tr("Patient and clinician alike"), tr("overlap"), 1.0, (Series("PC", both),)),
    )
    return tuple(_scaled(one, days) for one in found)


def _scaled(curve: Curve, days: Sequence[date]) -> Curve:
    """To the highest value, where the scale does not end by itself; from the first day of the record to the last."""
    highest = max((point.value for one in curve.series for point in one.points), default=0.0)
    first, last = min(days, default=NO_VISIT), max(days, default=NO_VISIT)
    return replace(curve, top=curve.top or highest or 1.0, first=first, last=last)


def _series(sheets: Sequence[LoadedSheet], value_of: ValueOf) -> Iterator[Series]:
    for author in Author:
        mine = [one for one in sheets if one.kept.head is not None and one.kept.head.author is author]
        known = ((one, value_of(one)) for one in mine)
        yield Series(
            LETTER[author],
            tuple(Point(one.day, value, one.id) for one, value in known if value is not None),
        )


def _extent_of(one: LoadedSheet) -> float | None:
    return one.facts.body_percent if one.facts is not None else None


def _areas_of(one: LoadedSheet) -> float | None:
    return float(one.facts.areas) if one.facts is not None else None


def _worst_of(one: LoadedSheet) -> float | None:
    return None if one.facts is None or one.facts.worst is None else float(one.facts.worst)


def value_words(value: float) -> str:
    """`3`, `3.7`, `0.08`: as exact as it is of use."""
    if value == round(value):
        return f"{value:.0f}"
    return decimal(value, 1 if value >= 1 else 2)


_WHO = {"P": tr_later("The patient's"), "C": tr_later("The clinician's"), "PC": tr_later("Both")}


def _went(one: Series, unit: str) -> str:
    who = tr(_WHO[one.letter])
    first, last = one.points[0], one.points[-1]
    if first is last:
        value, day = value_words(last.value), day_words(last.day)
        return tr("{who}: {value} {unit} on {day}.", who=who, value=value, unit=unit, day=day)
    return tr_count(
        "{who}: from {first} on {first_day} to {last} {unit} on {last_day}, {count} value.",
        "{who}: from {first} on {first_day} to {last} {unit} on {last_day}, {count} values.",
        len(one.points),
        who=who,
        first=value_words(first.value),
        first_day=day_words(first.day),
        last=value_words(last.value),
        unit=unit,
        last_day=day_words(last.day),
    )


def _row(one: LoadedSheet, alike: Agreement | None, sizes: Mapping[View, float], today: date) -> Row:
    head, facts = one.kept.head, one.facts
    known = one.day != NO_VISIT
    whose = tr(WHOSE[head.author]) if head is not None else ""
    plain = Row(
        one.id,
        one.day,
        short_day(one.day) if known else tr(UNKNOWN_DAY),
        ago_words(one.day, today) if known else "",
        LETTER[head.author] if head is not None else "",
        tr("{whose}, begun from another", whose=whose) if head is not None and head.copy_of else whose,
        roots=_roots(one) if head is not None else "",
        fault=one.fault,
    )
    if facts is None:
        return plain
    return Row(
        plain.sheet,
        plain.day,
        plain.when,
        plain.ago,
        plain.letter,
        plain.whose,
        extent_words(facts.extent, sizes) if facts.areas else tr("nothing"),
        tr_count("{count} place", "{count} places", facts.areas) if facts.areas else tr("no place"),
        tr(NO_STRENGTH) if facts.worst is None else tr("{strength} of 10", strength=facts.worst),
        ", ".join(feeling.words for feeling in facts.feelings),
        plain.roots,
        decimal(alike.found.overlap, 2) if alike is not None and comparable(alike.found) else "",
    )


def _roots(one: LoadedSheet) -> str:
    """As it was read then: how well a root is supported at all, then never one root alone."""
    if one.then is None:
        return one.unread
    said = one.then.said
    if said.leading:
        text = tr("{name}: {text}", name=said.at_all_words, text=said.roots_words)
    else:
        text = tr("No root fits")
    return tr("{text} (read at an earlier step)", text=text) if one.read_earlier else text


def ago_words(day: date, today: date) -> str:
    """`today`, `yesterday`, `41 days ago`; a day that is still to come says so."""
    days = (today - day).days
    if days < 0:
        return tr("in the future")
    if days < 2:
        return tr("yesterday") if days else tr("today")
    return tr_count("{count} day ago", "{count} days ago", days)
