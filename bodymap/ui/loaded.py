"""What every window stands on: the knowledge, the body, and the samples with the first of them read. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.read import measured, read_drawing
from bodymap.reasoning.reading import Reading
from bodymap.records.document import Document
from bodymap.records.sample_info import SampleInfo
from bodymap.records.shipped import open_shipped, shipped_samples


@dataclass(frozen=True, slots=True)
class Loaded:
    """sample: the first of the samples and what it reads as; None where none could be opened, told in `problem`."""

    library: Library
    atlas: Atlas
    samples: tuple[SampleInfo, ...]
    sample: Document | None
    reading: Reading | None
    problem: BodymapError | None

    def read(self, drawing: PainDrawing, examination: Examination) -> Reading:
        """The pure reading with the library and the atlas inside; what was read before is not read twice."""
        first = self.sample
        known = first is not None and drawing is first.drawing and examination == first.examination
        if known and self.reading is not None:
            return self.reading
        return read_drawing(self.library, self.atlas, drawing, examination)


def reader(library: Library, atlas: Atlas) -> Callable[[PainDrawing, Examination], Reading]:
    """The pure reading with the library and the atlas inside."""

    def read(drawing: PainDrawing, examination: Examination) -> Reading:
        return read_drawing(library, atlas, drawing, examination)

    return read


def ahead(library: Library, atlas: Atlas) -> Callable[[PainDrawing], object]:
    """What takes longest of a reading, with the library and the atlas inside: it is remembered for the reading."""

    def measure(drawing: PainDrawing) -> object:
        return measured(library, atlas, drawing)

    return measure


def load() -> Loaded:
    """Everything from the files. Raises BodymapError where there can be no window."""
    library, atlas = open_library(), open_atlas()
    samples, sample, problem = _samples()
    reading = read_drawing(library, atlas, sample.drawing, sample.examination) if sample is not None else None
    return Loaded(library, atlas, samples, sample, reading, problem)


def _samples() -> tuple[tuple[SampleInfo, ...], Document | None, BodymapError | None]:
    """The shipped samples and the first drawing; a broken one is told, and the program goes on without."""
    try:
        found = shipped_samples()
    except BodymapError as problem:
        return (), None, problem
    try:
        return found, open_shipped(found[0]) if found else None, None
    except BodymapError as problem:
        return found, None, problem
