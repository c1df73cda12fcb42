"""Tests that count together: the program counts them, nobody enters the sum by hand."""

from dataclasses import dataclass

from bodymap.atlas.levels import Side
from bodymap.knowledge.library import Cluster, Library
from bodymap.language import tr
from bodymap.reasoning.examination import Examination, Finding


@dataclass(frozen=True, slots=True)
class Count:
    """How many tests of a cluster were positive and how many were done on one side; value "" = not decided yet."""

    positive: int
    tested: int
    of: int
    value: str

    @property
    def words(self) -> str:
        """`2 of 5 positive, 2 not tested`; "" when none was done."""
        if not self.tested:
            return ""
        left = self.of - self.tested
        if left:
            return tr(
                "{positive} of {all} positive, {left} not tested",
                positive=self.positive,
                all=self.of,
                left=left,
            )
        return tr("{positive} of {all} positive", positive=self.positive, all=self.of)


def count(cluster: Cluster, examination: Examination, side: Side | None) -> Count:
    """Positive from enough positive tests on; negative only when all were done and fewer were positive."""
    values = [examination.value(cluster.kind, name, side) for name in cluster.of]
    positive, tested = values.count("pos"), len(values) - values.count("")
    decided = "neg" if tested == len(values) else ""
    value = "pos" if positive >= cluster.positive_from else decided
    return Count(positive, tested, len(values), value)


def counted(library: Library, examination: Examination) -> Examination:
    """The examination with the sum of every cluster its tests decide; a sum that was told without them stays."""
    for cluster in library.clusters:
        for side in (Side.LEFT, Side.RIGHT):
            found = count(cluster, examination, side)
            if found.value:
                sum_ = Finding(cluster.kind, cluster.name, found.value, side)
                examination = examination.with_finding(sum_)
    return examination
