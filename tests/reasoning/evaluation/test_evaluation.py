"""What is counted, on invented cases: each measure with an answer known beforehand."""

import pytest

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.case import Case, Truth
from bodymap.reasoning.evaluation.outcomes import Input, input_of
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.reading import Reading, RootEvidence, Urgency
from tests.reasoning.evaluation.made import (
    RADICULOPATHY,
    alike,
    evaluated,
    marked,
    of_condition,
    of_root,
    ranked,
)

ALL = tuple(root.value for root in Root)


def test_a_perfect_reader_is_always_first() -> None:
    roots = evaluated(*((of_root(name), ranked(name)) for name in ALL)).all.roots
    assert (roots.n, roots.first.share, roots.averaged_first.share) == (len(ALL), 1.0, 1.0)


def test_a_reader_that_says_nothing_misses_all() -> None:
    roots = evaluated(*((of_root(name), Reading()) for name in ALL)).all.roots
    assert (roots.first.share, roots.first_three.share, roots.averaged_first_two.share) == (0.0, 0.0, 0.0)


def test_the_second_place_counts_in_the_first_two_only() -> None:
    roots = evaluated((of_root("L4"), ranked("L5", "L4"))).all.roots
    assert (roots.first.share, roots.first_two.share) == (0.0, 1.0)


def test_the_third_place_counts_in_the_first_three_only() -> None:
    roots = evaluated((of_root("L4"), ranked("L5", "S1", "L4"))).all.roots
    assert (roots.first_two.share, roots.first_three.share) == (0.0, 1.0)


def test_averaged_a_rare_root_weighs_as_much_as_a_frequent_one() -> None:
    frequent = [(of_root("L5", case_id=f"l5-{n}"), ranked("L5")) for n in range(9)]
    roots = evaluated(*frequent, (of_root("L2"), ranked("L5", "L2"))).all.roots
    assert (roots.first.share, roots.averaged_first.share) == (0.9, 0.5)
    assert roots.averaged_first_two.share == 1.0


def test_what_is_acceptable_too_counts_only_leniently() -> None:
    found = evaluated((of_root("L4", "L3", "hip_oa"), ranked("L3", "L4"))).all
    assert (found.roots.first.share, found.roots_lenient.first.share) == (0.0, 1.0)


def test_a_truth_of_several_roots_does_not_count_for_the_roots() -> None:
    case = Case("several", truth=Truth((Root.L5, Root.S1), RADICULOPATHY))
    assert evaluated((case, ranked("L5"))).all.roots.n == 0


def test_a_root_is_counted_once_however_many_sides_show_it() -> None:
    rows = (("S1", Side.LEFT), ("S1", Side.RIGHT), ("L5", Side.LEFT))
    reading = Reading(
        roots=tuple(RootEvidence(Root(r), s, n, 0.3, "fits") for n, (r, s) in enumerate(rows, start=1))
    )
    assert evaluated((of_root("L5"), reading)).all.roots.first_two.share == 1.0


def test_a_case_without_a_truth_is_left_out() -> None:
    assert evaluated((Case("unknown"), ranked("L5"))).all.n == 0


def test_a_condition_of_the_roots_is_no_look_alike() -> None:
    assert evaluated((of_condition(RADICULOPATHY), alike("gtps"))).all.look_alikes.n == 0


def test_the_third_look_alike_counts_in_the_first_three() -> None:
    looks = evaluated((of_condition("gtps"), alike("hip_oa", "sij_pain", "gtps"))).all.look_alikes
    assert (looks.n, looks.first.share, looks.first_three.share) == (1, 0.0, 1.0)


def test_a_warning_with_the_name_of_the_truth_counts_as_first() -> None:
    looks = evaluated((of_condition("cauda_equina"), alike("gtps", alarm="cauda_equina"))).all.look_alikes
    assert looks.first.share == 1.0


def test_a_question_is_no_warning() -> None:
    reading = alike("gtps", alarm="cauda_equina", urgency=Urgency.ASK)
    found = evaluated((of_condition("cauda_equina"), reading)).all
    assert (found.look_alikes.first.share, found.red_flags.flagged.share) == (0.0, 0.0)


def test_an_emergency_that_is_said_is_flagged() -> None:
    flags = evaluated((of_condition("cauda_equina"), alike(alarm="urinary_retention"))).all.red_flags
    assert (flags.n, flags.flagged.share, flags.n_without) == (1, 1.0, 0)


def test_an_emergency_said_of_something_harmless_is_a_false_alarm() -> None:
    flags = evaluated((of_condition("gtps"), alike(alarm="cauda_equina")), (of_root("L5"), ranked("L5")))
    assert (flags.all.red_flags.n_without, flags.all.red_flags.false_alarms.share) == (2, 0.5)


def test_a_false_alarm_after_a_yes_is_told_apart() -> None:
    yes = Examination((Finding(FindingKind.FACT, "urinary_retention", "yes"),))
    flags = evaluated((of_condition("gtps", yes), alike(alarm="urinary_retention"))).all.red_flags
    assert (flags.false_alarms.share, flags.unprompted.share) == (1.0, 0.0)


def test_a_red_flag_that_is_no_emergency_counts_on_neither_side() -> None:
    flags = evaluated((of_condition("spinal_tumour"), alike("spinal_tumour"))).all.red_flags
    assert (flags.n, flags.n_without) == (0, 0)


def test_groups_come_by_truth_type_and_input() -> None:
    groups = evaluated(
        (of_root("S1", kind="exam"), ranked("S1")),
        (of_root("L5"), ranked("S1")),
        (of_condition("gtps"), Reading()),
    ).groups
    assert {kind: list(of_kind) for kind, of_kind in groups.items()} == {
        "truth": ["L5", "S1", "gtps"],
        "type": ["exam", "not said"],
        "input": ["nothing"],
    }
    assert groups["truth"]["S1"].roots.first.share == 1.0


@pytest.mark.parametrize(
    ("condition", "group"),
    [(RADICULOPATHY, "several roots"), ("", "several roots"), ("cauda_equina", "cauda_equina")],
)
def test_a_truth_of_several_roots_is_grouped_by_what_hurts_them(condition: str, group: str) -> None:
    case = Case("several", truth=Truth((Root.S2, Root.S3), condition))
    assert list(evaluated((case, Reading())).groups["truth"]) == [group]


def test_every_group_of_a_kind_together_holds_every_case() -> None:
    found = evaluated(*((of_root(name), ranked(name)) for name in ALL))
    assert all(sum(one.n for one in kind.values()) == found.all.n for kind in found.groups.values())


WEAK = Examination((Finding(FindingKind.STRENGTH, "hallux_extension", "weak", Side.LEFT),))
YES = Examination((Finding(FindingKind.HISTORY, "sudden_onset", "yes"),))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (Case("a", examination=YES), Input.NOTHING),
        (Case("b", marked(Channel.PAIN), YES), Input.PAIN),
        (Case("c", marked(Channel.SENSORY)), Input.NUMBNESS),
        (Case("d", marked(Channel.SENSORY), WEAK), Input.EXAMINATION),
    ],
)
def test_the_input_is_the_best_that_was_entered(case: Case, expected: Input) -> None:
    assert input_of(case) is expected


def test_a_miss_tells_what_was_said_first_and_why() -> None:
    (miss,) = evaluated((of_root("L4"), ranked("L5", "L4"))).misses
    assert (miss.measure, miss.truth, miss.said, miss.rank, miss.reasons) == (
        "roots", "L4", "L5", 2, ("why L5",),
    )  # fmt: skip


def test_a_miss_of_a_silent_reading_says_nothing() -> None:
    (miss,) = evaluated((of_root("L4"), Reading())).misses
    assert (miss.said, miss.rank) == ("nothing", None)


def test_a_false_alarm_and_an_emergency_not_seen_are_misses() -> None:
    found = evaluated(
        (of_condition("gtps"), alike("gtps", alarm="x")), (of_condition("cauda_equina"), Reading())
    )
    assert {miss.measure for miss in found.misses} == {"false_alarms", "red_flags", "look_alikes"}


def test_a_perfect_reader_misses_nothing() -> None:
    assert evaluated((of_root("L4"), ranked("L4", "L5")), (of_condition("gtps"), alike("gtps"))).misses == ()
