"""One look at many drawings: a map by group, or two groups against each other, with its page, its numbers and what may be said of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side
from bodymap.cohort.differences import (
    LEVEL,
    Difference,
    difference,
    difference_map,
    difference_rows,
)
from bodymap.cohort.frequency import Frequency
from bodymap.cohort.groups import AGES, ages_of
from bodymap.cohort.heat_map import RASTER, ZONES, MapWish, heat_map, map_rows, shown_groups
from bodymap.cohort.heat_svg import HeatPage, heat_page
from bodymap.cohort.places import SIDES, places_of
from bodymap.cohort.pool import Heard, Pool
from bodymap.cohort.work import Asked, Counted, counted, frequency
from bodymap.exports.csv_cells import csv_text
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.language import decimal, in_english, listed, tr, tr_count, tr_later

COUNTING = 0.7
"""Part of the time of a look that the counting takes, about."""
SMALL = 20
"""Drawings below which a group is called small (assumed): one drawing is then at least 5 % of it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is looked at. least: groups with fewer drawings are left out; one, other: labels of the groups that are compared, "" = the
    two largest; ages: as a person writes them.
    """

    compare: bool = False
    by: str = ""
    kind: str = RASTER
    smooth: float = 0.0
    least: int = 1
    ages: str = "30,45,60,75"
    one: str = ""
    other: str = ""
    correction: str = "holm"


@dataclass(frozen=True, slots=True)
class Group:
    """A group with at least one drawing. number: of the grouping; label: in English; words: in the language spoken."""

    number: int
    label: str
    words: str
    n: int


@dataclass(frozen=True, slots=True)
class Study:
    """What came out. pool: of which drawings; groups: those that can be chosen; page None = nothing can be shown, and problem says why."""

    pool: Pool
    choice: Choice
    asked: Asked
    counted: Counted
    groups: tuple[Group, ...] = ()
    shown: tuple[int, ...] = ()
    page: HeatPage | None = None
    difference: Difference | None = None
    problem: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def found(self) -> Frequency:
        return self.counted.found


def study(
    library: Library, atlas: Atlas, pool: Pool, choice: Choice, heard: Heard, before: Study | None = None
) -> Study:
    """Count, unless the look before has counted the same, and draw the page. Raises BodymapError for what cannot be counted."""
    asked = asked_of(choice)
    if before is not None and before.pool is pool and before.asked.serves(asked):
        count, asked = before.counted, before.asked
    else:
        count = counted(
            frequency(library, atlas, asked), pool.batches(atlas, lambda words, share: heard(words, COUNTING * share))
        )
    heard(tr("Drawing the map"), COUNTING)
    groups = _groups(count.found)
    bare = Study(pool, choice, asked, count, groups)
    try:
        return _compared(atlas, bare) if choice.compare else _mapped(library, bare)
    except BodymapError as problem:
        return Study(pool, choice, asked, count, groups, problem=problem.sentence)


FIRST_TO_COMPARE = ("simulated_root", "sex", "age", "side", "sensation")
"""By what two groups are told apart where nobody says: the first of these that the drawings say something of."""


def fitting(choice: Choice, pool: Pool) -> Choice:
    """The choice as far as these drawings can answer it: another grouping or kind of map where they cannot."""
    by = choice.by if choice.by in pool.says else ""
    if choice.compare and not by:
        by = next(name for name in FIRST_TO_COMPARE if name in pool.says)
    return replace(choice, by=by, kind=choice.kind if pool.outlined else ZONES)


def asked_of(choice: Choice) -> Asked:
    """What has to be counted for a choice. Raises BodymapError for age bands that make no sense."""
    ages = ages_of(choice.ages) if choice.by == "age" else AGES
    return Asked(choice.by, ages, raster=choice.kind == RASTER and not choice.compare)


def _groups(found: Frequency) -> tuple[Group, ...]:
    both = zip(found.grouping.labels, found.grouping.words, found.n.tolist(), strict=True)
    return tuple(Group(k, label, words, n) for k, (label, words, n) in enumerate(both) if n)


def wish_of(bare: Study) -> MapWish:
    """The map as the command line would be asked for it."""
    return MapWish(bare.choice.kind, bare.choice.smooth, "", bare.choice.least, bare.counted.note)


def _mapped(library: Library, bare: Study) -> Study:
    wish = wish_of(bare)
    shown = shown_groups(bare.found, wish)
    small = [one.words for one in bare.groups if one.number in shown and one.n < SMALL]
    return Study(
        bare.pool, bare.choice, bare.asked, bare.counted, bare.groups, shown,
        heat_map(library, bare.found, wish), remarks=small_words(small),
    )  # fmt: skip


FEW = tr_later(
    "Fewer than {count} drawings: {groups}. One drawing more or less changes a share there by more than {points} points; take it as a sketch."
)
NOT_FOUND = tr_later(
    "Groups this small show only very large differences: where no zone differs, that does not mean the groups are alike."
)
MANY_CAUSES = tr_later(
    "A difference can come from age, sex, or how the drawings were gathered. It says nothing about one person."
)


def small_words(groups: list[str]) -> tuple[str, ...]:
    """What must be said of small groups; empty where there are none."""
    return (tr(FEW, count=SMALL, groups=listed(groups), points=100 // SMALL),) if groups else ()


def _compared(atlas: Atlas, bare: Study) -> Study:
    one, other = two_of(bare.groups, bare.choice)
    found = difference(bare.found, one.number, other.number, bare.choice.correction)
    small = [group.words for group in (one, other) if group.n < SMALL]
    remarks = (*small_words(small), *((tr(NOT_FOUND),) if small else ()), tr(MANY_CAUSES))
    return Study(
        bare.pool, bare.choice, bare.asked, bare.counted, bare.groups, (one.number, other.number),
        difference_map(atlas, found, note=bare.counted.note), found, remarks=remarks,
    )  # fmt: skip


def two_of(groups: tuple[Group, ...], choice: Choice) -> tuple[Group, Group]:
    """The two groups that are compared: those chosen, else the largest. Raises BodymapError where there are not two."""
    if len(groups) < 2:
        raise BodymapError(tr("there are not two groups with drawings to compare; expected another way to group"))
    known = {group.label: group for group in groups}
    large = sorted(groups, key=lambda group: -group.n)
    one = known.get(choice.one) or next(group for group in large if group.label != choice.other)
    other = known.get(choice.other) or next(group for group in large if group is not one)
    if one is other:
        raise BodymapError(tr("the same group is chosen twice; expected two different ones"))
    return one, other


def summary(found: Difference) -> str:
    """How many zones differ, in one sentence."""
    told = len(found.told)
    if not told:
        return tr("No zone of {all} differs by more than chance at {level} after correction.", all=len(found.zones), level=decimal(LEVEL, 2))
    return tr_count(
        "{count} zone of {all} differs by more than chance at {level} after correction.",
        "{count} zones of {all} differ by more than chance at {level} after correction.",
        told,
        all=len(found.zones),
        level=decimal(LEVEL, 2),
    )


@dataclass(frozen=True, slots=True)
class ZoneShare:
    """A zone of one side, and for each group shown how many drawings mark it."""

    zone: str
    side: Side
    hits: tuple[int, ...]


def zone_shares(made: Study) -> tuple[ZoneShare, ...]:
    """Zones that anybody of the groups shown has marked, those marked most often first."""
    found = made.found
    rows = [
        ZoneShare(zone, side, tuple(int(found.zones[group, s, z]) for group in made.shown))
        for z, zone in enumerate(places_of(found.atlas).zones)
        for s, side in enumerate(SIDES)
    ]
    return tuple(sorted((row for row in rows if any(row.hits)), key=lambda row: -sum(row.hits)))


def study_svg(atlas: Atlas, made: Study) -> str:
    """The page as a picture. Raises BodymapError where there is none."""
    if made.page is None:
        raise BodymapError(made.problem)
    return heat_page(atlas, made.page)


def study_csv(library: Library, made: Study) -> str:
    """The numbers as a table, the same in every language but for the names of zones. Raises BodymapError where there are none."""
    if made.page is None:
        raise BodymapError(made.problem)
    with in_english():
        return csv_text(_rows(library, made))


def _rows(library: Library, made: Study) -> Iterator[tuple[str | int | float, ...]]:
    if made.difference is not None:
        yield from difference_rows(library, made.difference)
    else:
        yield from map_rows(library, made.found, wish_of(made))
