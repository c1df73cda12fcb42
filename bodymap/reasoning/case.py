"""One described person: where it hurts, what was found, and, for evaluation, what it turned out to be."""

from dataclasses import dataclass

from bodymap.atlas.levels import Root
from bodymap.reasoning.examination import NOT_EXAMINED, Examination
from bodymap.reasoning.symptoms import NO_SYMPTOMS, Symptoms


@dataclass(frozen=True, slots=True)
class Truth:
    """What a case turned out to be. No root and no condition: not known.

    cause: the disc level or other cause in the words of the source.
    """

    roots: tuple[Root, ...] = ()
    condition: str = ""
    cause: str = ""

    @property
    def known(self) -> bool:
        return bool(self.roots or self.condition)


UNKNOWN_TRUTH = Truth()


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a case file.

    context: free text, shown, never scored. kind: exam item, case report and the like. source: where the case
    comes from, as text. also_acceptable: roots and condition ids that count as nearly right.
    skipped: words that were not understood and not used, each with its line and the nearest known word.
    """

    id: str
    symptoms: Symptoms = NO_SYMPTOMS
    examination: Examination = NOT_EXAMINED
    context: tuple[str, ...] = ()
    truth: Truth = UNKNOWN_TRUTH
    also_acceptable: tuple[str, ...] = ()
    kind: str = ""
    source: str = ""
    skipped: tuple[str, ...] = ()
