"""Whether a band keeps its word: of all roots said to be so likely, how many were the one.

Counted over the cases whose truth names one root, because a probability holds given that one root is the cause. A
root is one statement a case, with the sum of both sides. The statements of one case are not independent (one of them
is right, the others are not), so the intervals are a little too narrow.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bodymap.atlas.levels import Root
from bodymap.knowledge.library import Band, Model
from bodymap.reasoning.evaluation.outcomes import Outcome
from bodymap.reasoning.evaluation.shares import Share, share_of
from bodymap.reasoning.reading import Reading


@dataclass(frozen=True, slots=True)
class BandCheck:
    """observed: the share of the statements in this band that were right. stated: mean probability, None = none."""

    band: Band
    observed: Share
    stated: float | None


def calibration(model: Model, outcomes: Iterable[Outcome]) -> tuple[BandCheck, ...]:
    """One row a band, the highest first; a band counts before the judgement that it may be no root holds it back."""
    said: dict[Band, list[tuple[float, bool]]] = defaultdict(list)
    for one in outcomes:
        if one.root is not None:
            for root, probability in probabilities(one.reading).items():
                said[model.band(probability)].append((probability, root is one.root))
    return tuple(_check(band, said[band]) for band in reversed(model.bands))


def probabilities(reading: Reading) -> dict[Root, float]:
    """Every root with the sum of its two sides, 0-1."""
    sums: dict[Root, float] = defaultdict(float)
    for evidence in reading.roots:
        sums[evidence.root] += evidence.probability
    return sums


def _check(band: Band, said: Sequence[tuple[float, bool]]) -> BandCheck:
    mean = sum(probability for probability, _ in said) / len(said) if said else None
    return BandCheck(band, share_of(right for _, right in said), mean)
