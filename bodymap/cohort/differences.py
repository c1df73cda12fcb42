"""Two groups beside each other: in which zones their shares differ by more than chance, with correction for many zones."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.colours import difference_scale
from bodymap.cohort.frequency import Frequency
from bodymap.cohort.heat_map import SIDES_WORDS
from bodymap.cohort.heat_svg import Block, HeatPage, Key, heat_page, zone_layer
from bodymap.cohort.places import SIDES, places_of
from bodymap.cohort.segments import TWO_VIEWS
from bodymap.cohort.tests_of_two import CORRECTION_WORDS, CORRECTIONS, difference_interval, exact_p
from bodymap.exports.reading_text import NOT_A_DIAGNOSIS
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.language import decimal, grouped, shortest, tr

LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class ZoneDifference:
    """One zone of one side: hits of each group, the difference of the shares (first less second, 0-1) with its 95 % interval, p and adjusted p."""

    zone: str
    side: str
    hits: tuple[int, int]
    difference: float
    interval: tuple[float, float]
    p: float
    adjusted: float

    @property
    def told(self) -> bool:
        """More than chance, at LEVEL, after correction."""
        return self.adjusted < LEVEL


@dataclass(frozen=True, slots=True)
class Difference:
    """labels, n: of the two groups; words: their labels in the language spoken; zones: all that anybody marked."""

    labels: tuple[str, str]
    n: tuple[int, int]
    correction: str
    zones: tuple[ZoneDifference, ...]
    words: tuple[str, str]

    @property
    def told(self) -> tuple[ZoneDifference, ...]:
        """The zones that differ by more than chance, the clearest first."""
        told = (zone for zone in self.zones if zone.told)
        return tuple(sorted(told, key=lambda zone: (zone.adjusted, -abs(zone.difference))))


def difference(found: Frequency, one: int, other: int, correction: str = "holm") -> Difference:
    """The groups of these numbers. Zones that nobody marked are not tested. Raises BodymapError for an empty group or an unknown correction."""
    if correction not in CORRECTIONS:
        raise BodymapError(
            f"--correct {correction[:40]!r} is not known; expected one of {', '.join(CORRECTIONS)}"
        )
    labels = found.grouping.labels[one], found.grouping.labels[other]
    n = int(found.n[one]), int(found.n[other])
    for label, size in zip(labels, n, strict=True):
        if not size:
            raise BodymapError(tr("there is no drawing in the group {label!r}; expected at least one in each", label=label))
    zones = places_of(found.atlas).zones
    marked = [
        (zone, side.value, (int(found.zones[one, s, z]), int(found.zones[other, s, z])))
        for z, zone in enumerate(zones)
        for s, side in enumerate(SIDES)
        if found.zones[one, s, z] + found.zones[other, s, z]
    ]
    p = np.array([exact_p(hits[0], n[0], hits[1], n[1]) for _, _, hits in marked])
    adjusted = CORRECTIONS[correction](p)
    return Difference(
        labels,
        n,
        correction,
        tuple(
            ZoneDifference(
                zone, side, hits, hits[0] / n[0] - hits[1] / n[1],
                difference_interval(hits[0], n[0], hits[1], n[1]), float(p[row]), float(adjusted[row]),
            )
            for row, (zone, side, hits) in enumerate(marked)
        ),
        (found.grouping.words[one], found.grouping.words[other]),
    )  # fmt: skip


def group_number(found: Frequency, word: str) -> int:
    """The group that a person means by a word: a label, or what it begins with. Raises BodymapError."""
    labels = found.grouping.labels
    fits = [n for n, label in enumerate(labels) if label == word] or [
        n for n, label in enumerate(labels) if word and label.removeprefix("first root ").startswith(word)
    ]
    if len(fits) != 1:
        raise BodymapError(f"{word[:40]!r} is not one of the groups; expected one of {', '.join(labels)}")
    return fits[0]


def difference_lines(library: Library, found: Difference, most: int = 12) -> Iterator[str]:
    """In words: how many zones differ, the clearest ones first."""
    told = found.told
    one, other = (f"{label} (n = {n:,})" for label, n in zip(found.labels, found.n, strict=True))
    yield f"{one} against {other}: {len(told)} of {len(found.zones)} zones differ at {LEVEL:g} after correction."
    for zone in told[:most]:
        low, high = zone.interval
        first, second = (100 * hits / n for hits, n in zip(zone.hits, found.n, strict=True))
        yield (
            f"  {_name(library, zone)}: {first:.1f} % against {second:.1f} %, difference {100 * zone.difference:+.1f} "
            f"(95 % {100 * low:+.1f} to {100 * high:+.1f}) points, adjusted p {_p(zone.adjusted)}"
        )
    if len(told) > most:
        yield f"  and {len(told) - most} more; a table (-o zones.csv) has all."
    yield f"Exact test of Fisher, two-sided; {CORRECTION_WORDS[found.correction]}; interval: Newcombe 1998. Groups were not matched: a difference has many causes."


def _name(library: Library, zone: ZoneDifference) -> str:
    words = library.zones[zone.zone].words if zone.zone in library.zones else zone.zone
    return f"{words}, {'left' if zone.side == 'L' else 'right'}"


def _p(value: float) -> str:
    return "< 0.0001" if value < 1e-4 else f"{value:.4f}"


HEAD = (
    "zone",
    "side",
    "name",
    "first",
    "second",
    "first_percent",
    "second_percent",
    "difference",
    "low_95",
    "high_95",
    "p",
    "p_adjusted",
)


def difference_rows(library: Library, found: Difference) -> Iterator[tuple[str | float, ...]]:
    """Head and a row a zone; percent and percentage points."""
    yield HEAD
    for zone in found.zones:
        first, second = (round(100 * hits / n, 4) for hits, n in zip(zone.hits, found.n, strict=True))
        low, high = (round(100 * end, 4) for end in zone.interval)
        side = "left" if zone.side == "L" else "right"
        yield (
            zone.zone, side, _name(library, zone), *zone.hits, first, second, round(100 * zone.difference, 4), low, high,
            float(f"{zone.p:.6g}"), float(f"{zone.adjusted:.6g}"),
        )  # fmt: skip


def difference_svg(library: Library, atlas: Atlas, found: Difference, title: str = "", note: str = "") -> str:
    """The difference on the figure; zones that differ by more than chance have a heavy border."""
    return heat_page(atlas, difference_map(atlas, found, title, note))


def difference_map(atlas: Atlas, found: Difference, title: str = "", note: str = "") -> HeatPage:
    """What the page says and shows."""
    values = {(zone.zone, zone.side): 100 * zone.difference for zone in found.zones}
    scale = difference_scale(max((abs(value) for value in values.values()), default=1.0))
    told = frozenset((zone.zone, zone.side) for zone in found.told)
    layers = {view: zone_layer(atlas, view, values, scale, told) for view in TWO_VIEWS}
    one, other = (f"{label} (n = {grouped(n)})" for label, n in zip(found.words, found.n, strict=True))
    heading = tr("{one} less {other}", one=f"{one[:1].upper()}{one[1:]}", other=other)
    ticks = tuple((value, shortest(value, "+") if value else "0") for value in scale.ticks())
    first, second = found.words
    foot = (
        " ".join(
            (
                tr("Orange: more often in {one}; blue: more often in {other}.", one=first, other=second),
                tr(
                    "Heavy border: differs by more than chance at {level} after correction ({count} of {all} zones).",
                    level=decimal(LEVEL, 2),
                    count=len(told),
                    all=len(found.zones),
                ),
                f"{tr(CORRECTION_WORDS[found.correction])};",
                tr("exact test of Fisher. Groups were not matched."),
            )
        ),
        *([note] if note else []),
        f"{tr(SIDES_WORDS)} {tr(NOT_A_DIAGNOSIS)}",
    )
    key = Key(scale, tr("percentage points of drawings that mark the zone"), ticks)
    return HeatPage(title or tr("Where two groups differ"), (Block(heading, layers),), key, foot)
