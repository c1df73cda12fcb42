"""evaluate(): from cases with a known truth and their readings to shares, groups, calibration and misses."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bodymap.atlas.levels import Root
from bodymap.knowledge.library import Library
from bodymap.reasoning.case import Case
from bodymap.reasoning.evaluation.calibration import BandCheck, calibration
from bodymap.reasoning.evaluation.misses import Miss, misses
from bodymap.reasoning.evaluation.outcomes import UNNAMED_KIND, Input, Outcome, asked_yes, outcome
from bodymap.reasoning.evaluation.shares import Average, Share, share_of
from bodymap.reasoning.reading import Reading


@dataclass(frozen=True, slots=True)
class RootMeasure:
    """Where the one root of the truth stands. averaged: each root weighs the same, however frequent it is.
    answered: cases in which a root was named at all; the others count as missed.
    """

    n: int
    answered: Share
    first: Share
    first_two: Share
    first_three: Share
    averaged_first: Average
    averaged_first_two: Average


@dataclass(frozen=True, slots=True)
class LookAlikeMeasure:
    """Where the condition of the truth stands among the look-alikes; a warning with its name is first."""

    n: int
    first: Share
    first_three: Share


@dataclass(frozen=True, slots=True)
class FlagMeasure:
    """Emergencies. flagged: of the n cases that are one by their truth; false_alarms: of those whose truth is no
    red flag of any kind; unprompted: the false alarms in which nobody had answered a question with yes.
    """

    n: int
    flagged: Share
    n_without: int
    false_alarms: Share
    unprompted: Share


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything that is counted over one group of n cases."""

    n: int
    roots: RootMeasure
    roots_lenient: RootMeasure
    look_alikes: LookAlikeMeasure
    red_flags: FlagMeasure


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All cases together, then by truth, case type and input; how bands kept their word; what was missed."""

    all: Measures
    groups: Mapping[str, Mapping[str, Measures]]
    calibration: tuple[BandCheck, ...]
    misses: tuple[Miss, ...]


GROUPS: Mapping[str, Callable[[Outcome], str]] = {
    "truth": lambda one: one.truth,
    "type": lambda one: one.case.kind or UNNAMED_KIND,
    "input": lambda one: one.input.value,
}


def evaluate(library: Library, read_cases: Iterable[tuple[Case, Reading]]) -> Evaluation:
    """Measure readings against the truth of their cases. Cases without a known truth are left out."""
    found = tuple(outcome(library, case, reading) for case, reading in read_cases if case.truth.known)
    return Evaluation(
        measured(found),
        {name: _grouped(found, key) for name, key in GROUPS.items()},
        calibration(library.model, found),
        misses(found),
    )


def measured(outcomes: Sequence[Outcome]) -> Measures:
    """The counts over some cases."""
    return Measures(
        len(outcomes),
        _roots(outcomes, lambda one: one.root_rank),
        _roots(outcomes, lambda one: one.lenient_rank),
        _look_alikes(outcomes),
        _flags(outcomes),
    )


def _grouped(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> Mapping[str, Measures]:
    groups: dict[str, list[Outcome]] = {}
    for one in sorted(outcomes, key=lambda one: _place(key(one))):
        groups.setdefault(key(one), []).append(one)
    return {name: measured(members) for name, members in groups.items()}


def _place(name: str) -> tuple[int, str]:
    """Roots from the top down, inputs from nothing to an examination, all else by name."""
    order = (*Root, *Input)
    return (order.index(name), name) if name in order else (len(order), name)


def _roots(outcomes: Sequence[Outcome], rank: Callable[[Outcome], int | None]) -> RootMeasure:
    ranks: dict[Root, list[int | None]] = {}
    for one in outcomes:
        if one.root is not None:
            ranks.setdefault(one.root, []).append(rank(one))
    every = [r for of_root in ranks.values() for r in of_root]
    return RootMeasure(
        len(every),
        share_of(bool(one.reading.roots) for one in outcomes if one.root is not None),
        _among(every, 1),
        _among(every, 2),
        _among(every, 3),
        Average(tuple(_among(of_root, 1) for of_root in ranks.values())),
        Average(tuple(_among(of_root, 2) for of_root in ranks.values())),
    )


def _look_alikes(outcomes: Sequence[Outcome]) -> LookAlikeMeasure:
    ranks = [one.condition_rank for one in outcomes if one.condition]
    return LookAlikeMeasure(len(ranks), _among(ranks, 1), _among(ranks, 3))


def _flags(outcomes: Sequence[Outcome]) -> FlagMeasure:
    emergencies = [one for one in outcomes if one.emergency]
    without = [one for one in outcomes if one.without_flag]
    return FlagMeasure(
        len(emergencies),
        share_of(bool(one.alarms) for one in emergencies),
        len(without),
        share_of(bool(one.alarms) for one in without),
        share_of(bool(one.alarms) and not asked_yes(one.case.examination) for one in without),
    )


def _among(ranks: Sequence[int | None], best: int) -> Share:
    """How many stand among the best so many."""
    return share_of(rank is not None and rank <= best for rank in ranks)
