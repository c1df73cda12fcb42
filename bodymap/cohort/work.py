"""What every piece of work with many drawings keeps to, on the command line as in the window: limits, counts, what is made up."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.batch import Batch
from bodymap.cohort.frequency import Frequency
from bodymap.cohort.groups import AGES, grouping
from bodymap.cohort.raster import CELL
from bodymap.cohort.score_table import score_table
from bodymap.cohort.tally import Tally
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.language import grouped, tr, tr_later

MADE_UP = tr_later("SIMULATED: {number} of these drawings were made up by the program; nobody drew them.")
NONE_READ = tr_later("no drawing could be read; expected at least one")
MOST_SMOOTH = 100.0
"""mm of the Gaussian; more would smear a leg into the other."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is counted. by: the name of a grouping, "" = all together; ages: years at which bands begin; cell: mm; raster: cells too."""

    by: str = ""
    ages: tuple[int, ...] = AGES
    cell: float = CELL
    raster: bool = True

    def serves(self, other: "Asked") -> bool:
        """Whether what was counted for this answers the other as well."""
        return (self.by, self.ages, self.cell) == (other.by, other.ages, other.cell) and self.raster >= other.raster


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of drawings that have gone by, and how many of them are made up."""

    found: Frequency
    made_up: int = 0

    @property
    def note(self) -> str:
        """Says that there are made-up drawings in it; "" = there are none."""
        return tr(MADE_UP, number=grouped(self.made_up)) if self.made_up else ""


def frequency(library: Library, atlas: Atlas, asked: Asked) -> Frequency:
    """Empty counts for what is asked. Raises BodymapError for an unknown grouping."""
    table = score_table(library, atlas)
    return Frequency(atlas, grouping(asked.by, table, asked.ages), table.places, asked.cell, asked.raster)


def counted(empty: Frequency, batches: Iterable[Batch]) -> Counted:
    """Fills the counts."""
    made_up = 0
    for batch in batches:
        empty.add(batch)
        made_up += simulated_in(batch)
    return Counted(empty, made_up)


def simulated_in(batch: Batch) -> int:
    """How many of these drawings are made up."""
    return int((batch["simulated_root"] != "").sum())


def within(option: str, value: float, least: float, most: float) -> None:
    """Raises BodymapError for a number outside of what makes sense."""
    if not least <= value <= most:
        raise BodymapError(f"{option} {value:g} is out of range; expected {least:g} to {most:g}")


def some_at_least(
    batches: Iterator[Batch], tally: Tally, tell: Callable[[Sequence[str]], object]
) -> Iterator[Batch]:
    """Raises BodymapError at the end when there was no drawing at all: an empty result helps nobody. tell: hears why before that."""
    yield from batches
    if not tally.read:
        tell(tally.lines()[:-1])
        raise BodymapError(tr(NONE_READ))


def check_not_a_source(output: Path, places: Sequence[Path]) -> None:
    """Raises BodymapError when what is written would take the place of what it was made from."""
    if output.exists() and any(place.is_file() and place.samefile(output) for place in places):
        raise BodymapError(
            tr("the result would take the place of what it comes from; expected another name with -o"), output
        )
