"""Made-up drawings of people with one root, by the evidence tables and as unsteady as people draw: marked as simulated, nobody's.

Each zone is marked with the chance that the tables give it for the root (knowledge/zones.yaml and model.yaml), pain and numbness apart, on one side
picked by lot. How zones of one region of the body go together is assumed: a Gaussian copula with the correlation TOGETHER leaves the
chance of every zone as it is. What is marked is painted as blots (reasoning/evaluation/painted_case.py) and drawn again with the
published noise of drawing twice (redraw.py). The tables are what the program reads drawings with: such a cohort tests software and shows
methods; that the reading finds the root in it proves nothing about people.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from math import sqrt
from random import Random
from statistics import NormalDist

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import Root, Side
from bodymap.cohort.batch import Batch, Row, batch_of
from bodymap.cohort.drawn_row import drawn_row
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Channel
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.language import tr
from bodymap.reasoning.evaluation.painted_case import painted_case
from bodymap.reasoning.evaluation.redraw import redrawn
from bodymap.reasoning.symptoms import Symptoms, ZoneSign

KIND = "simulated"
TOGETHER = 0.6
"""Correlation of zones of one region (assumed)."""
PIECE = 32
"""Drawings made at a time: what one worker is asked for."""
MOST = 10_000_000
TRIES = 20
"""A person whose lot marks nothing at all is drawn by lot again, so often."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Drawings from `first` to before `end` of a root; again: the second drawing of the same people."""

    root: Root
    first: int
    end: int
    seed: int
    again: bool = False


def pieces(root: Root, count: int, seed: int, again: bool = False, size: int = PIECE) -> Iterator[Wanted]:
    """The work for so many drawings, in pieces of this size. Raises BodymapError for a count that makes no sense."""
    if not 0 < count <= MOST:
        raise BodymapError(f"-n {count} is out of range; expected 1 to {MOST:,}")
    for first in range(0, count, size):
        yield Wanted(root, first, min(first + size, count), seed, again)


def simulated(wanted: Wanted) -> Batch:
    """The drawings, the same for the same wish wherever it is worked; opens knowledge and atlas there."""
    library, atlas = open_library(), open_atlas()
    return batch_of([_row(library, atlas, wanted, number) for number in range(wanted.first, wanted.end)])


def _row(library: Library, atlas: Atlas, wanted: Wanted, number: int) -> Row:
    root, name = wanted.root, f"simulated {wanted.root} {wanted.seed} {number + 1}"
    drawing = drawn_by_lot(library, atlas, root, name)
    if wanted.again:
        again = redrawn(atlas, drawing, Random(f"{name} again"), library.rules.telling.drawn_twice)
        drawing = again if again.marks else drawing
    return drawn_row(atlas, drawing, {"id": name, "kind": KIND, "simulated_root": root.value})


def drawn_by_lot(library: Library, atlas: Atlas, root: Root, name: str) -> PainDrawing:
    """One person's drawing; the same name gives the same drawing. Raises BodymapError when the lot never marks anything."""
    for attempt in range(TRIES):
        random = Random(f"{name} {attempt}")
        ideal = painted_case(atlas, Symptoms(tuple(signs_by_lot(library, root, random))))
        if ideal.marks:
            drawn = redrawn(atlas, ideal, random, library.rules.telling.drawn_twice)
            if drawn.marks:
                return drawn
    raise BodymapError(tr("the tables mark next to nothing for {root}; no drawing could be made up", root=root))


def signs_by_lot(library: Library, root: Root, random: Random) -> Iterator[ZoneSign]:
    """Zones marked on one side, each with its chance for the root."""
    side = random.choice(tuple(Side))
    for channel in Channel:
        regions = {zone.region: random.gauss(0, 1) for zone in library.zones.values()}
        for zone in library.zones.values():
            own = sqrt(TOGETHER) * regions[zone.region] + sqrt(1 - TOGETHER) * random.gauss(0, 1)
            if own < _bounds(library, channel)[zone.rating.get(channel, {}).get(root, 0)]:
                yield ZoneSign(zone.id, side, channel)


def _bounds(library: Library, channel: Channel) -> Mapping[int, float]:
    """For each rating the value below which a standard normal lot falls with the chance of marking."""
    return {rating: _normal(chance) for rating, chance in library.model.marking[channel].items()}


_normal = partial(NormalDist.inv_cdf, NormalDist())


def root_named(word: str) -> Root:
    """Raises BodymapError for no root of ours."""
    if word not in set(Root):
        raise BodymapError(f"--root {word[:40]!r} is not known; expected one of {', '.join(Root)}")
    return Root(word)
