import pytest

from bodymap.atlas.levels import Side
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.reasoning.clusters import count, counted
from bodymap.reasoning.examination import Examination, Finding
from bodymap.reasoning.look_alikes import ranked_fits
from tests.reasoning.cases import painful, symptoms

LIBRARY = open_library()
(CLUSTER,) = LIBRARY.clusters


def examined(*values: str, more: tuple[Finding, ...] = ()) -> Examination:
    tests = zip(CLUSTER.of, values, strict=False)
    return Examination(
        (*more, *(Finding(FindingKind.TEST, name, value, Side.RIGHT) for name, value in tests if value))
    )


@pytest.mark.parametrize(
    ("values", "value", "words"),
    [
        ((), "", ""),
        (("pos", "pos"), "", "2 of 5 positive, 3 not tested"),
        (("pos", "pos", "pos"), "pos", "3 of 5 positive, 2 not tested"),
        (("pos", "pos", "neg", "neg"), "", "2 of 5 positive, 1 not tested"),
        (("pos", "pos", "neg", "neg", "neg"), "neg", "2 of 5 positive"),
    ],
)
def test_the_program_counts_the_tests(values: tuple[str, ...], value: str, words: str) -> None:
    found = count(CLUSTER, examined(*values), Side.RIGHT)
    assert (found.value, found.words) == (value, words)


def test_the_sum_is_a_finding_of_its_side_only() -> None:
    after = counted(LIBRARY, examined("pos", "pos", "pos"))
    assert [after.value(CLUSTER.kind, CLUSTER.name, side) for side in Side] == ["", "pos"]


def test_the_tests_overrule_a_sum_that_was_told() -> None:
    told = Finding(FindingKind.TEST, "sij_cluster", "neg", Side.RIGHT)
    after = counted(LIBRARY, examined("pos", "pos", "pos", more=(told,)))
    assert after.value(CLUSTER.kind, CLUSTER.name, Side.RIGHT) == "pos"


def test_a_told_sum_stays_while_the_tests_decide_nothing() -> None:
    told = Finding(FindingKind.TEST, "sij_cluster", "pos", Side.RIGHT)
    after = counted(LIBRARY, examined("pos", more=(told,)))
    assert after.value(CLUSTER.kind, CLUSTER.name, Side.RIGHT) == "pos"


def score(examination: Examination) -> float:
    fits = ranked_fits(LIBRARY, symptoms(painful("si_joint")), counted(LIBRARY, examination))
    return next(fit.score for fit in fits if fit.condition.id == "sij_pain")


def test_a_further_positive_test_never_lowers_the_joint() -> None:
    scores = [score(examined(*("pos",) * n)) for n in range(1, 6)]
    assert scores == sorted(scores)


def test_five_positive_tests_count_as_their_sum_and_no_more() -> None:
    told = Finding(FindingKind.TEST, "sij_cluster", "pos", Side.RIGHT)
    assert score(examined(*("pos",) * 5)) == pytest.approx(score(Examination((told,))))
