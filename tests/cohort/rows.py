"""Small cohorts for tests: CHOIR tables that nobody filled in, and where the published sample lies."""

import os
from collections.abc import Sequence
from pathlib import Path
from random import Random

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.segments import open_segments
from bodymap.cohort.batch import Batch, batch_of, joined
from bodymap.cohort.drawn_row import drawn_row
from bodymap.cohort.sources import Reading, batches_of
from bodymap.cohort.tally import Tally
from bodymap.records.drawing_file import load
from bodymap.records.samples import samples

HEAD = "id,gender,race,age,bodymap_regions_csv,score"
SAMPLE = (
    Path(os.environ.get("BODYMAP_CHOIR", Path(__file__).parents[3] / "shared/data/choir")) / "validation.csv"
)


def invented(count: int = 200, seed: int = 1) -> str:
    """A table as CHOIR writes it; ids, ages and places are drawn by lot and are nobody's."""
    random, ids = Random(seed), sorted(open_segments().segments)
    lines = [HEAD]
    for number in range(1, count + 1):
        chosen = random.sample(ids, random.randint(1, 8))
        sex, age = random.choice(("Female", "Male")), random.randint(18, 90)
        lines.append(f'{number},{sex},Other,{age},"{",".join(map(str, chosen))}",50')
    return "\n".join(lines) + "\n"


def choir_file(folder: Path, text: str | None = None) -> Path:
    path = folder / "choir.csv"
    path.write_text(invented() if text is None else text, "utf-8")
    return path


def table(*rows: str) -> str:
    return "\n".join((HEAD, *rows)) + "\n"


def published_or_invented(folder: Path) -> Path:
    """The published sample, or, said aloud, a table made up in its format."""
    if SAMPLE.exists():
        return SAMPLE
    print(f"the CHOIR sample is not at {SAMPLE}: 200 made-up rows stand in for it")
    return choir_file(folder)


def read(*places: Path, reading: Reading | None = None) -> tuple[Batch, Tally]:
    tally = Tally()
    found = list(batches_of(open_atlas(), places, reading or Reading(), tally))
    return joined(found), tally


def read_text(folder: Path, *rows: str) -> tuple[Batch, Tally]:
    """What a CHOIR table with these rows is read as."""
    return read(choir_file(folder, table(*rows)))


def drawn(count: int = 13) -> Batch:
    """The shipped samples, painted by hand."""
    found = [load(sample.path).drawing for sample in samples()[:count]]
    return batch_of([drawn_row(open_atlas(), one, {"id": str(n)}) for n, one in enumerate(found)])


def segments_of(batch: Batch, number: int = 0) -> Sequence[int]:
    starts = batch.segments.starts
    return batch.segments["segment"][starts[number] : starts[number + 1]].tolist()
